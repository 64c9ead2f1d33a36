"""What the sender's benchmarks share: a server over TLS, the bot as a process, a crowd in its database."""

import asyncio
import os
import ssl
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from bot.app import open_context, utc_now
from bot.domain.announcements import Audience
from bot.domain.content import Content
from bot.domain.languages import Language
from bot.services import announcements
from bot.services.context import Context
from bot.settings import Settings

TOKEN = "1:bench"
FIRST_CHAT = 10_000_000
LATENCY = 0.04
TEXT = (
    "<b>Чакан гранттар боюнча сынак башталды.</b>\n\nАрыздар 25-июнга чейин кабыл алынат. Толук маалымат, "
    "шарттар жана арыздын үлгүсү биздин сайтта. Суроолор болсо, ушул жерге жазыңыз — жооп беребиз."
)
CONTENTS = {language: Content(f"{TEXT} ({language})") for language in Language}


class Server:
    """The fast server, in a process of its own."""

    def __init__(self, url: str, session: aiohttp.ClientSession, pid: int) -> None:
        self.url = url
        self.pid = pid
        self._session = session

    async def stats(self) -> dict[str, Any]:
        """Its counts so far."""
        async with self._session.get(f"{self.url}/stats") as response:
            result: dict[str, Any] = await response.json()
            return result

    async def ask(self, chat_id: int) -> None:
        """Let somebody write to the bot."""
        async with self._session.get(f"{self.url}/ask?{chat_id}"):
            pass

    async def until(self, messages: int, seconds: float = 120) -> dict[str, Any]:
        """Wait until so many messages of the broadcast have come; returns the counts then."""
        async with asyncio.timeout(seconds):
            while (stats := await self.stats())["messages"] < messages:
                await asyncio.sleep(0.02)
            return stats


@asynccontextmanager
async def serving(folder: Path, *, tls: bool = True) -> AsyncIterator[Server]:
    """A server with 40 ms of latency. Its certificate is trusted by the processes started from now on."""
    files = map(str, await certificate(folder)) if tls else ()
    async with process("tests.bench.fast_server", str(LATENCY), *files) as server:
        assert server.stdout
        url = (await server.stdout.readline()).decode().strip()
        trust = ssl.create_default_context() if tls else False
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(ssl=trust)) as session:
            yield Server(url, session, server.pid)


async def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 and its key, made now."""
    pem, key = folder / "certificate.pem", folder / "key.pem"
    made = await asyncio.create_subprocess_exec(
        *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"),
        *("-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(pem)),
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert await made.wait() == 0
    os.environ["SSL_CERT_FILE"] = str(pem)
    return pem, key


@asynccontextmanager
async def process(
    module: str, *arguments: str, **environment: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A Python module as a process, ended with the block."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments,
        stdout=asyncio.subprocess.PIPE, env=os.environ | environment,
    )  # fmt: skip
    try:
        yield child
    finally:
        if child.returncode is None:
            child.terminate()
            await child.wait()


@asynccontextmanager
async def bot(server: Server, database: Path, **changes: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """The whole bot, talking to the server."""
    settings = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": server.url,
        "DATABASE_PATH": str(database),
        "QUIET_HOURS": "",
    }
    async with process("bot", "run", **settings, **changes) as child:
        yield child


@asynccontextmanager
async def office(database: Path) -> AsyncIterator[Context]:
    """What services work with, on the bot's database, as another process."""
    settings = Settings.model_validate({"database_path": database, "quiet_hours": ""})
    async with open_context(settings) as context:
        yield context


async def enrol(context: Context, count: int) -> None:
    """Make so many chats subscribers of all languages and regions."""
    codes = [*context.catalogue.region_by_code]
    async with context.db.transaction() as tx:
        await tx.run(
            "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)"
            " INSERT INTO subscribers (chat_id, kind, language, guessed_language, subscribed, regions, since)"
            " SELECT ? + i, 'private', substr('kykykyrurukyenkyru', i % 9 * 2 + 1, 2), 'ky', 1,"
            " 1 << (i % ?) | 1 << (i / 7 % ?), '2018-01-01' FROM n",
            (count, FIRST_CHAT, len(codes), len(codes)),
        )


async def announce(context: Context) -> int:
    """Announce to everybody, now."""
    return await announcements.create(
        context, Audience(), CONTENTS, urgent=False, author_id=None, now=utc_now()
    )


def memory_mb(pid: int) -> float:
    """Resident memory of a process."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
