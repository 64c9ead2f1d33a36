"""/contacts."""

from bot.handlers.visit import Visit
from bot.screens import contacts, home


async def show(visit: Visit) -> None:
    """Show the offices' contacts."""
    await visit.show(contacts.contacts(visit.t, visit.catalogue, home.OpenMenu()))


async def open_contacts(visit: Visit, _: contacts.OpenContacts) -> None:
    """Show the offices' contacts."""
    await show(visit)
