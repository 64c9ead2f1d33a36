"""What events still have to tell people: reminders, changes, questions, each with how far it has got."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.reminders import Offset, Reminder
from bot.storage.database import Reader, Row, Transaction
from bot.storage.events import utc
from bot.storage.mailings import BEFORE_ALL

Kind = Literal[
    "publish",
    "invite",
    "reminder",
    "deadline",
    "change",
    "cards",
    "feedback",
    "message",
    "offer",
    "close",
    "report",
]


@dataclass(frozen=True)
class Task:
    """One thing to tell people about an event."""

    id: int
    event_id: str
    kind: Kind
    detail: str
    """A reminder's offset, a message's text as JSON, `CONCERNED` or `AGAIN`."""
    due: datetime
    expires: datetime
    reached: int
    """The last chat that it was queued for."""
    queued: int
    """For how many it was queued so far."""
    state: Literal["due", "done", "dropped"]


CONCERNED = "concerned"
"""Cards are brought up to date in two rounds: first for those who go, may go or wait."""

AGAIN = "again"
"""An invitation that goes to more people than before."""

_COLUMNS = "id, event_id, kind, detail, due_at, expires_at, reached, queued, state"


async def add(
    tx: Transaction, event_id: str, kind: Kind, due: datetime, expires: datetime, *, detail: str = ""
) -> int:
    """Promise to tell; returns the task's id."""
    row = await tx.one(
        "INSERT INTO event_tasks (event_id, kind, detail, due_at, expires_at)"
        " VALUES (?, ?, ?, ?, ?) RETURNING id",
        (event_id, kind, detail, utc(due), utc(expires)),
    )
    return int(row["id"]) if row else 0


async def due(reader: Reader, now: datetime, *, cards: bool, limit: int = 20) -> list[Task]:
    """What is to be told by now, the longest due first; or, with `cards`, whose cards are to be edited."""
    rows = await reader.all(
        f"SELECT {_COLUMNS} FROM event_tasks WHERE state = 'due' AND due_at <= ? AND (kind = 'cards') = ?"
        " ORDER BY due_at LIMIT ?",
        (utc(now), cards, limit),
    )
    return [_task(row) for row in rows]


async def find(reader: Reader, task_id: int) -> Task | None:
    """A task by its id, whatever its state."""
    row = await reader.one(f"SELECT {_COLUMNS} FROM event_tasks WHERE id = ?", (task_id,))
    return _task(row) if row else None


async def moved_on(tx: Transaction, task: Task, reached: int, queued: int, *, done: bool) -> None:
    """A task has got further: to the chat `reached`, with `queued` more. Once it is done, it names none."""
    await tx.run(
        "UPDATE event_tasks SET reached = ?, queued = queued + ?, state = ? WHERE id = ?",
        (BEFORE_ALL if done else reached, queued, "done" if done else "due", task.id),
    )


async def postpone(tx: Transaction, task_id: int, due: datetime) -> None:
    """A task waits until a later time."""
    await tx.run("UPDATE event_tasks SET due_at = ? WHERE id = ?", (utc(due), task_id))


async def drop(tx: Transaction, task_id: int) -> None:
    """A task is of no use any more."""
    await tx.run("UPDATE event_tasks SET state = 'dropped' WHERE id = ?", (task_id,))


async def withdraw(tx: Transaction, event_id: str, kinds: tuple[Kind, ...]) -> None:
    """Drop what an event has not told yet."""
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    await tx.run(
        "UPDATE event_tasks SET state = 'dropped' WHERE event_id = ? AND state = 'due'"
        f" AND kind IN ({wanted})",
        (event_id,),
    )


async def withdraw_ahead(tx: Transaction, event_id: str, now: datetime) -> None:
    """Drop the reminders that are not due yet."""
    await tx.run(
        "UPDATE event_tasks SET state = 'dropped' WHERE event_id = ? AND kind = 'reminder' AND state = 'due'"
        " AND due_at > ?",
        (event_id, utc(now)),
    )


async def planned(reader: Reader, event_id: str) -> frozenset[Offset]:
    """The reminders that are still to come, or under way."""
    rows = await reader.all(
        "SELECT detail FROM event_tasks WHERE event_id = ? AND kind = 'reminder' AND state = 'due'",
        (event_id,),
    )
    return frozenset(Offset.parse(row["detail"]) for row in rows)


async def planned_after(reader: Reader, reminder: Task) -> bool:
    """Whether another reminder of the same event comes later."""
    row = await reader.one(
        "SELECT 1 FROM event_tasks WHERE event_id = ? AND kind = 'reminder' AND state = 'due' AND due_at > ?",
        (reminder.event_id, utc(reminder.due)),
    )
    return row is not None


async def reminded(reader: Reader, event_id: str) -> dict[Offset, datetime]:
    """Which of an event's reminders have been sent, or begun, and when they were due."""
    rows = await reader.all(
        "SELECT detail, max(due_at) AS due_at FROM event_tasks WHERE event_id = ? AND kind = 'reminder'"
        " AND (state = 'done' OR queued > 0) GROUP BY detail",
        (event_id,),
    )
    return {Offset.parse(row["detail"]): datetime.fromisoformat(row["due_at"]) for row in rows}


async def add_reminders(tx: Transaction, event_id: str, reminders: tuple[Reminder, ...]) -> None:
    """Promise an event's reminders."""
    for reminder in reminders:
        await add(tx, event_id, "reminder", reminder.due, reminder.expires, detail=str(reminder.offset))


def _task(row: Row) -> Task:
    return Task(
        id=row["id"],
        event_id=row["event_id"],
        kind=row["kind"],
        detail=row["detail"],
        due=datetime.fromisoformat(row["due_at"]),
        expires=datetime.fromisoformat(row["expires_at"]),
        reached=row["reached"],
        queued=row["queued"],
        state=row["state"],
    )


async def mailings_of(reader: Reader, event_id: str, kinds: Iterable[str]) -> list[tuple[int, str]]:
    """The mailings of an event that are not over, as id and key."""
    wanted = ", ".join(f"'{kind}'" for kind in kinds)
    rows = await reader.all(
        f"SELECT id, key FROM mailings WHERE kind IN ({wanted}) AND (key = :id"
        " OR key >= :id || ':' AND key < :id || ';') AND state IN ('running', 'paused') ORDER BY id",
        {"id": event_id},
    )
    return [(row["id"], row["key"]) for row in rows]


async def leave_out(tx: Transaction, mailing_id: int, event_id: str, now: datetime) -> None:
    """Keep a mailing to an audience from those who have answered the event."""
    await tx.run(
        "INSERT INTO deliveries (mailing_id, chat_id, state, detail, at)"
        " SELECT ?, chat_id, 'dropped', 'answered', ? FROM registrations WHERE event_id = ?"
        " ON CONFLICT DO NOTHING",
        (mailing_id, utc(now), event_id),
    )


async def leave_out_one(tx: Transaction, mailing_id: int, chat_id: int, now: datetime) -> None:
    """Keep a mailing to an audience from somebody who has just answered."""
    await tx.run(
        "INSERT INTO deliveries (mailing_id, chat_id, state, detail, at)"
        " VALUES (?, ?, 'dropped', 'answered', ?) ON CONFLICT (mailing_id, chat_id) DO UPDATE"
        " SET state = 'dropped', detail = 'answered', due_at = NULL WHERE state = 'waiting'",
        (mailing_id, chat_id, utc(now)),
    )


async def not_delivered(reader: Reader, mailing_id: int) -> int:
    """For how many a mailing came too late."""
    row = await reader.one(
        "SELECT count(*) AS number FROM deliveries WHERE mailing_id = ? AND state = 'dropped'"
        " AND detail = 'too late'",
        (mailing_id,),
    )
    return int(row["number"]) if row else 0


async def forget_told(tx: Transaction, mailing_id: int, event_id: str, version: int) -> None:
    """Those whom a mailing has not reached yet know of the event what they knew before it."""
    await tx.run(
        "UPDATE registrations SET known_version = ? WHERE event_id = ? AND chat_id IN"
        " (SELECT chat_id FROM deliveries WHERE mailing_id = ? AND state = 'waiting')",
        (version, event_id, mailing_id),
    )


async def reminders_under_way(reader: Reader) -> list[tuple[int, int]]:
    """The mailings of reminders that are not over, each with its task."""
    rows = await reader.all(
        "SELECT id, key FROM mailings WHERE kind = 'event-reminder' AND state = 'running'"
    )
    return [(row["id"], int(row["key"].split(":")[1])) for row in rows]
