"""An admin writes an announcement on a phone, sends it, watches it, corrects it and takes it back."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest

from bot.content.texts import Texts
from bot.domain.languages import Language
from bot.playground import BotApiServer, Message, Person, Status
from bot.playground.formatting import parse_html
from bot.playground.people import TINY_PNG
from tests.conftest import Clock, FlowingClock, running, settings_for
from tests.journeys.looking import eventually, row

OWNER, SECOND = 501, 502


@pytest.fixture(autouse=True)
def _quick_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sender.progress.EVERY_SECONDS", 0.05)
    monkeypatch.setattr("bot.gateway.pacer.CHAT_SECONDS", 0.01)


@pytest.fixture
def clock() -> Clock:
    """Noon in Bishkek."""
    return FlowingClock(datetime(2018, 3, 5, 6, 0, tzinfo=UTC))


@pytest.fixture
def approval_above() -> int:
    return 0


@pytest.fixture
async def bot(server: BotApiServer, tmp_path: Path, clock: Clock, approval_above: int) -> AsyncIterator[None]:
    """The bot with two owners."""
    settings = settings_for(server, tmp_path, admin_ids=(OWNER, SECOND), approval_above=approval_above)
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


async def office(server: BotApiServer) -> Person:
    person = await started(server, "Бегимай", Language.KY, OWNER)
    await person.says("/unsubscribe")
    return person


async def started(server: BotApiServer, name: str, language: Language, id_: int | None = None) -> Person:
    person = server.person(name, id=id_, language_code=language.value)
    await person.start()
    await person.taps(language.own_name)
    return person


async def writes(person: Person, html: str) -> Message:
    """Send a formatted text; the bot's reply."""
    text, entities = parse_html(html)
    person.put({"text": text, "entities": list(entities)})
    return await person.next()


async def begun(owner: Person) -> Message:
    """The request for the first text of an announcement to everyone."""
    await owner.says("/announce")
    return await owner.taps("✍️ Текст жазуу")


async def reviewed(owner: Person, html: str = "<b>Жыйын</b> болот") -> Message:
    """An announcement in Kyrgyz, ready to be sent; readers of other languages get it, too."""
    await begun(owner)
    shown = await writes(owner, html)
    while any(label.startswith("Кийинки тил") for line in shown.buttons for label in line):
        await owner.taps("Кийинки тил")
        shown = await owner.taps("Аларга башкасы барсын")
    if any(label.startswith("Текшерүү") for line in shown.buttons for label in line):
        shown = await owner.taps("Текшерүү")
    return shown


async def sent(owner: Person) -> Message:
    """From the review to the message that shows how far it is."""
    await owner.taps("✅ Жөнөтүү")
    return await owner.taps("✅ Ооба, жөнөтүлсүн")


async def seen(person: Person, words: str) -> Message:
    """The next message with these words."""
    while True:
        message = await person.next()
        if words in message.text:
            return message


def state_of(folder: Path, mailing_id: int) -> str:
    """The state of a mailing."""
    return str(row(folder / "kenesh.db", "SELECT state FROM mailings WHERE id = ?", mailing_id).get("state"))


class TestWriting:
    """From /announce to the report."""

    async def test_each_reader_gets_their_language_as_it_was_written_and_the_report_counts_them(
        self, server: BotApiServer, owner: Person
    ) -> None:
        readers = {language: await started(server, "Окурман", language) for language in Language}
        shown = await owner.says("/announce")
        assert "3 окурман" in shown.text
        assert "Кыргызча 1 · Русский 1 · English 1" in shown.text
        shown = await owner.taps("✍️ Текст жазуу")
        assert "1 окурман" in shown.text
        await writes(owner, "<b>Жыйын</b> 5 &lt; 6")
        await owner.taps("Кийинки тил: Русский")
        await writes(owner, "<i>Заседание</i>")
        shown = await owner.taps("Кийинки тил: English")
        assert "1 окурман" in shown.text
        shown = await owner.taps("Аларга башкасы барсын: Русский")
        assert "↪️ English: тексти жок. 1 окурманга башка тилдегиси барат: Русский" in shown.text
        await sent(owner)
        report = await seen(owner, "Тилдер боюнча")
        assert "3 / 3" in report.text
        assert "✅ жетти 3" in report.text
        assert readers[Language.KY].messages[-1].html == "<b>Жыйын</b> 5 &lt; 6"
        assert readers[Language.RU].messages[-1].html == "<i>Заседание</i>"
        assert readers[Language.EN].messages[-1].html == "<i>Заседание</i>"
        assert not server.refusals
        assert server.all_callbacks_answered()

    async def test_the_audience_is_narrowed_with_live_counts(
        self, server: BotApiServer, owner: Person, reader: Person
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
        await owner.taps("Текшерүү")
        await sent(owner)
        await seen(owner, "Тилдер боюнча")
        assert reader.messages[-1].text == "Нарынга"
        assert other.messages[-1].text != "Нарынга"

    async def test_topics_roles_and_languages_narrow_it_too(
        self, server: BotApiServer, owner: Person, reader: Person
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
        self, server: BotApiServer, owner: Person, reader: Person
    ) -> None:
        await begun(owner)
        await owner.send_photo(caption="Сүрөт")
        await owner.next()
        await owner.taps("🔗")
        refused = await owner.says("https жок")
        assert "«https жок»" in refused.text
        shown = await owner.says("Толук - https://example.org/a\nДагы - https://example.org/b")
        assert "1 файл, 2 баскыч" in shown.text
        await owner.taps("Текшерүү")
        await owner.tap("👁")
        preview = await seen(owner, "Сүрөт")
        await sent(owner)
        await seen(owner, "Тилдер боюнча")
        arrived = reader.messages[-1]
        assert arrived.media == preview.media == "photo"
        assert arrived.html == preview.html
        assert arrived.rows == preview.rows
        assert [row[0]["url"] for row in arrived.rows] == ["https://example.org/a", "https://example.org/b"]

    async def test_an_album_arrives_whole(self, server: BotApiServer, owner: Person, reader: Person) -> None:
        await begun(owner)
        await owner.send_album([TINY_PNG] * 3, caption="Сүрөттөр")
        await seen(owner, "3 файл")
        await owner.taps("Текшерүү")
        await sent(owner)
        await seen(owner, "Тилдер боюнча")
        assert [message.media for message in reader.messages[-3:]] == ["photo"] * 3
        assert reader.messages[-3].text == "Сүрөттөр"

    @pytest.mark.parametrize(("photo", "limit"), [(False, 4096), (True, 1024)])
    async def test_a_text_that_is_too_long_is_refused_when_it_is_written(
        self, owner: Person, photo: bool, limit: int
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
        await owner.send(text[:-1] if not photo else "кыска")
        assert "✅ Кыргызча" in (await owner.next()).text

    async def test_what_cannot_be_in_an_announcement_is_refused(self, owner: Person) -> None:
        await begun(owner)
        await owner.send_voice()
        assert "кошо албайм" in (await owner.next()).text
        await owner.send_sticker()
        assert "кошо албайм" in (await owner.next()).text

    async def test_a_test_copy_goes_to_all_admins_and_nobody_else(
        self, owner: Person, second: Person, reader: Person
    ) -> None:
        await reviewed(owner)
        await owner.tap("🧪")
        assert await seen(second, "Жыйын")
        assert await seen(owner, "Жыйын")
        assert "Жыйын" not in reader.messages[-1].text


class TestLeaving:
    """A draft can be left and taken up again."""

    async def test_cancel_keeps_the_draft_and_announce_goes_on_with_it(self, owner: Person) -> None:
        await begun(owner)
        await writes(owner, "Жарымы")
        assert "сакталды" in (await owner.says("/cancel")).text
        question = await owner.says("Грант деген эмне?")
        assert "✅ Кыргызча" not in question.text
        shown = await owner.says("/announce")
        assert "«Жарымы»" in shown.text
        assert "✅ Кыргызча" in (await owner.taps("▶️ Улантуу")).text

    async def test_any_command_leaves_it(self, owner: Person) -> None:
        await begun(owner)
        await owner.says("/projects")
        assert "✅ Кыргызча" not in (await owner.says("салам")).text

    async def test_it_survives_a_restart(self, server: BotApiServer, tmp_path: Path, clock: Clock) -> None:
        settings = settings_for(server, tmp_path, admin_ids=(OWNER,))
        async with running(settings, clock):
            owner = await office(server)
            reader = await started(server, "Нурлан", Language.KY)
            await begun(owner)
            await writes(owner, "Биринчи")
        async with running(settings, clock):
            shown = await writes(owner, "Экинчи")
            assert "✅ Кыргызча" in shown.text
            await owner.taps("Текшерүү")
            await sent(owner)
            await seen(owner, "Тилдер боюнча")
        assert reader.messages[-1].text == "Экинчи"

    async def test_drafts_stand_in_the_list_and_can_be_thrown_away(self, owner: Person) -> None:
        await reviewed(owner)
        assert "/announce" in (await owner.taps("💾")).text
        await owner.says("/announcements")
        await owner.taps("📝 Жыйын болот")
        await owner.taps("🗑")
        await owner.taps("🗑 Ооба")
        assert "бир да кулактандыруу жок" in (await owner.says("/announcements")).text


class TestOnce:
    """Whatever is pressed or redelivered: one announcement, once."""

    async def test_a_double_tap_sends_it_once(
        self, server: BotApiServer, owner: Person, reader: Person
    ) -> None:
        await reviewed(owner)
        shown = await owner.taps("✅ Жөнөтүү")
        data = shown.rows[0][0]["callback_data"]
        await owner.press(shown, data)
        again = await owner.press(shown, data)
        assert again.show_alert
        await seen(owner, "Тилдер боюнча")
        assert [message.text for message in reader.messages].count("Жыйын болот") == 1

    async def test_a_redelivered_message_changes_nothing(self, server: BotApiServer, owner: Person) -> None:
        await begun(owner)
        await writes(owner, "Жыйын")
        message = next(m for m in reversed(owner.messages) if m.text == "Жыйын" and not m.by_bot)
        server.send_raw_update({"message": message.json})
        assert "5 белги" in (await owner.next()).text

    async def test_people_who_are_no_admins_can_do_nothing(
        self, server: BotApiServer, owner: Person, reader: Person
    ) -> None:
        shown = await reviewed(owner)
        for command in ("/announce", "/announcements", "/admin"):
            assert "кызматкерлери үчүн" in (await reader.says(command)).text
        own = reader.messages[-1]
        for line in shown.rows:
            for button in line:
                assert (await reader.press(own, button["callback_data"])).show_alert
        await sent(owner)
        report = await seen(owner, "Тилдер боюнча")
        for line in report.rows:
            for button in line:
                assert (await reader.press(own, button["callback_data"])).show_alert
        assert (await reader.press(own, "ann-do:1:withdraw:1")).show_alert
        assert row_of(owner, reader)

    async def test_forged_taps_of_an_admin_change_nothing(self, owner: Person) -> None:
        shown = await reviewed(owner)
        for data in (
            "ann-set:1:regions:KG-XX:1",
            "ann-set:1:step:text:1",
            "ann-pick:1:nothing",
            "ann-text:1:de",
            "ann-do:1:explode:1",
            "ann-send:99",
            "ann:99",
        ):
            assert (await owner.press(shown, data)).show_alert, data


def row_of(owner: Person, reader: Person) -> bool:
    """Whether the reader still has the announcement."""
    return any(message.text == "Жыйын болот" for message in reader.messages)


class TestLater:
    """Scheduled, held and urgent announcements."""

    async def test_it_goes_out_at_the_time_that_was_typed(
        self, owner: Person, reader: Person, clock: Clock, tmp_path: Path
    ) -> None:
        await reviewed(owner)
        await owner.taps("🕘 Кийин жөнөтүү")
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
        self, server: BotApiServer, tmp_path: Path, clock: Clock
    ) -> None:
        settings = settings_for(server, tmp_path, admin_ids=(OWNER, SECOND))
        async with running(settings, clock):
            owner = await office(server)
            second = await started(server, "Сергей", Language.RU, SECOND)
            await reviewed(owner)
            await owner.taps("🕘 Кийин жөнөтүү")
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
            await owner.taps("▶️ Ооба")
            await seen(owner, "Тилдер боюнча")
        assert "Жыйын болот" in [message.text for message in second.messages]

    async def test_a_scheduled_one_can_be_changed_and_called_off(self, owner: Person) -> None:
        await reviewed(owner)
        await owner.taps("🕘 Кийин жөнөтүү")
        await owner.says("эртең 9:00")
        await owner.taps("✅ Пландаштыруу")
        await owner.taps("✅ Ооба, жөнөтүлсүн")
        shown = await owner.taps("✏️ Өзгөртүү")
        assert "6-март" in shown.text
        await owner.taps("✅ Пландаштыруу")
        await owner.taps("✅ Ооба, жөнөтүлсүн")
        await owner.taps("⏹")
        assert "Токтотулган" in (await owner.taps("⏹ Ооба")).text

    async def test_quiet_hours_hold_for_all_but_the_urgent(
        self, owner: Person, reader: Person, clock: Clock
    ) -> None:
        clock.now = datetime(2018, 3, 5, 17, 0, tzinfo=UTC)  # 23:00 in Bishkek
        await reviewed(owner, "Шашылыш эмес")
        await sent(owner)
        waiting = await seen(owner, "тынч саат")
        assert "08:00" in waiting.text
        await reviewed(owner, "Шашылыш")
        assert "тынч сааттарда да" in (await owner.taps("⚡️ Шашылыш кылуу")).text
        await sent(owner)
        while reader.messages[-1].text != "Шашылыш":
            await reader.next()
        assert "Шашылыш эмес" not in [message.text for message in reader.messages]


class TestApproval:
    """Large announcements need a second admin."""

    @pytest.fixture
    def approval_above(self) -> int:
        return 1

    async def test_another_admin_has_to_consent(self, owner: Person, second: Person, reader: Person) -> None:
        await reviewed(owner)
        shown = await sent(owner)
        assert "Макулдук күтүп турат" in shown.text
        assert (await owner.press(shown, "ann-do:1:approve:0")).show_alert
        assert (await owner.press(shown, "ann-do:1:start:1")).show_alert
        await seen(second, "Нужно ваше согласие")
        await second.taps("Открыть")
        await second.taps("✅ Согласие")
        await seen(owner, "макулдугун берди")
        while reader.messages[-1].text != "Жыйын болот":
            await reader.next()

    async def test_a_declined_one_comes_back_to_be_changed(
        self, owner: Person, second: Person, reader: Person
    ) -> None:
        await reviewed(owner)
        await sent(owner)
        await seen(second, "Нужно ваше согласие")
        await second.taps("Открыть")
        await second.taps("❌")
        await seen(owner, "сизге кайтарды")
        await owner.taps("Ачуу")
        assert "Баары туурабы?" in (await owner.taps("✏️ Өзгөртүү")).text

    async def test_two_admins_at_once_send_it_once(
        self, owner: Person, second: Person, reader: Person
    ) -> None:
        await reviewed(owner)
        await sent(owner)
        await seen(second, "Нужно ваше согласие")
        shown = await second.taps("Открыть")
        await second.press(shown, "ann-do:1:approve:0")
        await second.press(shown, "ann-do:1:approve:0")
        while reader.messages[-1].text != "Жыйын болот":
            await reader.next()
        await reader.rest(0.3)
        assert [message.text for message in reader.messages].count("Жыйын болот") == 1


class TestAfterwards:
    """Watching, stopping, correcting, withdrawing."""

    async def test_failures_are_counted_and_come_as_a_spreadsheet(
        self, server: BotApiServer, owner: Person, reader: Person, tmp_path: Path
    ) -> None:
        gone = await started(server, "Кубат", Language.RU)
        gone.deactivate()
        await reviewed(owner)
        await sent(owner)
        report = await seen(owner, "Тилдер боюнча")
        assert "🚫 бот бөгөттөлгөн 1" in report.text
        await owner.tap("📄")
        sheet = await seen(owner, "№1")
        file = server.world.files[sheet.json["document"]["file_id"]]
        from openpyxl import load_workbook

        lines = list(load_workbook(BytesIO(file.data)).worksheets[0].values)
        assert lines[1][0] == str(gone.id)
        assert "deactivated" in str(lines[1][3])

    async def test_it_can_be_paused_resumed_and_stopped(
        self, server: BotApiServer, tmp_path: Path, clock: Clock
    ) -> None:
        settings = settings_for(server, tmp_path, admin_ids=(OWNER,), messages_per_second=4)
        async with running(settings, clock):
            owner = await office(server)
            readers = [await started(server, f"Окурман {n}", Language.KY) for n in range(8)]

            def arrived() -> int:
                return sum(reader.messages[-1].text == "Жыйын болот" for reader in readers)

            await reviewed(owner)
            await sent(owner)
            await server.until(arrived)
            paused = await owner.taps("⏸")
            assert "Убактылуу токтотулган" in paused.text
            so_far = arrived()
            assert so_far < 8
            await owner.rest(0.6)
            assert arrived() == so_far
            await owner.taps("▶️ Улантуу")
            await server.until(lambda: arrived() > so_far)
            await owner.taps("⏹")
            stopped = await owner.taps("⏹ Ооба")
            assert "Токтотулган" in stopped.text
            so_far = arrived()
            assert so_far < 8
            await owner.rest(0.6)
            assert arrived() == so_far

    async def test_a_restart_in_the_middle_goes_on_and_the_same_message_ends_with_the_report(
        self, server: BotApiServer, tmp_path: Path, clock: Clock
    ) -> None:
        settings = settings_for(server, tmp_path, admin_ids=(OWNER,), messages_per_second=6)
        async with running(settings, clock):
            owner = await office(server)
            readers = [await started(server, f"Окурман {n}", Language.KY) for n in range(6)]
            await reviewed(owner)
            shown = await sent(owner)
            await server.until(lambda: any(reader.messages[-1].text == "Жыйын болот" for reader in readers))
        assert "Тилдер боюнча" not in shown.text
        async with running(settings, clock):
            await server.until(lambda: "Тилдер боюнча" in shown.text)
        assert "✅ жетти 6" in shown.text
        for reader in readers:
            assert [message.text for message in reader.messages].count("Жыйын болот") == 1

    async def test_a_message_that_shows_something_else_by_now_is_left_alone(
        self, server: BotApiServer, tmp_path: Path, clock: Clock
    ) -> None:
        settings = settings_for(server, tmp_path, admin_ids=(OWNER,), messages_per_second=6)
        async with running(settings, clock):
            owner = await office(server)
            readers = [await started(server, f"Окурман {n}", Language.KY) for n in range(4)]
            await reviewed(owner)
            await sent(owner)
            shown = await owner.taps("🗂 Тизме")
            await server.until(lambda: all(reader.messages[-1].text == "Жыйын болот" for reader in readers))
            await eventually(lambda: state_of(tmp_path, 1) == "done")
            await owner.rest(0.3)
        assert "Тандаңыз" in shown.text

    async def test_what_telegram_refuses_is_told_at_the_preview(
        self, server: BotApiServer, owner: Person
    ) -> None:
        await reviewed(owner)
        server.faults.add(Status(400), method="sendMessage", nth=2)
        await owner.tap("👁")
        await seen(owner, "Телеграм муну кабыл албады")

    async def test_what_is_over_cannot_be_paused(
        self, server: BotApiServer, owner: Person, reader: Person, tmp_path: Path
    ) -> None:
        await reviewed(owner)
        await owner.taps("✅ Жөнөтүү")
        shown = await owner.taps("✅ Ооба, жөнөтүлсүн")
        await eventually(lambda: state_of(tmp_path, 1) == "done")
        refused = await owner.press(shown, "ann-do:1:pause:0")
        assert refused.show_alert
        assert "Жөнөтүлдү" in refused.text

    async def test_a_correction_edits_every_copy(self, owner: Person, reader: Person) -> None:
        await reviewed(owner)
        await sent(owner)
        await seen(owner, "Тилдер боюнча")
        copy = reader.messages[-1]
        await owner.taps("✏️ Оңдоо")
        await owner.send_photo(caption="сүрөт")
        assert "текстти гана" in (await owner.next()).text
        await writes(owner, "<b>Жыйын</b> жылды")
        await owner.taps("✅ Оңдоо")
        await owner.taps("✅ Ооба, оңдолсун")
        await seen(owner, "✏️ Оңдоо")
        while copy.html != "<b>Жыйын</b> жылды":
            await reader.next()

    async def test_a_withdrawal_deletes_every_copy(
        self, server: BotApiServer, owner: Person, reader: Person
    ) -> None:
        await reviewed(owner)
        await sent(owner)
        await seen(owner, "Тилдер боюнча")
        copy = reader.messages[-1]
        await owner.taps("🗑 Кайтарып алуу")
        await owner.taps("🗑 Ооба, кайтарып алынсын")
        await server.until(lambda: copy.deleted)
        await seen(owner, "Кайтарып алынган")


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
    await owner.taps(t.plain("announce-to-review"))
    await owner.taps(t.plain("announce-later"))
    await owner.says("2018-06-25 10:00")
    await owner.taps(t.plain("announce-at-once"))
    await owner.taps(t.plain("announce-send"))
    await owner.taps(t.plain("announce-yes"))
    await seen(owner, t.plain("announcement-done"))
    await owner.taps(t.plain("announcement-to-list"))
    menu = server.world.commands[f"chat:{owner.id}", ""]
    assert {"command": "announce", "description": t.plain("command-announce")} in menu
    assert not server.refusals
    assert server.all_callbacks_answered()
