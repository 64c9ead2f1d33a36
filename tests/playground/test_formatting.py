"""Telegram's HTML, read strictly."""

from __future__ import annotations

import html
from contextlib import suppress
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.errors import ApiError
from bot.playground.formatting import command_entities, parse_html, to_html, trim, utf16_length
from bot.playground.requests import parse_form

PLAIN = st.text(st.characters(codec="utf-8"), max_size=60)


@given(PLAIN)
def test_any_escaped_text_comes_back_without_entities(text: str) -> None:
    assert parse_html(html.escape(text)) == (text, ())


def nested(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(["b", "i", "u", "s", "tg-spoiler"])
    wrapped = st.builds(lambda tag, inside: f"<{tag}>{inside}</{tag}>", tags, children)
    return st.lists(wrapped, min_size=1, max_size=3).map("".join)


@given(st.recursive(PLAIN.map(html.escape), nested, max_leaves=8))
def test_any_nesting_is_read_and_written_back(source: str) -> None:
    text, entities = parse_html(source)
    assert all(0 <= e["offset"] < e["offset"] + e["length"] <= utf16_length(text) for e in entities)
    again, twice = parse_html(to_html(text, list(entities)))
    assert again == text
    assert covered(twice) == covered(entities)


def covered(entities: tuple[dict[str, object], ...]) -> set[tuple[object, int]]:
    units: set[tuple[object, int]] = set()
    for entity in entities:
        offset, length = entity["offset"], entity["length"]
        assert isinstance(offset, int)
        assert isinstance(length, int)
        units |= {(entity["type"], offset + i) for i in range(length)}
    return units


@given(st.dictionaries(PLAIN.filter(bool), PLAIN, max_size=4))
def test_any_form_is_read_as_it_was_written(form: dict[str, str]) -> None:
    assert parse_form(urlencode(form).encode()) == form


@given(PLAIN, PLAIN)
def test_trimming_keeps_entities_on_their_words(before: str, inside: str) -> None:
    text, entities = trim(*parse_html(f" {html.escape(before)}<b>{html.escape(inside)}</b>\n"))
    assert text == (before + inside).strip()
    for entity in entities:
        assert entity["offset"] + entity["length"] <= utf16_length(text)


def at(kind: str, length: int = 1, offset: int = 0, **more: str) -> dict[str, object]:
    return {"type": kind, "offset": offset, "length": length, **more}


LINK = "https://a.kg/?x=1&y=2"
READ = [
    ("<b>x</b>", [at("bold")]),
    ("😀<i>ы</i>", [at("italic", offset=2)]),
    ('<a href="https://a.kg/?x=1&amp;y=2">x</a>', [at("text_link", url=LINK)]),
    ("<a href='nowhere'>x</a>", []),
    ("<pre>x</pre>", [at("pre")]),
    ('<pre><code class="language-py">x</code></pre>', [at("pre", language="py")]),
    ("<code><b>x</b></code>", [at("code")]),
    ('<span class="tg-spoiler">x</span>', [at("spoiler")]),
    ("<blockquote expandable>x</blockquote>", [at("expandable_blockquote")]),
    ('<tg-emoji emoji-id="55">👍</tg-emoji>', [at("custom_emoji", 2, custom_emoji_id="55")]),
    ("<b><i>x</i></b>", [at("bold"), at("italic")]),
    ("<STRONG >x</Strong >", [at("bold")]),
]


@pytest.mark.parametrize(("source", "entities"), READ)
def test_each_tag_gives_its_entity(source: str, entities: list[dict[str, object]]) -> None:
    assert list(parse_html(source)[1]) == entities


REFUSED = [
    ("<x>y</x>", 'Unsupported start tag "x" at byte offset 0'),
    ("ы<br>", 'Unsupported start tag "br" at byte offset 2'),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("a <b", "Unclosed start tag at byte offset 2"),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<b>x</b", "Unclosed end tag at byte offset 4"),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("<a href>x</a>", 'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0'),
    ('<a href="x', "Unclosed start tag at byte offset 0"),
    ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified at byte offset 11"),
]


@pytest.mark.parametrize(("source", "wording"), REFUSED)
def test_broken_html_is_refused_in_telegrams_words(source: str, wording: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {wording}"


@given(st.text("<>/ab =\"'&;#x1 ", max_size=40))
def test_nonsense_is_read_or_refused_but_never_breaks(source: str) -> None:
    with suppress(ApiError):
        parse_html(source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;&gt;&amp;&quot;", '<>&"'),
        ("&nbsp; & &#1099;&#x44B;", "&nbsp; & ыы"),
        ("&#0;", "&#0;"),
        ("&#55296;", "&#55296;"),
    ],
)
def test_references(source: str, text: str) -> None:
    assert parse_html(source)[0] == text


@pytest.mark.parametrize(
    ("text", "commands"),
    [
        ("/start project_3", ["/start"]),
        ("see /help@kenesh_bot, a/b http://x/y", ["/help@kenesh_bot"]),
        ("no", []),
        ("<b>bold</b> and </i>", []),
    ],
)
def test_typed_commands_are_found(text: str, commands: list[str]) -> None:
    assert [text[e["offset"] : e["offset"] + e["length"]] for e in command_entities(text)] == commands
