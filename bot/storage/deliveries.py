"""Deliveries: claimed in small batches, recorded in batches, never lost.

A claim commits the rows in state `sending`, with the watermark of the walk, before anything is sent. What is
`sending` when the program starts was in flight at a crash: it is uncertain, and sent again.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.content import reading_language
from bot.domain.deliveries import Decision, Delivery, Outcome
from bot.domain.languages import Language
from bot.domain.quiet import QuietHours
from bot.storage.audiences import LANGUAGE, REACHABLE, condition
from bot.storage.database import Reader, Row, Transaction
from bot.storage.mailings import Mailing, stamp
from bot.storage.subscribers import RegionBits, migrate, set_away

WINDOW = 2000
"""So many subscribers are looked at in one claim, at most; where few fit, the next claim goes on."""

_NOBODY_LEFT = "no longer subscribed"
_TOO_LATE = "too late"


@dataclass
class Claim:
    """What may be sent now."""

    deliveries: list[Delivery] = field(default_factory=list)
    valid_until: datetime | None = None
    """From then on somebody's quiet hours begin: what is not sent by then must be released."""
    walked: bool = False
    """Whether the walk got on, be it only over people who do not fit."""


@dataclass(frozen=True)
class Quiet:
    """Everybody's quiet hours."""

    default: str
    """Such as `22:00-08:00`; empty for none."""
    zone: ZoneInfo

    def hours(self, own: str | None) -> QuietHours | None:
        """Those of a subscriber: their own choice where they made one."""
        return QuietHours.parse(self.default if own is None else own, self.zone)


async def claim(
    tx: Transaction, mailing: Mailing, limit: int, now: datetime, *, bits: RegionBits, quiet: Quiet
) -> Claim:
    """Take the next deliveries of a running mailing for sending: first those that are due, then the walk.

    Args:
        tx: The transaction.
        mailing: The mailing, as it stands in this transaction.
        limit: The number of deliveries at most.
        now: The time.
        bits: The bits of the regions.
        quiet: The quiet hours; they don't matter to what is urgent, nor to edits, which make no sound.
    """
    taking = _Taking(tx, mailing, now, bits, quiet)
    await taking.due(limit)
    room = limit - len(taking.claim.deliveries)
    if room > 0 and not mailing.walked and await taking.may_walk():
        await taking.walk(room)
    return taking.claim


class _Taking:
    """One claim in the making."""

    def __init__(
        self, tx: Transaction, mailing: Mailing, now: datetime, bits: RegionBits, quiet: Quiet
    ) -> None:
        self.claim = Claim()
        self._tx = tx
        self._mailing = mailing
        self._written = dict.fromkeys(mailing.languages)
        self._now = now
        self._bits = bits
        self._quiet = quiet
        self._spans: dict[str | None, datetime | None] = {}

    async def due(self, limit: int) -> None:
        rows = await self._tx.all(self._due_sql(), (self._mailing.id, stamp(self._now), limit))
        sending: list[Delivery] = []
        later: list[tuple[str, int]] = []
        dropped: dict[str, list[int]] = {_NOBODY_LEFT: [], _TOO_LATE: []}
        for row in rows:
            quiet_until = self._quiet_until(row["quiet_hours"])
            end = row["expires_at"]
            if not row["wanted"]:
                dropped[_NOBODY_LEFT].append(row["chat_id"])
            elif end and end <= stamp(quiet_until or self._now):
                dropped[_TOO_LATE].append(row["chat_id"])
            elif quiet_until:
                later.append((stamp(quiet_until), row["chat_id"]))
            else:
                sending.append(self._delivery(row))
        if sending:
            await self._mark_sending(sending)
        await self._put_off(later)
        await self._drop(dropped)
        self.claim.deliveries += sending

    async def may_walk(self) -> bool:
        """Copies that are on their way just now must be there before a pass goes over them."""
        of = self._mailing.of_mailing
        return of is None or not await self._tx.all(
            "SELECT 1 FROM deliveries WHERE mailing_id = ? AND state = 'sending' LIMIT 1", (of,)
        )

    async def walk(self, limit: int) -> None:
        m = self._mailing
        rows = await self._tx.all(self._walk_sql(), (m.watermark, limit))
        if len(rows) == limit:
            watermark = rows[-1]["chat_id"]
        else:
            end = await self._tx.one(self._end_sql(), (m.watermark,))
            watermark = end and end["chat_id"]
        await self._tx.run(
            "UPDATE mailings SET watermark = coalesce(?1, watermark), walked = ?1 IS NULL WHERE id = ?2",
            (watermark, m.id),
        )
        self.claim.walked = True
        taken = [(self._delivery(row), self._quiet_until(row["quiet_hours"])) for row in rows]
        await self._tx.many(
            "INSERT INTO deliveries (mailing_id, chat_id, state, language, due_at) VALUES (?, ?, ?, ?, ?)",
            [
                (m.id, one.chat_id, "waiting" if quiet else "sending", one.language, quiet and stamp(quiet))
                for one, quiet in taken
            ],
        )
        self.claim.deliveries += [one for one, quiet in taken if quiet is None]

    def _due_sql(self) -> str:
        m = self._mailing
        rows = (
            "(SELECT chat_id, attempts, uncertain, expires_at, due_at FROM deliveries"
            " WHERE mailing_id = ? AND state = 'waiting' AND due_at <= ? ORDER BY due_at LIMIT ?) d"
        )
        if m.of_mailing is not None:
            return (
                "SELECT d.*, 1 AS wanted, '' AS quiet_hours, language AS speaks, message_id AS copy_id,"
                f" more_message_ids AS more_copy_ids FROM {rows} LEFT JOIN deliveries copy"
                f" ON copy.mailing_id = {m.of_mailing} AND copy.chat_id = d.chat_id ORDER BY d.due_at"
            )
        news = "1" if m.solicited else "subscribed = 1"
        fits = condition(m.audience, self._bits) if m.audience else "1"
        return (
            f"SELECT d.*, s.chat_id IS NOT NULL AND away_since IS NULL AND {news} AND {fits} AS wanted,"
            f" quiet_hours, {LANGUAGE} AS speaks, NULL AS copy_id, NULL AS more_copy_ids"
            f" FROM {rows} LEFT JOIN subscribers s ON s.chat_id = d.chat_id ORDER BY d.due_at"
        )

    def _walk_sql(self) -> str:
        """The next ones within the window that fit and do not have it yet, in the order of their ids."""
        m = self._mailing
        if m.of_mailing is not None:
            window = (
                "SELECT chat_id, state, '' AS quiet_hours, language AS speaks, message_id AS copy_id,"
                " more_message_ids AS more_copy_ids FROM deliveries"
                f" WHERE mailing_id = {m.of_mailing} AND chat_id > ? ORDER BY chat_id LIMIT {WINDOW}"
            )
            fits = "state = 'sent' AND copy_id IS NOT NULL"
        else:
            assert m.audience is not None  # noqa: S101 (else there is nothing to walk)
            window = (
                f"SELECT *, {LANGUAGE} AS speaks, NULL AS copy_id, NULL AS more_copy_ids"
                f" FROM subscribers NOT INDEXED WHERE chat_id > ? ORDER BY chat_id LIMIT {WINDOW}"
            )
            fits = f"{REACHABLE} AND {condition(m.audience, self._bits)}"
        return (
            f"SELECT chat_id, quiet_hours, speaks, copy_id, more_copy_ids, 0 AS attempts, 0 AS uncertain"
            f" FROM ({window}) w WHERE {fits} AND NOT EXISTS"
            f" (SELECT 1 FROM deliveries d WHERE d.mailing_id = {m.id} AND d.chat_id = w.chat_id) LIMIT ?"
        )

    def _end_sql(self) -> str:
        """The last one of a full window; nothing where the walk ends within it."""
        m = self._mailing
        of = f"deliveries WHERE mailing_id = {m.of_mailing} AND" if m.of_mailing else "subscribers WHERE"
        return f"SELECT chat_id FROM {of} chat_id > ? ORDER BY chat_id LIMIT 1 OFFSET {WINDOW - 1}"

    def _delivery(self, row: Row) -> Delivery:
        copies: tuple[int, ...] = ()
        if row["copy_id"]:
            copies = (row["copy_id"], *json.loads(row["more_copy_ids"] or "[]"))
        language = reading_language(Language(row["speaks"]), self._written)
        return Delivery(
            self._mailing.id, row["chat_id"], language, row["attempts"], bool(row["uncertain"]), copies
        )

    def _quiet_until(self, own: str | None) -> datetime | None:
        """When somebody's present quiet hours end; None where it is not quiet, or does not matter."""
        if self._mailing.urgent or self._mailing.action != "send":
            return None
        if own not in self._spans:
            self._spans[own] = self._look_up(own)
        return self._spans[own]

    def _look_up(self, own: str | None) -> datetime | None:
        hours = self._quiet.hours(own)
        if hours is None or hours.starts == hours.ends:
            return None
        end = hours.end_of(self._now)
        if end > self._now:
            return end
        start, known = hours.next_start(self._now), self.claim.valid_until
        self.claim.valid_until = min(start, known) if known else start
        return None

    async def _mark_sending(self, deliveries: list[Delivery]) -> None:
        await self._tx.many(
            "UPDATE deliveries SET state = 'sending', due_at = NULL, language = ?"
            " WHERE mailing_id = ? AND chat_id = ?",
            [(one.language, one.mailing_id, one.chat_id) for one in deliveries],
        )

    async def _put_off(self, later: list[tuple[str, int]]) -> None:
        if later:
            await self._tx.many(
                f"UPDATE deliveries SET due_at = ? WHERE mailing_id = {self._mailing.id} AND chat_id = ?",
                later,
            )

    async def _drop(self, dropped: dict[str, list[int]]) -> None:
        ended = [(why, stamp(self._now), chat) for why, chats in dropped.items() for chat in chats]
        if ended:
            await self._tx.many(
                "UPDATE deliveries SET state = 'dropped', due_at = NULL, detail = ?, at = ?"
                f" WHERE mailing_id = {self._mailing.id} AND chat_id = ?",
                ended,
            )
            await self._tx.run(
                "UPDATE mailings SET dropped = dropped + ? WHERE id = ?", (len(ended), self._mailing.id)
            )


async def release(tx: Transaction, deliveries: Sequence[Delivery], now: datetime) -> None:
    """Give back what was claimed and not sent: it is claimed anew, by who is then to get it."""
    await tx.many(
        "UPDATE deliveries SET state = 'waiting', due_at = ? WHERE mailing_id = ? AND chat_id = ?",
        [(stamp(now), one.mailing_id, one.chat_id) for one in deliveries],
    )


_STATES = {
    Outcome.SENT: "sent",
    Outcome.UNREACHABLE: "unreachable",
    Outcome.REJECTED: "rejected",
    Outcome.THROTTLED: "rejected",
    Outcome.UNCERTAIN: "rejected",
}
"""How a delivery ends when it is not to be tried again."""


async def record(tx: Transaction, results: Sequence[tuple[Delivery, Decision]], now: datetime) -> None:
    """Keep what came of the sends."""
    rows, counts = [], Counter[tuple[int, str]]()
    for delivery, decision in results:
        waiting = decision.retry_in is not None
        state = "waiting" if waiting else _STATES[decision.outcome]
        doubtful = decision.outcome is Outcome.UNCERTAIN
        due = stamp(now + timedelta(seconds=decision.retry_in)) if decision.retry_in is not None else None
        first, more = decision.message_ids[:1], decision.message_ids[1:]
        rows.append(
            (state, due, delivery.attempts + doubtful, delivery.uncertain or doubtful,
             first[0] if first else None,
             json.dumps(more) if more else None, decision.detail or None, None if waiting else stamp(now),
             delivery.mailing_id, delivery.chat_id)
        )  # fmt: skip
        if not waiting:
            counts[delivery.mailing_id, state] += 1
        if doubtful and not delivery.uncertain:
            counts[delivery.mailing_id, "uncertain"] += 1
    await tx.many(
        "UPDATE deliveries SET state = ?, due_at = ?, attempts = ?, uncertain = ?, message_id = ?,"
        " more_message_ids = ?, detail = ?, at = ? WHERE mailing_id = ? AND chat_id = ?",
        rows,
    )
    for (mailing_id, column), number in counts.items():
        await tx.run(f"UPDATE mailings SET {column} = {column} + ? WHERE id = ?", (number, mailing_id))
    for delivery, decision in results:
        if decision.outcome is Outcome.UNREACHABLE:
            await set_away(tx, delivery.chat_id, now)
        if decision.moved_to is not None:
            await migrate(tx, delivery.chat_id, decision.moved_to)


async def recover(tx: Transaction, now: datetime) -> int:
    """After a crash: what was in flight is uncertain and due again; returns how many that were."""
    rows = await tx.all(
        "UPDATE deliveries INDEXED BY deliveries_sending"
        " SET state = 'waiting', due_at = ?, uncertain = uncertain + 1 WHERE state = 'sending'"
        " RETURNING mailing_id, uncertain",
        (stamp(now),),
    )
    for mailing_id, number in Counter(row["mailing_id"] for row in rows if row["uncertain"] == 1).items():
        await tx.run("UPDATE mailings SET uncertain = uncertain + ? WHERE id = ?", (number, mailing_id))
    return len(rows)


async def take_back_rejected(tx: Transaction, mailing_id: int, detail: str, now: datetime) -> None:
    """Let those that were rejected for this reason be tried again: it was the message's fault."""
    rejected = await tx.run(
        "UPDATE deliveries SET state = 'waiting', due_at = ?, at = NULL, attempts = 0"
        " WHERE mailing_id = ? AND state = 'rejected' AND detail = ?",
        (stamp(now), mailing_id, detail),
    )
    await tx.run("UPDATE mailings SET rejected = rejected - ? WHERE id = ?", (rejected, mailing_id))


async def over(reader: Reader, mailing: Mailing) -> bool:
    """Whether nothing of a mailing is left to send."""
    if not mailing.walked:
        return False
    row = await reader.one(
        "SELECT EXISTS (SELECT 1 FROM deliveries WHERE mailing_id = ?1 AND state = 'waiting')"
        " OR EXISTS (SELECT 1 FROM deliveries WHERE mailing_id = ?1 AND state = 'sending') AS open",
        (mailing.id,),
    )
    return not (row and row["open"])


async def pending(reader: Reader, now: datetime) -> bool:
    """Whether a running mailing has something to send now, or has come to its end."""
    row = await reader.one(
        "SELECT 1 FROM mailings m WHERE state = 'running' AND (NOT walked OR EXISTS"
        " (SELECT 1 FROM deliveries WHERE mailing_id = m.id AND state = 'waiting' AND due_at <= ?)"
        " OR NOT EXISTS (SELECT 1 FROM deliveries WHERE mailing_id = m.id AND state = 'waiting')"
        " AND NOT EXISTS (SELECT 1 FROM deliveries WHERE mailing_id = m.id AND state = 'sending')) LIMIT 1",
        (stamp(now),),
    )
    return row is not None
