"""Shows screens to people through the Bot API."""

import asyncio
import contextlib
import logging

from telegram import (
    Bot,
    BotCommandScopeChat,
    ChatMember,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.domain.content import Content
from bot.domain.drafts import RefusedError
from bot.gateway.bulk import sending
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

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """Put a screen in the place of an earlier message; where that cannot be edited, send it anew."""
        try:
            await self._edit(chat_id, message_id, screen)
        except BadRequest as error:
            if "not modified" not in error.message:
                await self.send(chat_id, screen)
        except RetryAfter as wait:
            await asyncio.sleep(_patient(wait))
            await self.edit(chat_id, message_id, screen)

    async def replace(self, chat_id: int, message_id: int, screen: Screen) -> bool:
        """Put a screen in the place of an earlier message, when nobody waits for it.

        Returns:
            False where that can never succeed any more. Trouble that passes counts as success: there will be a
            next time.
        """
        try:
            await self._edit(chat_id, message_id, screen)
        except Forbidden:
            return False
        except BadRequest as error:
            return "not modified" in error.message
        except TelegramError as error:
            log.info("a screen could not be brought up to date now (%s)", type(error).__name__)
        return True

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        await self._bot.edit_message_text(
            screen.text,
            chat_id,
            message_id,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(screen.rows),
            link_preview_options=_NO_PREVIEW,
        )

    async def send_content(self, chat_id: int, content: Content) -> None:
        """Send what readers get, exactly as they get it.

        Raises:
            RefusedError: Telegram does not take it.
        """
        method, fields = sending(content)
        try:
            await self._bot.do_api_request(method, api_kwargs={"chat_id": chat_id, **fields})
        except BadRequest as error:
            raise RefusedError("announce-telegram-refuses", reason=error.message) from None

    async def send_file(self, chat_id: int, data: bytes, name: str, caption: str) -> None:
        """Send a file."""
        await self._bot.send_document(chat_id, data, caption, filename=name, parse_mode=ParseMode.HTML)

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Delete a message of the bot; one that is gone or too old stays as it is."""
        with contextlib.suppress(BadRequest):
            await self._bot.delete_message(chat_id, message_id)

    async def answer(self, query_id: str, text: str | None = None, *, alert: bool = False) -> None:
        """Answer a tap, with a word to pop up where there is one."""
        # A query that is too old to be answered needs no answer any more.
        with contextlib.suppress(BadRequest):
            await self._bot.answer_callback_query(query_id, text, show_alert=alert)

    async def set_menu(self, chat_id: int, commands: dict[str, str] | None) -> None:
        """Set the commands (name and description) that one chat's menu lists; None for what all have."""
        scope = BotCommandScopeChat(chat_id)
        try:
            if commands is None:
                await self._bot.delete_my_commands(scope)
            else:
                await self._bot.set_my_commands(list(commands.items()), scope)
        except TelegramError as error:
            log.warning("an admin's menu could not be set now (%s)", error.message)

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
