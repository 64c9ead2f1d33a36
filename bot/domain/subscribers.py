"""Who the bot talks to, and what they follow."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from bot.domain.languages import Language

ChatKind = Literal["private", "group", "supergroup", "channel"]

WHOLE_COUNTRY = "*"
"""Stands for the whole country where region codes are expected."""


class Topic(StrEnum):
    """What news are about."""

    ANNOUNCEMENTS = "announcements"
    EVENTS = "events"
    GRANTS = "grants"

    @property
    def bit(self) -> int:
        """Its place in `subscribers.topics`."""
        return 1 << list(Topic).index(self)

    @staticmethod
    def mask(topics: Iterable["Topic"]) -> int:
        """Topics as one number."""
        return sum(topic.bit for topic in set(topics))

    @staticmethod
    def of_mask(mask: int) -> "frozenset[Topic]":
        """The topics in a number."""
        return frozenset(topic for topic in Topic if mask & topic.bit)


class Role(StrEnum):
    """What a subscriber does, where they said so."""

    COUNCIL = "council"
    NGO = "ngo"
    JOURNALIST = "journalist"
    CITIZEN = "citizen"


@dataclass(frozen=True)
class Subscriber:
    """A chat that started the bot: a person, a group or a channel."""

    chat_id: int
    kind: ChatKind
    chosen_language: Language | None
    """None until they choose one."""
    guessed_language: Language
    subscribed: bool
    """Whether they want news at all."""
    regions: frozenset[str]
    """Region codes they follow; `WHOLE_COUNTRY` among them means every region."""
    topics: frozenset[Topic]
    """What they get news on."""
    role: Role | None
    """What they said they are."""
    council_id: str | None
    """Their council, by its id in the catalogue."""
    council_text: str | None
    """Their council as they wrote it, where the catalogue does not have it."""
    quiet_hours: str | None
    """`22:00-08:00`, "" for none; None: those that everybody has."""
    away: bool
    """Whether they blocked or removed the bot."""
    writing: bool
    """Whether a draft takes what they write now (see `bot.domain.drafts`)."""
    editor: bool
    """Whether an owner made them an editor."""

    @property
    def language(self) -> Language:
        """The language to speak with them."""
        return self.chosen_language or self.guessed_language
