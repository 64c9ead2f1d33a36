"""Whenever somebody gives up on a transaction, the next one can begin."""

import asyncio
from pathlib import Path

from bot.storage.database import Database


async def test_a_transaction_cancelled_at_any_step_leaves_the_way_free(tmp_path: Path) -> None:
    db = await Database.open(tmp_path / "kenesh.db")

    async def change() -> None:
        async with db.transaction() as tx:
            await tx.run("UPDATE subscribers SET subscribed = 1")

    for steps in range(25):
        task = asyncio.create_task(change())
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task})
        await change()
    await db.close()
