"""Long polling, the webhook, and who sees which updates."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.playground import BotApiServer, Person
from tests.playground.conftest import TOKEN, Api


def kinds(updates: list[dict[str, Any]]) -> list[str]:
    return [next(name for name in update if name != "update_id") for update in updates]


async def test_a_poll_waits_for_an_update_and_confirming_drops_it(api: Api, aigul: Person) -> None:
    waiting = asyncio.create_task(api.ok("getUpdates", timeout=20))
    await api.server.until(lambda: api.server.world.updates.is_polled)
    await aigul.send("/start lang_ky")
    (update,) = await waiting
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert await api.ok("getUpdates") == [update]
    assert await api.ok("getUpdates", offset=update["update_id"] + 1) == []
    assert await api.ok("getUpdates") == []


async def test_limit_and_negative_offset(api: Api, aigul: Person) -> None:
    for number in range(5):
        await aigul.send(str(number))
    assert len(await api.ok("getUpdates", limit=2)) == 2
    newest = await api.ok("getUpdates", offset=-1)
    assert [update["message"]["text"] for update in newest] == ["4"]
    assert len(await api.ok("getUpdates")) == 1


async def test_a_second_poller_ends_the_first_with_a_409(api: Api, aigul: Person) -> None:
    first = asyncio.create_task(api("getUpdates", timeout=20))
    await api.server.until(lambda: api.server.world.updates.is_polled)
    second = asyncio.create_task(api("getUpdates", timeout=20))
    assert await first == {
        "ok": False,
        "error_code": 409,
        "description": "Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running",
    }
    await aigul.send("x")
    assert len((await second)["result"]) == 1


async def test_a_poller_that_went_away_disturbs_nobody(server: BotApiServer, api: Api, aigul: Person) -> None:
    async with aiohttp.ClientSession() as other:
        poll = asyncio.create_task(other.post(f"{server.url}/bot{TOKEN}/getUpdates", json={"timeout": 20}))
        await server.until(lambda: server.world.updates.is_polled)
        poll.cancel()
    await aigul.send("x")
    assert len(await api.ok("getUpdates", timeout=5)) == 1
    assert not server.refusals


async def test_kinds_that_must_be_asked_for(api: Api, server: BotApiServer, aigul: Person) -> None:
    group = server.group("Талас", [], [aigul])
    emma = server.person("Emma")
    group.add_bot(aigul, as_admin=True)
    group.join(emma)
    assert kinds(await api.ok("getUpdates")) == ["my_chat_member", "message", "message"]
    await api.ok("getUpdates", allowed_updates=["chat_member"], offset=-1)
    group.leave(emma)
    await aigul.send("not asked for")
    newest = await api.ok("getUpdates")
    assert kinds(newest)[1:] == ["chat_member"]
    assert newest[-1]["chat_member"]["new_chat_member"]["status"] == "left"


async def test_in_groups_a_bot_sees_what_is_for_it(api: Api, server: BotApiServer, aigul: Person) -> None:
    group = server.group("Талас", [], [aigul])
    group.add_bot(aigul)
    ours = await api.ok("sendMessage", chat_id=group.id, text="hello")
    ours_message = group.chat.messages[ours["message_id"]]
    await aigul.send("just talk", group=group)
    await aigul.send("/help", group=group)
    await aigul.send("/help@other_bot", group=group)
    await aigul.send("/help@kenesh_bot", group=group)
    await aigul.send("dear @kenesh_bot", group=group)
    await aigul.send("a reply", group=group, reply_to=ours_message)
    seen = [u["message"]["text"] for u in await api.ok("getUpdates") if "text" in u.get("message", {})]
    assert seen == ["/help", "/help@kenesh_bot", "dear @kenesh_bot", "a reply"]


async def test_channel_posts_edits_and_blocks_are_told(api: Api, server: BotApiServer, aigul: Person) -> None:
    channel = server.channel("Жаңылык", [aigul], username="news")
    channel.add_bot(aigul)
    await aigul.send("post", group=channel)
    mine = await aigul.send("tpyo")
    await aigul.edit(mine, "typo")
    aigul.block()
    aigul.unblock()
    updates = await api.ok("getUpdates")
    expected = [
        "my_chat_member",
        "channel_post",
        "message",
        "edited_message",
        "my_chat_member",
        "my_chat_member",
    ]
    assert kinds(updates) == expected
    assert "from" not in updates[1]["channel_post"]
    assert updates[3]["edited_message"]["text"] == "typo"
    await api.ok("sendMessage", chat_id="@news", text="x")


async def test_raw_updates_come_as_they_are(api: Api, server: BotApiServer) -> None:
    number = server.send_raw_update({"nonsense": {"deep": [1]}})
    server.send_raw_update({"update_id": number, "nonsense": {}})
    assert [update["update_id"] for update in await api.ok("getUpdates")] == [number, number]


Listen = Callable[[Callable[[web.Request], Awaitable[web.Response]]], Awaitable[str]]


@pytest.fixture
async def listen() -> AsyncIterator[Listen]:
    servers: list[TestServer] = []

    async def start(handler: Callable[[web.Request], Awaitable[web.Response]]) -> str:
        app = web.Application()
        app.router.add_post("/hook", handler)
        servers.append(TestServer(app))
        await servers[-1].start_server()
        return str(servers[-1].make_url("/hook"))

    yield start
    for server in servers:
        await server.close()


async def test_a_webhook_gets_updates_in_order_and_again_until_taken(
    api: Api, server: BotApiServer, aigul: Person, listen: Listen
) -> None:
    server.world.webhook.first_pause = 0.001
    taken: list[str] = []
    refusals = [500, 302, 400]

    async def handler(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == "secret"
        if refusals:
            return web.Response(status=refusals.pop())
        taken.append((await request.json())["message"]["text"])
        return web.Response()

    await aigul.send("0")
    url = await listen(handler)
    await api.ok("setWebhook", url=url, secret_token="secret", max_connections=3)
    assert "Conflict: can't use getUpdates method while webhook is active" in await api.refusal("getUpdates")
    for number in range(1, 6):
        await aigul.send(str(number))
    await server.until(lambda: not server.world.updates.pending)
    assert taken == list("012345")
    info = await api.ok("getWebhookInfo")
    assert info["url"] == url
    assert info["last_error_message"].startswith("Wrong response from the webhook")
    await api.ok("deleteWebhook")
    assert await api.ok("getUpdates") == []


async def test_a_slow_chat_does_not_hold_up_others(
    api: Api, server: BotApiServer, aigul: Person, listen: Listen
) -> None:
    release = asyncio.Event()
    taken: list[str] = []

    async def handler(request: web.Request) -> web.Response:
        text = (await request.json())["message"]["text"]
        if text == "slow":
            await release.wait()
        taken.append(text)
        server.world.tell(aigul.chat, "taken", None)
        return web.Response()

    await api.ok("setWebhook", url=await listen(handler))
    await aigul.send("slow")
    await aigul.send("after")
    await server.person("Emma").send("other")
    await server.until(lambda: taken == ["other"])
    release.set()
    await server.until(lambda: taken == ["other", "slow", "after"])


async def test_deleting_a_webhook_keeps_or_drops_updates(
    api: Api, server: BotApiServer, aigul: Person
) -> None:
    await api.ok("setWebhook", url="http://127.0.0.1:9/nobody")
    await aigul.send("x")
    await api.ok("deleteWebhook")
    assert len(await api.ok("getUpdates")) == 1
    await api.ok("deleteWebhook", drop_pending_updates=True)
    assert await api.ok("getUpdates") == []
