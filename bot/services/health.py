"""How the service is doing, as far as the database knows."""

from dataclasses import dataclass
from datetime import datetime

from bot.services.context import Context
from bot.storage import health, marks

WRITE_CHECK = "write check"


@dataclass(frozen=True)
class Figures:
    """Numbers for the status page."""

    subscribers: int
    """Chats that want news."""
    database_bytes: int
    deliveries: int
    """Messages still to be sent by what is under way."""
    late_seconds: float
    """For how long the oldest of them has been due."""


async def write(context: Context, now: datetime) -> None:
    """Write something, to see that the database takes it.

    Raises:
        Exception: it does not; the message says why.
    """
    async with context.db.transaction(silent=True) as tx:
        await marks.set_mark(tx, WRITE_CHECK, now)


async def figures(context: Context, now: datetime) -> Figures:
    """The numbers as of the last commit."""
    async with context.db.aside() as reader:
        backlog = await health.backlog(reader)
        subscribers = await health.count_subscribers(reader)
    late = (now - datetime.fromisoformat(backlog.oldest_due)).total_seconds() if backlog.oldest_due else 0.0
    return Figures(subscribers, context.db.size(), backlog.deliveries, max(0.0, late))
