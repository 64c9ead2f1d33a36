"""How long until the bot can answer, and what it takes at rest; beside a bare application of the library.

Both are started as processes of their own against one local server. `ready` is the time from the start of the
process to its first `getUpdates`; resident memory is read three seconds later.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from bot.playground import BotApiServer, Limits

ROUNDS = 3
TOKEN = "1:startup"
GOAL_SECONDS, GOAL_BYTES = 0.6, 64_000_000

BARE = """
import asyncio, sys
from telegram.ext import ApplicationBuilder, CommandHandler
async def start(update, context):
    await update.message.reply_text("Hello")
application = ApplicationBuilder().token(sys.argv[1]).base_url(sys.argv[2] + "/bot").build()
application.add_handler(CommandHandler("start", start))
application.run_polling()
"""


async def measure(server: BotApiServer, command: list[str], environment: dict[str, str]) -> tuple[float, int]:
    """Seconds to the first getUpdates, and bytes resident at rest."""
    started = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        *command, env=os.environ | environment, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        while not server.world.updates.is_polled:
            await asyncio.sleep(0.002)
        seconds = time.perf_counter() - started
        await asyncio.sleep(3)
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
        resident = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return seconds, int(resident.split()[1]) * 1024
    finally:
        process.terminate()
        await process.wait()
        server.world.updates.stop()
        while server.world.updates.is_polled:
            await asyncio.sleep(0.002)


async def main() -> None:
    """Measure both in turns and print the medians."""
    server = BotApiServer(token=TOKEN, limits=Limits.off())
    await server.start()
    bare, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        settings = {
            "BOT_TOKEN": TOKEN,
            "BOT_API_URL": server.url,
            "DATABASE_PATH": f"{folder}/kenesh.db",
            "PYTHONDONTWRITEBYTECODE": "",
        }
        for _ in range(ROUNDS + 1):
            bare.append(await measure(server, [sys.executable, "-c", BARE, TOKEN, server.url], settings))
            ours.append(await measure(server, [sys.executable, "-m", "bot", "run"], settings))
    await server.stop()
    rows = {"bare python-telegram-bot": bare[1:], "kenesh": ours[1:]}  # The first round fills caches.
    for name, rounds in rows.items():
        seconds = statistics.median(row[0] for row in rounds)
        resident = statistics.median(row[1] for row in rounds)
        print(f"{name:26} ready {seconds * 1000:5.0f} ms   at rest {resident / 1e6:5.1f} MB")
    later = statistics.median(row[0] for row in ours[1:]) - statistics.median(row[0] for row in bare[1:])
    most = max(row[1] for row in ours[1:])
    print(f"ready {later * 1000:.0f} ms after the bare application (goal: at most {GOAL_SECONDS * 1000:.0f})")
    print(f"at rest at most {most / 1e6:.1f} MB (goal: {GOAL_BYTES / 1e6:.0f})")
