"""Scheduled, held and urgent announcements."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.languages import Language
from bot.playground import BotApiServer, Person
from tests.conftest import Clock, running, settings_for
from tests.journeys.announce.steps import (
    OWNER,
    SECOND,
    office,
    reported,
    reviewed,
    seen,
    sent,
    started,
    state_of,
)
from tests.journeys.looking import eventually


async def test_it_goes_out_at_the_time_that_was_typed(
    owner: Person, reader: Person, clock: Clock, tmp_path: Path
) -> None:
    await reviewed(owner)
    await owner.taps("🕘 Кийин")
    assert "өтүп кетиптир" in (await owner.says("бүгүн 9:00")).text
    shown = await owner.says("эртең 9:00")
    assert "6-март" in shown.text
    await owner.taps("✅ Пландаштыруу")
    shown = await owner.taps("✅ Ооба, жөнөтүлсүн")
    assert "Пландалган" in shown.text
    clock.now = datetime(2018, 3, 6, 3, 0, 1, tzinfo=UTC)
    while reader.messages[-1].text != "Жыйын болот":
        await reader.next()
    await eventually(lambda: state_of(tmp_path, 1) == "done")
    await owner.says("/announcements")
    assert "Жөнөтүлдү" in (await owner.taps("✅ Жыйын болот")).text


async def test_an_overdue_one_is_held_and_the_admins_are_asked_once(
    server: BotApiServer, tmp_path: Path, clock: Clock
) -> None:
    settings = settings_for(server, tmp_path, admin_ids=(OWNER, SECOND))
    async with running(settings, clock):
        owner = await office(server)
        second = await started(server, "Сергей", Language.RU, SECOND)
        await reviewed(owner)
        await owner.taps("🕘 Кийин")
        await owner.says("эртең 9:00")
        await owner.taps("✅ Пландаштыруу")
        await owner.taps("✅ Ооба, жөнөтүлсүн")
    clock.now += timedelta(days=3)
    async with running(settings, clock):
        assert "не ушло вовремя" in (await seen(second, "«Жыйын болот»")).text
        await seen(owner, "убагында кеткен жок")
    async with running(settings, clock):
        assert not [m for m in await owner.rest(0.5) if "убагында" in m.text], "nobody is told twice"
        await owner.taps("Ачуу")
        await owner.taps("▶️ Азыр жөнөтүү")
        await reported(owner, await owner.taps("▶️ Ооба"))
    assert "Жыйын болот" in [message.text for message in second.messages]


async def test_a_scheduled_one_can_be_changed_and_called_off(owner: Person) -> None:
    await reviewed(owner)
    await owner.taps("🕘 Кийин")
    await owner.says("эртең 9:00")
    await owner.taps("✅ Пландаштыруу")
    await owner.taps("✅ Ооба, жөнөтүлсүн")
    shown = await owner.taps("✏️ Өзгөртүү")
    assert "6-март" in shown.text
    await owner.taps("✅ Пландаштыруу")
    await owner.taps("✅ Ооба, жөнөтүлсүн")
    await owner.taps("⏹")
    assert "Токтотулган" in (await owner.taps("⏹ Ооба")).text


async def test_quiet_hours_hold_for_all_but_the_urgent(owner: Person, reader: Person, clock: Clock) -> None:
    clock.now = datetime(2018, 3, 5, 17, 0, tzinfo=UTC)  # 23:00 in Bishkek
    await reviewed(owner, "Шашылыш эмес")
    card = await sent(owner)
    await owner.server.until(lambda: "Тынч саат" in card.text)
    assert "08:00" in card.text
    await reviewed(owner, "Шашылыш")
    assert "тынч сааттарда да" in (await owner.taps("⚡️ Шашылыш")).text
    await sent(owner)
    while reader.messages[-1].text != "Шашылыш":
        await reader.next()
    assert "Шашылыш эмес" not in [message.text for message in reader.messages]
