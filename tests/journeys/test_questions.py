"""A person asks in their own words; the bot answers, asks which, or says that it does not know."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground import BotApiServer, Person
from tests.conftest import Clock, running, settings_for

PARTNER = "Ат-Башы районунун Кичи Коомдук Кеңеши"


@pytest.fixture
def person(server: BotApiServer) -> Person:
    """Somebody whose Telegram is in Kyrgyz."""
    return server.person("Айгүл", language_code="ky")


@pytest.mark.usefixtures("bot")
class TestAnswering:
    """In the chat."""

    @pytest.mark.parametrize(
        ("question", "held"),
        [
            ("программаны ким каржылайт?", "Европа Биримдиги"),
            ("кто финансирует программу?", "Европейский союз"),
            ("who funds the programme?", "European Union"),
        ],
    )
    async def test_the_answer_comes_in_the_language_of_the_question(
        self, person: Person, question: str, held: str
    ) -> None:
        await person.says("/language ky")
        assert held in (await person.says(question)).text

    async def test_the_source_of_an_answer_pops_up(self, person: Person) -> None:
        await person.says("программаны ким каржылайт?")
        answer = await person.tap("ℹ️")
        assert answer.show_alert
        assert "пресс-релиз" in (answer.text or "")

    async def test_a_button_leads_to_the_projects_card(self, person: Person) -> None:
        answer = await person.says("Нарын облусунун долбоору кандай?")
        label = next(label for row in answer.buttons for label in row if "Нарын" in label)
        assert (await person.taps(label)).text

    async def test_what_is_not_known_is_said_with_the_offices_contacts(self, person: Person) -> None:
        answer = await person.says("кто был в отборочной комиссии?")
        assert any("☎️" in label or "Контакты" in label for row in answer.buttons for label in row)

    async def test_a_question_under_a_photo_is_answered(self, person: Person) -> None:
        await person.send_photo(caption="программаны ким каржылайт?")
        assert "Европа Биримдиги" in (await person.next()).text

    async def test_off_topic_gets_one_friendly_line(self, person: Person) -> None:
        assert len((await person.says("Эртең аба ырайы кандай?")).text.splitlines()) <= 2

    @pytest.mark.parametrize("text", ["?", "😀😀😀", "а" * 4096, "<b>x</b> & y", "\u200f\u202e", "/ x"])
    async def test_anything_at_all_gets_an_answer_that_telegram_takes(
        self, person: Person, server: BotApiServer, text: str
    ) -> None:
        assert (await person.says(text)).text
        assert not server.refusals


async def test_a_follow_up_is_understood_for_a_while_and_over_a_restart(
    server: BotApiServer, person: Person, tmp_path: Path, clock: Clock
) -> None:
    settings = settings_for(server, tmp_path)
    async with running(settings, clock):
        await person.says("Нарын экономикалык өнүктүрүү борбору эмне кылат?")
    async with running(settings, clock):
        clock.now += timedelta(minutes=20)
        follow_up = await person.says("өнөктөшү ким?")
        assert PARTNER in follow_up.text
        clock.now += timedelta(minutes=31)
        assert (await person.says("өнөктөшү ким?")).text != follow_up.text
