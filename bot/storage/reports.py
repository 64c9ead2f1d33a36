"""What came of mailings."""

from collections import defaultdict
from datetime import datetime

from bot.domain.languages import Language
from bot.domain.reports import Failure, Report, Tally
from bot.storage.database import Reader, Row
from bot.storage.subscribers import RegionBits

MOST_FAILURES = 20_000
"""A spreadsheet with more lines would help nobody."""


async def report(reader: Reader, mailing_id: int, bits: RegionBits) -> Report:
    """The outcome of a mailing by language and region."""
    rows = await reader.all(
        "SELECT d.language, coalesce(s.regions, 0) AS regions, d.state, count(*) AS n,"
        " sum(d.uncertain > 0) AS doubts FROM deliveries d LEFT JOIN subscribers s ON s.chat_id = d.chat_id"
        " WHERE d.mailing_id = ? AND d.state IN ('sent', 'unreachable', 'rejected', 'dropped')"
        " GROUP BY 1, 2, 3",
        (mailing_id,),
    )
    by_language: defaultdict[Language, Tally] = defaultdict(Tally)
    by_region: defaultdict[str, Tally] = defaultdict(Tally)
    for row in rows:
        tally = Tally(**{row["state"]: row["n"], "uncertain": row["doubts"]})
        if row["language"]:
            by_language[Language(row["language"])] += tally
        for code in bits.codes(row["regions"]):
            by_region[code] += tally
    return Report(dict(by_language), dict(by_region))


async def failures(reader: Reader, mailing_id: int, bits: RegionBits) -> list[Failure]:
    """The messages that did not arrive, or perhaps not; at most `MOST_FAILURES`."""
    rows = await reader.all(
        "SELECT d.chat_id, s.kind, d.language, coalesce(s.regions, 0) AS regions, d.state, d.detail, d.at"
        " FROM deliveries d LEFT JOIN subscribers s ON s.chat_id = d.chat_id"
        " WHERE d.mailing_id = ? AND (d.state IN ('unreachable', 'rejected') OR d.uncertain > 0) LIMIT ?",
        (mailing_id, MOST_FAILURES),
    )
    return [_failure(row, bits) for row in rows]


async def next_due(reader: Reader, mailing_id: int) -> datetime | None:
    """When the next waiting message of a mailing is due; None where none waits."""
    row = await reader.one(
        "SELECT due_at FROM deliveries WHERE mailing_id = ? AND state = 'waiting' ORDER BY due_at LIMIT 1",
        (mailing_id,),
    )
    return datetime.fromisoformat(row["due_at"]) if row and row["due_at"] else None


def _failure(row: Row, bits: RegionBits) -> Failure:
    return Failure(
        chat_id=row["chat_id"],
        kind=row["kind"],
        language=row["language"],
        regions=bits.codes(row["regions"]),
        outcome=row["state"] if row["state"] in ("unreachable", "rejected") else "uncertain",
        detail=row["detail"] or "",
        at=datetime.fromisoformat(row["at"]) if row["at"] else None,
    )
