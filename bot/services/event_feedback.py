"""What people thought of an event: the one question to those who came, and their answers."""

from datetime import datetime

from bot.domain import events as rules
from bot.domain.drafts import Draft, Incoming
from bot.domain.events import Event, Remarking
from bot.screens import event_feedback as screens
from bot.services.context import Context
from bot.services.event_steps import BATCH, Step, Timing
from bot.services.events import get
from bot.storage import drafts as stored_drafts
from bot.storage import registrations
from bot.storage.database import Reader


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
        LookupError: there is no such event, it has not begun, they did not come, or the score is none.
    """
    async with context.db.transaction() as tx:
        stored = await get(tx, event_id)
        if now < stored.event.starts or score not in range(1, 6):
            raise LookupError(event_id)
        await _check_came(tx, event_id, chat_id)
        await registrations.rate(tx, event_id, chat_id, score)
    return stored.event


async def begin_remark(context: Context, event_id: str, chat_id: int, now: datetime) -> None:
    """What the chat writes next is what they thought of an event.

    Raises:
        LookupError: there is no such event, it has not begun, or they did not come.
    """
    async with context.db.transaction() as tx:
        if now < (await get(tx, event_id)).event.starts:
            raise LookupError(event_id)
        await _check_came(tx, event_id, chat_id)
        for left in await stored_drafts.of_kind(tx, chat_id, Remarking.kind):
            await stored_drafts.remove(tx, chat_id, left.id)
        await stored_drafts.add(tx, chat_id, Remarking(event_id=event_id), now)


async def _check_came(reader: Reader, event_id: str, chat_id: int) -> None:
    if await registrations.who_came(reader, event_id, chat_id - 1, 1) != [chat_id]:
        raise LookupError(chat_id)


async def remark(context: Context, draft: Draft[Remarking], incoming: Incoming) -> None:
    """Keep what somebody wrote about an event.

    Raises:
        RefusedError: it is nothing, or too long.
    """
    words = rules.remark(incoming)
    async with context.db.transaction() as tx:
        await registrations.remark(tx, draft.state.event_id, draft.chat_id, words)
        await stored_drafts.remove(tx, draft.chat_id, draft.id)
