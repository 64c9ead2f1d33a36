"""What the running bot counts about itself. Plain numbers: cheap to add to, and nothing personal in them.

`gateway/status.py` shows them to Prometheus.
"""

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper bounds of the latency histogram, in seconds; what is slower falls in one more, without bound."""


@dataclass
class Histogram:
    """Durations, in buckets."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BUCKETS) + 1))
    seconds: float = 0.0
    """The sum of all durations."""

    def observe(self, seconds: float) -> None:
        """Count one duration."""
        self.counts[bisect_left(BUCKETS, seconds)] += 1
        self.seconds += seconds


@dataclass
class Metrics:
    """Everything counted since the start."""

    updates: Counter[str] = field(default_factory=Counter)
    """Updates that came, by kind: message, callback_query, ... or other."""
    dropped: int = 0
    """Updates of chats that wrote faster than they could be served."""
    failures: int = 0
    """Updates whose handling failed."""
    replies: Histogram = field(default_factory=Histogram)
    """From an update's arrival to the end of its handling."""
    throttled: int = 0
    """Requests that Telegram refused with 429."""
    deliveries: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Messages that nobody asked for, by lane and outcome."""
    questions: Counter[str] = field(default_factory=Counter)
    """Questions, by `answered` and `unanswered`."""
