"""Spreadsheets for the office."""

from collections.abc import Iterable, Sequence
from io import BytesIO

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
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    kept = ILLEGAL_CHARACTERS_RE.sub("", text)
    return "'" + kept if kept[:1] in ("=", "+", "-", "@") else kept
