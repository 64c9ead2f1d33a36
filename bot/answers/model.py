"""What an answer is: pure data that a screen or the command line can show."""

from dataclasses import dataclass
from typing import Literal, Self, get_args

from markupsafe import Markup

from bot.domain.languages import Language

Kind = Literal["known", "unknown", "which", "unsure", "off_topic", "help"]
SubjectKind = Literal["project", "region", "organisation", "office", "programme"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a conversation is about, for the follow-ups to come."""

    kind: SubjectKind
    id: str
    """A project's number, or several with `-` between; a region's code; an organisation's, council's or
    office's id; `programme`."""
    asked: str | None = None
    """The id of the answer last given, for "and in Talas?"."""

    def to_dict(self) -> dict[str, str | None]:
        """Plain data to store."""
        return {"kind": self.kind, "id": self.id, "asked": self.asked}

    @classmethod
    def from_dict(cls, data: dict[str, str | None]) -> Self | None:
        """What `to_dict` gave; None for anything else."""
        id_ = data.get("id")
        kinds: tuple[SubjectKind, ...] = get_args(SubjectKind)
        kind = next((kind for kind in kinds if kind == data.get("kind")), None)
        return cls(kind, id_, data.get("asked")) if kind and id_ else None


@dataclass(frozen=True, slots=True)
class ProjectButton:
    """Opens a project's card."""

    project: int
    label: str


@dataclass(frozen=True, slots=True)
class RegionButton:
    """Opens a region's page."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class QuestionButton:
    """Asks another question instead; the label is the question."""

    label: str


@dataclass(frozen=True, slots=True)
class ScreenButton:
    """Opens a screen of the bot, named as its command without the slash: `contacts`, `subscribe`."""

    screen: str
    label: str


Button = ProjectButton | RegionButton | QuestionButton | ScreenButton


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply to a question."""

    kind: Kind
    id: str | None
    """A stable name of what was answered: `project-8.lead`, `programme.donor`; None where it was not."""
    language: Language
    text: Markup
    """Telegram HTML: only <b>, <i> and <a>; every value escaped."""
    buttons: tuple[Button, ...] = ()
    sources: tuple[str, ...] = ()
    """Ids of the sources of what is said."""
    subject: Subject | None = None
    """What the conversation is about from here on."""

    @property
    def answered(self) -> bool:
        """Whether the question got what it asked for."""
        return self.kind in {"known", "help"}

    @property
    def plain(self) -> str:
        """The text without markup."""
        lines = (Markup(line).striptags() for line in self.text.split("\n"))  # noqa: S704
        return "\n".join(lines)
