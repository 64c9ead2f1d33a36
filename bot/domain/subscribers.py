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
    writing: bool
    """Whether a draft takes what they write now (see `bot.domain.drafts`)."""

    @property
    def language(self) -> Language:
        """The language to speak with them."""
        return self.chosen_language or self.guessed_language
