"""Figures about the service as a whole."""

from dataclasses import dataclass

from bot.storage.database import Reader


@dataclass(frozen=True)
class Backlog:
    """What is still to be sent."""

    deliveries: int
    """To how many subscribers, as far as that is known beforehand."""
    oldest_due: str | None
    """When the oldest one that waits was due: UTC, ISO 8601."""


async def count_subscribers(reader: Reader) -> int:
    """How many chats want news and can be reached."""
    row = await reader.one(
        "SELECT count(*) AS chats FROM subscribers WHERE subscribed = 1 AND away_since IS NULL"
    )
    return int(row["chats"]) if row else 0


async def backlog(reader: Reader) -> Backlog:
    """What running mailings have still to send."""
    rest = await reader.one(
        "SELECT coalesce(sum(max(recipients - sent - unreachable - rejected - dropped, 0)), 0) AS deliveries"
        " FROM mailings WHERE state = 'running'"
    )
    oldest = await reader.one(
        "SELECT min((SELECT min(due_at) FROM deliveries d WHERE d.mailing_id = m.id AND d.state = 'waiting'))"
        " AS due_at FROM mailings m WHERE m.state = 'running'"
    )
    return Backlog(int(rest["deliveries"]) if rest else 0, oldest["due_at"] if oldest else None)
