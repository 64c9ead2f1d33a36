"""python-telegram-bot itself calls every method the bot may use, and understands every reply."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import telegram
from PIL import Image
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputMediaDocument,
    InputMediaPhoto,
    InputTextMessageContent,
    KeyboardButton,
    LinkPreviewOptions,
    MenuButtonCommands,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, RetryAfter
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.playground import BotApiServer, Person, TooMany
from tests.playground.conftest import TOKEN

KEYS = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Кыргызча", callback_data="ky"), InlineKeyboardButton("Site", url="https://a.kg")]]
)


def picture(colour: str = "red") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG")
    return out.getvalue()


async def test_texts_with_all_their_options(bot: Bot, aigul: Person) -> None:
    question = await aigul.send("?")
    sent = await bot.send_message(
        aigul.id,
        '<b>Салам</b> <a href="https://a.kg">😀</a>',
        parse_mode="HTML",
        reply_markup=KEYS,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_parameters=ReplyParameters(question.id),
        protect_content=True,
        disable_notification=True,
    )
    assert sent.text_html == '<b>Салам</b> <a href="https://a.kg">😀</a>'
    assert sent.reply_to_message is not None
    assert sent.reply_to_message.text == "?"
    assert sent.has_protected_content
    assert sent.reply_markup == KEYS
    seen = aigul.messages[-1]
    assert seen.html == sent.text_html
    assert seen.buttons == [["Кыргызча", "Site"]]
    entities = [MessageEntity("bold", 0, 2)]
    assert (await bot.send_message(aigul.id, "bold", entities=entities)).text_html == "<b>bo</b>ld"
    with pytest.raises(BadRequest, match="Message can't be forwarded"):
        await sent.forward(aigul.id)


async def test_edits_show_in_place_and_deletions_vanish(bot: Bot, aigul: Person) -> None:
    sent = await bot.send_message(aigul.id, "one", reply_markup=KEYS)
    edited = await sent.edit_text("<i>two</i>", parse_mode="HTML", reply_markup=KEYS)
    assert isinstance(edited, telegram.Message)
    assert edited.edit_date is not None
    await sent.edit_reply_markup(None)
    (seen,) = aigul.messages
    assert (seen.html, seen.buttons, seen.edit_count) == ("<i>two</i>", [], 2)
    other = await bot.send_message(aigul.id, "x")
    assert await bot.delete_messages(aigul.id, [sent.message_id, 999])
    assert await other.delete()
    assert aigul.messages == []


async def test_every_kind_of_file(bot: Bot, aigul: Person) -> None:
    photo = await bot.send_photo(
        aigul.id, picture(), caption="<b>c</b>", parse_mode="HTML", reply_markup=KEYS
    )
    assert (photo.photo[-1].width, photo.caption_html) == (40, "<b>c</b>")
    again = await bot.send_photo(aigul.id, photo.photo[-1].file_id)
    assert again.photo == photo.photo
    document = await bot.send_document(aigul.id, b"a,b", filename="тизме.csv", caption="list")
    assert document.document is not None
    assert (document.document.file_name, document.document.mime_type) == ("тизме.csv", "text/csv")
    file = await document.document.get_file()
    assert await file.download_as_bytearray() == b"a,b"
    for sent in (
        await bot.send_video(aigul.id, b"v", duration=3, width=4, height=5),
        await bot.send_animation(aigul.id, b"a"),
        await bot.send_audio(aigul.id, b"a", performer="p", title="t"),
        await bot.send_voice(aigul.id, b"v"),
        await bot.send_sticker(aigul.id, picture()),
    ):
        assert sent.effective_attachment
    await photo.edit_caption("new", show_caption_above_media=True)
    await photo.edit_media(InputMediaDocument(b"x", filename="x.txt", caption="file"))
    assert aigul.messages[0].media == "document"
    with pytest.raises(BadRequest, match="of type document as photo"):
        await bot.send_photo(aigul.id, document.document.file_id)
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(aigul.id, b"no picture")
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(aigul.id, b"")


async def test_albums_copies_and_forwards(bot: Bot, server: BotApiServer, aigul: Person) -> None:
    album = await bot.send_media_group(
        aigul.id, [InputMediaPhoto(picture()), InputMediaPhoto(picture("blue"), caption="b")]
    )
    assert len({message.media_group_id for message in album}) == 1
    emma = server.person("Emma", started=True)
    copied = await bot.copy_message(
        emma.id, aigul.id, album[1].message_id, caption="other", reply_markup=KEYS
    )
    assert emma.messages[0].id == copied.message_id
    assert (emma.messages[0].text, emma.messages[0].buttons[0][0]) == ("other", "Кыргызча")
    assert (
        len(await bot.copy_messages(emma.id, aigul.id, [m.message_id for m in album], remove_caption=True))
        == 2
    )
    forwarded = await bot.forward_message(emma.id, aigul.id, album[1].message_id)
    assert forwarded.forward_origin is not None
    assert forwarded.forward_origin.type == "user"
    assert len(await bot.forward_messages(emma.id, aigul.id, [album[0].message_id])) == 1


async def test_places_contacts_and_reply_keyboards(bot: Bot, aigul: Person) -> None:
    await bot.send_venue(aigul.id, 42.87, 74.6, "Hall", "Chuy 114", reply_markup=KEYS)
    await bot.send_contact(aigul.id, "+996", "Office")
    keyboard = ReplyKeyboardMarkup(
        [[KeyboardButton("Where?", request_location=True)], ["Нарын"]], resize_keyboard=True
    )
    sent = await bot.send_location(aigul.id, 42.87, 74.6, reply_markup=keyboard)
    assert sent.reply_markup is None
    assert await bot.send_chat_action(aigul.id, "typing")
    await aigul.tap("Where?")
    await aigul.tap("Нарын")
    updates = await bot.get_updates()
    assert updates[0].message is not None
    assert updates[0].message.location is not None
    assert updates[1].message is not None
    assert updates[1].message.text == "Нарын"


async def test_polls_are_voted_on_and_closed(bot: Bot, aigul: Person) -> None:
    sent = await bot.send_poll(aigul.id, "Will you come?", ["Yes", "No"], is_anonymous=False)
    await aigul.vote(aigul.messages[0], 0)
    updates = await bot.get_updates(allowed_updates=["poll", "poll_answer"])
    assert [update.poll_answer.option_ids for update in updates if update.poll_answer] == [(0,)]
    closed = await bot.stop_poll(aigul.id, sent.message_id)
    assert closed.is_closed
    assert [option.voter_count for option in closed.options] == [1, 0]
    quiz = await bot.send_poll(
        aigul.id, "2+2?", ["3", "4"], type="quiz", correct_option_ids=[1], explanation="four"
    )
    assert quiz.poll is not None
    with pytest.raises(BadRequest, match="Poll has already been closed"):
        await bot.stop_poll(aigul.id, sent.message_id)


async def test_the_bots_own_profile(bot: Bot, server: BotApiServer, aigul: Person) -> None:
    me = await bot.get_me()
    assert (me.username, me.can_join_groups, me.supports_inline_queries) == ("kenesh_bot", True, True)
    commands = [BotCommand("start", "Begin"), BotCommand("help", "Help")]
    await bot.set_my_commands(commands)
    await bot.set_my_commands(commands[:1], scope=BotCommandScopeAllPrivateChats(), language_code="ky")
    await bot.set_my_commands(commands, scope=BotCommandScopeChat(aigul.id))
    assert await bot.get_my_commands() == tuple(commands)
    assert len(await bot.get_my_commands(BotCommandScopeAllPrivateChats(), "ky")) == 1
    await bot.delete_my_commands(scope=BotCommandScopeChat(aigul.id))
    assert await bot.get_my_commands(BotCommandScopeChat(aigul.id)) == ()
    await bot.set_my_description("long", "ky")
    await bot.set_my_short_description("short")
    await bot.set_my_name("Кеңеш", "ky")
    assert (await bot.get_my_description("ky")).description == "long"
    assert (await bot.get_my_short_description("ru")).short_description == "short"
    assert (await bot.get_my_name("ky")).name == "Кеңеш"
    await bot.set_chat_menu_button(aigul.id, MenuButtonCommands())
    assert (await bot.get_chat_menu_button(aigul.id)).type == "commands"
    assert (await bot.get_webhook_info()).url == ""
    assert not server.refusals


async def test_chats_members_pins_and_reactions(bot: Bot, server: BotApiServer, aigul: Person) -> None:
    group = server.group("Нарын", [server.person("Emma")], [aigul], supergroup=True)
    group.add_bot(aigul, as_admin=True)
    assert (await bot.get_chat(group.id)).title == "Нарын"
    assert (await bot.get_chat(aigul.id)).first_name == "Айгүл"
    assert (await bot.get_chat_member(group.id, aigul.id)).status == "creator"
    assert {m.user.first_name for m in await bot.get_chat_administrators(group.id)} == {"Айгүл", "Kenesh"}
    assert await bot.get_chat_member_count(group.id) == 3
    assert (await bot.get_user_profile_photos(aigul.id)).total_count == 0
    sent = await bot.send_message(group.id, "x")
    assert await sent.pin()
    assert await sent.set_reaction("👍")
    assert group.chat.messages[sent.message_id].reaction == "👍"
    assert await sent.unpin()
    assert await bot.unpin_all_chat_messages(group.id)
    assert await bot.leave_chat(group.id)
    with pytest.raises(Forbidden):
        await bot.send_message(group.id, "x")


async def test_inline_queries(bot: Bot, aigul: Person) -> None:
    typing = asyncio.create_task(aigul.inline("Naryn"))
    (update,) = await bot.get_updates(timeout=5)
    assert update.inline_query is not None
    article = InlineQueryResultArticle("1", "Naryn", InputTextMessageContent("About Naryn"))
    assert await update.inline_query.answer([article], cache_time=0)
    assert [result["title"] for result in await typing] == ["Naryn"]


@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
async def test_refusals_become_ptbs_own_errors(bot: Bot, server: BotApiServer, aigul: Person) -> None:
    group = server.group("Ош", [aigul])
    group.add_bot(aigul)
    old, new = group.id, group.migrate()
    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(old, "x")
    assert migrated.value.new_chat_id == new
    server.faults.add(TooMany(4))
    with pytest.raises(RetryAfter):
        await bot.send_message(aigul.id, "x")
    aigul.block()
    with pytest.raises(Forbidden):
        await bot.send_message(aigul.id, "x")
    await bot.set_webhook("https://127.0.0.1:9/x")
    with pytest.raises(Conflict):
        await bot.get_updates()


@asynccontextmanager
async def echo_bot(server: BotApiServer) -> AsyncIterator[Any]:
    async def start(update: telegram.Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text("Тил?", reply_markup=KEYS)

    async def echo(update: telegram.Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(f"first {update.message.text}")
        await update.message.reply_text(f"second {update.message.text}")

    async def chosen(update: telegram.Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        query = update.callback_query
        assert query is not None
        await query.edit_message_text(f"chosen {query.data}")
        await query.answer("done", show_alert=True)

    url = f"{server.url}/bot"
    app = Application.builder().token(TOKEN).base_url(url).base_file_url(f"{server.url}/file/bot").build()
    app.add_handlers(
        [CommandHandler("start", start), MessageHandler(filters.TEXT, echo), CallbackQueryHandler(chosen)]
    )
    async with app:
        await app.start()
        assert app.updater is not None
        await app.updater.start_polling()
        yield app
        await app.updater.stop()
        await app.stop()


async def test_a_whole_conversation_without_sleeping(server: BotApiServer, aigul: Person) -> None:
    async with echo_bot(server):
        assert (await aigul.start("lang_ky")).buttons == [["Кыргызча", "Site"]]
        answer = await aigul.tap("Кырг")
        assert (answer.text, answer.show_alert) == ("done", True)
        assert (await aigul.next()).text == "chosen ky"
        assert (await aigul.tap("Site", message=(await aigul.start()))).url == "https://a.kg"
        assert (await aigul.taps("Кыргызча")).text == "chosen ky"
        assert (await aigul.says("hi", until=lambda m: m.text.startswith("second"))).text == "second hi"
        assert (await aigul.says("yo")).text == "first yo"
        assert [message.text for message in await aigul.rest(0.1)] == ["second yo"]
        with pytest.raises(LookupError, match="no button 'Nothing'"):
            await aigul.tap("Nothing")
        with pytest.raises(TimeoutError):
            await aigul.next(0.05)
    assert server.all_callbacks_answered()
    assert not server.refusals


async def test_unanswered_presses_are_remembered(server: BotApiServer, bot: Bot, aigul: Person) -> None:
    sent = await bot.send_message(aigul.id, "x", reply_markup=KEYS)
    with pytest.raises(TimeoutError, match="did not answer"):
        await aigul.press(aigul.messages[0], "forged", timeout=0.05)
    assert [query.data for query in server.unanswered()] == ["forged"]
    assert sent.message_id == server.unanswered()[0].message.id


async def test_people_send_all_sorts_of_things(bot: Bot, aigul: Person) -> None:
    await aigul.send_photo(picture(), "look")
    await aigul.send_document(b"%PDF", "file.pdf")
    await aigul.send_voice()
    await aigul.send_sticker()
    await aigul.send_album([picture(), picture("blue")], "two")
    await aigul.send_location(41.4, 76.0)
    await aigul.send_contact()
    updates = await bot.get_updates()
    assert all(update.message is not None and update.message.effective_attachment for update in updates)
    photo = updates[0].message.photo[-1] if updates[0].message else None
    assert photo is not None
    assert await (await photo.get_file()).download_as_bytearray() == picture()
