"""The words and replies of the answers: what `data/answers/` is read into (see `bot.content.lexicon`)."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from bot.domain.catalogue import Entry, Line
from bot.domain.languages import Language

FACTS = frozenset(
    {
        "name",
        "short_name",
        "part_of",
        "part_of_in_full",
        "purpose",
        "objective",
        "donor",
        "implementers",
        "programme_starts",
        "programme_ends",
        "planned_months",
        "planned_projects",
        "projects_starts",
        "projects_ends",
        "projects_months",
        "proposals",
        "selected",
        "not_selected",
        "selection_announced",
        "conference",
        "call_announced",
        "deadline",
        "max_amount",
        "currency",
        "duration_months",
        "start_by",
        "who",
        "aim",
        "how",
        "forms",
        "office_email",
        "office_website",
        "phone",
        "email",
    }
)
"""What the catalogue says that a reply can name."""


class WordList(Entry):
    """A concept: the words that stand for it, comma-separated, in each language."""

    weight: Annotated[float, Field(ge=0, le=3)]
    topic: bool = False
    """What one sentence says of it holds for the sentences around it too."""
    ky: str = ""
    ru: str = ""
    en: str = ""

    def in_language(self, language: Language) -> tuple[str, ...]:
        """The words of one language."""
        listed = str(getattr(self, language.value))
        return tuple(word for word in (part.strip() for part in listed.split(",")) if word)


class Wording(Entry):
    """A reply's text in the three languages; `{names}` are filled in."""

    ky: str
    ru: str
    en: str

    def __getitem__(self, language: Language) -> str:
        """The text in one language."""
        return str(getattr(self, language.value))


Compose = Literal["projects", "regions", "components", "statements", "office"]
Show = Literal["title", "lead", "partner", "where", "about", "card", "count"]
FactSource = Literal[
    "programme", "part_of", "purpose", "implementers", "period", "projects_period", "selection", "call"
]
Screen = Literal[
    "projects", "events", "subscribe", "unsubscribe", "language", "contacts", "mydata", "forget", "help"
]


class Reply(Entry):
    """Something that can be asked, and what is replied."""

    kind: Literal["known", "help", "unknown", "off_topic"] = "known"
    when: tuple[str, ...] = ()
    """Patterns of concepts, as `data/answers/replies.yaml` explains."""
    say: Wording | None = None
    compose: Compose | None = None
    show: Show | None = None
    ask: Line | None = None
    """How a person would ask it."""
    buttons: tuple[Screen, ...] = ()
    source: FactSource | None = None

    @property
    def is_fact(self) -> bool:
        """Whether it tells a fact of the programme as a whole."""
        return self.kind == "known" and self.say is not None


ZERO = 128
"""What stands for no weight in `Learned.weights`."""


class Learned(Entry):
    """What was learnt from the examples of what people ask: weights of a logistic regression."""

    examples: str
    """The fingerprint of the examples (see `bot.content.examples`)."""
    names: tuple[str, ...]
    """What is asked: a reply's id, or `reply/concept` where the examples ask for one part of it."""
    unit: float
    """What a weight of 1 counts."""
    bias: tuple[int, ...]
    """A weight for each name."""
    weights: Mapping[str, bytes]
    """By clue a weight for each name, a byte each; `ZERO` is a weight of 0."""


class Lexicon(Entry):
    """All of it."""

    words: Mapping[str, WordList]
    replies: Mapping[str, Reply]
    phrases: Mapping[str, Wording]
    learned: Learned
