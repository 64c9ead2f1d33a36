"""The queue of updates for the bot: handed out by long polling, or delivered to a webhook."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any

from bot.playground.errors import conflict

Json = dict[str, Any]

OPT_IN = ("chat_member", "message_reaction", "message_reaction_count")
"""Kinds that Telegram sends only when `allowed_updates` names them."""


class Updates:
    """Updates that the bot has not confirmed yet, oldest first."""

    def __init__(self) -> None:
        self.pending: deque[Json] = deque()
        self.noticed: Callable[[], None] = lambda: None
        self.allowed: list[str] = []
        self.next_id = 700_000_001
        self.deliver: Callable[[Json], None] | None = None
        self._poller: asyncio.Future[None] | None = None

    @property
    def is_polled(self) -> bool:
        """Whether somebody waits for updates just now."""
        return self._poller is not None and not self._poller.done()

    def push(self, kind: str, payload: Json) -> int | None:
        """Queue an update; returns its id, or None when the bot did not ask for this kind."""
        wanted = kind in self.allowed if self.allowed else kind not in OPT_IN
        if not wanted:
            return None
        return self.push_raw({"update_id": self.next_id, kind: payload})

    def push_raw(self, update: Json) -> int:
        """Queue an update as it stands."""
        update_id = int(update.get("update_id", self.next_id))
        self.next_id = max(self.next_id, update_id + 1)
        self.pending.append(update)
        if self.deliver:
            self.deliver(update)
        self.stop()
        return update_id

    def confirm(self, offset: int) -> None:
        """Forget the updates before `offset`; a negative one keeps that many of the newest."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while offset > 0 and self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Json]:  # noqa: ASYNC109
        """Long polling as in getUpdates. A newer poll ends an older one with a 409."""
        if self._poller and not self._poller.done():
            self._poller.set_exception(
                conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"
                )
            )
        self.confirm(offset)
        if not self.pending and timeout > 0:
            self._poller = asyncio.get_running_loop().create_future()
            self.noticed()
            try:
                async with asyncio.timeout(timeout):
                    await self._poller
            except TimeoutError:
                return []
        return [self.pending[index] for index in range(min(limit, len(self.pending)))]

    def stop(self) -> None:
        """Let a waiting poll return empty-handed."""
        if self._poller and not self._poller.done():
            self._poller.set_result(None)
