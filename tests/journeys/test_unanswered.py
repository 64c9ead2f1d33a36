"""The office looks through the questions that got no answer, and removes what is dealt with."""

from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.playground import BotApiServer
from bot.playground.people import Person
from tests.conftest import Clock, running, settings_for
from tests.events import ADMIN_ID, member

HARD = "Where can I buy {} for my garden?"
PLANTS = ("tulips", "roses", "daisies", "lilies", "peonies", "violets")


@pytest.fixture
async def owner(server: BotApiServer, tmp_path: Path, clock: Clock) -> AsyncIterator[Person]:
    async with running(settings_for(server, tmp_path, admin_ids=(ADMIN_ID,)), clock):
        yield await member(server, name="Айбек", id_=ADMIN_ID)


async def asker(server: BotApiServer, *questions: str) -> Person:
    person = await member(server, name="Жылдыз")
    for question in questions:
        await person.says(question)
    return person


async def test_equal_questions_stand_together_the_newest_first_without_names(
    server: BotApiServer, owner: Person, clock: Clock
) -> None:
    await owner.says("/admin")
    assert "There are none" in (await owner.taps("❓")).text
    first = await asker(server, HARD.format("tulips"))
    clock.now += timedelta(days=1)
    second = await asker(server, HARD.format("<b>roses</b>"), "where can I buy  TULIPS for my garden")
    await owner.says("/admin")
    listed = await owner.taps("❓")
    assert listed.text.splitlines()[4:] == [
        "1. where can I buy TULIPS for my garden",
        "English · 06.03.2018 · 2 times",
        "",
        "2. Where can I buy <b>roses</b> for my garden?",
        "English · 06.03.2018",
    ]
    for secret in ("Жылдыз", str(first.id), str(second.id)):
        assert secret not in listed.text
    assert not server.refusals


async def test_what_is_dealt_with_is_removed_once_and_what_came_later_stays(
    server: BotApiServer, owner: Person
) -> None:
    person = await asker(server, HARD.format("tulips"), HARD.format("tulips"), HARD.format("roses"))
    await owner.says("/admin")
    listed = await owner.taps("❓")
    assert "2 times" in listed.text
    await person.says(HARD.format("tulips"))
    done = listed.rows[0][1]["callback_data"]
    left = (await owner.tap("✅ 2", message=listed)).text
    assert left == "Removed from the list."
    assert "out of date" in (await owner.press(listed, done)).text.lower()
    await owner.says("/admin")
    listed = await owner.taps("❓")
    assert "Questions without an answer: 2" in listed.text
    assert "times" not in listed.text
    await owner.taps("‹ Back")
    trail = await owner.taps("📜")
    assert f"{owner.id}: removed questions without an answer (2)" in trail.text


async def test_many_are_shown_by_pages_and_a_page_that_has_emptied_is_left(
    server: BotApiServer, owner: Person
) -> None:
    await asker(server, *(HARD.format(plant) for plant in PLANTS))
    await owner.says("/admin")
    first = await owner.taps("❓")
    assert first.buttons[0] == [f"✅ {number}" for number in range(1, 6)]
    second = await owner.taps("›")
    assert "6. Where can I buy tulips" in second.text
    emptied = await owner.taps("✅ 6")
    assert "1. Where can I buy violets" in emptied.text
    assert not any("›" in label for row in emptied.buttons for label in row)


async def test_all_come_as_a_spreadsheet_which_is_kept_in_the_trail(
    server: BotApiServer, owner: Person
) -> None:
    await asker(server, "=HYPERLINK() tulips\x0b garden shop?", HARD.format("roses"))
    await owner.says("/admin")
    await owner.taps("❓")
    sheet = await owner.taps("📊")
    data = server.world.files[sheet.json["document"]["file_id"]].data
    rows = list(load_workbook(BytesIO(data)).active.values)  # type: ignore[union-attr]
    assert rows == [
        ("Question", "Language", "How often", "Last asked"),
        (HARD.format("roses"), "English", 1, "05.03.2018"),
        ("'=HYPERLINK() tulips garden shop?", "English", 1, "05.03.2018"),
    ]
    await owner.says("/admin")
    assert "took the list of questions" in (await owner.taps("📜")).text


async def test_nobody_else_sees_or_removes_anything(server: BotApiServer, owner: Person) -> None:
    person = await asker(server, HARD.format("tulips"))
    for data in ("unanswered:0", "unanswered-done:1:0", "unanswered-xlsx"):
        assert "staff only" in (await person.press(person.messages[-1], data)).text
    for data in ("unanswered:-1", "unanswered:99999", "unanswered-done:-1:0", "unanswered-done:77:0"):
        await owner.press(owner.messages[-1], data)
    await owner.says("/admin")
    assert "Questions without an answer: 1" in (await owner.taps("❓")).text
