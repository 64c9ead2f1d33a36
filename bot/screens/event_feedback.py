"""The one question after an event, and the thanks for its answer."""

from dataclasses import dataclass

from bot.content.texts import Localization
from bot.domain.events import Event
from bot.screens.screen import Screen, TapButton, back
from bot.screens.taps import Tap


@dataclass(frozen=True)
class Rate(Tap, prefix="rate"):
    """Say what the event was like."""

    id: str
    score: int


@dataclass(frozen=True)
class AddRemark(Tap, prefix="remark"):
    """Say something about the event in one's own words."""

    id: str


def feedback(t: Localization, event: Event) -> Screen:
    """The one question to those who came."""
    scores = tuple(TapButton(str(score), Rate(event.id, score)) for score in range(1, 6))
    return Screen(t.html("event-feedback", title=event.title[t.language]), (scores,))


def thanks(t: Localization, event_id: str, score: int, menu: Tap) -> Screen:
    """Thanks for a score; a comment may follow."""
    remark = (TapButton(t.plain("button-remark"), AddRemark(event_id)),)
    return Screen(t.html("event-thanks", score=score), (remark, back(t, menu)))


def ask_remark(t: Localization) -> Screen:
    """What did they think of it?"""
    return Screen(t.html("event-remark"))


def thanks_for_words(t: Localization, menu: Tap) -> Screen:
    """Thanks for a comment."""
    return Screen(t.html("event-thanks-words"), (back(t, menu),))
