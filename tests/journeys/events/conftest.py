"""A bot that runs at the beginning of June."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.playground import BotApiServer
from bot.settings import Settings
from tests.conftest import running, settings_for
from tests.events import ADMIN_ID, RunningClock, at


@pytest.fixture
def clock() -> RunningClock:
    """It is the first of June, noon."""
    return RunningClock(at(6, 1, 12))


@pytest.fixture
async def settings(server: BotApiServer, tmp_path: Path, clock: RunningClock) -> AsyncIterator[Settings]:
    """The settings of a bot that runs, with one owner."""
    settings = settings_for(server, tmp_path, admin_ids=(ADMIN_ID,))
    async with running(settings, clock):
        yield settings
