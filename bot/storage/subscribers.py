"""Subscribers and what they follow."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.languages import Language
from bot.domain.subscribers import ChatKind, Role, Subscriber, Topic
from bot.storage.database import Reader, Row, Transaction


class RegionBits:
    """The bit that each region has in `subscribers.regions`."""

    def __init__(self, bits: dict[str, int]) -> None:
        self._bits = bits

    def mask(self, codes: Iterable[str]) -> int:
        """Region codes as one number. Codes that no catalogue ever had are left out."""
        return sum(1 << self._bits[code] for code in set(codes) if code in self._bits)

    def codes(self, mask: int) -> frozenset[str]:
        """The region codes in a number."""
        return frozenset(code for code, bit in self._bits.items() if mask >> bit & 1)


async def assign_region_bits(tx: Transaction, codes: Iterable[str]) -> RegionBits:
    """Give each region of the catalogue its bit; those that have one keep it."""
    bits = {row["code"]: row["bit"] for row in await tx.all("SELECT code, bit FROM region_bits")}
    for code in codes:
        if code not in bits:
            bits[code] = max(bits.values()) + 1
            await tx.run("INSERT INTO region_bits (code, bit) VALUES (?, ?)", (code, bits[code]))
    return RegionBits(bits)


_COLUMNS = (
    "chat_id, kind, language, guessed_language, subscribed, regions,"
    " topics, role, council_id, council_text, quiet_hours, away_since,"
    " EXISTS (SELECT 1 FROM drafts WHERE drafts.chat_id = subscribers.chat_id AND open) AS writing,"
    " EXISTS (SELECT 1 FROM editors WHERE user_id = chat_id) AS editor"
)


async def find(reader: Reader, bits: RegionBits, chat_id: int) -> Subscriber | None:
    """The subscriber of a chat, None where the chat never started the bot."""
    row = await reader.one(f"SELECT {_COLUMNS} FROM subscribers WHERE chat_id = ?", (chat_id,))
    return _subscriber(row, bits) if row else None


async def add(tx: Transaction, chat_id: int, kind: ChatKind, guessed: Language, now: datetime) -> None:
    """Keep a new subscriber who has not asked for news yet. Harmless when they are known."""
    await tx.run(
        "INSERT INTO subscribers (chat_id, kind, guessed_language, since) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (chat_id) DO NOTHING",
        (chat_id, kind, guessed, now.isoformat()),
    )


async def set_subscribed(tx: Transaction, chat_id: int, subscribed: bool) -> None:
    """Start or stop news for a chat."""
    await tx.run("UPDATE subscribers SET subscribed = ? WHERE chat_id = ?", (subscribed, chat_id))


async def set_language(tx: Transaction, chat_id: int, language: Language) -> None:
    """Keep the language that a chat chose."""
    await tx.run("UPDATE subscribers SET language = ? WHERE chat_id = ?", (language, chat_id))


async def set_regions(tx: Transaction, bits: RegionBits, chat_id: int, codes: Iterable[str]) -> None:
    """Keep the regions that a chat follows."""
    await tx.run("UPDATE subscribers SET regions = ? WHERE chat_id = ?", (bits.mask(codes), chat_id))


async def set_topics(tx: Transaction, chat_id: int, topics: Iterable[Topic]) -> None:
    """Keep the topics that a chat gets news on."""
    await tx.run("UPDATE subscribers SET topics = ? WHERE chat_id = ?", (Topic.mask(topics), chat_id))


async def set_role(
    tx: Transaction, chat_id: int, role: Role | None, council_id: str | None, council_text: str | None
) -> None:
    """Keep what somebody is, and of which council."""
    await tx.run(
        "UPDATE subscribers SET role = ?, council_id = ?, council_text = ? WHERE chat_id = ?",
        (role, council_id, council_text, chat_id),
    )


async def set_quiet_hours(tx: Transaction, chat_id: int, hours: str | None) -> None:
    """Keep when a chat is not to be disturbed: `22:00-08:00`, "" for never, None for the usual hours."""
    await tx.run("UPDATE subscribers SET quiet_hours = ? WHERE chat_id = ?", (hours, chat_id))


def _subscriber(row: Row, bits: RegionBits) -> Subscriber:
    return Subscriber(
        chat_id=row["chat_id"],
        kind=row["kind"],
        chosen_language=Language(row["language"]) if row["language"] else None,
        guessed_language=Language(row["guessed_language"]),
        subscribed=bool(row["subscribed"]),
        regions=bits.codes(row["regions"]),
        topics=Topic.of_mask(row["topics"]),
        role=Role(row["role"]) if row["role"] else None,
        council_id=row["council_id"],
        council_text=row["council_text"],
        quiet_hours=row["quiet_hours"],
        away=row["away_since"] is not None,
        writing=bool(row["writing"]),
        editor=bool(row["editor"]),
    )


async def set_away(tx: Transaction, chat_id: int, since: datetime | None) -> None:
    """Set a chat aside, because the bot cannot write there; None takes it back with all its settings."""
    await tx.run(
        "UPDATE subscribers SET away_since = ? WHERE chat_id = ?",
        (since.isoformat() if since else None, chat_id),
    )


async def migrate(tx: Transaction, old_id: int, new_id: int) -> None:
    """A group became a supergroup: its settings, and what it is still to get, go on under the new id."""
    await tx.run(
        "UPDATE OR REPLACE subscribers SET chat_id = ?, kind = 'supergroup', away_since = NULL"
        " WHERE chat_id = ?",
        (new_id, old_id),
    )
    await tx.run(
        "UPDATE OR IGNORE deliveries SET chat_id = ?,"
        " due_at = iif(state = 'sending', '', due_at), state = iif(state = 'sending', 'waiting', state)"
        " WHERE chat_id = ? AND mailing_id IN (SELECT id FROM mailings)",
        (new_id, old_id),
    )
    # What the new id has got already, the old one needs no more.
    await tx.run(
        "DELETE FROM deliveries WHERE chat_id = ? AND mailing_id IN (SELECT id FROM mailings)", (old_id,)
    )
