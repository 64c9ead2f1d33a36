"""Telegram's speed limits.

Telegram publishes three: about 30 messages a second overall, about one a second in one chat with short bursts
allowed, 20 a minute in one group. Here they are, exactly:

- overall: at most `overall` messages in any second, and a tenth more;
- a private chat or channel: bursts of `chat_burst`, refilled with `per_chat` a second;
- a group: at most `per_group` in any minute.

Who goes over is refused for `retry_after` seconds: the whole bot, or that chat only. Asking again
meanwhile is refused too and changes nothing.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.errors import too_many

PAID_OVERALL = 1000


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast the bot may speak; 0 means no limit. `stop` is the least `retry_after`, in seconds."""

    overall: float = 30
    per_chat: float = 1
    chat_burst: int = 20
    per_group: int = 20
    stop: int = 3

    @classmethod
    def off(cls) -> Limits:
        """No limits at all."""
        return cls(0, 0, 0, 0, 0)


class Floods:
    """Counts messages and refuses those that come too fast."""

    def __init__(self, limits: Limits, clock: Callable[[], float]) -> None:
        self.limits = limits
        self.clock = clock
        self.violations = 0
        self.asked_while_stopped = 0
        self._recent: deque[float] = deque()
        self._groups: dict[int, deque[float]] = {}
        self._full_at: dict[int, float] = {}
        self._stopped: dict[int, float] = {}

    def charge(self, chat_id: int, *, group: bool = False, count: int = 1, paid: bool = False) -> None:
        """Account for `count` messages to a chat.

        Raises:
            ApiError: 429, when a limit is broken or the chat (or the bot) is stopped.
        """
        limits = self.limits
        now = self.clock()
        if self._stopped:
            self._refuse_stopped(chat_id, now)
        if limits.overall:
            self._charge_overall(now, count, paid=paid)
        if group and limits.per_group:
            self._charge_group(chat_id, now, count)
        elif not group and limits.per_chat:
            self._charge_chat(chat_id, now, count)

    def _refuse_stopped(self, chat_id: int, now: float) -> None:
        for key in (0, chat_id):
            until = self._stopped.get(key)
            if until is None:
                continue
            if until > now:
                self.asked_while_stopped += 1
                raise too_many(math.ceil(until - now))
            del self._stopped[key]

    def _stop(self, key: int, now: float, seconds: float) -> None:
        self.violations += 1
        wait = max(self.limits.stop, math.ceil(seconds), 1)
        self._stopped[key] = now + wait
        raise too_many(wait)

    def _charge_overall(self, now: float, count: int, *, paid: bool) -> None:
        allowed = max(self.limits.overall, PAID_OVERALL) if paid else self.limits.overall
        recent = self._recent
        while recent and recent[0] <= now - 1:
            recent.popleft()
        if len(recent) + count > math.ceil(allowed * 1.1):
            self._stop(0, now, 1)
        recent.extend([now] * count)

    def _charge_group(self, chat_id: int, now: float, count: int) -> None:
        recent = self._groups.setdefault(chat_id, deque())
        while recent and recent[0] <= now - 60:
            recent.popleft()
        if len(recent) + count > self.limits.per_group:
            self._stop(chat_id, now, recent[0] + 60 - now if recent else 1)
        recent.extend([now] * count)

    def _charge_chat(self, chat_id: int, now: float, count: int) -> None:
        # A bucket in one number: the time at which it will be full again.
        step = 1 / self.limits.per_chat
        full_at = max(self._full_at.get(chat_id, now), now) + step * count
        if full_at - now > step * max(self.limits.chat_burst, 1) + 1e-6:
            self._stop(chat_id, now, step * count)
        self._full_at[chat_id] = full_at
        if len(self._full_at) > 20_000:
            self._full_at = {key: at for key, at in self._full_at.items() if at > now}
