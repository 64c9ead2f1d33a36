"""What people thought of an event: the one question to those who came, and their answers."""

from datetime import datetime

from bot.domain import events as rules
from bot.domain.drafts import Draft, Incoming
from bot.domain.events import Event, Remarking
from bot.screens import event_feedback as screens
from bot.services import drafts
from bot.services.context import Context
from bot.services.event_steps import BATCH, Step, Timing
from bot.services.events import get
from bot.storage import drafts as stored_drafts
from bot.storage import registrations


async def ask(step: Step) -> None:
    """Ask the next ones who came."""
    if await step.timing() is Timing.NOW:
        chats = await registrations.who_came(step.tx, step.event.id, step.task.reached, BATCH)
        contents = step.contents(lambda t: screens.feedback(t, step.event))
        await step.queue("event-feedback", step.event.id, contents, chats, step.task.expires)
        await step.walked(chats)


async def rate(context: Context, event_id: str, chat_id: int, score: int, now: datetime) -> Event:
    """Keep what somebody thought of an event.

    Raises:
        LookupError: there is no such event, it is not over, they did not sign up, or the score is none.
    """
    async with context.db.transaction() as tx:
        stored = await get(tx, event_id)
        own = await registrations.find(tx, event_id, chat_id)
        if own is None or now < stored.event.starts or score not in range(1, 6):
            raise LookupError(event_id)
        await registrations.rate(tx, event_id, chat_id, score)
    return stored.event


async def begin_remark(context: Context, event_id: str, chat_id: int, now: datetime) -> None:
    """What the chat writes next is what they thought of an event.

    Raises:
        LookupError: they did not sign up for such an event.
    """
    if await registrations.find(context.db, event_id, chat_id) is None:
        raise LookupError(event_id)
    await drafts.begin(context, chat_id, Remarking(event_id=event_id), now)


async def remark(context: Context, draft: Draft[Remarking], incoming: Incoming) -> None:
    """Keep what somebody wrote about an event.

    Raises:
        RefusedError: it is nothing, or too long.
    """
    words = rules.remark(incoming)
    async with context.db.transaction() as tx:
        await registrations.remark(tx, draft.state.event_id, draft.chat_id, words)
        await stored_drafts.remove(tx, draft.chat_id, draft.id)
