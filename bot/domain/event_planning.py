"""An event in the making: the draft's state, and what each step does to it."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic import Field, ValidationError

from bot.domain.catalogue import RegionCode
from bot.domain.drafts import DraftState, Incoming, RefusedError
from bot.domain.events import DEFAULT_OFFSETS, Event
from bot.domain.languages import Language
from bot.domain.when import parse_when

TEXT_LIMITS = {"title": 200, "venue": 200, "address": 200, "summary": 1500, "speakers": 1500}
"""The texts of an event and their longest lengths, in characters."""

OFFSETS = ("P7D", "P3D", "P1D", "PT2H", "PT1H")
"""The reminders that are offered, as ISO 8601 durations."""

REVIEW = "review"

_GUIDED = ("title", "starts", "ends", "venue", "location", "summary", "capacity", "regions", "reminders")
_TIMES = ("starts", "ends", "sign_up_until", "publish_at")


class Planning(DraftState, kind="event"):
    """An event that is being written."""

    step: str = "languages"
    """A field; for a text with its language behind a dot: `title.ky`."""
    reviewed: bool = False
    """Whether all steps were seen once: then each leads back to the review."""
    event_id: str | None = None
    """The event that is being changed; None: a new one."""
    languages: tuple[Language, ...] = tuple(Language)
    texts: dict[str, dict[Language, str]] = Field(default_factory=dict)
    starts: datetime | None = None
    ends: datetime | None = None
    sign_up_until: datetime | None = None
    publish_at: datetime | None = None
    location: tuple[float, float] | None = None
    capacity: int | None = None
    regions: tuple[RegionCode, ...] = ()
    reminders: tuple[str, ...] = tuple(map(str, DEFAULT_OFFSETS))


class Messaging(DraftState, kind="event-message"):
    """A message to those going that is being written."""

    event_id: str
    html: str = ""


def steps(state: Planning) -> Iterator[str]:
    """The steps of a new event, in order."""
    yield "languages"
    for field in _GUIDED:
        yield from steps_of(state, field)
    yield REVIEW


def steps_of(state: Planning, field: str) -> list[str]:
    """The steps that ask for one field: for a text one in each language."""
    return [f"{field}.{language}" for language in state.languages] if field in TEXT_LIMITS else [field]


def open_field(state: Planning, field: str) -> Planning:
    """The draft at a step, or at the first step of a field.

    Raises:
        LookupError: there is none of this name.
    """
    if field in steps(state):
        return state.model_copy(update={"step": field})
    if field not in {REVIEW, "languages", *_GUIDED, *TEXT_LIMITS, *_TIMES}:
        raise LookupError(field)
    return state.model_copy(update={"step": steps_of(state, field)[0]})


def before(state: Planning) -> str | None:
    """The step before this one while the draft is written for the first time; None where there is none."""
    order = list(steps(state))
    at = order.index(state.step) if state.step in order else 0
    return order[at - 1] if at and not state.reviewed else None


def advanced(state: Planning) -> Planning:
    """The draft at its next step, with this one as it is.

    Raises:
        RefusedError: this one cannot be left out.
    """
    field, _, _ = state.step.partition(".")
    if field == "starts" and state.starts is None:
        raise RefusedError("event-needs-start")
    own = steps_of(state, field)
    position = own.index(state.step) if state.step in own else -1
    if position + 1 < len(own):
        following = own[position + 1]
    elif field == "title" and not state.texts.get("title"):
        raise RefusedError("event-needs-title")
    elif state.reviewed:
        following = REVIEW
    else:
        order = list(steps(state))
        following = order[order.index(state.step) + 1]
    return state.model_copy(update={"step": following, "reviewed": state.reviewed or following == REVIEW})


def cleared(state: Planning) -> Planning:
    """The draft with nothing in the field of its step, at the next one."""
    field, _, language = state.step.partition(".")
    if field in TEXT_LIMITS:
        texts = {key: text for key, text in state.texts.get(field, {}).items() if key != language}
        return advanced(state.model_copy(update={"texts": {**state.texts, field: texts}}))
    if field in {"starts", "languages", "regions", "reminders", REVIEW}:
        return advanced(state)
    return advanced(state.model_copy(update={field: None}))


def toggled(state: Planning, field: str, value: str, on: bool) -> Planning:
    """The draft with something chosen, or not, among languages, regions or reminders.

    Raises:
        LookupError: there is no such choice.
        RefusedError: one language has to stay.
    """
    options = {"languages": tuple(Language), "reminders": OFFSETS}.get(field)
    if field not in {"languages", "regions", "reminders"}:
        raise LookupError(field)
    if options and value not in options and value not in getattr(state, field):
        raise LookupError(value)
    chosen = [other for other in getattr(state, field) if other != value] + ([value] if on else [])
    if field == "languages":
        chosen = [language for language in Language if language in chosen]
        if not chosen:
            raise RefusedError("event-needs-language")
    return state.model_copy(update={field: tuple(chosen)})


def written(state: Planning, incoming: Incoming, now: datetime, zone: ZoneInfo) -> Planning:
    """What becomes of the draft when its author writes something, or sends a place.

    Raises:
        RefusedError: it is not what the draft waits for.
    """
    field, _, language = state.step.partition(".")
    if field in TEXT_LIMITS:
        texts = {**state.texts.get(field, {}), Language(language): _text(incoming, TEXT_LIMITS[field])}
        return advanced(state.model_copy(update={"texts": {**state.texts, field: texts}}))
    if field in _TIMES:
        day = state.starts if field == "ends" else None
        return advanced(_with_time(state, field, parse_when(incoming.text, now, zone, day)))
    if field == "capacity":
        return advanced(state.model_copy(update={"capacity": _number(incoming.text)}))
    if field == "location":
        if incoming.location is None:
            raise RefusedError("event-needs-location")
        return advanced(state.model_copy(update={"location": incoming.location}))
    raise RefusedError("announce-use-buttons")


def _text(incoming: Incoming, limit: int) -> str:
    text = incoming.text.strip()
    if not text:
        raise RefusedError("event-needs-text")
    if len(text) > limit:
        raise RefusedError("event-text-long", length=len(text), limit=limit)
    return text


def _number(text: str) -> int:
    digits = "".join(text.split())
    if not digits.isdecimal() or not 1 <= int(digits) <= 1_000_000:
        raise RefusedError("event-needs-number")
    return int(digits)


def _with_time(state: Planning, field: str, moment: datetime) -> Planning:
    starts = moment if field == "starts" else state.starts
    if field == "ends" and starts and moment <= starts:
        raise RefusedError("event-ends-early")
    if field in {"sign_up_until", "publish_at"} and starts and moment > starts:
        raise RefusedError("event-time-late")
    changes: dict[str, datetime | None] = {field: moment}
    if field == "starts" and state.starts and state.ends:  # moved as a whole
        changes["ends"] = state.ends + (moment - state.starts)
    if field == "starts" and state.sign_up_until and state.sign_up_until > moment:
        changes["sign_up_until"] = None
    return state.model_copy(update=changes)


def event_of(state: Planning, event_id: str) -> Event:
    """The event that a draft describes.

    Raises:
        RefusedError: title or start is missing, or the texts together are too long.
    """
    if not state.texts.get("title"):
        raise RefusedError("event-needs-title")
    if state.starts is None:
        raise RefusedError("event-needs-start")
    texts = {
        field: {language.value: text for language, text in wording.items()}
        for field, wording in state.texts.items()
        if wording
    }
    try:
        return Event(
            id=event_id,
            **texts,
            starts=state.starts,
            ends=state.ends,
            sign_up_until=state.sign_up_until,
            location=state.location,
            capacity=state.capacity,
            regions=state.regions,
            remind_before=state.reminders,
        )
    except ValidationError:
        raise RefusedError("event-too-long") from None


def planning_of(event: Event, *, copy: bool) -> Planning:
    """An event as a draft: to change it, or to make another one like it."""
    fields = {field: wording.written for field in TEXT_LIMITS if (wording := getattr(event, field))}
    languages = tuple(language for language in Language if language in event.title.written)
    return Planning(
        step="starts" if copy else REVIEW,
        reviewed=True,
        event_id=None if copy else event.id,
        languages=languages,
        texts={field: dict(written) for field, written in fields.items()},
        starts=None if copy else event.starts,
        ends=None if copy else event.ends,
        sign_up_until=None if copy else event.sign_up_until,
        location=event.location,
        capacity=event.capacity,
        regions=event.regions,
        reminders=tuple(map(str, event.remind_before)),
    )
