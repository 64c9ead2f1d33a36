"""Days and times as people read them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.content.texts import Localization
from bot.domain.languages import Language

# Babel's own skeletons shorten the weekday in Kyrgyz and Russian, and its full Russian dates read badly.
_DAYS = {Language.KY: "d-MMMM, EEEE", Language.RU: "EEEE, d MMMM", Language.EN: "EEEE d MMMM"}
_DAYS_AND_YEARS = {Language.KY: "d-MMMM y, EEEE", Language.RU: "EEEE, d MMMM y", Language.EN: "EEEE d MMMM y"}


def day(t: Localization, moment: datetime, zone: ZoneInfo, now: datetime | None = None) -> str:
    """`понедельник, 25 июня`; with the year where `now` is given and lies in another one."""
    local = moment.astimezone(zone)
    other_year = now is not None and now.astimezone(zone).year != local.year
    patterns = _DAYS_AND_YEARS if other_year else _DAYS
    return format_datetime(local, patterns[t.language], locale=t.locale)


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """`09:05`."""
    return moment.astimezone(zone).strftime("%H:%M")


def day_and_time(t: Localization, moment: datetime, zone: ZoneInfo, now: datetime | None = None) -> str:
    """`понедельник, 25 июня, 10:00`; the year as for `day`."""
    return f"{day(t, moment, zone, now)}, {clock(moment, zone)}"


def span(
    t: Localization, starts: datetime, ends: datetime | None, zone: ZoneInfo, now: datetime | None = None
) -> str:
    """From one moment to another; the day stands once where it is the same."""
    begin = day_and_time(t, starts, zone, now)
    if ends is None:
        return begin
    if starts.astimezone(zone).date() == ends.astimezone(zone).date():
        return f"{begin}–{clock(ends, zone)}"
    return f"{begin} – {day_and_time(t, ends, zone, now)}"


def days_ahead(moment: datetime, now: datetime, zone: ZoneInfo) -> int:
    """How many midnights lie between now and a moment: 0 today, 1 tomorrow."""
    return (moment.astimezone(zone).date() - now.astimezone(zone).date()).days
