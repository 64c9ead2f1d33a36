"""Roles: owners come from the settings, editors from the owners. Each admin service checks the role."""

from bot.domain.admins import NotAdminError, NotOwnerError
from bot.services.context import Context
from bot.storage import admins


async def is_admin(context: Context, user_id: int | None) -> bool:
    """Whether somebody is an owner or an editor."""
    if user_id is None:
        return False
    return user_id in context.owner_ids or await admins.is_editor(context.db, user_id)


async def require_admin(context: Context, user_id: int | None) -> int:
    """The user's id.

    Raises:
        NotAdminError: they are neither an owner nor an editor.
    """
    if user_id is None or not await is_admin(context, user_id):
        raise NotAdminError
    return user_id


def require_owner(context: Context, user_id: int | None) -> int:
    """The user's id.

    Raises:
        NotOwnerError: they are no owner.
    """
    if user_id is None or user_id not in context.owner_ids:
        raise NotOwnerError
    return user_id


async def admin_ids(context: Context) -> list[int]:
    """All owners and editors, the owners first."""
    editors = [editor.user_id for editor in await admins.editors(context.db)]
    return list(dict.fromkeys((*sorted(context.owner_ids), *editors)))
