"""Names that people choose to confuse others."""

import pytest

from bot.domain.names import shown


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("Жылдыз Атабаева", "Жылдыз Атабаева"),
        ("Эрмек\u202e)101 di( ", "Эрмек)101 di("),
        ("a\u2066b\u2069\u200f", "ab"),
        ("two\nlines\x00\x1b", "two lines"),
        ("\u200b\u200d", ""),
        ("\u202e", ""),
        ("👨‍👩‍👧 🏳️‍🌈", "👨‍👩‍👧 🏳️‍🌈"),
        ("می‌خواهم", "می‌خواهم"),
    ],
)
def test_a_name_is_one_line_and_turns_nothing_around(name: str, fit: str) -> None:
    assert shown(name) == fit
