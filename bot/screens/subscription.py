"""What a chat follows."""

from dataclasses import dataclass

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue
from bot.domain.subscribers import WHOLE_COUNTRY, Subscriber
from bot.screens.preferences import OpenPreferences, language_row
from bot.screens.screen import Rows, Screen, TapButton, back
from bot.screens.taps import Tap


@dataclass(frozen=True)
class OpenSubscription(Tap, prefix="subscription"):
    """Show what the chat follows."""


@dataclass(frozen=True)
class Follow(Tap, prefix="follow"):
    """Follow a region (or `*`, the whole country), or stop following it."""

    code: str
    on: bool
    onboarding: bool


@dataclass(frozen=True)
class StopNews(Tap, prefix="stop"):
    """Send no more news."""


@dataclass(frozen=True)
class StartNews(Tap, prefix="news"):
    """Send news again."""


@dataclass(frozen=True)
class CloseSettings(Tap, prefix="close"):
    """A group's or channel's settings are as they should be."""


def subscription(
    t: Localization,
    catalogue: Catalogue,
    subscriber: Subscriber,
    menu: Tap,
    onboarding: bool = False,
    *,
    notice: str | None = None,
) -> Screen:
    """A toggle per region and one for the whole country; a notice (a message id) stands above them."""
    text = t.html("onboarding-regions" if onboarding else "subscription")
    if notice:
        text = t.html(notice) + "\n\n" + text
    if not onboarding:
        text += "\n\n" + t.html(_state(subscriber))
    return Screen(text, _rows(t, catalogue, subscriber, menu, onboarding))


def _state(subscriber: Subscriber) -> str:
    if not subscriber.subscribed:
        return "subscription-off"
    if WHOLE_COUNTRY in subscriber.regions:
        return "subscription-country"
    return "subscription-some" if subscriber.regions else "subscription-everyone-only"


def _rows(t: Localization, catalogue: Catalogue, subscriber: Subscriber, menu: Tap, onboarding: bool) -> Rows:
    def toggle(code: str, name: str) -> TapButton:
        on = subscriber.subscribed and code in subscriber.regions
        return TapButton(f"{'✅' if on else '▫️'} {name}", Follow(code, not on, onboarding))

    regions = [toggle(region.code, region.name[t.language]) for region in catalogue.regions]
    country = (toggle(WHOLE_COUNTRY, t.plain("whole-country")),)
    pairs = tuple(tuple(regions[i : i + 2]) for i in range(0, len(regions), 2))
    if onboarding:
        label = t.plain("button-done" if subscriber.regions else "button-skip")
        return (country, *pairs, (TapButton(label, menu),))
    if subscriber.subscribed:
        news = TapButton(t.plain("button-stop-news"), StopNews())
    else:
        news = TapButton(t.plain("button-start-news"), StartNews())
    more = (TapButton(t.plain("button-more"), OpenPreferences()),)
    if subscriber.kind == "private":
        return (country, *pairs, more, (news,), back(t, menu))
    done = (TapButton(t.plain("button-done"), CloseSettings()),)
    return (language_row(subscriber), country, *pairs, more, (news,), done)


def unsubscribed(t: Localization, menu: Tap) -> Screen:
    """The word that no more news will come, and how to have it again."""
    return Screen(
        t.html("unsubscribed"), ((TapButton(t.plain("button-start-news"), StartNews()),), back(t, menu))
    )
