"""A bot with three owners at noon, its progress shown at once."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.languages import Language
from bot.playground import BotApiServer, Person
from tests.conftest import Clock, FlowingClock, running, settings_for
from tests.journeys.announce.steps import (
    OWNER,
    SECOND,
    THIRD,
    office,
    started,
)


@pytest.fixture
def clock() -> Clock:
    """Noon in Bishkek."""
    return FlowingClock(datetime(2018, 3, 5, 6, 0, tzinfo=UTC))


@pytest.fixture
def approval_above() -> int:
    return 0


@pytest.fixture
async def bot(server: BotApiServer, tmp_path: Path, clock: Clock, approval_above: int) -> AsyncIterator[None]:
    """The bot with three owners."""
    settings = settings_for(server, tmp_path, admin_ids=(OWNER, SECOND, THIRD), approval_above=approval_above)
    async with running(settings, clock):
        yield


@pytest.fixture
async def owner(server: BotApiServer, bot: None) -> Person:
    """Who writes; she gets no news herself."""
    return await office(server)


@pytest.fixture
async def second(server: BotApiServer, bot: None) -> Person:
    return await started(server, "Сергей", Language.RU, SECOND)


@pytest.fixture
async def reader(server: BotApiServer, bot: None) -> Person:
    return await started(server, "Нурлан", Language.KY)
