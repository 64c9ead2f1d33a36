"""From an update to its route."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from telegram import CallbackQuery, Chat, Message, Update
from telegram.constants import ChatType, MessageEntityType

from bot.content.texts import Texts
from bot.domain.drafts import RefusedError
from bot.gateway.gateway import Gateway
from bot.handlers import incoming, routes
from bot.handlers.visit import Visit
from bot.screens import home
from bot.screens.taps import ForgedTapError, Tap
from bot.services import drafts, subscribers
from bot.services.context import Context

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Dispatcher:
    """Takes every update to where the routing table says."""

    context: Context
    texts: Texts
    gateway: Gateway
    username: str
    """The bot's own, without `@`."""
    clock: Callable[[], datetime]

    async def dispatch(self, update: Update) -> None:
        """Handle one update."""
        if update.callback_query:
            await self._tap(update.callback_query)
        elif update.message and update.message.from_user and not update.message.from_user.is_bot:
            await self._message(update.message)

    async def _message(self, message: Message) -> None:
        command, words = _command(message, self.username)
        private = message.chat.type == ChatType.PRIVATE
        if not private and command not in routes.COMMANDS:
            return
        visit = await self._visit(message.chat, message.from_user, words)
        if visit.subscriber.writing:
            if command is None and await self._written(visit, message):
                return
            await drafts.leave(self.context, visit.chat_id)
        if command in routes.COMMANDS:
            if await self._allowed(visit, command, message.sender_chat):
                await routes.COMMANDS[command](visit)
            else:
                await visit.show(home.notice(visit.t, "chat-administrators-only"))
        elif command is not None:
            await visit.show(home.not_a_question(visit.t, "unknown-command"))
        elif message.text:
            await visit.show(home.not_a_question(visit.t, "cannot-answer-yet"))
        elif not _is_service(message):
            await visit.show(home.not_a_question(visit.t, "cannot-read"))

    async def _written(self, visit: Visit, message: Message) -> bool:
        """Give what was written to the open draft; False where it cannot be read any more."""
        draft = await drafts.find_open(self.context, visit.chat_id)
        if draft is None:
            return False
        try:
            await routes.DRAFTS[type(draft.state)](visit, draft, incoming.read(message))
        except RefusedError as refused:
            await visit.show(home.notice(visit.t, refused.message_id, **refused.values))
        return True

    async def _tap(self, query: CallbackQuery) -> None:
        if query.message is None or query.data is None:
            await self.gateway.answer(query.id)
            return
        visit = await self._visit(query.message.chat, query.from_user, "")
        visit.query_id, visit.message_id = query.id, query.message.message_id
        try:
            tap = Tap.unpack(query.data)
            if not await self._allowed(visit, type(tap), None):
                await visit.answer(visit.t.plain("chat-administrators-only"), alert=True)
                return
            await routes.TAPS[type(tap)](visit, tap)
        except RefusedError as refused:
            await visit.answer(visit.t.plain(refused.message_id, **refused.values), alert=True)
        except (ForgedTapError, LookupError):
            # Forged, or about something that is no longer there.
            log.debug("a button that means nothing any more was pressed", exc_info=True)
            await visit.answer(visit.t.plain("old-button"), alert=True)
        finally:
            await visit.answer()

    async def _visit(self, chat: Chat, user: object, words: str) -> Visit:
        code = getattr(user, "language_code", None)
        now = self.clock()
        subscriber = await subscribers.meet(self.context, chat.id, ChatType(chat.type).value, code, now)
        visit = Visit(
            self.context, self.texts, self.gateway, subscriber, getattr(user, "id", None), now, words
        )
        visit.user_name, visit.bot_username = getattr(user, "full_name", ""), self.username
        return visit

    async def _allowed(self, visit: Visit, route: str | type[Tap], sender_chat: Chat | None) -> bool:
        if visit.subscriber.kind == "private" or route not in routes.CHAT_ADMINISTRATORS_ONLY:
            return True
        if sender_chat and sender_chat.id == visit.chat_id:  # an administrator who writes as the group
            return True
        return visit.user_id is not None and await self.gateway.is_administrator(visit.chat_id, visit.user_id)


def _command(message: Message, username: str) -> tuple[str | None, str]:
    """The command, without its slash, and the words behind it; None where there is none for this bot."""
    text = message.text or ""
    first = message.entities[0] if message.entities else None
    if not first or first.type != MessageEntityType.BOT_COMMAND or first.offset:
        return None, text
    name, _, addressee = text[1 : first.length].partition("@")
    if addressee and addressee.lower() != username.lower():
        return None, text
    return name.lower(), text[first.length :].strip()


def _is_service(message: Message) -> bool:
    """Whether the message only tells that something happened in the chat."""
    return not (message.effective_attachment or message.text)
