"""Sends a message to each of many chats, as each library does it, and tells how fast and at what cost.

    python -m tests.bench.rivals NAME URL COUNT RATE

RATE is in messages a second; 0: as fast as it gets. Prints messages a second and the CPU time of each in µs.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from tests.bench.broadcast import FIRST_CHAT, TEXT, TOKEN

Send = Callable[[int], Awaitable[object]]


async def send_all(send: Send, count: int, in_flight: int, rate: float) -> None:
    """Send to every chat, so many at once, or so many a second."""
    places = asyncio.Semaphore(in_flight)

    async def one(chat_id: int) -> None:
        try:
            await send(chat_id)
        finally:
            places.release()

    clock.start()
    tasks: set[asyncio.Task[None]] = set()
    started = time.perf_counter()
    for number in range(count):
        await places.acquire()
        if rate and (ahead := number / rate - (time.perf_counter() - started)) > 0:
            await asyncio.sleep(ahead)
        task = asyncio.create_task(one(FIRST_CHAT + number))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
    if tasks:
        await asyncio.wait(tasks)


async def telegram(url: str, count: int, rate: float, in_flight: int) -> None:
    """python-telegram-bot with its default request layer."""
    from telegram import Bot
    from telegram.request import HTTPXRequest

    request = HTTPXRequest(connection_pool_size=in_flight, pool_timeout=60)
    async with Bot(TOKEN, base_url=f"{url}/bot", request=request) as bot:
        await send_all(lambda chat: bot.send_message(chat, TEXT, parse_mode="HTML"), count, in_flight, rate)


async def telegram_limited(url: str, count: int, rate: float) -> None:
    """python-telegram-bot with its rate limiter, set to the rate."""
    from telegram.ext import AIORateLimiter, ExtBot
    from telegram.request import HTTPXRequest

    limiter = AIORateLimiter(overall_max_rate=rate or 1000)
    request = HTTPXRequest(connection_pool_size=64, pool_timeout=60)
    bot = ExtBot(TOKEN, base_url=f"{url}/bot", request=request, rate_limiter=limiter)
    async with bot:
        await send_all(lambda chat: bot.send_message(chat, TEXT, parse_mode="HTML"), count, 64, 0)


async def aiogram(url: str, count: int, rate: float) -> None:
    """Aiogram in the usual loop."""
    from aiogram import Bot
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer

    session = AiohttpSession(api=TelegramAPIServer.from_base(url), limit=256)
    async with Bot(TOKEN, session=session) as bot:
        await send_all(lambda chat: bot.send_message(chat, TEXT, parse_mode="HTML"), count, 128, rate)


async def aiohttp(url: str, count: int, rate: float) -> None:
    """Bare aiohttp with a body encoded once: what its session costs without any library above it."""
    import aiohttp as library

    headers = {"Content-Type": "application/json"}
    rest = json.dumps({"text": TEXT, "parse_mode": "HTML"}, ensure_ascii=False).encode()[1:]
    async with library.ClientSession(connector=library.TCPConnector(limit=256)) as session:

        async def send(chat_id: int) -> None:
            body = b'{"chat_id":%d,%b' % (chat_id, rest)
            async with session.post(f"{url}/bot{TOKEN}/sendMessage", data=body, headers=headers) as response:
                await response.read()

        await send_all(send, count, 256, rate)


async def kenesh(url: str, count: int, rate: float) -> None:
    """The whole path of this bot: claims from the database, sends, records durably."""
    import aiohttp as library

    from bot.app import utc_now
    from bot.gateway.bulk import Bulk
    from bot.gateway.pacer import Pacer
    from bot.gateway.transport import Line
    from bot.sender.outbox import Outbox
    from tests.bench import broadcast

    stop = asyncio.Event()
    with tempfile.TemporaryDirectory() as folder:
        async with broadcast.office(Path(folder) / "kenesh.db") as context:
            await broadcast.enrol(context, count)
            async with library.ClientSession(connector=library.TCPConnector(limit=600)) as session:
                bulk = Bulk(Line(session), f"{url}/bot{TOKEN}", paid=True)
                outbox = Outbox(context, bulk, Pacer(rate or 1e6), utc_now)
                if not rate:
                    outbox.places = 600
                id_ = await broadcast.announce(context)
                running = asyncio.create_task(outbox.run(stop))
                clock.start()
                await broadcast.finished(context, id_)
                clock.stop()
                stop.set()
                await running


class Clock:
    """Measures from the first send on."""

    def __init__(self) -> None:
        self.begun: tuple[float, float] | None = None
        self.ended: tuple[float, float] | None = None

    def start(self) -> None:
        """From here on."""
        self.begun = time.perf_counter(), time.process_time()

    def stop(self) -> None:
        """Up to here."""
        self.ended = time.perf_counter(), time.process_time()


clock = Clock()
RIVALS: dict[str, Callable[[str, int, float], Awaitable[None]]] = {
    "ptb16": lambda url, count, rate: telegram(url, count, rate, 16),
    "ptb64": lambda url, count, rate: telegram(url, count, rate, 64),
    "ptb-limiter": telegram_limited,
    "aiogram": aiogram,
    "aiohttp": aiohttp,
    "kenesh": kenesh,
}


async def main(name: str, url: str, count: int, rate: float) -> None:
    """Run one of them."""
    await RIVALS[name](url, count, rate)
    if clock.ended is None:
        clock.stop()
    assert clock.begun
    assert clock.ended
    seconds, cpu = (end - begin for begin, end in zip(clock.begun, clock.ended, strict=True))
    print(count / seconds, cpu / count * 1e6)


if __name__ == "__main__":
    how = main(sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4]))
    if sys.argv[1] == "kenesh":  # As the bot runs.
        import uvloop

        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(how)
    else:
        asyncio.run(how)
