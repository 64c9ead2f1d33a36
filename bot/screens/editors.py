"""Editors, their invitations, and what admins did."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.admins import Editor
from bot.domain.audit import Entry
from bot.screens.screen import Rows, Screen, TapButton, back, shortened, turning
from bot.screens.taps import Tap


@dataclass(frozen=True)
class OpenEditors(Tap, prefix="editors"):
    """Show the editors."""


@dataclass(frozen=True)
class Invite(Tap, prefix="invite"):
    """Make an invitation."""


@dataclass(frozen=True)
class AskRemove(Tap, prefix="editor-out"):
    """Ask whether to remove an editor."""

    user_id: int


@dataclass(frozen=True)
class Remove(Tap, prefix="editor-out-yes"):
    """Remove an editor."""

    user_id: int


@dataclass(frozen=True)
class OpenTrail(Tap, prefix="audit"):
    """Show what admins did."""

    page: int


def editors(t: Localization, every: Sequence[Editor], panel: Tap) -> Screen:
    """Who the editors are; the owners add and remove them here."""
    text = t.html("editors" if every else "editors-none")
    rows: Rows = tuple(
        (TapButton(shortened(f"🗑 {editor.name}"), AskRemove(editor.user_id)),) for editor in every
    )
    return Screen(text, (*rows, (TapButton(t.plain("button-invite"), Invite()),), back(t, panel)))


def invitation(t: Localization, username: str, token: str) -> Screen:
    """A link to pass on."""
    link = f"https://t.me/{username}?start=editor_{token}"
    return Screen(t.html("editor-invitation", link=link), (back(t, OpenEditors()),))


def ask_remove(t: Localization, editor: Editor) -> Screen:
    """Whether to remove an editor."""
    yes = TapButton(t.plain("button-editor-remove"), Remove(editor.user_id))
    return Screen(t.html("editor-remove-ask", name=editor.name), ((yes,), back(t, OpenEditors())))


def welcome(t: Localization, panel: Tap) -> Screen:
    """The word to a new editor."""
    return Screen(t.html("editor-welcome"), ((TapButton(t.plain("button-admin"), panel),),))


def joined(t: Localization, editor: Editor) -> Screen:
    """The word to the owners that somebody has become an editor."""
    remove = TapButton(t.plain("button-editor-remove"), AskRemove(editor.user_id))
    return Screen(t.html("editor-joined", name=editor.name, id=str(editor.user_id)), ((remove,),))


def trail(
    t: Localization, entries: Sequence[Entry], page: int, pages: int, *, zone: ZoneInfo, panel: Tap
) -> Screen:
    """What admins did, the newest first."""
    lines = [_line(t, entry, zone) for entry in entries]
    text = t.html("audit") + "\n\n" + (Markup("\n").join(lines) or t.html("audit-none"))
    return Screen(text, (*turning(page, pages, OpenTrail), back(t, panel)))


def _line(t: Localization, entry: Entry, zone: ZoneInfo) -> Markup:
    return t.html(
        "audit-line",
        at=f"{entry.at.astimezone(zone):%d.%m.%Y %H:%M}",
        who=entry.actor_name or str(entry.actor_id),
        what=t.plain(f"audit-{entry.action}", object=entry.object),
    )
