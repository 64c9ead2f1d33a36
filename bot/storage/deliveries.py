"""Deliveries are claimed in small batches: who gets what next, when, and in which language.

A claim commits the rows in state `sending`, with the watermark of the walk, before anything is sent. What
came of them is kept in `storage/outcomes`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.content import reading_language
from bot.domain.deliveries import Delivery
from bot.domain.languages import Language
from bot.domain.quiet import QuietHours
from bot.storage.audiences import LANGUAGE, REACHABLE, condition
from bot.storage.database import Reader, Row, Transaction
from bot.storage.mailings import Mailing, find, stamp
from bot.storage.subscribers import RegionBits

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


async def look_again(
    reader: Reader,
    mailing: Mailing,
    claimed: Sequence[Delivery],
    now: datetime,
    *,
    bits: RegionBits,
    quiet: Quiet,
) -> Claim | None:
    """What was claimed of a mailing, where all of it would be claimed just so again; else None."""
    present = await find(reader, mailing.id)
    if present is None or (present.state, present.revision) != ("running", mailing.revision):
        return None
    looking = _Looking(mailing, now, bits, quiet)
    if not mailing.passes:
        ids = json.dumps([one.chat_id for one in claimed])
        rows = await reader.all(
            f"SELECT chat_id, quiet_hours, {LANGUAGE} AS speaks FROM subscribers"
            f" WHERE chat_id IN (SELECT value FROM json_each(?)) AND {looking.wanted()}",
            (ids,),
        )
        languages = {row["chat_id"]: looking.language(row) for row in rows}
        if any(languages.get(one.chat_id) != one.language for one in claimed):
            return None
        if any(looking.quiet_until(row["quiet_hours"]) for row in rows):
            return None
    return looking.claim


class _Looking:
    """What decides whether, when and in which language a subscriber gets a mailing."""

    def __init__(self, mailing: Mailing, now: datetime, bits: RegionBits, quiet: Quiet) -> None:
        self.claim = Claim()
        self._mailing = mailing
        self._written = dict.fromkeys(mailing.languages)
        self._now = now
        self._bits = bits
        self._quiet = quiet
        self._spans: dict[str | None, datetime | None] = {}

    def wanted(self) -> str:
        """What a row of `subscribers` must fulfil, as SQL."""
        m = self._mailing
        news = "1" if m.solicited else "subscribed = 1"
        fits = condition(m.audience, self._bits) if m.audience else "1"
        return f"away_since IS NULL AND {news} AND {fits}"

    def language(self, row: Row) -> Language:
        """The language that they get it in."""
        return reading_language(Language(row["speaks"]), self._written)

    def quiet_until(self, own: str | None) -> datetime | None:
        """When somebody's present quiet hours end; None where it is not quiet, or does not matter."""
        if self._mailing.urgent or self._mailing.passes:
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


class _Taking(_Looking):
    """One claim in the making."""

    def __init__(
        self, tx: Transaction, mailing: Mailing, now: datetime, bits: RegionBits, quiet: Quiet
    ) -> None:
        super().__init__(mailing, now, bits, quiet)
        self._tx = tx

    async def due(self, limit: int) -> None:
        rows = await self._tx.all(self._due_sql(), (self._mailing.id, stamp(self._now), limit))
        sending: list[Delivery] = []
        later: list[tuple[str, int]] = []
        dropped: dict[str, list[int]] = {_NOBODY_LEFT: [], _TOO_LATE: []}
        for row in rows:
            quiet_until = self.quiet_until(row["quiet_hours"])
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
        return not self._mailing.passes or not await self._tx.all(
            "SELECT 1 FROM deliveries WHERE mailing_id = ? AND state = 'sending' LIMIT 1",
            (self._mailing.of_mailing,),
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
        taken = [(self._delivery(row), self.quiet_until(row["quiet_hours"])) for row in rows]
        await self._tx.run(
            "INSERT INTO deliveries (mailing_id, chat_id, state, language, due_at)"
            " SELECT ?, value ->> 0, iif(value ->> 2 IS NULL, 'sending', 'waiting'), value ->> 1, value ->> 2"
            " FROM json_each(?)",
            (m.id, json.dumps([(one.chat_id, one.language, quiet and stamp(quiet)) for one, quiet in taken])),
        )
        self.claim.deliveries += [one for one, quiet in taken if quiet is None]

    def _due_sql(self) -> str:
        m = self._mailing
        follows = m.of_mailing is not None and not m.passes
        in_turn = (
            " AND NOT EXISTS (SELECT 1 FROM deliveries first WHERE first.chat_id = deliveries.chat_id"
            f" AND first.mailing_id = {m.of_mailing} AND first.state IN ('waiting', 'sending'))"
        )
        rows = (
            "(SELECT chat_id, attempts, uncertain, expires_at, due_at FROM deliveries"
            f" WHERE mailing_id = ? AND state = 'waiting' AND due_at <= ?{in_turn if follows else ''}"
            " ORDER BY due_at LIMIT ?) d"
        )
        if m.passes:
            return (
                "SELECT d.*, 1 AS wanted, '' AS quiet_hours, language AS speaks, message_id AS copy_id,"
                f" more_message_ids AS more_copy_ids FROM {rows} LEFT JOIN deliveries copy"
                f" ON copy.mailing_id = {m.of_mailing} AND copy.chat_id = d.chat_id ORDER BY d.due_at"
            )
        return (
            f"SELECT d.*, s.chat_id IS NOT NULL AND {self.wanted()} AS wanted,"
            f" quiet_hours, {LANGUAGE} AS speaks, NULL AS copy_id, NULL AS more_copy_ids"
            f" FROM {rows} LEFT JOIN subscribers s ON s.chat_id = d.chat_id ORDER BY d.due_at"
        )

    def _walk_sql(self) -> str:
        """The next ones within the window that fit and do not have it yet, in the order of their ids."""
        m = self._mailing
        if m.passes:
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
        of = f"deliveries WHERE mailing_id = {m.of_mailing} AND" if m.passes else "subscribers WHERE"
        return f"SELECT chat_id FROM {of} chat_id > ? ORDER BY chat_id LIMIT 1 OFFSET {WINDOW - 1}"

    def _delivery(self, row: Row) -> Delivery:
        copies: tuple[int, ...] = ()
        if row["copy_id"]:
            copies = (row["copy_id"], *json.loads(row["more_copy_ids"] or "[]"))
        return Delivery(
            self._mailing.id,
            row["chat_id"],
            self.language(row),
            row["attempts"],
            bool(row["uncertain"]),
            copies,
        )

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
