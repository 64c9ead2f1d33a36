"""Audiences as SQL, and how many they have."""

from collections import Counter
from collections.abc import Iterable

from bot.domain.announcements import Audience, AudienceCount
from bot.domain.languages import Language
from bot.domain.subscribers import WHOLE_COUNTRY, Topic
from bot.storage.database import Reader
from bot.storage.subscribers import RegionBits

LANGUAGE = "coalesce(language, guessed_language)"
REACHABLE = "subscribed = 1 AND away_since IS NULL"


def condition(audience: Audience, bits: RegionBits) -> str:
    """What a row of `subscribers` must fulfil to belong to an audience, besides wanting news, as SQL.

    It holds numbers, and words of closed lists, only.
    """
    parts = []
    if audience.regions:
        parts.append(f"(regions & {bits.mask({*audience.regions, WHOLE_COUNTRY})}) != 0")
    if audience.topics:
        parts.append(f"(topics & {Topic.mask(audience.topics)}) != 0")
    if audience.roles:
        parts.append(f"role IN ({_quoted(audience.roles)})")
    if audience.languages:
        parts.append(f"{LANGUAGE} IN ({_quoted(audience.languages)})")
    return " AND ".join(parts) or "1"


async def count(reader: Reader, audience: Audience, bits: RegionBits) -> AudienceCount:
    """How many subscribers an audience has now, by language and region."""
    rows = await reader.all(
        f"SELECT {LANGUAGE} AS speaks, regions, count(*) AS n FROM subscribers"
        f" WHERE {REACHABLE} AND {condition(audience, bits)} GROUP BY 1, 2"
    )
    by_language: Counter[Language] = Counter()
    by_region: Counter[str] = Counter()
    for row in rows:
        by_language[Language(row["speaks"])] += row["n"]
        for code in bits.codes(row["regions"]):
            by_region[code] += row["n"]
    return AudienceCount(by_language.total(), dict(by_language), dict(by_region))


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in sorted(words))
