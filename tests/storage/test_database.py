"""Transactions, whatever becomes of those who use them."""

import asyncio
from pathlib import Path

from bot.storage.database import Database


async def test_a_transaction_cancelled_at_any_instant_leaves_the_next_one_free(tmp_path: Path) -> None:
    db = await Database.open(tmp_path / "kenesh.db")

    async def use() -> None:
        async with db.transaction() as tx:
            await tx.run("DELETE FROM drafts")

    try:
        for turns in range(30):
            task = asyncio.create_task(use())
            for _ in range(turns):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.wait({task})
            await use()
    finally:
        await db.close()
