"""Spreadsheets for the office."""

import re
from collections.abc import Iterable, Sequence
from io import BytesIO

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What formulas begin with; Japanese and Chinese programs take the wide forms for the same."""
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold."""

Cell = str | int | None


def sheet_file(name: str, columns: Sequence[tuple[str, int]], lines: Iterable[Sequence[Cell]]) -> bytes:
    """An .xlsx file. Takes a second for several thousand lines: call it in a thread.

    Args:
        name: What the sheet is called.
        columns: The headings, each with its width in characters.
        lines: What stands below them. No text becomes a formula, or makes the file unreadable.
    """
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    for number, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.append([heading for heading, _ in columns])
    for line in lines:
        sheet.append([_harmless(cell) if isinstance(cell, str) else cell for cell in line])
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula, and that XML can hold."""
    kept = _UNFIT.sub("", text)
    return "'" + kept if kept.lstrip()[:1] in _FORMULA else kept
