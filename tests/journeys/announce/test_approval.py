"""Large announcements need a second admin."""

import asyncio

import pytest

from bot.domain.languages import Language
from bot.playground import BotApiServer, Person
from tests.journeys.announce.steps import (
    THIRD,
    reviewed,
    seen,
    sent,
    started,
    times,
)


@pytest.fixture
def approval_above() -> int:
    return 1


async def test_another_admin_has_to_consent(owner: Person, second: Person, reader: Person) -> None:
    await reviewed(owner)
    assert "башка кызматкердин макулдугун сурайбыз" in (await owner.taps("✅ Жөнөтүү")).text
    shown = await owner.taps("✅ Ооба, жөнөтүлсүн")
    assert "Макулдук күтүлүүдө" in shown.text
    assert (await owner.press(shown, "ann-do:1:approve:0")).show_alert
    assert (await owner.press(shown, "ann-do:1:start:1")).show_alert
    await seen(second, "Нужно ваше согласие")
    assert "2 читателя" in (await second.taps("Открыть")).text
    await second.tap("👁")
    assert await seen(second, "Жыйын болот")
    assert any("✅ Дать согласие" in label for row in (await seen(second, "Ждёт")).buttons for label in row)
    await second.taps("✅ Дать согласие")
    await seen(owner, "макулдугун берди")
    while reader.messages[-1].text != "Жыйын болот":
        await reader.next()


async def test_a_declined_one_comes_back_to_be_changed(owner: Person, second: Person, reader: Person) -> None:
    await reviewed(owner)
    await sent(owner)
    await seen(second, "Нужно ваше согласие")
    await second.taps("Открыть")
    await second.taps("❌")
    await seen(owner, "сизге кайтарды")
    await owner.taps("Ачуу")
    assert "Баары туурабы?" in (await owner.taps("✏️ Өзгөртүү")).text


async def test_two_admins_at_once_send_it_once(
    server: BotApiServer, owner: Person, second: Person, reader: Person
) -> None:
    third = await started(server, "Гүлнара", Language.RU, THIRD)
    await reviewed(owner)
    await sent(owner)
    cards = []
    for person in (second, third):
        await seen(person, "Нужно ваше согласие")
        cards.append(await person.taps("Открыть"))
    await asyncio.gather(
        second.press(cards[0], "ann-do:1:approve:0"),
        third.press(cards[1], "ann-do:1:approve:0"),
    )
    await second.press(cards[0], "ann-do:1:approve:0")
    for person in (second, third, reader):
        while person.messages[-1].text != "Жыйын болот":
            await person.next()
    await reader.rest(0.1)
    assert [times(person) for person in (second, third, reader)] == [1, 1, 1]


@pytest.mark.parametrize("act", ["decline", "stop"])
async def test_an_author_does_not_get_round_the_consent(
    owner: Person, second: Person, reader: Person, act: str
) -> None:
    await reviewed(owner)
    shown = await sent(owner)
    await owner.press(shown, f"ann-do:1:{act}:1")
    assert (await owner.press(shown, "ann-do:1:start:1")).show_alert
    await reader.rest(0.2)
    assert times(reader) == 0


async def test_a_declined_one_is_not_started_without_consent(
    owner: Person, second: Person, reader: Person
) -> None:
    await reviewed(owner)
    shown = await sent(owner)
    await seen(second, "Нужно ваше согласие")
    await second.taps("Открыть")
    await second.taps("❌")
    for person in (owner, second):
        assert (await person.press(person.messages[-1], "ann-do:1:start:1")).show_alert
    await reader.rest(0.2)
    assert times(reader) == 0
    assert shown


async def test_taking_one_back_is_kept_in_the_trail(owner: Person, second: Person, reader: Person) -> None:
    await reviewed(owner)
    await sent(owner)
    await owner.taps("✏️")
    await second.says("/admin")
    assert f"{owner.id}: объявление 1: возврат на доработку" in (await second.taps("📜")).text
