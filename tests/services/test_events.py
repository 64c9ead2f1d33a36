"""What events promise, on a real database: each told once, whatever breaks in between."""

import asyncio
import shutil
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.content.texts import Texts
from bot.domain.catalogue import Catalogue
from bot.domain.events import Answer, Change, Event
from bot.domain.languages import Language
from bot.services import event_cards, event_news, event_plans, event_reminders, events
from bot.services.context import Context
from bot.storage import database, registrations
from bot.storage.database import Database, Transaction
from bot.storage.deliveries import Quiet
from bot.storage.events import utc
from bot.storage.subscribers import assign_region_bits
from tests.events import at

BISHKEK = ZoneInfo("Asia/Bishkek")
NOW = at(6, 1, 12)


@asynccontextmanager
async def opened(path: Path, catalogue: Catalogue, zone: ZoneInfo = BISHKEK) -> AsyncIterator[Context]:
    """What services work with, on this database; it is quiet from ten to eight."""
    db = await Database.open(path)
    async with db.transaction() as tx:
        bits = await assign_region_bits(tx, catalogue.region_by_code)
    yield Context(
        db=db,
        catalogue=catalogue,
        bits=bits,
        zone=zone,
        default_language=Language.KY,
        owner_ids=frozenset({1}),
        approval_above=1000,
        quiet=Quiet("22:00-08:00", zone),
    )
    await db.close()


@pytest.fixture
async def context(tmp_path: Path, catalogue: Catalogue) -> AsyncIterator[Context]:
    """A database of its own."""
    async with opened(tmp_path / "kenesh.db", catalogue) as context:
        yield context


def conference(**changes: Any) -> Event:
    """The conference, on the 25th of June from ten to five."""
    values = {
        "id": "conference",
        "title": {"en": "Conference"},
        "venue": {"en": "Park Hotel"},
        "starts": at(6, 25, 10),
        "ends": at(6, 25, 17),
    }
    return Event.model_validate(values | changes)


async def sign_up(
    context: Context, people: int, answer: Answer = Answer.GOING, first: int = 1, now: datetime = NOW
) -> None:
    """So many people sign up, as subscribers with the chat ids from `first` on."""
    ids = range(first, first + people)
    async with context.db.transaction() as tx:
        await tx.many(
            "INSERT INTO subscribers (chat_id, kind, guessed_language, since, subscribed)"
            " VALUES (?, 'private', 'en', '', 1)",
            [(id_,) for id_ in ids],
        )
        await tx.many(
            "INSERT INTO registrations (event_id, chat_id, answer, name, code, known_version, answered_at)"
            " VALUES ('conference', ?, ?, '', ?, 1, ?)",
            [(id_, answer, str(id_), utc(now)) for id_ in ids],
        )


async def tell(context: Context, texts: Texts, now: datetime) -> None:
    """Let everything be told that is due."""
    while await event_news.tell(context, texts, now):
        pass


async def queued(context: Context, kind: str, *, waiting: bool = False) -> Counter[int]:
    """How often each chat was queued for messages of a kind."""
    rows = await context.db.all(
        "SELECT chat_id FROM deliveries JOIN mailings ON mailings.id = mailing_id WHERE kind = ?"
        + (" AND deliveries.state = 'waiting'" if waiting else " AND deliveries.state <> 'dropped'"),
        (kind,),
    )
    return Counter(row["chat_id"] for row in rows)


async def delivered(context: Context, chat_id: int) -> None:
    """A chat has got everything that was queued for it."""
    async with context.db.transaction() as tx:
        await tx.run("UPDATE deliveries SET state = 'sent' WHERE chat_id = ?", (chat_id,))


async def said(context: Context, kind: str) -> list[str]:
    """What mailings of a kind say in English."""
    rows = await context.db.all(
        "SELECT content FROM mailing_contents JOIN mailings ON mailings.id = mailing_id"
        " WHERE kind = ? AND language = 'en' ORDER BY mailings.id",
        (kind,),
    )
    return [row["content"] for row in rows]


class Crash(BaseException):
    """The program was ended here. No `except Exception` saves it."""


async def test_whatever_instant_the_program_is_ended_at_in_a_change_everybody_is_told_once(
    context: Context, texts: Texts, catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await event_plans.put(context, conference(), NOW)
    await sign_up(context, 1000)
    await tell(context, texts, NOW)
    await context.db.close()
    moved = conference(starts=at(6, 26, 10), ends=at(6, 26, 17))
    step = 0
    while True:
        path = tmp_path / f"crash-{step}.db"
        shutil.copy(context.db.path, path)
        crashed = await _crash_at(step, path, catalogue, moved, texts, monkeypatch)
        async with opened(path, catalogue) as again:
            await event_plans.put(again, moved, NOW)
            await tell(again, texts, NOW + timedelta(seconds=10))
            assert await queued(again, "event-change") == Counter(range(1, 1001))
            await tell(again, texts, at(6, 25, 10))
            reminders = await queued(again, "event-reminder")
            assert reminders == Counter(range(1, 1001)), f"step {step}"
        path.unlink()
        if not crashed:
            break
        step += 1
    assert step > 20


async def _crash_at(
    step: int, path: Path, catalogue: Catalogue, moved: Event, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> bool:
    """Make the change and tell it, but end at the n-th statement; returns whether it came to that."""
    left = iter(range(step))

    def dying(real: Any) -> Any:
        async def method(self: Transaction, *arguments: Any) -> Any:
            if next(left, None) is None:
                raise Crash
            return await real(self, *arguments)

        return method

    async with opened(path, catalogue) as context:
        with monkeypatch.context() as patch:
            for name in ("run", "many"):
                patch.setattr(database.Transaction, name, dying(getattr(database.Transaction, name)))
            try:
                await event_plans.put(context, moved, NOW)
                await tell(context, texts, NOW)
                await tell(context, texts, at(6, 25, 10))
            except Crash:
                return True
    return False


async def test_two_people_who_take_the_last_place_at_once_get_one(context: Context) -> None:
    await event_plans.put(context, conference(capacity=1), NOW)
    await sign_up(context, 2, Answer.DECLINED)
    views = await asyncio.gather(
        *(events.sign_up(context, "conference", id_, "", Answer.GOING, now=NOW) for id_ in (1, 2))
    )
    assert sorted(view.answer or "" for view in views) == [Answer.GOING, Answer.WAITING]


async def answers(context: Context) -> dict[int, Answer]:
    """Everybody's answer."""
    rows = await context.db.all("SELECT chat_id, answer FROM registrations ORDER BY chat_id")
    return {row["chat_id"]: Answer(row["answer"]) for row in rows}


async def test_a_freed_place_is_offered_in_order_and_goes_on_when_nobody_confirms(
    context: Context, texts: Texts
) -> None:
    await event_plans.put(context, conference(capacity=1, confirm_hours=5), NOW)
    await sign_up(context, 4, Answer.DECLINED)
    for id_ in (3, 1, 4):
        await events.sign_up(context, "conference", id_, "", Answer.GOING, now=NOW)
    await events.sign_up(context, "conference", 3, "", Answer.MAYBE, now=NOW)
    await events.sign_up(context, "conference", 2, "", Answer.GOING, now=NOW)
    assert (await answers(context))[2] is Answer.WAITING, "the place is for those who wait"
    await tell(context, texts, NOW)
    await tell(context, texts, NOW + timedelta(hours=4, minutes=59))
    assert await queued(context, "event-offer") == {1: 1}
    await tell(context, texts, NOW + timedelta(hours=5))
    assert await queued(context, "event-offer") == {1: 1, 4: 1}
    view = await events.sign_up(context, "conference", 4, "", Answer.GOING, now=NOW + timedelta(hours=6))
    assert view.answer is Answer.GOING
    await tell(context, texts, NOW + timedelta(days=2))
    assert await answers(context) == {
        1: Answer.MAYBE,
        2: Answer.WAITING,
        3: Answer.MAYBE,
        4: Answer.GOING,
    }


async def test_more_places_are_offered_to_those_who_wait(context: Context, texts: Texts) -> None:
    await event_plans.put(context, conference(capacity=1), NOW)
    await sign_up(context, 1)
    await sign_up(context, 3, Answer.DECLINED, first=2)
    for id_ in (2, 3, 4):
        await events.sign_up(context, "conference", id_, "", Answer.GOING, now=NOW)
    await event_plans.put(context, conference(capacity=3), NOW)
    await tell(context, texts, NOW)
    assert await queued(context, "event-offer") == {2: 1, 3: 1}


async def test_a_place_that_frees_up_at_night_is_offered_until_after_the_night(
    context: Context, texts: Texts
) -> None:
    night = at(6, 10, 23)
    await event_plans.put(context, conference(capacity=1, confirm_hours=2), NOW)
    await sign_up(context, 1)
    await sign_up(context, 1, Answer.DECLINED, first=2)
    await events.sign_up(context, "conference", 2, "", Answer.GOING, now=night)
    await events.sign_up(context, "conference", 1, "", Answer.DECLINED, now=night)
    await tell(context, texts, night)
    own = await registrations.find(context.db, "conference", 2)
    assert own is not None
    assert own.offered_until == at(6, 11, 10)


async def test_after_a_pause_a_reminder_that_is_still_of_use_comes_late_in_words_that_fit(
    context: Context, texts: Texts
) -> None:
    await event_plans.put(context, conference(), NOW)
    await sign_up(context, 1)
    await tell(context, texts, NOW)
    await tell(context, texts, at(6, 24, 21))
    assert await queued(context, "event-reminder") == {1: 1}
    (words,) = await said(context, "event-reminder")
    assert "Tomorrow at 10:00" in words


async def test_after_a_long_pause_what_is_of_no_use_is_dropped_and_the_admins_are_told(
    context: Context, texts: Texts
) -> None:
    await event_plans.put(context, conference(), NOW)
    await sign_up(context, 3)
    await tell(context, texts, NOW)
    await tell(context, texts, at(6, 25, 12))
    assert await queued(context, "event-reminder") == {}
    assert await queued(context, "event-report") == {1: 3}
    assert "3 people" in (await said(context, "event-report"))[0]


async def test_a_late_reminder_waits_for_the_end_of_the_quiet_hours(context: Context, texts: Texts) -> None:
    await event_plans.put(context, conference(starts=at(6, 25, 11)), NOW)
    await sign_up(context, 1)
    await tell(context, texts, NOW)
    await tell(context, texts, at(6, 18, 22, 30))
    assert await queued(context, "event-reminder") == {}
    await tell(context, texts, at(6, 19, 8))
    assert await queued(context, "event-reminder") == {1: 1}


async def test_a_clock_that_leaps_and_a_second_start_remind_nobody_twice(
    context: Context, texts: Texts, catalogue: Catalogue
) -> None:
    await event_plans.put(context, conference(), NOW)
    await sign_up(context, 5)
    for moment in (at(6, 18, 10), at(6, 17, 10), at(6, 18, 10), at(6, 24, 10), at(6, 24, 9), at(6, 24, 11)):
        async with opened(context.db.path, catalogue) as again:
            await event_reminders.refresh(again, texts, moment)
            await tell(again, texts, moment)
    assert await queued(context, "event-reminder") == dict.fromkeys(range(1, 6), 2)


async def test_who_has_not_heard_of_the_first_change_hears_of_both_in_one(
    context: Context, texts: Texts
) -> None:
    await event_plans.put(context, conference(), NOW)
    await sign_up(context, 2)
    await event_plans.put(context, conference(starts=at(6, 25, 11)), NOW)
    await tell(context, texts, NOW)
    await delivered(context, 1)
    await event_plans.put(context, conference(starts=at(6, 25, 12)), NOW)
    await tell(context, texts, NOW)
    assert await queued(context, "event-change") == {1: 2, 2: 1}
    first, second, third = await said(context, "event-change")
    assert "10:00–17:00</s>" in first
    assert sorted("11:00–17:00</s>" in words for words in (second, third)) == [False, True]
    assert all("<b>Monday 25 June, 12:00–17:00" in words for words in (second, third))


async def test_who_has_not_heard_of_a_change_that_was_taken_back_hears_nothing(
    context: Context, texts: Texts
) -> None:
    await event_plans.put(context, conference(), NOW)
    await sign_up(context, 2)
    await event_plans.put(context, conference(starts=at(6, 25, 11)), NOW)
    await event_plans.put(context, conference(), NOW)
    await tell(context, texts, NOW)
    assert await queued(context, "event-change") == {}


async def test_after_a_cancellation_nobody_is_reminded_and_everybody_is_told_once(
    context: Context, texts: Texts
) -> None:
    await event_plans.put(context, conference(), NOW)
    await sign_up(context, 3)
    await tell(context, texts, at(6, 18, 10))
    assert await event_plans.cancel(context, "conference", at(6, 18, 10)) is Change.CANCELLED
    assert await event_plans.cancel(context, "conference", at(6, 18, 10)) is Change.NONE
    await tell(context, texts, at(6, 18, 10))
    await tell(context, texts, at(6, 25, 9))
    assert await queued(context, "event-change") == {1: 1, 2: 1, 3: 1}
    assert await queued(context, "event-reminder", waiting=True) == {}


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"starts": at(6, 25, 11)}, Change.MOVED),
        ({"ends": at(6, 25, 16)}, Change.MOVED),
        ({"venue": {"en": "Town Hall"}}, Change.MOVED),
        ({"venue": {"en": "Park Hotel, hall 2"}}, Change.MOVED),
        ({"venue": {"en": "Park Hotl"}}, Change.CORRECTION),
        ({"venue": {"en": "Park Hotel", "ru": "Парк-отель"}}, Change.CORRECTION),
        ({"title": {"en": "Conferense"}}, Change.CORRECTION),
        ({"capacity": 10}, Change.CORRECTION),
        ({"location": (42.87, 74.57)}, Change.CORRECTION),
        ({"state": "cancelled"}, Change.CANCELLED),
        ({}, Change.NONE),
    ],
)
async def test_only_another_time_or_place_is_told(
    context: Context, texts: Texts, changes: dict[str, Any], kind: Change
) -> None:
    await event_plans.put(context, conference(), NOW)
    await sign_up(context, 1)
    assert await event_plans.put(context, conference(**changes), NOW) is kind
    await tell(context, texts, NOW)
    told = kind in (Change.MOVED, Change.CANCELLED)
    assert await queued(context, "event-change") == ({1: 1} if told else {})


async def test_a_moved_event_is_reminded_of_at_its_new_times(context: Context, texts: Texts) -> None:
    await event_plans.put(context, conference(), NOW)
    await sign_up(context, 1)
    await tell(context, texts, at(6, 18, 10))
    await delivered(context, 1)
    await event_plans.put(context, conference(starts=at(6, 30, 10), ends=None), at(6, 19, 10))
    await tell(context, texts, at(6, 19, 10))
    for moment in (at(6, 23, 10), at(6, 25, 8), at(6, 29, 10), at(6, 30, 8)):
        await tell(context, texts, moment)
    assert await queued(context, "event-reminder") == {1: 4}


async def test_before_sign_up_ends_those_who_have_not_answered_are_asked_once(
    context: Context, texts: Texts
) -> None:
    await event_plans.put(context, conference(sign_up_until=at(6, 20, 18)), NOW)
    await sign_up(context, 2)
    await tell(context, texts, at(6, 19, 18))
    await event_plans.put(context, conference(sign_up_until=at(6, 22, 18)), at(6, 19, 19))
    await tell(context, texts, at(6, 21, 18))
    rows = await context.db.all("SELECT audience FROM mailings WHERE kind = 'event-deadline'")
    assert len(rows) == 1
    assert await queued(context, "event-deadline") == {}, "those who have answered are left out"


async def test_the_cards_of_those_concerned_are_mended_first_and_everybodys_once(
    context: Context, texts: Texts
) -> None:
    await event_plans.put(context, conference(), NOW)
    await sign_up(context, 60, Answer.DECLINED)
    await sign_up(context, 60, Answer.GOING, first=61)
    for chat_id in range(1, 121):
        await events.keep_card(context, "conference", chat_id, 7)
    await event_plans.put(context, conference(title={"en": "The conference"}), NOW)
    mended = []
    while rounds := await event_cards.due(context, NOW):
        (task,) = rounds
        shown = await event_cards.next_cards(context, task, NOW)
        mended += [card.subscriber.chat_id for card in shown]
        await event_cards.brought_up_to_date(
            context, task, shown[-1].subscriber.chat_id if shown else None, NOW
        )
        assert all(card.view.event.title[Language.EN] == "The conference" for card in shown)
    assert mended == [*range(61, 121), *range(1, 61)]


async def test_those_who_came_are_asked_once_what_it_was_like(context: Context, texts: Texts) -> None:
    await event_plans.put(context, conference(), NOW)
    await sign_up(context, 3)
    async with context.db.transaction() as tx:
        await registrations.check_in(tx, "conference", 2, at(6, 25, 10))
    for moment in (at(6, 25, 18), at(6, 25, 19), at(6, 26, 9)):
        await tell(context, texts, moment)
    assert await queued(context, "event-feedback") == {2: 1}


async def test_an_event_that_is_to_be_published_later_is_not_seen_before(
    context: Context, texts: Texts
) -> None:
    await event_plans.put(context, conference(), NOW, publish_at=at(6, 10, 9))
    with pytest.raises(LookupError):
        await events.look(context, "conference", 1, NOW)
    await tell(context, texts, at(6, 10, 9))
    assert (await events.look(context, "conference", 1, at(6, 10, 9))).event == conference()
    assert await said(context, "event-invite")


async def test_a_task_that_fails_keeps_no_other_waiting(
    context: Context, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    await event_plans.put(context, conference(), NOW)
    await sign_up(context, 1)
    await event_plans.put(context, conference(starts=at(6, 26, 10), ends=None), NOW)

    async def failing(_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setitem(event_news._STEPS, "invite", failing)
        await tell(context, texts, NOW)
    assert await queued(context, "event-change") == {1: 1}
    await tell(context, texts, NOW)
    assert await said(context, "event-invite")


async def test_a_place_whose_owner_is_erased_goes_to_who_waits(context: Context, texts: Texts) -> None:
    await event_plans.put(context, conference(capacity=1), NOW)
    await sign_up(context, 1)
    await sign_up(context, 1, Answer.DECLINED, first=2)
    await events.sign_up(context, "conference", 2, "", Answer.GOING, now=NOW)
    async with context.db.transaction() as tx:
        await tx.run("DELETE FROM registrations WHERE chat_id = 1")
    await tell(context, texts, NOW)
    assert await queued(context, "event-offer") == {2: 1}
