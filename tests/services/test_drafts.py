"""Drafts are kept, one open at a time, and nobody else's are touched."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.catalogue import Catalogue
from bot.domain.drafts import DraftState, RefusedError
from bot.domain.languages import Language
from bot.services import drafts
from bot.services.context import Context
from bot.storage.database import Database
from bot.storage.deliveries import Quiet
from bot.storage.subscribers import RegionBits

ZONE = ZoneInfo("Asia/Bishkek")
NOW = datetime(2018, 3, 5, 6, 0, tzinfo=UTC)


class Letter(DraftState, kind="test-letter"):
    words: str = ""


def adding(word: str) -> "Letter":
    return Letter(words=word)


@pytest.fixture
async def context(tmp_path: Path, catalogue: Catalogue) -> AsyncIterator[Context]:
    db = await Database.open(tmp_path / "kenesh.db")
    yield Context(db, catalogue, RegionBits({}), ZONE, Language.KY, frozenset(), Quiet("", ZONE))
    await db.close()


async def test_a_draft_is_there_again_after_a_restart(context: Context, tmp_path: Path) -> None:
    draft = await drafts.begin(context, 7, Letter(), NOW)
    await drafts.step(context, 7, draft.id, Letter, lambda s: adding(s.words + "Салам"), now=NOW)
    again = await Database.open(tmp_path / "kenesh.db")
    found = await drafts.find_open(Context(**{**vars(context), "db": again}), 7)
    await again.close()
    assert found is not None
    assert found.state == Letter(words="Салам")


async def test_only_one_draft_is_open_and_a_left_one_can_be_resumed(context: Context) -> None:
    first = await drafts.begin(context, 7, Letter(words="1"), NOW)
    second = await drafts.begin(context, 7, Letter(words="2"), NOW)
    assert (await drafts.find_open(context, 7)) == second
    assert await drafts.leave(context, 7)
    assert await drafts.find_open(context, 7) is None
    assert not await drafts.leave(context, 7)
    await drafts.resume(context, 7, first.id, Letter, now=NOW)
    opened = await drafts.find_open(context, 7)
    assert opened is not None
    assert opened.state.words == "1"


async def test_a_refusal_changes_nothing(context: Context) -> None:
    draft = await drafts.begin(context, 7, Letter(words="1"), NOW)

    def refuse(_: Letter) -> Letter:
        raise RefusedError("cannot-read")

    with pytest.raises(RefusedError):
        await drafts.step(context, 7, draft.id, Letter, refuse, now=NOW)
    assert (await drafts.find(context, 7, draft.id, Letter)).state.words == "1"


async def test_nobody_reaches_the_draft_of_another(context: Context) -> None:
    draft = await drafts.begin(context, 7, Letter(), NOW)
    with pytest.raises(LookupError):
        await drafts.step(context, 8, draft.id, Letter, lambda s: s, now=NOW)
    assert not await drafts.discard(context, 8, draft.id)
    assert await drafts.discard(context, 7, draft.id)


async def test_a_draft_of_an_unknown_version_is_passed_over(context: Context) -> None:
    draft = await drafts.begin(context, 7, Letter(), NOW)
    async with context.db.transaction() as tx:
        await tx.run("UPDATE drafts SET kind = 'gone' WHERE id = ?", (draft.id,))
    assert await drafts.find_open(context, 7) is None
    with pytest.raises(LookupError):
        await drafts.find(context, 7, draft.id, Letter)
