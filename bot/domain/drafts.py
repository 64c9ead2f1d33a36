"""Drafts: what somebody is in the middle of writing, so that it survives a restart and can be taken up again.

A flow of several steps (an announcement, an event) is a frozen model that holds every answer so far, and pure
functions from one state to the next. To add a flow:

1. `domain/FEATURE.py`: `class Planning(DraftState, kind="event")` with the answers as fields (each with a
   default, so that a draft of an older version can still be read), and pure functions
   `(Planning, Incoming, now) -> Planning` that raise `RefusedError("message-id", name=value)` for what does
   not fit (shown as a message, or as a pop-up after a tap);
2. taps of the flow carry the draft's id (`id: int`): an old button then never changes a newer draft;
3. `handlers/FEATURE.py`: `drafts.begin` at the command, at a tap
   `drafts.step(context, chat_id, id, Planning, function, now=now)`, and for what the person writes one
   function `(Visit, Draft[Any], Incoming)`, named in `routes.DRAFTS`, which steps the draft too.

A chat has at most one open draft; what its owner writes goes there. Any command leaves it (kept, not open);
`drafts.resume` opens it again.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from bot.domain.content import Media


@dataclass(frozen=True)
class Incoming:
    """What a person sent to an open draft."""

    message_id: int
    text: str = ""
    """The text or caption, without formatting."""
    html: str = ""
    """The text or caption as Telegram HTML, its formatting kept."""
    media: Media | None = None
    album: str | None = None
    """The same for all messages of one album."""
    location: tuple[float, float] | None = None
    """Latitude and longitude, in degrees."""
    unfit: bool = False
    """Whether something hangs on it that no draft has a use for: a voice message, a GIF, a poll."""


class RefusedError(Exception):
    """What was sent does not fit; names the text that says why and what to do.

    Args:
        message_id: A message of `locales/`.
        values: Its variables.
    """

    def __init__(self, message_id: str, **values: str | int) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.values = values


class DraftState(BaseModel):
    """Base of the state of every flow."""

    model_config = ConfigDict(frozen=True)

    kind: ClassVar[str]
    known: ClassVar[dict[str, type["DraftState"]]] = {}

    def __init_subclass__(cls, kind: str) -> None:
        if kind in DraftState.known:
            raise TypeError(f"the kind {kind!r} is taken")
        cls.kind = kind
        DraftState.known[kind] = cls


S = TypeVar("S", bound=DraftState)


@dataclass(frozen=True)
class Draft(Generic[S]):
    """One draft of one person."""

    id: int
    chat_id: int
    """The private chat, and so the user id, of who writes it."""
    state: S
    open: bool
    """Whether what the person writes goes to it."""
    changed_at: datetime
