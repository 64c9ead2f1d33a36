"""An event with 1,000 sign-ups is changed and reminded of, while the bot is killed and started again."""

import asyncio
import random
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.domain.events import Answer, Event
from bot.playground import BotApiServer, Limits
from bot.sender.outbox import places
from bot.services import event_plans
from bot.services.context import Context
from bot.storage.events import utc
from tests.conftest import ROOT, TOKEN
from tests.sender.conftest import enrol, now
from tests.sender.test_crash import RATE, bot_process

FIRST, COUNT = 6_000_000, 1000
CHATS = range(FIRST, FIRST + COUNT)
KILLS = 2


def conference(starts: datetime, **changes: Any) -> Event:
    """The conference, without a reminder unless the changes name one."""
    values = {"id": "conference", "title": {"ky": "Конференция"}, "starts": starts, "remind_before": []}
    return Event.model_validate(values | changes)


async def signed_up(office: Context, event: Event) -> None:
    """Everybody is going to the event, and has a card of it."""
    await event_plans.put(office, event, now())
    await enrol(office, CHATS)
    async with office.db.transaction() as tx:
        await tx.run("DELETE FROM event_tasks WHERE kind = 'invite'")
        await tx.many(
            "INSERT INTO registrations (event_id, chat_id, answer, name, code, known_version, answered_at)"
            " VALUES ('conference', ?, ?, '', ?, 1, ?)",
            [(id_, Answer.GOING, str(id_), utc(now())) for id_ in CHATS],
        )


async def mailing(office: Context, kind: str) -> dict[str, Any]:
    """How many of the messages of a kind are in which state, and how many of them are uncertain."""
    rows = await office.db.all(
        "SELECT d.state, count(*) AS n, sum(d.uncertain > 0) AS uncertain FROM deliveries d"
        " JOIN mailings ON mailings.id = mailing_id WHERE kind = ? GROUP BY 1",
        (kind,),
    )
    states = {row["state"]: row["n"] for row in rows}
    return {"states": states, "uncertain": sum(row["uncertain"] for row in rows)}


async def all_sent(office: Context, kind: str) -> dict[str, Any]:
    """Wait until everybody has got the message of a kind."""
    async with asyncio.timeout(60):
        while (found := await mailing(office, kind))["states"] != {"sent": COUNT}:
            await asyncio.sleep(0.05)
    return found


async def killed_at_random(server: BotApiServer, database: Path) -> None:
    """Run the bot and kill it, as often as `KILLS`, each time after some more messages."""
    counts = server.world.synthetic.counts
    for _ in range(KILLS):
        with bot_process(server, database):
            after = min(sum(counts) + random.randrange(1, 400), COUNT - 50)
            await server.until(lambda after=after: sum(counts) >= after, timeout=60)  # type: ignore[misc]


def everybody_has_it_and_doubles_are_counted(server: BotApiServer, uncertain: int) -> None:
    """Nobody was left out; who may have it twice is counted, and these are no more than were on their way."""
    spread = server.world.synthetic.spread()
    assert spread.get(0, 0) == 0
    doubles = sum((number - 1) * chats for number, chats in spread.items())
    assert doubles <= uncertain <= KILLS * places(RATE)


async def test_killed_in_a_change_everybody_hears_of_it_and_who_may_have_twice_is_counted(
    office: Context, tmp_path: Path
) -> None:
    server = BotApiServer(TOKEN, limits=Limits.off(), known_chats=CHATS)
    await server.start()
    starts = now() + timedelta(days=30)
    await signed_up(office, conference(starts))
    await event_plans.put(office, conference(starts + timedelta(hours=1)), now())
    await killed_at_random(server, tmp_path / "kenesh.db")
    with bot_process(server, tmp_path / "kenesh.db"):
        found = await all_sent(office, "event-change")
    await server.stop()
    everybody_has_it_and_doubles_are_counted(server, found["uncertain"])


async def test_killed_while_it_reminds_nobody_is_forgotten_and_who_may_be_reminded_twice_is_counted(
    office: Context, tmp_path: Path
) -> None:
    server = BotApiServer(TOKEN, limits=Limits.off(), known_chats=CHATS)
    await server.start()
    starts = now() + timedelta(hours=2, seconds=1)
    await signed_up(office, conference(starts, remind_before=["PT2H"]))
    await killed_at_random(server, tmp_path / "kenesh.db")
    with bot_process(server, tmp_path / "kenesh.db"):
        found = await all_sent(office, "event-reminder")
    with bot_process(server, tmp_path / "kenesh.db"):
        await asyncio.sleep(2)  # it would have begun again by then
    await server.stop()
    everybody_has_it_and_doubles_are_counted(server, found["uncertain"])


async def test_stopped_and_started_again_twice_while_it_reminds_everybody_is_reminded_once(
    office: Context, tmp_path: Path
) -> None:
    server = BotApiServer(TOKEN, limits=Limits.off(), known_chats=CHATS)
    await server.start()
    starts = now() + timedelta(hours=2, seconds=1)
    await signed_up(office, conference(starts, remind_before=["PT2H"]))
    counts = server.world.synthetic.counts
    for after in (100, 400):
        with bot_process(server, tmp_path / "kenesh.db") as process:
            await server.until(lambda after=after: sum(counts) >= after, timeout=60)  # type: ignore[misc]
            process.terminate()
            assert await asyncio.to_thread(process.wait, 15) == 0
    with bot_process(server, tmp_path / "kenesh.db"):
        found = await all_sent(office, "event-reminder")
    await server.stop()
    assert found["uncertain"] == 0
    assert server.world.synthetic.spread() == {1: COUNT}


async def test_the_command_killed_at_any_instant_changes_an_event_whole_or_not_at_all(
    office: Context, tmp_path: Path
) -> None:
    starts = now() + timedelta(days=30)
    await signed_up(office, conference(starts))
    path = tmp_path / "event.yaml"
    path.write_text(f"id: conference\nstarts: {(starts + timedelta(hours=1)).isoformat()}\n")
    environment = {"DATABASE_PATH": str(tmp_path / "kenesh.db"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "bot", "event", str(path)]
    versions = []
    for delay in (0.1, 0.4, 0.6, 0.8, 1.0, None):
        process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
        try:
            await asyncio.to_thread(process.wait, delay)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        versions.append(await _written(office))
    assert set(versions) <= {(1, 1, 0), (2, 2, 1)}
    assert versions[-1] == (2, 2, 1)


async def _written(office: Context) -> tuple[int, int, int]:
    """The event's version, the number of versions kept, and of changes to be told."""
    row = await office.db.one(
        "SELECT version, (SELECT count(*) FROM event_versions) AS kept,"
        " (SELECT count(*) FROM event_tasks WHERE kind = 'change') AS to_tell FROM events"
    )
    assert row
    return row["version"], row["kept"], row["to_tell"]
