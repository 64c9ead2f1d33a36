"""Mailings: what deliveries come from, how far each is, and the queueing of single deliveries.

What somebody is to get without having asked for it goes through here, in two ways:

    id = await mailings.create(tx, "announcement", "12", lane, contents, now=now, audience=audience)

walks the audience and sends to each subscriber once; and for people known one by one (the guests of an event)

    id = await mailings.create(tx, "reminder", f"{event}:P1D", Lane.REMINDER, contents, now=now)
    await mailings.enqueue(tx, id, chat_ids, due_at, expires_at)

Both are harmless when done twice: a mailing is one by its kind and key, a delivery by its mailing and chat.
The sender takes it from there, within half a second; each person gets the language that they read then.
`set_contents` changes what is not sent yet, `drop` takes back what waits (for one chat, or for all).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.announcements import Audience
from bot.domain.content import Content, Contents
from bot.domain.deliveries import Action, Lane
from bot.domain.languages import Language
from bot.storage.database import Reader, Row, Transaction

BEFORE_ALL = -(2**63)
"""Smaller than the id of any chat."""


@dataclass(frozen=True)
class Mailing:
    """A mailing and how far it is."""

    id: int
    kind: str
    key: str
    action: Action
    of_mailing: int | None
    """Whose delivered copies it edits or deletes; where it sends, what each chat is to have got before."""
    lane: Lane
    state: str
    """`running`, `paused`, `stopped` or `done`."""
    reason: str | None
    urgent: bool
    solicited: bool
    audience: Audience | None
    watermark: int
    walked: bool
    recipients: int
    sent: int
    unreachable: int
    rejected: int
    dropped: int
    uncertain: int
    revision: int
    """Of its contents: another number, other contents."""
    languages: tuple[Language, ...]
    """Those that it is written in."""
    started_at: datetime
    finished_at: datetime | None

    @property
    def passes(self) -> bool:
        """Whether it goes over the delivered copies of another one."""
        return self.action != "send"


async def create(
    tx: Transaction,
    kind: str,
    key: str,
    lane: Lane,
    contents: Contents,
    *,
    now: datetime,
    audience: Audience | None = None,
    recipients: int = 0,
    urgent: bool = False,
    solicited: bool = False,
    action: Action = "send",
    of_mailing: int | None = None,
) -> int:
    """Start a mailing; where this kind and key have one, its id and nothing else changes.

    Args:
        tx: The transaction.
        kind: What it is for, such as `reminder`.
        key: Which one of its kind.
        lane: How it goes before other deliveries.
        contents: What it says, in at least one language.
        now: The time.
        audience: Who gets it; None: those who are queued one by one.
        recipients: How many that will be, for the progress.
        urgent: Also in people's quiet hours.
        solicited: People asked for it (they signed up): also those who want no news get it.
        action: Send, or edit or delete the delivered copies of `of_mailing`.
        of_mailing: See `action`; what is sent waits for each chat's delivery of that mailing to be over.
    """
    walks = audience is not None or action != "send"
    row = await tx.one(
        "INSERT INTO mailings (kind, key, lane, audience, recipients, urgent, solicited, action, of_mailing,"
        " walked, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (kind, key) DO NOTHING RETURNING id",
        (kind, key, lane, audience.to_json() if audience else None, recipients, urgent, solicited, action,
         of_mailing, not walks, stamp(now)),
    )  # fmt: skip
    if row is None:
        row = await tx.one("SELECT id FROM mailings WHERE kind = ? AND key = ?", (kind, key))
        assert row  # noqa: S101 (it is there: that was the conflict)
        return int(row["id"])
    await set_contents(tx, row["id"], contents)
    return int(row["id"])


async def set_contents(tx: Transaction, mailing_id: int, contents: Contents) -> None:
    """Change what a mailing says, for all that is not sent yet."""
    await tx.run("UPDATE mailings SET revision = revision + 1 WHERE id = ?", (mailing_id,))
    await tx.run("DELETE FROM mailing_contents WHERE mailing_id = ?", (mailing_id,))
    await tx.many(
        "INSERT INTO mailing_contents (mailing_id, language, content) VALUES (?, ?, ?)",
        [(mailing_id, language, content.to_json()) for language, content in contents.items()],
    )


async def enqueue(
    tx: Transaction,
    mailing_id: int,
    chat_ids: Iterable[int],
    due_at: datetime,
    expires_at: datetime | None = None,
) -> int:
    """Queue a message of this mailing to each of these chats; those that have it already are left out.

    Args:
        tx: The transaction.
        mailing_id: A mailing without an audience.
        chat_ids: Who gets it. In their quiet hours it waits for the end of these, unless it is urgent.
        due_at: Not before this time.
        expires_at: From then on it is of no use and is dropped; None: it always is.

    Returns:
        The number of messages that were queued.
    """
    queued = await tx.many(
        "INSERT INTO deliveries (mailing_id, chat_id, state, due_at, expires_at)"
        " VALUES (?, ?, 'waiting', ?, ?) ON CONFLICT DO NOTHING",
        [(mailing_id, id_, stamp(due_at), stamp(expires_at) if expires_at else None) for id_ in chat_ids],
    )
    await tx.run(
        "UPDATE mailings SET recipients = recipients + ?, finished_at = NULL,"
        " state = iif(state = 'done', 'running', state) WHERE id = ?",
        (queued, mailing_id),
    )
    return queued


async def walk_again(tx: Transaction, mailing_id: int, audience: Audience) -> None:
    """Walk an audience from its beginning; who has got the mailing, or has answered it, is passed over."""
    await tx.run(
        "DELETE FROM deliveries WHERE mailing_id = ? AND state = 'dropped' AND detail <> 'answered'",
        (mailing_id,),
    )
    await tx.run(
        "UPDATE mailings SET audience = ?, watermark = ?, walked = 0, state = 'running', finished_at = NULL"
        " WHERE id = ?",
        (audience.to_json(), BEFORE_ALL, mailing_id),
    )


async def drop(tx: Transaction, mailing_id: int, now: datetime, why: str, chat_id: int | None = None) -> int:
    """Take back what still waits, for one chat or for all; returns how many messages that were."""
    dropped = await tx.run(
        "UPDATE deliveries SET state = 'dropped', detail = ?, at = ?, due_at = NULL"
        " WHERE mailing_id = ? AND state = 'waiting' AND (?4 IS NULL OR chat_id = ?4)",
        (why, stamp(now), mailing_id, chat_id),
    )
    await tx.run("UPDATE mailings SET dropped = dropped + ? WHERE id = ?", (dropped, mailing_id))
    return dropped


_SELECT = """
    SELECT m.*, (SELECT group_concat(language) FROM mailing_contents c WHERE c.mailing_id = m.id) AS languages
    FROM mailings m
"""


async def find(reader: Reader, mailing_id: int) -> Mailing | None:
    """A mailing by its id."""
    row = await reader.one(f"{_SELECT} WHERE id = ?", (mailing_id,))
    return _mailing(row) if row else None


async def find_key(reader: Reader, kind: str, key: str) -> Mailing | None:
    """A mailing by its kind and key."""
    row = await reader.one(f"{_SELECT} WHERE kind = ? AND key = ?", (kind, key))
    return _mailing(row) if row else None


async def running(reader: Reader) -> list[Mailing]:
    """The mailings that run: reminders first, then the older ones first."""
    rows = await reader.all(f"{_SELECT} WHERE state = 'running' ORDER BY lane DESC, id")
    return [_mailing(row) for row in rows]


async def contents(reader: Reader, mailing_id: int) -> dict[Language, Content]:
    """What a mailing says."""
    rows = await reader.all(
        "SELECT language, content FROM mailing_contents WHERE mailing_id = ?", (mailing_id,)
    )
    return {Language(row["language"]): Content.from_json(row["content"]) for row in rows}


async def set_state(
    tx: Transaction, mailing_id: int, state: str, now: datetime, reason: str | None = None
) -> None:
    """Let a mailing run, pause, stop or be done."""
    over = stamp(now) if state in ("stopped", "done") else None
    await tx.run(
        "UPDATE mailings SET state = ?, reason = ?, finished_at = ? WHERE id = ?",
        (state, reason, over, mailing_id),
    )


async def finish(tx: Transaction, mailing_id: int, now: datetime) -> None:
    """A mailing has nothing left to send."""
    await tx.run(
        "UPDATE mailings SET state = 'done', finished_at = ?, recipients = sent + unreachable + rejected"
        " WHERE id = ?",
        (stamp(now), mailing_id),
    )


def stamp(moment: datetime) -> str:
    """A moment as it stands in the database: UTC, so that such texts sort as the moments do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _mailing(row: Row) -> Mailing:
    values = {name: row[name] for name in row.keys()}  # noqa: SIM118 (a row's own iterator gives its values)
    for name in ("urgent", "solicited", "walked"):
        values[name] = bool(values[name])
    values["languages"] = tuple(Language(code) for code in (values["languages"] or "").split(",") if code)
    values["lane"] = Lane(values["lane"])
    values["audience"] = Audience.from_json(values["audience"]) if values["audience"] else None
    for name in ("started_at", "finished_at"):
        values[name] = datetime.fromisoformat(values[name]) if values[name] else None
    return Mailing(**values)
