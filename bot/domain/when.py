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
    2: "после ?завтра|бурсугуну?|бурсугунку|бирсугуну?|day after tomorrow",
}
_WEEKDAYS = (
    "понедельник|пн|дуйшомбу|дуй|monday|mon",
    "вторник|вт|шейшемби|шей|tuesday|tue",
    "сред[ау]|ср|шаршемби|шар|wednesday|wed",
    "четверг|чт|бейшемби|бей|thursday|thu",
    "пятниц[ау]|пт|жума|friday|fri",
    "суббот[ау]|сб|ишемби|ишм|saturday|sat",
    "воскресенье|вс|жекшемби|жек|sunday|sun",
)
_MONTHS = {
    "янв": 1, "фев": 2, "мар": 3, "апр": 4, "май": 5, "мая": 5, "мае": 5, "июн": 6, "июл": 7, "авг": 8,
    "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8,
    "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?P<month>янв(?:ар\w*)?|фев(?:рал\w*)?|мар(?:т\w*)?|апр(?:ел\w*)?|ма[йяе](?:[дг][аы]\w*|ы\w*)?|ию[нл]\w*"
    r"|авг(?:уст\w*)?|сент?(?:ябр\w*)?|окт(?:ябр\w*)?|ноя(?:б(?:р\w*)?)?|дек(?:абр\w*)?|jan(?:uary)?|feb(?:ruary)?"
    r"|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
    r"\b\.?(?:\s+айы(?:нын|нда)?)?"
)
_OF_YEAR = r"\s*-?\s*(?:года?|г\.?|жыл\w*|ж\.)"
_YEAR = rf"(?P<year>20\d\d)(?:{_OF_YEAR})?"
_MORNING, _NOON, _EVENING, _NIGHT = "morning", "noon", "evening", "night"
_PARTS = {
    _MORNING: r"эртен менен|эрте менен|erten menen|танкы|с утра|утра|утром|in the morning|morning|a\.?m\b\.?",
    _NOON: r"тушто[нк]? кийин|тушто|дня|днем|in the afternoon|afternoon|p\.?m\b\.?",
    _EVENING: r"кечинде|кечки|кечкурун|вечера|вечером|in the evening|evening",
    _NIGHT: r"тунку|тундо|ночи|ночью|at night",
}
_PART = re.compile("|".join(rf"(?P<{name}>(?<![a-zа-я])(?:{words}))" for name, words in _PARTS.items()))
_HOURS = r"(?:часов|часа|час|ч|h|саат)\.?"
_TIME = re.compile(
    r"(?<![\d.:])(?P<hour>\d{1,2})"
    rf"(?:(?:\s*[:.]\s*|-|\s*{_HOURS}\s*)(?P<minute>\d\d)(?:\s*(?:минут[аы]?|мин|мунот)\.?)?"
    r"|\s(?P<half>00|30))?(?![\d:])"
    rf"(?:\s*-?\s*(?:{_HOURS}|саатта|o'clock|[дт][аео]н?|[гк][аео]|[dt][aeo]n?))?(?![a-zа-я])"
)
_AGO = re.compile(
    r"(?:через|in)\s+(?:(?P<count>\d{1,3})\s*|an?\s+)?(?P<unit>[a-zа-я]+)|"
    r"(?P<count2>\d{1,3}|бир)\s*(?P<unit2>саат|мунот|кун|апта|жума)[а-я]*\s+кийин"
)
_IN_DAYS = re.compile(
    r"\b(?:через|in)\s+(?:(?P<count>\d{1,3})\s*|an?\s+)?(?P<unit>день|дн[яе]й?|недел[юиь]|days?|weeks?)\b|"
    r"\b(?P<count2>\d{1,3}|бир)\s*(?P<unit2>кун|апта|жума)[а-я]*\s+кийин\b"
)
_UNITS = {
    "мин": "minutes", "мунот": "minutes", "min": "minutes",
    "час": "hours", "саат": "hours", "hour": "hours",
    "ден": "days", "дн": "days", "кун": "days", "day": "days",
    "недел": "weeks", "апта": "weeks", "жума": "weeks", "week": "weeks",
}  # fmt: skip
_FILLERS = re.compile(
    r"\b(?:в|во|на|к|с|до|саат|саатта|saat|at|on|by|the|of|from|until|till|кун|куну|начало|башталат|баштап)\b"
    r"|[-.]"
)
_SAID_OTHERWISE = (
    (re.compile(r"\b(?:полдень|noon|midday|чак туш(?:то)?)\b"), "12:00"),
    (re.compile(r"\bв час\b"), "в 1 час"),
    (re.compile(r"\btonight\b"), "today in the evening"),
    (re.compile(r"\bполчаса\b"), "30 минут"),
    (re.compile(r"\bжарым саат"), "30 мунот"),
)


def parse_when(text: str, now: datetime, zone: ZoneInfo, day: datetime | None = None) -> datetime:
    """The moment that a person typed, in UTC.

    Args:
        text: What they typed, in any of the three languages.
        now: The time, timezone-aware.
        zone: Where they are.
        day: A moment of the day that they mean where they type a time alone; None: today.

    Raises:
        RefusedError: it cannot be read, is over, or could mean two things; it names the text that says so.
    """
    words = " ".join(text.lower().translate(_FOLDED).split())
    for pattern, plainly in _SAID_OTHERWISE:
        words = pattern.sub(plainly, words)
    moment = _exact(words, zone) or _from_now(words, now)
    if moment is None:
        moment = _date_and_time(words, now.astimezone(zone), zone, (day or now).astimezone(zone).date())
    if moment <= now:
        raise RefusedError("when-past", when=_written(moment, zone))
    if moment - now > MAX_AHEAD:
        raise RefusedError("when-far", when=_written(moment, zone))
    return moment.astimezone(UTC)


def _written(moment: datetime, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).strftime("%d.%m.%Y %H:%M")


def _exact(words: str, zone: ZoneInfo) -> datetime | None:
    """ISO 8601 with a time; without an offset it is local."""
    if not re.match(r"[12]\d{3}-\d\d-\d\d[t ]\d\d:\d\d", words):
        return None
    try:
        moment = datetime.fromisoformat(words.upper())
    except ValueError:
        return None
    return moment if moment.tzinfo else _local(moment, zone)


def _from_now(words: str, now: datetime) -> datetime | None:
    """`через 2 часа`, `in 30 minutes`, `3 күндөн кийин`."""
    match = _AGO.fullmatch(words)
    ahead = _ahead(match) if match else None
    return now + ahead if ahead else None


def _ahead(match: re.Match[str]) -> timedelta | None:
    """How long it is until then; None where the unit is none."""
    unit = match["unit"] or match["unit2"]
    for prefix, name in _UNITS.items():
        if unit.startswith(prefix):
            count = match["count"] or match["count2"] or "1"
            return timedelta(**{name: int(count) if count.isdecimal() else 1})
    return None


def _date_and_time(words: str, here: datetime, zone: ZoneInfo, today: date) -> datetime:
    for pattern, read in _DATES:
        match = pattern.search(words)
        if match:
            rest = words[: match.start()] + " " + words[match.end() :]
            days = list(read(match, here))
            break
    else:
        rest, days = words, [today]
    rest = _without_weekday(rest, days[0])
    clock = _time(rest)
    moments = [_local(datetime.combine(day, time()) + clock, zone) for day in days]
    ahead = [moment for moment in moments if moment > here]
    if len(ahead) > 1:
        raise RefusedError("when-ambiguous", when=_written(ahead[0], zone), other=_written(ahead[1], zone))
    return ahead[0] if ahead else moments[-1]


def _without_weekday(words: str, day: date) -> str:
    """What is left when the weekday that stands beside the date is taken out; it must be the right one."""
    for number, pattern in enumerate(_WEEKDAY_PATTERNS):
        if match := pattern.search(words):
            if number != day.weekday():
                raise RefusedError("when-weekday", date=day.strftime("%d.%m.%Y"))
            return words[: match.start()] + " " + words[match.end() :]
    return words


def _local(naive: datetime, zone: ZoneInfo) -> datetime:
    """A local time; refused where the clocks skip or repeat it."""
    moment = naive.replace(tzinfo=zone)
    later = moment.replace(fold=1)
    if moment.utcoffset() != later.utcoffset():
        a, b = moment.astimezone(UTC).astimezone(zone), later.astimezone(UTC).astimezone(zone)
        raise RefusedError("when-ambiguous", when=_written(a, zone), other=_written(b, zone))
    return moment


def _time(words: str) -> timedelta:
    """The time of the day, as what the clock shows then; 24:00 is the end of the day."""
    parts = [part.lastgroup for part in _PART.finditer(words)] or [None]
    rest = _PART.sub(" ", words)
    found = list(_TIME.finditer(rest))
    if not found and not _FILLERS.sub(" ", rest).strip():
        raise RefusedError("when-no-time")
    if len(found) != 1:
        raise RefusedError("when-unreadable")
    match = found[0]
    if _FILLERS.sub(" ", rest[: match.start()] + " " + rest[match.end() :]).strip():
        raise RefusedError("when-unreadable")
    hours = {_hour(int(match["hour"]), part) for part in parts}
    minute = int(match["minute"] or match["half"] or 0)
    clock = timedelta(hours=hours.pop(), minutes=minute)
    if hours or minute > 59 or clock > timedelta(days=1):
        raise RefusedError("when-unreadable")
    return clock


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
    day, year = int(named["day"]), named.get("year") or named.get("year2")
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


def _in_days(match: re.Match[str], here: datetime) -> Iterator[date]:
    """`через 3 дня`, beside a time."""
    ahead = _ahead(match)
    assert ahead  # noqa: S101 (the pattern has no other units)
    yield here.date() + ahead


def _weekday(number: int) -> Callable[[re.Match[str], datetime], Iterator[date]]:
    def read(match: re.Match[str], here: datetime) -> Iterator[date]:
        """The next such day; on the day itself it could be today or in a week, and `next` could skip one."""
        ahead = (number - here.weekday()) % 7
        if match["next"]:
            ahead = ahead or 7
            yield here.date() + timedelta(days=ahead)
            if number > here.weekday():
                yield here.date() + timedelta(days=ahead + 7)
            return
        yield here.date() + timedelta(days=ahead)
        if ahead == 0:
            yield here.date() + timedelta(days=7)

    return read


_NTH = r"(?:-?\s*(?:го|е|ое|st|nd|rd|th)\b|-?с?[иыу](?:нд[аео]|н[аео]|н)?\b)?"
_WEEKDAY_PATTERNS = tuple(
    re.compile(
        r"\b(?P<next>(?:next|кийинки|следующ(?:ий|ую|ее))\s+)?"
        rf"(?:{names})(?:\s+куну|го|до|да|де)?\b\.?"
    )
    for names in _WEEKDAYS
)
_DATES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], datetime], Iterator[date]]], ...] = (
    (re.compile(r"\b(?P<year>[12]\d{3})([-./])(?P<month>\d{1,2})\2(?P<day>\d{1,2})\b"), _day),
    (
        re.compile(
            r"\b(?P<day>\d{1,2})([-.])(?P<month>\d{1,2})\2(?P<year>[12]\d{3}|\d\d)"
            rf"(?:\b(?![:.]\d)(?:{_OF_YEAR}\b)?|{_OF_YEAR}\b)"
        ),
        _day,
    ),
    (re.compile(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>20\d\d))?\b"), _slashed),
    (re.compile(rf"\b{_YEAR}\s+(?P<day>\d{{1,2}})\s*-?\s*{_MONTH}"), _day),
    (re.compile(rf"\b(?P<day>\d{{1,2}}){_NTH}\s*-?\s*(?:of\s+)?{_MONTH}(?:\s+{_YEAR})?"), _day),
    (
        re.compile(
            rf"\b(?:{_YEAR}\s+)?{_MONTH}\s+(?P<day>\d{{1,2}}){_NTH}(?![:.]\d)\b"
            r"(?:\s+(?P<year2>20\d\d))?"
        ),
        _day,
    ),
    *((re.compile(rf"\b(?:{_DAYS[days]})\b"), _relative(days)) for days in (2, 1, 0, -1)),
    (_IN_DAYS, _in_days),
    (re.compile(r"\b(?P<day>\d{1,2})\.(?P<month>\d{1,2})\b\.?(?=\s+\D*\d)"), _day),
    (re.compile(r"(?<=:\d\d )(?P<day>\d{1,2})\.(?P<month>\d\d)\b"), _day),
    *((pattern, _weekday(number)) for number, pattern in enumerate(_WEEKDAY_PATTERNS)),
)
