"""Where a message goes, and whether the bot may put it there."""

from __future__ import annotations

from typing import Any

from bot.playground.checks import Params, missing
from bot.playground.errors import bad_request, forbidden
from bot.playground.formatting import Entity, parse_html, trim, utf16_length
from bot.playground.state import Chat, Json, Message, World
from bot.playground.words import words

KIND_NAMES = {"group": "group chat", "supergroup": "supergroup chat", "channel": "channel chat"}
REPLY_FIELDS = words(
    "message_id chat_id allow_sending_without_reply quote quote_parse_mode quote_entities "
    "quote_position checklist_task_id poll_option_id"
)
PREVIEW_FIELDS = words("is_disabled url prefer_small_media prefer_large_media show_above_text")
SENDING = (
    "disable_notification protect_content reply_markup message_thread_id reply_parameters "
    "business_connection_id message_effect_id allow_paid_broadcast direct_messages_topic_id "
    "suggested_post_parameters"
)
"""The parameters that all methods for sending share."""


def chat_of(world: World, chat_id: int | str) -> Chat:
    """The chat, if the bot may know about it.

    Raises:
        ApiError: 400 when there is no such chat or it has moved, 403 when the bot is shut out.
    """
    chat = world.find_chat(chat_id)
    if chat is None or (chat.type == "private" and not chat.started):
        raise bad_request("chat not found")
    if chat.moved_to:
        raise bad_request(
            "group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": chat.moved_to}
        )
    if chat.type == "private":
        return chat
    if chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {KIND_NAMES[chat.type]}")
    if chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {KIND_NAMES[chat.type]}")
    return chat


def target(world: World, chat_id: int | str) -> Chat:
    """The chat, if the bot may write there now.

    Raises:
        ApiError: as `chat_of`, and when it is blocked, deactivated or without the right to post.
    """
    chat = chat_of(world, chat_id)
    if chat.user and chat.user.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.can_send or (chat.type == "channel" and chat.bot_status != "administrator"):
        raise bad_request(
            "need administrator rights in the channel chat"
            if chat.type == "channel"
            else "not enough rights to send text messages to the chat"
        )
    return chat


def message_of(chat: Chat, message_id: int, purpose: str) -> Message:
    """A message that is still in the chat.

    Raises:
        ApiError: 400 "message to <purpose> not found".
    """
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def formatted(
    fields: Json, name: str, limit: int, *, prefix: str = "", too_long: str = "message is too long"
) -> tuple[str, tuple[Entity, ...]]:
    """Read a text with its parse mode or entities, trimmed; "" when there is none.

    Raises:
        ApiError: 400, when it cannot be parsed or is longer than `limit` UTF-16 units.
    """
    text = fields.get(name) or ""
    mode = fields.get(f"{prefix}parse_mode", "")
    if mode and mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    if mode:
        text, entities = parse_html(text)
    else:
        entities = tuple(_entity(entity, text) for entity in fields.get(_entities_field(name, prefix)) or ())
    text, entities = trim(text, entities)
    if len(text) > limit // 2 and utf16_length(text) > limit:
        raise bad_request(too_long)
    return text, entities


def _entities_field(name: str, prefix: str) -> str:
    return {"caption": "caption_entities", "text": "text_entities" if prefix else "entities"}.get(
        name, f"{name}_entities"
    )


def _entity(entity: Any, text: str) -> Entity:
    if not isinstance(entity, dict):
        raise bad_request("can't parse entities: expected an Object")
    offset, length = entity.get("offset"), entity.get("length")
    if not isinstance(entity.get("type"), str) or not isinstance(offset, int) or not isinstance(length, int):
        raise bad_request("can't parse MessageEntity: wrong fields")
    if offset < 0 or length <= 0 or offset + length > utf16_length(text):
        raise bad_request(f"entity beginning at UTF-16 offset {offset} ends after the end of the text")
    return entity


def caption_of(fields: Json) -> Json:
    """The caption's part of a media message."""
    caption, entities = formatted(fields, "caption", 1024, too_long="message caption is too long")
    content: Json = {}
    if caption:
        content["caption"] = caption
        if entities:
            content["caption_entities"] = list(entities)
        if fields.get("show_caption_above_media"):
            content["show_caption_above_media"] = True
    return content


def text_of(fields: Json) -> Json:
    """The text's part of a text message.

    Raises:
        ApiError: 400, when it is empty, too long or malformed.
    """
    text, entities = formatted(fields, "text", 4096)
    if not text:
        raise bad_request("message text is empty")
    content: Json = {"text": text}
    if entities:
        content["entities"] = list(entities)
    if preview := fields.get("link_preview_options"):
        known(preview, PREVIEW_FIELDS, "link_preview_options")
        content["link_preview_options"] = preview
    return content


def known(value: Json, fields: frozenset[str], where: str) -> None:
    """Refuse fields that Telegram does not document."""
    for name in value:
        if name not in fields:
            raise bad_request(f'unknown field "{name}" in {where}')


def send(world: World, p: Params, content: Json) -> Json:
    """Put one message of the bot into the chat that the call names, and give it back."""
    chat = target(world, p["chat_id"])
    if reply := p.get("reply_parameters"):
        content |= _reply(chat, reply)
    if p.get("protect_content"):
        content["has_protected_content"] = True
    if (effect := p.get("message_effect_id")) and chat.type != "private":
        raise bad_request(f"message effect {effect} can be used only in private chats")
    return place(world, p, chat, content).json


def place(world: World, p: Params, chat: Chat, content: Json) -> Message:
    """Charge the speed limits and post."""
    keyboard = None
    if markup := p.get("reply_markup"):
        if markup.asks_person and chat.type != "private":
            what = markup.asks_person.removeprefix("request_").replace("contact", "phone number")
            raise bad_request(f"{what} can be requested in private chats only")
        if markup.inline:
            content["reply_markup"] = markup.inline
        keyboard = markup.other
    charge(world, p, chat)
    return world.post(chat, content, keyboard=keyboard)


def charge(world: World, p: Params, chat: Chat, count: int = 1) -> None:
    """Count messages against the speed limits."""
    group = chat.type in ("group", "supergroup")
    world.floods.charge(chat.id, group=group, count=count, paid=p.get("allow_paid_broadcast", False))


def _reply(chat: Chat, reply: Json) -> Json:
    known(reply, REPLY_FIELDS, "reply_parameters")
    message_id = reply.get("message_id")
    if not isinstance(message_id, int):
        raise missing("message_id")
    original = chat.messages.get(message_id)
    if original is None:
        if reply.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": flat(original)}


def flat(message: Message) -> Json:
    """A message as it stands inside another one: without its own reply."""
    return {name: value for name, value in message.json.items() if name != "reply_to_message"}
