"""Telegram's HTML: strict reading into text and entities, and writing it back.

Offsets and lengths of entities count UTF-16 code units, offsets in error messages count UTF-8 bytes, as
Telegram does. Only the tags that Telegram documents are known; everything else is refused with its wording.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.playground.errors import ApiError, bad_request

Entity = dict[str, Any]

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

_SPECIAL = re.compile(r"[<&]")
_START = re.compile(r"<([^\s>]*)(?=[\s>])")
_END = re.compile(r"</([^\s>]*)\s*>")
_CLOSE = re.compile(r"\s*>")
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>]+)(?:\s*(=)\s*(?:"([^"]*)"|'([^']*)'|([a-zA-Z0-9.\-]+)(?=[\s>])))?""")
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")


def utf16_length(text: str) -> int:
    """The length in UTF-16 code units, which Telegram's limits and offsets count."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


@dataclass(slots=True)
class _Open:
    """A start tag that waits for its end tag."""

    tag: str
    offset: int
    starts: int
    attributes: dict[str, str]


class _Reader:
    """Reads one HTML text from left to right."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.parts: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> tuple[str, tuple[Entity, ...]]:
        while found := _SPECIAL.search(self.source, self.at):
            self._put(self.source[self.at : found.start()])
            self.at = found.start()
            if found.group() == "&":
                self._reference()
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        self._put(self.source[self.at :])
        if self.open:
            raise bad_request(
                f"can't parse entities: Can't find end tag corresponding to start tag \"{self.open[-1].tag}\""
            )
        return "".join(self.parts), tuple(_in_order(self.entities))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += utf16_length(text)

    def _refuse(self, what: str, at: int, more: str = "") -> ApiError:
        offset = len(self.source[:at].encode())
        return bad_request(f"can't parse entities: {what} at byte offset {offset}{more}")

    def _reference(self) -> None:
        match = _REFERENCE.match(self.source, self.at)
        char = _character(match) if match else ""
        self._put(char or "&")
        self.at = match.end() if match and char else self.at + 1

    def _start_tag(self) -> None:
        begin = self.at
        name = _START.match(self.source, begin)
        if not name:
            raise self._refuse("Unclosed start tag", begin)
        tag = name.group(1).lower()
        if tag not in TAGS:
            raise self._refuse(f'Unsupported start tag "{tag}"', begin)
        self.at = name.end()
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._refuse('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, self.length, len(self.parts), attributes))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while not (close := _CLOSE.match(self.source, self.at)):
            match = _ATTRIBUTE.match(self.source, self.at)
            if not match or ">" not in self.source[match.end() :]:
                raise self._refuse("Unclosed start tag", begin)
            name, equals, *values = match.groups()
            if not equals and not (tag == "blockquote" and name == "expandable"):
                raise self._refuse(
                    f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin
                )
            attributes[name.lower()] = _unescape(next((v for v in values if v is not None), ""))
            self.at = match.end()
        self.at = close.end()
        return attributes

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._refuse("Unexpected end tag", begin)
        match = _END.match(self.source, begin)
        if not match:
            raise self._refuse("Unclosed end tag", begin)
        opened = self.open.pop()
        found = match.group(1).lower()
        if found not in ("", opened.tag):
            raise self._refuse(
                "Unmatched end tag", begin, f', expected "</{opened.tag}>", found "</{found}>"'
            )
        self.at = match.end()
        if self.length > opened.offset:
            self._close(opened, begin)

    def _close(self, opened: _Open, at: int) -> None:
        entity: Entity = {
            "type": TAGS[opened.tag],
            "offset": opened.offset,
            "length": self.length - opened.offset,
        }
        attributes = opened.attributes
        if opened.tag == "a":
            url = attributes.get("href") or "".join(self.parts[opened.starts :])
            if not is_url(url):
                return  # Telegram keeps the text and drops a link that leads nowhere
            entity["url"] = url
        elif opened.tag == "tg-emoji":
            if not attributes.get("emoji-id", "").isdigit():
                raise self._refuse("Invalid custom emoji identifier specified", at)
            entity["custom_emoji_id"] = attributes["emoji-id"]
        elif opened.tag == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code" and attributes.get("class", "").startswith("language-"):
            entity["language"] = attributes["class"].removeprefix("language-")
        self.entities.append(entity)


def _character(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    valid = 0 < code < 0x110000 and not 0xD800 <= code <= 0xDFFF
    return chr(code) if valid else ""


def _unescape(value: str) -> str:
    return _REFERENCE.sub(lambda match: _character(match) or match.group(), value)


def is_url(url: str) -> bool:
    """Whether Telegram would take this as the address of a link or of a button."""
    if re.match(r"(tg|mailto|tel):", url):
        return True
    return bool(re.fullmatch(r"(?:https?://)?[^\s/?#]+\.[^\s/?#.]+(?:[/?#]\S*)?", url))


def _in_order(entities: list[Entity]) -> list[Entity]:
    """Outer before inner; nothing nested in code; `<pre><code class=...>` becomes one `pre`."""
    kept: list[Entity] = []
    solid: Entity | None = None
    outer_first = entities[::-1]
    outer_first.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    for entity in outer_first:
        if solid and entity["offset"] < solid["offset"] + solid["length"]:
            if entity["length"] == solid["length"] and "language" in entity and solid["type"] == "pre":
                solid["language"] = entity["language"]
            continue
        if entity["type"] in ("code", "pre"):
            solid = entity
        kept.append(entity)
    for entity in kept:
        if entity["type"] == "code":
            entity.pop("language", None)
    return kept


@lru_cache(maxsize=512)
def parse_html(source: str) -> tuple[str, tuple[Entity, ...]]:
    """Read Telegram HTML; the entities are shared between callers and must not be changed.

    Raises:
        ApiError: with Telegram's wording, when the HTML is broken or uses unknown tags.
    """
    return _Reader(source).read()


def trim(text: str, entities: tuple[Entity, ...]) -> tuple[str, tuple[Entity, ...]]:
    """Strip the white space around a text as Telegram does, and keep the entities in step."""
    stripped = text.strip()
    if len(stripped) == len(text):
        return text, entities
    cut = utf16_length(text[: len(text) - len(text.lstrip())])
    size = utf16_length(stripped)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - cut)
        end = min(size, entity["offset"] + entity["length"] - cut)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return stripped, tuple(kept)


def command_entities(text: str) -> list[Entity]:
    """The `bot_command` entities of what a person typed."""
    return [
        {
            "type": "bot_command",
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for match in _COMMAND.finditer(text)
    ]


def to_html(text: str, entities: list[Entity]) -> str:
    """Write text and entities back as the HTML that Telegram reads; used to look at what was sent."""
    units = text.encode("utf-16-le")
    cuts = sorted({0, len(units) // 2, *(e["offset"] for e in entities), *(_end(e) for e in entities)})
    out: list[str] = []
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        out += [_tags(e)[1] for e in reversed(entities) if _end(e) == start]
        out += [_tags(e)[0] for e in entities if e["offset"] == start]
        out.append(html.escape(units[start * 2 : end * 2].decode("utf-16-le"), quote=False))
    return "".join(out)


def _end(entity: Entity) -> int:
    return int(entity["offset"]) + int(entity["length"])


def _tags(entity: Entity) -> tuple[str, str]:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{html.escape(entity["url"])}">', "</a>"
    if kind == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if kind == "custom_emoji":
        return f'<tg-emoji emoji-id="{entity["custom_emoji_id"]}">', "</tg-emoji>"
    if kind == "pre" and entity.get("language"):
        return f'<pre><code class="language-{html.escape(entity["language"])}">', "</code></pre>"
    tag = {"bold": "b", "italic": "i", "underline": "u", "strikethrough": "s", "spoiler": "tg-spoiler"}.get(
        kind, kind if kind in ("code", "pre", "blockquote") else ""
    )
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")
