"""The spreadsheet of messages that did not arrive."""

import re
from collections.abc import Iterable
from io import BytesIO
from zoneinfo import ZoneInfo

from bot.content.texts import Localization
from bot.domain.announcements import Failure

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What formulas begin with; Japanese and Chinese programs take the wide forms for the same."""
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold."""
COLUMNS = ("chat", "language", "outcome", "detail", "at")


def spreadsheet(t: Localization, failures: Iterable[Failure], zone: ZoneInfo) -> bytes:
    """An .xlsx file, a line per failure. Takes a second for several thousand: call it in a thread."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet(t.plain("failures-sheet"))
    for number, width in enumerate((18, 14, 20, 60, 18)):
        sheet.column_dimensions["ABCDE"[number]].width = width
    sheet.freeze_panes = "A2"
    sheet.append([t.plain(f"failures-{column}") for column in COLUMNS])
    for failure in failures:
        sheet.append(_line(t, failure, zone))
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _line(t: Localization, failure: Failure, zone: ZoneInfo) -> list[str]:
    outcome = failure.state if failure.state in ("unreachable", "rejected") else "uncertain"
    return [
        str(failure.chat_id),
        failure.language.own_name if failure.language else "",
        t.plain(f"failure-{outcome}"),
        harmless(failure.detail),
        failure.at.astimezone(zone).strftime("%d.%m.%Y %H:%M") if failure.at else "",
    ]


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula, and that fits into its file."""
    text = _UNFIT.sub("", text)
    return "'" + text if text.lstrip()[:1] in FORMULA else text
