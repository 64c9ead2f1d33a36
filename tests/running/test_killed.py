"""Killed at any instant, the bot loses no update, and handles again at most what was in hand."""

import asyncio
import json
import random
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import open_context
from bot.gateway import polling, webhook
from bot.playground import BotApiServer, Hang
from bot.playground.people import Person
from bot.services import inbox
from bot.storage.inbox import KeptUpdate
from tests.conftest import TOKEN, Clock, running, settings_for
from tests.gateway.test_webhook import SECRET, eventually, free_port
from tests.running.test_start import kenesh

NOW = datetime(2018, 3, 5, 6, 0, tzinfo=UTC)


def replies(person: Person) -> int:
    return sum(message.by_bot for message in person.messages)


def kept(folder: Path) -> list[int]:
    """The chats whose updates are kept."""
    with closing(sqlite3.connect(folder / "kenesh.db")) as connection:
        return [chat_id for (chat_id,) in connection.execute("SELECT chat_id FROM inbox ORDER BY update_id")]


def people(server: BotApiServer, count: int) -> list[Person]:
    return [server.person(f"P{number}", language_code="en", started=True) for number in range(count)]


async def test_what_was_in_hand_when_the_bot_was_killed_is_handled_by_the_next_run(
    server: BotApiServer, tmp_path: Path
) -> None:
    environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": server.url, "DATABASE_PATH": "kenesh.db"}
    waiting = people(server, 5)
    stuck = server.faults.add(Hang(), method="sendMessage", times=None)
    async with kenesh("run", folder=tmp_path, **environment) as program:
        for person in waiting:
            await person.send("/contacts")
        await waiting[0].send("/help")  # Waits for its turn in the bot.
        await eventually(lambda: stuck.struck == 5 and not server.world.updates.pending)
        program.process.kill()
        await program.ends()
    assert len(kept(tmp_path)) == 6, "confirmed, and therefore kept"
    server.faults.rules.clear()
    async with kenesh("run", folder=tmp_path, **environment):
        await server.until(lambda: [replies(person) for person in waiting] == [2, 1, 1, 1, 1])
        first, second = (message.text for message in waiting[0].messages if message.by_bot)
        assert first.startswith("Contacts"), "in the order in which they came"
        assert not second.startswith("Contacts")
        await eventually(lambda: kept(tmp_path) == [])


async def test_killed_at_random_instants_the_bot_answers_everybody(
    server: BotApiServer, tmp_path: Path
) -> None:
    environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": server.url, "DATABASE_PATH": "kenesh.db"}
    everybody, kills = people(server, 150), 3
    server.latency = 0.03
    for run in range(kills + 1):
        async with kenesh("run", folder=tmp_path, **environment) as program:
            for person in everybody[run :: kills + 1]:
                await person.send("/contacts")
            before = sum(map(replies, everybody))
            if run < kills:
                more = random.randrange(5, 30)
                await server.until(lambda n=before + more: sum(map(replies, everybody)) >= n, timeout=15)  # type: ignore[misc]
                program.process.kill()
                await program.ends()
            else:
                await server.until(lambda: all(map(replies, everybody)), timeout=15)
    counts = Counter(map(replies, everybody))
    assert set(counts) <= set(range(1, kills + 2)), counts


async def test_what_was_handled_is_not_handled_again(server: BotApiServer, tmp_path: Path) -> None:
    environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": server.url, "DATABASE_PATH": "kenesh.db"}
    person = people(server, 1)[0]
    for _ in range(2):
        async with kenesh("run", folder=tmp_path, **environment) as program:
            await person.says("/contacts")
            await eventually(lambda: not server.world.updates.pending)
            program.process.kill()
            await program.ends()
    assert replies(person) == 2


async def test_what_is_not_done_at_a_clean_stop_is_done_at_the_next_start(
    server: BotApiServer, tmp_path: Path, clock: Clock
) -> None:
    person = people(server, 1)[0]
    stuck = server.faults.add(Hang(), method="sendMessage", times=1)
    async with running(settings_for(server, tmp_path), clock):
        await person.send("/contacts")
        await eventually(lambda: stuck.struck and not server.world.updates.pending)
    assert kept(tmp_path) == [person.id]
    async with running(settings_for(server, tmp_path), clock):
        await server.until(lambda: replies(person) == 1)
    assert kept(tmp_path) == []


async def test_by_webhook_too_what_takes_long_is_kept_before_it_is_confirmed(
    server: BotApiServer, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook, "CONFIRM_SECONDS", 0.05)
    port, person = free_port(), people(server, 1)[0]
    hooked = settings_for(
        server,
        tmp_path,
        webhook_url=f"http://127.0.0.1:{port}/telegram",
        webhook_port=port,
        webhook_secret=SECRET,
    )
    stuck = server.faults.add(Hang(), method="sendMessage", times=1)
    async with running(hooked, clock):
        await person.send("/contacts")
        await eventually(lambda: stuck.struck and not server.world.updates.pending)
        assert kept(tmp_path) == [person.id]
    async with running(settings_for(server, tmp_path), clock):  # The way of getting them does not matter.
        await server.until(lambda: replies(person) == 1)


async def test_when_nothing_can_be_kept_updates_are_handled_all_the_same(
    server: BotApiServer, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(polling, "UNKEPT_SECONDS", 0.05)
    slow, quick = people(server, 2)
    server.faults.add(Hang(), method="sendMessage", chat_id=slow.id)
    async with running(settings_for(server, tmp_path), clock):
        await quick.says("/contacts")
        monkeypatch.setattr("bot.storage.inbox.keep", refuse)
        await slow.send("/contacts")
        assert (await quick.says("/help")).text


async def test_an_update_that_was_in_hand_at_every_crash_or_is_too_old_is_let_go(
    server: BotApiServer, tmp_path: Path
) -> None:
    async with open_context(settings_for(server, tmp_path)) as context:
        updates = [KeptUpdate(number, None, {"update_id": number}) for number in (2, 1)]
        await inbox.keep(context, updates, NOW)
        await inbox.keep(context, updates, NOW)
        for _ in range(inbox.MOST_TRIES):
            assert await inbox.take_up(context, NOW + timedelta(hours=23)) == [
                {"update_id": 1},
                {"update_id": 2},
            ]
        assert await inbox.take_up(context, NOW) == []
        await inbox.keep(context, updates, NOW)
        assert await inbox.take_up(context, NOW + timedelta(hours=25)) == []


async def test_a_crowd_is_kept_at_once_so_that_the_next_need_not_wait_for_it(
    server: BotApiServer, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(polling, "PATIENCE_SECONDS", 60)
    *crowd, last = people(server, polling.MOST_AT_ONCE + 1)
    for person in crowd:
        server.faults.add(Hang(), method="sendMessage", chat_id=person.id)
    for person in (*crowd, last):
        await person.send("/contacts")
    async with running(settings_for(server, tmp_path), clock):
        await server.until(lambda: replies(last) == 1)
        assert kept(tmp_path) == [person.id for person in crowd]


async def test_what_was_kept_but_not_confirmed_is_handled_once(
    server: BotApiServer, tmp_path: Path, clock: Clock
) -> None:
    person = people(server, 1)[0]
    await person.send("/contacts")
    [pending] = server.world.updates.pending
    async with open_context(settings_for(server, tmp_path)) as context:
        raw = json.loads(json.dumps(pending))
        await inbox.keep(context, [KeptUpdate(raw["update_id"], person.id, raw)], clock.now)
    async with running(settings_for(server, tmp_path), clock):
        await eventually(lambda: not server.world.updates.pending)
        await asyncio.sleep(0.1)
    assert replies(person) == 1
