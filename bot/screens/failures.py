"""The spreadsheet of messages that did not arrive."""

from collections.abc import Iterable
from io import BytesIO
from zoneinfo import ZoneInfo

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue
from bot.domain.languages import Language
from bot.domain.reports import Failure
from bot.screens.announce import option_name

COLUMNS = ("chat", "kind", "language", "regions", "outcome", "detail", "at")


def spreadsheet(t: Localization, catalogue: Catalogue, failures: Iterable[Failure], zone: ZoneInfo) -> bytes:
    """An .xlsx file, a line per failure. Takes a second for several thousand: call it in a thread."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(t.plain("failures-sheet"))
    for number, width in enumerate((16, 12, 12, 40, 20, 60, 18)):
        sheet.column_dimensions["ABCDEFG"[number]].width = width
    sheet.freeze_panes = "A2"
    sheet.append([t.plain(f"failures-{column}") for column in COLUMNS])
    for failure in failures:
        sheet.append(_line(t, catalogue, failure, zone))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _line(t: Localization, catalogue: Catalogue, failure: Failure, zone: ZoneInfo) -> list[str]:
    regions = (option_name(t, catalogue, "regions", code) for code in sorted(failure.regions))
    return [
        str(failure.chat_id),
        t.plain(f"chat-{failure.kind}") if failure.kind else "",
        Language(failure.language).own_name if failure.language else "",
        ", ".join(regions),
        t.plain(f"failure-{failure.outcome}"),
        harmless(failure.detail),
        failure.at.astimezone(zone).strftime("%d.%m.%Y %H:%M") if failure.at else "",
    ]


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return "'" + text if text[:1] in ("=", "+", "-", "@") else text
