"""Runs updates: those of one chat in order, of different chats side by side; no failure stops the bot."""

import asyncio
import logging
import secrets
from collections import deque
from dataclasses import dataclass

from telegram import Update
from telegram.error import Forbidden, TelegramError

from bot.handlers.dispatch import Dispatcher
from bot.screens import home
from bot.services import subscribers

log = logging.getLogger(__name__)


KINDS = ("message", "callback_query", "my_chat_member")
MAX_WAITING_PER_CHAT = 200
"""More than a busy group brings in a second; what a flood brings on top is dropped."""
MAX_WAITING = 5_000
"""More than this is left with Telegram until there is room."""


@dataclass(frozen=True)
class _Job:
    update: Update
    done: asyncio.Future[None]
    since: float


class UpdateRunner:
    """A queue per chat that has something to do."""

    def __init__(self, dispatcher: Dispatcher) -> None:
        self._dispatcher = dispatcher
        self._metrics = dispatcher.context.metrics
        self._queues: dict[int, deque[_Job]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._room = asyncio.Event()
        self._room.set()

    @property
    def waiting(self) -> int:
        """How many updates wait or are being handled."""
        return self._waiting

    def submit(self, update: Update) -> asyncio.Future[None]:
        """Handle an update as soon as the earlier ones of its chat are done.

        Returns:
            A future that ends with the handling, and is cancelled where that is given up.
        """
        loop = asyncio.get_running_loop()
        job = _Job(update, loop.create_future(), loop.time())
        self._metrics.updates[_kind(update)] += 1
        chat_id = update.effective_chat.id if update.effective_chat else 0
        queue = self._queues.get(chat_id)
        if queue is None:
            self._queues[chat_id] = deque([job])
            task = asyncio.create_task(self._run(chat_id))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        elif len(queue) < MAX_WAITING_PER_CHAT:
            queue.append(job)
        else:
            self._metrics.dropped += 1
            log.debug("update %d is dropped: its chat sends faster than it can be served", update.update_id)
            job.done.set_result(None)
            return job.done
        self._count(+1)
        return job.done

    async def room(self) -> None:
        """Wait until there is room for more updates."""
        await self._room.wait()

    async def finish(self, seconds: float) -> None:
        """Wait until everything submitted is done, but no longer than `seconds`."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    def _count(self, change: int) -> None:
        self._waiting += change
        if self._waiting >= MAX_WAITING:
            self._room.clear()
        else:
            self._room.set()

    async def _run(self, chat_id: int) -> None:
        queue = self._queues[chat_id]
        loop = asyncio.get_running_loop()
        try:
            while queue:
                job = queue[0]
                await self._handle(job.update)
                self._metrics.replies.observe(loop.time() - job.since)
                job.done.set_result(None)
                queue.popleft()
                self._count(-1)
        finally:
            for job in queue:
                job.done.cancel()
            self._count(-len(queue))
            del self._queues[chat_id]

    async def _handle(self, update: Update) -> None:
        try:
            await self._dispatcher.dispatch(update)
        except Forbidden:
            log.info("update %d: the chat has blocked the bot", update.update_id)
        except Exception:
            self._metrics.failures += 1
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


def _kind(update: Update) -> str:
    return next((kind for kind in KINDS if getattr(update, kind)), "other")
