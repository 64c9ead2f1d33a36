"""The bot's own coming and going: people who block it, groups and channels that add or remove it."""

import logging
from datetime import datetime

from telegram import ChatMember, ChatMemberUpdated, Message
from telegram.constants import ChatID, ChatType
from telegram.error import BadRequest, Forbidden, TelegramError

from bot.domain.subscribers import Subscriber
from bot.gateway.gateway import Gateway
from bot.handlers.visit import Visit
from bot.screens import membership as screens
from bot.services import membership
from bot.services.context import Context

log = logging.getLogger(__name__)

_GONE = {ChatMember.LEFT, ChatMember.BANNED}


async def keep(
    context: Context, gateway: Gateway, change: ChatMemberUpdated, now: datetime
) -> Subscriber | None:
    """Note where the bot is now; returns the group or channel that it just came into."""
    chat, user = change.chat, change.from_user
    if change.new_chat_member.status in _GONE:
        await membership.set_aside(context, chat.id, now)
        return None
    if chat.type == ChatType.PRIVATE:
        await membership.take_back(context, chat.id)
        return None
    try:
        trusted = user.id == ChatID.ANONYMOUS_ADMIN or await gateway.is_administrator(chat.id, user.id)
    except TelegramError:  # in some groups Telegram does not tell a plain member; /subscribe asks again
        trusted = False
    return await membership.join(
        context, chat.id, ChatType(chat.type).value, user.language_code, subscribe=trusted, now=now
    )


async def take_back(context: Context, chat_id: int) -> None:
    """A chat that was set aside has written."""
    await membership.take_back(context, chat_id)


async def greet(visit: Visit) -> None:
    """Say hello to a group or channel, with its settings; where the bot may not write, stay silent."""
    try:
        await visit.show(screens.greeting(visit.t, visit.catalogue, visit.subscriber))
    except (BadRequest, Forbidden) as error:
        log.info("a chat that added the bot cannot be greeted (%s)", error.message)


async def migrate(context: Context, message: Message) -> None:
    """A group became a supergroup: everything goes on under the new id."""
    old = message.migrate_from_chat_id or message.chat.id
    new = message.migrate_to_chat_id or message.chat.id
    await membership.migrate(context, old, new)
