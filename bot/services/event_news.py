"""Telling people about events: takes the tasks that are due, a bounded step and one transaction at a time.

Whatever happens between two steps, the next one goes on where the last one got to: how far a task is
stands in its row, and a message that is queued twice is one message (see `storage.mailings`).
"""

import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum
from itertools import groupby

from bot.content.texts import Localization, Texts
from bot.domain.announcements import Audience
from bot.domain.content import Content, Contents, Pin
from bot.domain.deliveries import Lane
from bot.domain.events import Answer, Change, Event, View, change
from bot.domain.languages import Language
from bot.domain.reminders import catch_up
from bot.domain.subscribers import Topic
from bot.screens import events as screens
from bot.screens.screen import Screen, content_of
from bot.services import admins, event_plans
from bot.services.context import Context
from bot.services.events import INVITING, places
from bot.storage import event_tasks, events, mailings, registrations
from bot.storage.database import Transaction
from bot.storage.event_tasks import Task
from bot.storage.events import StoredEvent

log = logging.getLogger(__name__)

BATCH = 500
"""So many people are taken in one step."""
AT_NIGHT_TOO = timedelta(hours=12)
"""A change of what begins so soon is told in quiet hours, too."""
REMINDED = (Answer.GOING, Answer.MAYBE, Answer.OFFERED)
SHORTEST_OFFER = timedelta(minutes=15)


async def tell(context: Context, texts: Texts, now: datetime) -> bool:
    """Take each due task one step on; returns whether there is more to do at once."""
    taken = False
    for task in await event_tasks.due(context.db, now, cards=False):
        try:
            await _take(context, texts, now, task)
            taken = True
        except Exception:  # it stays due, and keeps nobody else waiting
            log.exception("the task %d (%s) of an event failed; trying again", task.id, task.kind)
    lapsed = await _let_offers_lapse(context, now)
    return taken or lapsed


async def _take(context: Context, texts: Texts, now: datetime, task: Task) -> None:
    async with context.db.transaction() as tx:
        stored = await events.find(tx, task.event_id)
        if stored and await event_tasks.find(tx, task.id) == task:
            await _STEPS[task.kind](_Step(context, texts, now, tx, task, stored))


class Timing(Enum):
    """Whether it is the time for a task."""

    NOW = "now"
    LATER = "later"
    TOO_LATE = "too late"


@dataclass(frozen=True)
class _Step:
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
    ) -> int:
        """Queue a message to people who signed up."""
        mailing_id = await mailings.create(
            self.tx, kind, key, Lane.REMINDER, contents, now=self.now, solicited=True, urgent=urgent
        )
        return await mailings.enqueue(self.tx, mailing_id, chats, self.now, expires)

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


async def _publish(step: _Step) -> None:
    await events.publish(step.tx, step.event.id)
    await event_plans.announce(step.context, step.tx, step.event, step.now)
    await step.done()


async def _invite(step: _Step) -> None:
    await _ask(step, "event-invite", screens.invitation)


async def _deadline(step: _Step) -> None:
    if await step.timing() is Timing.NOW:
        await _ask(step, "event-deadline", screens.deadline)


async def _ask(step: _Step, kind: str, draw: Callable[[Localization, View], Screen]) -> None:
    """Ask those whom an event is for, but not who has answered."""
    if not step.event.open_at(step.now):
        await event_tasks.drop(step.tx, step.task.id)
        return
    free, waiting = await places(step.tx, step.event)
    view = replace(step.view, free=free, waiting=waiting)
    contents = step.contents(lambda t: draw(t, view))
    audience = Audience(regions=frozenset(step.event.regions), topics=frozenset({Topic.EVENTS}))
    mailing_id = await mailings.create(
        step.tx, kind, step.event.id, Lane.ANNOUNCEMENT, contents, now=step.now, audience=audience
    )
    await event_tasks.leave_out(step.tx, mailing_id, step.event.id, step.now)
    await step.done()


async def _remind(step: _Step) -> None:
    timing = await step.timing()
    chats = await registrations.chats(step.tx, step.event.id, REMINDED, step.task.reached, BATCH)
    if timing is Timing.TOO_LATE and chats:
        await _report(step, await registrations.count(step.tx, step.event.id, REMINDED, step.task.reached))
    if timing is not Timing.NOW:
        return
    if chats:
        await _queue_reminder(step, chats)
    if chats and step.task.queued == 0:
        await event_tasks.add(
            step.tx, step.event.id, "report", step.task.expires, step.event.over, detail=str(step.task.id)
        )
    await step.walked(chats)


async def _queue_reminder(step: _Step, chats: list[int]) -> None:
    """The reminder, and with the last one the place on the map."""
    key, place = f"{step.event.id}:{step.task.id}", step.event.location
    await step.queue("event-reminder", key, _reminder(step), chats, step.task.expires)
    if place and not await event_tasks.planned_after(step.tx, step.task):
        pins = {
            language: Content("", pin=Pin(*place, *screens.pin(step.texts[language], step.event)))
            for language in Language
        }
        await step.queue("event-pin", key, pins, chats, step.task.expires)


def _reminder(step: _Step) -> Contents:
    return step.contents(lambda t: screens.reminder(t, step.view))


async def _tell_change(step: _Step) -> None:
    event = step.event
    known = await registrations.not_told(step.tx, event.id, step.stored.version, step.task.reached, BATCH)
    for version, group in groupby(sorted(known, key=lambda pair: pair[1]), key=lambda pair: pair[1]):
        chats = [chat_id for chat_id, _ in group]
        old = await events.version(step.tx, event.id, version)
        draw = _news(old, step.view) if old else None
        if draw:
            soon = min(old.starts if old else event.starts, event.starts) - step.now < AT_NIGHT_TOO
            key = f"{event.id}:{version}:{step.stored.version}"
            await step.queue("event-change", key, step.contents(draw), chats, step.task.expires, urgent=soon)
        await registrations.told(step.tx, event.id, chats, step.stored.version)
    await step.walked([chat_id for chat_id, _ in known])


def _news(old: Event, view: View) -> Callable[[Localization], Screen] | None:
    """What to tell somebody who knows the old version; None: nothing."""
    kind = change(old, view.event)
    if kind is Change.CANCELLED:
        return lambda t: screens.called_off(t, view)
    if kind is Change.REOPENED:
        return lambda t: screens.takes_place(t, view)
    if kind is Change.MOVED and not view.event.cancelled:
        return lambda t: screens.moved(t, old, view)
    return None


async def _feedback(step: _Step) -> None:
    if await step.timing() is Timing.NOW:
        chats = await registrations.who_came(step.tx, step.event.id, step.task.reached, BATCH)
        contents = step.contents(lambda t: screens.feedback(t, step.event))
        await step.queue("event-feedback", step.event.id, contents, chats, step.task.expires)
        await step.walked(chats)


async def _message(step: _Step) -> None:
    chats = await registrations.chats(step.tx, step.event.id, (Answer.GOING,), step.task.reached, BATCH)
    content = Content.from_json(step.task.detail)
    key = f"{step.event.id}:{step.task.id}"
    await step.queue("event-message", key, {Language.KY: content}, chats, step.task.expires)
    await step.walked(chats)


async def _offer(step: _Step) -> None:
    """Keep each free place for the next one who waits, and ask whether they still want it."""
    event = step.event
    when = event_plans.quiet_hours(step.context).end_of(step.now)
    until = min(
        when + timedelta(hours=event.confirm_hours),
        when + max((event.closes - when) / 2, SHORTEST_OFFER),
    )
    free, _ = await places(step.tx, event)
    while (free is None or free > 0) and until < event.closes and not event.cancelled:
        following = await registrations.next_waiting(step.tx, event.id)
        if following is None:
            break
        await registrations.offer(step.tx, event.id, following.chat_id, until)
        key = f"{event.id}:{following.chat_id}:{until.isoformat()}"
        contents = step.contents(lambda t: screens.place_freed(t, step.view, until))
        await step.queue("event-offer", key, contents, [following.chat_id], until)
        free = free - 1 if free is not None else None
    await step.done()


async def _let_offers_lapse(context: Context, now: datetime) -> bool:
    """Give places that nobody confirmed to the next ones who wait."""
    lapsed = await registrations.lapsed(context.db, now, BATCH)
    for own in lapsed:
        async with context.db.transaction() as tx:
            await registrations.give_up_offer(tx, own.event_id, own.chat_id)
            stored = await events.find(tx, own.event_id)
            if stored and stored.event.open_at(now):
                await event_tasks.add(tx, own.event_id, "offer", now, stored.event.closes)
    return bool(lapsed)


async def _close(step: _Step) -> None:
    """Sign-up is over: nobody is asked any more."""
    if step.event.open_at(step.now):
        await step.done()
        return
    for mailing_id, _ in await event_tasks.mailings_of(step.tx, step.event.id, INVITING):
        await mailings.drop(step.tx, mailing_id, step.now, "sign-up is over")
        await mailings.set_state(step.tx, mailing_id, "stopped", step.now)
    await step.done()


async def _check(step: _Step) -> None:
    """Tell the admins for how many a reminder came too late."""
    key = f"{step.event.id}:{step.task.detail}"
    mailing = await mailings.find_key(step.tx, "event-reminder", key)
    late = await event_tasks.not_delivered(step.tx, mailing.id) if mailing else 0
    if late:
        await _report(step, late)
    await step.done()


async def _report(step: _Step, people: int) -> None:
    contents = step.contents(lambda t: screens.came_too_late(t, step.event, people))
    key = f"{step.event.id}:{step.task.id}"
    expires = step.now + timedelta(days=7)
    await step.queue("event-report", key, contents, await admins.admin_ids(step.context), expires)


_STEPS: dict[str, Callable[[_Step], Awaitable[None]]] = {
    "publish": _publish,
    "invite": _invite,
    "reminder": _remind,
    "deadline": _deadline,
    "change": _tell_change,
    "feedback": _feedback,
    "message": _message,
    "offer": _offer,
    "close": _close,
    "report": _check,
}


async def refresh(context: Context, texts: Texts, now: datetime) -> None:
    """At the start: what was queued before a pause says again what fits the moment, or is not said at all."""
    async with context.db.transaction() as tx:
        for mailing_id, task_id in await event_tasks.reminders_under_way(tx):
            task = await event_tasks.find(tx, task_id)
            stored = await events.find(tx, task.event_id) if task else None
            if task and stored:
                contents = _reminder(_Step(context, texts, now, tx, task, stored))
                await mailings.set_contents(tx, mailing_id, contents)
