"""Topics, role, council and quiet hours of a subscriber."""

from datetime import datetime, time

from bot.domain.catalogue import Council
from bot.domain.drafts import Incoming
from bot.domain.preferences import NamingCouncil, council_name
from bot.domain.subscribers import Role, Subscriber, Topic
from bot.services.context import Context
from bot.storage import drafts, subscribers
from bot.storage.database import Transaction


async def choose_topic(context: Context, chat_id: int, topic: Topic, on: bool) -> Subscriber:
    """Get news on a topic, or no longer. Doing either twice changes nothing more."""
    async with context.db.transaction() as tx:
        before = await _reread(context, tx, chat_id)
        topics = before.topics | {topic} if on else before.topics - {topic}
        await subscribers.set_topics(tx, chat_id, topics)
        return await _reread(context, tx, chat_id)


async def choose_role(context: Context, chat_id: int, role: Role | None) -> Subscriber:
    """Keep what somebody says they are; a council is forgotten with the role."""
    async with context.db.transaction() as tx:
        before = await _reread(context, tx, chat_id)
        if role != before.role:
            await subscribers.set_role(tx, chat_id, role, None, None)
        return await _reread(context, tx, chat_id)


async def choose_council(context: Context, chat_id: int, council_id: str) -> Subscriber:
    """Keep somebody's council.

    Raises:
        KeyError: the catalogue has no such council.
    """
    if not isinstance(context.catalogue.partner_by_id[council_id], Council):
        raise KeyError(council_id)
    async with context.db.transaction() as tx:
        await subscribers.set_role(tx, chat_id, Role.COUNCIL, council_id, None)
        return await _reread(context, tx, chat_id)


async def name_council(context: Context, chat_id: int, draft_id: int, incoming: Incoming) -> Subscriber:
    """Keep the council that somebody typed, which ends the draft.

    Raises:
        RefusedError: it is no name.
    """
    name = council_name(incoming)
    async with context.db.transaction() as tx:
        await subscribers.set_role(tx, chat_id, Role.COUNCIL, None, name)
        await drafts.remove(tx, chat_id, draft_id)
        return await _reread(context, tx, chat_id)


async def ask_council(context: Context, chat_id: int, now: datetime) -> None:
    """What the person writes next is the name of their council."""
    async with context.db.transaction() as tx:
        for left in await drafts.of_kind(tx, chat_id, NamingCouncil.kind):
            await drafts.remove(tx, chat_id, left.id)
        await drafts.add(tx, chat_id, NamingCouncil(), now)


async def set_quiet_hours(context: Context, chat_id: int, starts: int, ends: int) -> Subscriber:
    """Keep when not to disturb a chat.

    Args:
        context: The running service.
        chat_id: The chat.
        starts: The full hour (0 to 23) at which it gets quiet.
        ends: The full hour at which quiet ends; the same as `starts`: never quiet.

    Raises:
        LookupError: these are no hours.
    """
    if not (0 <= starts < 24 and 0 <= ends < 24):
        raise LookupError("hours")
    hours = "" if starts == ends else f"{time(starts):%H:%M}-{time(ends):%H:%M}"
    async with context.db.transaction() as tx:
        await subscribers.set_quiet_hours(tx, chat_id, hours)
        return await _reread(context, tx, chat_id)


async def _reread(context: Context, tx: Transaction, chat_id: int) -> Subscriber:
    subscriber = await subscribers.find(tx, context.bits, chat_id)
    if subscriber is None:
        raise LookupError(chat_id)
    return subscriber
