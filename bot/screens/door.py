"""The door of an event, as admins see it."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.content.texts import Localization
from bot.domain.events import Event, Registration
from bot.screens.dates import clock, day_and_time
from bot.screens.home import OpenMenu
from bot.screens.screen import Rows, Screen, TapButton, back, paged, shortened, turning
from bot.screens.taps import Tap

GUESTS_ON_A_PAGE = 10


@dataclass(frozen=True)
class OpenGuests(Tap, prefix="guests"):
    """Show the list of those going, to tick by hand."""

    id: str
    page: int = 0


@dataclass(frozen=True)
class Tick(Tap, prefix="tick"):
    """Check somebody in by hand, or take it back."""

    id: str
    chat_id: int
    came: bool
    page: int


def let_in(t: Localization, event: Event, name: str, came: int, expected: int) -> Screen:
    """Somebody's ticket is good."""
    title = event.title[t.language]
    text = t.html("door-let-in", name=name, title=title, came=came, expected=expected)
    return Screen(text, _rows(t, event))


def used(t: Localization, event: Event, name: str, at: datetime, zone: ZoneInfo) -> Screen:
    """A ticket was used before."""
    return Screen(
        t.html("door-used", name=name, title=event.title[t.language], time=clock(at, zone)), _rows(t, event)
    )


def _rows(t: Localization, event: Event) -> Rows:
    return ((TapButton(t.plain("button-guests"), OpenGuests(event.id)),), back(t, OpenMenu()))


def unknown(t: Localization) -> Screen:
    """There is no such ticket."""
    return Screen(t.html("door-unknown"), (back(t, OpenMenu()),))


def closed(t: Localization, event: Event, zone: ZoneInfo, now: datetime) -> Screen:
    """The ticket is for another time."""
    when = day_and_time(t, event.starts, zone, now)
    return Screen(t.html("door-closed", title=event.title[t.language], when=when), _rows(t, event))


def for_the_organisers(t: Localization) -> Screen:
    """To a guest who scanned a ticket."""
    return Screen(t.html("door-for-organisers"), (back(t, OpenMenu()),))


def guests(
    t: Localization, event: Event, people: tuple[Registration, ...], page: int, way_back: Tap
) -> Screen:
    """Those going, each with a button to tick."""
    shown, page, pages = paged(people, page, GUESTS_ON_A_PAGE)
    came = sum(one.checked_in_at is not None for one in people)
    text = t.html("door-guests", title=event.title[t.language], came=came, expected=len(people))
    rows: Rows = tuple((_guest(event, one, page),) for one in shown)
    rows += turning(page, pages, partial(OpenGuests, event.id))
    return Screen(text, (*rows, back(t, way_back)))


def _guest(event: Event, one: Registration, page: int) -> TapButton:
    came = one.checked_in_at is not None
    label = shortened(f"{'☑️' if came else '▫️'} {one.name or one.chat_id}")
    return TapButton(label, Tick(event.id, one.chat_id, not came, page))
