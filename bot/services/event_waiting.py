"""The waiting list: each place that frees up is kept for the next one until they confirm, or do not."""

import secrets
from datetime import datetime, timedelta

from bot.screens import event_news as screens
from bot.services import event_plans
from bot.services.context import Context
from bot.services.event_steps import BATCH, Step
from bot.services.events import places
from bot.storage import event_tasks, events, registrations

SHORTEST_OFFER = timedelta(minutes=15)


async def offer(step: Step) -> None:
    """Keep each free place for the next one who waits, and ask whether they still want it."""
    event = step.event
    when = event_plans.quiet_hours(step.context).end_of(step.now)
    until = min(
        when + timedelta(hours=event.confirm_hours),
        when + max((event.starts - when) / 2, SHORTEST_OFFER),
    )
    free, _ = await places(step.tx, event)
    while (free is None or free > 0) and until < event.starts and not event.cancelled:
        following = await registrations.next_waiting(step.tx, event.id)
        if following is None:
            break
        await registrations.offer(step.tx, event.id, following.chat_id, until)
        key = f"{event.id}:{secrets.token_hex(8)}"  # says nothing of whose place it is
        contents = step.contents(lambda t: screens.place_freed(t, step.view, until))
        await step.queue("event-offer", key, contents, [following.chat_id], until)
        free = free - 1 if free is not None else None
    await step.done()


async def let_offers_lapse(context: Context, now: datetime) -> bool:
    """Give places that nobody confirmed to the next ones who wait."""
    lapsed = await registrations.lapsed(context.db, now, BATCH)
    for own in lapsed:
        async with context.db.transaction() as tx:
            await registrations.give_up_offer(tx, own.event_id, own.chat_id)
            stored = await events.find(tx, own.event_id)
            if stored and stored.event.ahead_at(now):
                await event_tasks.add(tx, own.event_id, "offer", now, stored.event.starts)
    return bool(lapsed)
