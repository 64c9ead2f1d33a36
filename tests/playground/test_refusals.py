"""Everything that Telegram refuses, in its words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.playground import BotApiServer, Limits, Person
from tests.playground.conftest import TOKEN, Api

ME = 1001


def inline(*buttons: dict[str, Any]) -> dict[str, Any]:
    return {"inline_keyboard": [list(buttons)]}


def button(**fields: Any) -> dict[str, Any]:
    return {"text": "A", **fields}


MANY = [[button(callback_data="x")] for _ in range(101)]

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"

REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"text": ""}, "message text is empty"),
    ("sendMessage", {"text": " \n "}, "message text is empty"),
    ("sendMessage", {"text": "<b></b>", "parse_mode": "HTML"}, "message text is empty"),
    ("sendMessage", {"text": "a" * 4097}, "message is too long"),
    ("sendMessage", {"text": "😀" * 2049}, "message is too long"),
    ("sendMessage", {"text": "x", "parse_mode": "MarkdownV2"}, "unsupported parse_mode"),
    ("sendMessage", {"text": "x", "colour": "red"}, 'unknown parameter "colour"'),
    ("sendMessage", {"text": "x", "message_thread_id": 7}, "message thread not found"),
    ("sendMessage", {"text": "x", "business_connection_id": "7"}, "business connection not found"),
    ("sendMessage", {"text": "x", "chat_id": 999}, "chat not found"),
    ("sendMessage", {"text": "x", "chat_id": "@nobody"}, "chat not found"),
    ("sendMessage", {"text": "x", "chat_id": ""}, "chat_id is empty"),
    ("sendMessage", {"text": "x", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
    ("sendMessage", {"text": "x", "reply_parameters": {"id": 9}}, 'unknown field "id" in reply_parameters'),
    (
        "sendMessage",
        {"text": "x", "link_preview_options": {"off": True}},
        'unknown field "off" in link_preview_options',
    ),
    ("sendMessage", {"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ("sendMessage", {"text": "x", "reply_markup": "[]"}, "object expected as reply markup"),
    ("sendMessage", {"text": "x", "reply_markup": {"rows": []}}, 'unknown field "rows" in reply_markup'),
    (
        "sendMessage",
        {"text": "x", "reply_markup": inline(button(callback_data="x", hue=1))},
        'unknown field "hue" in reply_markup',
    ),
    (
        "sendMessage",
        {"text": "x", "reply_markup": inline(button(callback_data="ы" * 33))},
        "BUTTON_DATA_INVALID",
    ),
    ("sendMessage", {"text": "x", "reply_markup": inline(button(callback_data=""))}, "BUTTON_DATA_INVALID"),
    (
        "sendMessage",
        {"text": "x", "reply_markup": inline(button(url="http:// no"))},
        "inline keyboard button URL 'http:// no' is invalid: Wrong HTTP URL",
    ),
    (
        "sendMessage",
        {"text": "x", "reply_markup": inline(button(url="http://localhost:80"))},
        "inline keyboard button URL 'http://localhost:80' is invalid: Wrong HTTP URL",
    ),
    (
        "sendMessage",
        {"text": "x", "reply_markup": inline(button())},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "sendMessage",
        {"text": "x", "reply_markup": inline(button(callback_data="x", url="https://a.kg"))},
        "can't parse inline keyboard button: exactly one action must be specified",
    ),
    (
        "sendMessage",
        {"text": "x", "reply_markup": inline({"text": " ", "callback_data": "x"})},
        "can't parse keyboard button: button text must be non-empty",
    ),
    (
        "sendMessage",
        {"text": "x", "reply_markup": inline(*[button(callback_data="x")] * 9)},
        "reply markup is too long",
    ),
    ("sendMessage", {"text": "x", "reply_markup": {"inline_keyboard": MANY}}, "reply markup is too long"),
    (
        "sendMessage",
        {"text": "x", "reply_markup": inline(button(copy_text={"text": ""}))},
        "BUTTON_COPY_TEXT_INVALID",
    ),
    (
        "sendMessage",
        {"text": "x", "entities": [{"type": "bold", "offset": 0, "length": 9}]},
        "entity beginning at UTF-16 offset 0 ends after the end of the text",
    ),
    ("sendMessage", {"text": "x", "entities": "["}, "can't parse entities JSON object"),
    ("sendPhoto", {}, "there is no photo in the request"),
    ("sendPhoto", {"photo": "nonsense"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {"photo": "attach://none"}, "wrong file identifier/HTTP URL specified"),
    ("sendDocument", {"document": "x", "caption": "a" * 1025}, "message caption is too long"),
    ("sendMediaGroup", {"media": [{"type": "photo", "media": "x"}]}, "too few messages to send as an album"),
    (
        "sendMediaGroup",
        {"media": [{"type": "photo", "media": "x"}] * 11},
        "too many messages to send as an album",
    ),
    (
        "sendMediaGroup",
        {"media": [{"type": "photo", "media": "x"}, {"type": "audio", "media": "x"}]},
        "document and audio can't be mixed with other media types",
    ),
    ("sendLocation", {"latitude": 91, "longitude": 0}, "invalid latitude or longitude specified"),
    ("sendLocation", {"latitude": "north", "longitude": 0}, 'parameter "latitude" must be a number'),
    ("sendPoll", {"question": "?", "options": ["a"]}, "poll must have at least 2 option"),
    ("sendPoll", {"question": "?", "options": ["a", "b" * 101]}, "poll options length must not exceed 100"),
    ("sendPoll", {"question": "?" * 301, "options": ["a", "b"]}, "poll question length must not exceed 300"),
    (
        "sendPoll",
        {"question": "?", "options": ["a", "b"], "type": "quiz"},
        "wrong correct option ID specified",
    ),
    ("stopPoll", {"message_id": 77}, "message to edit not found"),
    ("sendChatAction", {"action": "dance"}, "wrong parameter action in request"),
    ("editMessageText", {"text": "x", "message_id": 77}, "message to edit not found"),
    ("editMessageText", {"text": "x"}, "message identifier is not specified"),
    ("editMessageReplyMarkup", {"message_id": 77}, "message to edit not found"),
    ("deleteMessage", {"message_id": 77}, "message to delete not found"),
    ("copyMessage", {"from_chat_id": ME, "message_id": 77}, "message to copy not found"),
    ("forwardMessage", {"from_chat_id": ME, "message_id": 77}, "message to forward not found"),
    ("pinChatMessage", {"message_id": 77}, "message to pin not found"),
    ("setMessageReaction", {"message_id": 77}, "message to react not found"),
    ("getChatAdministrators", {}, "there are no administrators in the private chat"),
]

GLOBAL: list[tuple[str, dict[str, Any], str]] = [
    (
        "answerCallbackQuery",
        {"callback_query_id": "5"},
        TOO_OLD,
    ),
    (
        "answerInlineQuery",
        {"inline_query_id": "5", "results": []},
        TOO_OLD,
    ),
    ("setMyCommands", {"commands": [{"command": "Bad", "description": "x"}]}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": [{"command": "a" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
    (
        "setMyCommands",
        {"commands": [{"command": "ok", "description": ""}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    (
        "setMyCommands",
        {"commands": [{"command": "ok", "description": "x" * 257}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    ("setMyCommands", {"commands": [{"command": "ok", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "moon"}},
        "can't parse BotCommandScope: unsupported type specified",
    ),
    ("setMyCommands", {"commands": [], "scope": {"type": "chat", "chat_id": 999}}, "chat not found"),
    ("setMyCommands", {"commands": [], "language_code": "kyrgyz"}, "invalid language code specified"),
    ("setMyDescription", {"description": "x" * 513}, "bot description is too long"),
    ("setMyShortDescription", {"short_description": "x" * 121}, "bot short description is too long"),
    ("getFile", {"file_id": "nonsense"}, "invalid file_id"),
    ("getUpdates", {"allowed_updates": ["gossip"]}, 'unknown update type "gossip" in allowed_updates'),
    ("setWebhook", {"url": "http://example.org/x"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    (
        "setWebhook",
        {"url": "https://example.org:81/x"},
        "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
    ),
    (
        "setWebhook",
        {"url": "https://example.org/x", "secret_token": "ключ"},
        "secret token contains unallowed characters",
    ),
]


@pytest.mark.parametrize(("method", "params", "wording"), REFUSED)
async def test_a_chat_method_is_refused(
    api: Api, aigul: Person, method: str, params: dict[str, Any], wording: str
) -> None:
    assert await api.refusal(method, **{"chat_id": aigul.id, **params}) == f"400 Bad Request: {wording}"
    assert aigul.messages == []


@pytest.mark.parametrize(("method", "params", "wording"), GLOBAL)
async def test_a_global_method_is_refused(
    api: Api, method: str, params: dict[str, Any], wording: str
) -> None:
    assert await api.refusal(method, **params) == f"400 Bad Request: {wording}"


@pytest.mark.parametrize(
    ("path", "code", "wording"),
    [
        ("/bot1:wrong/getMe", 401, "Unauthorized"),
        ("/botnonsense/getMe", 404, "Not Found"),
        (f"/bot{TOKEN}/getNothing", 404, "Not Found"),
        (f"/file/bot{TOKEN}/photos/x/y", 404, "Not Found"),
        ("/file/bot1:wrong/x", 401, "Unauthorized"),
    ],
)
async def test_wrong_addresses_are_refused(
    server: BotApiServer, session: aiohttp.ClientSession, path: str, code: int, wording: str
) -> None:
    async with session.get(server.url + path) as response:
        assert response.status == code
        assert await response.json() == {"ok": False, "error_code": code, "description": wording}


async def test_a_body_that_is_no_json_is_refused(
    server: BotApiServer, session: aiohttp.ClientSession
) -> None:
    headers = {"Content-Type": "application/json"}
    for body in (b"{", b"[1]", b"\xff"):
        async with session.post(f"{server.url}/bot{TOKEN}/getMe", data=body, headers=headers) as response:
            assert response.status == 400


async def test_an_edit_that_changes_nothing_is_refused(api: Api, aigul: Person) -> None:
    markup = inline(button(callback_data="x"))
    sent = await api.ok("sendMessage", chat_id=ME, text="<b>a</b>", parse_mode="HTML", reply_markup=markup)
    same = {"chat_id": ME, "message_id": sent["message_id"], "text": "<b>a</b>", "parse_mode": "HTML"}
    assert (
        "400 Bad Request: message is not modified: specified new message content and reply markup are "
        in (await api.refusal("editMessageText", **same, reply_markup=markup))
    )
    assert "reply_markup" not in await api.ok("editMessageText", **same)
    assert aigul.messages[0].edit_count == 1


async def test_others_messages_and_reply_keyboards_cannot_be_edited(api: Api, aigul: Person) -> None:
    theirs = await aigul.send("mine")
    keyboard = {"keyboard": [["a"]]}
    ours = await api.ok("sendMessage", chat_id=ME, text="x", reply_markup=keyboard)
    assert "reply_markup" not in ours
    for message_id in (theirs.id, ours["message_id"]):
        refusal = await api.refusal("editMessageText", chat_id=ME, message_id=message_id, text="y")
        assert refusal == "400 Bad Request: message can't be edited"


async def test_text_and_caption_are_edited_by_their_own_methods(api: Api, aigul: Person) -> None:
    text = await api.ok("sendMessage", chat_id=ME, text="x")
    assert "there is no caption" in await api.refusal(
        "editMessageCaption", chat_id=ME, message_id=text["message_id"], caption="y"
    )
    place = await api.ok("sendLocation", chat_id=ME, latitude=1, longitude=2)
    assert "there is no text" in await api.refusal(
        "editMessageText", chat_id=ME, message_id=place["message_id"], text="y"
    )


async def test_a_person_who_is_gone_is_a_403(api: Api, server: BotApiServer, aigul: Person) -> None:
    aigul.block()
    blocked = "403 Forbidden: bot was blocked by the user"
    assert await api.refusal("sendMessage", chat_id=ME, text="x") == blocked
    aigul.unblock()
    await api.ok("sendMessage", chat_id=ME, text="x")
    aigul.deactivate()
    assert await api.refusal("sendMessage", chat_id=ME, text="x") == "403 Forbidden: user is deactivated"
    stranger = server.person("Emma")
    assert (
        await api.refusal("sendMessage", chat_id=stranger.id, text="x") == "400 Bad Request: chat not found"
    )
    await stranger.send("/start")
    await api.ok("sendMessage", chat_id=stranger.id, text="x")


async def test_groups_and_channels_that_shut_the_bot_out(
    api: Api, server: BotApiServer, aigul: Person
) -> None:
    group = server.group("Нарын кеңеши", [], [aigul])
    channel = server.channel("Жаңылык", [aigul])
    for chat, kind in ((group, "group"), (channel, "channel")):
        assert (
            await api.refusal("sendMessage", chat_id=chat.id, text="x")
            == f"403 Forbidden: bot is not a member of the {kind} chat"
        )
        chat.add_bot(aigul)
        await api.ok("sendMessage", chat_id=chat.id, text="x")
        chat.mute_bot()
        assert "400 Bad Request: n" in await api.refusal("sendMessage", chat_id=chat.id, text="x")
        chat.remove_bot(aigul)
        assert (
            await api.refusal("sendMessage", chat_id=chat.id, text="x")
            == f"403 Forbidden: bot was kicked from the {kind} chat"
        )


async def test_a_migrated_group_names_its_new_id(api: Api, server: BotApiServer, aigul: Person) -> None:
    group = server.group("Ош", [aigul])
    group.add_bot(aigul)
    old = group.id
    new = group.migrate()
    body = await api("sendMessage", chat_id=old, text="x")
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new}
    await api.ok("sendMessage", chat_id=new, text="x")
    updates = [u["message"] for u in await api.ok("getUpdates") if "message" in u]
    assert [m.get("migrate_to_chat_id") or m.get("migrate_from_chat_id") for m in updates[-2:]] == [new, old]


async def test_only_private_chats_can_be_asked_for_a_place(
    api: Api, server: BotApiServer, aigul: Person
) -> None:
    group = server.group("Ош", [aigul])
    group.add_bot(aigul)
    markup = {"keyboard": [[{"text": "Where?", "request_location": True}]]}
    await api.ok("sendMessage", chat_id=ME, text="x", reply_markup=markup)
    assert (
        await api.refusal("sendMessage", chat_id=group.id, text="x", reply_markup=markup)
        == "400 Bad Request: location can be requested in private chats only"
    )


async def test_time_closes_doors() -> None:
    clock = [datetime(2026, 11, 20, tzinfo=UTC)]
    server = BotApiServer(TOKEN, limits=Limits.off(), now=lambda: clock[0])
    await server.start()
    async with aiohttp.ClientSession() as session:
        api = Api(server, session)
        aigul = server.person("Айгүл", id=ME, started=True)
        markup = inline(button(callback_data="x"))
        sent = await api.ok("sendMessage", chat_id=ME, text="x", reply_markup=markup)
        query = server.world.add_callback(aigul.messages[0], "x")
        clock[0] += timedelta(minutes=2)
        assert "query is too old" in await api.refusal("answerCallbackQuery", callback_query_id=query.id)
        clock[0] += timedelta(hours=48)
        for method, names in (
            ("deleteMessage", {"message_id": sent["message_id"]}),
            ("deleteMessages", {"message_ids": [sent["message_id"]]}),
        ):
            refusal = await api.refusal(method, chat_id=ME, **names)
            assert refusal == "400 Bad Request: message can't be deleted for everyone"
    await server.stop()


async def test_callback_answers_too_long_or_too_many(api: Api, server: BotApiServer, aigul: Person) -> None:
    await api.ok("sendMessage", chat_id=ME, text="x", reply_markup=inline(button(callback_data="x")))
    query = server.world.add_callback(aigul.messages[0], "x")
    number = {"callback_query_id": query.id}
    assert "MESSAGE_TOO_LONG" in await api.refusal("answerCallbackQuery", **number, text="a" * 201)
    assert not server.all_callbacks_answered()
    assert await api.ok("answerCallbackQuery", **number, text="one")
    assert await api.ok("answerCallbackQuery", **number, text="two")
    assert query.answer == {"text": "one", "show_alert": False}
    assert server.all_callbacks_answered()


async def test_malformed_values_are_refused_in_forms_too(
    server: BotApiServer, session: aiohttp.ClientSession, aigul: Person
) -> None:
    wrong = {"reply_markup": "{", "protect_content": "maybe", "reply_parameters": "[]"}
    for name, value in wrong.items():
        form = {"chat_id": str(ME), "text": "x", name: value}
        async with session.post(f"{server.url}/bot{TOKEN}/sendMessage", data=form) as response:
            assert response.status == 400
    assert len(server.refusals) == 3
