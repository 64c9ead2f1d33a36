"""How far an announcement is, and what came of it: by language, by region, and each failure."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.announcements import Announcement, State
from bot.domain.languages import Language


@dataclass(frozen=True)
class Tally:
    """Numbers of readers."""

    sent: int = 0
    unreachable: int = 0
    rejected: int = 0
    dropped: int = 0
    """No longer wanted, or too late."""
    uncertain: int = 0
    """Of all those: may have had it twice, or not at all."""

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.sent + other.sent,
            self.unreachable + other.unreachable,
            self.rejected + other.rejected,
            self.dropped + other.dropped,
            self.uncertain + other.uncertain,
        )


@dataclass(frozen=True)
class Report:
    """The outcome by language and by region; who follows several regions counts in each."""

    by_language: dict[Language, Tally]
    by_region: dict[str, Tally]


@dataclass(frozen=True)
class Failure:
    """One message that did not arrive, or perhaps not, or twice."""

    chat_id: int
    kind: str | None
    language: str | None
    regions: frozenset[str]
    outcome: str
    detail: str
    at: datetime | None


@dataclass(frozen=True)
class Figures:
    """How far a mailing is."""

    total: int
    tally: Tally
    rate: float | None = None
    """Messages per second lately; None: not known yet."""
    waits_until: datetime | None = None
    """Everybody left is in their quiet hours; the first of these end then."""

    @property
    def done(self) -> int:
        """Messages that are over, one way or the other."""
        return self.tally.sent + self.tally.unreachable + self.tally.rejected + self.tally.dropped


@dataclass(frozen=True)
class Look:
    """All that is shown of an announcement."""

    announcement: Announcement
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
