"""What an update must look like to be handled: the fields that the bot reads, and their types.

Telegram's own updates always do. What does not is logged and passed over, so that nothing behind here has to
doubt what it gets.
"""

from collections.abc import Callable, Mapping
from typing import Any

KINDS = ("message", "edited_message", "callback_query", "my_chat_member", "channel_post")
"""The kinds of updates that the bot asks for; nothing of another kind is read, whatever is in it."""

Check = Callable[[Any], bool]

_INT64 = 1 << 63


def integer(value: Any) -> bool:
    """A whole number that fits the database."""
    return type(value) is int and -_INT64 <= value < _INT64


def text(value: Any) -> bool:
    """A text that can be encoded: no halves of surrogate pairs."""
    return (isinstance(value, str) and value.isascii()) or _encodes(value)


def _encodes(value: Any) -> bool:
    try:
        return isinstance(value, str) and value.encode() is not None
    except UnicodeEncodeError:
        return False


def number(value: Any) -> bool:
    """A number of any kind."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def boolean(value: Any) -> bool:
    """True or false."""
    return isinstance(value, bool)


def one_of(*values: str) -> Check:
    """One of these words."""
    return lambda value: isinstance(value, str) and value in values


def many(check: Check) -> Check:
    """A list of such things."""
    return lambda value: isinstance(value, list) and all(map(check, value))


def shape(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with these fields; others don't matter."""
    may = optional or {}

    def check(value: Any) -> bool:
        return (
            isinstance(value, dict)
            and all(name in value and fits(value[name]) for name, fits in required.items())
            and all(name not in value or fits(value[name]) for name, fits in may.items())
        )

    return check


_USER = shape(
    {"id": integer, "is_bot": boolean, "first_name": text},
    {"last_name": text, "username": text, "language_code": text},
)
_CHAT = shape({"id": integer, "type": one_of("private", "group", "supergroup", "channel")}, {"title": text})
_ENTITY = shape({"type": text, "offset": integer, "length": integer})
_FILE = shape({"file_id": text, "file_unique_id": text}, {"file_size": integer, "file_name": text})
_MESSAGE = shape(
    {"message_id": integer, "date": integer, "chat": _CHAT},
    {
        "from": _USER,
        "sender_chat": _CHAT,
        "text": text,
        "caption": text,
        "entities": many(_ENTITY),
        "caption_entities": many(_ENTITY),
        "photo": many(_FILE),
        "video": _FILE,
        "document": _FILE,
        "media_group_id": text,
        "location": shape({"latitude": number, "longitude": number}),
        "migrate_to_chat_id": integer,
        "migrate_from_chat_id": integer,
    },
)
_MEMBER = shape({"status": text, "user": _USER})

_UPDATE = shape(
    {"update_id": integer},
    {
        "message": _MESSAGE,
        "edited_message": _MESSAGE,
        "channel_post": _MESSAGE,
        "callback_query": shape(
            {"id": text, "from": _USER, "chat_instance": text},
            {"message": shape({"message_id": integer, "date": integer, "chat": _CHAT}), "data": text},
        ),
        "my_chat_member": shape(
            {
                "chat": _CHAT,
                "from": _USER,
                "date": integer,
                "old_chat_member": _MEMBER,
                "new_chat_member": _MEMBER,
            }
        ),
    },
)


def can_be_read(raw: Any) -> bool:
    """Whether an update's JSON is what the bot takes it for."""
    return _UPDATE(raw)
