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


async def test_who_sees_a_new_version_finds_the_change(tmp_path: Path) -> None:
    db = await Database.open(tmp_path / "kenesh.db")
    for number in range(40, 60):
        before = db.version

        async def change(bit: int = number) -> None:
            async with db.transaction() as tx:
                await tx.run("INSERT INTO region_bits VALUES (?, ?)", (f"KG-{bit}", bit))

        task = asyncio.create_task(change())
        while db.version == before:
            await asyncio.sleep(0)
        assert await db.one("SELECT 1 FROM region_bits WHERE bit = ?", (number,))
        await task
        async with db.transaction(silent=True):
            pass
        assert db.version == before + 1
    await db.close()
