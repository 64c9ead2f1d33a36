"""How far an announcement is, as admins see it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from bot.domain.announcements import Announcement, Report, State


@dataclass(frozen=True)
class Figures:
    """How far a mailing is."""

    total: int
    tally: Counter[str]
    """As in a `Report`."""
    rate: float | None = None
    """Messages per second lately; None: not known yet."""
    waits_until: datetime | None = None
    """When the next message that waits is due; None where none waits."""

    @property
    def done(self) -> int:
        """Messages that are over, one way or the other."""
        return sum(self.tally[state] for state in ("sent", "unreachable", "rejected", "dropped"))


@dataclass(frozen=True)
class Look:
    """All that is shown of an announcement."""

    announcement: Announcement
    expected: int
    """How many would get it now, or were to get it when it started."""
    figures: Figures | None = None
    """None: not started."""
    pass_figures: Figures | None = None
    """Those of its correction or withdrawal."""
    pass_over: bool = True
    report: Report | None = None
    """Once it is over."""

    @property
    def moving(self) -> bool:
        """Whether something of it is being sent."""
        return self.announcement.state is State.RUNNING or not self.pass_over
