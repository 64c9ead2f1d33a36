"""Runs updates: those of one chat in order, of different chats side by side; no failure stops the bot."""

import asyncio
import logging
import secrets
from collections import deque

from telegram import Update
from telegram.error import Forbidden, TelegramError

from bot.handlers.dispatch import Dispatcher
from bot.screens import home
from bot.services import subscribers

log = logging.getLogger(__name__)


class UpdateRunner:
    """A queue per chat that has something to do."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self._queues: dict[int, deque[Update]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def submit(self, update: Update) -> None:
        """Handle an update as soon as the earlier ones of its chat are done."""
        chat_id = update.effective_chat.id if update.effective_chat else 0
        queue = self._queues.get(chat_id)
        if queue is not None:
            queue.append(update)
            return
        self._queues[chat_id] = deque([update])
        task = asyncio.create_task(self._run(chat_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self, seconds: float) -> None:
        """Wait until everything submitted is done, but no longer than `seconds`."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()

    async def _run(self, chat_id: int) -> None:
        queue = self._queues[chat_id]
        try:
            while queue:
                await self._handle(queue[0])
                queue.popleft()
        finally:
            del self._queues[chat_id]

    async def _handle(self, update: Update) -> None:
        try:
            await self._dispatcher.dispatch(update)
        except Forbidden:
            log.info("update %d: the chat has blocked the bot", update.update_id)
        except Exception:
            id_ = secrets.token_hex(4)
            log.exception("failure %s in update %d", id_, update.update_id)
            await self._apologise(update, id_)

    async def _apologise(self, update: Update, id_: str) -> None:
        chat = update.effective_chat
        if chat is None:
            return
        try:
            known = await subscribers.find(self._dispatcher.context, chat.id)
            t = self._dispatcher.texts[known.language if known else self._dispatcher.context.default_language]
            await self._dispatcher.gateway.send(chat.id, home.apology(t, id_))
        except TelegramError as error:
            log.warning("failure %s: the apology could not be sent (%s)", id_, type(error).__name__)
        except Exception:
            log.exception("failure %s: the apology failed, too", id_)
