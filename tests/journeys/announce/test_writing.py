"""From /announce to the report."""

import pytest

from bot.content.texts import Texts
from bot.domain.languages import Language
from bot.playground import BotApiServer, Person
from bot.playground.people import TINY_PNG
from tests.journeys.announce.steps import (
    OWNER,
    begun,
    delivered,
    refused,
    reviewed,
    seen,
    settled,
    started,
    writes,
)


async def test_each_reader_gets_their_language_as_it_was_written_and_the_report_counts_them(
    server: BotApiServer, owner: Person
) -> None:
    readers = {language: await started(server, "Окурман", language) for language in Language}
    shown = await owner.says("/announce")
    assert "3 окурман" in shown.text
    assert "Кыргызча 1 · Русский 1 · English 1" in shown.text
    shown = await owner.taps("✍️ Текст жазуу")
    assert "1 окурман" in shown.text
    await writes(owner, "<b>Жыйын</b> 5 &lt; 6")
    shown = await writes(owner, "<i>Заседание</i>")
    assert "✅ Русский, 1 окурман: «Заседание»" in shown.text
    assert "✍️ English: 1 окурман" in shown.text
    shown = await owner.taps("↪️ Башка тилде: Русский")
    assert "↪️ English: тексти жок. 1 окурманга башка тилдегиси барат: Русский" in shown.text
    report = await delivered(owner)
    assert "3 / 3" in report.text
    assert "✅ жетти 3" in report.text
    assert readers[Language.KY].messages[-1].html == "<b>Жыйын</b> 5 &lt; 6"
    assert readers[Language.RU].messages[-1].html == "<i>Заседание</i>"
    assert readers[Language.EN].messages[-1].html == "<i>Заседание</i>"
    assert not refused(server)
    assert server.all_callbacks_answered()


async def test_the_audience_is_narrowed_with_live_counts(
    server: BotApiServer, owner: Person, reader: Person
) -> None:
    other = await started(server, "Мээрим", Language.KY)
    await reader.says("/subscribe KG-N")
    await owner.says("/announce")
    await owner.taps("📍 Аймактар")
    shown = await owner.taps("▫️ Нарын облусу")
    assert "1 окурман" in shown.text
    shown = await owner.taps("▫️ Талас облусу")
    assert "1 окурман" in shown.text
    shown = await owner.taps("Даяр")
    assert "Аймактар: Нарын облусу, Талас облусу" in shown.text
    await owner.taps("✍️ Текст жазуу")
    await writes(owner, "Нарынга")
    await delivered(owner)
    assert reader.messages[-1].text == "Нарынга"
    assert other.messages[-1].text != "Нарынга"


async def test_topics_roles_and_languages_narrow_it_too(
    server: BotApiServer, owner: Person, reader: Person
) -> None:
    await reader.says("/subscribe")
    await reader.taps("⚙️")
    await reader.taps("👤")
    await reader.taps("Журналист")
    await owner.says("/announce")
    await owner.taps("👤 Ким экени")
    assert "1 окурман" in (await owner.taps("▫️ Журналист")).text
    await owner.taps("Даяр")
    await owner.taps("🏷 Темалар")
    assert "1 окурман" in (await owner.taps("▫️ 💰 Гранттар")).text
    await owner.taps("Даяр")
    await owner.taps("🌐 Тилдер")
    assert "бир да окурман жок" in (await owner.taps("▫️ Русский")).text
    await owner.taps("Даяр")
    assert "1 окурман" in (await owner.taps("👥 Баарына")).text


async def test_a_photo_with_buttons_arrives_as_the_preview_shows_it(
    server: BotApiServer, owner: Person, reader: Person
) -> None:
    await begun(owner)
    await owner.send_photo(caption="Сүрөт")
    await owner.next()
    await owner.taps("✍️ Текст")
    await owner.taps("🔗")
    shown = await owner.says("Толук - https://example.org/a\nДагы - https://example.org/b")
    assert "1 файл · 2 баскыч" in shown.text
    await owner.tap("👁")
    preview = await seen(owner, "Сүрөт")
    await delivered(owner)
    arrived = reader.messages[-1]
    assert arrived.media == preview.media == "photo"
    assert arrived.html == preview.html
    assert arrived.rows == preview.rows
    assert [row[0]["url"] for row in arrived.rows] == ["https://example.org/a", "https://example.org/b"]


@pytest.mark.parametrize("kind", ["photo", "video", "document"])
async def test_a_file_arrives_with_its_text(owner: Person, reader: Person, kind: str) -> None:
    await begun(owner)
    await owner.send_file(kind, TINY_PNG, "file", caption="Файл")
    assert "«Файл» · 1 файл" in (await owner.next()).text
    await delivered(owner)
    assert (reader.messages[-1].media, reader.messages[-1].text) == (kind, "Файл")


@pytest.mark.parametrize("kind", ["photo", "video", "document"])
async def test_an_album_arrives_whole(server: BotApiServer, owner: Person, reader: Person, kind: str) -> None:
    other = await started(server, "Сергей", Language.RU)
    await begun(owner)
    await owner.send_album([TINY_PNG] * 3, caption="Сүрөттөр", kind=kind)
    shown = await seen(owner, "3 файл")
    assert "✍️ Русский" in shown.text
    await settled(owner, shown)
    await delivered(owner)
    for person in (reader, other):
        assert [message.media for message in person.messages[-3:]] == [kind] * 3
        assert person.messages[-3].text == "Сүрөттөр"


async def test_an_ordinary_announcement_takes_four_taps(server: BotApiServer, owner: Person) -> None:
    readers = [await started(server, "Окурман", language) for language in Language]
    before = server.call_counts["answerCallbackQuery"]
    await begun(owner)
    await writes(owner, "Жыйын")
    await settled(owner, await writes(owner, "Заседание"))
    await delivered(owner)
    assert server.call_counts["answerCallbackQuery"] - before == 4
    assert [person.messages[-1].text for person in readers] == ["Жыйын", "Заседание", "Заседание"]


async def test_who_edits_the_message_changes_the_announcement_until_it_is_sent(
    owner: Person, reader: Person
) -> None:
    await reviewed(owner, "Жыйн")
    mine = next(message for message in owner.messages if message.text == "Жыйн")
    await owner.edit(mine, "Жыйын")
    assert "«Жыйын»" in (await owner.next()).text
    await owner.edit(mine, "ө" * 4097)
    refused = await owner.next()
    assert "өтө узун" in refused.text
    assert refused.buttons
    await delivered(owner)
    assert reader.messages[-1].text == "Жыйын"
    await owner.edit(mine, "Кечикти")
    assert "Кечикти" not in "".join(message.text for message in await owner.rest(0.1))
    assert reader.messages[-1].text == "Жыйын"


async def test_the_caption_of_an_album_can_be_edited(owner: Person, reader: Person) -> None:
    await begun(owner)
    mine, *_ = await owner.send_album([TINY_PNG] * 2, caption="Сүрт")
    await seen(owner, "2 файл")
    await owner.edit(mine, "Сүрөт")
    assert "«Сүрөт» · 2 файл" in (await owner.next()).text


async def test_groups_and_channels_get_it_in_their_language_also_after_a_migration(
    server: BotApiServer, owner: Person, reader: Person
) -> None:
    group = server.group("Нарын кеңеши", members=[reader], administrators=[reader])
    channel = server.channel("Кабарлар", administrators=[reader])
    for chat in (group, channel):
        chat.add_bot(by=reader)
        await reader.next(group=chat)
    await reader.taps("Русский", group=channel)
    group.migrate()
    await begun(owner)
    await writes(owner, "Жыйын")
    await writes(owner, "Заседание")
    assert "✅ жетти 3" in (await delivered(owner)).text
    assert [chat.messages[-1].text for chat in (group, channel)] == ["Жыйын", "Заседание"]


async def test_a_test_copy_goes_to_all_admins_and_nobody_else(
    owner: Person, second: Person, reader: Person
) -> None:
    await reviewed(owner)
    await owner.tap("🧪")
    assert await seen(second, "Жыйын")
    assert await seen(owner, "Жыйын")
    assert "Жыйын" not in reader.messages[-1].text


@pytest.mark.parametrize("language", Language)
async def test_every_step_speaks_the_admins_language(
    server: BotApiServer, bot: None, texts: Texts, language: Language
) -> None:
    owner = await started(server, "Admin", language, OWNER)
    t = texts[language]
    await owner.says("/admin")
    await owner.taps(t.plain("button-announce"))
    for field in ("regions", "topics", "roles", "languages"):
        await owner.taps(t.plain(f"announce-{field}"))
        await owner.taps(t.plain("announce-done"))
    await owner.taps(t.plain("announce-to-text"))
    await owner.says("Text")
    await owner.taps(t.plain("announce-to-text-back"))
    await owner.taps(t.plain("announce-to-review"))
    await owner.taps(t.plain("announce-later"))
    await owner.says("2018-06-25 10:00")
    await owner.taps(t.plain("announce-at-once"))
    await owner.taps(t.plain("announce-send"))
    card = await owner.taps(t.plain("announce-yes"))
    await server.until(lambda: t.plain("announcement-done") in card.text)
    await owner.taps(t.plain("announcement-to-list"))
    menu = server.world.commands[f"chat:{owner.id}", ""]
    assert {"command": "announce", "description": t.plain("command-announce")} in menu
    assert not refused(server)
    assert server.all_callbacks_answered()
