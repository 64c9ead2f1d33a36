"""Editors. The owners stand in the settings."""

from datetime import datetime

from bot.domain.admins import Editor
from bot.storage.database import Reader, Transaction


async def editors(reader: Reader) -> list[Editor]:
    """All editors, in the order in which they came."""
    rows = await reader.all("SELECT user_id, name, added_by, since FROM editors ORDER BY since, user_id")
    return [
        Editor(row["user_id"], row["name"], row["added_by"], datetime.fromisoformat(row["since"]))
        for row in rows
    ]


async def is_editor(reader: Reader, user_id: int) -> bool:
    """Whether this person is an editor."""
    return await reader.one("SELECT 1 FROM editors WHERE user_id = ?", (user_id,)) is not None


async def add_editor(tx: Transaction, editor: Editor) -> None:
    """Keep an editor. Harmless when they are one already."""
    await tx.run(
        "INSERT INTO editors (user_id, name, added_by, since) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (user_id) DO NOTHING",
        (editor.user_id, editor.name, editor.added_by, editor.since.isoformat()),
    )


async def remove_editor(tx: Transaction, user_id: int) -> bool:
    """Take somebody off the editors; returns whether they were one."""
    return await tx.run("DELETE FROM editors WHERE user_id = ?", (user_id,)) > 0
