"""The plan of reminders: whatever happens, each comes once at most, and none after the event began."""

from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.domain.quiet import QuietHours
from bot.domain.reminders import MARGIN, Offset, Reminder, catch_up, plan

MINUTE = timedelta(minutes=1)
BISHKEK = ZoneInfo("Asia/Bishkek")
NIGHT = QuietHours(time(22), time(8), BISHKEK)
NEVER = QuietHours(time(0), time(0), BISHKEK)
NOW = datetime(2018, 6, 1, 6, tzinfo=UTC)
WEEK, DAY, TWO_HOURS = Offset.parse("P7D"), Offset.parse("P1D"), Offset.parse("PT2H")

moments = st.integers(0, 365 * 24 * 60).map(
    lambda minutes: datetime(2018, 1, 1, tzinfo=UTC) + minutes * MINUTE
)
offsets = st.builds(Offset, st.integers(0, 30), st.integers(0, 1440)).filter(lambda o: o != Offset(0, 0))
times = st.times().map(lambda t: t.replace(second=0, microsecond=0))
zones = st.sampled_from([BISHKEK, ZoneInfo("Europe/Brussels"), ZoneInfo("America/Santiago")])


def awake(quiet: QuietHours) -> int:
    """Minutes a day that are not quiet."""
    starts, ends = (t.hour * 60 + t.minute for t in (quiet.starts, quiet.ends))
    return (starts - ends) % 1440 or 1440


quiets = st.builds(QuietHours, times, times, zones).filter(lambda quiet: awake(quiet) > 120)


def local(month: int, day: int, hour: int, minute: int = 0, zone: ZoneInfo = BISHKEK) -> datetime:
    return datetime(2018, month, day, hour, minute, tzinfo=zone)


@given(starts=moments, wanted=st.lists(offsets, max_size=6), now=moments, quiet=quiets)
def test_any_plan_lies_between_now_and_the_start_outside_the_quiet_hours_once_for_each_offset(
    starts: datetime, wanted: list[Offset], now: datetime, quiet: QuietHours
) -> None:
    reminders = plan(starts, wanted, now, quiet)
    assert len({one.offset for one in reminders}) == len(reminders)
    assert {one.offset for one in reminders} <= set(wanted)
    for one in reminders:
        assert now < one.due < one.expires <= starts
        assert quiet.end_of(one.due) == one.due
    for one, following in pairwise(reminders):
        assert one.expires <= following.due


class Person:
    """Somebody who goes, and the bot as it behaves: it looks now and then, and is down in between."""

    def __init__(self, starts: datetime, wanted: list[Offset], quiet: QuietHours, now: datetime) -> None:
        self.starts, self.wanted, self.quiet = starts, wanted, quiet
        self.got: list[tuple[Offset, datetime, datetime]] = []
        self.sent: dict[Offset, datetime] = {}
        self.todo: tuple[Reminder, ...] = plan(starts, wanted, now, quiet)

    def look(self, now: datetime) -> None:
        for one in self.todo:
            if one.due <= now:
                when = catch_up(one.due, one.expires, now, self.quiet)
                if when is None:
                    self.todo = tuple(other for other in self.todo if other is not one)
                elif when <= now:
                    self.got.append((one.offset, now, self.starts))
                    self.sent[one.offset] = one.due
                    self.todo = tuple(other for other in self.todo if other is not one)

    def move(self, starts: datetime, now: datetime) -> None:
        self.starts = starts
        self.todo = plan(starts, self.wanted, now, self.quiet, self.sent)


@settings(max_examples=150, deadline=None)
@given(
    starts=moments,
    wanted=st.lists(offsets, min_size=1, max_size=4),
    quiet=quiets,
    begin=moments,
    acts=st.lists(
        st.tuples(st.timedeltas(timedelta(seconds=1), timedelta(days=9)), st.none() | moments), max_size=30
    ),
)
def test_any_event_any_change_any_downtime_reminds_at_most_once_each_and_never_after_the_start(
    starts: datetime,
    wanted: list[Offset],
    quiet: QuietHours,
    begin: datetime,
    acts: list[tuple[timedelta, datetime | None]],
) -> None:
    person, now = Person(starts, wanted, quiet, begin), begin
    for pause, moved_to in acts:
        now += pause
        person.look(now)
        if moved_to is not None:
            person.move(moved_to, now)
    for _, at, began in person.got:
        assert at < began
        assert quiet.end_of(at) == at
    told = [(offset, began) for offset, _, began in person.got]
    moves = [moment for _, moment in acts if moment is not None]
    assume(len(set(moves)) == len(moves) and starts not in moves)
    assert len(told) == len(set(told))


def test_the_usual_reminders_come_a_week_a_day_and_two_hours_before() -> None:
    starts = local(6, 25, 14)
    dues = [one.due.astimezone(BISHKEK) for one in plan(starts, (TWO_HOURS, WEEK, DAY), NOW, NIGHT)]
    assert dues == [local(6, 18, 14), local(6, 24, 14), local(6, 25, 12)]


def test_each_one_is_useful_until_the_next_and_the_last_until_the_start() -> None:
    starts = local(6, 25, 14)
    week, day, hours = plan(starts, (TWO_HOURS, WEEK, DAY), NOW, NIGHT)
    assert (week.expires, day.expires, hours.expires) == (day.due, hours.due, starts)


def test_a_reminder_in_the_quiet_hours_waits_for_their_end() -> None:
    (only,) = plan(local(6, 25, 9), (TWO_HOURS,), NOW, NIGHT)
    assert only.due == local(6, 25, 8)


@pytest.mark.parametrize("hour", [7, 8])
def test_where_the_event_would_have_begun_the_reminder_comes_before_the_quiet_hours(hour: int) -> None:
    (only,) = plan(local(6, 25, hour), (TWO_HOURS,), NOW, NIGHT)
    assert only.due == local(6, 24, 22) - MARGIN


def test_two_that_fall_on_one_moment_are_one() -> None:
    reminders = plan(local(6, 25, 8), (TWO_HOURS, Offset.parse("PT3H")), NOW, NIGHT)
    assert [one.offset for one in reminders] == [TWO_HOURS]


def test_what_would_have_been_due_already_is_left_out() -> None:
    starts = NOW + timedelta(days=2)
    assert [one.offset for one in plan(starts, (WEEK, DAY, TWO_HOURS), NOW, NEVER)] == [DAY, TWO_HOURS]


@pytest.mark.parametrize(
    ("zone", "month", "day"),
    [("Europe/Brussels", 3, 25), ("Europe/Brussels", 10, 28), ("America/Santiago", 8, 12)],
)
def test_a_day_before_is_the_same_time_of_the_day_also_when_the_clocks_are_changed(
    zone: str, month: int, day: int
) -> None:
    here = ZoneInfo(zone)
    starts = datetime(2018, month, day, 18, tzinfo=here)
    quiet = QuietHours(time(22), time(8), here)
    (only,) = plan(starts, (DAY,), datetime(2018, 1, 1, tzinfo=UTC), quiet)
    assert only.due.astimezone(here) == datetime(2018, month, day - 1, 18, tzinfo=here)


def test_two_hours_before_are_two_hours_also_when_the_clocks_are_changed() -> None:
    here = ZoneInfo("Europe/Brussels")
    starts = datetime(2018, 3, 25, 4, tzinfo=here)
    (only,) = plan(starts, (TWO_HOURS,), NOW.replace(month=1), QuietHours(time(0), time(0), here))
    assert starts.astimezone(UTC) - only.due == timedelta(hours=2)


def test_after_a_change_what_has_been_sent_is_sent_again_only_when_its_time_is_well_ahead() -> None:
    starts, quiet = NOW + timedelta(days=3), NEVER
    sent = {DAY: NOW - timedelta(minutes=5)}
    soon = plan(NOW + timedelta(days=1, minutes=10), (DAY, TWO_HOURS), NOW, quiet, sent)
    later = plan(starts, (DAY, TWO_HOURS), NOW, quiet, sent)
    assert [one.offset for one in soon] == [TWO_HOURS]
    assert [one.offset for one in later] == [DAY, TWO_HOURS]


@pytest.mark.parametrize("text", ["P7D", "P1DT12H", "PT2H", "PT30M", "PT90M", "P1W"])
def test_durations_are_read_and_written(text: str) -> None:
    assert Offset.parse(str(Offset.parse(text))) == Offset.parse(text)


@pytest.mark.parametrize("text", ["", "P", "7D", "P1M", "P0D", "PT", "-P1D", "P1Y"])
def test_what_is_no_duration_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="P7D"):
        Offset.parse(text)
