"""Updates answered per second: the whole bot, database included, beside the bare bots of other libraries.

Every bot runs alone on one core, against the same strict server in another process with 40 ms of latency.
"""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

LATENCY = "0.04"
BOTS = {
    "python-telegram-bot, default": ("telegram", 50, 4),
    "python-telegram-bot, concurrent updates": ("telegram-concurrent", 50, 8),
    "aiogram": ("aiogram", 500, 6),
    "kenesh, whole": ("kenesh", 500, 6),
}


async def main() -> None:
    """Measure each and print a table."""
    rates = {name: await rate(*how) for name, how in BOTS.items()}
    slowest, rival = rates["python-telegram-bot, default"][0], rates["aiogram"][0]
    print(f"{'bot':42}{'replies/s':>10}{'x PTB':>8}{'x aiogram':>11}{'CPU ms each':>13}")
    for name, (value, cpu) in rates.items():
        print(f"{name:42}{value:10.0f}{value / slowest:8.1f}{value / rival:11.2f}{cpu:13.2f}")


async def rate(kind: str, chats: int, rounds: int) -> tuple[float, float]:
    """Replies per second of one bot, and milliseconds of its CPU time for each."""
    server = await start("tests.bench.updates_server", LATENCY, str(chats), str(rounds))
    assert server.stdout
    url = (await server.stdout.readline()).decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        bot = await start_bot(kind, url, Path(folder))
        await server.stdout.readline()
        cpu = cpu_seconds(bot.pid)
        seconds = float(await server.stdout.readline())
        cpu = cpu_seconds(bot.pid) - cpu
        bot.terminate()
        await bot.wait()
    await server.wait()
    return chats * rounds / seconds, cpu * 1000 / (chats * rounds)


def cpu_seconds(pid: int) -> float:
    """CPU time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def start_bot(kind: str, url: str, folder: Path) -> asyncio.subprocess.Process:
    """Start one bot."""
    if kind != "kenesh":
        return await start("tests.bench.echo_bots", kind, url)
    settings = {"BOT_TOKEN": "1:bench", "BOT_API_URL": url, "DATABASE_PATH": str(folder / "kenesh.db")}
    return await start("bot", "run", **settings)


async def start(module: str, *arguments: str, **environment: str) -> asyncio.subprocess.Process:
    """Start a Python module as a process, its output readable."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=os.environ | environment,
    )
