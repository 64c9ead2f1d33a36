"""What a person sees: a text with buttons under it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.content import Content, ContentButton
from bot.screens.taps import Tap


@dataclass(frozen=True)
class TapButton:
    """A button that tells the bot something."""

    label: str
    tap: Tap


@dataclass(frozen=True)
class LinkButton:
    """A button that opens an address."""

    label: str
    url: str


Button = TapButton | LinkButton
T = TypeVar("T")
Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Screen:
    """One message: Telegram HTML and the rows of buttons under it."""

    text: Markup
    rows: Rows = ()


def paged(items: tuple[T, ...], page: int, size: int) -> tuple[tuple[T, ...], int, int]:
    """One page of a list: its items, its number (from 0, brought into range) and the number of pages."""
    pages = max(1, -(-len(items) // size))
    page = min(max(page, 0), pages - 1)
    return items[page * size : (page + 1) * size], page, pages


def turning(page: int, pages: int, to: Callable[[int], Tap]) -> Rows:
    """A row that turns the pages of a list, none where there is one page; `to` opens a page by its number."""
    if pages == 1:
        return ()
    last, following = to((page - 1) % pages), to((page + 1) % pages)
    return ((TapButton("‹", last), TapButton(f"{page + 1}/{pages}", following), TapButton("›", following)),)


def shortened(label: str, length: int = 60) -> str:
    """A label that fits a button: a long one ends at a word, with an ellipsis."""
    if len(label) <= length:
        return label
    cut = label[: length - 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,–-(") + "…"


def content_of(screen: Screen) -> Content:
    """A screen as a delivery carries it."""
    return Content(screen.text, rows=tuple(tuple(map(_content_button, row)) for row in screen.rows))


def _content_button(button: Button) -> ContentButton:
    if isinstance(button, TapButton):
        return ContentButton(button.label, data=button.tap.pack())
    return ContentButton(button.label, url=button.url)


def back(t: Localization, tap: Tap) -> tuple[Button, ...]:
    """A row with the way back."""
    return (TapButton(t.plain("button-back"), tap),)
