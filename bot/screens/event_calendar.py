"""An event as a calendar file (RFC 5545, sent as RFC 5546 says), for the calendars of phones."""

from datetime import UTC, datetime

from bot.content.texts import Localization
from bot.domain.events import Event
from bot.screens.events import place

PRODUCT = "-//Kenesh//Events//KY"


def calendar_file(t: Localization, event: Event, version: int, *, organizer: str, now: datetime) -> bytes:
    """The calendar file of an event. Slow at the first call: it loads its library only then.

    Args:
        t: The texts in the language of the file.
        event: The event; one that was called off is taken out of the calendar by its file.
        version: From 1; raised with every change, so that calendars know which file is newer.
        organizer: An e-mail address.
        now: The time.
    """
    import icalendar

    entry = icalendar.Event()
    entry.add("uid", f"{event.id}@kenesh")
    entry.add("sequence", version - 1)
    entry.add("dtstamp", now.astimezone(UTC))
    entry.add("dtstart", event.starts.astimezone(UTC))
    entry.add("dtend", event.over.astimezone(UTC))
    entry.add("summary", event.title[t.language])
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("organizer", f"mailto:{organizer}")
    if event.summary:
        entry.add("description", event.summary[t.language])
    if where := place(t, event):
        entry.add("location", where)
    if event.location:
        entry.add("geo", event.location)
    calendar = icalendar.Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if event.cancelled else "PUBLISH")
    calendar.add_component(entry)
    return bytes(calendar.to_ical())
