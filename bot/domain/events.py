"""Events: what they are, who goes, and how places are given."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    model_validator,
)

from bot.domain.catalogue import RegionCode, Slug
from bot.domain.drafts import DraftState, Incoming, RefusedError
from bot.domain.languages import Language
from bot.domain.reminders import Offset

DEFAULT_OFFSETS = (Offset(7, 0), Offset(1, 0), Offset(0, 120))
CONFIRM_HOURS = 24
"""How long a freed place is kept for the next one on the waiting list."""

_Short = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
_Long = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1500)]
_OFFSET = (BeforeValidator(lambda value: Offset.parse(value) if isinstance(value, str) else value),)
_WrittenOffset = Annotated[Offset, *_OFFSET, PlainSerializer(str)]


class Wording(BaseModel):
    """A short text (200 characters at most) in one language or more."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ky: _Short | None = None
    ru: _Short | None = None
    en: _Short | None = None

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if not self.written:
            raise ValueError("give the text in at least one language: `ky: ...`")
        return self

    def __getitem__(self, language: Language) -> str:
        """The text in a language, or in the next best where that is missing."""
        written = self.written
        return next(written[choice] for choice in (language, *_NEXT_BEST) if choice in written)

    @property
    def written(self) -> Mapping[Language, str]:
        """The texts there are."""
        return {language: text for language in Language if (text := getattr(self, language.value))}


class LongWording(Wording):
    """A longer text (1500 characters at most)."""

    ky: _Long | None = None
    ru: _Long | None = None
    en: _Long | None = None


_NEXT_BEST = (Language.KY, Language.RU, Language.EN)
_Latitude = Annotated[float, Field(ge=-90, le=90)]
_Longitude = Annotated[float, Field(ge=-180, le=180)]


class Event(BaseModel):
    """A conference, meeting or training."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Slug
    title: Wording
    summary: LongWording | None = None
    speakers: LongWording | None = None
    venue: Wording | None = None
    address: Wording | None = None
    location: tuple[_Latitude, _Longitude] | None = None
    starts: AwareDatetime
    ends: AwareDatetime | None = None
    sign_up_until: AwareDatetime | None = None
    """Until then people can sign up; None: until the event begins."""
    regions: tuple[RegionCode, ...] = ()
    """Whom it is for; none means everybody."""
    capacity: Annotated[int, Field(ge=1, le=1_000_000)] | None = None
    """The number of places; None: enough for everybody."""
    remind_before: Annotated[tuple[_WrittenOffset, ...], Field(max_length=10)] = DEFAULT_OFFSETS
    confirm_hours: Annotated[int, Field(ge=1, le=168)] = CONFIRM_HOURS
    state: Literal["open", "cancelled"] = "open"

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.ends and self.ends <= self.starts:
            raise ValueError("`ends` must be after `starts`")
        if self.sign_up_until and self.sign_up_until > self.starts:
            raise ValueError("`sign_up_until` must not be after `starts`")
        length = sum(
            max(map(len, text.written.values()))
            for text in (self.title, self.summary, self.speakers, self.venue, self.address)
            if text
        )
        if length > MAX_CARD:
            raise ValueError(
                f"the texts together are too long for a card: keep them to {MAX_CARD} characters"
            )
        return self

    @property
    def cancelled(self) -> bool:
        """Whether it was called off."""
        return self.state == "cancelled"

    @property
    def over(self) -> datetime:
        """When it ends; where that is not said, two hours after it begins."""
        return self.ends or self.starts + timedelta(hours=2)

    @property
    def closes(self) -> datetime:
        """When sign-up ends."""
        return self.sign_up_until or self.starts

    def ahead_at(self, now: datetime) -> bool:
        """Whether it is still to come."""
        return not self.cancelled and now < self.starts

    def open_at(self, now: datetime) -> bool:
        """Whether people can sign up."""
        return not self.cancelled and now < self.closes


MAX_CARD = 3000
"""Characters of an event's own texts; with what the card adds it stays below Telegram's 4096."""


SAME_PLACE = 0.85
"""So similar (from 0 to 1) two wordings of a place mean the same one: a letter was put right, no more."""

_DIGITS = re.compile(r"\d+")


class Change(StrEnum):
    """What a new version of an event means to those who know the old one."""

    NONE = "none"
    """Nothing has changed."""
    CORRECTION = "correction"
    """A wording: cards are edited, nobody is written to."""
    MOVED = "moved"
    """Another time or place: whoever goes has to know."""
    CANCELLED = "cancelled"
    REOPENED = "reopened"
    """A cancelled event takes place after all."""


def change(old: Event, new: Event) -> Change:
    """What has changed from one version to the next."""
    if old == new:
        return Change.NONE
    if old.cancelled != new.cancelled:
        return Change.CANCELLED if new.cancelled else Change.REOPENED
    moved = _when(old) != _when(new) or _elsewhere(old, new)
    return Change.MOVED if moved else Change.CORRECTION


def wider(old: Event, new: Event) -> bool:
    """Whether the new version is for people, too, whom the old one was not for."""
    return bool(old.regions) and (not new.regions or not set(new.regions) <= set(old.regions))


def _when(event: Event) -> tuple[object, ...]:
    return event.starts.astimezone(UTC), event.ends.astimezone(UTC) if event.ends else None


def _elsewhere(old: Event, new: Event) -> bool:
    if old.location and new.location and _far(old.location, new.location):
        return True
    pairs = ((old.venue, new.venue), (old.address, new.address))
    return any(a is not None and b is not None and _reworded(a, b) for a, b in pairs)


def _far(a: tuple[float, float], b: tuple[float, float]) -> bool:
    """More than about 100 metres apart."""
    return abs(a[0] - b[0]) > 0.001 or abs(a[1] - b[1]) > 0.001


def _reworded(old: Wording, new: Wording) -> bool:
    """More than a slip of the pen in one of the languages that both have: another word, or another number."""
    both = old.written.keys() & new.written.keys()
    return not both or any(_differs(old.written[language], new.written[language]) for language in both)


def _differs(old: str, new: str) -> bool:
    if _DIGITS.findall(old) != _DIGITS.findall(new):
        return True
    return SequenceMatcher(None, old.casefold(), new.casefold()).ratio() < SAME_PLACE


class Answer(StrEnum):
    """What a person said to an event, and what came of it."""

    GOING = "going"
    MAYBE = "maybe"
    DECLINED = "declined"
    WAITING = "waiting"
    """Wants to go, but there was no place."""
    OFFERED = "offered"
    """A place is kept for them until they confirm."""

    @property
    def holds_a_place(self) -> bool:
        """Whether it takes up one of the places."""
        return self in (Answer.GOING, Answer.OFFERED)


@dataclass(frozen=True)
class Registration:
    """One person's answer to one event."""

    event_id: str
    chat_id: int
    answer: Answer
    name: str
    """As Telegram showed it when they answered."""
    code: str
    """What their QR code holds."""
    answered_at: datetime
    offered_until: datetime | None = None
    checked_in_at: datetime | None = None


class Remarking(DraftState, kind="remark"):
    """Somebody is about to write what they thought of an event."""

    event_id: str


REMARK_LIMIT = 2000


def remark(incoming: Incoming) -> str:
    """What they wrote.

    Raises:
        RefusedError: nothing, or too much.
    """
    text = incoming.text.strip()
    if not text or len(text) > REMARK_LIMIT:
        raise RefusedError("event-remark-unfit", limit=REMARK_LIMIT)
    return text


@dataclass(frozen=True)
class View:
    """How an event looks to one person at one time."""

    event: Event
    now: datetime
    zone: ZoneInfo
    answer: Answer | None = None
    free: int | None = None
    """Places that nobody holds; None: no limit."""
    waiting: int = 0
    offered_until: datetime | None = None


def choices(event: Event, current: Answer | None, now: datetime) -> tuple[Answer, ...]:
    """The answers that a person may give, who has given `current` so far.

    Until sign-up ends all of them; then, until the event begins, who wanted to come can still say that they
    do not, and take a place that is kept for them.
    """
    if event.open_at(now):
        return (Answer.GOING, Answer.MAYBE, Answer.DECLINED)
    if not event.ahead_at(now) or current in (None, Answer.DECLINED):
        return ()
    return (Answer.GOING, Answer.DECLINED) if current is Answer.OFFERED else (Answer.DECLINED,)


def settle(wanted: Answer, current: Answer | None, free: int | None, waiting: int) -> Answer:
    """The answer that a person gets who wants one.

    Args:
        wanted: GOING, MAYBE or DECLINED: what they tapped.
        current: What they have so far.
        free: Places that nobody holds; None: no limit.
        waiting: How many others are on the waiting list; a free place is theirs first.
    """
    if wanted is not Answer.GOING:
        return wanted
    if current is not None and current.holds_a_place:
        return Answer.GOING
    if free is None or (free > 0 and waiting == 0):
        return Answer.GOING
    return Answer.WAITING
