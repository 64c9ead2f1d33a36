"""How long the events' loop asks the database, with 1,000,000 subscribers and 10,000 events in it.

Measured through the bot's own calls (with aiosqlite's hop to the thread of the database): the question that
is asked every half second, the same without its partial index, and what a step of a reminder looks up.
"""

import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.events import Answer
from bot.storage import event_tasks, events, registrations
from bot.storage.database import Database

SUBSCRIBERS, EVENTS = 1_000_000, 10_000
NOW = datetime(2018, 6, 1, 6, tzinfo=UTC)
GOAL_MS = 5.0


async def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        db = await Database.open(Path(folder) / "kenesh.db")
        await _fill(db)
        print(f"{SUBSCRIBERS:,} subscribers, {EVENTS:,} events, {3 * EVENTS:,} reminders to come\n")
        print(f"{'':48} {'p50':>9} {'p99':>9}")
        due = await _measure(
            "what is due (asked every half second)", lambda: event_tasks.due(db, NOW, cards=False)
        )
        scan = await _measure(
            "  the same without its index", lambda: db.all(_WITHOUT_INDEX, (NOW.isoformat(),)), 20
        )
        await _measure("whose place has lapsed", lambda: registrations.lapsed(db, NOW, 500))
        await _measure(
            "500 of the 1,000 people of one reminder",
            lambda: registrations.chats(db, "e1", (Answer.GOING, Answer.MAYBE), 0, 500),
        )
        await _measure("the events to come, mine first", lambda: events.coming(db, 1 << 4, NOW, 60), 20)
        await db.close()
        print(f"\nwhat is due: {scan / due:.0f} times as fast with its index; goal: under {GOAL_MS} ms")
        if due > GOAL_MS:
            raise SystemExit(f"the goal is missed: {due:.2f} ms")


_WITHOUT_INDEX = (
    "SELECT * FROM event_tasks NOT INDEXED WHERE state = 'due' AND due_at <= ? AND (kind = 'cards') = 0"
    " ORDER BY due_at LIMIT 20"
)


async def _measure(name: str, ask: Callable[[], Awaitable[object]], times: int = 300) -> float:
    """Ask so often; prints the median and the slowest hundredth, returns the latter, in milliseconds."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        await ask()
        taken.append((time.perf_counter() - started) * 1000)
    p99 = statistics.quantiles(taken, n=100)[98]
    print(f"{name:48} {statistics.median(taken):6.2f} ms {p99:6.2f} ms", flush=True)
    return p99


async def _fill(db: Database) -> None:
    moments = [(NOW + timedelta(minutes=number)).isoformat(timespec="seconds") for number in range(EVENTS)]
    async with db.transaction() as tx:
        await tx.run(
            "WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ?)"
            " INSERT INTO subscribers (chat_id, kind, guessed_language, subscribed, regions, since)"
            " SELECT id, 'private', 'ky', 1, 1 << (id % 10), '' FROM n",
            (SUBSCRIBERS,),
        )
        await tx.many(
            "INSERT INTO events (id, state, starts_at, over_at, regions, content, version)"
            " VALUES (?, 'open', ?, ?, ?, ?, 1)",
            [(f"e{n}", at, at, 1 << (n % 10), _content(n, at)) for n, at in enumerate(moments)],
        )
        await tx.many(
            "INSERT INTO event_tasks (event_id, kind, detail, due_at, expires_at, state)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (f"e{n}", "reminder", offset, at, at, state)
                for n, at in enumerate(moments)
                for offset, state in (("P7D", "done"), ("P1D", "due"), ("PT2H", "due"), ("PT1H", "due"))
            ],
        )
        for first in range(10):
            await tx.run(
                "INSERT INTO registrations (event_id, chat_id, answer, name, code, known_version,"
                " answered_at) SELECT 'e' || ?1, chat_id, 'going', '', ?1 || '-' || chat_id, 1, ''"
                " FROM subscribers WHERE chat_id % 1000 = ?1",
                (first,),
            )


def _content(number: int, at: str) -> str:
    return f'{{"id": "e{number}", "title": {{"ky": "Жолугушуу {number}"}}, "starts": "{at}"}}'
