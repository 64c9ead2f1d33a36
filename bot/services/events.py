"""What people do with events: look, answer, come."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from bot.domain.events import Answer, Event, Registration, View, choices, settle
from bot.domain.subscribers import WHOLE_COUNTRY, Subscriber
from bot.services.context import Context
from bot.storage import event_tasks, events, registrations
from bot.storage.database import Reader, Transaction
from bot.storage.events import INVITING, StoredEvent

MAX_LISTED = 60
CARDS_IN_STEP = 3
"""So many cards in a chat say at once what was answered on another one."""


class SignUpClosedError(Exception):
    """Sign-up is over, or the event was called off."""


async def coming(context: Context, subscriber: Subscriber, now: datetime) -> tuple[Event, ...]:
    """The events that are not over, those of the regions that the chat follows first."""
    everywhere = WHOLE_COUNTRY in subscriber.regions
    mask = context.bits.mask(context.catalogue.region_by_code if everywhere else subscriber.regions)
    return tuple(await events.coming(context.db, mask, now, MAX_LISTED))


async def look(context: Context, event_id: str, chat_id: int, now: datetime) -> View:
    """An event as a chat sees it.

    Raises:
        LookupError: there is no such event, or not yet.
    """
    return await view_of(context, context.db, await get(context.db, event_id), chat_id, now)


async def get(reader: Reader, event_id: str) -> StoredEvent:
    """An event that people may see.

    Raises:
        LookupError: there is no such event, or not yet.
    """
    stored = await events.find(reader, event_id)
    if stored is None or stored.scheduled:
        raise LookupError(event_id)
    return stored


async def view_of(context: Context, reader: Reader, stored: StoredEvent, chat_id: int, now: datetime) -> View:
    """An event as a chat sees it, within what `reader` sees."""
    own = await registrations.find(reader, stored.event.id, chat_id)
    free, waiting = await places(reader, stored.event)
    return View(
        stored.event,
        now,
        context.zone,
        own.answer if own else None,
        free,
        waiting,
        own.offered_until if own else None,
    )


async def places(reader: Reader, event: Event) -> tuple[int | None, int]:
    """How many places nobody holds (None: no limit), and how many people wait for one."""
    if event.capacity is None:
        return None, 0
    counts = await registrations.counts(reader, event.id)
    held = sum(number for answer, number in counts.items() if answer.holds_a_place)
    return max(event.capacity - held, 0), counts.get(Answer.WAITING, 0)


async def sign_up(
    context: Context, event_id: str, chat_id: int, name: str, wanted: Answer, *, now: datetime
) -> View:
    """Take a person's answer; who finds no place free goes onto the waiting list.

    Raises:
        LookupError: there is no such event, or not yet.
        SignUpClosedError: it is too late.
    """
    async with context.db.transaction() as tx:
        stored = await get(tx, event_id)
        before = await registrations.find(tx, event_id, chat_id)
        current = before.answer if before else None
        if wanted not in choices(stored.event, current, now):
            raise SignUpClosedError
        free, waiting = await places(tx, stored.event)
        answer = settle(wanted, current, free, waiting)
        await _write(tx, stored, chat_id, name, answer, now=now)
        if current and current.holds_a_place and not answer.holds_a_place and waiting:
            await event_tasks.add(tx, event_id, "offer", now, stored.event.starts)
        return await view_of(context, tx, stored, chat_id, now)


async def _write(
    tx: Transaction, stored: StoredEvent, chat_id: int, name: str, answer: Answer, *, now: datetime
) -> None:
    code = secrets.token_urlsafe(16)
    registration = Registration(stored.event.id, chat_id, answer, name, code, now)
    await registrations.save(tx, registration, stored.version)
    for mailing_id, _ in await event_tasks.mailings_of(tx, stored.event.id, INVITING):
        await event_tasks.leave_out_one(tx, mailing_id, chat_id, now)


async def keep_card(context: Context, event_id: str, chat_id: int, message_id: int) -> None:
    """Remember a message that shows an event's card: it is edited when the event changes."""
    async with context.db.transaction() as tx:
        await events.keep_card(tx, event_id, chat_id, message_id)


async def other_cards(context: Context, event_id: str, chat_id: int, message_id: int) -> list[int]:
    """The latest messages in a chat that show an event's card, besides the one given."""
    cards = await events.cards_in(context.db, event_id, chat_id, CARDS_IN_STEP + 1)
    return [card for card in cards if card != message_id][:CARDS_IN_STEP]


async def forget_card(context: Context, chat_id: int, message_id: int) -> None:
    """A message that showed a card shows something else now."""
    async with context.db.transaction() as tx:
        await events.forget_card(tx, chat_id, message_id)


@dataclass(frozen=True)
class Ticket:
    """What somebody shows at the door."""

    event: Event
    code: str


async def ticket(context: Context, event_id: str, chat_id: int) -> Ticket:
    """The ticket of somebody who goes.

    Raises:
        LookupError: there is no such event, or they do not go.
    """
    stored = await get(context.db, event_id)
    own = await registrations.find(context.db, event_id, chat_id)
    if own is None or own.answer is not Answer.GOING or stored.event.cancelled:
        raise LookupError(event_id)
    return Ticket(stored.event, own.code)


async def calendar(context: Context, event_id: str, chat_id: int) -> StoredEvent:
    """An event with the version that its calendar file carries; the chat gets a new file after each change.

    Raises:
        LookupError: there is no such event, or not yet.
    """
    async with context.db.transaction() as tx:
        stored = await get(tx, event_id)
        await events.keep_calendar(tx, event_id, chat_id, stored.version)
    return stored
