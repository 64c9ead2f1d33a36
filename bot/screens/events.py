"""Coming events, an event's card, and what is told about it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue
from bot.domain.events import Answer, Event, View
from bot.screens.dates import clock, day_and_time, days_ahead, span
from bot.screens.screen import Button, LinkButton, Rows, Screen, TapButton, back, paged, shortened
from bot.screens.taps import Tap

EVENTS_ON_A_PAGE = 6
SOON = timedelta(hours=6)


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


@dataclass(frozen=True)
class Rate(Tap, prefix="rate"):
    """Say what the event was like."""

    id: str
    score: int


@dataclass(frozen=True)
class AddRemark(Tap, prefix="remark"):
    """Say something about the event in one's own words."""

    id: str


def events(
    t: Localization, coming: tuple[Event, ...], page: int, menu: Tap, *, now: datetime, zone: ZoneInfo
) -> Screen:
    """The coming events, a button each."""
    if not coming:
        return Screen(t.html("events-none"), (back(t, menu),))
    shown, page, pages = paged(coming, page, EVENTS_ON_A_PAGE)
    lines = Markup("\n\n").join(
        t.html("events-line", title=event.title[t.language], when=day_and_time(t, event.starts, zone, now))
        for event in shown
    )
    rows: Rows = tuple(
        (TapButton(shortened(event.title[t.language]), OpenEvent(event.id)),) for event in shown
    )
    if pages > 1:
        rows += (
            (
                TapButton("‹", OpenEvents((page - 1) % pages)),
                TapButton(f"{page + 1}/{pages}", OpenEvents((page + 1) % pages)),
                TapButton("›", OpenEvents((page + 1) % pages)),
            ),
        )
    return Screen(t.html("events") + "\n\n" + lines, (*rows, back(t, menu)))


def unknown(t: Localization, menu: Tap) -> Screen:
    """There is no such event."""
    return Screen(t.html("event-unknown"), (back(t, menu),))


def card(t: Localization, view: View) -> Screen:
    """An event as one person sees it in a private chat."""
    return Screen(_card_text(t, view), _card_rows(t, view))


def card_in_a_group(t: Localization, view: View, sign_up_url: str) -> Screen:
    """An event as a group sees it: each member signs up in the private chat with the bot."""
    rows: Rows = ((LinkButton(t.plain("button-sign-up"), sign_up_url),),) if _open(view) else ()
    return Screen(_card_text(t, view), (*rows, back(t, OpenEvents())))


def sign_up_link(username: str, event: Event) -> str:
    """The deep link to an event in the private chat with the bot."""
    return f"https://t.me/{username}?start=event_{event.id}"


def _card_text(t: Localization, view: View) -> Markup:
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


def _card_rows(t: Localization, view: View) -> Rows:
    event = view.event
    rows: list[tuple[Button, ...]] = []
    if _open(view):
        rows.append(sign_up_row(t, event.id))
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


def sign_up_row(t: Localization, event_id: str) -> tuple[Button, ...]:
    """The three answers."""
    return tuple(
        TapButton(t.plain(f"button-{answer}"), SignUp(event_id, answer.value))
        for answer in (Answer.GOING, Answer.MAYBE, Answer.DECLINED)
    )


def toast(t: Localization, answer: Answer) -> str:
    """What pops up when somebody has answered."""
    return t.plain(f"toast-{answer}")


def invitation(t: Localization, view: View) -> Screen:
    """The first word about an event, to those it is for."""
    return Screen(t.html("event-invitation") + "\n\n" + _card_text(t, view), _card_rows(t, view))


def reminder(t: Localization, view: View) -> Screen:
    """That an event comes, in words that fit the time that is left."""
    event = view.event
    lines = [_moment(t, view), t.html("event-title", title=event.title[t.language])]
    lines.append(t.html("event-when", when=span(t, event.starts, event.ends, view.zone, view.now)))
    if where := place(t, event):
        lines.append(t.html("event-where", where=where))
    text = Markup("\n").join(lines) + "\n\n" + t.html("reminder-ask")
    return Screen(text, (sign_up_row(t, event.id), _more(t, event.id)))


def _more(t: Localization, event_id: str) -> tuple[Button, ...]:
    return (TapButton(t.plain("button-event"), OpenEvent(event_id)),)


def _moment(t: Localization, view: View) -> Markup:
    starts, left = view.event.starts, view.event.starts - view.now
    time = clock(starts, view.zone)
    days = days_ahead(starts, view.now, view.zone)
    if left <= timedelta(hours=1):
        return t.html("reminder-soon", time=time)
    if days == 0 and left < SOON:
        return t.html("reminder-hours", time=time, hours=round(left / timedelta(hours=1)))
    if days == 0:
        return t.html("reminder-today", time=time)
    if days == 1:
        return t.html("reminder-tomorrow", time=time)
    return t.html("reminder-days", days=days)


def deadline(t: Localization, view: View) -> Screen:
    """That sign-up ends soon, to those who have not answered."""
    event = view.event
    until = day_and_time(t, event.closes, view.zone, view.now)
    text = t.html("event-deadline-near", until=until) + "\n\n" + _card_text(t, view)
    return Screen(text, _card_rows(t, view))


def moved(t: Localization, old: Event, view: View) -> Screen:
    """What has changed: the old, and the new."""
    event = view.event
    before, after = (span(t, e.starts, e.ends, view.zone, view.now) for e in (old, event))
    where_before, where_after = place(t, old), place(t, event)
    lines = [t.html("event-changed"), t.html("event-title", title=event.title[t.language])]
    if before != after:
        lines.append(t.html("event-changed-when", old=before, new=after))
    if where_before != where_after:
        lines.append(t.html("event-changed-where", old=where_before or "—", new=where_after or "—"))
    elif old.location != event.location:
        lines.append(t.html("event-changed-pin"))
    text = Markup("\n").join(lines) + "\n\n" + t.html("event-changed-ask")
    return Screen(text, (sign_up_row(t, event.id), _extras(t, event)))


def _extras(t: Localization, event: Event) -> tuple[Button, ...]:
    calendar = TapButton(t.plain("button-calendar"), SendCalendar(event.id))
    return (calendar, *_more(t, event.id))


def called_off(t: Localization, view: View) -> Screen:
    """That an event will not take place."""
    return _notice(t, view, "event-called-off", sign_up=False)


def takes_place(t: Localization, view: View) -> Screen:
    """That a cancelled event takes place after all."""
    return _notice(t, view, "event-takes-place", sign_up=True)


def place_freed(t: Localization, view: View, until: datetime) -> Screen:
    """That a place is kept for somebody from the waiting list."""
    when = day_and_time(t, until, view.zone, view.now)
    text = t.html("event-place-freed", until=when)
    rows: Rows = (
        (TapButton(t.plain("button-confirm"), SignUp(view.event.id, Answer.GOING.value)),),
        (TapButton(t.plain("button-declined"), SignUp(view.event.id, Answer.DECLINED.value)),),
    )
    return Screen(text + "\n\n" + _brief(t, view), rows)


def _notice(t: Localization, view: View, message: str, *, sign_up: bool) -> Screen:
    event = view.event
    rows: Rows = (sign_up_row(t, event.id),) if sign_up else ()
    return Screen(t.html(message) + "\n\n" + _brief(t, view), (*rows, _more(t, event.id)))


def _brief(t: Localization, view: View) -> Markup:
    event = view.event
    text = t.html("event-title", title=event.title[t.language])
    text += "\n" + t.html("event-when", when=span(t, event.starts, event.ends, view.zone, view.now))
    if where := place(t, event):
        text += "\n" + t.html("event-where", where=where)
    return text


def feedback(t: Localization, event: Event) -> Screen:
    """The one question to those who came."""
    scores = tuple(TapButton(str(score), Rate(event.id, score)) for score in range(1, 6))
    return Screen(t.html("event-feedback", title=event.title[t.language]), (scores,))


def came_too_late(t: Localization, event: Event, people: int) -> Screen:
    """To the admins: a reminder was of no use any more."""
    return Screen(t.html("event-report-late", title=event.title[t.language], people=people))


def thanks(t: Localization, event_id: str, score: int, menu: Tap) -> Screen:
    """Thanks for a score; a comment may follow."""
    remark = (TapButton(t.plain("button-remark"), AddRemark(event_id)),)
    return Screen(t.html("event-thanks", score=score), (remark, back(t, menu)))


def ask_remark(t: Localization) -> Screen:
    """What did they think of it?"""
    return Screen(t.html("event-remark"))


def thanks_for_words(t: Localization, menu: Tap) -> Screen:
    """Thanks for a comment."""
    return Screen(t.html("event-thanks-words"), (back(t, menu),))


def pin(t: Localization, event: Event) -> tuple[str, str]:
    """Title and address of an event's place on the map."""
    venue, address = event.venue or event.title, event.address or event.venue or event.title
    return venue[t.language], address[t.language]


def ticket_caption(t: Localization, event: Event) -> Markup:
    """What stands under a QR code."""
    return t.html("event-ticket", title=event.title[t.language])


def regions_of(t: Localization, event: Event, catalogue: Catalogue) -> str:
    """Whom an event is for."""
    if not event.regions:
        return t.plain("whole-country")
    return ", ".join(catalogue.region_by_code[code].name[t.language] for code in event.regions)
