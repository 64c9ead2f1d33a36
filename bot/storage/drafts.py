"""Drafts; see `bot.domain.drafts`."""

import logging
from datetime import datetime
from typing import Any

from pydantic import ValidationError

from bot.domain.drafts import Draft, DraftState
from bot.storage.database import Reader, Row, Transaction

log = logging.getLogger(__name__)

_COLUMNS = "id, chat_id, kind, state, open, changed_at"


async def add(tx: Transaction, chat_id: int, state: DraftState, now: datetime) -> int:
    """Keep a new draft and open it; another open one of the chat is closed. Returns its id."""
    await close(tx, chat_id)
    row = await tx.one(
        "INSERT INTO drafts (chat_id, kind, state, open, changed_at) VALUES (?, ?, ?, 1, ?) RETURNING id",
        (chat_id, state.kind, state.model_dump_json(), now.isoformat()),
    )
    return int(row["id"]) if row else 0


async def find(reader: Reader, chat_id: int, draft_id: int) -> Draft[Any] | None:
    """A draft of a chat, None where the chat has none of this id."""
    rows = await reader.all(
        f"SELECT {_COLUMNS} FROM drafts WHERE id = ? AND chat_id = ?", (draft_id, chat_id)
    )
    return _drafts(rows)[0] if _drafts(rows) else None


async def find_open(reader: Reader, chat_id: int) -> Draft[Any] | None:
    """The draft that a chat is writing, None where there is none."""
    drafts = _drafts(
        await reader.all(f"SELECT {_COLUMNS} FROM drafts WHERE chat_id = ? AND open", (chat_id,))
    )
    return drafts[0] if drafts else None


async def of_kind(reader: Reader, chat_id: int, kind: str) -> list[Draft[Any]]:
    """All drafts of one kind of a chat, the one changed last first."""
    return _drafts(
        await reader.all(
            f"SELECT {_COLUMNS} FROM drafts WHERE chat_id = ? AND kind = ? ORDER BY changed_at DESC, id DESC",
            (chat_id, kind),
        )
    )


async def save(tx: Transaction, draft_id: int, state: DraftState, now: datetime) -> None:
    """Keep a new state."""
    await tx.run(
        "UPDATE drafts SET state = ?, changed_at = ? WHERE id = ?",
        (state.model_dump_json(), now.isoformat(), draft_id),
    )


async def open_again(tx: Transaction, chat_id: int, draft_id: int) -> None:
    """Let what the chat writes go to this draft."""
    await close(tx, chat_id)
    await tx.run("UPDATE drafts SET open = 1 WHERE id = ? AND chat_id = ?", (draft_id, chat_id))


async def close(tx: Transaction, chat_id: int) -> bool:
    """Let no draft take what the chat writes; returns whether one did."""
    return await tx.run("UPDATE drafts SET open = 0 WHERE chat_id = ? AND open", (chat_id,)) > 0


async def remove(tx: Transaction, chat_id: int, draft_id: int) -> bool:
    """Forget a draft; returns whether there was one."""
    return await tx.run("DELETE FROM drafts WHERE id = ? AND chat_id = ?", (draft_id, chat_id)) > 0


def _drafts(rows: list[Row]) -> list[Draft[Any]]:
    return [draft for row in rows if (draft := _draft(row))]


def _draft(row: Row) -> Draft[Any] | None:
    """The draft of a row; None for one that this version of the program cannot read."""
    kind = DraftState.known.get(row["kind"])
    try:
        if kind is None:
            raise KeyError(row["kind"])
        state = kind.model_validate_json(row["state"])
    except (KeyError, ValidationError):
        log.warning("draft %d (%s) is of an unknown version and is passed over", row["id"], row["kind"])
        return None
    return Draft(
        row["id"], row["chat_id"], state, bool(row["open"]), datetime.fromisoformat(row["changed_at"])
    )
