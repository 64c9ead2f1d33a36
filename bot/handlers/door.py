"""The door of an event: tickets scanned, guests ticked by hand."""

from bot.domain.admins import NotAdminError
from bot.handlers.visit import Visit
from bot.screens import door as screens
from bot.screens.event_admin import OpenOverview
from bot.services import door


async def scan(visit: Visit, code: str) -> None:
    """Check somebody in by the code in the deep link of their QR code."""
    t, zone = visit.t, visit.context.zone
    try:
        found = await door.scan(visit.context, visit.user_id, code, visit.now)
    except NotAdminError:
        await visit.show(screens.for_the_organisers(t))
    except LookupError:
        await visit.show(screens.unknown(t))
    except door.DoorClosedError as error:
        await visit.show(screens.closed(t, error.event, zone, visit.now))
    else:
        name = found.registration.name or str(found.registration.chat_id)
        if found.before:
            await visit.show(screens.used(t, found.event, name, found.before, zone))
        else:
            await visit.show(screens.let_in(t, found.event, name, found.came, found.expected))


async def open_guests(visit: Visit, tap: screens.OpenGuests) -> None:
    """Show the list to tick."""
    await _guests(visit, tap.id, tap.page)


async def tick(visit: Visit, tap: screens.Tick) -> None:
    """Check somebody in by hand, or take it back."""
    await door.tick(visit.context, visit.user_id, tap.id, tap.chat_id, came=tap.came, now=visit.now)
    await _guests(visit, tap.id, tap.page)


async def _guests(visit: Visit, event_id: str, page: int) -> None:
    event, people = await door.guests(visit.context, visit.user_id, event_id)
    await visit.show(screens.guests(visit.t, event, tuple(people), page, OpenOverview(event_id)))
