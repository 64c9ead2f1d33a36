"""What is about a chat goes when it is asked for, and when the chat has been away too long."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.app import open_context
from bot.services.context import Context
from bot.services.privacy import erase_blocked, forget, stored_about
from bot.services.subscribers import find, meet
from bot.settings import Settings

NOW = datetime(2018, 3, 5, 6, 0, tzinfo=UTC)


@pytest.fixture
async def context(tmp_path: Path) -> AsyncIterator[Context]:
    async with open_context(Settings.model_validate({"database_path": tmp_path / "kenesh.db"})) as context:
        yield context


async def delivery(context: Context, chat_id: int, state: str) -> None:
    async with context.db.transaction() as tx:
        await tx.run(
            "INSERT OR IGNORE INTO mailings (id, kind, key, lane, started_at)"
            " VALUES (1, 'announcement', '1', 'announcement', '')"
        )
        await tx.run("INSERT INTO deliveries (mailing_id, chat_id, state) VALUES (1, ?, ?)", (chat_id, state))


async def test_of_deliveries_only_counts_stay(context: Context) -> None:
    for chat_id, state in ((1, "sent"), (2, "waiting"), (3, "waiting")):
        await meet(context, chat_id, "private", "ky", NOW)
        await delivery(context, chat_id, state)
    await forget(context, 1)
    await forget(context, 2)
    assert await stored_about(context, 1) == await stored_about(context, 2) == {}
    assert set(await stored_about(context, 3)) == {"subscribers", "deliveries"}
    mailing = await context.db.one("SELECT dropped FROM mailings")
    assert mailing
    assert mailing["dropped"] == 1


async def test_who_blocked_the_bot_is_erased_after_the_time_set_and_nobody_else(context: Context) -> None:
    for chat_id in range(1, 251):
        await meet(context, chat_id, "private", "ky", NOW)
    async with context.db.transaction() as tx:
        await tx.run("UPDATE subscribers SET away_since = ? WHERE chat_id <= 220", (NOW.isoformat(),))
    assert await erase_blocked(context, NOW + timedelta(days=90)) == 0
    assert await erase_blocked(context, NOW + timedelta(days=90, seconds=1)) == 220
    assert await find(context, 220) is None
    assert await find(context, 221)
    # A clock that was set back erases nobody.
    assert await erase_blocked(context, NOW - timedelta(days=3650)) == 0
