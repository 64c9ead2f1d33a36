"""Notices to the owners about the service itself."""

from bot.content.texts import Localization
from bot.domain.upkeep import Trouble, TroubleKind
from bot.screens.screen import Screen


def trouble(t: Localization, trouble: Trouble) -> Screen:
    """Something is wrong: what it means, what to do, and the technical side."""
    return Screen(
        t.html(f"trouble-{trouble.kind}") + "\n\n" + t.html("trouble-detail", detail=trouble.detail)
    )


def over(t: Localization, kind: TroubleKind) -> Screen:
    """It is well again."""
    return Screen(t.html(f"trouble-over-{kind}"))


def past(t: Localization, it: Trouble) -> Screen:
    """Something was wrong, could not be told, and is well again."""
    return Screen(trouble(t, it).text + "\n\n" + over(t, it.kind).text)
