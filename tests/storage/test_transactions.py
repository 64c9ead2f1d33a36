"""Whenever somebody gives up on a transaction, the next one can begin."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.storage.database import Database, Reader, Transaction


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


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    db = await Database.open(tmp_path / "kenesh.db")
    yield db
    await db.close()


async def test_what_is_done_at_once_is_kept_whole_or_not_at_all(db: Database) -> None:
    async def keep(tx: Transaction) -> int:
        await tx.many("INSERT INTO region_bits VALUES (?, ?)", [("KG-40", 40), ("KG-41", 41)])
        row = await tx.one("SELECT count(*) AS n FROM region_bits WHERE bit >= 40")
        return int(row["n"]) if row else 0

    async def fail(tx: Transaction) -> None:
        await tx.run("DELETE FROM region_bits")
        raise LookupError

    async def wait(tx: Transaction) -> None:
        await tx.run("DELETE FROM region_bits")
        await asyncio.sleep(0)

    before = db.version
    assert await db.at_once(keep) == 2
    assert db.version == before + 1
    with pytest.raises(LookupError):
        await db.at_once(fail)
    with pytest.raises(RuntimeError, match="wait for nothing else"):
        await db.at_once(wait)
    assert len(await db.all("SELECT 1 FROM region_bits WHERE bit >= 40")) == 2


async def test_what_is_done_at_once_is_finished_also_when_cancelled(db: Database) -> None:
    for steps in range(12):

        async def add(tx: Transaction, bit: int = steps + 40) -> None:
            await tx.run("INSERT INTO region_bits VALUES (?, ?)", (f"KG-{bit}", bit))

        async def nothing(tx: Transaction) -> None:
            """Only come after it."""

        before = db.version
        task = asyncio.create_task(db.at_once(add))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait({task})
        await db.at_once(nothing, silent=True)
        kept = await db.all("SELECT 1 FROM region_bits WHERE bit = ?", (steps + 40,))
        assert len(kept) == db.version - before
    assert await db.all("SELECT 1 FROM region_bits WHERE bit >= 40")


async def test_what_is_committed_between_reads_of_one_moment_is_seen_by_none_of_them(db: Database) -> None:
    counted = "SELECT count(*) AS n FROM region_bits WHERE bit >= 40"

    async def read(reader: Reader) -> list[int]:
        before = await reader.one(counted)
        with closing(sqlite3.connect(db.path)) as other:
            other.execute("INSERT INTO region_bits VALUES ('KG-40', 40)")
            other.commit()
        after = await reader.one(counted)
        return [row["n"] for row in (before, after) if row]

    assert await db.of_one_moment(read) == [0, 0]
    row = await db.one(counted)
    assert row
    assert row["n"] == 1
