"""Updates as Telegram sends them, and what becomes of them in the hands of somebody who means ill."""

import copy
from typing import Any

from hypothesis import strategies as st

from bot.handlers import routes

Json = dict[str, Any]

PEOPLE = range(5001, 5011)
GROUPS = (-1_000_000_005_001, -5002)

ODD_TEXTS = (
    "", " ", "/", "//", "/start", "/start@", "/start@other_bot x", "/projects KG-X", "/language zz",
    "/subscribe *", "\u202e/start", "\u200b", "\u200d\u200d", "👨\u200d👩🇰🇬", "<b>", "</b>&<script>",
    "{ $id }", "%s%n", "'; DROP TABLE subscribers;--", "ө" * 4096, "a" * 5000, "\x00", "\ud83d", "Ñ̷̢", "١٢٣",
    "0", "-1", "9" * 40, "null", "[]", "/admin", "/announce", "/forget", "/mydata", "/start project_٣",
    "/start region_" + "K" * 60, "/start editor_" + "x" * 57, "/start event_1",
)  # fmt: skip
ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 2**31, 2**53 + 1, 2**63, -(2**70), 1e308, 0.5, "", "x", "\u202e", "🇰🇬",
    "\ud800", [], [[]], {}, {"id": 1}, [None], "private", "channel", "sender", 10**400, "a" * 10_000,
)  # fmt: skip
FUTURE_KINDS = (
    "telepathy",
    "message_reaction",
    "poll_answer",
    "inline_query",
    "edited_message",
    "chat_boost",
)


@st.composite
def tap_data(draw: st.DrawFn) -> str:
    """The data of a button: well made with odd values, or forged."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from(ODD_TEXTS))[:64]
    tap = draw(st.sampled_from(sorted(routes.TAPS, key=lambda cls: cls.prefix)))
    values = [draw(_field(kind)) for kind in tap.types().values()]
    return ":".join((tap.prefix, *values))


def _field(kind: type) -> st.SearchStrategy[str]:
    if kind is bool:
        return st.sampled_from(("0", "1", "2", ""))
    if kind is int:
        return st.sampled_from(("0", "1", "3", "9", "-1", "10", "99999999999999999999", "٣", "²", "1.5", ""))
    codes = ("KG-N", "KG-GO", "*", "KG-X", "ky", "ru", "en", "xx", "", "0", "💥", "\u202e", "going", "text")
    return st.sampled_from(codes)


def sender(chat_id: int) -> Json:
    """Who writes; the name tells which chat it belongs to."""
    return {"id": chat_id, "is_bot": False, "first_name": f"⟦{chat_id}⟧", "language_code": "en"}


def chat(chat_id: int) -> Json:
    """A private chat, or a group."""
    if chat_id > 0:
        return {"id": chat_id, "type": "private", "first_name": f"⟦{chat_id}⟧"}
    return {"id": chat_id, "type": "supergroup" if chat_id < -(10**12) else "group", "title": f"⟦{chat_id}⟧"}


@st.composite
def messages(draw: st.DrawFn) -> Json:
    """A message of any kind."""
    chat_id = draw(st.sampled_from((*PEOPLE, *GROUPS)))
    who = chat_id if chat_id > 0 else draw(st.sampled_from(PEOPLE))
    message = {
        "message_id": draw(st.integers(1, 50)),
        "date": 1520229600,
        "chat": chat(chat_id),
        "from": sender(who),
    }
    words = draw(
        st.sampled_from((*ODD_TEXTS, *(f"/{name}" for name in routes.COMMANDS), f"Салам ⟦{chat_id}⟧"))
    )
    file = {"file_id": "f", "file_unique_id": "u"}
    kind = draw(st.sampled_from(("text", "text", "text", "photo", "document", "sticker", "location", "join")))
    match kind:
        case "text":
            message["text"] = words
            if words.startswith("/"):
                length = len(words.split(maxsplit=1)[0])
                message["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        case "photo":
            message |= {"photo": [file | {"width": 1, "height": 1}], "caption": words, "media_group_id": "g"}
        case "document":
            message |= {"document": file | {"file_name": words, "file_size": 2**40}, "caption": words}
        case "sticker":
            message["sticker"] = file | {
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
                "type": "regular",
            }
        case "location":
            message["location"] = {"latitude": 91.0, "longitude": -1e9}
        case "join":
            message["new_chat_members"] = [sender(who)]
    return {"message" if draw(st.integers(0, 19)) else "channel_post": message}


@st.composite
def taps(draw: st.DrawFn) -> Json:
    """A press of a button."""
    who = draw(st.sampled_from(PEOPLE))
    where = draw(st.sampled_from((who, who, *GROUPS)))
    query: Json = {
        "id": str(draw(st.integers(1, 9))),
        "from": sender(who),
        "chat_instance": "1",
        "data": draw(tap_data()),
    }
    if draw(st.integers(0, 9)):
        date = draw(st.sampled_from((1520229600, 1520229600, 0)))  # 0: too old to be seen
        query["message"] = {"message_id": draw(st.integers(1, 50)), "date": date, "chat": chat(where)}
    return {"callback_query": query}


@st.composite
def memberships(draw: st.DrawFn) -> Json:
    """The bot is blocked, added, removed ..."""
    where = draw(st.sampled_from((*PEOPLE, *GROUPS)))
    who = where if where > 0 else draw(st.sampled_from(PEOPLE))
    bot = {"id": 1, "is_bot": True, "first_name": "Kenesh", "username": "kenesh_bot"}
    old, new = (
        {"status": draw(st.sampled_from(("member", "kicked", "left", "administrator", "king"))), "user": bot}
        for _ in range(2)
    )
    change = {
        "chat": chat(where),
        "from": sender(who),
        "date": 1520229600,
        "old_chat_member": old,
        "new_chat_member": new,
    }
    return {"my_chat_member": change}


@st.composite
def updates(draw: st.DrawFn) -> Json:
    """An update, whole or mutilated."""
    update: Json = copy.deepcopy(draw(st.one_of(messages(), messages(), taps(), taps(), memberships())))
    for _ in range(draw(st.sampled_from((0, 0, 0, 1, 1, 2, 4)))):
        _mutilate(draw, update)
    return update


def _mutilate(draw: st.DrawFn, update: Json) -> None:
    """Take a field away, or put something else in its place, anywhere."""
    place: Any = update
    while True:
        if isinstance(place, dict) and place:
            key: Any = draw(st.sampled_from(sorted(place)))
        elif isinstance(place, list) and place:
            key = draw(st.integers(0, len(place) - 1))
        else:
            return
        inner = place[key]
        if not isinstance(inner, dict | list) or not inner or draw(st.integers(0, 4)) == 0:
            break
        place = inner
    match draw(st.integers(0, 3)):
        case 0 if isinstance(place, dict):
            del place[key]
        case 1 if isinstance(place, dict):
            place[draw(st.sampled_from(FUTURE_KINDS))] = place.pop(key)
        case _:
            place[key] = copy.deepcopy(draw(st.sampled_from(ODD_VALUES)))


def ids(value: Any) -> set[int]:
    """Every whole number in an update: the chats that an answer may go to."""
    if isinstance(value, dict):
        return set().union(*map(ids, value.values()))
    if isinstance(value, list):
        return set().union(*map(ids, value))
    return {value} if type(value) is int else set()
