"""Every table that says something about a chat or a person: what /mydata shows and /forget erases.

A new table with such a column belongs into `TABLES`, or into `NOT_ERASED` with the reason; a test sees to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.storage.database import Reader, Transaction


@dataclass(frozen=True)
class Personal:
    """A table, and the column that says whose a row is."""

    table: str
    column: str = "chat_id"
    within: str = ""
    """A condition that makes the search quick, where `column` has no index of its own; ends in AND."""

    @property
    def where(self) -> str:
        """Which rows are about the chat whose id is the one parameter."""
        return f"FROM {self.table} WHERE {self.within} {self.column} = ?"


TABLES = (
    Personal("subscribers"),
    Personal("drafts"),
    Personal("watches"),
    Personal("registrations"),
    Personal("event_cards"),
    Personal("event_calendars"),
    Personal("subjects"),
    Personal("unanswered_questions"),
    Personal("inbox"),
    Personal("editors", "user_id"),
    Personal("deliveries", within="mailing_id IN (SELECT id FROM mailings) AND"),
)
"""Shown and erased."""

SHOWN = (*TABLES, Personal("audit", "actor_id"))
"""Shown: also what an admin did, which stays on record."""

NOT_ERASED: Mapping[str, str] = {
    "audit.actor_id": "what is done in the office's name is on record, for AUDIT_KEPT_DAYS",
    "invitations.created_by": "gone in two days",
    "editors.added_by": "goes with the editor",
    "announcements.author_id": "who speaks in the office's name is on record",
    "announcements.approver_id": "who speaks in the office's name is on record",
}
"""`table.column` and why it stays when its person is erased."""


async def rows_about(reader: Reader, chat_id: int) -> dict[str, list[dict[str, object]]]:
    """All rows about a chat, by table; tables that hold none are left out."""
    found = {
        personal.table: [dict(row) for row in await reader.all(f"SELECT * {personal.where}", (chat_id,))]
        for personal in SHOWN
    }
    return {table: rows for table, rows in found.items() if rows}


async def erase(tx: Transaction, chat_id: int) -> None:
    """Erase all rows about a chat. What was still to be sent to it counts as dropped."""
    await tx.run(
        "UPDATE mailings SET dropped = dropped + 1 WHERE EXISTS (SELECT 1 FROM deliveries d"
        " WHERE d.mailing_id = mailings.id AND d.chat_id = ? AND d.state = 'waiting')",
        (chat_id,),
    )
    for personal in TABLES:
        await tx.run(f"DELETE {personal.where}", (chat_id,))


async def away_before(reader: Reader, cutoff: datetime, limit: int) -> list[int]:
    """Chats that blocked or removed the bot before a time, `limit` at most."""
    rows = await reader.all(
        "SELECT chat_id FROM subscribers WHERE away_since < ? ORDER BY away_since LIMIT ?",
        (cutoff.isoformat(), limit),
    )
    return [row["chat_id"] for row in rows]


async def erase_questions(tx: Transaction, cutoff: datetime) -> None:
    """Erase questions without an answer, and what conversations were about, from before a time."""
    for table, at in (("unanswered_questions", "asked_at"), ("subjects", "at")):
        await tx.run(f"DELETE FROM {table} WHERE {at} < ?", (cutoff.isoformat(),))
