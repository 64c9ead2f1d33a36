"""The bot backs itself up, and tells its owners when something is wrong and when it is well again."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from telegram import Bot

from bot.app import open_context
from bot.content.texts import Texts
from bot.domain.upkeep import TroubleKind
from bot.gateway.api import Api
from bot.gateway.gateway import Gateway
from bot.gateway.pacer import Pacer
from bot.gateway.transport import AiohttpRequest
from bot.playground import BotApiServer, DropBefore, Status
from bot.playground.people import Person
from bot.screens import home
from bot.sender.upkeep import Upkeep
from bot.services.backups import BackupPlan, back_up_when_due
from bot.services.context import Context
from tests.conftest import TOKEN, Clock, running, settings_for

DAY = timedelta(days=1)


class House:
    """The upkeep, an owner, and hands on the clock."""

    def __init__(self, context: Context, upkeep: Upkeep, owner: Person, request: AiohttpRequest) -> None:
        self.context, self.upkeep, self.owner, self.request = context, upkeep, owner, request
        self.now = datetime(2018, 3, 5, 6, 0, tzinfo=UTC)
        self.failing = 0.0

    @property
    def backups(self) -> list[str]:
        return sorted(file.name for file in (self.context.db.path.parent / "backups").iterdir())

    async def look(self, later: timedelta = timedelta(0)) -> list[str]:
        """What the owner hears when the upkeep looks."""
        self.now += later
        before = len(self.owner.messages)
        await self.upkeep.look(self.now)
        return [message.text for message in self.owner.messages[before:]]


@pytest.fixture
async def house(server: BotApiServer, tmp_path: Path, texts: Texts) -> AsyncIterator[House]:
    owner = server.person("Айбек", started=True)
    settings = settings_for(server, tmp_path, admin_ids=str(owner.id), default_language="en")
    async with open_context(settings) as context:
        request = AiohttpRequest(4, context.metrics)
        bot = Bot(TOKEN, base_url=f"{server.url}/bot", request=request)
        await bot.initialize()

        async def backup(now: datetime) -> None:
            await back_up_when_due(context, BackupPlan(tmp_path / "backups", 3), now)

        upkeep = Upkeep(
            context,
            texts,
            Gateway(Api(bot.base_url, request), Pacer(30)),
            {TroubleKind.BACKUP: (backup,)},
            lambda: 0.0,
        )
        made = House(context, upkeep, owner, request)
        upkeep.failing_seconds = lambda: made.failing
        yield made
        await bot.shutdown()


async def test_a_backup_is_made_every_day_and_the_oldest_ones_go(house: House) -> None:
    for _ in range(5):
        for _ in range(4):
            assert await house.look(timedelta(hours=6)) == []
    assert house.backups == ["kenesh-2018-03-07.db", "kenesh-2018-03-08.db", "kenesh-2018-03-09.db"]


async def test_a_clock_that_jumps_neither_stops_backups_nor_floods_the_owners(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await house.look()
    await house.look(timedelta(days=3650))
    assert await house.look(timedelta(days=-3651)) == []
    assert "kenesh-2018-03-04.db" in house.backups
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    assert len(await house.look()) == 1
    assert len(await house.look(timedelta(days=3650))) == 1
    assert len(await house.look(timedelta(days=-3650))) == 1
    assert await house.look() == []


async def test_a_backup_that_fails_is_told_once_a_day_and_its_end_too(house: House) -> None:
    folder = house.context.db.path.parent / "backups"
    folder.write_text("in the way")
    [notice] = await house.look()
    assert "daily backup failed" in notice
    assert "For the operator" in notice
    assert await house.look(timedelta(hours=2)) == []
    assert len(await house.look(DAY)) == 1
    folder.unlink()
    assert await house.look(timedelta(minutes=5)) == []
    assert await house.look(timedelta(hours=1)) == ["✅ Backups work again."]
    assert await house.look(timedelta(hours=1)) == []


async def test_a_disk_that_fills_is_told_and_so_is_room(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=400_000_000))
    [notice] = await house.look()
    assert "disk is nearly full" in notice
    assert "400 MB free" in notice
    monkeypatch.undo()
    assert await house.look() == ["✅ There is room on the disk again."]


async def test_a_database_that_takes_nothing_is_told_and_reading_goes_on(house: House) -> None:
    writer = house.context.db._writer
    assert await house.look() == []
    await writer.execute_fetchall("PRAGMA query_only = ON")
    [notice] = await house.look(timedelta(seconds=1))
    assert "cannot save anything right now" in notice
    assert "attempt to write a readonly database" in notice
    await writer.execute_fetchall("PRAGMA query_only = OFF")
    assert await house.look() == ["✅ The bot can save again."]


async def test_a_locked_database_is_told_and_used_again_when_it_is_free(house: House) -> None:
    await house.context.db._writer.execute_fetchall("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(house.context.db.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        notices = await house.look()
        assert any("database is locked" in notice for notice in notices)
    assert await house.look() == ["✅ The bot can save again."]


async def test_ten_minutes_without_a_message_getting_through_are_told_when_one_does(
    server: BotApiServer, house: House
) -> None:
    house.failing = 599
    assert await house.look() == []
    house.failing = 3600
    server.faults.add(Status(502), times=None)
    assert await house.look() == []
    server.faults.clear()
    [notice] = await house.look(timedelta(minutes=1))
    assert "not getting through" in notice
    assert "60 min" in notice
    house.failing = 0
    assert await house.look() == ["✅ Messages get through again."]


async def test_what_could_not_be_told_while_it_lasted_is_told_afterwards(
    server: BotApiServer, house: House
) -> None:
    house.failing = 1200
    server.faults.add(DropBefore(), times=None)
    assert await house.look() == []
    house.failing = 3600
    assert await house.look(timedelta(minutes=40)) == []
    house.failing = 0
    assert await house.look(timedelta(minutes=1)) == []
    server.faults.clear()
    [notice] = await house.look(timedelta(minutes=1))
    assert "not getting through" in notice
    assert "60 min" in notice
    assert "Messages get through again" in notice
    assert await house.look(timedelta(minutes=1)) == []


async def test_requests_that_fail_are_timed_until_one_succeeds(server: BotApiServer, house: House) -> None:
    assert house.request.failing_seconds() == 0
    server.faults.add(Status(502, html=True), times=1)
    server.faults.add(DropBefore(), times=1)
    gateway = house.upkeep.gateway
    screen = home.notice(house.upkeep.texts[house.context.default_language], "old-button")
    assert not await gateway.tell(house.owner.id, screen)
    assert not await gateway.tell(house.owner.id, screen)
    assert house.request.failing_seconds() > 0
    assert await gateway.tell(house.owner.id, screen)
    assert house.request.failing_seconds() == 0


async def test_an_owner_who_never_started_the_bot_does_not_stop_the_others_from_hearing(
    server: BotApiServer, house: House
) -> None:
    absent = server.person("Бакыт")
    object.__setattr__(house.context, "owner_ids", frozenset({absent.id, house.owner.id}))
    (house.context.db.path.parent / "backups").write_text("in the way")
    assert len(await house.look()) == 1
    assert await house.look() == []


async def test_a_running_bot_backs_itself_up(server: BotApiServer, tmp_path: Path, clock: Clock) -> None:
    async with running(settings_for(server, tmp_path), clock):
        async with asyncio.timeout(5):
            while not (tmp_path / "backups" / "kenesh-2018-03-05.db").exists():
                await asyncio.sleep(0.01)
