"""Everybody who answered an event, as a spreadsheet."""

from collections.abc import Iterable
from io import BytesIO
from zoneinfo import ZoneInfo

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue
from bot.domain.subscribers import WHOLE_COUNTRY
from bot.screens.failures import harmless
from bot.storage.registrations import Participant
from bot.storage.subscribers import RegionBits

COLUMNS = ("name", "answer", "regions", "language", "answered", "came", "score", "comment")


def spreadsheet(
    t: Localization, catalogue: Catalogue, people: Iterable[Participant], *, bits: RegionBits, zone: ZoneInfo
) -> bytes:
    """An .xlsx file, a line per person. Takes a second for several thousand: call it in a thread."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(t.plain("event-sheet"))
    for number, width in enumerate((30, 16, 40, 12, 18, 18, 8, 60)):
        sheet.column_dimensions["ABCDEFGH"[number]].width = width
    sheet.freeze_panes = "A2"
    sheet.append([t.plain(f"event-sheet-{column}") for column in COLUMNS])
    for person in people:
        sheet.append(_line(t, catalogue, person, bits=bits, zone=zone))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _line(
    t: Localization, catalogue: Catalogue, person: Participant, *, bits: RegionBits, zone: ZoneInfo
) -> list[str | int | None]:
    own = person.registration
    codes = bits.codes(person.regions)
    regions = [region.name[t.language] for region in catalogue.regions if region.code in codes]
    if WHOLE_COUNTRY in codes:
        regions.insert(0, t.plain("whole-country"))
    came = own.checked_in_at
    return [
        harmless(own.name or str(own.chat_id)),
        t.plain(f"event-sheet-{own.answer}"),
        ", ".join(regions),
        person.language.own_name,
        own.answered_at.astimezone(zone).strftime("%d.%m.%Y %H:%M"),
        came.astimezone(zone).strftime("%d.%m.%Y %H:%M") if came else "",
        person.score,
        harmless(person.comment),
    ]
