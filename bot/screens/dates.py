"""Days and times as people read them."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_datetime

from bot.content.texts import Localization
from bot.domain.languages import Language

_PATTERNS = {
    Language.KY: "d-MMMM, EEEE, HH:mm",
    Language.RU: "EEEE, d MMMM, HH:mm",
    Language.EN: "EEEE d MMMM, HH:mm",
}


def day_and_time(t: Localization, moment: datetime, zone: ZoneInfo) -> str:
    """`понедельник, 25 июня, 10:00`."""
    return format_datetime(moment.astimezone(zone), _PATTERNS[t.language], locale=t.locale)
