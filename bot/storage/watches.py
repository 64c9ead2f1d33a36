"""The messages in admins' chats that show how far an announcement is."""

from dataclasses import dataclass

from bot.storage.database import Reader, Transaction


@dataclass(frozen=True)
class Watch:
    """One such message."""

    announcement_id: int
    chat_id: int
    message_id: int


async def find_all(reader: Reader) -> list[Watch]:
    """All of them."""
    rows = await reader.all("SELECT announcement_id, chat_id, message_id FROM watches ORDER BY 1, 2")
    return [Watch(row["announcement_id"], row["chat_id"], row["message_id"]) for row in rows]


async def put(tx: Transaction, watch: Watch) -> None:
    """Keep a message up to date from now on, in place of the chat's earlier one."""
    await tx.run(
        "INSERT INTO watches (announcement_id, chat_id, message_id) VALUES (?, ?, ?)"
        " ON CONFLICT (announcement_id, chat_id) DO UPDATE SET message_id = excluded.message_id",
        (watch.announcement_id, watch.chat_id, watch.message_id),
    )


async def remove(tx: Transaction, chat_id: int, message_id: int) -> None:
    """Leave a message as it is."""
    await tx.run("DELETE FROM watches WHERE chat_id = ? AND message_id = ?", (chat_id, message_id))


async def remove_all(tx: Transaction, chat_id: int) -> None:
    """Leave all messages in a chat as they are."""
    await tx.run("DELETE FROM watches WHERE chat_id = ?", (chat_id,))
