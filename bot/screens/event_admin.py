"""Events as admins see them: the list, and how each stands."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from babel.numbers import format_decimal
from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue
from bot.domain.drafts import Draft
from bot.domain.event_planning import Messaging
from bot.domain.events import Answer, Event, View
from bot.screens.dates import span
from bot.screens.door import OpenGuests
from bot.screens.event_planning import ContinueEvent, OpenEventAdmin
from bot.screens.home import OpenMenu
from bot.screens.screen import Rows, Screen, TapButton, back, paged, shortened, turning
from bot.screens.taps import Tap

EVENTS_ON_A_PAGE = 8
LIMITED = (Answer.WAITING, Answer.OFFERED)
"""Answers that there are only where the places are limited."""


@dataclass(frozen=True)
class OpenOverview(Tap, prefix="ev-one"):
    """Show how an event stands."""

    id: str


@dataclass(frozen=True)
class NewEvent(Tap, prefix="ev-new"):
    """Write a new event."""


@dataclass(frozen=True)
class EditEvent(Tap, prefix="ev-edit"):
    """Change an event."""

    id: str


@dataclass(frozen=True)
class CopyEvent(Tap, prefix="ev-copy"):
    """Write another event like this one."""

    id: str


@dataclass(frozen=True)
class CallOff(Tap, prefix="ev-off"):
    """Cancel an event, after asking."""

    id: str
    sure: bool


@dataclass(frozen=True)
class PutBack(Tap, prefix="ev-on"):
    """Let a cancelled event take place after all, after asking."""

    id: str
    sure: bool


@dataclass(frozen=True)
class GetPicture(Tap, prefix="ev-pic"):
    """Send the counts as a picture."""

    id: str


@dataclass(frozen=True)
class GetSheet(Tap, prefix="ev-xlsx"):
    """Send everybody who answered as a spreadsheet."""

    id: str


@dataclass(frozen=True)
class WriteToGuests(Tap, prefix="ev-msg"):
    """Write a message to those going."""

    id: str


@dataclass(frozen=True)
class SendToGuests(Tap, prefix="ev-send"):
    """Send that message."""

    draft_id: int


def event_list(
    t: Localization, all_: tuple[tuple[Event, bool], ...], page: int, draft_id: int | None, zone: ZoneInfo
) -> Screen:
    """All events, the latest first, each with whether it is scheduled; and the draft that was left."""
    shown, page, pages = paged(all_, page, EVENTS_ON_A_PAGE)
    rows: Rows = ((TapButton(t.plain("button-event-new"), NewEvent()),),)
    if draft_id is not None:
        rows += ((TapButton(t.plain("button-event-continue"), ContinueEvent(draft_id)),),)
    for event, scheduled in shown:
        mark = "🚫 " if event.cancelled else "🕓 " if scheduled else ""
        label = shortened(f"{mark}{event.starts.astimezone(zone):%d.%m} · {event.title[t.language]}")
        rows += ((TapButton(label, OpenOverview(event.id)),),)
    rows += turning(page, pages, OpenEventAdmin)
    return Screen(t.html("event-admin-list", events=len(all_)), (*rows, back(t, OpenMenu())))


@dataclass(frozen=True)
class Figures:
    """How many answered what, in all and by region."""

    counts: dict[Answer, int]
    by_region: dict[str, dict[Answer, int]]
    came: int
    score: float | None = None
    """The average of what people gave, from 1 to 5."""
    scored: int = 0


def overview(t: Localization, catalogue: Catalogue, shown: View, figures: Figures, link: str) -> Screen:
    """How an event stands, and the link that opens its card."""
    event = shown.event
    lines = [t.html("event-title", title=event.title[t.language])]
    if event.cancelled:
        lines.insert(0, t.html("event-cancelled"))
    lines.append(t.html("event-when", when=span(t, event.starts, event.ends, shown.zone, shown.now)))
    text = Markup("\n").join(lines) + "\n\n" + counts_text(t, event, figures)
    if figures.by_region:
        text += "\n\n" + _regions_text(t, catalogue, figures)
    if not event.cancelled:
        text += "\n\n" + t.html("event-link", link=link)
    return Screen(text, _overview_rows(t, shown))


def given(event: Event, figures: Figures) -> dict[Answer, int]:
    """How many gave each answer that there is for this event."""
    return {
        answer: figures.counts.get(answer, 0)
        for answer in Answer
        if answer not in LIMITED or event.capacity is not None or answer in figures.counts
    }


def counts_text(t: Localization, event: Event, figures: Figures) -> Markup:
    """How many gave each answer."""
    lines = [t.html(f"event-count-{answer}", count=count) for answer, count in given(event, figures).items()]
    if event.capacity is not None:
        lines.append(t.html("event-count-capacity", count=event.capacity))
    lines.append(t.html("event-count-came", count=figures.came))
    if figures.score is not None:
        score = format_decimal(figures.score, "0.0", locale=t.locale)
        lines.append(t.html("event-count-score", score=score, count=figures.scored))
    return Markup("\n").join(lines)


def _regions_text(t: Localization, catalogue: Catalogue, figures: Figures) -> Markup:
    lines = [
        t.html(
            "event-region-line",
            region=region.name[t.language],
            going=figures.by_region[region.code].get(Answer.GOING, 0),
            maybe=figures.by_region[region.code].get(Answer.MAYBE, 0),
        )
        for region in catalogue.regions
        if region.code in figures.by_region
    ]
    return Markup("\n").join([t.html("event-by-region"), *lines])


def _overview_rows(t: Localization, shown: View) -> Rows:
    event = shown.event

    def button(name: str, tap: Tap) -> TapButton:
        return TapButton(t.plain(f"button-event-{name}"), tap)

    rows: Rows = (
        (button("picture", GetPicture(event.id)), button("sheet", GetSheet(event.id))),
        (TapButton(t.plain("button-guests"), OpenGuests(event.id)),),
        (button("message", WriteToGuests(event.id)),),
        (button("edit", EditEvent(event.id)), button("copy", CopyEvent(event.id))),
    )
    if not event.cancelled:
        rows += ((button("off", CallOff(event.id, False)),),)
    elif shown.now < event.starts:
        rows += ((button("on", PutBack(event.id, False)),),)
    return (*rows, back(t, OpenEventAdmin()))


def ask_call_off(t: Localization, event: Event, people: int) -> Screen:
    """Ask once more before an event is cancelled."""
    rows: Rows = (
        (TapButton(t.plain("button-event-off-sure"), CallOff(event.id, True)),),
        back(t, OpenOverview(event.id)),
    )
    return Screen(t.html("event-ask-off", title=event.title[t.language], people=people), rows)


def ask_put_back(t: Localization, event: Event) -> Screen:
    """Ask once more before a cancelled event takes place after all."""
    rows: Rows = (
        (TapButton(t.plain("button-event-on-sure"), PutBack(event.id, True)),),
        back(t, OpenOverview(event.id)),
    )
    return Screen(t.html("event-ask-on", title=event.title[t.language]), rows)


def ask_message(t: Localization, event: Event) -> Screen:
    """What shall those going be told?"""
    return Screen(t.html("event-ask-message", title=event.title[t.language]))


def message_sent(t: Localization, event_id: str) -> Screen:
    """A message to those going is on its way."""
    return Screen(t.html("event-message-sent"), (back(t, OpenOverview(event_id)),))


def confirm_message(t: Localization, draft: Draft[Messaging], people: int) -> Screen:
    """Ask once more before a message goes to those going; it stands above this."""
    rows: Rows = (
        (TapButton(t.plain("button-event-send", people=people), SendToGuests(draft.id)),),
        back(t, OpenOverview(draft.state.event_id)),
    )
    return Screen(t.html("event-confirm-message", people=people), rows)
