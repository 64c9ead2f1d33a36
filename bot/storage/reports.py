"""What came of a mailing, by language and region, and whom it did not reach."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import datetime

from bot.domain.announcements import Failure, Report
from bot.domain.languages import Language
from bot.storage.database import Reader
from bot.storage.mailings import BEFORE_ALL
from bot.storage.subscribers import RegionBits

PAGE = 1000


async def report(reader: Reader, bits: RegionBits, mailing_id: int) -> Report:
    """How many deliveries of a mailing ended how. Takes seconds for a million: use a connection aside."""
    rows = await reader.all(
        "SELECT coalesce(d.language, s.language, s.guessed_language) AS speaks,"
        " coalesce(regions, 0) AS regions, d.state, count(*) AS n, sum(d.uncertain) AS uncertain"
        " FROM deliveries d LEFT JOIN subscribers s ON s.chat_id = d.chat_id"
        " WHERE mailing_id = ? GROUP BY 1, 2, 3",
        (mailing_id,),
    )
    by_language: dict[Language, Counter[str]] = {}
    by_region: dict[str, Counter[str]] = {}
    for row in rows:
        ended = Counter({row["state"]: row["n"], "uncertain": row["uncertain"]})
        if row["speaks"]:
            by_language.setdefault(Language(row["speaks"]), Counter()).update(ended)
        for code in bits.codes(row["regions"]):
            by_region.setdefault(code, Counter()).update(ended)
    return Report(by_language, by_region)


async def failures(reader: Reader, mailing_id: int) -> AsyncIterator[Failure]:
    """The deliveries that did not arrive, or may not have, in the order of the chats' ids."""
    last = BEFORE_ALL
    while True:
        rows = await reader.all(
            "SELECT * FROM deliveries WHERE mailing_id = ? AND chat_id > ?"
            " AND (state IN ('unreachable', 'rejected') OR uncertain) ORDER BY chat_id LIMIT ?",
            (mailing_id, last, PAGE),
        )
        for row in rows:
            last = row["chat_id"]
            at = datetime.fromisoformat(row["at"]) if row["at"] else None
            language = Language(row["language"]) if row["language"] else None
            yield Failure(last, language, row["state"], bool(row["uncertain"]), row["detail"] or "", at)
        if len(rows) < PAGE:
            return


async def next_due(reader: Reader, mailing_id: int) -> datetime | None:
    """When the next waiting message of a mailing is due; None where none waits."""
    row = await reader.one(
        "SELECT due_at FROM deliveries WHERE mailing_id = ? AND state = 'waiting' ORDER BY due_at LIMIT 1",
        (mailing_id,),
    )
    return datetime.fromisoformat(row["due_at"]) if row and row["due_at"] else None
