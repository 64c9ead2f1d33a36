"""Owners make editors, by invitations that work once, and unmake them; what admins do is kept."""

import secrets
from datetime import datetime, timedelta

from bot.domain.admins import Editor
from bot.domain.audit import Action, Entry
from bot.services.admins import require_admin, require_owner
from bot.services.context import Context
from bot.storage import admins, audit, invitations, watches

INVITATION_LASTS = timedelta(days=2)
PAGE = 15


class InvitationError(Exception):
    """The invitation was used, is too old, or never was one."""


async def everyone(context: Context, user_id: int | None) -> list[Editor]:
    """All editors.

    Raises:
        NotOwnerError: they are no owner.
    """
    require_owner(context, user_id)
    return await admins.editors(context.db)


async def invite(context: Context, user_id: int | None, now: datetime) -> str:
    """A secret that makes whoever sends it an editor: once, within two days.

    Raises:
        NotOwnerError: they are no owner.
    """
    owner = require_owner(context, user_id)
    token = secrets.token_urlsafe(24)
    async with context.db.transaction() as tx:
        await invitations.add(tx, token, owner, now + INVITATION_LASTS)
        await audit.record(tx, owner, Action.EDITOR_INVITED, "", now)
    return token


async def join(context: Context, user_id: int, name: str, token: str, now: datetime) -> Editor:
    """Become an editor by an invitation, which is used up by that.

    Raises:
        InvitationError: it is not good, or no longer.
    """
    async with context.db.transaction() as tx:
        owner = await invitations.take(tx, token, now)
        if owner is not None and owner in context.owner_ids:
            editor = Editor(user_id, name[:100], owner, now)
            await admins.add_editor(tx, editor)
            await audit.record(tx, user_id, Action.EDITOR_JOINED, editor.name, now)
            return editor
    raise InvitationError


async def remove(context: Context, user_id: int | None, editor_id: int, now: datetime) -> Editor:
    """Take an editor's rights, at once. Harmless when done twice.

    Raises:
        NotOwnerError: they are no owner.
        LookupError: there is no such editor.
    """
    owner = require_owner(context, user_id)
    async with context.db.transaction() as tx:
        editor = next((one for one in await admins.editors(tx) if one.user_id == editor_id), None)
        if editor is None:
            raise LookupError(editor_id)
        await admins.remove_editor(tx, editor_id)
        await watches.remove_all(tx, editor_id)
        await audit.record(tx, owner, Action.EDITOR_REMOVED, editor.name, now)
    return editor


async def record(context: Context, actor_id: int, action: Action, object_: str, now: datetime) -> None:
    """Keep that an admin did something."""
    async with context.db.transaction(silent=True) as tx:
        await audit.record(tx, actor_id, action, object_, now)


async def trail(context: Context, user_id: int | None, page: int) -> tuple[list[Entry], int]:
    """A page of what admins did, the newest first; and how many pages there are.

    Raises:
        NotAdminError: they are neither an owner nor an editor.
    """
    await require_admin(context, user_id)
    entries, count = await audit.page(context.db, page, PAGE)
    return entries, max(1, -(-count // PAGE))


async def erase_old(context: Context, now: datetime) -> None:
    """Erase old entries of the trail, and invitations that have run out."""
    async with context.db.transaction(silent=True) as tx:
        await audit.erase_before(tx, now - timedelta(days=context.retention.audit))
        await invitations.erase_expired(tx, now)
