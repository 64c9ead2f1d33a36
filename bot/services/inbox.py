"""Keeping the updates in hand, so that a killed bot finds them when it is started again."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from bot.services.context import Context
from bot.storage import inbox
from bot.storage.database import Transaction
from bot.storage.inbox import KeptUpdate

USEFUL = timedelta(days=1)
"""Telegram itself keeps an update no longer."""
MOST_TRIES = 3
"""An update that was in hand at so many crashes is taken for their cause."""


async def keep(context: Context, updates: Collection[KeptUpdate], now: datetime) -> None:
    """Keep updates until they are let go of."""

    async def work(tx: Transaction) -> None:
        await inbox.keep(tx, updates, now)

    await context.db.at_once(work, silent=True)


async def let_go(context: Context, update_ids: Collection[int]) -> None:
    """Keep these updates no longer: they are handled."""

    async def work(tx: Transaction) -> None:
        await inbox.remove(tx, update_ids)

    await context.db.at_once(work, silent=True)


async def take_up(context: Context, now: datetime) -> list[dict[str, Any]]:
    """What an earlier run had in hand when it was killed, oldest first, as Telegram sent it."""
    async with context.db.transaction(silent=True) as tx:
        return await inbox.take_up(tx, now - USEFUL, MOST_TRIES)
