"""Where the bot is welcome: who blocked it is set aside, and comes back with the old settings."""

from datetime import datetime

from bot.domain.languages import guess_language
from bot.domain.subscribers import ChatKind, Subscriber
from bot.services.context import Context
from bot.storage import subscribers


async def set_aside(context: Context, chat_id: int, now: datetime) -> None:
    """The chat blocked or removed the bot: nothing is sent there until it comes back."""
    async with context.db.transaction() as tx:
        await subscribers.set_away(tx, chat_id, now)


async def take_back(context: Context, chat_id: int) -> None:
    """The chat is reachable again, with the settings that it had."""
    async with context.db.transaction() as tx:
        await subscribers.set_away(tx, chat_id, None)


async def join(
    context: Context, chat_id: int, kind: ChatKind, code: str | None, *, subscribe: bool, now: datetime
) -> Subscriber | None:
    """The bot was added to a group or channel.

    Args:
        context: The running service.
        chat_id: The group or channel.
        kind: Telegram's type of it.
        code: Telegram's `language_code` of who added the bot.
        subscribe: Whether news start at once, because an administrator added it.
        now: The time, timezone-aware.

    Returns:
        The subscriber; None where the bot was there already, so that nobody is greeted twice.
    """
    async with context.db.transaction() as tx:
        known = await subscribers.find(tx, context.bits, chat_id)
        if known and not known.away:
            return None
        if known:
            await subscribers.set_away(tx, chat_id, None)
        else:
            await subscribers.add(tx, chat_id, kind, guess_language(code, context.default_language), now)
            await subscribers.set_subscribed(tx, chat_id, subscribe)
        return await subscribers.find(tx, context.bits, chat_id)


async def migrate(context: Context, old_id: int, new_id: int) -> None:
    """A group became a supergroup: its settings go on under the new id. Harmless when done already."""
    async with context.db.transaction() as tx:
        await subscribers.migrate(tx, old_id, new_id)
