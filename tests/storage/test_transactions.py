"""The database stays usable whatever happens to those who work with it."""

import asyncio
from pathlib import Path

from bot.storage.database import Database


async def test_a_transaction_that_is_cancelled_at_any_point_leaves_the_database_usable(
    tmp_path: Path,
) -> None:
    db = await Database.open(tmp_path / "kenesh.db")

    async def work() -> None:
        async with db.transaction() as tx:
            await tx.run("INSERT INTO region_bits VALUES ('KG-X', 40)")
            await tx.run("DELETE FROM region_bits WHERE code = 'KG-X'")

    for turns in range(30):
        task = asyncio.create_task(work())
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task})
        await work()
    await db.close()
