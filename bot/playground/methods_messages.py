"""Sending, copying and forwarding what is not a file: text, places, contacts; and chat actions."""

from __future__ import annotations

from typing import Any

from bot.playground.checks import Params, method
from bot.playground.errors import bad_request
from bot.playground.state import Chat, Json, Message, World
from bot.playground.targets import (
    SENDING,
    caption_of,
    charge,
    chat_of,
    message_of,
    place,
    send,
    target,
    text_of,
)
from bot.playground.words import words

OWN_FIELDS = words(
    "message_id from sender_chat chat date edit_date reply_to_message reply_markup media_group_id "
    "forward_origin has_protected_content pinned_message"
)
"""Fields that belong to a message itself and do not travel with its copies."""

SERVICE_FIELDS = words(
    "new_chat_members left_chat_member pinned_message migrate_to_chat_id migrate_from_chat_id "
    "group_chat_created new_chat_title"
)
ACTIONS = words(
    "typing upload_photo record_video upload_video record_voice upload_voice upload_document "
    "choose_sticker find_location record_video_note upload_video_note"
)


@method("sendMessage", "chat_id text", f"parse_mode entities link_preview_options {SENDING}")
def send_message(world: World, p: Params) -> Json:
    """Send a text."""
    return send(world, p, text_of(p))


@method(
    "sendLocation",
    "chat_id latitude longitude",
    f"horizontal_accuracy live_period heading proximity_alert_radius {SENDING}",
)
def send_location(world: World, p: Params) -> Json:
    """Send a point on the map."""
    return send(world, p, {"location": _location(p)})


@method(
    "sendVenue",
    "chat_id latitude longitude title address",
    f"foursquare_id foursquare_type google_place_id google_place_type {SENDING}",
)
def send_venue(world: World, p: Params) -> Json:
    """Send a place with its name and address."""
    venue = {"location": _location(p), "title": p["title"], "address": p["address"]}
    return send(world, p, {"venue": venue, "location": venue["location"]})


def _location(p: Params) -> Json:
    latitude, longitude = p["latitude"], p["longitude"]
    if not -90 <= latitude <= 90 or not -180 <= longitude <= 180:
        raise bad_request("invalid latitude or longitude specified")
    more = ["horizontal_accuracy", "live_period", "heading", "proximity_alert_radius"]
    return {
        "latitude": latitude,
        "longitude": longitude,
        **{name: p[name] for name in more if name in p},
    }


@method("sendContact", "chat_id phone_number first_name", f"last_name vcard {SENDING}")
def send_contact(world: World, p: Params) -> Json:
    """Send somebody's phone number."""
    names = ("phone_number", "first_name", "last_name", "vcard")
    return send(world, p, {"contact": {name: p[name] for name in names if name in p}})


@method("sendChatAction", "chat_id action", "message_thread_id business_connection_id")
def send_chat_action(world: World, p: Params) -> bool:
    """Show "typing" and the like."""
    if p["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = target(world, p["chat_id"])
    if not chat.synthetic:
        chat.action = p["action"]
        world.tell(chat, "action", None)
    return True


def _source(world: World, p: Params, message_id: int, purpose: str) -> Message:
    message = message_of(chat_of(world, p["from_chat_id"]), message_id, purpose)
    if message.json.get("has_protected_content") or SERVICE_FIELDS.intersection(message.json):
        raise bad_request(f"message can't be {'copied' if purpose == 'copy' else 'forwarded'}")
    return message


def _copied(message: Message) -> Json:
    return {name: value for name, value in message.json.items() if name not in OWN_FIELDS}


@method(
    "copyMessage",
    "chat_id from_chat_id message_id",
    f"caption parse_mode caption_entities show_caption_above_media video_start_timestamp {SENDING}",
)
def copy_message(world: World, p: Params) -> Json:
    """Send a copy of a message, with another caption if one is given."""
    content = _copied(_source(world, p, p["message_id"], "copy"))
    if "caption" in p and "text" not in content:
        content = {n: v for n, v in content.items() if n not in ("caption", "caption_entities")}
        content |= caption_of(p)
    return {"message_id": send(world, p, content)["message_id"]}


MANY = "disable_notification protect_content message_thread_id direct_messages_topic_id"


@method("copyMessages", "chat_id from_chat_id message_ids", f"remove_caption {MANY}")
def copy_messages(world: World, p: Params) -> list[Json]:
    """Send copies of several messages; those that are gone are left out."""
    contents = [_copied(message) for message in _several(world, p, "copy")]
    if p.get("remove_caption"):
        contents = [{n: v for n, v in c.items() if not n.startswith("caption")} for c in contents]
    return _post_all(world, p, contents)


@method("forwardMessages", "chat_id from_chat_id message_ids", MANY)
def forward_messages(world: World, p: Params) -> list[Json]:
    """Forward several messages; those that are gone are left out."""
    return _post_all(world, p, [_forwarded(message) for message in _several(world, p, "forward")])


def _several(world: World, p: Params, purpose: str) -> list[Message]:
    ids: list[Any] = p["message_ids"]
    if not 1 <= len(ids) <= 100 or sorted(set(ids)) != ids:
        raise bad_request("message identifiers must be in a strictly increasing order")
    there = chat_of(world, p["from_chat_id"]).messages
    found = [_source(world, p, message_id, purpose) for message_id in ids if message_id in there]
    if not found:
        raise bad_request(f"there are no messages to {purpose}")
    return found


def _post_all(world: World, p: Params, contents: list[Json]) -> list[Json]:
    chat = target(world, p["chat_id"])
    charge(world, p, chat, len(contents))
    protected = {"has_protected_content": True} if p.get("protect_content") else {}
    return [{"message_id": world.post(chat, content | protected).id} for content in contents]


@method(
    "forwardMessage",
    "chat_id from_chat_id message_id",
    f"video_start_timestamp message_effect_id suggested_post_parameters {MANY}",
)
def forward_message(world: World, p: Params) -> Json:
    """Forward a message, with where it came from."""
    content = _forwarded(_source(world, p, p["message_id"], "forward"))
    chat: Chat = target(world, p["chat_id"])
    if p.get("protect_content"):
        content["has_protected_content"] = True
    return place(world, p, chat, content).json


def _forwarded(message: Message) -> Json:
    origin: Json = {"date": message.json["date"]}
    if message.chat.type == "channel":
        origin |= {"type": "channel", "chat": message.chat.json, "message_id": message.id}
    else:
        origin |= {"type": "user", "sender_user": message.json["from"]}
    return {**_copied(message), "forward_origin": message.json.get("forward_origin", origin)}
