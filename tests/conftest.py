"""What the tests share: the strict Bot API server and the whole bot, speaking over real HTTP."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest

from bot.answers import Answers
from bot.app import run
from bot.content.catalogue import load_catalogue
from bot.content.lexicon import load_lexicon
from bot.content.texts import Texts
from bot.domain.catalogue import Catalogue
from bot.domain.lexicon import Lexicon
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


@pytest.fixture(scope="session", autouse=True)
def _shipped_content_is_read_once() -> Iterator[None]:
    """Nothing changes it, and reading it would take most of the time of a short test."""
    with pytest.MonkeyPatch.context() as patch:
        for name, read in (
            ("load_catalogue", load_catalogue),
            ("load_lexicon", load_lexicon),
            ("Texts", Texts),
        ):
            patch.setattr(f"bot.app.{name}", partial(_read_once, read))
        patch.setattr("bot.app.Answers", _indexed_once)
        yield


_READ: dict[object, Any] = {}


def _read_once(read: Callable[[Path], Any], folder: Path) -> Any:
    if not folder.is_relative_to(ROOT):
        return read(folder)
    if (read, folder) not in _READ:
        _READ[read, folder] = read(folder)
    return _READ[read, folder]


def _indexed_once(catalogue: Catalogue, lexicon: Lexicon) -> Answers:
    if not any(read is catalogue for read in _READ.values()):
        return Answers(catalogue, lexicon)
    if "answers" not in _READ:
        _READ["answers"] = Answers(catalogue, lexicon)
    return cast("Answers", _READ["answers"])


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot looks for what is due many times a second, and a chat need not wait between messages."""
    for name in (
        "outbox.POLL_SECONDS",
        "schedule.POLL_SECONDS",
        "events.POLL_SECONDS",
        "progress.EVERY_SECONDS",
    ):
        monkeypatch.setattr(f"bot.sender.{name}", 0.05)
    monkeypatch.setattr("bot.gateway.pacer.CHAT_SECONDS", 0.01)


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The programme's own catalogue."""
    return cast("Catalogue", _read_once(load_catalogue, ROOT / "data"))


@pytest.fixture(scope="session")
def texts() -> Texts:
    """The programme's own texts."""
    return cast("Texts", _read_once(Texts, ROOT / "locales"))


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
