"""One update on its way through the bot: who came, what they want, and how to show them something."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime

from bot.content.texts import Localization, Texts
from bot.domain.catalogue import Catalogue
from bot.domain.subscribers import Subscriber
from bot.gateway.gateway import Gateway
from bot.handlers.answering import Answering
from bot.screens.screen import Screen
from bot.services.context import Context


@dataclass
class Visit:
    """A message or a tap of one chat."""

    context: Context
    answering: Answering
    texts: Texts
    gateway: Gateway
    subscriber: Subscriber
    user_id: int | None
    """Who wrote or tapped; in a group one of many, None for a post without a name."""
    now: datetime
    words: str = ""
    """What stands behind the command, or the whole text where there is no command."""
    query_id: str | None = None
    message_id: int | None = None
    """The message that was tapped."""
    user_name: str = ""
    """Who wrote or tapped; empty where nothing of their name can be seen."""
    bot_username: str = ""
    """The bot's own, without `@`."""
    label: str | None = None
    """What stands on the tapped button; None where Telegram no longer tells."""
    answered: bool = field(default=False, init=False)

    @property
    def t(self) -> Localization:
        """The texts in the chat's language."""
        return self.texts[self.subscriber.language]

    @property
    def catalogue(self) -> Catalogue:
        """The programme."""
        return self.context.catalogue

    @property
    def chat_id(self) -> int:
        """The chat."""
        return self.subscriber.chat_id

    @property
    def admin(self) -> bool:
        """Whether this is the private chat of an owner or an editor."""
        return self.user_id == self.chat_id and (
            self.subscriber.editor or self.chat_id in self.context.owner_ids
        )

    async def show(self, screen: Screen, toast: str | None = None) -> int:
        """Show a screen: in place of the tapped message, or as a new one; returns the message's id."""
        if self.query_id is None or self.message_id is None:
            return await self.gateway.send(self.chat_id, screen)
        edit = self.gateway.edit(self.chat_id, self.message_id, screen)
        edited, _ = await asyncio.gather(edit, self.answer(toast), return_exceptions=True)
        if isinstance(edited, BaseException):
            raise edited
        return edited

    async def answer(self, toast: str | None = None, *, alert: bool = False, url: str | None = None) -> None:
        """Answer the tap, once; `url` opens the private chat with the bot, by a deep link."""
        if self.query_id and not self.answered:
            self.answered = True
            await self.gateway.answer(self.query_id, toast, alert=alert, url=url)
