"""The buttons of an announcement that is being written; each names its draft, and changes no newer one."""

from dataclasses import dataclass

from bot.screens.taps import Tap


@dataclass(frozen=True)
class OpenAnnounce(Tap, prefix="announce"):
    """Begin an announcement, or take the left one up again."""


@dataclass(frozen=True)
class NewAnnouncement(Tap, prefix="ann-new"):
    """Begin a new one beside the left one."""


@dataclass(frozen=True)
class ContinueDraft(Tap, prefix="ann-go"):
    """Take a draft up again."""

    id: int


@dataclass(frozen=True)
class DiscardDraft(Tap, prefix="ann-drop"):
    """Throw a draft away, after asking."""

    id: int
    sure: bool


@dataclass(frozen=True)
class ToAudience(Tap, prefix="ann-who"):
    """Choose the audience."""

    id: int


@dataclass(frozen=True)
class OpenChoice(Tap, prefix="ann-pick"):
    """Choose regions, topics, roles or languages."""

    id: int
    field: str


@dataclass(frozen=True)
class Pick(Tap, prefix="ann-set"):
    """Put one of them into the audience, or take it out."""

    id: int
    field: str
    value: str
    on: bool


@dataclass(frozen=True)
class Everyone(Tap, prefix="ann-all"):
    """Send to everyone."""

    id: int


@dataclass(frozen=True)
class ToText(Tap, prefix="ann-text"):
    """Write the text in a language."""

    id: int
    language: str


@dataclass(frozen=True)
class RemoveText(Tap, prefix="ann-untext"):
    """Take the text in a language out."""

    id: int
    language: str


@dataclass(frozen=True)
class AcceptInstead(Tap, prefix="ann-instead"):
    """Let the readers of a language get another one's text."""

    id: int
    language: str


@dataclass(frozen=True)
class ToButtons(Tap, prefix="ann-links"):
    """Write link buttons for the text in a language."""

    id: int
    language: str


@dataclass(frozen=True)
class ToReview(Tap, prefix="ann-review"):
    """Look at everything before sending."""

    id: int


@dataclass(frozen=True)
class Preview(Tap, prefix="ann-show"):
    """Show the message in each language, as it will arrive."""

    id: int


@dataclass(frozen=True)
class SendTest(Tap, prefix="ann-test"):
    """Send a test copy to all admins."""

    id: int


@dataclass(frozen=True)
class SetUrgent(Tap, prefix="ann-urgent"):
    """Send in quiet hours, too, or not."""

    id: int
    on: bool


@dataclass(frozen=True)
class ToTime(Tap, prefix="ann-when"):
    """Write when to send."""

    id: int


@dataclass(frozen=True)
class SendAtOnce(Tap, prefix="ann-nowhen"):
    """Take the time out again."""

    id: int


@dataclass(frozen=True)
class KeepDraft(Tap, prefix="ann-keep"):
    """Keep the draft for later."""

    id: int


@dataclass(frozen=True)
class AskSend(Tap, prefix="ann-ask"):
    """Ask once more before sending."""

    id: int


@dataclass(frozen=True)
class Send(Tap, prefix="ann-send"):
    """Send it."""

    id: int
