"""Everybody who answered an event, as a spreadsheet."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue
from bot.domain.subscribers import WHOLE_COUNTRY
from bot.screens.sheet import Cell, sheet_file
from bot.storage.registrations import Participant
from bot.storage.subscribers import RegionBits

COLUMNS = {
    "name": 30, "answer": 16, "regions": 40, "language": 12,
    "answered": 18, "came": 18, "score": 8, "comment": 60,
}  # fmt: skip
"""With their widths."""


def spreadsheet(
    t: Localization, catalogue: Catalogue, people: Iterable[Participant], *, bits: RegionBits, zone: ZoneInfo
) -> bytes:
    """An .xlsx file, a line per person; see `sheet_file`."""
    columns = [(t.plain(f"event-sheet-{column}"), width) for column, width in COLUMNS.items()]
    lines = (_line(t, catalogue, person, bits=bits, zone=zone) for person in people)
    return sheet_file(t.plain("event-sheet"), columns, lines)


def _line(
    t: Localization, catalogue: Catalogue, person: Participant, *, bits: RegionBits, zone: ZoneInfo
) -> list[Cell]:
    own = person.registration
    codes = bits.codes(person.regions)
    regions = [region.name[t.language] for region in catalogue.regions if region.code in codes]
    if WHOLE_COUNTRY in codes:
        regions.insert(0, t.plain("whole-country"))
    came = own.checked_in_at
    return [
        own.name or str(own.chat_id),
        t.plain(f"event-sheet-{own.answer}"),
        ", ".join(regions),
        person.language.own_name,
        own.answered_at.astimezone(zone).strftime("%d.%m.%Y %H:%M"),
        came.astimezone(zone).strftime("%d.%m.%Y %H:%M") if came else "",
        person.score,
        person.comment,
    ]
