"""Deliveries on the wire: a content is encoded once, and of the reply only what is needed is read.

python-telegram-bot would build a `Message` of every reply, which costs more than the request; so this one
path speaks the Bot API itself, over the same connections.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from telegram.constants import ParseMode

from bot.domain.content import Content, Media
from bot.domain.deliveries import Action, Delivery, Reply
from bot.gateway.transport import Address, BrokenError, Line, UnaskedError

_SENT = re.compile(rb'\{"ok":true,"result":\{"message_id":(\d+)')
_METHODS = {"photo": "sendPhoto", "video": "sendVideo", "document": "sendDocument"}


@dataclass(frozen=True)
class Request:
    """A request but for the chat (and the message) that it speaks of."""

    address: Address
    rest: bytes
    """The JSON behind the chat id."""


@dataclass(frozen=True)
class Prepared:
    """A content ready to be sent, or to be put in the place of a copy, or of one that cannot be deleted."""

    action: Action
    request: Request
    delete: Request


class Bulk:
    """Sends deliveries.

    Args:
        line: What carries the requests. It is the outbox that loses patience with answers.
        api: The address that method names are put behind, such as `https://api.telegram.org/bot1:TOKEN`.
        paid: Whether messages above the free rate may be paid for.
    """

    def __init__(self, line: Line, api: str, *, paid: bool) -> None:
        self._line = line
        self._api = api
        self._paid = paid

    def prepare(self, content: Content, action: Action) -> Prepared:
        """Encode a content, once for all who read it."""
        method, fields = _edit(content) if action != "send" else sending(content)
        if self._paid and action == "send":
            fields["allow_paid_broadcast"] = True
        return Prepared(action, self._request(method, fields), self._request("deleteMessage", {}))

    async def deliver(self, prepared: Prepared, delivery: Delivery) -> Reply:
        """Send one message, or edit or delete the copy that was delivered."""
        if prepared.action == "send":
            return await self._post(prepared.request, b'{"chat_id":%d' % delivery.chat_id)
        if prepared.action == "delete":
            reply = await self._delete(prepared.delete, delivery)
            if reply.code != 400 or "can't be deleted" not in reply.description:
                return reply
        return await self._post(
            prepared.request, b'{"chat_id":%d,"message_id":%d' % (delivery.chat_id, delivery.message_ids[0])
        )

    async def _delete(self, request: Request, delivery: Delivery) -> Reply:
        """Delete one by one: deleteMessages passes over what is too old without a word."""
        reply = Reply(200)
        for message_id in delivery.message_ids:
            reply = await self._post(
                request, b'{"chat_id":%d,"message_id":%d' % (delivery.chat_id, message_id)
            )
            if reply.code != 200 and "not found" not in reply.description:
                break
        return reply

    async def answers(self) -> bool:
        """Whether Telegram can be reached and works."""
        reply = await self._post(self._request("getMe", {}), b"{")
        return 0 < reply.code < 500

    def _request(self, method: str, fields: Mapping[str, Any]) -> Request:
        text = json.dumps(fields, ensure_ascii=False)[1:-1].encode()
        return Request(self._line.address(f"{self._api}/{method}"), (b"," + text if text else b"") + b"}")

    async def _post(self, request: Request, head: bytes) -> Reply:
        try:
            return read_reply(*await self._line.post(request.address, head + request.rest))
        except UnaskedError as error:
            return Reply(-1, str(error))
        except BrokenError as error:
            return Reply(0, str(error))


def read_reply(status: int, body: bytes) -> Reply:
    """What is needed of Telegram's reply."""
    if status == 200 and (found := _SENT.match(body)):
        return Reply(200, message_ids=(int(found.group(1)),))
    try:
        raw = json.loads(body)
        if raw["ok"]:
            return Reply(200, message_ids=_message_ids(raw["result"]))
        parameters = raw.get("parameters", {})
        return Reply(
            int(raw["error_code"]),
            str(raw.get("description", "")),
            retry_after=float(parameters.get("retry_after", 0)),
            names_chat="chat_id" in parameters,
            moved_to=parameters.get("migrate_to_chat_id"),
        )
    except (ValueError, KeyError, TypeError):
        return Reply(status if status >= 300 else 0, f"an answer that cannot be read (HTTP {status})")


def _message_ids(result: object) -> tuple[int, ...]:
    messages = result if isinstance(result, list) else [result]
    return tuple(int(one["message_id"]) for one in messages if isinstance(one, dict) and "message_id" in one)


def sending(content: Content) -> tuple[str, dict[str, Any]]:
    """The method that sends a content, and its parameters but for the chat."""
    if len(content.media) > 1:
        return "sendMediaGroup", {"media": [_input(m, content, not i) for i, m in enumerate(content.media)]}
    if content.media:
        kind, file_id = content.media[0].kind, content.media[0].file_id
        return _METHODS[kind], {kind: file_id, **_caption(content), **_markup(content)}
    if content.pin:
        return "sendVenue", asdict(content.pin)
    return "sendMessage", {"text": content.html, "parse_mode": ParseMode.HTML, **_markup(content)}


def _edit(content: Content) -> tuple[str, dict[str, Any]]:
    if content.media:
        return "editMessageCaption", {**_caption(content), **_markup(content)}
    return "editMessageText", {"text": content.html, "parse_mode": ParseMode.HTML, **_markup(content)}


def _caption(content: Content) -> dict[str, Any]:
    return {"caption": content.html, "parse_mode": ParseMode.HTML} if content.html else {}


def _input(media: Media, content: Content, first: bool) -> dict[str, Any]:
    return {"type": media.kind, "media": media.file_id, **(_caption(content) if first else {})}


def _markup(content: Content) -> dict[str, Any]:
    if not content.rows:
        return {}
    rows = [
        [{"text": b.label, **({"url": b.url} if b.url else {"callback_data": b.data})} for b in row]
        for row in content.rows
    ]
    return {"reply_markup": {"inline_keyboard": rows}}
