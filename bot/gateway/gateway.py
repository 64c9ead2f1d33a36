"""Shows screens to people through the Bot API."""

import asyncio
import contextlib
from datetime import timedelta
from typing import Any

from markupsafe import Markup
from telegram import ChatMember, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter

from bot.gateway.api import Api
from bot.screens.screen import Button, Rows, Screen, TapButton

PATIENCE_SECONDS = 30
"""How long a reply waits when Telegram says that we were too fast."""

_NO_PREVIEW = {"is_disabled": True}
_ADMINISTRATORS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


class Gateway:
    """The bot's voice: sends and edits screens, answers taps."""

    def __init__(self, api: Api) -> None:
        self._api = api

    async def send(self, chat_id: int, screen: Screen) -> int:
        """Send a screen as a new message; returns the message's id."""
        try:
            message = await self._api.call("sendMessage", chat_id=chat_id, **_parameters(screen))
        except RetryAfter as wait:
            await asyncio.sleep(_patient(wait))
            message = await self._api.call("sendMessage", chat_id=chat_id, **_parameters(screen))
        return int(message["message_id"])

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> int:
        """Put a screen in the place of an earlier message; where that cannot be edited, send it anew.

        Returns the id of the message that shows it.
        """
        where = {"chat_id": chat_id, "message_id": message_id}
        try:
            await self._api.call("editMessageText", **where, **_parameters(screen))
        except BadRequest as error:
            if "not modified" not in error.message:
                return await self.send(chat_id, screen)
        except RetryAfter as wait:
            await asyncio.sleep(_patient(wait))
            return await self.edit(chat_id, message_id, screen)
        return message_id

    async def refresh(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """Put a screen in the place of an earlier one; where that is gone, leave it.

        Raises:
            RetryAfter: too fast.
        """
        where = {"chat_id": chat_id, "message_id": message_id}
        with contextlib.suppress(BadRequest, Forbidden):
            await self._api.call("editMessageText", **where, **_parameters(screen))

    async def send_picture(self, chat_id: int, png: bytes, caption: Markup) -> None:
        """Send a picture with a text under it."""
        await self._send_file("sendPhoto", chat_id, photo=InputFile(png, filename="picture.png"), caption=caption)

    async def send_file(self, chat_id: int, data: bytes, name: str, caption: Markup) -> None:
        """Send a file under a name, with a text."""
        await self._send_file("sendDocument", chat_id, document=InputFile(data, filename=name), caption=caption)

    async def _send_file(self, method: str, chat_id: int, *, caption: Markup, **file: InputFile) -> None:
        text = {"caption": str(caption), "parse_mode": ParseMode.HTML.value}
        try:
            await self._api.call(method, chat_id=chat_id, **text, **file)
        except RetryAfter as wait:
            await asyncio.sleep(_patient(wait))
            await self._api.call(method, chat_id=chat_id, **text, **file)

    async def send_venue(self, chat_id: int, place: tuple[float, float], title: str, address: str) -> None:
        """Send a place on the map, by latitude and longitude in degrees."""
        latitude, longitude = place
        where = {"latitude": latitude, "longitude": longitude, "title": title, "address": address}
        await self._api.call("sendVenue", chat_id=chat_id, **where)

    async def answer(self, query_id: str, text: str | None = None, *, alert: bool = False) -> None:
        """Answer a tap, with a word to pop up where there is one."""
        # A query that is too old to be answered needs no answer any more.
        with contextlib.suppress(BadRequest):
            await self._api.call(
                "answerCallbackQuery", callback_query_id=query_id, text=text, show_alert=alert
            )

    async def is_administrator(self, chat_id: int, user_id: int) -> bool:
        """Whether a person administers a group or channel."""
        member = await self._api.call("getChatMember", chat_id=chat_id, user_id=user_id)
        return member["status"] in _ADMINISTRATORS


def _parameters(screen: Screen) -> dict[str, Any]:
    """What sending and editing have in common."""
    return {
        "text": str(screen.text),
        "parse_mode": ParseMode.HTML.value,
        "link_preview_options": _NO_PREVIEW,
        "reply_markup": keyboard(screen.rows),
    }


def keyboard(rows: Rows) -> dict[str, Any] | None:
    """The rows of buttons as Telegram's `InlineKeyboardMarkup`; None where there are none."""
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]} if rows else None


def _button(button: Button) -> dict[str, str]:
    if isinstance(button, TapButton):
        return {"text": button.label, "callback_data": button.tap.pack()}
    return {"text": button.label, "url": button.url}


def seconds_to_wait(error: RetryAfter) -> float:
    """How long Telegram tells us to wait."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def _patient(wait: RetryAfter) -> float:
    seconds = seconds_to_wait(wait)
    if seconds > PATIENCE_SECONDS:
        raise wait
    return seconds
