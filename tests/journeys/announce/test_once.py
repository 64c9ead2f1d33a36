"""Whatever is pressed or redelivered: one announcement, once."""

from pathlib import Path
from typing import Any

import pytest

from bot.domain.languages import Language
from bot.playground import BotApiServer, Person
from tests.conftest import Clock, settings_for
from tests.journeys.announce.steps import (
    OWNER,
    arrived,
    begun,
    delivered,
    reported,
    reviewed,
    sending_slowly,
    sent,
    started,
    state_of,
    times,
    writes,
)
from tests.journeys.looking import eventually, row


async def test_a_double_tap_sends_it_once(server: BotApiServer, owner: Person, reader: Person) -> None:
    await reviewed(owner)
    shown = await owner.taps("✅ Жөнөтүү")
    data = shown.rows[0][0]["callback_data"]
    await owner.press(shown, data)
    again = await owner.press(shown, data)
    assert again.show_alert
    await reported(owner, shown)
    assert times(reader) == 1


async def test_a_redelivered_message_changes_nothing(server: BotApiServer, owner: Person) -> None:
    await begun(owner)
    await writes(owner, "Жыйын")
    message = next(m for m in reversed(owner.messages) if m.text == "Жыйын" and not m.by_bot)
    server.send_raw_update({"message": message.json})
    shown = await owner.next()
    assert "✅ Кыргызча, 0 окурман: «Жыйын»" in shown.text
    assert "Русский" not in shown.text


async def test_people_who_are_no_admins_can_do_nothing(
    server: BotApiServer, owner: Person, reader: Person
) -> None:
    shown = await reviewed(owner)
    for command in ("/announce", "/announcements", "/admin"):
        assert "кызматкерлери үчүн" in (await reader.says(command)).text
    own = reader.messages[-1]
    for line in shown.rows:
        for button in line:
            assert (await reader.press(own, button["callback_data"])).show_alert
    report = await delivered(owner)
    for line in report.rows:
        for button in line:
            assert (await reader.press(own, button["callback_data"])).show_alert
    assert (await reader.press(own, "ann-do:1:withdraw:1")).show_alert
    assert row_of(owner, reader)


async def test_forged_taps_of_an_admin_change_nothing(owner: Person) -> None:
    shown = await reviewed(owner)
    for data in (
        "ann-set:1:regions:KG-XX:1",
        "ann-set:1:step:text:1",
        "ann-pick:1:nothing",
        "ann-text:1:de",
        "ann-do:1:explode:1",
        "ann-send:99",
        "ann:99",
    ):
        assert (await owner.press(shown, data)).show_alert, data


def row_of(owner: Person, reader: Person) -> bool:
    """Whether the reader still has the announcement."""
    return any(message.text == "Жыйын болот" for message in reader.messages)


async def test_updates_that_all_come_twice_send_it_once(
    server: BotApiServer, owner: Person, reader: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = await started(server, "Сергей", Language.RU)
    push = server.world.updates.push

    def push_twice(kind: str, body: Any) -> None:
        push(kind, body)
        push(kind, body)

    monkeypatch.setattr(server.world.updates, "push", push_twice)
    await owner.says("/announce")
    await owner.taps("📍 Аймактар")
    await owner.taps("▫️ Нарын облусу")
    await owner.taps("▫️ Талас облусу")
    await owner.taps("Даяр")
    await owner.taps("👥 Баарына")
    await owner.taps("✍️ Текст жазуу")
    await owner.says("Жыйын", until=lambda message: "✍️ Русский" in message.text)
    await owner.taps("✅ Кыргызча")
    await owner.taps("🔗")
    await owner.says("Толук - https://example.org", until=lambda message: "1 баскыч" in message.text)
    await owner.says("Заседание", until=lambda message: "«Заседание»" in message.text)
    await owner.taps("🕘 Кийин")
    await owner.says("эртең 9:00", until=lambda message: "6-март" in message.text)
    await owner.taps("🕘 Азыр эле", until=lambda message: "6-март" not in message.text)
    await owner.taps("✅ Жөнөтүү", until=lambda message: "азыр жөнөтөлүбү" in message.text)
    await owner.tap("✅ Ооба")
    await eventually(lambda: state_of(tmp_path, 1) == "done")
    assert times(reader, "Жыйын") == 1
    assert times(other, "Заседание") == 1
    assert row(tmp_path / "kenesh.db", "SELECT count(*) AS n FROM announcements")["n"] == 1
    assert not row(tmp_path / "kenesh.db", "SELECT id FROM drafts")


async def test_an_edit_of_the_audience_while_it_runs_changes_nothing_and_nobody_gets_it_twice(
    server: BotApiServer, tmp_path: Path, clock: Clock
) -> None:
    settings = settings_for(server, tmp_path, admin_ids=(OWNER,), messages_per_second=10)
    async with sending_slowly(server, settings, clock, readers=5) as (owner, readers):
        await owner.says("/announce")
        choice = await owner.taps("📍 Аймактар")
        narrow = choice.rows[0][0]["callback_data"]
        await owner.taps("Даяр")
        await owner.taps("✍️ Текст жазуу")
        await writes(owner, "Жыйын болот")
        shown = await sent(owner)
        await server.until(lambda: arrived(readers))
        await owner.taps("⏸")
        assert (await owner.press(shown, narrow)).show_alert
        for person in readers:
            await person.says("/language ru")
            await person.says("/subscribe KG-T")
        await owner.taps("▶️ Улантуу", message=shown)
        await reported(owner, shown)
    assert all(times(person) == 1 for person in readers)
