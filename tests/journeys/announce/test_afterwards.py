"""Watching, stopping, correcting, withdrawing."""

from io import BytesIO
from pathlib import Path

import pytest

from bot.domain.languages import Language
from bot.playground import BotApiServer, Person
from bot.settings import Settings
from tests.conftest import Clock, running, settings_for
from tests.journeys.announce.steps import (
    OWNER,
    arrived,
    delivered,
    reported,
    reviewed,
    seen,
    sending_slowly,
    sent,
    started,
    state_of,
    times,
    writes,
)
from tests.journeys.looking import eventually, row


async def test_failures_are_counted_and_come_as_a_spreadsheet(
    server: BotApiServer, owner: Person, reader: Person, tmp_path: Path
) -> None:
    gone = await started(server, "Кубат", Language.RU)
    gone.deactivate()
    await reviewed(owner)
    report = await delivered(owner)
    assert "🚫 бот бөгөттөлгөн 1" in report.text
    await owner.tap("📄")
    sheet = await seen(owner, "№1")
    file = server.world.files[sheet.json["document"]["file_id"]]
    from openpyxl import load_workbook

    lines = list(load_workbook(BytesIO(file.data)).worksheets[0].values)
    assert lines[1][0] == str(gone.id)
    assert "deactivated" in str(lines[1][3])


@pytest.fixture
def slow(server: BotApiServer, tmp_path: Path) -> Settings:
    return settings_for(server, tmp_path, admin_ids=(OWNER,), messages_per_second=5)


async def test_it_can_be_paused_resumed_and_stopped(
    server: BotApiServer, slow: Settings, clock: Clock
) -> None:
    async with sending_slowly(server, slow, clock, readers=8) as (owner, readers):
        await reviewed(owner)
        await sent(owner)
        await server.until(lambda: arrived(readers))
        paused = await owner.taps("⏸")
        assert "Убактылуу токтотулган" in paused.text
        so_far = arrived(readers)
        assert so_far < 8
        await owner.rest(0.5)
        assert arrived(readers) == so_far
        await owner.taps("▶️ Улантуу")
        await server.until(lambda: arrived(readers) > so_far)
        await owner.taps("⏹")
        stopped = await owner.taps("⏹ Ооба")
        assert "Токтотулган" in stopped.text
        so_far = arrived(readers)
        assert so_far < 8
        await owner.rest(0.5)
        assert arrived(readers) == so_far


async def test_a_restart_in_the_middle_goes_on_and_the_same_message_ends_with_the_report(
    server: BotApiServer, slow: Settings, clock: Clock
) -> None:
    async with sending_slowly(server, slow, clock, readers=5) as (owner, readers):
        await reviewed(owner)
        card = await sent(owner)
        await server.until(lambda: arrived(readers))
    assert "Тилдер боюнча" not in card.text
    async with running(slow, clock):
        await reported(owner, card)
    assert "✅ жетти 5" in card.text
    assert all(times(reader) == 1 for reader in readers)


async def test_a_message_that_shows_something_else_by_now_is_left_alone(
    server: BotApiServer, slow: Settings, clock: Clock, tmp_path: Path
) -> None:
    async with sending_slowly(server, slow, clock, readers=3) as (owner, _):
        await reviewed(owner)
        await sent(owner)
        shown = await owner.taps("🗂 Тизме")
        await eventually(lambda: state_of(tmp_path, 1) == "done")
        await owner.rest(0.3)
    assert "Тандаңыз" in shown.text


async def test_what_is_over_cannot_be_paused(
    server: BotApiServer, owner: Person, reader: Person, tmp_path: Path
) -> None:
    await reviewed(owner)
    await owner.taps("✅ Жөнөтүү")
    shown = await owner.taps("✅ Ооба, жөнөтүлсүн")
    await eventually(lambda: state_of(tmp_path, 1) == "done")
    refused = await owner.press(shown, "ann-do:1:pause:0")
    assert refused.show_alert
    assert "Жөнөтүлдү" in refused.text


async def test_a_correction_edits_every_copy(owner: Person, reader: Person) -> None:
    await reviewed(owner)
    await delivered(owner)
    copy = reader.messages[-1]
    await owner.taps("✏️ Оңдоо")
    await owner.send_photo(caption="сүрөт")
    assert "текстти гана" in (await owner.next()).text
    await writes(owner, "<b>Жыйын</b> жылды")
    await owner.taps("✅ Оңдоо")
    card = await owner.taps("✅ Ооба, оңдолсун")
    await owner.server.until(lambda: "✏️ оңдолду 1" in card.text)
    while copy.html != "<b>Жыйын</b> жылды":
        await reader.next()


async def test_a_withdrawal_deletes_every_copy(server: BotApiServer, owner: Person, reader: Person) -> None:
    await reviewed(owner)
    await delivered(owner)
    copy = reader.messages[-1]
    await owner.taps("🗑 Кайтарып алуу")
    card = await owner.taps("🗑 Ооба, кайтарып алынсын")
    await server.until(lambda: copy.deleted)
    await server.until(lambda: "🗑 кайтарып алынды 1" in card.text)


async def test_a_correction_can_be_left_taken_up_again_and_given_up(
    owner: Person, reader: Person, tmp_path: Path
) -> None:
    await reviewed(owner)
    await delivered(owner)
    await owner.taps("✏️ Оңдоо")
    await writes(owner, "Жыйын жылды")
    await owner.says("/announcements")
    await owner.taps("✏️ Жыйын жылды")
    assert "Бүтпөгөн оңдоо бар" in (await owner.says("/announce")).text
    shown = await owner.taps("❌ Оңдобой калтыруу")
    assert "✅ Жөнөтүлдү" in shown.text
    assert reader.messages[-1].text == "Жыйын болот"
    assert not row(tmp_path / "kenesh.db", "SELECT id FROM drafts")
