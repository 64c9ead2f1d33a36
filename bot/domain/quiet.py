"""Quiet hours: when people sleep and nobody is written to unasked."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class QuietHours:
    """From one time of the day to another, in a time zone; both the same means never quiet."""

    starts: time
    ends: time
    zone: ZoneInfo

    @classmethod
    def parse(cls, text: str, zone: ZoneInfo) -> "QuietHours | None":
        """Read `22:00-08:00`; an empty text means none.

        Raises:
            ValueError: it is neither.
        """
        if not text:
            return None
        starts, _, ends = text.partition("-")
        return cls(time.fromisoformat(starts), time.fromisoformat(ends), zone)

    def end_of(self, moment: datetime) -> datetime:
        """The moment itself where it is not quiet, else when the quiet hours that it lies in end (UTC)."""
        span = self._span(moment)
        return span[1] if span else moment

    def start_of(self, moment: datetime) -> datetime:
        """The moment itself where it is not quiet, else when the quiet hours that it lies in began (UTC)."""
        span = self._span(moment)
        return span[0] if span else moment

    def next_start(self, moment: datetime) -> datetime:
        """When it will be quiet next, for a moment at which it is not (UTC)."""
        today = moment.astimezone(self.zone).date()
        starts = (datetime.combine(today + timedelta(days=n), self.starts, self.zone) for n in (0, 1))
        return next(start for start in (s.astimezone(UTC) for s in starts) if start > moment)

    def _span(self, moment: datetime) -> tuple[datetime, datetime] | None:
        if self.starts == self.ends:
            return None
        today = moment.astimezone(self.zone).date()
        for day in (today - timedelta(days=1), today):
            last = day if self.starts < self.ends else day + timedelta(days=1)
            start = datetime.combine(day, self.starts, self.zone).astimezone(UTC)
            end = datetime.combine(last, self.ends, self.zone).astimezone(UTC)
            if start <= moment < end:
                return start, end
        return None
