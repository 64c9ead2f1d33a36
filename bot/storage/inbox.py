"""Updates in hand that would not come again; a row is gone as soon as its update is handled.

Many are kept and removed by one statement: the thread of the database has to wait for its turn after each.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.storage.database import Transaction


@dataclass(frozen=True)
class KeptUpdate:
    """An update as Telegram sent it."""

    update_id: int
    chat_id: int | None
    raw: dict[str, Any]


async def keep(tx: Transaction, updates: Iterable[KeptUpdate], now: datetime) -> None:
    """Keep updates; harmless for those that are kept already."""
    rows = json.dumps([(one.update_id, one.chat_id, one.raw) for one in updates], ensure_ascii=False)
    await tx.run(
        "INSERT OR IGNORE INTO inbox (update_id, chat_id, at, raw)"
        " SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), ?, json_extract(value, '$[2]')"
        " FROM json_each(?)",
        (now.isoformat(), rows),
    )


async def remove(tx: Transaction, update_ids: Iterable[int]) -> None:
    """Let go of updates that are handled."""
    ids = json.dumps([*update_ids])
    await tx.run("DELETE FROM inbox WHERE update_id IN (SELECT value FROM json_each(?))", (ids,))


async def take_up(tx: Transaction, not_before: datetime, most_tries: int) -> list[dict[str, Any]]:
    """What an earlier run had in hand, oldest first, as Telegram sent it.

    What was kept before `not_before`, or was taken up `most_tries` times, is let go.
    """
    await tx.run("DELETE FROM inbox WHERE at < ? OR tries >= ?", (not_before.isoformat(), most_tries))
    await tx.run("UPDATE inbox SET tries = tries + 1")
    return [json.loads(row["raw"]) for row in await tx.all("SELECT raw FROM inbox ORDER BY update_id")]
