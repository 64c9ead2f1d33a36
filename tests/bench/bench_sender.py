"""Broadcasts: beside other libraries, paced over TLS with people writing meanwhile, and to a million.

python -m tests.bench sender            (about three minutes)
BENCH_SECONDS=60 python -m tests.bench sender
"""

import asyncio
import os
import signal
import tempfile
import time
from pathlib import Path

from bot.domain.announcements import Audience
from bot.services import announcements
from bot.services.context import Context
from tests.bench import broadcast
from tests.bench.bench_replies import cpu_seconds

SECONDS = int(os.environ.get("BENCH_SECONDS", "15"))
MILLION = 1_000_000
TEN_THOUSAND = 10_000
UNPACED = {"ptb16": 500, "ptb64": 300, "ptb-limiter": 300, "aiogram": 4000, "aiohttp": 8000, "kenesh": 12000}
PACED = {"aiogram": 4000, "aiohttp": 4000, "kenesh": 4000}
LABELS = {"kenesh": "kenesh (whole path)", "ptb16": "PTB, 16 in flight", "ptb64": "PTB, 64 in flight"} | {
    "ptb-limiter": "PTB with AIORateLimiter, 1000/s"
}


async def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        await unpaced(Path(folder))
        await paced(Path(folder), 1000, SECONDS)
        await paced(Path(folder), 30, SECONDS)
        await million(Path(folder))


async def unpaced(folder: Path) -> None:
    """As fast as it gets, and at 1000 a second: each library alone, without TLS."""
    print(f"{'sends only, no TLS, 40 ms':32}{'messages/s':>12}{'x PTB best':>12}{'CPU µs each':>13}")
    fastest: dict[str, float] = {}
    for name, count in UNPACED.items():
        rate, cpu = await rival(folder, name, count, 0)
        fastest[name] = rate
        best = max(fastest["ptb16"], fastest.get("ptb64", 0))
        print(f"{LABELS.get(name, name):32}{rate:12.0f}{rate / best:12.1f}{cpu:13.0f}")
    print(f"\n{'at 1000/s, no TLS':32}{'messages/s':>12}{'of a core':>12}{'of aiogram':>12}")
    base = 0.0
    for name, count in PACED.items():
        rate, cpu = await rival(folder, name, count, 1000)
        base = base or cpu
        print(f"{name:32}{rate:12.0f}{cpu * rate / 1e6:12.0%}{cpu / base:12.2f}")


async def rival(folder: Path, name: str, count: int, rate: float) -> tuple[float, float]:
    """Messages a second, and CPU µs each."""
    async with (
        broadcast.serving(folder, tls=False) as server,
        broadcast.process("tests.bench.rivals", name, server.url, str(count), str(rate)) as child,
    ):
        assert child.stdout
        speed, cpu = (await child.stdout.readline()).split()
        return float(speed), float(cpu)


async def paced(folder: Path, rate: int, seconds: int) -> None:
    """The whole bot over TLS at its rate: alone, and then while people write, five a second."""
    count, database = rate * (2 * seconds + 3), folder / f"paced{rate}.db"
    async with broadcast.office(database) as context:
        await broadcast.enrol(context, count)
        settings = {"MESSAGES_PER_SECOND": str(rate), "PAID_BROADCAST": "true"}
        async with broadcast.serving(folder) as server, broadcast.bot(server, database, **settings) as child:
            await server.ask(1)
            await asyncio.sleep(3)
            await broadcast.announce(context)
            await server.until(rate)
            print(f"\nwhole bot over TLS at {rate}/s:")
            await stretch(server, child.pid, seconds, 0)
            await stretch(server, child.pid, seconds, 5)
            stats, memory = await server.stats(), broadcast.memory_mb(child.pid)
    full = stats["per_second"][1:-1]
    waits = sorted(stats["waits_ms"][1:])
    p99 = waits[int(len(waits) * 0.99) - 1]
    print(
        f"  deliveries in a second {min(full)} to {max(full)}; with the replies {stats['busiest']} at most,"
        f" in any second; {stats['duplicates']} twice; {memory:.0f} MB"
        f"\n  replies leave after {waits[len(waits) // 2]:.1f} ms (median), {p99:.1f} ms (99 %),"
        " besides 40 ms of latency"
    )


async def stretch(server: broadcast.Server, pid: int, seconds: int, asking: int) -> None:
    """A part of a broadcast, while so many people write each second."""
    before, cpu, began = await server.stats(), cpu_seconds(pid), time.perf_counter()
    for number in range(seconds * asking):
        await asyncio.sleep(max(0.0, began + number / asking - time.perf_counter()))
        await server.ask(2 + number)
    await asyncio.sleep(began + seconds - time.perf_counter())
    after, cpu, took = await server.stats(), cpu_seconds(pid) - cpu, time.perf_counter() - began
    sent = after["messages"] - before["messages"]
    replied = len(after["waits_ms"]) - len(before["waits_ms"])
    print(
        f"  {took:.0f} s with {asking} replies/s: {sent / took:.1f} deliveries/s,"
        f" {(sent + replied) / took:.1f} messages/s, {cpu / took:.1%} of a core"
    )


async def million(folder: Path) -> None:
    """The whole bot with a million subscribers, killed in the middle; beside it with few."""
    print("\na million subscribers:")
    few, _ = await large(folder / "few.db", folder, 1000)
    _, usual = await large(folder / "usual.db", folder, TEN_THOUSAND)
    many, cost = await large(folder / "many.db", folder, MILLION)
    print(f"  memory: {many:.0f} MB mid-broadcast, {few:.0f} MB with a thousand")
    print(f"  a delivery costs {cost:.0f} µs, {cost / usual:.2f} of that with ten thousand")


async def large(database: Path, folder: Path, count: int) -> tuple[float, float]:
    """Memory in the middle of a broadcast to so many, and CPU µs a delivery; prints the rest of a million."""
    say = print if count == MILLION else lambda _: None
    settings = {"MESSAGES_PER_SECOND": "1000", "PAID_BROADCAST": "true"}
    async with broadcast.office(database) as context:
        await broadcast.enrol(context, count)
        began = time.perf_counter()
        await announcements.count_audience(context, Audience())
        say(f"  audience counted by language and region in {(time.perf_counter() - began) * 1000:.0f} ms")
        if count == MILLION:
            print(f"  next batch of 100 claimed in {await claims(context):.1f} ms, at any point")
        async with broadcast.serving(folder) as server:
            async with broadcast.bot(server, database, **settings) as child:
                await server.ask(1)
                await asyncio.sleep(3)
                began = time.perf_counter()
                await broadcast.announce(context)
                await server.until(1)
                say(f"  first message {time.perf_counter() - began:.2f} s after `send`")
                first = (await server.until(min(count - 300, 1000)))["messages"]
                cpu = cpu_seconds(child.pid)
                last = (await server.until(min(count - 300, 9000)))["messages"]
                cost = (cpu_seconds(child.pid) - cpu) / max(last - first, 1) * 1e6
                memory = broadcast.memory_mb(child.pid)
                child.send_signal(signal.SIGKILL)
            if count == MILLION:
                before = (await server.stats())["messages"]
                began = time.perf_counter()
                async with broadcast.bot(server, database, **settings):
                    await server.until(before + 1)
                    say(f"  sends again {time.perf_counter() - began:.2f} s after a SIGKILL and a new start")
    return memory, cost


async def claims(context: Context) -> float:
    """A claim of 100 deliveries, at the slowest of five points of the audience, in ms; nothing is kept."""
    points = [broadcast.FIRST_CHAT + part * MILLION // 5 for part in range(5)]
    return (
        max([min([await broadcast.claim_once(context, point) for _ in range(3)]) for point in points]) * 1000
    )
