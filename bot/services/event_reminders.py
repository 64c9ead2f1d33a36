"""Reminding those who go or may go; and the report of what came too late."""

from datetime import datetime, timedelta

from bot.content.texts import Texts
from bot.domain.content import Content, Contents, Pin
from bot.domain.events import Answer
from bot.domain.languages import Language
from bot.screens import event_news as screens
from bot.screens.events import pin
from bot.services import admins
from bot.services.context import Context
from bot.services.event_steps import BATCH, Step, Timing
from bot.storage import event_tasks, events, mailings, registrations

REMINDED = (Answer.GOING, Answer.MAYBE, Answer.OFFERED)


async def remind(step: Step) -> None:
    """Remind the next ones."""
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


async def _queue_reminder(step: Step, chats: list[int]) -> None:
    """The reminder, and with the last one the place on the map."""
    key, place = f"{step.event.id}:{step.task.id}", step.event.location
    text = await step.queue("event-reminder", key, _reminder(step), chats, step.task.expires)
    if place and not await event_tasks.planned_after(step.tx, step.task):
        await step.queue("event-pin", key, _pin(step, place), chats, step.task.expires, after=text)


def _reminder(step: Step) -> Contents:
    return step.contents(lambda t: screens.reminder(t, step.view))


def _pin(step: Step, place: tuple[float, float]) -> Contents:
    return {
        language: Content("", pin=Pin(*place, *pin(step.texts[language], step.event)))
        for language in Language
    }


async def reword(step: Step) -> None:
    """Let the reminders of an event that are on their way say what is right now."""
    for mailing_id, _ in await event_tasks.mailings_of(step.tx, step.event.id, ("event-reminder",)):
        await mailings.set_contents(step.tx, mailing_id, _reminder(step))
    for mailing_id, _ in await event_tasks.mailings_of(step.tx, step.event.id, ("event-pin",)):
        if step.event.location:
            await mailings.set_contents(step.tx, mailing_id, _pin(step, step.event.location))


async def check(step: Step) -> None:
    """Tell the admins for how many a reminder came too late."""
    key = f"{step.event.id}:{step.task.detail}"
    mailing = await mailings.find_key(step.tx, "event-reminder", key)
    late = await event_tasks.not_delivered(step.tx, mailing.id) if mailing else 0
    if late:
        await _report(step, late)
    await step.done()


async def _report(step: Step, people: int) -> None:
    contents = step.contents(lambda t: screens.came_too_late(t, step.event, people))
    key = f"{step.event.id}:{step.task.id}"
    expires = step.now + timedelta(days=7)
    await step.queue("event-report", key, contents, await admins.admin_ids(step.context), expires)


async def refresh(context: Context, texts: Texts, now: datetime) -> None:
    """At the start: what was queued before a pause says again what fits the moment, or is not said at all."""
    async with context.db.transaction() as tx:
        for mailing_id, task_id in await event_tasks.reminders_under_way(tx):
            task = await event_tasks.find(tx, task_id)
            stored = await events.find(tx, task.event_id) if task else None
            if task and stored:
                contents = _reminder(Step(context, texts, now, tx, task, stored))
                await mailings.set_contents(tx, mailing_id, contents)
