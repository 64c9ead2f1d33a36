"""Getting to know a chat, its language and what it follows."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.languages import Language, guess_language
from bot.domain.subscribers import WHOLE_COUNTRY, ChatKind, Subscriber
from bot.services.context import Context
from bot.storage import subscribers
from bot.storage.database import Transaction


async def meet(context: Context, chat_id: int, kind: ChatKind, code: str | None, now: datetime) -> Subscriber:
    """The subscriber of a chat; a chat never seen is kept, but gets no news before it asks.

    Args:
        context: The running service.
        chat_id: Telegram's id of the chat.
        kind: Telegram's type of the chat.
        code: Telegram's `language_code` of who wrote.
        now: The time, timezone-aware.
    """
    known = await find(context, chat_id)
    if known:
        return known

    async def work(tx: Transaction) -> Subscriber:
        await subscribers.add(tx, chat_id, kind, guess_language(code, context.default_language), now)
        return await _reread(context, tx, chat_id)

    return await context.db.at_once(work)


async def find(context: Context, chat_id: int) -> Subscriber | None:
    """The subscriber of a chat, None for one never seen."""
    return await subscribers.find(context.db.nearby, context.bits, chat_id)


async def subscribe(context: Context, chat_id: int) -> Subscriber:
    """Start news for a chat; what it followed before stays."""
    async with context.db.transaction() as tx:
        await subscribers.set_subscribed(tx, chat_id, True)
        return await _reread(context, tx, chat_id)


async def unsubscribe(context: Context, chat_id: int) -> Subscriber:
    """Stop all news for a chat; its language and regions stay for a return."""
    async with context.db.transaction() as tx:
        await subscribers.set_subscribed(tx, chat_id, False)
        return await _reread(context, tx, chat_id)


async def choose_language(context: Context, chat_id: int, language: Language) -> Subscriber:
    """Keep the language that a chat chose."""
    async with context.db.transaction() as tx:
        await subscribers.set_language(tx, chat_id, language)
        return await _reread(context, tx, chat_id)


async def follow(context: Context, chat_id: int, code: str, on: bool) -> Subscriber:
    """Follow a region or the whole country, or stop following it. Following starts news, too.

    Args:
        context: The running service.
        chat_id: The chat.
        code: A region of the catalogue, or `WHOLE_COUNTRY`.
        on: Follow, or no longer. Doing either twice changes nothing more.

    Raises:
        KeyError: there is no such region.
    """
    if code != WHOLE_COUNTRY and code not in context.catalogue.region_by_code:
        raise KeyError(code)
    async with context.db.transaction() as tx:
        before = await _reread(context, tx, chat_id)
        await subscribers.set_regions(tx, context.bits, chat_id, _toggled(before.regions, code, on))
        if on:
            await subscribers.set_subscribed(tx, chat_id, True)
        return await _reread(context, tx, chat_id)


def _toggled(followed: Iterable[str], code: str, on: bool) -> set[str]:
    return {*followed, code} if on else {*followed} - {code}


async def _reread(context: Context, tx: Transaction, chat_id: int) -> Subscriber:
    subscriber = await subscribers.find(tx, context.bits, chat_id)
    if subscriber is None:
        raise LookupError(chat_id)
    return subscriber
