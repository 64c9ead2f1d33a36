"""What the bot may ask about chats and people."""

from __future__ import annotations

from bot.playground.checks import Params, method
from bot.playground.errors import bad_request, forbidden
from bot.playground.state import Chat, Json, User, World
from bot.playground.targets import chat_of, flat
from bot.playground.words import words

RIGHTS = words(
    "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
    "can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories "
    "can_edit_stories can_delete_stories can_pin_messages can_post_messages can_edit_messages "
    "can_manage_topics can_manage_direct_messages can_manage_tags"
)
GIFTS = words("unlimited_gifts limited_gifts unique_gifts premium_subscription gifts_from_channels")


def member_json(user: User, status: str) -> Json:
    """A ChatMember object."""
    body: Json = {"user": user.json, "status": status}
    if status == "administrator":
        body |= dict.fromkeys(RIGHTS, True) | {"can_be_edited": False, "is_anonymous": False}
    elif status == "creator":
        body["is_anonymous"] = False
    elif status == "kicked":
        body["until_date"] = 0
    return body


@method("getChat", "chat_id")
def get_chat(world: World, p: Params) -> Json:
    """A ChatFullInfo object."""
    chat = chat_of(world, p["chat_id"])
    body: Json = {
        **chat.json,
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(GIFTS, False),
    }
    if chat.pinned:
        body["pinned_message"] = flat(chat.messages[chat.pinned[-1]])
    return body


def _member(world: World, chat: Chat, user_id: int) -> Json:
    user = world.users.get(user_id)
    if user_id == world.bot.id:
        return member_json(world.bot, chat.bot_status)
    if user is None or (chat.type == "private" and user_id != chat.id):
        raise bad_request("PARTICIPANT_ID_INVALID")
    return member_json(user, "member" if chat.type == "private" else chat.members.get(user_id, "left"))


@method("getChatMember", "chat_id user_id")
def get_chat_member(world: World, p: Params) -> Json:
    """One member."""
    return _member(world, chat_of(world, p["chat_id"]), p["user_id"])


@method("getChatAdministrators", "chat_id", "return_bots")
def get_chat_administrators(world: World, p: Params) -> list[Json]:
    """The administrators; other bots there are none."""
    chat = chat_of(world, p["chat_id"])
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    ids = [id_ for id_, status in chat.members.items() if status in ("creator", "administrator")]
    if chat.bot_status == "administrator":
        ids.append(world.bot.id)
    return [_member(world, chat, id_) for id_ in ids]


@method("getChatMemberCount", "chat_id")
def get_chat_member_count(world: World, p: Params) -> int:
    """How many there are, the bot included."""
    chat = chat_of(world, p["chat_id"])
    present = sum(status not in ("left", "kicked") for status in chat.members.values())
    return 2 if chat.type == "private" else present + 1


@method("leaveChat", "chat_id")
def leave_chat(world: World, p: Params) -> bool:
    """Leave a group or a channel."""
    chat = chat_of(world, p["chat_id"])
    if chat.type == "private":
        raise forbidden("bot can't leave private chats")
    chat.bot_status = "left"
    return True


@method("getUserProfilePhotos", "user_id", "offset limit")
def get_user_profile_photos(world: World, p: Params) -> Json:
    """Nobody here has a photo."""
    if p["user_id"] not in world.users:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}
