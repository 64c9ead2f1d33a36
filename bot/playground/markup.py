"""Keyboards under and beside messages: strict reading of `reply_markup`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.playground.errors import bad_request
from bot.playground.formatting import is_url
from bot.playground.words import words

Json = dict[str, Any]

MAX_BUTTONS = 100
MAX_PER_ROW = 8
MAX_DATA_BYTES = 64

ACTIONS = words(
    "url callback_data web_app login_url switch_inline_query switch_inline_query_current_chat "
    "switch_inline_query_chosen_chat copy_text callback_game pay"
)
LOOKS = frozenset({"text", "style", "icon_custom_emoji_id"})
REQUESTS = words(
    "request_contact request_location request_poll web_app request_chat request_users request_managed_bot"
)
FIELDS = {
    "inline_keyboard": frozenset(),
    "keyboard": words("resize_keyboard one_time_keyboard selective input_field_placeholder is_persistent"),
    "remove_keyboard": frozenset({"selective"}),
    "force_reply": frozenset({"selective", "input_field_placeholder"}),
}


@dataclass(frozen=True, slots=True)
class Markup:
    """A checked keyboard: `inline` comes back with the message, `other` only people see."""

    inline: Json | None = None
    other: Json | None = None
    asks_person: str = ""


def parse_markup(raw: Any) -> Markup:
    """Check a `reply_markup`, given as JSON text or as an object.

    Raises:
        ApiError: 400, for anything that Telegram would refuse, and for unknown fields.
    """
    if isinstance(raw, str):
        return _parse_text(raw)
    return _parse(raw)


@lru_cache(maxsize=1024)
def _parse_text(raw: str) -> Markup:
    try:
        value = json.loads(raw)
    except ValueError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None
    return _parse(value)


def _parse(value: Any) -> Markup:
    if not isinstance(value, dict):
        raise bad_request("object expected as reply markup")
    kind = next((name for name in FIELDS if name in value), None)
    if kind is None:
        if value:
            raise bad_request(f'unknown field "{next(iter(value))}" in reply_markup')
        return Markup()
    _known(value, FIELDS[kind] | {kind})
    if kind == "inline_keyboard":
        rows = [[_inline(button) for button in row] for row in _rows(value[kind])]
        return Markup(inline={"inline_keyboard": rows} if rows else None)
    asks = ""
    if kind == "keyboard":
        rows = [[_reply(button) for button in row] for row in _rows(value[kind])]
        value = {**value, "keyboard": rows}
        asked = {name for row in rows for button in row for name in button if button[name]} & REQUESTS
        asks = next((name for name in ("request_contact", "request_location") if name in asked), "")
    elif value[kind] is not True:
        raise bad_request(f"field {kind} must be true")
    return Markup(other=value, asks_person=asks)


def _known(value: Json, known: frozenset[str]) -> None:
    for name in value:
        if name not in known:
            raise bad_request(f'unknown field "{name}" in reply_markup')


def _rows(value: Any) -> list[list[Any]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad_request("can't parse reply keyboard markup: an Array of Arrays of buttons expected")
    if sum(len(row) for row in value) > MAX_BUTTONS or any(len(row) > MAX_PER_ROW for row in value):
        raise bad_request("reply markup is too long")
    return [row for row in value if row]


def _label(button: Json) -> None:
    text = button.get("text")
    if not isinstance(text, str) or not text.strip():
        raise bad_request("can't parse keyboard button: button text must be non-empty")


def _inline(button: Any) -> Json:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: object expected")
    _known(button, ACTIONS | LOOKS)
    _label(button)
    actions = sorted(ACTIONS.intersection(button))
    if not actions:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one action must be specified")
    action = actions.pop()
    if action in CHECKS:
        CHECKS[action](button[action])
    return button


def _data(data: Any) -> None:
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= MAX_DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _url(url: Any) -> None:
    if not isinstance(url, str) or not is_url(url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _copy(copy: Any) -> None:
    text = copy.get("text") if isinstance(copy, dict) and len(copy) == 1 else None
    if not isinstance(text, str) or not 1 <= len(text) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _query(query: Any) -> None:
    if not isinstance(query, str) or len(query) > 256:
        raise bad_request("can't parse inline keyboard button: wrong inline query")


CHECKS = {
    "callback_data": _data,
    "url": _url,
    "copy_text": _copy,
    "switch_inline_query": _query,
    "switch_inline_query_current_chat": _query,
}


def _reply(button: Any) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise bad_request("can't parse keyboard button: object expected")
    _known(button, REQUESTS | LOOKS)
    _label(button)
    if len(REQUESTS.intersection(button)) > 1:
        raise bad_request("can't parse keyboard button: at most one request must be specified")
    return dict(button)
