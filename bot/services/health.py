"""How the service is doing, as far as the database knows."""

from dataclasses import dataclass
from datetime import datetime

from bot.services.context import Context
from bot.storage import marks
from bot.storage.subscribers import count_subscribers

WRITE_CHECK = "write check"


@dataclass(frozen=True)
class Figures:
    """Numbers for the status page."""

    subscribers: int
    """Chats that want news."""
    database_bytes: int


async def write(context: Context, now: datetime) -> None:
    """Write something, to see that the database takes it.

    Raises:
        Exception: it does not; the message says why.
    """
    async with context.db.transaction(silent=True) as tx:
        await marks.set_mark(tx, WRITE_CHECK, now)


async def figures(context: Context) -> Figures:
    """The numbers as of the last commit."""
    return Figures(
        subscribers=await count_subscribers(context.db),
        database_bytes=context.db.size(),
    )
