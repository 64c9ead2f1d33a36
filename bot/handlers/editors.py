"""Editors: inviting, joining, removing; and the audit trail."""

from bot.handlers.visit import Visit
from bot.screens import admin, home
from bot.screens import editors as screens
from bot.services import editors, subscribers


async def open_editors(visit: Visit, _: screens.OpenEditors) -> None:
    """Show the editors."""
    every = await editors.everyone(visit.context, visit.user_id)
    await visit.show(screens.editors(visit.t, every, admin.OpenAdmin()))


async def invite(visit: Visit, _: screens.Invite) -> None:
    """Make an invitation."""
    token = await editors.invite(visit.context, visit.user_id, visit.now)
    await visit.show(screens.invitation(visit.t, visit.bot_username, token))


async def join(visit: Visit, token: str) -> None:
    """Become an editor by the link of an invitation; the owners are told."""
    if visit.user_id is None or visit.chat_id != visit.user_id:
        await visit.show(home.notice(visit.t, "private-chat-only"))
        return
    name = visit.user_name or str(visit.user_id)
    try:
        editor = await editors.join(visit.context, visit.user_id, name, token, visit.now)
    except editors.InvitationError:
        await visit.show(home.notice(visit.t, "editor-invitation-bad"))
        return
    await visit.show(screens.welcome(visit.t, admin.OpenAdmin()))
    for owner in sorted(visit.context.owner_ids):
        known = await subscribers.find(visit.context, owner)
        if known:
            await visit.gateway.tell(owner, screens.joined(visit.texts[known.language], editor))


async def ask_remove(visit: Visit, tap: screens.AskRemove) -> None:
    """Ask whether to remove an editor."""
    every = await editors.everyone(visit.context, visit.user_id)
    found = next((editor for editor in every if editor.user_id == tap.user_id), None)
    if found is None:
        raise LookupError(tap.user_id)
    await visit.show(screens.ask_remove(visit.t, found))


async def remove(visit: Visit, tap: screens.Remove) -> None:
    """Remove an editor, and show who is left."""
    await editors.remove(visit.context, visit.user_id, tap.user_id, visit.now)
    every = await editors.everyone(visit.context, visit.user_id)
    await visit.show(screens.editors(visit.t, every, admin.OpenAdmin()), visit.t.plain("editor-removed"))


async def open_trail(visit: Visit, tap: screens.OpenTrail) -> None:
    """Show what admins did."""
    page = max(0, min(tap.page, 10_000))
    entries, pages = await editors.trail(visit.context, visit.user_id, page)
    await visit.show(
        screens.trail(visit.t, entries, page, pages, zone=visit.context.zone, panel=admin.OpenAdmin())
    )
