"""/admin: the admins' panel."""

from bot.handlers.visit import Visit
from bot.screens import admin
from bot.services import admins


async def show(visit: Visit) -> None:
    """Show the panel."""
    await admins.require_admin(visit.context, visit.user_id)
    await visit.show(admin.panel(visit.t, owner=visit.user_id in visit.context.owner_ids))


async def open_panel(visit: Visit, _: admin.OpenAdmin) -> None:
    """Show the panel."""
    await show(visit)
