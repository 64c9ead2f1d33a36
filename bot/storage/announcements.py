"""Announcements."""

import json
from datetime import datetime

from bot.domain.announcements import Announcement, Audience, State
from bot.domain.content import Content, Contents
from bot.domain.languages import Language
from bot.storage.database import Reader, Row, Transaction
from bot.storage.mailings import stamp

_SELECT = """
    SELECT a.id, a.audience, a.contents, a.urgent, a.send_at, a.author_id, a.approver_id, a.created_at,
        a.mailing_id, a.pass_id, m.reason,
        CASE WHEN a.withdrawn_at IS NOT NULL THEN 'withdrawn'
             WHEN a.state = 'launched' THEN m.state
             ELSE a.state END AS state
    FROM announcements a LEFT JOIN mailings m ON m.id = a.mailing_id
"""


async def add(
    tx: Transaction,
    audience: Audience,
    contents: Contents,
    *,
    urgent: bool,
    author_id: int | None,
    now: datetime,
) -> int:
    """Keep a new announcement, as a draft; returns its id."""
    row = await tx.one(
        "INSERT INTO announcements (state, audience, contents, urgent, author_id, created_at)"
        " VALUES ('draft', ?, ?, ?, ?, ?) RETURNING id",
        (audience.to_json(), _contents_json(contents), urgent, author_id, stamp(now)),
    )
    assert row  # noqa: S101 (what was inserted is returned)
    return int(row["id"])


async def find(reader: Reader, id_: int) -> Announcement | None:
    """An announcement by its id."""
    row = await reader.one(f"{_SELECT} WHERE a.id = ?", (id_,))
    return _announcement(row) if row else None


async def find_all(reader: Reader) -> list[Announcement]:
    """All announcements, the newest first."""
    return [_announcement(row) for row in await reader.all(f"{_SELECT} ORDER BY a.id DESC")]


async def in_state(reader: Reader, state: State) -> list[Announcement]:
    """Those that were not launched and stand so, the oldest first."""
    rows = await reader.all(f"{_SELECT} WHERE a.state = ? ORDER BY a.id", (state,))
    return [_announcement(row) for row in rows]


async def due(reader: Reader, now: datetime) -> list[Announcement]:
    """The scheduled ones whose time has come, the earliest first."""
    rows = await reader.all(
        f"{_SELECT} WHERE a.state = 'scheduled' AND a.send_at <= ? ORDER BY a.send_at", (stamp(now),)
    )
    return [_announcement(row) for row in rows]


async def set_contents(tx: Transaction, id_: int, contents: Contents) -> None:
    """Change what it says."""
    await tx.run("UPDATE announcements SET contents = ? WHERE id = ?", (_contents_json(contents), id_))


async def set_state(tx: Transaction, id_: int, state: State, send_at: datetime | None) -> None:
    """Put one that is not launched in another state."""
    await tx.run(
        "UPDATE announcements SET state = ?, send_at = ? WHERE id = ?",
        (state, stamp(send_at) if send_at else None, id_),
    )


async def set_approver(tx: Transaction, id_: int, approver_id: int) -> None:
    """Keep who consented."""
    await tx.run("UPDATE announcements SET approver_id = ? WHERE id = ?", (approver_id, id_))


async def set_launched(tx: Transaction, id_: int, mailing_id: int) -> None:
    """From now on a mailing carries it."""
    await tx.run(
        "UPDATE announcements SET state = 'launched', mailing_id = ? WHERE id = ?", (mailing_id, id_)
    )


async def set_pass(tx: Transaction, id_: int, pass_id: int, withdrawn_at: datetime | None = None) -> None:
    """A further mailing goes over its delivered copies; with a time, to withdraw them."""
    await tx.run(
        "UPDATE announcements SET pass_id = ?, withdrawn_at = ? WHERE id = ?",
        (pass_id, stamp(withdrawn_at) if withdrawn_at else None, id_),
    )


async def delete(tx: Transaction, id_: int) -> None:
    """Throw one away that was never launched."""
    await tx.run("DELETE FROM announcements WHERE id = ? AND state <> 'launched'", (id_,))


def _contents_json(contents: Contents) -> str:
    by_language = {language: json.loads(content.to_json()) for language, content in contents.items()}
    return json.dumps(by_language, ensure_ascii=False)


def _announcement(row: Row) -> Announcement:
    contents = json.loads(row["contents"])
    return Announcement(
        id=row["id"],
        state=State(row["state"]),
        reason=row["reason"],
        audience=Audience.from_json(row["audience"]),
        contents={Language(code): Content.from_json(json.dumps(raw)) for code, raw in contents.items()},
        urgent=bool(row["urgent"]),
        send_at=datetime.fromisoformat(row["send_at"]) if row["send_at"] else None,
        author_id=row["author_id"],
        approver_id=row["approver_id"],
        created_at=datetime.fromisoformat(row["created_at"]),
        mailing_id=row["mailing_id"],
        pass_id=row["pass_id"],
    )
