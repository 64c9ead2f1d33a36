"""One step of something that an event has to tell people, within its transaction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.content.texts import Localization, Texts
from bot.domain.content import Contents
from bot.domain.deliveries import Lane
from bot.domain.events import Event, View
from bot.domain.languages import Language
from bot.domain.reminders import catch_up
from bot.screens.screen import Screen, content_of
from bot.services import event_plans
from bot.services.context import Context
from bot.storage import event_tasks, mailings
from bot.storage.database import Transaction
from bot.storage.event_tasks import Task
from bot.storage.events import StoredEvent

BATCH = 500
"""So many people are taken in one step."""


class Timing(Enum):
    """Whether it is the time for a task."""

    NOW = "now"
    LATER = "later"
    TOO_LATE = "too late"


@dataclass(frozen=True)
class Step:
    """One step of one task, within its transaction."""

    context: Context
    texts: Texts
    now: datetime
    tx: Transaction
    task: Task
    stored: StoredEvent

    @property
    def event(self) -> Event:
        """What the task is about."""
        return self.stored.event

    @property
    def view(self) -> View:
        """The event, to nobody in particular."""
        return View(self.event, self.now, self.context.zone)

    def contents(self, draw: Callable[[Localization], Screen]) -> Contents:
        """A screen in every language, as a mailing carries it."""
        return {language: content_of(draw(self.texts[language])) for language in Language}

    async def queue(
        self,
        kind: str,
        key: str,
        contents: Contents,
        chats: Iterable[int],
        expires: datetime,
        *,
        urgent: bool = False,
        after: int | None = None,
    ) -> int:
        """Queue a message to people who signed up, each `after` that mailing's; returns the mailing's id."""
        mailing_id = await mailings.create(
            self.tx,
            kind,
            key,
            Lane.REMINDER,
            contents,
            now=self.now,
            solicited=True,
            urgent=urgent,
            of_mailing=after,
        )
        await mailings.enqueue(self.tx, mailing_id, chats, self.now, expires)
        return mailing_id

    async def walked(self, chats: list[int]) -> None:
        """The task has got to the last of these chats; fewer than a full batch were all."""
        reached = chats[-1] if chats else self.task.reached
        done = len(chats) < BATCH
        await event_tasks.moved_on(self.tx, self.task, reached, len(chats), done=done)

    async def done(self) -> None:
        """The task is over."""
        await event_tasks.moved_on(self.tx, self.task, self.task.reached, 0, done=True)

    async def timing(self) -> "Timing":
        """Whether to go on now; else the task is put off to the end of the quiet hours, or dropped."""
        quiet = event_plans.quiet_hours(self.context)
        when = catch_up(self.task.due, self.task.expires, self.now, quiet)
        if when is None:
            await event_tasks.drop(self.tx, self.task.id)
            return Timing.TOO_LATE
        if when > self.now:
            await event_tasks.postpone(self.tx, self.task.id, when)
            return Timing.LATER
        return Timing.NOW
