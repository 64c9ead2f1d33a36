"""What an announcement cannot be is refused at once, with the way out; nothing that was written is lost."""

from datetime import timedelta
from typing import Any

import pytest

from bot.playground import BotApiServer, Person, Status
from tests.conftest import Clock
from tests.journeys.announce.steps import begun, delivered, reviewed, seen, writes

FILE = {"file_id": "AgAD", "file_unique_id": "u", "duration": 1}
GIF = {**FILE, "width": 1, "height": 1}
POLL = {
    "id": "1",
    "question": "?",
    "options": [],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}


@pytest.mark.parametrize(("photo", "limit"), [(False, 4096), (True, 1024)])
async def test_a_text_that_is_too_long_is_refused_when_it_is_written(
    owner: Person, photo: bool, limit: int
) -> None:
    await begun(owner)
    text = "😀" * (limit // 2) + "ө"
    if photo:
        await owner.send_photo(caption=text)
    else:
        await owner.send(text)
    refused = await owner.next()
    digits = "".join(char for char in refused.text if char.isdigit())
    assert f"{limit + 1}{limit}1" in digits
    assert ["👥 Кимге"] in refused.buttons
    await owner.send(text[:-1] if not photo else "кыска")
    assert "✅ Кыргызча" in (await owner.next()).text


async def test_a_text_too_long_in_one_language_leaves_the_other_as_it_was(owner: Person) -> None:
    await begun(owner)
    await writes(owner, "Жыйын")
    await owner.taps("✍️ Текст")
    await owner.taps("Русский")
    assert "өтө узун" in (await owner.says("ж" * 4097)).text
    shown = await owner.says("Заседание")
    assert "«Жыйын»" in shown.text
    assert "«Заседание»" in shown.text


@pytest.mark.parametrize(
    "content",
    [
        {"voice": FILE, "caption": "Угуңуз"},
        {"audio": FILE, "caption": "Угуңуз"},
        {"animation": GIF, "document": FILE, "caption": "Көрүңүз"},
        {"video_note": {**FILE, "length": 1}},
        {"sticker": {**GIF, "type": "regular", "is_animated": False, "is_video": False}},
        {"poll": POLL},
        {"location": {"latitude": 41.4, "longitude": 75.9}},
        {"contact": {"phone_number": "+996555000000", "first_name": "Бакыт"}},
    ],
    ids=lambda content: next(iter(content)),
)
async def test_what_cannot_be_in_an_announcement_is_refused(owner: Person, content: dict[str, Any]) -> None:
    await begun(owner)
    owner.put(content)
    assert "кошо албайм" in (await owner.next()).text
    assert "«Текст»" in (await owner.says("Текст")).text


async def test_a_forwarded_message_is_taken_as_ones_own(owner: Person, reader: Person) -> None:
    await begun(owner)
    origin = {"type": "hidden_user", "sender_user_name": "Асан", "date": 1}
    owner.put({"text": "Башкадан", "forward_origin": origin})
    assert "«Башкадан»" in (await owner.next()).text
    await delivered(owner)
    assert reader.messages[-1].text == "Башкадан"
    assert "forward_origin" not in reader.messages[-1].json


async def test_custom_emoji_and_dates_of_telegrams_own_are_kept(owner: Person, reader: Person) -> None:
    await begun(owner)
    emoji = {"type": "custom_emoji", "offset": 0, "length": 2, "custom_emoji_id": "5368324170671202286"}
    owner.put({"text": "😀 Эртең", "entities": [emoji]})
    assert "«😀 Эртең»" in (await owner.next()).text
    await delivered(owner)
    assert reader.messages[-1].text == "😀 Эртең"
    await begun(owner)
    date = {"type": "date_time", "offset": 0, "length": 5, "unix_time": 1520229600}
    owner.put({"text": "Эртең", "entities": [date]})
    assert "«Эртең»" in (await owner.next()).text


@pytest.mark.parametrize("line", ["https жок", "Толук - example", "Толук - ftp://example.org", "Толук"])
async def test_a_link_button_that_leads_nowhere_is_named(owner: Person, line: str) -> None:
    await reviewed(owner)
    await owner.taps("✍️ Текст")
    await owner.taps("🔗")
    refused = await owner.says(line)
    assert f"«{line}»" in refused.text
    assert "https://example.org" in refused.text
    await owner.taps("‹")
    assert "«Жыйын болот»" in (await owner.taps("Текшерүү")).text


async def test_an_announcement_to_nobody_stays_a_draft(owner: Person, reader: Person) -> None:
    shown = await reviewed(owner)
    await reader.says("/unsubscribe")
    refused = await owner.tap("✅ Жөнөтүү")
    assert refused.show_alert
    assert "эч ким жок" in refused.text
    await reader.says("/subscribe")
    assert shown == await owner.taps("✅ Жөнөтүү")


async def test_a_time_that_is_over_is_refused_when_written_and_when_sent(
    owner: Person, reader: Person, clock: Clock
) -> None:
    await reviewed(owner)
    await owner.taps("🕘 Кийин")
    for words in ("кечээ 9:00", "вчера в 9", "2018-03-05 09:00"):
        refused = await owner.says(words)
        assert "өтүп кетиптир" in refused.text
        assert refused.buttons == [["‹ Артка"]]
    await owner.says("бүгүн 13:00")
    clock.now += timedelta(hours=2)
    refused_at_last = await owner.tap("✅ Пландаштыруу")
    assert "өтүп кетти" in refused_at_last.text
    assert not [message for message in reader.messages if message.text == "Жыйын болот"]
    await owner.taps("🕘 Азыр эле")
    await delivered(owner)


async def test_what_is_typed_into_the_review_is_told_how_to_change_a_text(owner: Person) -> None:
    await reviewed(owner)
    refused = await owner.says("Жаңы текст")
    assert "✍️ Текст" in refused.text
    assert any("✅ Жөнөтүү" in row for row in refused.buttons)


async def test_what_telegram_refuses_is_told_at_the_preview(server: BotApiServer, owner: Person) -> None:
    await reviewed(owner)
    server.faults.add(Status(400), method="sendMessage", nth=2)
    await owner.tap("👁")
    refused = await seen(owner, "Телеграм муну кабыл албады")
    assert any("✍️ Текст" in row for row in refused.buttons)
