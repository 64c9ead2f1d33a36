"""Speed limits, faults on the way, latency, and a million synthetic chats."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from bot.playground import (
    BotApiServer,
    Delay,
    DropAfter,
    DropBefore,
    Garbled,
    Hang,
    Limits,
    Person,
    Status,
    TooMany,
)
from bot.playground.errors import ApiError
from bot.playground.floods import Floods
from tests.playground.conftest import TOKEN, Api


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def refused(floods: Floods, chat_id: int, **more: Any) -> int:
    """The `retry_after` of a refusal, or 0."""
    try:
        floods.charge(chat_id, **more)
    except ApiError as error:
        return int((error.parameters or {})["retry_after"])
    return 0


def test_overall_thirty_a_second_and_a_tenth_more() -> None:
    clock = Clock()
    floods = Floods(Limits(per_chat=0), clock)
    assert [refused(floods, chat) for chat in range(34)] == [0] * 33 + [3]
    clock.now += 2.5
    assert refused(floods, 99) == 1, "asking while stopped does not prolong the stop"
    clock.now += 0.5
    assert refused(floods, 99) == 0
    assert (floods.violations, floods.asked_while_stopped) == (1, 1)


def test_a_steady_thirty_a_second_is_never_refused() -> None:
    clock = Clock()
    floods = Floods(Limits(), clock)
    for number in range(300):
        clock.now += 1 / 30
        assert refused(floods, number % 60) == 0


def test_paid_messages_go_up_to_a_thousand_a_second() -> None:
    floods = Floods(Limits(per_chat=0), Clock())
    assert not any(refused(floods, chat, paid=True) for chat in range(1000))


def test_one_chat_takes_a_burst_and_then_one_a_second() -> None:
    clock = Clock()
    floods = Floods(Limits(overall=0), clock)
    assert [refused(floods, 5) for _ in range(21)] == [0] * 20 + [3]
    assert refused(floods, 6) == 0, "another chat goes on"
    clock.now += 3
    assert [refused(floods, 5) for _ in range(4)] == [0, 0, 0, 3]


def test_a_group_takes_twenty_a_minute() -> None:
    clock = Clock()
    floods = Floods(Limits(overall=0), clock)
    assert [refused(floods, -5, group=True) for _ in range(20)] == [0] * 20
    clock.now += 20
    assert refused(floods, -5, group=True) == 40
    clock.now += 40
    assert refused(floods, -5, group=True) == 0


def test_switched_off_nothing_is_refused() -> None:
    floods = Floods(Limits.off(), Clock())
    assert not any(refused(floods, 5, group=True) for _ in range(5000))


@asynccontextmanager
async def running(**options: Any) -> AsyncIterator[tuple[BotApiServer, Api]]:
    server = BotApiServer(TOKEN, **options)
    await server.start()
    async with aiohttp.ClientSession() as session:
        yield server, Api(server, session)
    await server.stop()


async def test_a_flood_is_a_429_and_is_counted() -> None:
    async with running(limits=Limits(overall=1, stop=7)) as (server, api):
        aigul = server.person("Айгүл", started=True)
        replies = [await api("sendMessage", chat_id=aigul.id, text="x") for _ in range(3)]
        assert replies[2]["error_code"] == 429
        assert replies[2]["parameters"] == {"retry_after": 7}
        assert server.stats()["floods"] == 1
        await api.ok("sendChatAction", chat_id=aigul.id, action="typing")


async def send(server: BotApiServer, session: aiohttp.ClientSession, text: str) -> tuple[int, bytes]:
    url, form = f"{server.url}/bot{TOKEN}/sendMessage", {"chat_id": "1001", "text": text}
    async with session.post(url, data=form, timeout=aiohttp.ClientTimeout(0.5)) as response:
        return response.status, await response.read()


@pytest.mark.parametrize(("effect", "arrives"), [(DropBefore(), False), (DropAfter(), True), (Hang(), False)])
async def test_lost_connections(
    server: BotApiServer, session: aiohttp.ClientSession, aigul: Person, effect: Any, arrives: bool
) -> None:
    server.faults.add(effect, method="sendMessage")
    with pytest.raises((aiohttp.ClientError, TimeoutError)):
        await send(server, session, "x")
    assert len(aigul.messages) == arrives
    assert (await send(server, session, "y"))[0] == 200


async def test_wrong_replies(server: BotApiServer, session: aiohttp.ClientSession, aigul: Person) -> None:
    server.faults.add(Status(502, html=True))
    server.faults.add(Status(500))
    server.faults.add(TooMany(9, names_chat=True))
    server.faults.add(Garbled())
    assert await send(server, session, "a") == (502, b"<html><h1>502</h1></html>")
    assert (await send(server, session, "b"))[0] == 500
    assert b'"retry_after":9,"chat_id":"1001"' in (await send(server, session, "c"))[1]
    assert aigul.messages == []
    assert (await send(server, session, "d"))[1] == b'{"ok":true,"resul'
    assert [message.text for message in aigul.messages] == ["d"]


async def test_a_fault_strikes_only_the_calls_it_names(api: Api, server: BotApiServer, aigul: Person) -> None:
    emma = server.person("Emma", started=True)
    nth = server.faults.add(TooMany(1), chat_id=aigul.id, nth=2, times=2)
    server.faults.add(TooMany(2), times=None, when=lambda _method, params: params.get("text") == "bad")
    outcomes = [(await api("sendMessage", chat_id=aigul.id, text="x"))["ok"] for _ in range(5)]
    assert outcomes == [True, False, False, True, True]
    assert (nth.met, nth.struck) == (5, 2)
    assert [(await api("sendMessage", chat_id=emma.id, text=t))["ok"] for t in ("bad", "good", "bad")] == [
        False,
        True,
        False,
    ]
    server.faults.clear()
    await api.ok("sendMessage", chat_id=emma.id, text="bad")


async def test_latency_and_delay_do_not_hold_up_other_calls() -> None:
    async with running(limits=Limits.off(), latency=0.05) as (server, api):
        server.person("Айгүл", id=1001, started=True)
        server.faults.add(Delay(0.1), method="getMe")
        loop = asyncio.get_running_loop()
        begin = loop.time()
        await asyncio.gather(
            api.ok("getMe"), *(api.ok("sendMessage", chat_id=1001, text="x") for _ in range(20))
        )
        assert loop.time() - begin >= 0.1


async def test_synthetic_chats_are_counted_and_not_kept() -> None:
    async with running(limits=Limits.off(), known_chats=range(10**7, 10**7 + 10**6)) as (server, api):
        for chat_id in (10**7, 10**7 + 999_999, 10**7):
            sent = await api.ok("sendMessage", chat_id=chat_id, text="<b>Салам</b>", parse_mode="HTML")
            assert sent["chat"]["id"] == chat_id
        assert "chat not found" in await api.refusal("sendMessage", chat_id=10**7 + 10**6, text="x")
        synthetic = server.world.synthetic
        assert synthetic.spread() == {0: 999_998, 1: 1, 2: 1}
        assert synthetic.duplicates == 1
        assert server.world.chats == {}
        person = server.person("Real", id=10**7 + 5)
        await person.send("a synthetic chat can become a real one")
        await api.ok("sendMessage", chat_id=person.id, text="x")
        assert len(person.messages) == 2


async def test_many_messages_at_once_all_arrive_in_order() -> None:
    async with running(limits=Limits.off(), known_chats=range(5000, 6000)) as (server, api):
        calls = (api.ok("sendMessage", chat_id=5000 + number, text="x") for number in range(1000))
        results = await asyncio.gather(*calls)
        assert len({result["message_id"] for result in results}) == 1000
        stats = await (await api.session.get(f"{server.url}/control/stats")).json()
        assert stats["calls"] == {"sendMessage": 1000}
        assert stats["messages"] == sum(stats["messages_per_second"].values()) == 1000
        assert stats["refusals"] == {}
        spread = await (await api.session.get(f"{server.url}/control/spread")).json()
        assert spread == {"1": 1000}
