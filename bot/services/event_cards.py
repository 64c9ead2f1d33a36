"""Bringing up to date what people have been shown of an event, after a change.

A large event has been shown to many, and their cards are edited at the pace of deliveries. So those who go,
may go or wait come first, and their calendar files; then everybody else.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from bot.domain.events import View
from bot.domain.subscribers import Subscriber
from bot.services.context import Context
from bot.services.events import view_of
from bot.storage import event_tasks, events, subscribers
from bot.storage.event_tasks import Task
from bot.storage.events import INVITING, StoredEvent
from bot.storage.mailings import BEFORE_ALL

BATCH = 50
"""So many chats are taken in one step."""
UNDER_WAY = timedelta(seconds=30)
"""After this time everything that was on its way at the change has arrived, and can be edited."""


@dataclass(frozen=True)
class ShownCards:
    """The cards of an event that stand in one chat."""

    subscriber: Subscriber
    view: View
    message_ids: tuple[int, ...]


async def due(context: Context, now: datetime) -> list[Task]:
    """The events whose cards are out of date."""
    return await event_tasks.due(context.db, now, cards=True)


async def next_cards(context: Context, task: Task, now: datetime) -> list[ShownCards]:
    """The next chats with cards of an event, as they are to look now."""
    stored = await events.find(context.db, task.event_id)
    concerned = task.detail == event_tasks.CONCERNED
    shown = await events.shown_cards(context.db, task.event_id, task.reached, BATCH, concerned=concerned)
    found = []
    for chat_id, cards in groupby(shown, key=lambda pair: pair[0]):
        subscriber = await subscribers.find(context.db, context.bits, chat_id)
        if stored and subscriber:
            view = await view_of(context, context.db, stored, chat_id, now)
            found.append(ShownCards(subscriber, view, tuple(message_id for _, message_id in cards)))
    return found


def begins(task: Task) -> bool:
    """Whether nobody's cards have been mended yet."""
    return task.detail == event_tasks.CONCERNED and task.reached == BEFORE_ALL


async def brought_up_to_date(context: Context, task: Task, reached: int | None, now: datetime) -> None:
    """The cards up to a chat are right now; None: all of this round are."""
    async with context.db.transaction() as tx:
        current = await event_tasks.find(tx, task.id)
        if current is None or current.state != "due":
            return
        await event_tasks.moved_on(tx, task, reached or task.reached, 0, done=reached is None)
        if reached is None and task.detail == event_tasks.CONCERNED:
            inviting = await event_tasks.mailings_of(tx, task.event_id, INVITING)
            due = now + UNDER_WAY if inviting else now
            await event_tasks.add(tx, task.event_id, "cards", due, task.expires)


async def next_calendars(context: Context, task: Task) -> tuple[StoredEvent | None, list[Subscriber]]:
    """An event, and some chats that have an older version of it in their calendars."""
    stored = await events.find(context.db, task.event_id)
    if stored is None:
        return None, []
    chats = await events.old_calendars(context.db, task.event_id, stored.version, BATCH)
    found = [await subscribers.find(context.db, context.bits, chat_id) for chat_id in chats]
    return stored, [subscriber for subscriber in found if subscriber]


async def calendar_sent(context: Context, stored: StoredEvent, chat_id: int) -> None:
    """A chat has the newest calendar file; one that was erased meanwhile stays erased."""
    async with context.db.transaction() as tx:
        await events.renew_calendar(tx, stored.event.id, chat_id, stored.version)
