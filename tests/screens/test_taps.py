"""Taps keep their meaning on the way through Telegram, and nothing else gets one."""

import contextlib
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.screens.taps import ForgedTapError, Tap


@dataclass(frozen=True)
class Sample(Tap, prefix="sample"):
    """One field of each kind."""

    text: str
    number: int
    flag: bool


@given(
    st.text(st.characters(codec="utf-8", exclude_characters=":"), max_size=8),
    st.integers(-(10**15), 10**15),
    st.booleans(),
)
def test_a_tap_comes_back_as_it_went(text: str, number: int, flag: bool) -> None:
    tap = Sample(text, number, flag)
    try:
        assert Tap.unpack(tap.pack()) == tap
    except ValueError:
        assert len(f"sample:{text}:{number}:{int(flag)}".encode()) > 64


@given(st.text(max_size=80))
def test_any_other_data_are_refused_by_name(data: str) -> None:
    with contextlib.suppress(ForgedTapError):
        assert isinstance(Tap.unpack(data), Tap)


def test_over_64_bytes_and_colons_are_refused_before_telegram_sees_them() -> None:
    with pytest.raises(ValueError, match="not fit"):
        Sample("ө" * 30, 1, True).pack()
    with pytest.raises(ValueError, match="not fit"):
        Sample("a:b", 1, True).pack()


def test_a_prefix_is_given_once() -> None:
    with pytest.raises(TypeError, match="taken"):
        type("Other", (Tap,), {}, prefix="sample")


@pytest.mark.parametrize("number", [2**63, -(2**63), 10**19])
def test_numbers_that_the_database_cannot_hold_are_refused(number: int) -> None:
    with pytest.raises(ForgedTapError):
        Tap.unpack(f"sample:x:{number}:1")
