"""What conversations are about, and the questions that got no answer."""

import json
from collections.abc import Iterable
from datetime import datetime

from bot.domain.languages import Language
from bot.domain.unanswered import Unanswered
from bot.storage.database import Reader, Transaction

KEPT_PER_CHAT = 100
"""Unanswered questions of one chat that are kept; older ones go."""


async def subject(reader: Reader, chat_id: int, not_before: datetime) -> dict[str, str | None] | None:
    """What a conversation is about; None where it never was, or was longer ago than `not_before`."""
    row = await reader.one(
        "SELECT subject FROM subjects WHERE chat_id = ? AND at >= ?", (chat_id, not_before.isoformat())
    )
    found: dict[str, str | None] | None = json.loads(row["subject"]) if row else None
    return found


async def set_subject(tx: Transaction, chat_id: int, subject: dict[str, str | None], now: datetime) -> None:
    """Keep what a conversation is about from now on."""
    await tx.run(
        "INSERT OR REPLACE INTO subjects (chat_id, subject, at) VALUES (?, ?, ?)",
        (chat_id, json.dumps(subject, ensure_ascii=False), now.isoformat()),
    )


async def add_unanswered(
    tx: Transaction, chat_id: int, *, language: Language, kind: str, text: str, now: datetime
) -> None:
    """Keep a question that got no answer."""
    await tx.run(
        "INSERT INTO unanswered_questions (chat_id, asked_at, language, kind, text) VALUES (?, ?, ?, ?, ?)",
        (chat_id, now.isoformat(), language, kind, text),
    )
    await tx.run(
        "DELETE FROM unanswered_questions WHERE chat_id = ? AND id NOT IN"
        " (SELECT id FROM unanswered_questions WHERE chat_id = ? ORDER BY id DESC LIMIT ?)",
        (chat_id, chat_id, KEPT_PER_CHAT),
    )


async def unanswered(reader: Reader, limit: int) -> list[Unanswered]:
    """The questions that got no answer, the newest first, `limit` at most."""
    rows = await reader.all(
        "SELECT id, asked_at, language, text FROM unanswered_questions ORDER BY id DESC LIMIT ?", (limit,)
    )
    return [
        Unanswered(row["id"], datetime.fromisoformat(row["asked_at"]), Language(row["language"]), row["text"])
        for row in rows
    ]


async def remove(tx: Transaction, ids: Iterable[int]) -> int:
    """Remove questions that got no answer; returns how many there were."""
    return await tx.many("DELETE FROM unanswered_questions WHERE id = ?", [(id_,) for id_ in ids])
