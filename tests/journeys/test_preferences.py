"""People choose their topics, say who they are, and when not to be disturbed."""

from pathlib import Path

import pytest

from bot.content.texts import Texts
from bot.domain.catalogue import Catalogue
from bot.domain.languages import Language
from bot.playground import BotApiServer, Message, Person
from tests.journeys.looking import row

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
def person(server: BotApiServer) -> Person:
    return server.person("Айгүл", language_code="ky")


async def opened(person: Person) -> Message:
    await person.start()
    await person.taps("Кыргызча")
    await person.says("/subscribe")
    return await person.taps("⚙️")


def kept(tmp_path: Path, person: Person) -> dict[str, object]:
    return row(tmp_path / "kenesh.db", "SELECT * FROM subscribers WHERE chat_id = ?", person.id)


async def test_topics_are_all_on_and_can_be_switched(person: Person, tmp_path: Path) -> None:
    shown = await opened(person)
    assert [line[0][:1] for line in shown.buttons[:3]] == ["✅"] * 3
    shown = await person.taps("✅ 💰 Гранттар")
    assert shown.buttons[2] == ["▫️ 💰 Гранттар"]
    assert kept(tmp_path, person)["topics"] == 3
    old = shown.rows[2][0]["callback_data"]
    await person.taps("▫️ 💰 Гранттар")
    await person.press(shown, old)
    assert kept(tmp_path, person)["topics"] == 7, "pressing it twice changes nothing more"


async def test_a_council_is_chosen_from_the_catalogue(
    person: Person, tmp_path: Path, catalogue: Catalogue
) -> None:
    await opened(person)
    await person.taps("👤")
    shown = await person.taps("Коомдук кеңештин мүчөсү")
    while not any("Каракол" in label for line in shown.buttons for label in line):
        shown = await person.taps("›")
    shown = await person.taps("Каракол шаардык")
    assert ["👤 Мен: Каракол шаардык Коомдук Кеңеши"] in shown.buttons
    assert kept(tmp_path, person)["council_id"] == "council-karakol"
    await person.taps("👤")
    await person.taps("Журналист")
    assert kept(tmp_path, person)["role"] == "journalist"
    assert kept(tmp_path, person)["council_id"] is None


async def test_a_council_that_the_catalogue_lacks_is_typed(
    person: Person, tmp_path: Path, server: BotApiServer
) -> None:
    await opened(person)
    await person.taps("👤")
    await person.taps("Коомдук кеңештин мүчөсү")
    await person.taps("✍️")
    assert "200" in (await person.says("а" * 201)).text
    shown = await person.says("Сокулук <айыл> кеңеши")
    assert ["👤 Мен: Сокулук <айыл> кеңеши"] in shown.buttons
    assert kept(tmp_path, person)["council_text"] == "Сокулук <айыл> кеңеши"
    assert "Мен: " not in (await person.says("салам")).text, "what comes next is a question again"
    assert not server.refusals


async def test_naming_a_council_can_be_left(person: Person, tmp_path: Path) -> None:
    await opened(person)
    await person.taps("👤")
    await person.taps("Коомдук кеңештин мүчөсү")
    await person.taps("✍️")
    await person.says("/cancel")
    await person.says("Грант деген эмне?")
    assert kept(tmp_path, person)["council_text"] is None


async def test_quiet_hours_are_moved_switched_off_and_on_again(person: Person, tmp_path: Path) -> None:
    shown = await opened(person)
    assert ["🌙 Тынч сааттар: 22:00–08:00"] in shown.buttons
    await person.taps("🌙")
    await person.taps("Башталышы 21:00")
    shown = await person.taps("Аягы 09:00")
    assert "21:00–09:00" in shown.text
    assert kept(tmp_path, person)["quiet_hours"] == "21:00-09:00"
    shown = await person.taps("Күнү-түнү")
    assert "жок" in shown.text
    assert kept(tmp_path, person)["quiet_hours"] == ""
    await person.taps("🌙")
    shown = await person.taps("‹")
    assert ["🌙 Тынч сааттар: 22:00–08:00"] in shown.buttons


@pytest.mark.parametrize(
    "data",
    ["topic:gossip:1", "role:king", "council:eu", "council:nowhere", "quiet-set:25:3", "quiet-set:-1:3"],
)
async def test_forged_choices_change_nothing(person: Person, tmp_path: Path, data: str) -> None:
    shown = await opened(person)
    before = kept(tmp_path, person)
    assert (await person.press(shown, data)).show_alert
    assert kept(tmp_path, person) == before


@pytest.mark.parametrize("language", Language)
async def test_every_screen_opens_in_every_language(
    server: BotApiServer, person: Person, texts: Texts, language: Language
) -> None:
    t = texts[language]
    await opened(person)
    await person.says(f"/language {language}")
    await person.says("/subscribe")
    await person.taps(t.plain("button-more"))
    await person.taps("👤")
    await person.taps(t.plain("role-council"))
    await person.taps("✍️")
    await person.taps(t.plain("button-back"))
    await person.taps(t.plain("button-back"))
    await person.taps("🌙")
    await person.taps(t.plain("button-quiet-off"))
    await person.taps(t.plain("button-back"))
    await person.taps(t.plain("button-back"))
    assert not server.refusals
    assert server.all_callbacks_answered()
