"""What the tests share: the strict Bot API server and the whole bot, speaking over real HTTP."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import run
from bot.content.catalogue import load_catalogue
from bot.content.texts import Texts
from bot.domain.catalogue import Catalogue
from bot.playground import BotApiServer, Limits
from bot.settings import Settings

TOKEN = "1:test-token"
ROOT = Path(__file__).parent.parent

RunBot = Callable[..., AbstractAsyncContextManager[None]]


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The programme's own catalogue."""
    return load_catalogue(ROOT / "data")


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The programme's own texts."""
    return Texts(ROOT / "locales")


@pytest.fixture
async def server() -> AsyncIterator[BotApiServer]:
    """A strict Bot API server without speed limits."""
    async with serving() as server:
        yield server


@asynccontextmanager
async def serving() -> AsyncIterator[BotApiServer]:
    """A strict Bot API server on a free port."""
    server = BotApiServer(token=TOKEN, limits=Limits.off())
    await server.start()
    yield server
    await server.stop()


class Clock:
    """The bot's clock in tests: stands still until it is told the time."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The time."""
        return self.now


class FlowingClock(Clock):
    """A clock that goes on from the time that it was told last."""

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    @property
    def now(self) -> datetime:
        """The time; setting it moves the clock."""
        return self._told + timedelta(seconds=time.monotonic() - self._at)

    @now.setter
    def now(self, moment: datetime) -> None:
        self._told, self._at = moment, time.monotonic()


@pytest.fixture
def clock() -> Clock:
    """A clock that stands at noon in Bishkek, in working hours."""
    return Clock(datetime(2018, 3, 5, 6, 0, tzinfo=UTC))


def settings_for(server: BotApiServer, folder: Path, **changes: object) -> Settings:
    """Settings of a bot that talks to the server and keeps its database in the folder."""
    values: dict[str, object] = {
        "bot_token": TOKEN,
        "bot_api_url": server.url,
        "database_path": folder / "kenesh.db",
    }
    return Settings.model_validate(values | changes)


@asynccontextmanager
async def running(settings: Settings, clock: Clock) -> AsyncIterator[None]:
    """The whole bot, running until the block ends; what ended it early is raised."""
    stop = asyncio.Event()
    task = asyncio.create_task(run(settings, stop, clock))
    try:
        yield
    finally:
        stop.set()
        await task


@pytest.fixture
async def bot(server: BotApiServer, tmp_path: Path, clock: Clock) -> AsyncIterator[None]:
    """The whole bot, talking to `server`."""
    async with running(settings_for(server, tmp_path), clock):
        yield
