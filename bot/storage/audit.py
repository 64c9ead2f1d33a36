"""The audit trail: written together with what it tells of, never changed, erased when it is old."""

from datetime import datetime, timedelta

from bot.domain.audit import Action, Entry
from bot.storage.database import Reader, Transaction


async def record(tx: Transaction, actor_id: int, action: Action, object_: str, now: datetime) -> None:
    """Keep who did what."""
    await tx.run(
        "INSERT INTO audit (at, actor_id, action, object) VALUES (?, ?, ?, ?)",
        (now.isoformat(), actor_id, action, object_),
    )


async def record_daily(tx: Transaction, actor_id: int, action: Action, object_: str, now: datetime) -> None:
    """Keep who did what, unless the same was kept in the last 24 hours."""
    since = (now - timedelta(days=1)).isoformat()
    known = await tx.one(
        "SELECT 1 FROM audit WHERE at > ? AND actor_id = ? AND action = ? AND object = ? LIMIT 1",
        (since, actor_id, action, object_),
    )
    if known is None:
        await record(tx, actor_id, action, object_, now)


async def page(reader: Reader, number: int, size: int) -> tuple[list[Entry], int]:
    """One page of the trail (from 0), the newest first; and how many entries there are in all."""
    count = await reader.one("SELECT count(*) AS entries FROM audit")
    rows = await reader.all(
        "SELECT at, actor_id, name, action, object FROM audit LEFT JOIN editors ON user_id = actor_id"
        " ORDER BY id DESC LIMIT ? OFFSET ?",
        (size, number * size),
    )
    entries = [
        Entry(
            datetime.fromisoformat(row["at"]),
            row["actor_id"],
            row["name"],
            Action(row["action"]),
            row["object"],
        )
        for row in rows
    ]
    return entries, int(count["entries"]) if count else 0


async def erase_before(tx: Transaction, cutoff: datetime) -> int:
    """Erase what is older; returns how many entries that were."""
    return await tx.run("DELETE FROM audit WHERE at < ?", (cutoff.isoformat(),))
