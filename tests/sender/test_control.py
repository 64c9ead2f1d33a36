"""Pause, stop, unsubscribe and quiet hours hold to the very next message; doing it twice is harmless."""

import asyncio
import contextlib
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.announcements import State, WrongStateError
from bot.domain.catalogue import Catalogue
from bot.domain.content import Content
from bot.domain.deliveries import Lane
from bot.domain.languages import Language
from bot.playground import BotApiServer
from bot.services import announcements, privacy, steering, subscribers
from bot.services.context import Context
from bot.storage import announcements as stored
from bot.storage import mailings
from bot.storage.database import Reader
from bot.storage.mailings import Mailing
from tests.conftest import Clock
from tests.sender.conftest import (
    TEXTS,
    Sending,
    announce,
    enrol,
    enrolled,
    now,
    opened,
    over,
    people,
    sent_to,
    some_sent,
    states,
)


async def test_nothing_is_sent_after_a_pause_and_resuming_goes_on_where_it_was(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    crowd = await enrolled(server, office, 60)
    async with sending(rate=100) as outbox:
        id_ = await announce(office)
        await some_sent(server, 20)
        await announcements.pause(office, id_, now())
        begun = server.call_counts["sendMessage"] + outbox.in_flight
        while outbox.waiting or outbox.in_flight:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.3)
        assert server.call_counts["sendMessage"] <= begun < 60
        await announcements.resume(office, id_, now())
        await announcements.resume(office, id_, now())
        progress = await over(office, id_)
    assert progress.announcement.state == "done"
    assert sorted(sent_to(server)) == sorted(person.id for person in crowd)


async def test_a_stop_is_for_good(server: BotApiServer, office: Context, sending: Sending) -> None:
    await enrolled(server, office, 60)
    async with sending(rate=100) as outbox:
        id_ = await announce(office)
        await some_sent(server, 20)
        await announcements.stop(office, id_, now())
        begun = server.call_counts["sendMessage"] + outbox.in_flight
        await announcements.stop(office, id_, now())
        with pytest.raises(WrongStateError):
            await announcements.resume(office, id_, now())
        await asyncio.sleep(0.5)
    assert server.call_counts["sendMessage"] <= begun < 60
    progress = await announcements.progress(office, id_)
    assert progress.announcement.state == "stopped"
    assert progress.mailing
    assert "sending" not in await states(office, progress.mailing.id)


async def test_who_unsubscribes_gets_nothing_more_not_even_what_is_claimed(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    crowd = await enrolled(server, office, 60)
    async with sending(rate=8) as outbox:
        id_ = await announce(office)
        await some_sent(server, 3)
        assert outbox.waiting > 3
        leaving = [person.id for person in crowd[8:14]]
        for chat_id in leaving:
            await subscribers.unsubscribe(office, chat_id)
        assert not set(leaving) & set(sent_to(server))
        await some_sent(server, 16)
        await announcements.stop(office, id_, now())
    assert not set(leaving) & set(sent_to(server))


async def test_in_quiet_hours_it_waits_for_their_end_unless_it_is_urgent(
    server: BotApiServer, tmp_path: Path, catalogue: Catalogue, sending: Sending
) -> None:
    usual, awake, early = people(server, 3)
    clock = Clock(datetime(2018, 3, 5, 15, 59, 59, tzinfo=UTC))  # 21:59:59 in Bishkek
    async with opened(tmp_path / "quiet.db", catalogue, "22:00-08:00") as office:
        await enrol(office, [usual.id])
        await enrol(office, [awake.id], quiet_hours="")
        await enrol(office, [early.id], quiet_hours="20:00-06:30")
        async with sending(clock=clock, context=office):
            first = await announce(office, now=clock.now)
            await some_sent(server, 2)
            clock.now += timedelta(seconds=1)
            second = await announce(office, now=clock.now)
            await some_sent(server, 3)
            await announce(office, now=clock.now, urgent=True)
            await some_sent(server, 6)
            clock.now = datetime(2018, 3, 6, 0, 30, tzinfo=UTC)
            await some_sent(server, 8)
            assert sent_to(server)[6:] == [early.id] * 2
            clock.now = datetime(2018, 3, 6, 2, 0, tzinfo=UTC)
            await over(office, first)
            await over(office, second)
    assert sent_to(server)[:2] == sorted([usual.id, awake.id])
    assert sent_to(server)[2] == awake.id
    assert sent_to(server)[8:] == [usual.id]


async def test_quiet_hours_that_begin_in_the_middle_hold_to_the_next_message(
    server: BotApiServer, tmp_path: Path, catalogue: Catalogue, sending: Sending
) -> None:
    clock = Clock(datetime(2018, 3, 5, 15, 59, 59, tzinfo=UTC))
    async with opened(tmp_path / "quiet.db", catalogue, "22:00-08:00") as office:
        await enrolled(server, office, 60)
        async with sending(rate=50, clock=clock, context=office) as outbox:
            await announce(office, now=clock.now)
            await some_sent(server, 10)
            clock.now += timedelta(seconds=2)
            begun = server.call_counts["sendMessage"] + outbox.in_flight
            await asyncio.sleep(0.4)
    assert server.call_counts["sendMessage"] <= begun


async def test_starting_twice_at_once_sends_once(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    await enrolled(server, office, 30)
    async with sending():
        id_ = await announce(office, send_at=now() + timedelta(hours=1))
        await asyncio.gather(*(announcements.start(office, id_, now()) for _ in range(5)))
        await over(office, id_)
        await announcements.start(office, id_, now())
        await over(office, id_)
    assert len(sent_to(server)) == 30


async def test_a_scheduled_one_starts_in_time_but_an_overdue_one_is_held(office: Context) -> None:
    noon = datetime(2018, 3, 5, 6, 0, tzinfo=UTC)
    await enrol(office, [5])
    soon = await announce(office, now=noon, send_at=noon + timedelta(hours=1))
    assert await announcements.start_due(office, noon + timedelta(minutes=59)) == []
    assert (await announcements.find(office, soon)).state == "scheduled"
    assert await announcements.start_due(office, noon + timedelta(minutes=61)) == []
    assert (await announcements.find(office, soon)).state == "running"
    late = await announce(office, now=noon, send_at=noon + timedelta(hours=1))
    (held,) = await announcements.start_due(office, noon + timedelta(hours=2))
    assert (held.id, held.state) == (late, "held")
    assert await announcements.start_due(office, noon + timedelta(hours=2)) == []


async def test_a_second_admin_consents_and_the_author_cannot(office: Context) -> None:
    id_ = await announce(office, send_at=now() + timedelta(hours=1), author_id=1)
    async with office.db.transaction() as tx:
        await stored.set_state(tx, id_, State.AWAITING_APPROVAL, None)
    with pytest.raises(PermissionError):
        await announcements.approve(office, id_, 1, now())
    assert (await announcements.approve(office, id_, 2, now())).state == "running"
    assert (await announcements.approve(office, id_, 2, now())).approver_id == 2


async def test_a_correction_edits_every_delivered_copy(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    crowd = await enrolled(server, office, 50)
    async with sending():
        id_ = await announce(office)
        await over(office, id_)
        crowd[7].block()
        await announcements.correct(office, id_, {Language.KY: Content("Оңдолду")}, now())
        progress = await over(office, id_)
        assert progress.latest_pass
        assert (progress.latest_pass.sent, progress.latest_pass.unreachable) == (49, 1)
        await announcements.correct(office, id_, {Language.KY: Content("Дагы")}, now())
        await over(office, id_)
    texts = {message.text for p in crowd if p is not crowd[7] for message in p.chat.messages.values()}
    assert texts == {"Дагы"}


async def test_a_withdrawal_deletes_what_it_can_and_edits_the_rest(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    crowd = await enrolled(server, office, 20)
    async with sending():
        id_ = await announce(office)
        await over(office, id_)
        for person in crowd[:5]:  # older than 48 hours
            next(iter(person.chat.messages.values())).json["date"] -= 49 * 3600
        notices = dict.fromkeys(Language, "Билдирүү кайтарылып алынды.")
        first = await announcements.withdraw(office, id_, notices, now())
        assert first == await announcements.withdraw(office, id_, notices, now())
        progress = await over(office, id_)
    assert progress.announcement.state == "withdrawn"
    assert progress.latest_pass
    assert progress.latest_pass.sent == 20
    left = [[m.text for m in person.chat.messages.values()] for person in crowd]
    assert left == [["Билдирүү кайтарылып алынды."]] * 5 + [[]] * 15


async def test_queued_messages_go_when_due_before_announcements_and_not_when_too_late(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    going, maybe, late = people(server, 3)
    crowd = people(server, 60)
    await enrol(office, [person.id for person in (going, maybe, late, *crowd)])
    async with sending(rate=50):
        await announce(office)
        await some_sent(server, 5)
        async with office.db.transaction() as tx:
            id_ = await mailings.create(tx, "reminder", "forum:P1D", Lane.REMINDER, TEXTS, now=now())
            assert id_ == await mailings.create(tx, "reminder", "forum:P1D", Lane.REMINDER, TEXTS, now=now())
            soon = now() + timedelta(seconds=0.3)
            assert await mailings.enqueue(tx, id_, [going.id, maybe.id], soon) == 2
            assert await mailings.enqueue(tx, id_, [going.id], soon) == 0
            await mailings.enqueue(tx, id_, [late.id], now() - timedelta(hours=2), now() - timedelta(hours=1))
        await server.until(lambda: len(going.chat.messages) and len(maybe.chat.messages), timeout=5)
        assert server.call_counts["sendMessage"] < 50
        while (mailing := await mailings.find(office.db, id_)) and mailing.state == "running":
            await asyncio.sleep(0.02)
        assert mailing
        assert (mailing.sent, mailing.dropped) == (2, 1)


async def test_one_that_ends_while_it_is_looked_at_is_shown_as_of_one_moment(
    office: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    await enrol(office, [5])
    id_ = await announce(office)
    find = mailings.find

    async def ending(reader: Reader, mailing_id: int) -> Mailing | None:
        with contextlib.closing(sqlite3.connect(office.db.path)) as other:
            other.execute("UPDATE mailings SET state = 'done' WHERE id = ?", (mailing_id,))
            other.commit()
        return await find(reader, mailing_id)

    monkeypatch.setattr("bot.services.announcements.mailings.find", ending)
    progress = await announcements.progress(office, id_)
    assert progress.mailing
    assert (progress.announcement.state, progress.mailing.state) == ("running", "running")
    look = await steering.overview(office, id_)
    assert not look.moving
    assert look.report


async def test_who_is_erased_while_it_is_being_sent_gets_nothing_more_and_stays_erased(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    crowd = await enrolled(server, office, 60)
    async with sending(rate=100):
        id_ = await announce(office)
        await some_sent(server, 10)
        gone = [person.id for person in crowd[::2]]
        for chat_id in gone:
            await privacy.forget(office, chat_id)
        had_it = set(sent_to(server))
        await over(office, id_)
    assert len(set(sent_to(server)) & set(gone) - had_it) <= 10  # On their way at that moment.
    for table in ("subscribers", "deliveries"):
        left = {row["chat_id"] for row in await office.db.all(f"SELECT chat_id FROM {table}")}
        assert not left & set(gone)
    assert set(sent_to(server)) >= {person.id for person in crowd[1::2]}
