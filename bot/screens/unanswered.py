"""The questions that got no answer, for the office: as a list and as a spreadsheet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.unanswered import Group
from bot.screens.screen import Screen, TapButton, back, paged, shortened, turning
from bot.screens.sheet import Cell, sheet_file
from bot.screens.taps import Tap

PER_PAGE = 5
SHOWN_CHARACTERS = 300
"""How much of a question the list shows; the spreadsheet has it whole."""
COLUMNS = {"question": 80, "language": 14, "count": 12, "date": 14}
"""With their widths in the spreadsheet."""


@dataclass(frozen=True)
class OpenUnanswered(Tap, prefix="unanswered"):
    """Show a page of the list."""

    page: int


@dataclass(frozen=True)
class QuestionDone(Tap, prefix="unanswered-done"):
    """Remove a question, and the equal ones from before it."""

    id: int
    page: int


@dataclass(frozen=True)
class GetUnanswered(Tap, prefix="unanswered-xlsx"):
    """Send the spreadsheet."""


def listed(t: Localization, groups: tuple[Group, ...], page: int, *, zone: ZoneInfo, panel: Tap) -> Screen:
    """A page of the questions, the newest first."""
    if not groups:
        return Screen(t.html("unanswered-none"), (back(t, panel),))
    shown, page, pages = paged(groups, page, PER_PAGE)
    first = page * PER_PAGE + 1
    lines = [_line(t, number, group, zone) for number, group in enumerate(shown, first)]
    text = Markup("\n\n").join((t.html("unanswered", count=len(groups)), *lines))
    done = tuple(
        TapButton(t.plain("unanswered-done", number=str(number)), QuestionDone(group.newest.id, page))
        for number, group in enumerate(shown, first)
    )
    sheet = (TapButton(t.plain("unanswered-sheet"), GetUnanswered()),)
    return Screen(text, (done, *turning(page, pages, OpenUnanswered), sheet, back(t, panel)))


def _line(t: Localization, number: int, group: Group, zone: ZoneInfo) -> Markup:
    question = shortened(" ".join(group.newest.text.split()), SHOWN_CHARACTERS)
    asked = t.html(
        "unanswered-asked",
        language=group.newest.language.own_name,
        date=_date(group.newest.at, zone),
        count=group.count,
    )
    return t.html("unanswered-line", number=str(number), text=question) + Markup("\n") + asked


def spreadsheet(t: Localization, groups: Iterable[Group], zone: ZoneInfo) -> bytes:
    """An .xlsx file, a line per question; see `sheet_file`."""
    columns = [(t.plain(f"unanswered-{column}"), width) for column, width in COLUMNS.items()]
    return sheet_file("kenesh", columns, (_row(group, zone) for group in groups))


def _row(group: Group, zone: ZoneInfo) -> list[Cell]:
    newest = group.newest
    return [newest.text, newest.language.own_name, group.count, _date(newest.at, zone)]


def _date(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%d.%m.%Y}"
