"""Editing, deleting, pinning and reacting."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.playground.checks import Params, method, missing
from bot.playground.errors import bad_request
from bot.playground.methods_media import MEDIA_FIELDS, input_media
from bot.playground.state import Chat, Json, Message, World
from bot.playground.targets import caption_of, charge, chat_of, flat, message_of, target, text_of

EDITING = "chat_id message_id inline_message_id business_connection_id reply_markup"
DELETABLE_FOR = timedelta(hours=48)
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


def _editable(world: World, p: Params) -> Message:
    if "inline_message_id" in p:
        raise bad_request("MESSAGE_ID_INVALID")
    for name in ("chat_id", "message_id"):
        if name not in p:
            raise missing(name)
    message = message_of(target(world, p["chat_id"]), p["message_id"], "edit")
    if not message.by_bot or message.keyboard or "forward_origin" in message.json:
        raise bad_request("message can't be edited")
    return message


def _apply(world: World, p: Params, message: Message, content: Json, gone: tuple[str, ...]) -> Json:
    markup = p.get("reply_markup")
    if markup and markup.other:
        raise bad_request("object expected as reply markup: only an inline keyboard can be edited in")
    body = {n: v for n, v in message.json.items() if n not in (*gone, "edit_date", "reply_markup")}
    body |= content
    if markup and markup.inline:
        body["reply_markup"] = markup.inline
    if body == {n: v for n, v in message.json.items() if n != "edit_date"}:
        raise bad_request(NOT_MODIFIED)
    charge(world, p, message.chat)
    if gone:
        body["edit_date"] = world.timestamp()
    message.json = body
    world.changed(message)
    return body


@method("editMessageText", "text", f"{EDITING} parse_mode entities link_preview_options")
def edit_message_text(world: World, p: Params) -> Json:
    """Replace the text of a message, and its keyboard."""
    content = text_of(p)
    message = _editable(world, p)
    if "text" not in message.json:
        raise bad_request("there is no text in the message to edit")
    return _apply(world, p, message, content, ("text", "entities", "link_preview_options"))


@method("editMessageCaption", "", f"{EDITING} caption parse_mode caption_entities show_caption_above_media")
def edit_message_caption(world: World, p: Params) -> Json:
    """Replace the caption of a photo, a document and so on, and its keyboard."""
    content = caption_of(p)
    message = _editable(world, p)
    if not MEDIA_FIELDS.intersection(message.json):
        raise bad_request("there is no caption in the message to edit")
    return _apply(world, p, message, content, ("caption", "caption_entities", "show_caption_above_media"))


@method("editMessageReplyMarkup", "", EDITING)
def edit_message_reply_markup(world: World, p: Params) -> Json:
    """Replace or remove the inline keyboard."""
    return _apply(world, p, _editable(world, p), {}, ())


@method("editMessageMedia", "media", EDITING)
def edit_message_media(world: World, p: Params) -> Json:
    """Replace the photo or the file of a message, its caption and its keyboard."""
    content = input_media(world, p, p["media"])
    message = _editable(world, p)
    caption = ("caption", "caption_entities", "show_caption_above_media")
    gone = (*MEDIA_FIELDS, *caption, "text", "entities", "link_preview_options")
    return _apply(world, p, message, content, gone)


def _deletable(world: World, chat: Chat, message_id: Any) -> Message:
    message = message_of(chat, message_id, "delete")
    age = timedelta(seconds=world.timestamp() - message.json["date"])
    if age > DELETABLE_FOR and not (chat.type != "private" and chat.bot_status == "administrator"):
        raise bad_request("message can't be deleted for everyone")
    if not message.by_bot and chat.type != "private" and chat.bot_status != "administrator":
        raise bad_request("message can't be deleted")
    return message


@method("deleteMessage", "chat_id message_id")
def delete_message(world: World, p: Params) -> bool:
    """Delete a message that is less than 48 hours old."""
    world.delete(_deletable(world, chat_of(world, p["chat_id"]), p["message_id"]))
    return True


@method("deleteMessages", "chat_id message_ids")
def delete_messages(world: World, p: Params) -> bool:
    """Delete several messages; those that are gone already are passed over."""
    if not 1 <= len(p["message_ids"]) <= 100:
        raise bad_request("too many message identifiers specified")
    chat = chat_of(world, p["chat_id"])
    doomed = [_deletable(world, chat, id_) for id_ in p["message_ids"] if id_ in chat.messages]
    for message in doomed:
        world.delete(message)
    return True


def _may_pin(chat: Chat) -> None:
    if chat.type != "private" and chat.bot_status != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")


@method("pinChatMessage", "chat_id message_id", "disable_notification business_connection_id")
def pin_chat_message(world: World, p: Params) -> bool:
    """Pin a message."""
    chat = target(world, p["chat_id"])
    message = message_of(chat, p["message_id"], "pin")
    _may_pin(chat)
    if message.id not in chat.pinned:
        chat.pinned.append(message.id)
        world.post(chat, {"pinned_message": flat(message)})
    return True


@method("unpinChatMessage", "chat_id", "message_id business_connection_id")
def unpin_chat_message(world: World, p: Params) -> bool:
    """Unpin one message, or the newest pinned one."""
    chat = target(world, p["chat_id"])
    _may_pin(chat)
    message_id = p.get("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    chat.pinned.remove(message_id)
    world.tell(chat, "pins", None)
    return True


@method("unpinAllChatMessages", "chat_id")
def unpin_all_chat_messages(world: World, p: Params) -> bool:
    """Unpin everything."""
    chat = target(world, p["chat_id"])
    _may_pin(chat)
    chat.pinned.clear()
    world.tell(chat, "pins", None)
    return True


@method("setMessageReaction", "chat_id message_id", "reaction is_big")
def set_message_reaction(world: World, p: Params) -> bool:
    """React to a message with at most one emoji."""
    message = message_of(target(world, p["chat_id"]), p["message_id"], "react")
    reaction = p.get("reaction") or []
    valid = all(isinstance(r, dict) and r.get("type") == "emoji" and r.get("emoji") for r in reaction)
    if len(reaction) > 1 or not valid:
        raise bad_request("REACTION_INVALID")
    message.reaction = reaction[0]["emoji"] if reaction else ""
    world.tell(message.chat, "reaction", message)
    return True
