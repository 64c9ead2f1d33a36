"""The chat page, in a real browser."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from PIL import Image
from playwright.async_api import ConsoleMessage, Error, Page, async_playwright, expect
from telegram import (
    Bot,
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    KeyboardButton,
    ReplyKeyboardMarkup,
)

from bot.playground import PLAYGROUND_ADMIN_ID, BotApiServer, Limits, Person, add_ready_made_people
from tests.playground.conftest import TOKEN

pytestmark = pytest.mark.asyncio(loop_scope="session")

FLAGS = (
    "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --disable-quic"
)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def tab() -> AsyncIterator[Page]:
    """One browser tab for all tests: a new one each would cost most of the time."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        made = await browser.new_page(viewport={"width": 360, "height": 740})
        made.set_default_timeout(5000)
        yield made
        await browser.close()


@pytest_asyncio.fixture(loop_scope="session")
async def server() -> AsyncIterator[BotApiServer]:
    made = BotApiServer(TOKEN, limits=Limits.off())
    add_ready_made_people(made)
    await made.start()
    yield made
    await made.stop()


@pytest_asyncio.fixture(loop_scope="session")
async def bot(server: BotApiServer) -> AsyncIterator[Bot]:
    async with Bot(TOKEN, base_url=f"{server.url}/bot", base_file_url=f"{server.url}/file/bot") as made:
        yield made


@pytest.fixture
def aigul(server: BotApiServer) -> Person:
    return server.people[2]


@pytest_asyncio.fixture(loop_scope="session")
async def page(tab: Page, server: BotApiServer) -> AsyncIterator[Page]:
    errors: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            errors.append(message.text)

    def note_exception(error: Error) -> None:
        errors.append(str(error))

    tab.on("console", note)
    tab.on("pageerror", note_exception)
    await tab.goto(server.url)
    yield tab
    await tab.goto("about:blank")
    tab.remove_listener("console", note)
    tab.remove_listener("pageerror", note_exception)
    assert [error for error in errors if "WebSocket" not in error] == []


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return out.getvalue()


async def test_a_person_writes_and_the_bot_answers(page: Page, server: BotApiServer, bot: Bot) -> None:
    await page.get_by_label("Message").fill("Салам")
    await page.get_by_role("button", name="Send").click()
    log = page.get_by_role("log")
    await expect(log.get_by_text("Салам")).to_be_visible()
    (update,) = await bot.get_updates(timeout=5)
    assert update.message is not None
    assert update.message.from_user is not None
    assert (update.message.from_user.first_name, update.message.text) == ("Айгүл", "Салам")
    await bot.send_message(
        2, "<b>Кош</b> <i>келиңиз</i> &lt;img src=x onerror=alert(1)&gt;", parse_mode="HTML"
    )
    await expect(log.locator("strong")).to_have_text("Кош")
    await expect(log).to_contain_text("<img src=x onerror=alert(1)>")
    assert await page.title() == "Kenesh playground"


async def test_a_typed_tag_is_no_command(page: Page) -> None:
    await page.get_by_label("Message").fill("<b>x</b> /help")
    await page.get_by_role("button", name="Send").click()
    log = page.get_by_role("log")
    await expect(log).to_contain_text("<b>x</b> /help")
    assert await log.get_by_role("link").all_inner_texts() == ["/help"]


async def test_a_playground_that_is_gone_is_said_in_words_and_the_text_stays(page: Page) -> None:
    await page.evaluate("void (window.fetch = () => Promise.reject(new TypeError('Failed to fetch')))")
    await page.get_by_label("Message").fill("Салам")
    await page.get_by_role("button", name="Send").click()
    await expect(page.get_by_role("status")).to_have_text(
        "The playground does not answer. Is it still running?"
    )
    await expect(page.get_by_label("Message")).to_have_value("Салам")


async def test_pressed_buttons_are_answered_with_toasts_and_alerts(
    page: Page, bot: Bot, aigul: Person
) -> None:
    await aigul.send("/start")
    row = [InlineKeyboardButton(label, callback_data=label) for label in ("Ооба", "Жок")]
    sent = await bot.send_message(2, "?", reply_markup=InlineKeyboardMarkup([row]))
    offset = (await bot.get_updates())[-1].update_id + 1
    for label, alert in (("Ооба", False), ("Жок", True)):
        await page.get_by_role("button", name=label).click()
        (update,) = await bot.get_updates(offset=offset, timeout=5)
        offset = update.update_id + 1
        assert update.callback_query is not None
        assert update.callback_query.data == label
        await update.callback_query.answer(f"You said {label}", show_alert=alert)
        place = page.get_by_role("dialog") if alert else page.get_by_role("status")
        await expect(place).to_contain_text(f"You said {label}")
    await page.get_by_role("button", name="OK").click()
    await sent.edit_text("edited")
    await expect(page.get_by_role("log").get_by_text("edited", exact=True)).to_be_visible()
    await expect(page.get_by_role("button", name="Ооба")).to_have_count(0)
    await sent.delete()
    await expect(page.get_by_role("log").get_by_text("edited")).to_have_count(0)


async def test_people_have_chats_of_their_own_that_survive_a_reload(
    page: Page, bot: Bot, server: BotApiServer
) -> None:
    labels = await page.get_by_label("Person").locator("option").all_inner_texts()
    assert [label.split(" ")[0] for label in labels] == ["Бегимай", "Айгүл", "Сергей", "Emma"]
    assert server.people[PLAYGROUND_ADMIN_ID].user.first_name == "Бегимай"
    await page.get_by_label("Message").fill("from Айгүл")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("log")).to_contain_text("from Айгүл")
    await page.get_by_label("Person").select_option("3")
    await expect(page.get_by_role("log")).not_to_contain_text("from Айгүл")
    await page.get_by_label("Message").fill("from Сергей")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("log")).to_contain_text("from Сергей")
    await page.reload()
    await expect(page.get_by_role("log")).to_contain_text("from Сергей")
    await page.goto(f"{server.url}/?person=2")
    await expect(page.get_by_role("log")).to_contain_text("from Айгүл")


async def test_an_empty_chat_shows_the_description_and_starts(page: Page, bot: Bot, aigul: Person) -> None:
    await bot.set_my_description("Гранттар жөнүндө", "ky")
    await bot.set_my_commands([BotCommand("projects", "Долбоорлор")], language_code="ky")
    await expect(page.get_by_text("Гранттар жөнүндө")).to_be_visible()
    await page.get_by_role("button", name="Start").click()
    await expect(page.get_by_role("log")).to_contain_text("/start")
    await expect(page.get_by_text("Гранттар жөнүндө")).to_be_hidden()
    await page.get_by_role("button", name="Commands").click()
    await page.get_by_role("menuitem", name="/projects Долбоорлор").click()
    await expect(page.get_by_role("log")).to_contain_text("/projects")
    assert [message.text for message in aigul.messages] == ["/start", "/projects"]


async def test_deep_links_start_the_bot_once(
    page: Page, bot: Bot, server: BotApiServer, aigul: Person
) -> None:
    await page.goto(f"{server.url}/?start=project_3")
    log = page.get_by_role("log")
    await expect(log).to_contain_text("/start project_3")
    await page.reload()
    await expect(log).to_contain_text("/start project_3")
    await bot.send_message(
        2, '<a href="https://t.me/kenesh_bot?start=region_KG-N">Нарын</a>', parse_mode="HTML"
    )
    await log.get_by_role("link", name="Нарын").click()
    await expect(log).to_contain_text("/start region_KG-N")
    await page.get_by_role("button", name="More").click()
    await page.get_by_label("Open a start link").fill("event_7")
    await page.get_by_role("button", name="Open", exact=True).click()
    await expect(log).to_contain_text("/start event_7")
    own = [message.text for message in aigul.messages if not message.by_bot]
    assert own == ["/start project_3", "/start region_KG-N", "/start event_7"]


async def test_reply_keyboards_and_places(page: Page, bot: Bot, aigul: Person) -> None:
    await aigul.send("/start")
    rows: list[list[str | KeyboardButton]] = [
        [KeyboardButton("Where am I?", request_location=True)],
        ["Нарын", "Ош"],
    ]
    await bot.send_message(2, "Where?", reply_markup=ReplyKeyboardMarkup(rows, resize_keyboard=True))
    await page.get_by_role("button", name="Нарын").click()
    await expect(page.get_by_role("log")).to_contain_text("Нарын")
    await page.get_by_role("button", name="Where am I?").click()
    await page.get_by_role("dialog").get_by_role("button", name="Osh").click()
    await expect(page.get_by_role("log")).to_contain_text("40.51390, 72.81610")
    assert [message.media for message in aigul.messages] == [None, None, None, "location"]


async def test_media_can_be_seen_and_sent(page: Page, bot: Bot, aigul: Person, tmp_path: Path) -> None:
    await aigul.send("/start")
    await bot.send_photo(2, picture(), caption="map")
    await bot.send_media_group(2, [InputMediaPhoto(picture()), InputMediaPhoto(picture())])
    await bot.send_document(2, b"text", filename="тизме.txt")
    await bot.send_venue(2, 42.87, 74.6, "Hall", "Chuy 114")
    log = page.get_by_role("log")
    await expect(log.locator("img.photo")).to_have_count(3)
    await expect(log.get_by_role("link", name="Hall")).to_have_attribute("rel", "noopener noreferrer")
    async with page.expect_download() as download:
        await log.get_by_role("link", name="тизме.txt").click()
    assert (await (await download.value).path()).read_bytes() == b"text"
    (tmp_path / "me.png").write_bytes(picture())
    for as_file in (False, True):
        await page.get_by_label("Attach a photo or a file").set_input_files(tmp_path / "me.png")
        await page.get_by_label("Caption").fill("mine")
        await page.get_by_label("as a file").set_checked(as_file)
        await page.get_by_role("button", name="Attach", exact=True).click()
        await expect(log.locator(".own").nth(1 + as_file)).to_contain_text("mine")
    assert [message.media for message in aigul.messages[-2:]] == ["photo", "document"]


async def test_polls_are_voted_on(page: Page, bot: Bot, aigul: Person) -> None:
    await aigul.send("/start")
    sent = await bot.send_poll(2, "Will you come?", ["Yes", "No"])
    await page.get_by_role("button", name="Yes").click()
    await expect(page.get_by_role("button", name="Yes")).to_contain_text("100%")
    await bot.stop_poll(2, sent.message_id)
    await expect(page.get_by_text("Final results")).to_be_visible()


async def test_blocking_and_clearing(page: Page, aigul: Person) -> None:
    await aigul.send("/start")
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("button", name="Block the bot").click()
    await expect(page.get_by_text("You have blocked this bot.")).to_be_visible()
    assert aigul.chat.blocked
    await page.get_by_role("button", name="Unblock", exact=True).click()
    await expect(page.get_by_label("Message")).to_be_visible()
    await page.get_by_role("button", name="More").click()
    await page.get_by_role("button", name="Clear this chat").click()
    await expect(page.get_by_role("button", name="Start")).to_be_visible()


async def test_url_buttons_open_outside_and_scripts_never(
    page: Page, bot: Bot, server: BotApiServer, aigul: Person
) -> None:
    await aigul.send("/start")
    message = await bot.send_message(
        2,
        "x",
        reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Out", url=f"{server.url}/page/icon.svg")]]),
    )
    async with page.expect_popup() as popup:
        await page.get_by_role("button", name="Out").click()
    assert await (await popup.value).evaluate("window.opener") is None
    world = server.world.chats[2].messages[message.message_id]
    world.json = world.json | {
        "text": "bad",
        "entities": [
            {"type": "text_link", "offset": 0, "length": 3, "url": "javascript:document.title='hacked'"}
        ],
    }
    server.world.changed(world)
    await page.get_by_role("log").get_by_text("bad", exact=True).click()
    assert await page.title() == "Kenesh playground"


async def test_the_page_comes_back_after_the_connection_breaks(
    page: Page, bot: Bot, server: BotApiServer, aigul: Person
) -> None:
    await aigul.send("/start")
    await expect(page.get_by_role("log")).to_contain_text("/start")
    for socket in list(server.sockets):
        await socket.close()
    await bot.send_message(2, "said meanwhile")
    await expect(page.get_by_role("log")).to_contain_text("said meanwhile")
    await expect(page.locator("#bot-state")).to_have_text("bot")


async def test_nothing_is_wider_than_a_small_phone(page: Page, bot: Bot, aigul: Person) -> None:
    await aigul.send("x" * 200)
    keys: list[list[str | KeyboardButton]] = [["Бир абдан узун баскычтын аты", "Экинчи абдан узун баскыч"]]
    await bot.send_message(2, "y" * 300, reply_markup=ReplyKeyboardMarkup(keys))
    await expect(page.get_by_role("button", name="Экинчи")).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") == 360
    assert await page.evaluate("document.getElementById('log').scrollWidth") == 360
    box = await page.get_by_role("button", name="Send").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 360


async def test_other_sites_may_not_act_here(server: BotApiServer) -> None:
    async with aiohttp.ClientSession(headers={"Origin": "https://evil.example"}) as session:
        for path in ("/control/do/send", "/control/upload", "/control/update"):
            async with session.post(server.url + path, json={"person": 2, "text": "x"}) as response:
                assert response.status == 403
        async with session.get(f"{server.url}/control/live?person=2") as response:
            assert response.status == 403
