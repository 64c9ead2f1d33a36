"""Deliveries and the one decision about each: what Telegram's reply to a message leads to."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from bot.domain.languages import Language

Action = Literal["send", "edit", "delete"]

ATTEMPTS = 5
"""So often a delivery is tried without a reply to rely on, before it is given up."""
REJECTIONS = 10
"""So many rejections in a row, for one reason, pause a mailing."""


class Lane(StrEnum):
    """Who goes first: replies (which are no deliveries), then reminders, then announcements."""

    REMINDER = "reminder"
    ANNOUNCEMENT = "announcement"


class Outcome(StrEnum):
    """What came of one attempt."""

    SENT = "sent"
    THROTTLED = "throttled"
    """Not taken now, and certainly not delivered: too fast, or Telegram could not be reached."""
    UNREACHABLE = "unreachable"
    """The bot is blocked, removed or never was there: the subscriber is set aside."""
    REJECTED = "rejected"
    """Telegram will not take this message."""
    UNCERTAIN = "uncertain"
    """No answer to rely on: it may have been delivered."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one subscriber, claimed for sending."""

    mailing_id: int
    chat_id: int
    language: Language
    attempts: int = 0
    uncertain: bool = False
    """It may have arrived at an earlier attempt."""
    message_ids: tuple[int, ...] = ()
    """The delivered copy that is to be edited or deleted."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What is needed of Telegram's answer to a request."""

    code: int
    """HTTP status; 0: no answer to rely on, -1: Telegram could not be reached, so nothing was asked."""
    description: str = ""
    message_ids: tuple[int, ...] = ()
    retry_after: float = 0.0
    """Seconds."""
    names_chat: bool = False
    """The refusal speaks of this chat alone."""
    moved_to: int | None = None
    """The group has become a supergroup with this id."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What happens to a delivery, and to what it belongs to, after an attempt."""

    outcome: Outcome
    detail: str = ""
    """Why, as Telegram worded it."""
    message_ids: tuple[int, ...] = ()
    retry_in: float | None = None
    """Seconds after which it is due again; None: it is over."""
    moved_to: int | None = None
    """Due again under this chat id, which the subscriber has from now on."""
    suspicious: bool = False
    """The message itself may be at fault: several of these in a row pause the mailing."""
    pause: bool = False
    """Nothing more can be sent: the mailing pauses at once."""
    trouble: bool = False
    """Telegram or the way there is in trouble: sending stops until it answers again."""


_GONE = (
    "chat not found", "user not found", "peer_id_invalid", "chat_write_forbidden", "chat was deactivated",
    "not enough rights to send", "need administrator rights in the channel", "have no rights to send",
)  # fmt: skip
_DONE_ALREADY = {
    "edit": ("message is not modified",),
    "delete": ("message to delete not found",),
    "send": (),
}
_COPY_IS_GONE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "can't be deleted",
)
_THE_TOKEN = (401, 404)


def decide(reply: Reply, delivery: Delivery, action: Action = "send") -> Decision:
    """What a reply leads to: the one place where that is decided."""
    said = reply.description
    if reply.code == 200:
        return Decision(Outcome.SENT, message_ids=reply.message_ids)
    if reply.code == 429:
        return Decision(Outcome.THROTTLED, said, retry_in=max(reply.retry_after, 1.0))
    if reply.code == -1:
        return Decision(Outcome.THROTTLED, said, retry_in=1.0, trouble=True)
    if reply.code < 400 or reply.code >= 500:
        return _uncertain(said, delivery)
    return _refused(reply, action)


def _refused(reply: Reply, action: Action) -> Decision:
    said = reply.description
    if reply.moved_to is not None:
        return Decision(Outcome.THROTTLED, said, retry_in=0.0, moved_to=reply.moved_to)
    if reply.code in _THE_TOKEN:
        return Decision(Outcome.THROTTLED, said, retry_in=1.0, pause=True)
    if _says(said, _DONE_ALREADY[action]):
        return Decision(Outcome.SENT, said)
    if reply.code == 403 or _says(said, _GONE):
        return Decision(Outcome.UNREACHABLE, said)
    return Decision(Outcome.REJECTED, said, suspicious=not _says(said, _COPY_IS_GONE))


def _uncertain(said: str, delivery: Delivery) -> Decision:
    again = delivery.attempts + 1 < ATTEMPTS
    retry_in = 2.0**delivery.attempts if again else None
    return Decision(Outcome.UNCERTAIN, said, retry_in=retry_in, suspicious=not again, trouble=True)


def _says(description: str, phrases: tuple[str, ...]) -> bool:
    text = description.lower()
    return any(phrase in text for phrase in phrases)
