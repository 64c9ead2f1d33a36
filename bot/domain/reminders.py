"""The plan of an event's reminders: when each one is due, and until when it is still of use.

A reminder is useful until the next one is due, the last one until the event begins. So there is never more
than one to catch up with, however long the bot was down.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import total_ordering
from zoneinfo import ZoneInfo

from bot.domain.quiet import QuietHours

MARGIN = timedelta(minutes=30)
"""How long before the quiet hours a reminder comes that cannot wait for their end, to reach everybody."""

FRESH = timedelta(hours=1)
"""So soon after a change, which everybody hears of, nobody is reminded for a second time."""

_DURATION = re.compile(r"P(?:(\d{1,3})W|(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?)?)")


@total_ordering
@dataclass(frozen=True)
class Offset:
    """How long before an event: whole days by the calendar, hours and minutes by the clock."""

    days: int
    minutes: int

    @classmethod
    def parse(cls, text: str) -> "Offset":
        """Read an ISO 8601 duration, such as `P7D`, `P1W`, `PT2H` or `P1DT12H`.

        Raises:
            ValueError: it is none, or zero.
        """
        match = _DURATION.fullmatch(text)
        weeks, days, hours, minutes = (int(part or 0) for part in match.groups()) if match else (0, 0, 0, 0)
        offset = cls(weeks * 7 + days, hours * 60 + minutes)
        if offset == cls(0, 0):
            raise ValueError(f"{text!r} is no duration: write it as P7D, P1D or PT2H")
        return offset

    def __str__(self) -> str:
        hours, minutes = divmod(self.minutes, 60)
        clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        return "P" + (f"{self.days}D" if self.days else "") + (f"T{clock}" if clock else "")

    def __lt__(self, other: "Offset") -> bool:
        return self.length < other.length

    @property
    def length(self) -> timedelta:
        """The length where no clocks are changed meanwhile."""
        return timedelta(days=self.days, minutes=self.minutes)

    def before(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The moment so long before another, in UTC: a day before 10:00 is 10:00, also when clocks change."""
        day = moment.astimezone(zone) - timedelta(days=self.days)  # by the wall clock
        return day.astimezone(UTC) - timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class Reminder:
    """One reminder of an event, for everybody who goes or may go."""

    offset: Offset
    due: datetime
    expires: datetime
    """From then on it is of no use. Never after the event begins."""


def plan(
    starts: datetime,
    offsets: Iterable[Offset],
    now: datetime,
    quiet: QuietHours,
    sent: Mapping[Offset, datetime] | None = None,
) -> tuple[Reminder, ...]:
    """The reminders still to come, the next one first.

    Args:
        starts: When the event begins.
        offsets: How long before it people want to be reminded.
        now: The time of the planning; what would have been due by now is left out.
        quiet: When nobody is to be written to.
        sent: What has been sent before the event was moved, and when. It is sent again only where its new
            time is not just after the change, of which everybody hears anyway.
    """
    already = sent or {}
    ahead: dict[datetime, Offset] = {}
    for offset in sorted(set(offsets), reverse=True):
        due = moved(offset.before(starts, quiet.zone), starts, quiet)
        if due > now and (offset not in already or due > now + FRESH):
            ahead[due] = offset  # of two at the same moment the nearer one stays
    dues = sorted(ahead)
    following = [*dues[1:], starts]
    return tuple(Reminder(ahead[due], due, expires) for due, expires in zip(dues, following, strict=False))


def moved(due: datetime, starts: datetime, quiet: QuietHours) -> datetime:
    """A moment outside the quiet hours: their end, or before their start where the event would have begun."""
    later = quiet.end_of(due)
    return later if later < starts else quiet.end_of(quiet.start_of(due) - MARGIN)


def catch_up(due: datetime, expires: datetime, now: datetime, quiet: QuietHours) -> datetime | None:
    """When to send what is due: now, or at the end of the quiet hours; None where it is of no use then."""
    when = quiet.end_of(max(due, now))
    return when if when < expires else None
