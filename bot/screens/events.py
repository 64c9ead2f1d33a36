"""Coming events, and an event's card."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.events import Answer, Event, View, choices
from bot.domain.subscribers import ChatKind, Subscriber, Topic
from bot.screens.dates import day_and_time, span
from bot.screens.screen import Button, LinkButton, Rows, Screen, TapButton, back, paged, shortened, turning
from bot.screens.taps import Tap

EVENTS_ON_A_PAGE = 6


@dataclass(frozen=True)
class OpenEvents(Tap, prefix="events"):
    """Show a page of the coming events."""

    page: int = 0


@dataclass(frozen=True)
class OpenEvent(Tap, prefix="event"):
    """Show an event's card."""

    id: str


@dataclass(frozen=True)
class SignUp(Tap, prefix="signup"):
    """Answer an event."""

    id: str
    answer: str
    """`going`, `maybe` or `declined`."""


@dataclass(frozen=True)
class SendCalendar(Tap, prefix="ics"):
    """Send an event's calendar file."""

    id: str


@dataclass(frozen=True)
class SendPin(Tap, prefix="pin"):
    """Send an event's place on the map."""

    id: str


@dataclass(frozen=True)
class SendTicket(Tap, prefix="ticket"):
    """Send the QR code for the door."""

    id: str


def events(
    t: Localization, coming: tuple[Event, ...], page: int, menu: Tap, *, now: datetime, zone: ZoneInfo
) -> Screen:
    """The coming events, a button each."""
    shown, page, pages = paged(coming, page, EVENTS_ON_A_PAGE)
    lines = Markup("\n\n").join(
        t.html("events-line", title=event.title[t.language], when=day_and_time(t, event.starts, zone, now))
        for event in shown
    )
    rows: Rows = tuple((TapButton(_label(t, event, zone), OpenEvent(event.id)),) for event in shown)
    rows += turning(page, pages, OpenEvents)
    return Screen(t.html("events") + "\n\n" + lines, (*rows, back(t, menu)))


def _label(t: Localization, event: Event, zone: ZoneInfo) -> str:
    return f"{shortened(event.title[t.language], 50)} · {event.starts.astimezone(zone):%d.%m}"


def nothing_planned(t: Localization, reader: Subscriber, menu: Tap) -> Screen:
    """No event is coming; who follows a region hears of the next one."""
    hears = reader.subscribed and reader.regions and Topic.EVENTS in reader.topics
    return Screen(t.html("events-none-yet" if hears else "events-none"), (back(t, menu),))


def unknown(t: Localization, menu: Tap) -> Screen:
    """There is no such event."""
    return Screen(t.html("event-unknown"), (back(t, menu),))


def card(t: Localization, view: View) -> Screen:
    """An event as one person sees it in a private chat."""
    return Screen(card_text(t, view), card_rows(t, view))


def card_in(kind: ChatKind, t: Localization, view: View, username: str) -> Screen:
    """The card as a chat of this kind sees it; `username` is the bot's."""
    return card(t, view) if kind == "private" else _card_in_a_group(t, view, username)


def _card_in_a_group(t: Localization, view: View, username: str) -> Screen:
    """Without answers: each member signs up in the private chat with the bot."""
    link = LinkButton(t.plain("button-sign-up"), sign_up_link(username, view.event))
    rows: Rows = ((link,),) if _open(view) else ()
    return Screen(card_text(t, view), (*rows, back(t, OpenEvents())))


def sign_up_link(username: str, event: Event) -> str:
    """The deep link to an event in the private chat with the bot."""
    return f"https://t.me/{username}?start=event_{event.id}"


def card_text(t: Localization, view: View) -> Markup:
    """What a card says."""
    event, lang = view.event, t.language
    parts = [t.html("event-title", title=event.title[lang])]
    if event.cancelled:
        parts = [t.html("event-cancelled"), *parts]
    facts = t.html("event-when", when=span(t, event.starts, event.ends, view.zone, view.now))
    if where := place(t, event):
        facts += "\n" + t.html("event-where", where=where)
    parts.append(facts)
    if event.summary:
        parts.append(t.html("event-summary", summary=event.summary[lang]))
    if event.speakers:
        parts.append(t.html("event-speakers", speakers=event.speakers[lang]))
    parts += _places(t, view)
    if view.answer:
        parts.append(_your_answer(t, view))
    return Markup("\n\n").join(parts)


def place(t: Localization, event: Event) -> str:
    """Venue and address; empty where neither is known."""
    return ", ".join(text[t.language] for text in (event.venue, event.address) if text)


def _open(view: View) -> bool:
    return view.event.open_at(view.now)


def _places(t: Localization, view: View) -> list[Markup]:
    event = view.event
    if event.cancelled:
        return []
    if view.now >= event.over:
        return [t.html("event-over")]
    if not _open(view):
        return [t.html("event-closed")]
    lines = []
    free = None if view.free is None else 0 if view.waiting else view.free
    if free or (free == 0 and view.answer not in (Answer.GOING, Answer.WAITING, Answer.OFFERED)):
        lines.append(t.html("event-places", free=free, waiting=view.waiting))
    if event.sign_up_until:
        lines.append(t.html("event-deadline", when=day_and_time(t, event.sign_up_until, view.zone, view.now)))
    return [Markup("\n").join(lines)] if lines else []


def _your_answer(t: Localization, view: View) -> Markup:
    if view.answer is Answer.OFFERED and view.offered_until:
        until = day_and_time(t, view.offered_until, view.zone, view.now)
        return t.html("answer-offered", until=until)
    return t.html(f"answer-{view.answer}")


def card_rows(t: Localization, view: View) -> Rows:
    """The buttons of a card."""
    event = view.event
    rows = [*sign_up(t, view, view.answer)]
    ahead = not event.cancelled and view.now < event.over
    if ahead and view.answer is Answer.GOING:
        rows.append((TapButton(t.plain("button-ticket"), SendTicket(event.id)),))
    extras: list[Button] = []
    if ahead:
        extras.append(TapButton(t.plain("button-calendar"), SendCalendar(event.id)))
        if event.location:
            extras.append(TapButton(t.plain("button-pin"), SendPin(event.id)))
    if extras:
        rows.append(tuple(extras))
    return (*rows, back(t, OpenEvents()))


def sign_up(t: Localization, view: View, current: Answer | None) -> Rows:
    """The answers that somebody may give who has given the `current` one; no row where there are none."""
    row = tuple(
        TapButton(t.plain(f"button-{answer}"), SignUp(view.event.id, answer.value))
        for answer in choices(view.event, current, view.now)
    )
    return (row,) if row else ()


def toast(t: Localization, answer: Answer) -> str:
    """What pops up when somebody has answered."""
    return t.plain(f"toast-{answer}")


def pin(t: Localization, event: Event) -> tuple[str, str]:
    """Title and address of an event's place on the map."""
    venue, address = event.venue or event.title, event.address or event.venue or event.title
    return venue[t.language], address[t.language]


def ticket_caption(t: Localization, event: Event) -> Markup:
    """What stands under a QR code."""
    return t.html("event-ticket", title=event.title[t.language])
