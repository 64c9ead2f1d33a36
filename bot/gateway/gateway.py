"""Shows screens to people through the Bot API."""

import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from telegram import ChatMember, InputFile
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.domain.content import Content
from bot.domain.drafts import RefusedError
from bot.gateway.api import Api
from bot.gateway.bulk import sending
from bot.gateway.pacer import Pacer
from bot.gateway.transport import ChatRetryAfter
from bot.screens.screen import Button, Rows, Screen, TapButton

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 30.0
"""How long a reply waits when Telegram says that we were too fast."""

_NO_PREVIEW = {"is_disabled": True}
_ADMINISTRATORS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


class Gateway:
    """The bot's voice: sends and edits screens, answers taps."""

    def __init__(self, api: Api, pacer: Pacer) -> None:
        self._api = api
        self._pacer = pacer

    async def send(self, chat_id: int, screen: Screen) -> int:
        """Send a screen as a new message; returns the message's id."""
        message = await self._patiently("sendMessage", self._pacer.reply, chat_id, _parameters(screen))
        return int(message["message_id"])

    async def tell(self, chat_id: int, screen: Screen) -> bool:
        """Send a notice; False where Telegram cannot be reached and it should be tried again."""
        try:
            await self.send(chat_id, screen)
        except (BadRequest, Forbidden) as error:
            log.warning("a notice could not be sent to an owner (%s)", error.message)
        except TelegramError:
            return False
        return True

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> int:
        """Put a screen in the place of an earlier message; where that cannot be edited, send it anew.

        Returns the id of the message that shows it.
        """
        parameters = {"message_id": message_id, **_parameters(screen)}
        try:
            await self._patiently("editMessageText", self._pacer.change, chat_id, parameters)
        except BadRequest as error:
            if "not modified" not in error.message:
                return await self.send(chat_id, screen)
        return message_id

    async def refresh(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """Put a screen in the place of an earlier one that nobody waits for; where that is gone, leave it."""
        parameters = {"message_id": message_id, **_parameters(screen)}
        with contextlib.suppress(BadRequest, Forbidden):
            await self._patiently("editMessageText", self._pacer.in_turn, chat_id, parameters)

    async def send_picture(self, chat_id: int, png: bytes, caption: str) -> None:
        """Send a picture with a text under it."""
        file = {"photo": InputFile(png, filename="picture.png")}
        await self._patiently("sendPhoto", self._pacer.reply, chat_id, file | _caption(caption))

    async def deliver_file(self, chat_id: int, data: bytes, name: str, caption: str) -> None:
        """Send a file that nobody waits for; where the chat does not take it, leave it."""
        file = {"document": InputFile(data, filename=name)}
        with contextlib.suppress(BadRequest, Forbidden):
            await self._patiently("sendDocument", self._pacer.in_turn, chat_id, file | _caption(caption))

    async def send_venue(self, chat_id: int, place: tuple[float, float], title: str, address: str) -> None:
        """Send a place on the map, by latitude and longitude in degrees."""
        latitude, longitude = place
        where = {"latitude": latitude, "longitude": longitude, "title": title, "address": address}
        await self._patiently("sendVenue", self._pacer.reply, chat_id, where)

    async def _patiently(
        self,
        method: str,
        leave: Callable[[int], Awaitable[None]],
        chat_id: int,
        parameters: dict[str, Any],
    ) -> Any:
        """Call a method as soon as there is leave; wait where Telegram says that it was too fast."""
        patience = PATIENCE_SECONDS
        while True:
            await leave(chat_id)
            asked_at = self._pacer.now()
            try:
                return await self._api.call(method, chat_id=chat_id, **parameters)
            except RetryAfter as refusal:
                seconds = seconds_to_wait(refusal)
                named = isinstance(refusal, ChatRetryAfter)
                self._pacer.refused(chat_id, seconds, asked_at, names_chat=named)
                patience -= max(seconds, 1.0)
                if patience < 0:
                    raise

    async def replace(self, chat_id: int, message_id: int, screen: Screen) -> bool:
        """Put a screen in the place of an earlier message, when nobody waits for it.

        Returns:
            False where that can never succeed any more. Trouble that passes counts as success: there will be
            a next time.
        """
        parameters = {"message_id": message_id, **_parameters(screen)}
        try:
            await self._patiently("editMessageText", self._pacer.change, chat_id, parameters)
        except Forbidden:
            return False
        except BadRequest as error:
            return "not modified" in error.message
        except TelegramError as error:
            log.info("a screen could not be brought up to date now (%s)", type(error).__name__)
        return True

    async def send_content(self, chat_id: int, content: Content) -> None:
        """Send what readers get, exactly as they get it.

        Raises:
            RefusedError: Telegram does not take it.
        """
        method, fields = sending(content)
        try:
            await self._patiently(method, self._pacer.reply, chat_id, fields)
        except BadRequest as error:
            raise RefusedError("announce-telegram-refuses", reason=error.message) from None

    async def send_file(self, chat_id: int, data: bytes, name: str, caption: str) -> None:
        """Send a file with a caption in Telegram HTML."""
        parameters = {
            "document": InputFile(data, name),
            "caption": caption,
            "parse_mode": ParseMode.HTML.value,
        }
        await self._patiently("sendDocument", self._pacer.reply, chat_id, parameters)

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Delete a message of the bot; one that is gone or too old stays as it is."""
        with contextlib.suppress(BadRequest):
            await self._api.call("deleteMessage", chat_id=chat_id, message_id=message_id)

    async def set_menu(self, chat_id: int, commands: dict[str, str] | None) -> None:
        """Set the commands (name and description) that one chat's menu lists; None for what all have."""
        scope = {"type": "chat", "chat_id": chat_id}
        try:
            if commands is None:
                await self._api.call("deleteMyCommands", scope=scope)
            else:
                menu = [{"command": name, "description": words} for name, words in commands.items()]
                await self._api.call("setMyCommands", commands=menu, scope=scope)
        except TelegramError as error:
            log.warning("an admin's menu could not be set now (%s)", error.message)

    async def answer(
        self, query_id: str, text: str | None = None, *, alert: bool = False, url: str | None = None
    ) -> None:
        """Answer a tap, with a word to pop up where there is one, or a link that starts the bot."""
        # A query that is too old to be answered needs no answer any more.
        with contextlib.suppress(BadRequest):
            await self._api.call(
                "answerCallbackQuery", callback_query_id=query_id, text=text, show_alert=alert, url=url
            )

    async def is_administrator(self, chat_id: int, user_id: int) -> bool:
        """Whether a person administers a group or channel."""
        member = await self._api.call("getChatMember", chat_id=chat_id, user_id=user_id)
        return member["status"] in _ADMINISTRATORS


def _caption(text: str) -> dict[str, str]:
    return {"caption": str(text), "parse_mode": ParseMode.HTML.value}


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
