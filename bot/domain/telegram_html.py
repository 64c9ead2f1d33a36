"""Telegram's HTML: what is wrong with a text, and how long it is once its tags are read."""

import html
import re

_TAGS = {
    "b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler", "a", "code", "pre",
    "blockquote", "tg-emoji", "tg-time",
}  # fmt: skip
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s[^<>]*)?)>|<|&")
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")


class HtmlError(Exception):
    """Telegram would refuse this HTML; the message says why and what to do."""


def plain(text: str) -> str:
    """The text that people see, without its tags.

    Raises:
        HtmlError: Telegram would refuse it.
    """
    out: list[str] = []
    open_tags: list[str] = []
    at = 0
    for found in _TAG.finditer(text):
        out.append(text[at : found.start()])
        at = found.end()
        if found.group() == "&":
            _check_reference(text, found.start())
            out.append("&")
        elif found.group() == "<":
            raise HtmlError(f"`<` at {_where(text, found.start())} begins no tag: write it as &lt;")
        else:
            _read_tag(found, open_tags, text)
    if open_tags:
        raise HtmlError(f"<{open_tags[-1]}> is not closed: add </{open_tags[-1]}>")
    return html.unescape("".join([*out, text[at:]]))


def length(text: str) -> int:
    """The length as Telegram counts it, in UTF-16 units, of a text that people see."""
    return len(text.strip().encode("utf-16-le")) // 2


def _read_tag(found: re.Match[str], open_tags: list[str], text: str) -> None:
    closing, name, attributes = found.group(1), found.group(2).lower(), found.group(3).strip()
    if name not in _TAGS:
        raise HtmlError(f"Telegram has no tag <{name}>: remove it, or write &lt; for a mere `<`")
    if not closing:
        if name == "a" and not re.search(r"\bhref\s*=", attributes):
            raise HtmlError('<a> leads nowhere: write <a href="https://...">')
        if name == "span" and "tg-spoiler" not in attributes:
            raise HtmlError('<span> must be <span class="tg-spoiler">')
        if attributes.count('"') % 2 or attributes.count("'") % 2:
            raise HtmlError(f"a quote is missing in <{name} {attributes}>")
        open_tags.append(name)
    elif not open_tags:
        raise HtmlError(f"</{name}> at {_where(text, found.start())} closes nothing: remove it")
    elif open_tags.pop() != name:
        raise HtmlError(f"</{name}> at {_where(text, found.start())} closes another tag: check the order")


def _check_reference(text: str, at: int) -> None:
    if re.match(r"&[a-zA-Z]+;", text[at:]) and not _REFERENCE.match(text, at):
        name = text[at : text.index(";", at) + 1]
        raise HtmlError(f"Telegram does not know {name}: write the character itself")


def _where(text: str, at: int) -> str:
    line = text.count("\n", 0, at) + 1
    return f"line {line}, character {at - text.rfind(chr(10), 0, at)}"
