"""Updates by webhook: only Telegram is heard, and nothing is lost between the two ways."""

import asyncio
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.app import run
from bot.gateway.webhook import SECRET_HEADER
from bot.playground import BotApiServer, Hang
from bot.settings import SettingsError
from tests.conftest import Clock, running, settings_for

SECRET = "s3cret"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def hooked(server: BotApiServer, tmp_path: Path) -> Any:
    port = free_port()
    return settings_for(
        server,
        tmp_path,
        webhook_url=f"http://127.0.0.1:{port}/telegram/here",
        webhook_port=port,
        webhook_secret=SECRET,
    )


async def post(url: str, secret: str | None = SECRET, body: bytes = b"{}") -> int:
    headers = {} if secret is None else {SECRET_HEADER: secret}
    async with aiohttp.ClientSession() as session, session.post(url, data=body, headers=headers) as response:
        return response.status


async def eventually(condition: Callable[[], object]) -> None:
    """Wait for something that no call of the bot tells of."""
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.005)


async def all_taken(server: BotApiServer) -> None:
    """Wait until every update is confirmed."""
    await eventually(lambda: not server.world.updates.pending)


async def test_a_person_is_served_by_webhook(server: BotApiServer, hooked: Any, clock: Clock) -> None:
    async with running(hooked, clock):
        await server.until(lambda: server.world.webhook.url)
        person = server.person("Нурлан", language_code="en")
        assert (await person.start()).buttons == [["Кыргызча", "Русский", "English"]]
        await all_taken(server)
    assert not server.refusals


async def test_switching_between_webhook_and_polling_loses_no_update(
    server: BotApiServer, hooked: Any, tmp_path: Path, clock: Clock
) -> None:
    person = server.person("Нурлан", language_code="en")
    polling = settings_for(server, tmp_path)
    for number, settings in enumerate((hooked, polling, hooked, polling)):
        await person.send(f"/contacts {number}")  # Comes while no bot runs.
        async with running(settings, clock):
            await all_taken(server)
            await server.until(lambda n=number: len(server.calls_of("sendMessage")) == n + 1)  # type: ignore[misc]


@pytest.mark.parametrize("secret", [None, "", "s3cre", "S3CRET", "сырды"])
async def test_who_does_not_know_the_secret_is_refused(
    server: BotApiServer, hooked: Any, clock: Clock, secret: str | None
) -> None:
    async with running(hooked, clock):
        await server.until(lambda: server.world.webhook.url)
        assert await post(hooked.webhook_url, secret, b'{"update_id": 1}') == 403


async def test_only_telegrams_path_and_only_updates_are_taken(
    server: BotApiServer, hooked: Any, clock: Clock
) -> None:
    async with running(hooked, clock):
        await server.until(lambda: server.world.webhook.url)
        root = hooked.webhook_url.removesuffix("/telegram/here")
        assert await post(root) == await post(f"{root}/telegram") == await post(f"{root}/../etc") == 404
        async with aiohttp.ClientSession() as session, session.get(hooked.webhook_url) as response:
            assert response.status == 405
        for nonsense in (b"", b"{", b"[]", b"null", b'{"update_id": "1"}', b"[" * 100_000, b"\xff"):
            assert await post(hooked.webhook_url, body=nonsense) == 400
        assert await post(hooked.webhook_url, body=b" " * (2**20 + 1)) == 413
        # An update of a kind to come, or one that cannot be read, is confirmed: it would only come again.
        assert await post(hooked.webhook_url, body=b'{"update_id": 1, "telepathy": {}}') == 200
        assert await post(hooked.webhook_url, body=b'{"update_id": 2, "message": 7}') == 200


async def test_a_body_that_does_not_come_is_not_waited_for(
    server: BotApiServer, hooked: Any, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.gateway.webhook.BODY_SECONDS", 0.1)
    head = (
        f"POST /telegram/here HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\nContent-Length: 9\r\n\r\n{{"
    )
    async with running(hooked, clock):
        await server.until(lambda: server.world.webhook.url)
        reader, writer = await asyncio.open_connection("127.0.0.1", hooked.webhook_port)
        writer.write(head.encode())
        async with asyncio.timeout(10):
            assert b" 408 " in await reader.readline()
        writer.close()


async def test_an_update_that_is_not_handled_when_the_bot_stops_comes_again(
    server: BotApiServer, hooked: Any, clock: Clock
) -> None:
    person = server.person("Нурлан", language_code="en")
    server.faults.add(Hang(), method="sendMessage")
    async with running(hooked, clock):
        await person.send("/contacts")
        await eventually(lambda: server.faults.rules[0].struck)
    assert server.world.updates.pending
    async with running(hooked, clock):
        await all_taken(server)
        await server.until(lambda: server.calls_of("sendMessage"))


async def test_a_taken_port_is_said_in_one_line(hooked: Any, clock: Clock) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", hooked.webhook_port))
        taken.listen()
        with pytest.raises(SettingsError, match="WEBHOOK_PORT: cannot listen"):
            await run(hooked, asyncio.Event(), clock)
