"""Killed at any instant and started again, the bot skips nobody and counts whom it may have told twice."""

import asyncio
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.domain.languages import Language
from bot.playground import BotApiServer, Limits
from bot.sender.outbox import places
from bot.services import announcements
from bot.services.context import Context
from tests.conftest import ROOT, TOKEN
from tests.sender.conftest import announce, enrol, over, states

FIRST, COUNT, RATE = 5_000_000, 600, 600


@contextmanager
def bot_process(server: BotApiServer, database: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The bot as a process of its own."""
    environment = os.environ | {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": server.url,
        "DATABASE_PATH": str(database),
        "QUIET_HOURS": "",
        "PAID_BROADCAST": "true",
        "MESSAGES_PER_SECOND": str(RATE),
        "PYTHONPATH": str(ROOT),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "run"], env=environment, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


async def test_killed_at_random_instants_nobody_is_skipped_and_doubles_are_counted(
    office: Context, tmp_path: Path
) -> None:
    server = BotApiServer(TOKEN, limits=Limits.off(), known_chats=range(FIRST, FIRST + COUNT))
    await server.start()
    await enrol(office, range(FIRST, FIRST + COUNT), Language.KY)
    id_ = await announce(office)
    counts = server.world.synthetic.counts
    kills = 2
    for _ in range(kills):
        with bot_process(server, tmp_path / "kenesh.db"):
            before = sum(counts)
            after = before + random.randrange(1, 250)
            await server.until(lambda after=after: sum(counts) >= after, timeout=15)  # type: ignore[misc]
    with bot_process(server, tmp_path / "kenesh.db") as process:
        progress = await over(office, id_)
        process.terminate()
        assert await asyncio.to_thread(process.wait, 5) == 0
    await server.stop()
    spread = server.world.synthetic.spread()
    assert progress.mailing
    doubles = sum((number - 1) * chats for number, chats in spread.items() if number)
    assert spread.get(0, 0) == 0
    assert progress.mailing.sent == COUNT
    assert doubles <= progress.mailing.uncertain <= kills * places(RATE)
    assert await states(office, progress.mailing.id) == {"sent": COUNT}


async def test_after_a_clean_stop_in_the_middle_nobody_gets_it_twice(office: Context, tmp_path: Path) -> None:
    server = BotApiServer(TOKEN, limits=Limits.off(), latency=0.05, known_chats=range(FIRST, FIRST + COUNT))
    await server.start()
    await enrol(office, range(FIRST, FIRST + COUNT), Language.KY)
    id_ = await announce(office)
    counts = server.world.synthetic.counts
    with bot_process(server, tmp_path / "kenesh.db") as process:
        await server.until(lambda: sum(counts) >= 100, timeout=15)
        process.terminate()
        assert await asyncio.to_thread(process.wait, 8) == 0
    progress = await announcements.progress(office, id_)
    assert progress.mailing
    assert set(await states(office, progress.mailing.id)) <= {"sent", "waiting"}
    with bot_process(server, tmp_path / "kenesh.db"):
        progress = await over(office, id_)
    await server.stop()
    assert progress.mailing
    assert progress.mailing.uncertain == 0
    assert server.world.synthetic.spread() == {1: COUNT}
