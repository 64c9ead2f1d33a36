"""Who comes in at the door of an event. Every function checks that an admin does it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.audit import Action
from bot.domain.events import Answer, Event, Registration
from bot.services import admins
from bot.services.context import Context
from bot.services.events import get
from bot.storage import audit, registrations

OPENS = timedelta(hours=12)
"""So long before an event begins its door opens, and so long after its end it closes."""


class DoorClosedError(Exception):
    """The ticket is for an event that is not on now.

    Args:
        event: That event.
    """

    def __init__(self, event: Event) -> None:
        super().__init__(event.id)
        self.event = event


@dataclass(frozen=True)
class CheckedIn:
    """What a ticket led to."""

    event: Event
    registration: Registration
    before: datetime | None
    """When it had been used already; None: this is the first time."""
    came: int
    expected: int


async def scan(context: Context, user_id: int | None, code: str, now: datetime) -> CheckedIn:
    """Check somebody in by the code of their ticket; each lets in once.

    Raises:
        NotAdminError: only admins may.
        LookupError: there is no such ticket, or its owner does not go any more.
        DoorClosedError: it is for an event that is not on now.
    """
    admin = await admins.require_admin(context, user_id)
    async with context.db.transaction() as tx:
        own = await registrations.by_code(tx, code)
        if own is None or own.answer is not Answer.GOING:
            raise LookupError(code)
        event = (await get(tx, own.event_id)).event
        if event.cancelled or not event.starts - OPENS <= now <= event.over + OPENS:
            raise DoorClosedError(event)
        if own.checked_in_at is None:
            await registrations.check_in(tx, event.id, own.chat_id, now)
            await audit.record_daily(tx, admin, Action.EVENT_DOOR, event.id, now)
        came, expected = await registrations.turnout(tx, event.id)
        return CheckedIn(event, own, own.checked_in_at, came, expected)


async def guests(context: Context, user_id: int | None, event_id: str) -> tuple[Event, list[Registration]]:
    """Those going to an event, by name.

    Raises:
        NotAdminError: only admins may see it.
        LookupError: there is no such event.
    """
    await admins.require_admin(context, user_id)
    stored = await get(context.db, event_id)
    return stored.event, await registrations.guests(context.db, event_id)


async def tick(
    context: Context, user_id: int | None, event_id: str, chat_id: int, *, came: bool, now: datetime
) -> None:
    """Check somebody in by hand, or take it back.

    Raises:
        NotAdminError: only admins may.
        LookupError: they do not go to this event.
    """
    admin = await admins.require_admin(context, user_id)
    async with context.db.transaction() as tx:
        own = await registrations.find(tx, event_id, chat_id)
        if own is None or own.answer is not Answer.GOING:
            raise LookupError(chat_id)
        if came != (own.checked_in_at is not None):
            await registrations.check_in(tx, event_id, chat_id, now if came else None)
            await audit.record_daily(tx, admin, Action.EVENT_DOOR, event_id, now)
