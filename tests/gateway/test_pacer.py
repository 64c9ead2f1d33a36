"""The pacer keeps every limit, smoothly, and lets replies go first. Its clock is moved by hand."""

import asyncio
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.gateway.pacer import CHAT_BURST, GROUP_MESSAGES, RECOVERY_SECONDS, Pacer
from bot.playground.errors import ApiError
from bot.playground.floods import Floods, Limits


class Time:
    """Seconds that pass when somebody waits."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch | None = None) -> None:
        self.now = 1000.0
        if monkeypatch:
            monkeypatch.setattr(asyncio, "sleep", self.sleep)

    def __call__(self) -> float:
        """The time."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds + 1e-4


def leave(pacer: Pacer, time: Time, seconds: float) -> list[float]:
    """The instants at which deliveries leave in so many seconds, when there are always some."""
    left, end = [], time.now + seconds
    while time.now < end:
        if wait := pacer.wait():
            time.now += max(wait, 0.001)
        else:
            pacer.take()
            left.append(time.now)
    return left


@pytest.mark.parametrize("rate", [1, 30, 1000])
def test_deliveries_leave_evenly_and_none_in_a_burst(rate: int) -> None:
    time = Time()
    left = leave(Pacer(rate, time), time, 10)
    assert rate * 9.8 <= len(left) <= rate * 10 + 1
    for start in range(10):
        within = sum(1000 + start <= at < 1001 + start for at in left)
        assert within <= max(rate + 1, rate * 1.035)
    assert sum(at < 1000.1 for at in left) <= rate * 0.1 + 2


def test_what_a_busy_machine_holds_up_is_made_up_without_a_burst() -> None:
    time = Time()
    pacer = Pacer(1000, time)
    left: list[float] = []
    for _ in range(10):
        left += leave(pacer, time, 0.9)
        time.now += 0.1  # Nothing leaves meanwhile.
    left += leave(pacer, time, 0.9)
    assert len(left) >= 10_900 * 0.985
    for start in range(1000, 1010):
        assert sum(start <= at < start + 1 for at in left) <= 1035
    for at in left[::100]:
        assert sum(at <= other < at + 0.01 for other in left) <= 60


async def test_replies_take_their_own_places_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    time = Time(monkeypatch)
    pacer = Pacer(1000, time)
    leave(pacer, time, 1)
    total = 0
    for number in range(500):  # Deliveries leave every 10 ms; a reply comes in between.
        time.now += 0.009
        await pacer.reply(number)
        time.now += 0.001
        total += 1
        while not pacer.wait():
            pacer.take()
            total += 1
    assert total >= 5000 * 0.99


async def test_a_reply_goes_at_once_and_deliveries_fall_back_by_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    time = Time(monkeypatch)
    pacer = Pacer(30, time)
    leave(pacer, time, 5)
    total = 0
    for number in range(50):
        before = time.now
        await pacer.reply(number)
        assert time.now == before
        total += 1 + len(leave(pacer, time, 0.1))
    assert pacer.replies_waited == 0
    assert total <= 5 * 30 + 3


async def test_a_chat_gets_a_short_burst_of_replies_and_then_one_a_second(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    time = Time(monkeypatch)
    pacer = Pacer(1000, time)
    at = []
    for _ in range(CHAT_BURST + 11):
        await pacer.reply(7)
        at.append(time.now)
    assert at[CHAT_BURST] == at[0]
    assert at[-1] - at[CHAT_BURST] >= 10


async def test_a_group_gets_twenty_messages_a_minute_replies_and_deliveries_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    time = Time(monkeypatch)
    pacer = Pacer(1000, time)
    for _ in range(GROUP_MESSAGES - 1):
        await pacer.reply(-5)
    time.now += 30
    assert pacer.chat_wait(-5) == 0
    assert 29 < pacer.chat_wait(-5) < 32
    before = time.now
    await pacer.reply(-5)
    assert time.now - before > 29


async def test_an_unnamed_refusal_stops_deliveries_first_and_replies_if_it_comes_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    time = Time(monkeypatch)
    pacer = Pacer(30, time)
    asked = time.now
    time.now += 0.05
    for chat_id in (1, 2, 3):  # all of them were on their way
        pacer.refused(chat_id, 3, asked, names_chat=False)
    assert pacer.stopped()
    before = time.now
    await pacer.reply(9)
    assert time.now == before
    time.now += 0.5
    pacer.refused(9, 3, time.now, names_chat=False)
    await pacer.reply(10)
    assert time.now - before >= 3.5
    assert pacer.refusals["overall"] == 4
    assert pacer.rate_now() < 25
    time.now += RECOVERY_SECONDS + 1
    assert pacer.rate_now() == 30


async def test_a_named_refusal_stops_its_chat_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    time = Time(monkeypatch)
    pacer = Pacer(30, time)
    pacer.refused(1, 5, time.now, names_chat=True)
    assert not pacer.stopped()
    assert pacer.rate_now() == 30
    assert pacer.chat_wait(1) == 5
    assert pacer.chat_wait(2) == 0
    before = time.now
    await pacer.change(1)
    assert time.now - before >= 5


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(-3, 3).filter(bool), st.floats(0, 0.3)), min_size=5, max_size=120))
def test_deliveries_of_any_order_never_break_the_strict_servers_limits(plan: list[tuple[int, float]]) -> None:
    time = Time()
    pacer, floods = Pacer(30, time), Floods(Limits(chat_burst=1), time)
    got: Counter[int] = Counter()
    for chat_id, pause in plan:
        time.now += pause
        while wait := pacer.wait() or pacer.chat_wait(chat_id):
            time.now += max(wait, 0.001)
        pacer.take()
        try:
            floods.charge(chat_id, group=chat_id < 0)
        except ApiError as error:
            raise AssertionError(error) from error
        got[chat_id] += 1
    assert got.total() == len(plan)
