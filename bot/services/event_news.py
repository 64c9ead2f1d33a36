"""Telling people about events: takes the tasks that are due, a bounded step and one transaction at a time.

Whatever happens between two steps, the next one goes on where the last one got to: how far a task is
stands in its row, and a message that is queued twice is one message (see `storage.mailings`).
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby

from bot.content.texts import Localization, Texts
from bot.domain.announcements import Audience
from bot.domain.content import Content, Contents
from bot.domain.deliveries import Lane
from bot.domain.events import Answer, Change, Event, View, change
from bot.domain.subscribers import Topic
from bot.screens import event_news as screens
from bot.screens.screen import Screen
from bot.services import event_feedback, event_plans, event_reminders, event_waiting
from bot.services.context import Context
from bot.services.event_steps import BATCH, Step, Timing
from bot.services.events import places
from bot.storage import event_tasks, events, mailings, registrations
from bot.storage.event_tasks import Task
from bot.storage.events import INVITING

log = logging.getLogger(__name__)

AT_NIGHT_TOO = timedelta(hours=12)
"""A change of what begins so soon is told in quiet hours, too."""


async def tell(context: Context, texts: Texts, now: datetime) -> bool:
    """Take each due task one step on; returns whether there is more to do at once."""
    taken = False
    for task in await event_tasks.due(context.db, now, cards=False):
        try:
            await _take(context, texts, now, task)
            taken = True
        except Exception:  # it stays due, and keeps nobody else waiting
            log.exception("the task %d (%s) of an event failed; trying again", task.id, task.kind)
    lapsed = await event_waiting.let_offers_lapse(context, now)
    return taken or lapsed


async def _take(context: Context, texts: Texts, now: datetime, task: Task) -> None:
    async with context.db.transaction() as tx:
        stored = await events.find(tx, task.event_id)
        if stored and await event_tasks.find(tx, task.id) == task:
            await _STEPS[task.kind](Step(context, texts, now, tx, task, stored))


async def _publish(step: Step) -> None:
    await events.publish(step.tx, step.event.id)
    await event_plans.announce(step.context, step.tx, step.event, step.now)
    await step.done()


async def _invite(step: Step) -> None:
    await _ask(step, "event-invite")


async def _deadline(step: Step) -> None:
    if await step.timing() is Timing.NOW:
        await _ask(step, "event-deadline")


async def _asking(step: Step, kind: str) -> Contents:
    """What asks people for their answer."""
    free, waiting = await places(step.tx, step.event)
    view = replace(step.view, free=free, waiting=waiting)
    draw = screens.deadline if kind == "event-deadline" else screens.invitation
    return step.contents(lambda t: draw(t, view))


async def _ask(step: Step, kind: str) -> None:
    """Ask those whom an event is for, but not who has answered."""
    if not step.event.open_at(step.now):
        await event_tasks.drop(step.tx, step.task.id)
        return
    contents = await _asking(step, kind)
    audience = Audience(regions=frozenset(step.event.regions), topics=frozenset({Topic.EVENTS}))
    mailing_id = await mailings.create(
        step.tx, kind, step.event.id, Lane.ANNOUNCEMENT, contents, now=step.now, audience=audience
    )
    if step.task.detail == event_tasks.AGAIN:
        await mailings.set_contents(step.tx, mailing_id, contents)
        await mailings.walk_again(step.tx, mailing_id, audience)
    await event_tasks.leave_out(step.tx, mailing_id, step.event.id, step.now)
    await step.done()


async def reword(context: Context, texts: Texts, task: Task, now: datetime) -> None:
    """Let what is on its way about a changed event say what is right now; before its cards are mended."""
    async with context.db.transaction() as tx:
        stored = await events.find(tx, task.event_id)
        if stored is None:
            return
        step = Step(context, texts, now, tx, task, stored)
        for kind in INVITING:
            for mailing_id, _ in await event_tasks.mailings_of(tx, task.event_id, (kind,)):
                await mailings.set_contents(tx, mailing_id, await _asking(step, kind))
        await event_reminders.reword(step)


async def _tell_change(step: Step) -> None:
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


async def _message(step: Step) -> None:
    chats = await registrations.chats(step.tx, step.event.id, (Answer.GOING,), step.task.reached, BATCH)
    words = Content.from_json(step.task.detail).html
    contents = step.contents(lambda t: screens.message(t, step.event, words))
    await step.queue("event-message", f"{step.event.id}:{step.task.id}", contents, chats, step.task.expires)
    await step.walked(chats)


async def _close(step: Step) -> None:
    """Sign-up is over: nobody is asked any more."""
    if step.event.open_at(step.now):
        await step.done()
        return
    for mailing_id, _ in await event_tasks.mailings_of(step.tx, step.event.id, INVITING):
        await mailings.drop(step.tx, mailing_id, step.now, "sign-up is over")
        await mailings.set_state(step.tx, mailing_id, "stopped", step.now)
    await step.done()


_STEPS: dict[str, Callable[[Step], Awaitable[None]]] = {
    "publish": _publish,
    "invite": _invite,
    "reminder": event_reminders.remind,
    "deadline": _deadline,
    "change": _tell_change,
    "feedback": event_feedback.ask,
    "message": _message,
    "offer": event_waiting.offer,
    "close": _close,
    "report": event_reminders.check,
}
