"""Delivery of updates by POST: one chat's in order, different chats' side by side, again until taken."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Any

import aiohttp

from bot.playground.updates import Updates

Json = dict[str, Any]

LONGEST_PAUSE = 10.0


class Webhook:
    """The address that the bot gave, and the deliveries under way."""

    def __init__(self, updates: Updates, *, first_pause: float = 0.1) -> None:
        self.updates = updates
        self.first_pause = first_pause
        self.url = ""
        self.secret = ""
        self.max_connections = 40
        self.last_error: tuple[int, str] | None = None
        self._queues: dict[int, deque[Json]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._slots = asyncio.Semaphore(40)
        self._session: aiohttp.ClientSession | None = None

    async def set(self, url: str, secret: str, max_connections: int) -> None:
        """Deliver to this address from now on, what is pending included."""
        await self.remove()
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self._slots = asyncio.Semaphore(max_connections)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, ssl=False), timeout=aiohttp.ClientTimeout(total=60)
        )
        self.updates.deliver = self.deliver
        for update in list(self.updates.pending):
            self.deliver(update)

    async def remove(self) -> None:
        """Stop delivering; what was not taken stays pending."""
        self.url = ""
        self.last_error = None
        self.updates.deliver = None
        self._queues.clear()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        if self._session:
            await self._session.close()
            self._session = None

    def deliver(self, update: Json) -> None:
        """Queue an update behind the others of its chat."""
        key = _chat_id(update)
        if key in self._queues:
            self._queues[key].append(update)
            return
        self._queues[key] = deque([update])
        task = asyncio.get_running_loop().create_task(self._work(key))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _work(self, key: int) -> None:
        queue = self._queues[key]
        while queue:
            await self._deliver_one(queue[0])
            queue.popleft()
        self._queues.pop(key, None)

    async def _deliver_one(self, update: Json) -> None:
        pause = self.first_pause
        while True:
            async with self._slots:
                error = await self._post(update)
            if error is None:
                if update in self.updates.pending:
                    self.updates.pending.remove(update)
                    self.updates.noticed()
                return
            self.last_error = (int(asyncio.get_running_loop().time()), error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _post(self, update: Json) -> str | None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        assert self._session is not None  # noqa: S101
        try:
            async with self._session.post(self.url, json=update, headers=headers) as response:
                if 200 <= response.status < 300:
                    return None
                return f"Wrong response from the webhook: {response.status} {response.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            return (
                "Connection refused"
                if isinstance(error, aiohttp.ClientConnectorError)
                else "Read timeout expired"
            )


def _chat_id(update: Json) -> int:
    for payload in update.values():
        if isinstance(payload, dict):
            message = payload.get("message", payload)
            owner = message.get("chat") or payload.get("from") or payload.get("user") or {}
            return int(owner.get("id", 0))
    return 0
