"""Nothing about somebody who was erased is left in the database, nor comes back by itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.app import open_context
from bot.playground import BotApiServer
from bot.services import event_cards
from bot.storage import events
from tests.conftest import running, settings_for
from tests.events import ADMIN_ID, CONFERENCE, RunningClock, at, member, put
from tests.journeys.looking import row

GUEST = 7_770_123_456
NAME = "Жылдызбек Атабаевич"


def dump(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return "\n".join(connection.iterdump())


async def test_nothing_is_left_of_who_was_erased(
    server: BotApiServer, tmp_path: Path, clock: RunningClock
) -> None:
    database = tmp_path / "kenesh.db"
    settings = settings_for(server, tmp_path, admin_ids=(ADMIN_ID,))
    async with running(settings, clock):
        other = await member(server, name="Bakyt")
        guest = await member(server, name=NAME, id_=GUEST)
        await put(settings, f"{CONFERENCE}capacity: 1\n", clock)
        await other.start("event_conference")
        await other.taps("✅")
        await guest.start("event_conference")
        await guest.taps("✅")
        await guest.tap("📅")
        await other.taps("❌")
        while "A place" not in (await guest.next()).text:
            pass
        await guest.taps("✅")
        await guest.says("Жылдызбек Атабаевичтин суроосу: зымырык?")
        await guest.says("/subscribe")
        clock.now = at(6, 26, 9)
        await guest.press(guest.messages[-1], "rate:conference:4")
        await guest.press(guest.messages[-1], "remark:conference")
        await guest.says(f"{NAME} ыраазы")
        assert str(GUEST) in dump(database)
        await guest.says("/forget")
        await guest.taps("Yes")
        assert [line for line in dump(database).splitlines() if str(GUEST) in line] == []
        assert NAME not in dump(database)
        assert "Жылдызбек" not in dump(database)
    assert "Жылдызбек".encode() not in database.read_bytes()


async def test_a_calendar_file_on_its_way_brings_nobody_back(
    server: BotApiServer, tmp_path: Path, clock: RunningClock
) -> None:
    settings = settings_for(server, tmp_path)
    await put(settings, CONFERENCE, clock)
    async with open_context(settings) as context:
        stored = await events.find(context.db, "conference")
        assert stored
        await event_cards.calendar_sent(context, stored, GUEST)  # who was erased while it was being sent
    assert not row(tmp_path / "kenesh.db", "SELECT * FROM event_calendars")


async def test_only_who_came_has_a_say_and_a_thousand_taps_fill_nothing(
    server: BotApiServer, tmp_path: Path, clock: RunningClock
) -> None:
    database = tmp_path / "kenesh.db"
    async with running(settings_for(server, tmp_path), clock):
        guest, absent = await member(server), await member(server, name="Bakyt")
        await put(settings_for(server, tmp_path), CONFERENCE, clock)
        for person, answer in ((guest, "✅"), (absent, "❌")):
            await person.start("event_conference")
            await person.taps(answer)
        await guest.press(guest.messages[-1], "remark:conference")
        assert not row(database, "SELECT * FROM drafts")
        clock.now = at(6, 26, 9)
        for data in ("rate:conference:1", "remark:conference"):
            assert (await absent.press(absent.messages[-1], data)).show_alert
        for _ in range(3):
            await guest.press(guest.messages[-1], "remark:conference")
        assert row(database, "SELECT count(*) AS n FROM drafts")["n"] == 1
        assert not row(database, "SELECT * FROM registrations WHERE score IS NOT NULL")


async def test_who_opens_a_card_again_and_again_has_only_the_newest_kept_up_to_date(
    tmp_path: Path, server: BotApiServer, clock: RunningClock
) -> None:
    settings = settings_for(server, tmp_path)
    await put(settings, CONFERENCE, clock)
    async with open_context(settings) as context, context.db.transaction() as tx:
        for message_id in range(1, 100):
            await events.keep_card(tx, "conference", GUEST, message_id)
        await events.keep_card(tx, "conference", GUEST + 1, 1)
    kept = row(
        tmp_path / "kenesh.db",
        "SELECT count(*) AS n, max(message_id) AS newest FROM event_cards WHERE chat_id = ?",
        GUEST,
    )
    assert kept == {"n": events.CARDS_KEPT, "newest": 99}
