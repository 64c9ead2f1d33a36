"""Who answered an event what, the waiting list, and who came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.events import Answer, Registration
from bot.domain.languages import Language
from bot.storage.database import Reader, Row, Transaction
from bot.storage.events import ids, utc

_COLUMNS = "event_id, chat_id, answer, name, code, answered_at, offered_until, checked_in_at"


async def find(reader: Reader, event_id: str, chat_id: int) -> Registration | None:
    """A person's answer to an event, None where they have not answered."""
    row = await reader.one(
        f"SELECT {_COLUMNS} FROM registrations WHERE event_id = ? AND chat_id = ?", (event_id, chat_id)
    )
    return _registration(row) if row else None


async def by_code(reader: Reader, code: str) -> Registration | None:
    """Whose QR code it is."""
    row = await reader.one(f"SELECT {_COLUMNS} FROM registrations WHERE code = ?", (code,))
    return _registration(row) if row else None


async def counts(reader: Reader, event_id: str) -> dict[Answer, int]:
    """How many gave each answer; those that nobody gave are missing."""
    rows = await reader.all(
        "SELECT answer, count(*) AS number FROM registrations WHERE event_id = ? GROUP BY answer", (event_id,)
    )
    return {Answer(row["answer"]): row["number"] for row in rows}


async def save(tx: Transaction, registration: Registration, version: int) -> None:
    """Write a person's answer. Who comes onto the waiting list goes to its end; who is on it keeps the turn.

    The QR code stays what it was at the first answer. `version` is what they see of the event; who is to hear
    of a change keeps the older one.
    """
    await tx.run(
        "INSERT INTO registrations (event_id, chat_id, answer, turn, offered_until, name, code,"
        " known_version, answered_at) VALUES (:event_id, :chat_id, :answer, CASE :answer WHEN 'waiting' THEN"
        " (SELECT coalesce(max(turn), 0) + 1 FROM registrations WHERE event_id = :event_id) END, :until,"
        " :name, :code, :version, :at) ON CONFLICT (event_id, chat_id) DO UPDATE SET"
        " turn = CASE WHEN excluded.answer = 'waiting' THEN coalesce(turn, excluded.turn) END,"
        " answer = excluded.answer, offered_until = excluded.offered_until, name = excluded.name,"
        " known_version = iif(answer = 'declined', excluded.known_version, known_version),"
        " answered_at = excluded.answered_at",
        {
            "event_id": registration.event_id,
            "chat_id": registration.chat_id,
            "answer": registration.answer,
            "until": utc(registration.offered_until) if registration.offered_until else None,
            "name": registration.name,
            "code": registration.code,
            "version": version,
            "at": utc(registration.answered_at),
        },
    )


async def next_waiting(tx: Transaction, event_id: str) -> Registration | None:
    """The first on the waiting list."""
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM registrations WHERE event_id = ? AND answer = 'waiting'"
        " ORDER BY turn LIMIT 1",
        (event_id,),
    )
    return _registration(row) if row else None


async def offer(tx: Transaction, event_id: str, chat_id: int, until: datetime) -> None:
    """Keep a freed place for somebody."""
    await tx.run(
        "UPDATE registrations SET answer = 'offered', turn = NULL, offered_until = ?"
        " WHERE event_id = ? AND chat_id = ?",
        (utc(until), event_id, chat_id),
    )


async def lapsed(reader: Reader, now: datetime, limit: int) -> list[Registration]:
    """Places that were kept for somebody who has not confirmed in time."""
    rows = await reader.all(
        f"SELECT {_COLUMNS} FROM registrations WHERE offered_until <= ? ORDER BY offered_until LIMIT ?",
        (utc(now), limit),
    )
    return [_registration(row) for row in rows]


async def give_up_offer(tx: Transaction, event_id: str, chat_id: int) -> None:
    """The place was not confirmed: from now on they may come, if there is one."""
    await tx.run(
        "UPDATE registrations SET answer = 'maybe', offered_until = NULL WHERE event_id = ? AND chat_id = ?"
        " AND answer = 'offered'",
        (event_id, chat_id),
    )


async def check_in(tx: Transaction, event_id: str, chat_id: int, now: datetime | None) -> None:
    """Somebody came; None: it was a slip, they did not."""
    await tx.run(
        "UPDATE registrations SET checked_in_at = ? WHERE event_id = ? AND chat_id = ?",
        (utc(now) if now else None, event_id, chat_id),
    )


async def guests(reader: Reader, event_id: str) -> list[Registration]:
    """Those going, by name."""
    rows = await reader.all(
        f"SELECT {_COLUMNS} FROM registrations WHERE event_id = ? AND answer = 'going'"
        " ORDER BY name, chat_id",
        (event_id,),
    )
    return [_registration(row) for row in rows]


async def turnout(reader: Reader, event_id: str) -> tuple[int, int]:
    """How many have come, and how many are going."""
    row = await reader.one(
        "SELECT count(checked_in_at) AS came, count(*) AS expected FROM registrations"
        " WHERE event_id = ? AND answer = 'going'",
        (event_id,),
    )
    return (row["came"], row["expected"]) if row else (0, 0)


async def chats(
    reader: Reader, event_id: str, answers: Iterable[Answer], after: int, limit: int
) -> list[int]:
    """The chats after the given one that gave one of the answers, in order."""
    wanted = ", ".join(f"'{answer}'" for answer in answers)
    return ids(
        await reader.all(
            f"SELECT chat_id FROM registrations WHERE event_id = ? AND chat_id > ? AND answer IN ({wanted})"
            " ORDER BY chat_id LIMIT ?",
            (event_id, after, limit),
        )
    )


async def count(reader: Reader, event_id: str, answers: Iterable[Answer], after: int) -> int:
    """How many chats `chats` would go on to."""
    wanted = ", ".join(f"'{answer}'" for answer in answers)
    row = await reader.one(
        "SELECT count(*) AS number FROM registrations WHERE event_id = ? AND chat_id > ?"
        f" AND answer IN ({wanted})",
        (event_id, after),
    )
    return int(row["number"]) if row else 0


async def who_came(reader: Reader, event_id: str, after: int, limit: int) -> list[int]:
    """The chats of those who were checked in; where nobody was, of those who were going."""
    return ids(
        await reader.all(
            "SELECT chat_id FROM registrations WHERE event_id = :id AND chat_id > :after AND CASE WHEN EXISTS"
            " (SELECT 1 FROM registrations WHERE event_id = :id AND checked_in_at IS NOT NULL)"
            " THEN checked_in_at IS NOT NULL ELSE answer = 'going' END ORDER BY chat_id LIMIT :limit",
            {"id": event_id, "after": after, "limit": limit},
        )
    )


async def not_told(
    reader: Reader, event_id: str, version: int, after: int, limit: int
) -> list[tuple[int, int]]:
    """The next chats that have not declined and know only an older version, with the version that it is."""
    rows = await reader.all(
        "SELECT chat_id, known_version FROM registrations WHERE event_id = ? AND chat_id > ?"
        " AND answer <> 'declined' AND known_version < ? ORDER BY chat_id LIMIT ?",
        (event_id, after, version, limit),
    )
    return [(row["chat_id"], row["known_version"]) for row in rows]


async def told(tx: Transaction, event_id: str, chats: Iterable[int], version: int) -> None:
    """These chats know a version of an event now."""
    await tx.many(
        "UPDATE registrations SET known_version = ? WHERE event_id = ? AND chat_id = ?",
        [(version, event_id, chat_id) for chat_id in chats],
    )


async def rate(tx: Transaction, event_id: str, chat_id: int, score: int) -> None:
    """Keep what somebody thought of an event, from 1 to 5."""
    await tx.run(
        "UPDATE registrations SET score = ? WHERE event_id = ? AND chat_id = ?", (score, event_id, chat_id)
    )


async def scores(reader: Reader, event_id: str) -> tuple[float | None, int]:
    """The average of the scores that people gave (None: nobody did), and how many gave one."""
    row = await reader.one(
        "SELECT avg(score) AS average, count(score) AS number FROM registrations WHERE event_id = ?",
        (event_id,),
    )
    return (row["average"], row["number"]) if row else (None, 0)


async def remark(tx: Transaction, event_id: str, chat_id: int, comment: str) -> None:
    """Keep what somebody wrote about an event."""
    await tx.run(
        "UPDATE registrations SET comment = ? WHERE event_id = ? AND chat_id = ?",
        (comment, event_id, chat_id),
    )


@dataclass(frozen=True)
class Participant:
    """A line of an event's list."""

    registration: Registration
    language: Language
    regions: int
    """Bits of what they follow."""
    score: int | None
    comment: str


async def participants(reader: Reader, event_id: str) -> list[Participant]:
    """Everybody who answered, those going first, then by name."""
    columns = ", ".join(f"r.{column}" for column in _COLUMNS.split(", "))
    rows = await reader.all(
        f"SELECT {columns}, r.score, r.comment, coalesce(s.language, s.guessed_language, 'ky') AS language,"
        " coalesce(s.regions, 0) AS regions FROM registrations r LEFT JOIN subscribers s USING (chat_id)"
        " WHERE r.event_id = ? ORDER BY r.answer <> 'going', r.answer <> 'maybe', r.answer, r.turn, r.name",
        (event_id,),
    )
    return [
        Participant(
            _registration(row), Language(row["language"]), row["regions"], row["score"], row["comment"] or ""
        )
        for row in rows
    ]


def _registration(row: Row) -> Registration:
    return Registration(
        event_id=row["event_id"],
        chat_id=row["chat_id"],
        answer=Answer(row["answer"]),
        name=row["name"],
        code=row["code"],
        answered_at=datetime.fromisoformat(row["answered_at"]),
        offered_until=_moment(row["offered_until"]),
        checked_in_at=_moment(row["checked_in_at"]),
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
