"""The admins' panel."""

from dataclasses import dataclass

from bot.content.texts import Localization
from bot.screens.announce_taps import OpenAnnounce
from bot.screens.announcements import OpenAnnouncements
from bot.screens.editors import OpenEditors, OpenTrail
from bot.screens.event_planning import OpenEventAdmin
from bot.screens.home import OpenMenu
from bot.screens.screen import Screen, TapButton, back
from bot.screens.taps import Tap
from bot.screens.unanswered import OpenUnanswered


@dataclass(frozen=True)
class OpenAdmin(Tap, prefix="admin"):
    """Show the admins' panel."""


def panel(t: Localization, *, owner: bool) -> Screen:
    """What admins do, the commonest first; owners name the editors, too."""
    editors = ((TapButton(t.plain("button-editors"), OpenEditors()),),) if owner else ()
    rows = (
        (TapButton(t.plain("button-announce"), OpenAnnounce()),),
        (TapButton(t.plain("button-announcements"), OpenAnnouncements(0)),),
        (TapButton(t.plain("button-event-admin"), OpenEventAdmin()),),
        (TapButton(t.plain("button-unanswered"), OpenUnanswered(0)),),
        *editors,
        (TapButton(t.plain("button-audit"), OpenTrail(0)),),
        back(t, OpenMenu()),
    )
    return Screen(t.html("admin-panel"), rows)
