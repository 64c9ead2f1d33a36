"""When the world around it breaks, the bot says what is wrong, keeps what it has, and goes on when it can."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path

import pytest

from bot.app import run
from bot.gateway import polling
from bot.playground import BotApiServer, Delay, DropAfter, DropBefore, Garbled, Status
from bot.playground.faults import Effect
from bot.playground.people import Person
from bot.storage.database import Database, DatabaseError, Transaction
from tests.conftest import Clock, running, settings_for


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot's pauses after trouble, shortened from up to half a minute."""
    monkeypatch.setattr(polling, "MAX_PAUSE_SECONDS", 0.002)


async def known(server: BotApiServer) -> Person:
    person = server.person("Айгүл", language_code="en")
    await person.start()
    await person.taps("English")
    return person


@pytest.mark.parametrize("effect", [Status(502, html=True), Status(500), DropBefore()])
async def test_an_hour_of_trouble_at_telegram_passes(
    server: BotApiServer, tmp_path: Path, clock: Clock, effect: Effect
) -> None:
    async with running(settings_for(server, tmp_path), clock):
        person = await known(server)
        # At half a minute each, an hour of it.
        trouble = server.faults.add(effect, times=120)
        await person.send("/contacts")
        async with asyncio.timeout(20):
            while trouble.struck < 120:
                await asyncio.sleep(0.01)
        assert (await person.says("/help")).text


@pytest.mark.parametrize("effect", [DropBefore(), DropAfter(), Garbled(), Status(503), Delay(0.05)])
@pytest.mark.parametrize("method", ["sendMessage", "editMessageText", "answerCallbackQuery"])
async def test_a_connection_that_breaks_in_the_middle_costs_one_reply_at_most(
    server: BotApiServer, bot: None, effect: Effect, method: str
) -> None:
    person = await known(server)
    broken = server.faults.add(effect, method=method)
    await person.send("/projects")
    await person.rest()
    with suppress(TimeoutError):  # The answer to the press may be what is lost.
        await person.press(person.messages[-1], "regions", timeout=0.5)
    await person.rest()
    assert broken.struck == 1
    assert "Contacts" in (await person.says("/contacts")).text


@asynccontextmanager
async def full_disk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """For as long as the block lasts, nothing can be written."""

    async def refuse(*_: object) -> int:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(Transaction, "run", refuse)
        yield


async def test_on_a_full_disk_the_bot_still_tells_what_it_knows(
    server: BotApiServer, bot: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    person = await known(server)
    async with full_disk(monkeypatch):
        assert "Projects by region" in (await person.says("/projects")).text
        assert "something went wrong" in (await person.says("/unsubscribe")).text
        stranger = server.person("Бакыт", language_code="ru")
        assert await stranger.start()  # The apology: nothing is known of them.
    assert "database or disk is full" in caplog.text
    assert (await person.says("/unsubscribe")).text
    assert (await stranger.start()).buttons == [["Кыргызча", "Русский", "English"]]


async def test_a_database_locked_for_a_moment_is_waited_for(
    server: BotApiServer, bot: None, tmp_path: Path
) -> None:
    person = await known(server)
    other = sqlite3.connect(tmp_path / "kenesh.db", isolation_level=None, check_same_thread=False)
    await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
    await person.send("/subscribe KG-N")
    await asyncio.sleep(0.2)
    assert not [message for message in person.messages if "✅ Naryn" in str(message.buttons)]
    await asyncio.to_thread(other.execute, "ROLLBACK")
    other.close()
    assert "✅ Naryn" in str((await person.next()).buttons)


async def test_a_damaged_database_ends_the_start_with_the_way_out(
    server: BotApiServer, tmp_path: Path, clock: Clock
) -> None:
    path = tmp_path / "kenesh.db"
    path.write_bytes(b"This is no database. " * 500)
    with pytest.raises(DatabaseError, match=r"it is damaged: `kenesh restore FILE` brings back a backup"):
        await run(settings_for(server, tmp_path), asyncio.Event(), clock)
    assert path.read_bytes().startswith(b"This is no database.")


async def test_a_database_that_is_locked_for_good_ends_the_start_with_the_reason(
    server: BotApiServer, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.database.BUSY_SECONDS", 0.1)
    path = tmp_path / "kenesh.db"
    await (await Database.open(path)).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(DatabaseError, match="another program is using it"):
            await run(settings_for(server, tmp_path), asyncio.Event(), clock)


async def test_a_folder_that_cannot_be_written_to_ends_the_start_with_the_reason(
    server: BotApiServer, tmp_path: Path, clock: Clock
) -> None:
    settings = settings_for(server, tmp_path, database_path="/proc/kenesh/kenesh.db")
    with pytest.raises(DatabaseError, match="check DATABASE_PATH"):
        await run(settings, asyncio.Event(), clock)


async def test_updates_of_kinds_to_come_and_nonsense_are_passed_over(server: BotApiServer, bot: None) -> None:
    person = await known(server)
    every: tuple[dict[str, object], ...] = (
        {"telepathy": {"from": {"id": person.id}}},
        {"message": None},
        {"message": {"message_id": "seven"}},
        {"message": {"message_id": 1, "date": 0, "chat": {"id": 2**70, "type": "private"}}},
        {"message": {"message_id": 1, "date": 0, "chat": {"id": person.id, "type": "thought"}}},
        {"callback_query": {"id": "1"}},
        {"my_chat_member": []},
        {"chat_boost": {"chat": {"id": [[]], "type": "private"}}},
    )
    for nonsense in every:
        server.send_raw_update(nonsense)
    assert "Contacts" in (await person.says("/contacts")).text


async def test_a_flood_from_one_chat_does_not_slow_another(server: BotApiServer, bot: None) -> None:
    loud, quiet = await known(server), server.person("Бакыт", language_code="en")
    for _ in range(2_000):
        await loud.send("/projects")
    assert (await quiet.start()).buttons == [["Кыргызча", "Русский", "English"]]
    # What was too much is dropped, not kept: far fewer than 2,000 replies are still to come.
    assert len(server.calls_of("sendMessage")) < 500
