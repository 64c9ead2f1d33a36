"""The status page tells what watches the bot how it is."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.playground import BotApiServer, TooMany
from tests.conftest import Clock, running, settings_for
from tests.gateway.test_webhook import free_port

CHECKS = ("database", "telegram", "updates", "outbox", "progress", "schedule", "events", "upkeep")


@pytest.fixture
def watched(server: BotApiServer, tmp_path: Path) -> Any:
    return settings_for(server, tmp_path, status_port=free_port())


async def get(settings: Any, path: str) -> tuple[int, str]:
    url = f"http://127.0.0.1:{settings.status_port}{path}"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        return response.status, await response.text()


async def test_a_bot_that_works_is_healthy(server: BotApiServer, watched: Any, clock: Clock) -> None:
    async with running(watched, clock):
        await server.person("Нурлан").start()
        status, body = await get(watched, "/healthz")
        assert status == 200
        told = json.loads(body)
        assert (told["ok"], told["checks"]) == (True, dict.fromkeys(CHECKS, "ok"))
        assert (await get(watched, "/"))[0] == 404


def spoil(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE marks")


async def test_a_database_that_takes_nothing_is_unhealthy(
    server: BotApiServer, watched: Any, clock: Clock
) -> None:
    async with running(watched, clock):
        await server.person("Нурлан").start()
        await asyncio.to_thread(spoil, watched.database_path)
        status, body = await get(watched, "/healthz")
        assert status == 503
        assert '"database": "no such table: marks"' in body


async def test_the_metrics_count_updates_replies_and_refusals(
    server: BotApiServer, watched: Any, clock: Clock
) -> None:
    async with running(watched, clock):
        person = server.person("Зулайка Каримова")
        await person.start()
        await person.taps("English")
        server.faults.add(TooMany(0), method="sendMessage")
        await person.says("/contacts")
        # A reply is counted when its handling ends, which may be a moment after the message is seen.
        samples: dict[str, float] = {}
        while samples.get("kenesh_reply_seconds_count") != 3:
            status, body = await get(watched, "/metrics")
            samples = {
                sample.name + "".join(f"/{value}" for value in sample.labels.values()): sample.value
                for family in text_string_to_metric_families(body)
                for sample in family.samples
            }
        assert status == 200
        assert samples["kenesh_updates_total/message"] == 2
        assert samples["kenesh_updates_total/callback_query"] == 1
        assert samples["kenesh_reply_seconds_bucket/+Inf"] == 3
        assert samples["kenesh_throttled_total"] == 1
        assert samples["kenesh_subscribers"] == 1
        assert samples["kenesh_database_bytes"] > 4096
        assert "Зулайка" not in body
        assert str(person.id) not in body
