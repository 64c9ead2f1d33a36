"""Events, their earlier versions, and the messages that show their cards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.events import Event
from bot.storage.database import Reader, Row, Transaction
from bot.storage.subscribers import RegionBits


@dataclass(frozen=True)
class StoredEvent:
    """An event with what the database knows about it."""

    event: Event
    scheduled: bool
    """Not shown to anybody yet."""
    version: int
    """From 1; raised with every change."""


CARDS_KEPT = 20
"""So many cards of an event in one chat are kept up to date: who opens it a thousand times delays nobody."""
_COLUMNS = "content, state, version"


async def find(reader: Reader, event_id: str) -> StoredEvent | None:
    """An event by its id, None where there is none."""
    row = await reader.one(f"SELECT {_COLUMNS} FROM events WHERE id = ?", (event_id,))
    return _stored(row) if row else None


async def coming(reader: Reader, regions: int, now: datetime, limit: int) -> list[Event]:
    """The events that are not over, those of the given regions (bits) first, then by time."""
    rows = await reader.all(
        "SELECT content FROM events WHERE state = 'open' AND over_at > :now"
        " ORDER BY (regions = 0 OR regions & :regions) = 0, starts_at, id LIMIT :limit",
        {"now": utc(now), "regions": regions, "limit": limit},
    )
    return [Event.model_validate_json(row["content"]) for row in rows]


async def latest(reader: Reader, limit: int) -> list[StoredEvent]:
    """All events for the admins, the latest first, whatever their state."""
    rows = await reader.all(f"SELECT {_COLUMNS} FROM events ORDER BY starts_at DESC, id LIMIT ?", (limit,))
    return [_stored(row) for row in rows]


async def save(tx: Transaction, bits: RegionBits, event: Event, *, scheduled: bool, version: int) -> None:
    """Write an event and remember this version of it."""
    content = event.model_dump_json()
    await tx.run(
        "INSERT INTO events (id, state, starts_at, over_at, regions, content, version)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state,"
        " starts_at = excluded.starts_at, over_at = excluded.over_at, regions = excluded.regions,"
        " content = excluded.content, version = excluded.version",
        (
            event.id,
            "scheduled" if scheduled else event.state,
            utc(event.starts),
            utc(event.over),
            bits.mask(event.regions),
            content,
            version,
        ),
    )
    await tx.run("INSERT INTO event_versions VALUES (?, ?, ?)", (event.id, version, content))


async def publish(tx: Transaction, event_id: str) -> None:
    """Show a scheduled event to everybody."""
    await tx.run("UPDATE events SET state = 'open' WHERE id = ? AND state = 'scheduled'", (event_id,))


async def version(reader: Reader, event_id: str, number: int) -> Event | None:
    """An event as it was."""
    row = await reader.one(
        "SELECT content FROM event_versions WHERE event_id = ? AND version = ?", (event_id, number)
    )
    return Event.model_validate_json(row["content"]) if row else None


async def keep_card(tx: Transaction, event_id: str, chat_id: int, message_id: int) -> None:
    """Remember that a message shows an event's card; the newest `CARDS_KEPT` of a chat stay so."""
    await tx.run(
        "INSERT INTO event_cards (event_id, chat_id, message_id) VALUES (?, ?, ?)"
        " ON CONFLICT (chat_id, message_id) DO UPDATE SET event_id = excluded.event_id",
        (event_id, chat_id, message_id),
    )
    await tx.run(
        "DELETE FROM event_cards WHERE chat_id = :chat AND event_id = :event AND message_id NOT IN (SELECT"
        " message_id FROM event_cards WHERE chat_id = :chat AND event_id = :event"
        " ORDER BY message_id DESC LIMIT :kept)",
        {"chat": chat_id, "event": event_id, "kept": CARDS_KEPT},
    )


async def forget_card(tx: Transaction, chat_id: int, message_id: int) -> None:
    """A message shows something else now."""
    await tx.run("DELETE FROM event_cards WHERE chat_id = ? AND message_id = ?", (chat_id, message_id))


INVITING = ("event-invite", "event-deadline")
"""The mailings that ask people for their answer: they show the event's card."""

_INVITED = f"SELECT id FROM mailings WHERE kind IN {INVITING} AND key = :id"
_CONCERNED = (
    "SELECT chat_id FROM registrations r WHERE event_id = :id AND answer <> 'declined' AND chat_id > :after"
    " AND (EXISTS (SELECT 1 FROM event_cards c WHERE c.event_id = :id AND c.chat_id = r.chat_id) OR EXISTS"
    f" (SELECT 1 FROM deliveries d WHERE d.mailing_id IN ({_INVITED}) AND d.chat_id = r.chat_id"
    " AND message_id IS NOT NULL)) ORDER BY chat_id LIMIT :limit"
)
_NOT_CONCERNED = (
    "NOT EXISTS (SELECT 1 FROM registrations r WHERE r.event_id = :id AND r.chat_id = shown.chat_id"
    " AND answer <> 'declined')"
)
_NEXT = f"AND chat_id > :after AND {_NOT_CONCERNED} ORDER BY chat_id LIMIT :limit"
_OTHERS = (
    f"SELECT * FROM (SELECT DISTINCT chat_id FROM event_cards shown WHERE event_id = :id {_NEXT})"
    + "".join(  # one mailing at a time comes in order, and needs no sorting
        " UNION SELECT * FROM (SELECT chat_id FROM deliveries shown WHERE mailing_id ="
        f" (SELECT id FROM mailings WHERE kind = '{kind}' AND key = :id) AND message_id IS NOT NULL {_NEXT})"
        for kind in INVITING
    )
    + " ORDER BY chat_id LIMIT :limit"
)


async def shown_cards(
    reader: Reader, event_id: str, after: int, limit: int, *, concerned: bool
) -> list[tuple[int, int]]:
    """The next cards of an event, as chat and message, in the order of the chats.

    They were asked for, or came as an invitation. `limit` is the number of chats at most; a chat's cards come
    together. `concerned`: those of the people who go, may go or wait; else those of all others.
    """
    rows = await reader.all(
        f"WITH chats AS ({_CONCERNED if concerned else _OTHERS})"
        " SELECT chat_id, message_id FROM chats JOIN event_cards USING (chat_id) WHERE event_id = :id"
        f" UNION SELECT chat_id, message_id FROM chats JOIN deliveries USING (chat_id) WHERE mailing_id IN"
        f" ({_INVITED}) AND message_id IS NOT NULL ORDER BY chat_id, message_id",
        {"id": event_id, "after": after, "limit": limit},
    )
    return [(row["chat_id"], row["message_id"]) for row in rows]


async def cards_in(reader: Reader, event_id: str, chat_id: int, limit: int) -> list[int]:
    """The newest cards of an event in one chat, as ids of messages."""
    rows = await reader.all(
        "SELECT message_id FROM event_cards WHERE event_id = :id AND chat_id = :chat UNION SELECT message_id"
        f" FROM deliveries WHERE mailing_id IN ({_INVITED}) AND chat_id = :chat AND message_id IS NOT NULL"
        " ORDER BY message_id DESC LIMIT :limit",
        {"id": event_id, "chat": chat_id, "limit": limit},
    )
    return [row["message_id"] for row in rows]


async def keep_calendar(tx: Transaction, event_id: str, chat_id: int, version: int) -> None:
    """Remember which version of an event a chat has in its calendar."""
    await tx.run(
        "INSERT INTO event_calendars VALUES (?, ?, ?)"
        " ON CONFLICT (event_id, chat_id) DO UPDATE SET version = excluded.version",
        (event_id, chat_id, version),
    )


async def renew_calendar(tx: Transaction, event_id: str, chat_id: int, version: int) -> None:
    """Remember a newer version in the calendar of a chat that has an older one."""
    await tx.run(
        "UPDATE event_calendars SET version = ? WHERE event_id = ? AND chat_id = ?",
        (version, event_id, chat_id),
    )


async def old_calendars(reader: Reader, event_id: str, version: int, limit: int) -> list[int]:
    """The chats that have an older version of an event in their calendar."""
    rows = await reader.all(
        "SELECT chat_id FROM event_calendars WHERE event_id = ? AND version < ? ORDER BY chat_id LIMIT ?",
        (event_id, version, limit),
    )
    return ids(rows)


def utc(moment: datetime) -> str:
    """A time as the database keeps it: UTC, to the second, so that texts sort as times do."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def ids(rows: Iterable[Row]) -> list[int]:
    """The chats of some rows."""
    return [row["chat_id"] for row in rows]


def _stored(row: Row) -> StoredEvent:
    return StoredEvent(
        event=Event.model_validate_json(row["content"]),
        scheduled=row["state"] == "scheduled",
        version=row["version"],
    )
