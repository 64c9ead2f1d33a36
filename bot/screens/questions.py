"""An answer, with buttons to what it is about."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue
from bot.screens.contacts import OpenContacts
from bot.screens.events import OpenEvents
from bot.screens.home import OpenHelp, OpenLanguage, OpenMenu
from bot.screens.privacy import AskForget, ShowData
from bot.screens.projects import OpenProject, OpenRegion, OpenRegions
from bot.screens.screen import Screen, TapButton, shortened
from bot.screens.subscription import OpenSubscription, StopNews
from bot.screens.taps import MAX_BYTES, Tap

if TYPE_CHECKING:
    from bot.answers import Answer, Button


@dataclass(frozen=True)
class AskInstead(Tap, prefix="ask"):
    """Ask the question that stands on the button."""

    place: int
    """Which of the suggestions it is; tells the buttons of a message apart."""


@dataclass(frozen=True)
class ShowSources(Tap, prefix="sources"):
    """Say where an answer comes from."""

    ids: str
    """The sources' ids with commas between them."""
    language: str
    """The language of the answer."""


_SCREENS: dict[str, Tap] = {
    "start": OpenMenu(),
    "help": OpenHelp(),
    "projects": OpenRegions(),
    "events": OpenEvents(),
    "subscribe": OpenSubscription(),
    "unsubscribe": StopNews(),
    "language": OpenLanguage(),
    "contacts": OpenContacts(),
    "mydata": ShowData(),
    "forget": AskForget(),
}


def answer(t: Localization, reply: "Answer") -> Screen:
    """The answer; `t` speaks the answer's language."""
    rows = [(button,) for place, item in enumerate(reply.buttons) if (button := _button(place, item))]
    if reply.sources:
        rows.append((TapButton(t.plain("button-source"), _sources(reply)),))
    return Screen(reply.text, tuple(rows))


def _button(place: int, button: "Button") -> TapButton | None:
    """A button of the bot for one of the answer; None for a screen that this bot does not have."""
    from bot.answers import ProjectButton, RegionButton, ScreenButton  # Not before somebody asks.

    if isinstance(button, ProjectButton):
        return TapButton(shortened(button.label), OpenProject(button.project, ""))
    if isinstance(button, RegionButton):
        return TapButton(shortened(button.label), OpenRegion(button.code))
    if isinstance(button, ScreenButton):
        return TapButton(button.label, _SCREENS[button.screen]) if button.screen in _SCREENS else None
    return TapButton(button.label, AskInstead(place))


def _sources(reply: "Answer") -> ShowSources:
    """As many of the sources as a button can carry; one always fits."""
    ids = list(reply.sources)
    while True:
        tap = ShowSources(",".join(ids), reply.language.value)
        if len(f"{tap.prefix}:{tap.ids}:{tap.language}") <= MAX_BYTES or len(ids) == 1:
            return tap
        ids.pop()


def sources(t: Localization, catalogue: Catalogue, ids: str) -> str:
    """Where an answer comes from, as a pop-up (200 characters at most).

    Raises:
        KeyError: there is no such source.
    """
    titles = [catalogue.source_by_id[id_].title[t.language] for id_ in ids.split(",")]
    return shortened(t.plain("source", title="; ".join(titles)), 200)
