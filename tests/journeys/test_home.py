"""Getting to know the bot: start, language, menu, help, and what it cannot read."""

import pytest

from bot.content.texts import Texts
from bot.domain.catalogue import Catalogue
from bot.domain.languages import Language
from bot.playground import BotApiServer, Group, Person

pytestmark = pytest.mark.usefixtures("bot")

OLD_BUTTON = "Бул баскыч эскирип калыптыр. Менюну жаңыдан ачыңыз: /start"


@pytest.fixture
def person(server: BotApiServer) -> Person:
    """Somebody whose Telegram is in Kyrgyz."""
    return server.person("Айгүл", language_code="ky")


async def test_a_new_person_chooses_language_then_regions_then_sees_the_menu(person: Person) -> None:
    hello = await person.start()
    assert hello.buttons == [["Кыргызча", "Русский", "English"]]
    regions = await person.taps("Русский")
    assert "Новости каких регионов" in regions.text
    chosen = await person.taps("▫️ Нарынская область")
    assert any("✅ Нарынская область" in row for row in chosen.buttons)
    menu = await person.taps("Готово")
    assert "Что вас интересует?" in menu.text
    assert {hello.id} == {regions.id, chosen.id, menu.id}, "one message is edited all the way"


async def test_regions_may_be_skipped(person: Person) -> None:
    await person.start()
    await person.taps("Кыргызча")
    assert "Сизди эмне кызыктырат?" in (await person.taps("Өткөрүп жиберүү")).text


async def test_who_chose_a_language_gets_the_menu_at_the_next_start(person: Person) -> None:
    await person.start()
    await person.taps("English")
    assert "What would you like to know?" in (await person.start()).text


@pytest.mark.parametrize(
    ("code", "reply"),
    [("ky", "Аймактар"), ("ru-RU", "Проекты"), ("de", "Projects"), ("", "Аймактар")],
)
async def test_until_a_language_is_chosen_telegrams_own_decides(
    server: BotApiServer, code: str, reply: str
) -> None:
    person = server.person("Emma", language_code=code)
    assert (await person.says("/projects")).text.startswith(reply)


async def test_a_question_before_the_choice_of_a_language_is_answered(person: Person) -> None:
    await person.start()
    assert (await person.says("Саламатсызбы")).text


@pytest.mark.parametrize(
    ("payload", "shown"),
    [
        ("project_3", "Экономика Министрлигинин"),
        ("region_KG-N", "Нарын облусу"),
        ("project_99", "Мындай долбоор табылган жок"),
        ("project_", "Мындай долбоор табылган жок"),
        ("region_XX", "Мындай аймак табылган жок"),
    ],
)
async def test_deep_links_lead_a_newcomer_to_what_they_name(person: Person, payload: str, shown: str) -> None:
    assert (await person.start(payload)).buttons[0][0] == "Кыргызча"
    assert shown in (await person.next()).text


async def test_a_language_link_speaks_that_language_at_once(person: Person) -> None:
    assert "Новости каких регионов" in (await person.start("lang_ru")).text


async def test_an_unknown_payload_is_a_plain_start(person: Person) -> None:
    assert (await person.start("nonsense")).buttons[0][0] == "Кыргызча"
    await person.taps("Кыргызча")
    assert "Сизди эмне кызыктырат?" in (await person.start("nonsense")).text


@pytest.mark.parametrize("argument", ["ru", "RU", " ru "])
async def test_language_takes_an_argument(person: Person, argument: str) -> None:
    assert "Что вас интересует?" in (await person.says(f"/language {argument}")).text


async def test_language_offers_the_three_and_a_way_back(person: Person) -> None:
    shown = await person.says("/language")
    assert shown.buttons == [["Кыргызча", "Русский", "English"], ["‹ Артка"]]
    assert "Сизди эмне кызыктырат?" in (await person.taps("‹ Артка")).text


async def test_help_says_that_questions_are_welcome(person: Person) -> None:
    await person.says("/language en")
    assert "Ask in your own words" in (await person.says("/help")).text


async def test_every_button_of_the_menu_leads_somewhere_and_back(person: Person) -> None:
    await person.says("/language ky")
    await person.start()
    menu = await person.start()
    text = menu.text
    for label in [label for row in menu.buttons for label in row]:
        assert (await person.taps(label)).text != text
        assert (await person.taps("‹ Артка")).text == text


async def test_a_tap_on_an_old_message_still_works(person: Person) -> None:
    old = await person.says("/projects")
    await person.says("/help")
    assert (await person.taps("Талас облусу", message=old)).id == old.id


async def test_a_tap_on_a_message_that_cannot_be_edited_any_more_gets_a_new_one(
    person: Person, server: BotApiServer
) -> None:
    old = await person.says("/projects")
    server.world.delete(old)
    await person.press(old, "region:KG-N:0")
    assert "Нарын облусу" in (await person.next()).text


@pytest.mark.parametrize(
    "data",
    ["", "x", "region", "region:KG-N", "region:XX:0", "region:KG-N:zero", "project:77:", "lang:de:0",
     "follow:KG-XX:1:0", "follow:KG-N:2:0", "project:" + "9" * 40 + ":", "regions:1", "::::"],
)  # fmt: skip
async def test_forged_and_old_buttons_get_a_word_and_change_nothing(person: Person, data: str) -> None:
    await person.says("/language ky")
    shown = await person.says("/projects")
    before = shown.html
    answer = await person.press(shown, data)
    assert (answer.text, answer.show_alert) == (OLD_BUTTON, True)
    assert person.messages[-1].html == before


async def test_a_double_tap_is_answered_twice_and_shown_once(person: Person, server: BotApiServer) -> None:
    shown = await person.says("/projects")
    await person.tap("Талас облусу", message=shown)
    await person.press(shown, "region:KG-T:0")
    assert len([m for m in person.messages if m.by_bot]) == 1
    assert server.all_callbacks_answered()


async def test_what_the_bot_cannot_read_gets_a_word_on_what_it_can_do(person: Person) -> None:
    for sending in (person.send_photo, person.send_voice, person.send_sticker):
        await sending()
        reply = await person.next()
        assert reply.text.startswith("Рахмат! Сүрөттөрдү, үн")
        assert reply.buttons


async def test_an_unknown_command_shows_the_menu(person: Person) -> None:
    assert (await person.says("/nonsense")).text.startswith("Мындай буйрук жок")


async def test_contacts_hold_every_field_of_both_offices(person: Person, catalogue: Catalogue) -> None:
    shown = await person.says("/contacts")
    for office in catalogue.offices:
        for value in (
            office.address[Language.KY],
            office.email,
            office.website,
            *[p.number for p in office.phones],
        ):
            assert value in shown.text
    assert "ички номери 122" in shown.text
    assert shown.rows[0][0]["url"].startswith("https://")


@pytest.mark.parametrize("language", Language)
async def test_help_names_the_commands(person: Person, texts: Texts, language: Language) -> None:
    await person.says(f"/language {language}")
    shown = await person.says("/help")
    for command in ("/projects", "/subscribe", "/unsubscribe", "/contacts", "/language"):
        assert command in shown.text
    await person.taps(texts[language].plain("button-back"))


async def test_commands_and_descriptions_are_set_in_every_language(server: BotApiServer) -> None:
    await server.until(lambda: len(server.calls_of("setMyShortDescription")) == 4)
    menus = {
        call.params.get("language_code"): call.params["commands"] for call in server.calls_of("setMyCommands")
    }
    assert set(menus) == {None, "ky", "ru", "en"}
    assert menus[None] == menus["ky"] != menus["ru"]


class TestInAGroup:
    """In a group the bot answers commands and is silent otherwise."""

    @pytest.fixture
    async def group(self, server: BotApiServer, person: Person) -> Group:
        """A group that the person administers, and the bot is in, and has greeted."""
        group = server.group("Нарын кеңеши", members=[person], administrators=[person])
        group.add_bot(by=person)
        await person.next(group=group)
        return group

    async def test_commands_are_answered(self, person: Person, group: Group) -> None:
        assert (await person.says("/projects", group=group)).text.startswith("Аймактар")
        assert (await person.says("/contacts@kenesh_bot", group=group)).text.startswith("Байланыш")

    async def test_talk_photos_and_other_bots_commands_are_not(
        self, person: Person, group: Group, server: BotApiServer
    ) -> None:
        group.promote_bot(by=person)  # so that Telegram shows it every message
        await person.send("кандайсыздар?", group=group)
        await person.send("/weather", group=group)
        await person.send("/start@other_bot", group=group)
        await person.send_photo(group=group)
        await person.says("/help", group=group)
        assert len([m for m in group.messages if m.by_bot]) == 2, "the greeting and the help"

    async def test_only_administrators_change_the_groups_settings(
        self, person: Person, group: Group, server: BotApiServer
    ) -> None:
        member = server.person("Бакыт", language_code="ky")
        group.join(member)
        refused = "Муну топтун администраторлору гана өзгөртө алат."
        assert (await member.says("/language ru", group=group)).text == refused
        shown = await person.says("/subscribe KG-N", group=group)
        answer = await member.press(shown, "follow:KG-N:0:0")
        assert (answer.text, answer.show_alert) == (refused, True)
        assert any("✅ Нарын облусу" in row for row in shown.buttons)
