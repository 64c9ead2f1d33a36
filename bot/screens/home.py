"""Welcome, the language, the menu, help."""

from dataclasses import dataclass

from bot.content.texts import Localization, Texts
from bot.domain.catalogue import Catalogue
from bot.domain.languages import Language
from bot.screens.contacts import OpenContacts
from bot.screens.events import OpenEvents
from bot.screens.privacy import OpenPrivacy
from bot.screens.projects import OpenRegions
from bot.screens.screen import Screen, TapButton, back
from bot.screens.subscription import OpenSubscription
from bot.screens.taps import Tap


@dataclass(frozen=True)
class OpenMenu(Tap, prefix="menu"):
    """Show the menu."""


@dataclass(frozen=True)
class OpenHelp(Tap, prefix="help"):
    """Show the help."""


@dataclass(frozen=True)
class OpenLanguage(Tap, prefix="languages"):
    """Show the languages."""


@dataclass(frozen=True)
class ChooseLanguage(Tap, prefix="lang"):
    """Speak this language from now on."""

    code: str
    onboarding: bool
    """Whether the next step is to choose regions."""


def welcome(texts: Texts, catalogue: Catalogue) -> Screen:
    """The first message of all: it asks for the language in the three languages."""
    lines = [
        texts[language].html("welcome-language", programme=catalogue.programme.name[language])
        for language in Language
    ]
    return Screen(lines[0] + "\n\n" + lines[1] + "\n\n" + lines[2], (_language_row(onboarding=True),))


def languages(t: Localization) -> Screen:
    """The choice of a language."""
    return Screen(t.html("language-ask"), (_language_row(onboarding=False), back(t, OpenMenu())))


def _language_row(onboarding: bool) -> tuple[TapButton, ...]:
    return tuple(
        TapButton(language.own_name, ChooseLanguage(language.value, onboarding)) for language in Language
    )


def menu(t: Localization, catalogue: Catalogue, notice: str | None = None) -> Screen:
    """The menu: what the bot can do, the commonest first; a notice (a message id) stands below it."""
    text = t.html("menu", programme=catalogue.programme.name[t.language])
    if notice:
        text += "\n\n" + t.html(notice)
    return Screen(text, _menu_rows(t))


def not_a_question(t: Localization, message_id: str) -> Screen:
    """A word on what the bot can do, for what it cannot read or answer; with the menu."""
    return Screen(t.html(message_id), _menu_rows(t))


def notice(t: Localization, message_id: str, **values: str | int) -> Screen:
    """A short message without buttons."""
    return Screen(t.html(message_id, **values))


def apology(t: Localization, id_: str) -> Screen:
    """The word that something failed, with the id to tell the office."""
    return Screen(t.html("apology", id=id_), (back(t, OpenMenu()),))


def help_(t: Localization, catalogue: Catalogue) -> Screen:
    """How to use the bot."""
    return Screen(
        t.html("help", programme=catalogue.programme.short_name[t.language]),
        ((TapButton(t.plain("button-privacy"), OpenPrivacy()),), back(t, OpenMenu())),
    )


def _menu_rows(t: Localization) -> tuple[tuple[TapButton, ...], ...]:
    return (
        (TapButton(t.plain("button-projects"), OpenRegions()),),
        (TapButton(t.plain("button-events"), OpenEvents()),),
        (TapButton(t.plain("button-subscription"), OpenSubscription()),),
        (
            TapButton(t.plain("button-contacts"), OpenContacts()),
            TapButton(t.plain("button-help"), OpenHelp()),
        ),
        (TapButton(t.plain("button-language"), OpenLanguage()),),
    )
