"""What can be asked, in each language, and what is answered."""

import pytest

from bot.answers import ProjectButton, QuestionButton, RegionButton, ScreenButton
from bot.answers.patterns import Match
from bot.domain.languages import Language
from bot.domain.lexicon import Lexicon
from tests.answers.conftest import Ask


@pytest.mark.parametrize(
    ("question", "id_", "said"),
    [
        ("Программаны ким каржылайт?", "programme.donor", "Европа Биримдиги"),
        ("Кто финансирует программу?", "programme.donor", "Европейский союз"),
        ("Who funds the programme?", "programme.donor", "European Union"),
        ("Канча сунуш түштү?", "selection.proposals", "58"),
        ("сколько заявок поступило", "selection.proposals", "58"),
        ("how many proposals were rejected?", "selection.not_selected", "49"),
        ("kancha dolboor tandaldy", "selection.selected", "9"),
        ("До какого числа принимали заявки?", "call.deadline", "29 января 2018"),
        ("Бир долбоорго эң көп канча евро?", "call.amount", "10 000"),
        ("Can I still apply?", "call.status", "closed"),
        ("Где взять форму заявки?", "call.forms", "gsi-projects.eu"),
        ("Программа качан башталган?", "programme.period", "2016"),
        ("Will there be a conference?", "programme.conference", "conference"),
        ("Сколько диалоговых площадок?", "component-dialogue-platforms", "8"),
        ("Евробиримдикте канча өлкө бар?", "statement-eu-members", "28"),
        ("Кеңсенин дареги кандай?", "project-office.address", "6/2"),
        ("факс делегации", "eu-delegation.fax", "26 10 07"),
        ("What floor is the EU delegation on?", "eu-delegation.floor", "5th floor"),
        ("Мобильный номер программы?", "project-office.phone.mobile", "551"),
        ("түшкү тыныгуу качан?", "project-office.lunch", "12:00"),
    ],
)
def test_the_programme(ask: Ask, question: str, id_: str, said: str) -> None:
    answer = ask(question)
    assert (answer.kind, answer.id) == ("known", id_)
    assert said in answer.plain.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "id_", "said"),
    [
        ("Нарында эмне бар?", "region-KG-N", "Нарын экономикалык"),
        ("че есть в нарыне", "region-KG-N", "Нарынский центр"),
        ("wich projcts are in talas", "region-KG-T", "Legal and Analytical"),
        ("Сүлүктүдө долбоор барбы?", "region-KG-B", "Инсан-Лейлек"),
        ("проекты в Караколе", "region-KG-Y", "Айылдык жашоо"),
        ("Ош шаарында кайсы долбоор бар?", "region-KG-GO", "Булан"),
        ("сколько проектов в Бишкеке", "region-KG-GB.count", "2"),
        ("Who runs the anti-corruption project?", "project-6.lead", "Aiyldyk Zhashoo"),
        ("экология боюнча долбоорду ким жүргүзөт", "project-7.lead", "Бюджеттик процесс"),
        ("Кто партнёр Булана?", "project-2.partner", "ЭлТР"),
        ("С какой газетой работают?", "project-7", "Айыл акыйкаты"),
        ("Where does the Open Civic Tribune work?", "project-5.where", "all oblasts"),
        ("Экономика министрлигинин кеңеши кайсы долбоордо?", "project-3", "Билим берүүчү мекемелердин"),
        ("о чём проект 9", "project-9.about", "PR"),
        ("Which projects cover the whole country?", "projects-3-5", "Open Institute of Social Policy"),
        ("Баткен менен Нарынды салыштыр", "region-KG-B-KG-N", "Инсан-Лейлек"),
        ("Кто победил?", "projects.list", "Фонд глобальных изменений"),
        ("В каких регионах есть проекты?", "projects.regions", "Нарын"),
    ],
)
def test_projects_by_region_place_organisation_partner_and_theme(
    ask: Ask, question: str, id_: str, said: str
) -> None:
    answer = ask(question)
    assert answer.kind == "known"
    assert str(answer.id).startswith(id_)
    assert said in answer.plain


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Нарын долбооруна канча акча бөлүндү?", "10 000"),
        ("Сколько денег получил Булан?", "10 000"),
        ("Who sat on the selection committee?", "58"),
        ("Почему отклонили нашу заявку?", "49"),
        ("Кийинки конкурс качан?", "29-январы"),
        ("Айылдык жашоонун төрагасы ким?", "маалымат жок"),
        ("какой телефон у фонда Инсан-Лейлек", "неизвестн"),
        ("What results did the ecology project achieve?", "not known"),
        ("Когда и где пройдёт конференция?", "неизвестны"),
    ],
)
def test_what_no_source_tells_is_said_to_be_unknown_and_the_office_named(
    ask: Ask, question: str, said: str
) -> None:
    answer = ask(question)
    assert (answer.kind, answer.id, answer.answered) == ("unknown", None, False)
    plain = answer.plain.replace("\u00a0", " ")
    assert said in plain
    assert "+996 312 45 56 57" in plain
    assert any(isinstance(button, ScreenButton) and button.screen == "contacts" for button in answer.buttons)


@pytest.mark.parametrize(
    "question",
    ["Эртең Нарында кар жаайбы?", "как сварить борщ", "Write me a poem about love", "kakoi kurs dollara"],
)
def test_off_topic_gets_a_friendly_line(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert (answer.kind, answer.answered) == ("off_topic", False)
    assert "\n" not in answer.plain


@pytest.mark.parametrize(
    ("question", "id_", "command"),
    [
        ("Жаңылыктарга кантип жазылам?", "help.subscribe", "/subscribe"),
        ("как отписаться", "help.unsubscribe", "/unsubscribe"),
        ("how do I change the language", "help.language", "/language"),
        ("буйруктар тизмеси", "help.commands", "/mydata"),
        ("что вы храните обо мне?", "help.my_data", "/mydata"),
        ("delete everything about me", "help.forget", "/forget"),
        ("как записаться на семинар", "help.events", "/events"),
        ("сен ботсуңбу?", "help.identity", "/contacts"),
        ("что ты умеешь", "help.abilities", "/help"),
        ("does it cost anything to use this bot", "help.price", ""),
        ("ты пишешь ночью?", "help.quiet", ""),
    ],
)
def test_how_to_use_the_bot(ask: Ask, question: str, id_: str, command: str) -> None:
    answer = ask(question)
    assert (answer.kind, answer.id, answer.answered) == ("help", id_, True)
    assert command in answer.plain


@pytest.mark.parametrize(
    ("first", "then", "id_"),
    [
        ("Нарында кайсы долбоор бар?", "ал кимдер менен иштейт?", "region-KG-N.partner"),
        ("Кто ведёт проект о коррупции?", "а партнёр кто?", "project-6.partner"),
        ("Кто ведёт проект о коррупции?", "а где?", "project-6.where"),
        ("Who leads in Batken?", "and in Talas?", "region-KG-T"),
        ("Телефон делегации?", "а факс?", "eu-delegation.fax"),
        ("Which two projects cover every oblast?", "And their partners?", "projects-3-5.partner"),
        ("Ат-Башыда кайсы долбоор бар?", "жалпы канча долбоор утту?", "selection.selected"),
        ("Когда начинаются девять проектов?", "а когда заканчиваются?", "projects.period"),
    ],
)
def test_follow_ups_are_about_the_subject(ask: Ask, first: str, then: str, id_: str) -> None:
    assert str(ask(then, ask(first).subject).id).startswith(id_)


def test_several_questions_get_several_answers(ask: Ask) -> None:
    answer = ask("Сколько предложений подали и до какого числа их принимали?")
    assert "58" in answer.plain
    assert "29 января" in answer.plain


def test_the_reply_is_in_the_language_of_the_question(ask: Ask) -> None:
    assert ask("kim karjylait programmany?").language is Language.KY
    assert ask("kto finansiruet programmu?").language is Language.RU
    assert ask("who pays for the programme?").language is Language.EN


def test_an_unclear_question_is_answered_in_the_language_of_the_chat(ask: Ask) -> None:
    assert ask("+996 ???").language is Language.KY


def test_buttons_lead_to_the_cards_and_pages_concerned(ask: Ask) -> None:
    assert [b.project for b in ask("кто такие Булан").buttons if isinstance(b, ProjectButton)] == [2]
    assert [b.code for b in ask("проекты в Таласе").buttons if isinstance(b, RegionButton)] == ["KG-T"]


def weighed(monkeypatch: pytest.MonkeyPatch, **likely: float) -> None:
    """Have every question likely ask this."""
    matches = [Match(name.replace("__", "."), score, frozenset()) for name, score in likely.items()]
    monkeypatch.setattr("bot.answers.intents.Intents.weigh", lambda *_: matches)


def test_an_unsure_reply_offers_questions_and_the_office(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed(monkeypatch, programme__donor=0.15, call__deadline=0.1, call__who=0.05)
    unsure = ask("кымкап чөмөлө")
    assert (unsure.kind, unsure.answered) == ("unsure", False)
    assert [type(button) for button in unsure.buttons] == [*[QuestionButton] * 3, ScreenButton]


def test_of_two_likely_readings_the_bot_asks_which_is_meant(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighed(monkeypatch, programme__donor=0.28, call__deadline=0.26, call__who=0.01)
    which = ask("акча качан")
    assert (which.kind, which.answered, which.id) == ("which", False, None)
    assert [button.label for button in which.buttons] == [
        "Программаны ким каржылайт?",
        "Арыз берүүнүн акыркы мөөнөтү качан болгон?",
    ]


@pytest.mark.parametrize("nonsense", ["asdfgh", "яяяяяя", "тест"])
def test_nonsense_is_about_nothing_that_was_spoken_of(ask: Ask, nonsense: str) -> None:
    assert not ask(nonsense, ask("проекты в Нарыне").subject).answered
    assert not ask(nonsense, ask("где офис").subject).answered


def test_a_number_alone_is_a_projects_where_projects_are_spoken_of(ask: Ask) -> None:
    assert ask("а 5?", ask("расскажи про проект 3").subject).id == "project-5.card"
    assert not ask("а 5?").answered
    assert ask("a 5?", ask("расскажи про проект 3").subject).language is Language.KY


def test_what_is_mostly_unknown_words_is_not_answered(ask: Ask) -> None:
    assert not ask("Программа шыбыргак кымкап чөмөлө кыртыш кыбыр тыбыр мамыкча?").answered


def test_each_offered_question_gets_its_own_reply(ask: Ask, lexicon: Lexicon) -> None:
    asked = [(id_, reply, reply.ask) for id_, reply in lexicon.replies.items() if reply.ask]
    for id_, reply, line in asked:
        for language in Language:
            answer = ask(line[language])
            assert answer.answered
            assert answer.language is language
            assert reply.compose or answer.id == id_


def test_every_reply_names_its_source(ask: Ask) -> None:
    assert ask("Канча сунуш түштү?").sources == ("press-release",)
    assert ask("дедлайн").sources == ("eeas-2017-12-25",)
    assert "eeas-2017-12-25" in ask("Бул кандай программа?").sources
