"""From an update to its route."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from telegram import CallbackQuery, Chat, ChatMemberUpdated, Message, Update, User
from telegram.constants import CallbackQueryLimit, ChatType, MessageEntityType

from bot.content.texts import Texts
from bot.domain.admins import NotAdminError, NotOwnerError
from bot.domain.announcements import WrongStateError
from bot.domain.drafts import RefusedError
from bot.domain.names import shown
from bot.domain.subscribers import Subscriber
from bot.gateway.gateway import Gateway
from bot.handlers import announce, incoming, membership, questions, routes
from bot.handlers.answering import Answering
from bot.handlers.menus import AdminMenus
from bot.handlers.visit import Visit
from bot.screens import announcements, home
from bot.screens.taps import ForgedTapError, Tap
from bot.services import drafts, subscribers
from bot.services.context import Context

log = logging.getLogger(__name__)

MAX_ALERT = CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH

_REFUSALS: dict[type[Exception], str] = {NotAdminError: "admins-only", NotOwnerError: "owners-only"}


@dataclass(frozen=True)
class Dispatcher:
    """Takes every update to where the routing table says."""

    context: Context
    answering: Answering
    texts: Texts
    gateway: Gateway
    username: str
    """The bot's own, without `@`."""
    clock: Callable[[], datetime]
    menus: AdminMenus = field(default_factory=AdminMenus)

    async def dispatch(self, update: Update) -> None:
        """Handle one update."""
        if update.callback_query:
            await self._tap(update.callback_query)
        elif update.my_chat_member:
            await self._membership(update.my_chat_member)
        elif update.channel_post:
            await self._message(update.channel_post)
        elif update.edited_message:
            await self._edited(update.edited_message)
        elif update.message and _is_from_somebody(update.message):
            await self._message(update.message)
        self.answering.prepare()  # Who came may ask something next.

    async def _membership(self, change: ChatMemberUpdated) -> None:
        joined = await membership.keep(self.context, self.gateway, change, self.clock())
        if joined:
            await membership.greet(self._visit_of(joined, change.from_user, ""))

    async def _message(self, message: Message) -> None:
        if message.migrate_to_chat_id or message.migrate_from_chat_id:
            await membership.migrate(self.context, message)
            return
        command, words = _command(message, self.username)
        private = message.chat.type == ChatType.PRIVATE
        if not private and command not in routes.COMMANDS:
            return
        visit = await self._visit(message.chat, message.from_user, words)
        if visit.subscriber.away:  # what they say proves that they are back, whatever we were told
            await membership.take_back(self.context, visit.chat_id)
        if visit.subscriber.writing:
            if command is None and await self._written(visit, message):
                return
            await drafts.leave(self.context, visit.chat_id)
        try:
            await self._route(visit, message, command)
        except (NotAdminError, NotOwnerError) as error:
            await visit.show(home.notice(visit.t, _REFUSALS[type(error)]))
        await self.menus.keep(visit)

    async def _route(self, visit: Visit, message: Message, command: str | None) -> None:
        if command in routes.COMMANDS:
            if refusal := await self._refusal(visit, command, message.sender_chat):
                await visit.show(home.notice(visit.t, refusal))
            else:
                await routes.COMMANDS[command](visit)
        elif command is not None:
            await visit.show(home.not_a_question(visit.t, "unknown-command"))
        elif question := message.text or message.caption:
            await questions.ask(visit, question)
        elif not _is_service(message):
            await visit.show(home.not_a_question(visit.t, "cannot-read"))

    async def _written(self, visit: Visit, message: Message) -> bool:
        """Give what was written to the open draft; False where it can be read or written no more."""
        draft = await drafts.find_open(self.context, visit.chat_id)
        if draft is None:
            return False
        try:
            await routes.DRAFTS[type(draft.state)](visit, draft, incoming.read(message))
        except NotAdminError:  # an admin no longer
            return False
        except RefusedError as refused:
            await visit.show(home.notice(visit.t, refused.message_id, **refused.values))
        return True

    async def _edited(self, message: Message) -> None:
        """An admin who edits a message changes the draft that it went into."""
        if message.chat.type == ChatType.PRIVATE:
            visit = await self._visit(message.chat, message.from_user, "")
            if visit.admin:
                await announce.edited(visit, incoming.read(message))

    async def _tap(self, query: CallbackQuery) -> None:
        if query.message is None or query.data is None:
            await self.gateway.answer(query.id)
            return
        visit = await self._visit(query.message.chat, query.from_user, "")
        visit.query_id, visit.message_id = query.id, query.message.message_id
        visit.label = _label(query)
        try:
            tap = Tap.unpack(query.data)
            if visit.subscriber.kind != "private" and visit.label is None and _is_accessible(query):
                # What is no button of this message would put a menu in the place of everybody's news.
                raise ForgedTapError(tap.prefix)
            if refusal := await self._refusal(visit, type(tap), None):
                await visit.answer(visit.t.plain(refusal), alert=True)
                return
            await routes.TAPS[type(tap)](visit, tap)
        except (NotAdminError, NotOwnerError) as error:
            await visit.answer(visit.t.plain(_REFUSALS[type(error)]), alert=True)
        except RefusedError as refused:
            await self._say_refused(visit, refused)
        except WrongStateError as error:
            state = announcements.state_name(visit.t, error.state)
            await visit.answer(visit.t.plain("announcement-wrong-state", state=state), alert=True)
        except (ForgedTapError, LookupError) as error:
            # Forged, or about something that is no longer there. What stands in it is not for the log.
            log.debug("a button that means nothing any more was pressed (%s)", type(error).__name__)
            await visit.answer(visit.t.plain("old-button"), alert=True)
        finally:
            await visit.answer()

    async def _say_refused(self, visit: Visit, refused: RefusedError) -> None:
        """As a pop-up; where the tap is answered already, or that is too small, as a message."""
        words = visit.t.html(refused.message_id, **refused.values).striptags()
        if visit.answered or len(words) > MAX_ALERT:
            await self.gateway.send(visit.chat_id, home.notice(visit.t, refused.message_id, **refused.values))
        else:
            await visit.answer(words, alert=True)

    async def _visit(self, chat: Chat, user: User | None, words: str) -> Visit:
        code = user.language_code if user else None
        kind = ChatType(chat.type).value
        subscriber = await subscribers.meet(self.context, chat.id, kind, code, self.clock())
        return self._visit_of(subscriber, user, words)

    def _visit_of(self, subscriber: Subscriber, user: User | None, words: str) -> Visit:
        user_id = user.id if user else None
        now = self.clock()
        visit = Visit(self.context, self.answering, self.texts, self.gateway, subscriber, user_id, now, words)
        visit.user_name, visit.bot_username = shown(user.full_name) if user else "", self.username
        return visit

    async def _refusal(self, visit: Visit, route: str | type[Tap], sender_chat: Chat | None) -> str | None:
        """Why this may not be done in this chat, as the name of a text; None where it may."""
        kind = visit.subscriber.kind
        if kind == "private" or route in routes.FOR_READERS:
            return None
        if kind != "channel" and route in routes.FOR_MEMBERS:
            return None
        if route not in routes.CHAT_ADMINISTRATORS_ONLY | routes.FOR_MEMBERS:
            return "private-chat-only"
        if sender_chat and sender_chat.id == visit.chat_id:  # an administrator who writes as the group
            return None
        if visit.user_id and await self.gateway.is_administrator(visit.chat_id, visit.user_id):
            return None
        return "chat-administrators-only"


def _is_from_somebody(message: Message) -> bool:
    """Not from a bot; but who writes as a group or channel comes under a bot's name."""
    return message.from_user is not None and (not message.from_user.is_bot or message.sender_chat is not None)


def _is_accessible(query: CallbackQuery) -> bool:
    """Whether Telegram tells what the tapped message says."""
    return isinstance(query.message, Message)


def _label(query: CallbackQuery) -> str | None:
    """What stands on the tapped button."""
    markup = query.message.reply_markup if isinstance(query.message, Message) else None
    buttons = [button for row in markup.inline_keyboard for button in row] if markup else []
    return next((button.text for button in buttons if button.callback_data == query.data), None)


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
