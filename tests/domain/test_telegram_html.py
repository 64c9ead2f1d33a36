"""What the check of HTML lets through, the strict server takes; what it refuses, the server would refuse."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.telegram_html import HtmlError, length, plain
from bot.playground.errors import ApiError
from bot.playground.formatting import parse_html, utf16_length

PIECES = [
    "Салам", " ", "<b>", "</b>", "<i>", "</i>", '<a href="https://a.kg">', "</a>", "&lt;", "&amp;", "&", "<",
    "😀", "<br>", '<span class="tg-spoiler">', "</span>", "<span>", "1 < 2", "&#1085;", "\n",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_what_passes_is_taken_and_measured_alike(text: str) -> None:
    try:
        seen = plain(text)
    except HtmlError:
        return
    read, _ = parse_html(text)
    assert seen == read
    assert length(seen) == utf16_length(read.strip())


@pytest.mark.parametrize("text", ["<b>", "</b>", "<b><i></b></i>", "<br>", "a < b", "<span>x</span>"])
def test_what_telegram_refuses_is_refused_with_a_word_on_what_to_do(text: str) -> None:
    with pytest.raises(HtmlError, match=r": |must be"):
        plain(text)
    with pytest.raises(ApiError):
        parse_html(text)
