"""Shows screens to people through the Bot API."""

import contextlib
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from telegram import ChatMember
from telegram.constants import ParseMode
from telegram.error import BadRequest, RetryAfter

from bot.gateway.api import Api
from bot.gateway.pacer import Pacer
from bot.gateway.transport import ChatRetryAfter
from bot.screens.screen import Button, Rows, Screen, TapButton

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

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """Put a screen in the place of an earlier message; where that cannot be edited, send it anew."""
        parameters = {"message_id": message_id, **_parameters(screen)}
        try:
            await self._patiently("editMessageText", self._pacer.change, chat_id, parameters)
        except BadRequest as error:
            if "not modified" not in error.message:
                await self.send(chat_id, screen)

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
