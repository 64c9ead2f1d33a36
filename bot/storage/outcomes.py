"""What came of deliveries, recorded in batches; and what is open still.

What is `sending` when the program starts was in flight at a crash: it is uncertain, and sent again.
"""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.deliveries import Decision, Delivery, Outcome
from bot.storage.database import Reader, Transaction
from bot.storage.mailings import Mailing, stamp
from bot.storage.subscribers import migrate, set_away


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


_RECORD = """
    UPDATE deliveries
    SET state = value ->> 0, due_at = value ->> 1, attempts = value ->> 2, uncertain = value ->> 3,
        message_id = value ->> 4, more_message_ids = value ->> 5, detail = value ->> 6, at = value ->> 7
    FROM json_each(?) WHERE mailing_id = value ->> 8 AND chat_id = value ->> 9
"""
"""One statement for all rows: for each one of its own, the threads would wait for each other in between."""


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
             first[0] if first else None, json.dumps(more) if more else None,
             decision.detail or None, None if waiting else stamp(now),
             delivery.mailing_id, delivery.chat_id)
        )  # fmt: skip
        if not waiting:
            counts[delivery.mailing_id, state] += 1
        if doubtful and not delivery.uncertain:
            counts[delivery.mailing_id, "uncertain"] += 1
    await tx.run(_RECORD, (json.dumps(rows),))
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
