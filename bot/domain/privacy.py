"""How long what is known about people is kept."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Retention:
    """Days, by kind of data."""

    blocked: int = 90
    """Everything about a chat that blocked or removed the bot, from that day on."""
    questions: int = 180
    """Questions that got no answer."""
    audit: int = 365
    """Who did what as an admin."""
