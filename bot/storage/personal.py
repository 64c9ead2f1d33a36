"""Every table that says something about a chat or a person: what /mydata shows and /forget erases.

A new table with such a column belongs into `TABLES`, or into `NOT_ERASED` with the reason; a test sees to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.storage.database import Reader, Transaction


@dataclass(frozen=True)
class Personal:
    """A table, and the column that says whose a row is."""

    table: str
    column: str = "chat_id"


TABLES = (Personal("subscribers"),)
"""Shown and erased; in the order in which they are erased."""

NOT_ERASED: Mapping[str, str] = {}
"""`table.column` and why it stays when its person is erased."""


async def rows_about(reader: Reader, chat_id: int) -> dict[str, list[dict[str, object]]]:
    """All rows about a chat, by table; tables that hold none are left out."""
    found = {
        personal.table: [
            dict(row)
            for row in await reader.all(
                f"SELECT * FROM {personal.table} WHERE {personal.column} = ?", (chat_id,)
            )
        ]
        for personal in TABLES
    }
    return {table: rows for table, rows in found.items() if rows}


async def erase(tx: Transaction, chat_id: int) -> None:
    """Erase all rows about a chat."""
    for personal in TABLES:
        await tx.run(f"DELETE FROM {personal.table} WHERE {personal.column} = ?", (chat_id,))
