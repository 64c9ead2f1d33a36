"""What is stored about a chat: showing it, and erasing it."""

from datetime import datetime, timedelta

from bot.services.context import Context
from bot.storage import personal

BATCH = 100

Rows = dict[str, list[dict[str, object]]]


async def stored_about(context: Context, chat_id: int) -> Rows:
    """Everything stored about a chat: rows by table, each a value by column."""
    found = await personal.rows_about(context.db, chat_id)
    for row in found.get("subscribers", ()):
        row["regions"] = sorted(context.bits.codes(int(str(row["regions"]))))
    return found


async def forget(context: Context, chat_id: int) -> None:
    """Erase everything about a chat. What was sent to it stays counted, but no longer by name."""
    async with context.db.transaction() as tx:
        await personal.erase(tx, chat_id)


async def erase_blocked(context: Context, now: datetime) -> int:
    """Erase the chats that blocked or removed the bot too long ago; returns how many those were."""
    cutoff = now - timedelta(days=context.retention.blocked)
    erased = 0
    while True:
        async with context.db.transaction() as tx:  # A batch at a time: nobody waits for long.
            batch = await personal.away_before(tx, cutoff, BATCH)
            for chat_id in batch:
                await personal.erase(tx, chat_id)
        erased += len(batch)
        if len(batch) < BATCH:
            return erased


async def erase_questions(context: Context, now: datetime) -> None:
    """Erase questions that were kept long enough."""
    async with context.db.transaction(silent=True) as tx:
        await personal.erase_questions(tx, now - timedelta(days=context.retention.questions))
