"""The spreadsheet of messages that did not arrive."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from bot.content.texts import Localization
from bot.domain.announcements import Failure
from bot.screens.sheet import sheet_file

COLUMNS = {"chat": 18, "language": 14, "outcome": 20, "detail": 60, "at": 18}
"""With their widths."""


def spreadsheet(t: Localization, failures: Iterable[Failure], zone: ZoneInfo) -> bytes:
    """An .xlsx file, a line per failure; see `sheet_file`."""
    columns = [(t.plain(f"failures-{column}"), width) for column, width in COLUMNS.items()]
    lines = (_line(t, failure, zone) for failure in failures)
    return sheet_file(t.plain("failures-sheet"), columns, lines)


def _line(t: Localization, failure: Failure, zone: ZoneInfo) -> list[str]:
    outcome = failure.state if failure.state in ("unreachable", "rejected") else "uncertain"
    return [
        str(failure.chat_id),
        failure.language.own_name if failure.language else "",
        t.plain(f"failure-{outcome}"),
        failure.detail,
        failure.at.astimezone(zone).strftime("%d.%m.%Y %H:%M") if failure.at else "",
    ]
