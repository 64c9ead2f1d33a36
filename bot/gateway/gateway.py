"""Shows screens to people through the Bot API."""

import asyncio
import contextlib
import logging

from telegram import (
    Bot,
    ChatMember,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.screens.screen import Button, Rows, Screen, TapButton

log = logging.getLogger(__name__)

PATIENCE_SECONDS = 30
"""How long a reply waits when Telegram says that we were too fast."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_ADMINISTRATORS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}


class Gateway:
    """The bot's voice: sends and edits screens, answers taps."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, chat_id: int, screen: Screen) -> Message:
        """Send a screen as a new message."""
        markup = keyboard(screen.rows)

        async def once() -> Message:
            return await self._bot.send_message(
                chat_id,
                screen.text,
                parse_mode=ParseMode.HTML,
                reply_markup=markup,
                link_preview_options=_NO_PREVIEW,
            )

        try:
            return await once()
        except RetryAfter as wait:
            await asyncio.sleep(_patient(wait))
            return await once()

    async def send_file(self, chat_id: int, name: str, content: bytes) -> None:
        """Send a file."""
        await self._bot.send_document(chat_id, content, filename=name)

    async def tell(self, chat_id: int, screen: Screen) -> bool:
        """Send a notice; False where Telegram cannot be reached and it should be tried again."""
        try:
            await self.send(chat_id, screen)
        except (BadRequest, Forbidden) as error:
            log.warning("a notice could not be sent to an owner (%s)", error.message)
        except TelegramError:
            return False
        return True

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """Put a screen in the place of an earlier message; where that cannot be edited, send it anew."""
        try:
            await self._bot.edit_message_text(
                screen.text,
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard(screen.rows),
                link_preview_options=_NO_PREVIEW,
            )
        except BadRequest as error:
            if "not modified" not in error.message:
                await self.send(chat_id, screen)
        except RetryAfter as wait:
            await asyncio.sleep(_patient(wait))
            await self.edit(chat_id, message_id, screen)

    async def answer(self, query_id: str, text: str | None = None, *, alert: bool = False) -> None:
        """Answer a tap, with a word to pop up where there is one."""
        # A query that is too old to be answered needs no answer any more.
        with contextlib.suppress(BadRequest):
            await self._bot.answer_callback_query(query_id, text, show_alert=alert)

    async def is_administrator(self, chat_id: int, user_id: int) -> bool:
        """Whether a person administers a group or channel."""
        member = await self._bot.get_chat_member(chat_id, user_id)
        return member.status in _ADMINISTRATORS


def keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    """The rows of buttons as Telegram's inline keyboard; None where there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in rows])


def _button(button: Button) -> InlineKeyboardButton:
    if isinstance(button, TapButton):
        return InlineKeyboardButton(button.label, callback_data=button.tap.pack())
    return InlineKeyboardButton(button.label, url=button.url)


def _patient(wait: RetryAfter) -> float:
    seconds = wait.retry_after if isinstance(wait.retry_after, int) else wait.retry_after.total_seconds()
    if seconds > PATIENCE_SECONDS:
        raise wait
    return seconds
