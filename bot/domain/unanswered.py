"""Questions that got no answer, as the office looks through them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.languages import Language

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Unanswered:
    """One question; whose it was is not told."""

    id: int
    at: datetime
    language: Language
    text: str

    @property
    def key(self) -> str:
        """The same for what differs in capitals, spaces and punctuation only."""
        return " ".join(_WORD.findall(self.text.casefold())) or self.text


@dataclass(frozen=True)
class Group:
    """Equal questions."""

    newest: Unanswered
    count: int
    """How often it was asked."""


def grouped(questions: Iterable[Unanswered]) -> tuple[Group, ...]:
    """Equal questions together, in the order of the first of each, which is the newest."""
    groups: dict[str, list[Unanswered]] = {}
    for question in questions:
        groups.setdefault(question.key, []).append(question)
    return tuple(Group(equal[0], len(equal)) for equal in groups.values())
