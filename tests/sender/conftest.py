"""An outbox on a database of its own, and the strict server as its Telegram."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.domain.announcements import Audience
from bot.domain.catalogue import Catalogue
from bot.domain.content import Content
from bot.domain.languages import Language
from bot.gateway.bulk import Bulk
from bot.gateway.pacer import Pacer
from bot.gateway.transport import Line
from bot.playground import BotApiServer, Person
from bot.sender.outbox import Outbox
from bot.services import announcements
from bot.services.context import Context
from bot.storage.database import Database
from bot.storage.deliveries import Quiet
from bot.storage.subscribers import assign_region_bits
from tests.conftest import TOKEN

BISHKEK = ZoneInfo("Asia/Bishkek")
TEXTS = {Language.KY: Content("Салам"), Language.RU: Content("Привет"), Language.EN: Content("Hello")}
EVERYONE = Audience()

Sending = Callable[..., AbstractAsyncContextManager[Outbox]]


def now() -> datetime:
    """The time: retries are due by it."""
    return datetime.now(UTC)


@asynccontextmanager
async def opened(path: Path, catalogue: Catalogue, quiet_hours: str = "") -> AsyncIterator[Context]:
    """What services work with, on this database."""
    db = await Database.open(path)
    async with db.transaction() as tx:
        bits = await assign_region_bits(tx, catalogue.region_by_code)
    quiet = Quiet(quiet_hours, BISHKEK)
    try:
        yield Context(db, catalogue, bits, BISHKEK, Language.KY, frozenset({1}), quiet=quiet)
    finally:
        await db.close()


@pytest.fixture(autouse=True)
def _quick(quick: None) -> None: ...


@pytest.fixture
async def office(tmp_path: Path, catalogue: Catalogue) -> AsyncIterator[Context]:
    """What services work with; nobody has quiet hours."""
    async with opened(tmp_path / "kenesh.db", catalogue) as context:
        yield context


@pytest.fixture
def sending(server: BotApiServer, office: Context) -> Sending:
    """Runs an outbox for as long as the block lasts."""

    @asynccontextmanager
    async def run(
        rate: float = 10_000, clock: Callable[[], datetime] = now, context: Context = office
    ) -> AsyncIterator[Outbox]:
        stop = asyncio.Event()
        async with aiohttp.ClientSession() as session:
            bulk = Bulk(Line(session), f"{server.url}/bot{TOKEN}", paid=False)
            outbox = Outbox(context, bulk, Pacer(rate), clock)
            task = asyncio.create_task(outbox.run(stop))
            try:
                yield outbox
            finally:
                stop.set()
                await task

    return run


async def enrol(
    context: Context,
    chat_ids: Iterable[int],
    language: Language = Language.KY,
    regions: Iterable[str] = (),
    **columns: object,
) -> None:
    """Make these chats subscribers."""
    values = {"kind": "private", "subscribed": 1, **columns}
    names, marks = ", ".join(values), ", ".join("?" for _ in values)
    mask = context.bits.mask(regions)
    async with context.db.transaction() as tx:
        await tx.many(
            f"INSERT INTO subscribers (chat_id, language, guessed_language, regions, since, {names})"
            f" VALUES (?, ?, 'en', ?, '2018-01-01', {marks})",
            [(chat_id, language, mask, *values.values()) for chat_id in chat_ids],
        )


def people(server: BotApiServer, number: int) -> list[Person]:
    """People who have started the bot."""
    return [server.person(f"Person {n}", started=True) for n in range(number)]


def sent_to(server: BotApiServer) -> list[int]:
    """The chats that messages were sent to with success, in order."""
    return [int(call.params["chat_id"]) for call in server.calls_of("sendMessage") if not call.error]


async def enrolled(server: BotApiServer, context: Context, number: int) -> list[Person]:
    """So many people who read Kyrgyz news."""
    crowd = people(server, number)
    await enrol(context, [person.id for person in crowd])
    return crowd


async def announce(context: Context, audience: Audience = EVERYONE, **changes: object) -> int:
    """Send an announcement now."""
    values = {"contents": TEXTS, "urgent": False, "author_id": 1, "now": now()} | changes
    return await announcements.create(context, audience, **values)  # type: ignore[arg-type]


async def some_sent(server: BotApiServer, number: int) -> None:
    """Wait until so many messages have come."""
    await server.until(lambda: server.call_counts["sendMessage"] >= number, timeout=10)


async def over(context: Context, id_: int) -> announcements.Progress:
    """Wait until an announcement, and its latest pass, is no longer running."""
    async with asyncio.timeout(20):
        while True:
            progress = await announcements.progress(context, id_)
            if all(m is None or m.state != "running" for m in (progress.mailing, progress.latest_pass)):
                return progress
            await asyncio.sleep(0.02)


async def states(context: Context, mailing_id: int) -> dict[str, int]:
    """How many deliveries of a mailing are in which state."""
    rows = await context.db.all(
        "SELECT state, count(*) AS n FROM deliveries WHERE mailing_id = ? GROUP BY state", (mailing_id,)
    )
    return {row["state"]: row["n"] for row in rows}
