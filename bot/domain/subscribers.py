"""Who the bot talks to, and what they follow."""

from dataclasses import dataclass
from typing import Literal

from bot.domain.languages import Language

ChatKind = Literal["private", "group", "supergroup", "channel"]

WHOLE_COUNTRY = "*"
"""Stands for the whole country where region codes are expected."""


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
