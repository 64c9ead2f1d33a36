"""Creating, changing and calling off events.

One transaction decides everything: the new version, the reminders, and the promise (a task) to tell people.
What is told then, step by step, stands in `services.event_news`.
"""

from datetime import datetime, time, timedelta
from typing import Literal

from bot.domain.events import Change, Event, change, wider
from bot.domain.quiet import QuietHours
from bot.domain.reminders import Offset, moved, plan
from bot.services.context import Context
from bot.storage import drafts, event_tasks, events, mailings
from bot.storage.database import Transaction
from bot.storage.event_tasks import Kind
from bot.storage.events import INVITING, StoredEvent

NUDGE = Offset(1, 0)
"""So long before sign-up ends those who have not answered are asked, once."""
FEEDBACK_AFTER = timedelta(hours=1)
FEEDBACK_USEFUL = timedelta(days=3)

_AHEAD: tuple[Kind, ...] = ("reminder", "deadline", "feedback", "close")
_CALLED_OFF: tuple[Kind, ...] = (*_AHEAD, "publish", "invite", "offer", "message", "change", "cards")
_MAILINGS = (*INVITING, "event-reminder", "event-pin", "event-offer", "event-message")

Result = Literal["created", "scheduled"] | Change


def quiet_hours(context: Context) -> QuietHours:
    """The quiet hours that events keep to: the service's."""
    return context.quiet.hours(None) or QuietHours(time(0), time(0), context.zone)


async def find(context: Context, event_id: str) -> StoredEvent | None:
    """An event by its id, also one that people do not see yet."""
    return await events.find(context.db, event_id)


async def put(
    context: Context,
    event: Event,
    now: datetime,
    publish_at: datetime | None = None,
    *,
    draft: tuple[int, int] | None = None,
) -> Result:
    """Create an event, or change the one that has its id; doing it twice changes nothing more.

    Args:
        context: The running service.
        event: As it is to be.
        now: The time, timezone-aware.
        publish_at: When people are to see a new event; None: at once.
        draft: The chat and id of the draft that it comes from, which is over with this.

    Raises:
        LookupError: that draft is over already.
    """
    async with context.db.transaction() as tx:
        if draft and not await drafts.remove(tx, *draft):
            raise LookupError(draft)
        stored = await events.find(tx, event.id)
        if stored is None:
            return await _create(context, tx, event, now, publish_at)
        kind = change(stored.event, event)
        if kind is not Change.NONE:
            await _change(context, tx, stored, event, kind=kind, now=now)
        return kind


async def cancel(context: Context, event_id: str, now: datetime) -> Result:
    """Call an event off.

    Raises:
        LookupError: there is no such event.
    """
    stored = await events.find(context.db, event_id)
    if stored is None:
        raise LookupError(event_id)
    return await put(context, stored.event.model_copy(update={"state": "cancelled"}), now)


async def _create(
    context: Context, tx: Transaction, event: Event, now: datetime, publish_at: datetime | None
) -> Result:
    later = publish_at is not None and publish_at > now
    await events.save(tx, context.bits, event, scheduled=later, version=1)
    if later and publish_at:
        await event_tasks.add(tx, event.id, "publish", publish_at, event.over)
        return "scheduled"
    await announce(context, tx, event, now)
    return "created"


async def announce(context: Context, tx: Transaction, event: Event, now: datetime) -> None:
    """Promise everything that a new event tells people."""
    if event.open_at(now):
        await event_tasks.add(tx, event.id, "invite", now, event.closes)
        await _plan(context, tx, event, now)


async def _change(
    context: Context, tx: Transaction, stored: StoredEvent, event: Event, *, kind: Change, now: datetime
) -> None:
    version = stored.version + 1
    await events.save(
        tx, context.bits, event, scheduled=stored.scheduled and not event.cancelled, version=version
    )
    if stored.scheduled and not event.cancelled:
        return
    if event.cancelled:
        await event_tasks.withdraw(tx, event.id, _CALLED_OFF)
        await _take_back(tx, event.id, now)
    else:
        await _replan(context, tx, stored.event, event, now)
        await event_tasks.add(tx, event.id, "offer", now, event.starts)
        if event.open_at(now) and (not stored.event.open_at(now) or wider(stored.event, event)):
            await event_tasks.add(tx, event.id, "invite", now, event.closes, detail=event_tasks.AGAIN)
    if kind is not Change.CORRECTION:
        await _tell(tx, event, now)
    await event_tasks.withdraw(tx, event.id, ("cards",))
    await event_tasks.add(tx, event.id, "cards", now, now + timedelta(days=30), detail=event_tasks.CONCERNED)


async def _tell(tx: Transaction, event: Event, now: datetime) -> None:
    """Promise to tell what has changed. Who has not heard of an earlier change yet hears of both in one."""
    await event_tasks.withdraw(tx, event.id, ("change",))
    for mailing_id, key in await event_tasks.mailings_of(tx, event.id, ("event-change",)):
        known = int(key.split(":")[1])
        await event_tasks.forget_told(tx, mailing_id, event.id, known)
        await mailings.drop(tx, mailing_id, now, "changed again")
    await event_tasks.add(tx, event.id, "change", now, max(event.over, now + timedelta(days=1)))


async def _replan(context: Context, tx: Transaction, old: Event, event: Event, now: datetime) -> None:
    if old.cancelled or old.starts != event.starts:
        await event_tasks.withdraw(tx, event.id, ("reminder",))
        for mailing_id, _ in await event_tasks.mailings_of(tx, event.id, ("event-reminder", "event-pin")):
            await mailings.drop(tx, mailing_id, now, "moved")
    elif old.remind_before != event.remind_before:
        await event_tasks.withdraw_ahead(tx, event.id, now)
    elif (old.closes, old.over) == (event.closes, event.over):
        return
    await event_tasks.withdraw(tx, event.id, ("deadline", "feedback", "close"))
    reminded = await event_tasks.reminded(tx, event.id)
    planned = await event_tasks.planned(tx, event.id)
    await _plan(context, tx, event, now, reminded=reminded, skip=planned)


async def _plan(
    context: Context,
    tx: Transaction,
    event: Event,
    now: datetime,
    *,
    reminded: dict[Offset, datetime] | None = None,
    skip: frozenset[Offset] = frozenset(),
) -> None:
    quiet = quiet_hours(context)
    reminders = plan(event.starts, event.remind_before, now, quiet, reminded)
    await event_tasks.add_reminders(tx, event.id, tuple(one for one in reminders if one.offset not in skip))
    nudge = moved(NUDGE.before(event.closes, context.zone), event.closes, quiet)
    if event.sign_up_until and nudge > now:
        await event_tasks.add(tx, event.id, "deadline", nudge, event.closes)
    await event_tasks.add(tx, event.id, "close", event.closes, event.closes + timedelta(days=1))
    asked = quiet.end_of(event.over + FEEDBACK_AFTER)
    if asked > now:
        await event_tasks.add(tx, event.id, "feedback", asked, asked + FEEDBACK_USEFUL)


async def _take_back(tx: Transaction, event_id: str, now: datetime) -> None:
    """Nothing that still waits to be sent for an event goes out any more."""
    for mailing_id, _ in await event_tasks.mailings_of(tx, event_id, _MAILINGS):
        await mailings.drop(tx, mailing_id, now, "called off")
        await mailings.set_state(tx, mailing_id, "stopped", now)
