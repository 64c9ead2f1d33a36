"""What a delivery says: formatted text, files that Telegram keeps, buttons. One content per language."""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from typing import Literal

from bot.domain.languages import Language
from bot.domain.telegram_html import HtmlError, length, plain

MediaKind = Literal["photo", "video", "document"]

MAX_TEXT, MAX_CAPTION, MAX_ALBUM = 4096, 1024, 10
"""Telegram's limits: UTF-16 units of a text, of a text under a file; files of an album."""

_FALLBACKS = {
    Language.KY: (Language.KY, Language.RU, Language.EN),
    Language.RU: (Language.RU, Language.KY, Language.EN),
    Language.EN: (Language.EN, Language.RU, Language.KY),
}


@dataclass(frozen=True)
class Media:
    """A file that Telegram keeps."""

    kind: MediaKind
    file_id: str


@dataclass(frozen=True)
class ContentButton:
    """A button under a message: opens `url`, or tells the bot `data` (a packed tap)."""

    label: str
    url: str = ""
    data: str = ""


@dataclass(frozen=True)
class Pin:
    """A place on the map, in degrees, with a name and an address."""

    latitude: float
    longitude: float
    title: str
    address: str


@dataclass(frozen=True)
class Content:
    """A message in one language."""

    html: str
    """Telegram HTML; the caption where there are media."""
    media: tuple[Media, ...] = ()
    """None, one, or up to ten of an album (which can have no buttons)."""
    rows: tuple[tuple[ContentButton, ...], ...] = ()
    pin: Pin | None = None
    """A place that is sent instead of a text."""

    def to_json(self) -> str:
        """The content as JSON."""
        media = [[one.kind, one.file_id] for one in self.media]
        rows = [[[b.label, b.url, b.data] for b in row] for row in self.rows]
        raw: dict[str, object] = {"html": self.html, "media": media, "rows": rows}
        if self.pin:
            raw["pin"] = astuple(self.pin)
        return json.dumps(raw, ensure_ascii=False)

    @staticmethod
    def from_json(text: str) -> "Content":
        """The content that `to_json` wrote."""
        raw = json.loads(text)
        return Content(
            raw["html"],
            tuple(Media(kind, file_id) for kind, file_id in raw["media"]),
            tuple(tuple(ContentButton(*button) for button in row) for row in raw["rows"]),
            Pin(*raw["pin"]) if "pin" in raw else None,
        )


Contents = Mapping[Language, Content]
"""A message in the languages that it was written in: at least one."""


def reading_language(reader: Language, written: Mapping[Language, object]) -> Language:
    """The language in which a reader gets a message: their own, or the next best that it was written in.

    Instead of Kyrgyz Russian, of Russian Kyrgyz, of English Russian; the third where nothing else is there.
    """
    return next(language for language in _FALLBACKS[reader] if language in written)


def problem(content: Content) -> str | None:
    """What Telegram would refuse about a content, and how to mend it; None where all is well."""
    try:
        size = length(plain(content.html))
    except HtmlError as error:
        return str(error)
    limit = MAX_CAPTION if content.media else MAX_TEXT
    if size > limit:
        return f"the text is too long by {size - limit} characters: keep it to {limit}"
    if not size and not content.media:
        return "the text is empty: write it"
    if len(content.media) > MAX_ALBUM:
        return f"there are too many files: keep to {MAX_ALBUM}"
    if len(content.media) > 1 and content.rows:
        return "an album can have no buttons: remove them, or send one file"
    return None
