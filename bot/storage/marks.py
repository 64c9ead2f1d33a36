"""When something last happened, by name."""

from datetime import datetime

from bot.storage.database import Reader, Transaction


async def set_mark(tx: Transaction, name: str, now: datetime) -> None:
    """Keep that it happened now."""
    await tx.run(
        "INSERT INTO marks (name, at) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET at = excluded.at",
        (name, now.isoformat()),
    )


async def find_mark(reader: Reader, name: str) -> datetime | None:
    """When it last happened; None for never."""
    row = await reader.one("SELECT at FROM marks WHERE name = ?", (name,))
    return datetime.fromisoformat(row["at"]) if row else None
