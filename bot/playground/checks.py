"""What a request may contain: the table of methods, and the reading of their parameters.

A parameter has one kind wherever it appears. Telegram overlooks parameters it does not know; here they are
refused, since in a bot they are always a slip.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.playground.errors import ApiError, bad_request
from bot.playground.markup import Markup, parse_markup
from bot.playground.state import World


@dataclass(frozen=True, slots=True)
class Upload:
    """A file part of a multipart request."""

    name: str
    mime: str
    data: bytes


class Params(dict[str, Any]):
    """Checked parameters of one call, and the files that came with it."""

    __slots__ = ("uploads",)

    def __init__(self) -> None:
        super().__init__()
        self.uploads: dict[str, Upload] = {}


Handler = Callable[[World, Params], Any]


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the Bot API."""

    name: str
    call: Handler
    required: tuple[str, ...]
    allowed: frozenset[str]


METHODS: dict[str, Method] = {}
"""Every method, by its lower-case name: Telegram does not mind the case."""


def method(name: str, required: str = "", optional: str = "") -> Callable[[Handler], Handler]:
    """Enter a function into the table of methods. The parameters are named in two spaced-out strings."""

    def enter(call: Handler) -> Handler:
        needed = tuple(required.split())
        METHODS[name.lower()] = Method(name, call, needed, frozenset(needed) | frozenset(optional.split()))
        return call

    return enter


def _integer(name: str, raw: Any) -> int:
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise bad_request(f'parameter "{name}" must be an integer')
    try:
        return int(raw)
    except ValueError:
        raise bad_request(f'parameter "{name}" must be an integer') from None


def _number(name: str, raw: Any) -> float:
    try:
        value = float(raw)
    except (ValueError, TypeError):
        raise bad_request(f'parameter "{name}" must be a number') from None
    if not math.isfinite(value):
        raise bad_request(f'parameter "{name}" must be a number')
    return value


def _boolean(name: str, raw: Any) -> bool:
    if isinstance(raw, bool):
        return raw
    known = {"true": True, "false": False, "1": True, "0": False}
    value = known.get(str(raw).lower())
    if value is None:
        raise bad_request(f'parameter "{name}" must be true or false')
    return value


def _text(name: str, raw: Any) -> str:
    if not isinstance(raw, str):
        raise bad_request(f'parameter "{name}" must be a string')
    try:
        raw.encode()
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    return raw


def _json(name: str, raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    try:
        return json.loads(raw)
    except ValueError:
        raise bad_request(f"can't parse {name} JSON object") from None


def _list(name: str, raw: Any) -> list[Any]:
    value = _json(name, raw)
    if not isinstance(value, list):
        raise bad_request(f"expected an Array of {name}")
    return value


def _object(name: str, raw: Any) -> dict[str, Any]:
    value = _json(name, raw)
    if not isinstance(value, dict):
        raise bad_request(f"object expected as {name.replace('_', ' ')}")
    return value


def _chat(_name: str, raw: Any) -> int | str:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, str):
        if raw.startswith("@") and len(raw) > 1:
            return raw
        if raw.removeprefix("-").isdigit():
            return int(raw)
    raise bad_request("chat not found" if raw else "chat_id is empty")


def _file(name: str, raw: Any) -> str | Upload:
    return raw if isinstance(raw, Upload) else _text(name, raw)


def _markup(_name: str, raw: Any) -> Markup:
    return parse_markup(raw)


Kind = Callable[[str, Any], Any]
FILES = "photo document video animation audio voice sticker"

INTEGERS = (
    "message_id user_id offset limit timeout max_connections message_thread_id duration width height "
    "live_period heading proximity_alert_radius correct_option_id open_period close_date cache_time "
    "video_start_timestamp start_timestamp direct_messages_topic_id"
)
BOOLEANS = (
    "drop_pending_updates disable_notification protect_content allow_paid_broadcast has_spoiler "
    "show_caption_above_media disable_content_type_detection supports_streaming is_anonymous is_closed "
    "allows_multiple_answers show_alert is_personal remove_caption is_big allows_revoting "
    "allow_adding_options hide_results_until_closes shuffle_options members_only return_bots"
)
LISTS = (
    "allowed_updates entities caption_entities message_ids options explanation_entities "
    "question_entities description_entities correct_option_ids country_codes results commands reaction"
)
OBJECTS = "link_preview_options reply_parameters scope menu_button button suggested_post_parameters"
_BY_KIND: list[tuple[Kind, str]] = [
    (_integer, INTEGERS),
    (_number, "latitude longitude horizontal_accuracy"),
    (_boolean, BOOLEANS),
    (_list, LISTS),
    (_object, OBJECTS),
    (_json, "media explanation_media"),
    (_chat, "chat_id from_chat_id"),
    (_file, f"{FILES} thumbnail cover certificate"),
    (_markup, "reply_markup"),
]
KINDS: dict[str, Kind] = {name: kind for kind, names in _BY_KIND for name in names.split()}


def kind_of(name: str) -> Kind:
    """How to read a parameter; what has no other kind is text."""
    return KINDS.get(name, _text)


MISSING = {
    "chat_id": "chat_id is empty",
    "from_chat_id": "from_chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "user_id": "invalid user_id specified",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "file_id": "file_id not specified",
    "action": "wrong parameter action in request",
    "commands": "can't parse commands list",
    **{kind: f"there is no {kind} in the request" for kind in FILES.split()},
}
ABSENT = {
    "business_connection_id": "business connection not found",
    "direct_messages_topic_id": "direct messages topic not found",
    "suggested_post_parameters": "suggested posts can be sent only to channel direct messages",
    "message_thread_id": "message thread not found",
}
"""Parameters that are real, but for things which the playground does not have."""


def read_params(method: Method, raw: dict[str, Any]) -> Params:
    """Check a request's parameters against the method's table and give them their types.

    Raises:
        ApiError: 400, on an unknown, missing or malformed parameter.
    """
    params = Params()
    for name, value in raw.items():
        if name not in method.allowed:
            _take_upload(params, raw, name, value)
        elif name in ABSENT and value:
            raise bad_request(ABSENT[name])
        elif value != "" and value is not None:
            params[name] = kind_of(name)(name, value)
    for name in method.required:
        if name not in params:
            raise missing(name)
    return params


def missing(name: str) -> ApiError:
    """The refusal of a request without a parameter it needs."""
    return bad_request(MISSING.get(name, f'parameter "{name}" is required'))


def _take_upload(params: Params, raw: dict[str, Any], name: str, value: Any) -> None:
    reference = f"attach://{name}"
    if isinstance(value, Upload) and any(isinstance(v, str) and reference in v for v in raw.values()):
        params.uploads[name] = value
    else:
        raise bad_request(f'unknown parameter "{name}"')
