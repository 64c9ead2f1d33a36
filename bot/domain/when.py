"""Dates and times as people type them: `завтра 9:00`, `25-июнь саат 10`, `tomorrow 9pm`, `2018-06-25 10:00`.

A text is read in the three languages at once. The date is looked for first, then the time in what is left; a
word that neither needs makes the text unreadable, so that nothing is guessed.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.drafts import RefusedError

MAX_AHEAD = timedelta(days=731)
"""A time further away is taken for a slip of the finger."""

_FOLDED = str.maketrans({"ё": "е", "ө": "о", "ү": "у", "ң": "н", ",": " ", "(": " ", ")": " "})
_DAYS = {
    -1: "вчера|кечээ|yesterday|kechee",
    0: "сегодня|бугун|бугунку|today|bugun",
    1: "завтра|эртен(?! менен)|эртенки|tomorrow|erten(?! menen)",
    2: "послезавтра|бурсугуну|бурсугунку|бирсугуну|day after tomorrow",
}
_WEEKDAYS = (
    "понедельник|дуйшомбу|monday",
    "вторник|шейшемби|tuesday",
    "сред[ау]|шаршемби|wednesday",
    "четверг|бейшемби|thursday",
    "пятниц[ау]|жума|friday",
    "суббот[ау]|ишемби|saturday",
    "воскресенье|жекшемби|sunday",
)
_MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "мае": 5, "июн": 6, "июл": 7, "авг": 8,
    "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = rf"(?P<month>(?:{'|'.join(_MONTHS)})[a-zа-я]*)\.?"
_YEAR = r"(?P<year>20\d\d)(?:\s*-?\s*(?:года?|г\.?|жыл\w*|ж\.))?"
_MORNING, _NOON, _EVENING, _NIGHT = "morning", "noon", "evening", "night"
_PARTS = {
    _MORNING: r"эртен менен|эрте менен|erten menen|утра|утром|in the morning|morning|a\.?m\b\.?",
    _NOON: r"тушто[нк]? кийин|тушто|дня|днем|in the afternoon|afternoon|p\.?m\b\.?",
    _EVENING: r"кечинде|кечки|кечкурун|вечера|вечером|in the evening|evening",
    _NIGHT: r"тунку|тундо|ночи|ночью|at night",
}
_PART = "|".join(rf"(?P<{name}>(?<![a-zа-я])(?:{words}))" for name, words in _PARTS.items())
_TIME = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})(?:\s*[:.]\s*(?P<minute>\d{2})|-(?P<minute2>\d{2}))?(?![\d:])"
    r"(?:\s*-?\s*(?:часов|часа|час|саатта|саат|o'clock|ч\.?|h|до|де|го|ге|да|та|те))?(?![a-zа-я])"
)
_AGO = re.compile(
    r"(?:через|in)\s+(?:(?P<count>\d{1,3})\s*|an?\s+)?(?P<unit>[a-zа-я]+)|"
    r"(?P<count2>\d{1,3})\s*(?P<unit2>саат|мунот|кун|апта)[а-я]*\s+кийин"
)
_UNITS = {
    "мин": "minutes", "мунот": "minutes", "min": "minutes",
    "час": "hours", "саат": "hours", "hour": "hours",
    "ден": "days", "дн": "days", "кун": "days", "day": "days",
    "недел": "weeks", "апта": "weeks", "week": "weeks",
}  # fmt: skip
_FILLERS = re.compile(r"\b(?:в|во|на|к|саат|саатта|saat|at|on|by|the|of|next|кун|куну)\b|[-.]")


def parse_when(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The moment that a person typed, in UTC.

    Args:
        text: What they typed, in any of the three languages.
        now: The time, timezone-aware.
        zone: Where they are.

    Raises:
        RefusedError: it cannot be read, is over, or could mean two things; it names the text that says so.
    """
    words = " ".join(text.lower().translate(_FOLDED).split())
    moment = _exact(words, zone) or _from_now(words, now)
    if moment is None:
        moment = _date_and_time(words, now.astimezone(zone), zone)
    if moment <= now:
        raise RefusedError("when-past", when=_written(moment, zone))
    if moment - now > MAX_AHEAD:
        raise RefusedError("when-far", when=_written(moment, zone))
    return moment.astimezone(UTC)


def _written(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).strftime("%d.%m.%Y %H:%M")


def _exact(words: str, zone: ZoneInfo) -> datetime | None:
    """ISO 8601 with a time; without an offset it is local."""
    if not re.match(r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d", words):
        return None
    try:
        moment = datetime.fromisoformat(words.upper())
    except ValueError:
        return None
    return moment if moment.tzinfo else _local(moment.date(), moment.time(), zone)


def _from_now(words: str, now: datetime) -> datetime | None:
    """`через 2 часа`, `in 30 minutes`, `3 күндөн кийин`."""
    match = _AGO.fullmatch(words)
    if not match:
        return None
    unit = match["unit"] or match["unit2"]
    for prefix, name in _UNITS.items():
        if unit.startswith(prefix):
            return now + timedelta(**{name: int(match["count"] or match["count2"] or 1)})
    return None


def _date_and_time(words: str, here: datetime, zone: ZoneInfo) -> datetime:
    for pattern, read in _DATES:
        match = pattern.search(words)
        if match:
            rest = words[: match.start()] + " " + words[match.end() :]
            days = list(read(match, here))
            break
    else:
        rest, days = words, [here.date()]
    clock = _time(rest)
    moments = [_local(day, clock, zone) for day in days]
    ahead = [moment for moment in moments if moment > here]
    if len(ahead) > 1:
        raise RefusedError("when-ambiguous", when=_written(ahead[0], zone), other=_written(ahead[1], zone))
    return ahead[0] if ahead else moments[-1]


def _local(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """A local time; refused where the clocks skip or repeat it."""
    moment = datetime.combine(day, clock, zone)
    later = moment.replace(fold=1)
    if moment.utcoffset() != later.utcoffset():
        a, b = moment.astimezone(UTC).astimezone(zone), later.astimezone(UTC).astimezone(zone)
        raise RefusedError("when-ambiguous", when=_written(a, zone), other=_written(b, zone))
    return moment


def _time(words: str) -> time:
    part = re.search(_PART, words)
    rest = words[: part.start()] + " " + words[part.end() :] if part else words
    found = list(_TIME.finditer(rest))
    if not found and not _FILLERS.sub(" ", rest).strip():
        raise RefusedError("when-no-time")
    if len(found) != 1:
        raise RefusedError("when-unreadable")
    match = found[0]
    if _FILLERS.sub(" ", rest[: match.start()] + " " + rest[match.end() :]).strip():
        raise RefusedError("when-unreadable")
    hour = _hour(int(match["hour"]), part.lastgroup if part else None)
    try:
        return time(hour, int(match["minute"] or match["minute2"] or 0))
    except ValueError:
        raise RefusedError("when-unreadable") from None


def _hour(hour: int, part: str | None) -> int:
    """The hour of the day; `part` is the part of the day that was named."""
    if part in (_NOON, _EVENING) and hour < 12:
        return hour + 12
    if part in (_MORNING, _NIGHT) and hour == 12:
        return 0
    if part == _NIGHT and 8 < hour < 12:
        return hour + 12
    return hour


def _day(match: re.Match[str], here: datetime) -> Iterator[date]:
    """A day and a month, with the year or the nearest."""
    named = match.groupdict()
    month = _MONTHS[_prefix(named["month"])] if not named["month"].isdigit() else int(named["month"])
    day, year = int(named["day"]), named.get("year")
    if year:
        yield _real(int(year) if len(year) == 4 else 2000 + int(year), month, day)
        return
    this = _real(here.year + (month == 2 and day == 29 and here.year % 4 != 0), month, day)
    # A day that is long over means next year's; one that is just over is a slip.
    yield this if here.date() - this < timedelta(days=90) else _real(here.year + 1, month, day)


def _slashed(match: re.Match[str], here: datetime) -> Iterator[date]:
    """`25/06/2018`: the day stands first, except where English people could mean the month."""
    first, second = int(match["day"]), int(match["month"])
    if first <= 12 and second <= 12 and first != second:
        raise RefusedError("when-slashes", text=match[0])
    if second > 12:
        yield _real(int(match["year"] or here.year), first, second)
    else:
        yield from _day(match, here)


def _real(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise RefusedError("when-unreadable") from None


def _prefix(word: str) -> str:
    return next(prefix for prefix in _MONTHS if word.startswith(prefix))


def _relative(days: int) -> Callable[[re.Match[str], datetime], Iterator[date]]:
    def read(_: re.Match[str], here: datetime) -> Iterator[date]:
        yield here.date() + timedelta(days=days)

    return read


def _weekday(number: int) -> Callable[[re.Match[str], datetime], Iterator[date]]:
    def read(_: re.Match[str], here: datetime) -> Iterator[date]:
        """The next such day; on the day itself it could be today or in a week."""
        ahead = (number - here.weekday()) % 7
        yield here.date() + timedelta(days=ahead)
        if ahead == 0:
            yield here.date() + timedelta(days=7)

    return read


_NTH = r"(?:-?\s*(?:го|е|ое|st|nd|rd|th)\b)?"
_DATES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], datetime], Iterator[date]]], ...] = (
    (re.compile(r"\b(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})\b"), _day),
    (re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>20\d\d|\d\d)\b(?![:.]\d)"), _day),
    (re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>20\d\d))?\b"), _slashed),
    (re.compile(rf"\b{_YEAR}\s+(?P<day>\d{{1,2}})\s*-?\s*{_MONTH}"), _day),
    (re.compile(rf"\b(?P<day>\d{{1,2}}){_NTH}\s*-?\s*(?:of\s+)?{_MONTH}(?:\s+{_YEAR})?"), _day),
    (re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}}){_NTH}(?![:.]\d)\b(?:\s+{_YEAR})?"), _day),
    *((re.compile(rf"\b(?:{_DAYS[days]})\b"), _relative(days)) for days in (2, 1, 0, -1)),
    *(
        (re.compile(rf"\b(?:{names})(?:\s+куну|го|до|до|да|де)?\b"), _weekday(number))
        for number, names in enumerate(_WEEKDAYS)
    ),
    (re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{2})\b(?=\s+\D*\d)"), _day),
)
