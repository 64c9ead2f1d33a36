"""What the plan of reminders promises, kept by the database and the loop: any event, change and downtime."""

import asyncio
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.texts import Texts
from bot.domain.catalogue import Catalogue
from bot.domain.events import Change, Event
from bot.domain.quiet import QuietHours
from bot.services import event_news, event_plans, event_reminders
from bot.services.context import Context
from bot.storage.deliveries import Quiet
from bot.storage.events import utc
from tests.services.test_events import opened, sign_up

BEGIN = datetime(2018, 3, 20, 6, tzinfo=UTC)
"""Clocks are changed in Europe five days later, in Santiago in May."""
ZONES = ("Asia/Bishkek", "Europe/Brussels", "America/Santiago")

pauses = st.sampled_from([timedelta(minutes=7), *(timedelta(hours=5 * n, seconds=n) for n in range(1, 30))])
starts = st.builds(
    lambda day, minute: BEGIN + timedelta(days=day, minutes=minute),
    st.sampled_from(range(-1, 40)),
    st.sampled_from(range(0, 24 * 60, 10)),
)
offsets = st.lists(
    st.sampled_from(("P7D", "P3D", "P1D", "PT12H", "PT2H", "PT30M")), min_size=1, max_size=4, unique=True
)
acts: st.SearchStrategy[dict[str, object]] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"starts": starts}),
    st.fixed_dictionaries({"remind_before": offsets}),
    st.fixed_dictionaries({"state": st.sampled_from(("open", "cancelled"))}),
    st.fixed_dictionaries({"title": st.sampled_from(("A", "B")).map(lambda title: {"en": title})}),
)


@dataclass
class Life:
    """An event's life, and the reminders that somebody who goes has got."""

    context: Context
    texts: Texts
    event: Event
    quiet: QuietHours
    told: list[tuple[str, datetime, int]] = field(default_factory=list)
    """Which one, of an event that was then to begin when, after which change of its start."""
    seen: set[int] = field(default_factory=set)
    moves: int = 0

    async def change(self, act: dict[str, object], now: datetime) -> None:
        event = Event.model_validate(self.event.model_dump(mode="json") | act)
        kind = await event_plans.put(self.context, event, now)
        self.moves += kind is Change.REOPENED or event.starts != self.event.starts
        self.event = event

    async def run(self, begin: datetime, end: datetime) -> None:
        """The bot is started, and up from one moment to another: it looks whenever something is due."""
        await event_reminders.refresh(self.context, self.texts, begin)
        now: datetime | None = begin
        while now:
            await self.look(now)
            now = await self._next(now, end)

    async def _next(self, after: datetime, end: datetime) -> datetime | None:
        row = await self.context.db.one(
            "SELECT min(due_at) AS due FROM event_tasks WHERE state = 'due' AND due_at > ? AND due_at <= ?",
            (utc(after), utc(end)),
        )
        return datetime.fromisoformat(row["due"]) if row and row["due"] else None

    async def look(self, now: datetime) -> None:
        """What is due is told."""
        while await event_news.tell(self.context, self.texts, now):
            pass
        for row in await self.context.db.all(
            "SELECT d.mailing_id, t.detail FROM deliveries d JOIN mailings m ON m.id = d.mailing_id"
            " JOIN event_tasks t ON t.id = substr(m.key, instr(m.key, ':') + 1)"
            " WHERE m.kind = 'event-reminder' AND d.state <> 'dropped'"
        ):
            if row["mailing_id"] not in self.seen:
                self.seen.add(row["mailing_id"])
                self.told.append((row["detail"], self.event.starts, self.moves))
                assert not self.event.cancelled
                assert now < self.event.starts
                assert self.quiet.end_of(now) == now
        async with self.context.db.transaction() as tx:
            await tx.run("UPDATE deliveries SET state = 'sent' WHERE state = 'waiting'")


@settings(max_examples=40, deadline=None)
@given(
    zone=st.sampled_from(ZONES),
    first=starts,
    wanted=offsets,
    acts=st.lists(st.tuples(pauses, acts, st.sampled_from((True, True, False))), min_size=4, max_size=12),
)
def test_any_event_any_change_any_downtime_reminds_at_most_once_each_and_never_after_the_start(
    texts: Texts,
    catalogue: Catalogue,
    zone: str,
    first: datetime,
    wanted: list[str],
    acts: list[tuple[timedelta, dict[str, object], bool]],
) -> None:
    async def live() -> Life:
        with tempfile.TemporaryDirectory() as folder:
            async with opened(Path(folder) / "kenesh.db", catalogue, ZoneInfo(zone)) as context:
                quiet = context.quiet.hours(None)
                assert isinstance(context.quiet, Quiet)
                assert quiet
                event = Event.model_validate(
                    {"id": "conference", "title": {"en": "A"}, "starts": first, "remind_before": wanted}
                )
                life, now = Life(context, texts, event, quiet), BEGIN
                await event_plans.put(context, event, now)
                await sign_up(context, 1, now=now)
                for pause, act, up in acts:
                    if up:
                        await life.run(now, now + pause)
                    now += pause
                    await life.change(act, now)
                return life

    life = asyncio.run(live())
    assert max(Counter(life.told).values(), default=1) == 1
