"""What people are told about an event without having asked: invitations, reminders, changes, freed places."""

from datetime import datetime, timedelta

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.events import Answer, Event, View
from bot.screens.dates import clock, day_and_time, days_ahead, span
from bot.screens.event_admin import WriteToGuests
from bot.screens.events import OpenEvent, SendCalendar, SignUp, card_rows, card_text, place, sign_up
from bot.screens.screen import Button, Rows, Screen, TapButton

SOON = timedelta(hours=6)


def invitation(t: Localization, view: View) -> Screen:
    """The first word about an event, to those it is for."""
    return Screen(t.html("event-invitation") + "\n\n" + card_text(t, view), card_rows(t, view))


def reminder(t: Localization, view: View) -> Screen:
    """That an event comes, in words that fit the time that is left."""
    event = view.event
    text = Markup("\n\n").join((_moment(t, view), _brief(t, view), t.html("reminder-ask")))
    return Screen(text, (*sign_up(t, view, Answer.GOING), _more(t, event.id)))


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
    text = t.html("event-deadline-near", until=until) + "\n\n" + card_text(t, view)
    return Screen(text, card_rows(t, view))


def moved(t: Localization, old: Event, view: View) -> Screen:
    """What has changed: the old, and the new."""
    event = view.event
    before, after = (span(t, e.starts, e.ends, view.zone, view.now) for e in (old, event))
    where_before, where_after = place(t, old), place(t, event)
    lines = [t.html("event-title", title=event.title[t.language])]
    if before != after:
        lines.append(t.html("event-changed-when", old=before, new=after))
    elsewhere = where_before != where_after or old.location != event.location
    if where_before != where_after:
        lines.append(t.html("event-changed-where", old=where_before or "—", new=where_after or "—"))
    elif elsewhere:
        lines.append(t.html("event-changed-pin"))
    what = "both" if elsewhere and before != after else "place" if elsewhere else "time"
    heading, ask = t.html(f"event-changed-{what}"), t.html("event-changed-ask")
    text = Markup("\n\n").join((heading, Markup("\n").join(lines), ask))
    return Screen(text, (*sign_up(t, view, Answer.GOING), _extras(t, event)))


def _extras(t: Localization, event: Event) -> tuple[Button, ...]:
    calendar = TapButton(t.plain("button-calendar"), SendCalendar(event.id))
    return (calendar, *_more(t, event.id))


def called_off(t: Localization, view: View) -> Screen:
    """That an event will not take place."""
    return _notice(t, view, "event-called-off", answers=False)


def takes_place(t: Localization, view: View) -> Screen:
    """That a cancelled event takes place after all."""
    return _notice(t, view, "event-takes-place", answers=True)


def place_freed(t: Localization, view: View, until: datetime) -> Screen:
    """That a place is kept for somebody from the waiting list."""
    when = day_and_time(t, until, view.zone, view.now)
    text = t.html("event-place-freed", until=when)
    rows: Rows = (
        (TapButton(t.plain("button-confirm"), SignUp(view.event.id, Answer.GOING.value)),),
        (TapButton(t.plain("button-declined"), SignUp(view.event.id, Answer.DECLINED.value)),),
    )
    return Screen(text + "\n\n" + _brief(t, view), rows)


def _notice(t: Localization, view: View, message: str, *, answers: bool) -> Screen:
    event = view.event
    rows = sign_up(t, view, Answer.GOING) if answers else ()
    return Screen(t.html(message) + "\n\n" + _brief(t, view), (*rows, _more(t, event.id)))


def _brief(t: Localization, view: View) -> Markup:
    event = view.event
    text = t.html("event-title", title=event.title[t.language])
    text += "\n" + t.html("event-when", when=span(t, event.starts, event.ends, view.zone, view.now))
    if where := place(t, event):
        text += "\n" + t.html("event-where", where=where)
    return text


def message(t: Localization, event: Event, html: str) -> Screen:
    """What the staff write to those going; `html` as Telegram gave it."""
    words = Markup(html)  # noqa: S704 (as Telegram gave it)
    return Screen(t.html("event-message", title=event.title[t.language], text=words), (_more(t, event.id),))


def came_too_late(t: Localization, event: Event, people: int) -> Screen:
    """To the admins: a reminder was of no use any more."""
    write = (TapButton(t.plain("button-event-message"), WriteToGuests(event.id)),)
    return Screen(t.html("event-report-late", title=event.title[t.language], people=people), (write,))
