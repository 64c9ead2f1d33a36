"""A draft can be left and taken up again."""

from pathlib import Path

from bot.domain.languages import Language
from bot.playground import BotApiServer, Person
from tests.conftest import Clock, running, settings_for
from tests.journeys.announce.steps import (
    OWNER,
    begun,
    delivered,
    office,
    reviewed,
    started,
    writes,
)
from tests.journeys.looking import row


async def test_cancel_keeps_the_draft_and_announce_goes_on_with_it(owner: Person) -> None:
    await begun(owner)
    await writes(owner, "Жарымы")
    assert "сакталды" in (await owner.says("/cancel")).text
    question = await owner.says("Грант деген эмне?")
    assert "✅ Кыргызча" not in question.text
    shown = await owner.says("/announce")
    assert "«Жарымы»" in shown.text
    assert "✅ Кыргызча" in (await owner.taps("▶️ Улантуу")).text


async def test_any_command_leaves_it(owner: Person) -> None:
    await begun(owner)
    await owner.says("/projects")
    assert "✅ Кыргызча" not in (await owner.says("салам")).text


async def test_it_survives_a_restart_at_every_step(
    server: BotApiServer, tmp_path: Path, clock: Clock
) -> None:
    settings = settings_for(server, tmp_path, admin_ids=(OWNER,))
    async with running(settings, clock):
        owner = await office(server)
        reader = await started(server, "Нурлан", Language.KY)
        other = await started(server, "Сергей", Language.RU)
        await begun(owner)
    async with running(settings, clock):
        await writes(owner, "Жыйын")
    async with running(settings, clock):
        await writes(owner, "Заседание")
        await owner.taps("✍️ Текст")
        await owner.taps("🔗")
    async with running(settings, clock):
        await owner.says("Подробнее - https://example.org")
        await owner.taps("🕘 Кийин")
    async with running(settings, clock):
        await owner.says("эртең 9:00")
    async with running(settings, clock):
        await owner.taps("🕘 Азыр эле")
        await delivered(owner)
    assert reader.messages[-1].text == "Жыйын"
    assert other.messages[-1].buttons == [["Подробнее"]]


async def test_a_draft_with_nothing_in_it_is_simply_gone_on_with(owner: Person, tmp_path: Path) -> None:
    await owner.says("/announce")
    await owner.says("/cancel")
    assert "бир да кулактандыруу жок" in (await owner.says("/announcements")).text
    assert "Кимге жөнөтөбүз?" in (await owner.says("/announce")).text
    assert row(tmp_path / "kenesh.db", "SELECT count(*) AS n FROM drafts")["n"] == 1


async def test_drafts_stand_in_the_list_and_can_be_thrown_away(owner: Person) -> None:
    await reviewed(owner)
    assert "/announce" in (await owner.taps("💾")).text
    await owner.says("/announcements")
    await owner.taps("📝 Жыйын болот")
    await owner.taps("🗑")
    gone = await owner.taps("🗑 Ооба")
    assert gone.buttons == [["🗂 Тизме"]]
    assert "бир да кулактандыруу жок" in (await owner.says("/announcements")).text
