"""What a person follows."""

from pathlib import Path

import pytest

from bot.playground import BotApiServer, Person
from tests.conftest import Clock, running, settings_for


@pytest.fixture
def person(server: BotApiServer) -> Person:
    """Somebody whose Telegram is in English."""
    return server.person("Emma", language_code="en")


def marked(message: object) -> set[str]:
    """The regions that a screen marks as followed."""
    labels = [label for row in message.buttons for label in row]  # type: ignore[attr-defined]
    return {label.removeprefix("✅ ") for label in labels if label.startswith("✅")}


@pytest.mark.usefixtures("bot")
class TestSubscribing:
    """The toggles."""

    async def test_regions_are_toggled_on_and_off(self, person: Person) -> None:
        await person.says("/subscribe")
        assert marked(await person.taps("▫️ Talas Oblast")) == {"Talas Oblast"}
        assert marked(await person.taps("▫️ Osh City")) == {"Talas Oblast", "Osh City"}
        assert marked(await person.taps("✅ Talas Oblast")) == {"Osh City"}

    async def test_arguments_follow_a_region_or_the_whole_country(self, person: Person) -> None:
        assert marked(await person.says("/subscribe KG-N")) == {"Naryn Oblast"}
        assert marked(await person.says("/subscribe all")) == {"Naryn Oblast", "Whole country"}
        assert marked(await person.says("/subscribe KG-XX")) == {"Naryn Oblast", "Whole country"}

    @pytest.mark.parametrize("argument", ["KG-XX", "xyz", "Narnia"])
    async def test_an_argument_that_is_no_region_is_called_that(self, person: Person, argument: str) -> None:
        assert "no such region" in (await person.says(f"/subscribe {argument}")).text
        assert "no such region" not in (await person.says("/subscribe all")).text

    async def test_unsubscribe_keeps_the_regions_for_a_return(self, person: Person) -> None:
        await person.says("/subscribe KG-N")
        assert "any more news" in (await person.says("/unsubscribe")).text
        assert marked(await person.taps("🔔")) == {"Naryn Oblast"}

    async def test_a_region_chosen_after_unsubscribing_starts_news_again(self, person: Person) -> None:
        await person.says("/unsubscribe")
        await person.says("/start")
        await person.taps("English")
        await person.taps("▫️ Batken Oblast")
        assert "the marked regions" in (await person.says("/subscribe")).text

    async def test_start_says_that_it_starts_news_again(self, person: Person) -> None:
        await person.start()
        await person.taps("English")
        assert "News will come" not in (await person.start()).text
        await person.says("/unsubscribe")
        assert "News will come" in (await person.start()).text

    async def test_a_double_tap_follows_once(self, person: Person) -> None:
        shown = await person.says("/subscribe")
        await person.press(shown, "follow:KG-N:1:0")
        await person.press(shown, "follow:KG-N:1:0")
        assert marked(shown) == {"Naryn Oblast"}


async def test_language_and_regions_survive_a_restart(
    server: BotApiServer, person: Person, tmp_path: Path, clock: Clock
) -> None:
    settings = settings_for(server, tmp_path)
    async with running(settings, clock):
        await person.says("/language ru")
        await person.says("/subscribe KG-N")
    async with running(settings, clock):
        assert marked(await person.says("/subscribe")) == {"Нарынская область"}
