"""How fast the bot speaks: replies at once, deliveries in the room that is left.

Telegram's limits: so many messages a second overall, one a second in a chat (short bursts pass), 20 a minute
in a group. Deliveries leave evenly; a reply goes at once, and the deliveries fall back by its place.
"""

import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable

GROUP_MESSAGES, GROUP_SECONDS = 20, 60.0
CHAT_SECONDS = 1.0
CHAT_BURST = 5
"""So many replies may follow each other at once in a chat."""
SHARE = 0.995
"""The part of the rate that deliveries use, so that clocks that differ a little break no limit."""
CATCH_UP_SECONDS = 0.02
"""So far deliveries may be behind their time and still make it up."""
EASED, RECOVERY_SECONDS = 0.7, 120.0
"""After a refusal the rate falls to this part of itself, and recovers in this time."""
LEAST = 0.1
MANY_CHATS = 10_000


class Pacer:
    """Gives leave to send.

    Args:
        rate: Messages a second, overall.
        clock: Monotonic seconds.
    """

    def __init__(self, rate: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.rate = rate
        """Messages a second that the settings allow."""
        self.throttled: Counter[str] = Counter()
        """Refusals for speed, by `chat` and `overall`."""
        self.replies_waited = 0
        """Replies that had to wait for leave."""
        self._clock = clock
        self._next = 0.0
        self._bulk_stop = self._stopped_at = self._all_stop = 0.0
        self._eased, self._eased_at = 1.0, 0.0
        self._last_second: deque[float] = deque()
        self._free_at: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}

    def rate_now(self) -> float:
        """Messages a second at present: less than `rate` for a while after a refusal."""
        risen = max(0.0, self._clock() - self._eased_at) / RECOVERY_SECONDS * (1 - self._eased)
        return self.rate * min(1.0, self._eased + risen)

    # ---- deliveries

    def wait(self) -> float:
        """Seconds until the next delivery may leave; 0 for now."""
        now = self._clock()
        return max(0.0, self._next - now, self._bulk_stop - now, self._all_stop - now)

    def stopped(self) -> bool:
        """Whether deliveries stand still, because Telegram wants to hear nothing for a while."""
        return max(self._bulk_stop, self._all_stop) > self._clock()

    def take(self) -> None:
        """Take leave for a delivery, when `wait` says 0."""
        now = self._clock()
        step = 1 / (self.rate_now() * SHARE)
        self._next = max(self._next, now - max(step, CATCH_UP_SECONDS)) + step
        self._note(now)

    def chat_wait(self, chat_id: int) -> float:
        """Seconds until a delivery may go to this chat; with 0, its place there is taken."""
        now = self._clock()
        wait = self._free_at.get(chat_id, 0.0) - now
        if wait <= 0 and chat_id < 0:
            wait = self._group_wait(chat_id, now)
        if wait > 0:
            return wait
        self._occupy(chat_id, now)
        return 0.0

    # ---- replies

    async def reply(self, chat_id: int) -> None:
        """Wait for leave to reply in a chat: none, unless the chat or the bot is at a limit."""
        wait = self._reply_wait(chat_id)
        self.replies_waited += wait > 0
        while wait > 0:
            await asyncio.sleep(wait)
            wait = self._reply_wait(chat_id)
        now = self._clock()
        self._occupy(chat_id, now)
        self._next = min(max(self._next, now) + 1 / self.rate_now(), now + 1.0)
        self._note(now)

    def _reply_wait(self, chat_id: int) -> float:
        now = self._clock()
        wait = max(self._free_at.get(chat_id, 0.0) - CHAT_BURST * CHAT_SECONDS, self._all_stop) - now
        if chat_id < 0:
            wait = max(wait, self._group_wait(chat_id, now))
        return max(wait, self._overall_wait(now))

    def _overall_wait(self, now: float) -> float:
        """Until the last second holds fewer messages than are allowed, with a little over for replies."""
        recent = self._last_second
        while recent and recent[0] <= now - 1:
            recent.popleft()
        over = len(recent) - int(self.rate * 1.05 + 1)
        return recent[over] + 1 - now if over >= 0 else 0.0

    # ---- refusals

    def now(self) -> float:
        """The clock."""
        return self._clock()

    def refused(self, chat_id: int, seconds: float, asked_at: float, *, names_chat: bool) -> None:
        """Telegram was asked too fast. The chat stops; unless only it is meant, the deliveries do, too.

        Who asked when they stood still already was a reply: then replies wait as well.

        Args:
            chat_id: Where the message was to go.
            seconds: How long Telegram wants to hear nothing.
            asked_at: When it was asked, by the pacer's clock.
            names_chat: Whether Telegram spoke of this chat alone.
        """
        now = self._clock()
        until = now + seconds
        burst = CHAT_BURST * CHAT_SECONDS
        self._free_at[chat_id] = max(self._free_at.get(chat_id, 0.0), until + burst)
        self.throttled["chat" if names_chat else "overall"] += 1
        if names_chat:
            return
        if self._bulk_stop > now and asked_at > self._stopped_at:
            self._all_stop = max(self._all_stop, until)
        elif self._bulk_stop <= now:
            self._eased = max(LEAST, self.rate_now() / self.rate * EASED)
            self._stopped_at = now
        self._eased_at = max(self._eased_at, until)
        self._bulk_stop = max(self._bulk_stop, until)
        self._next = max(self._next, until)

    # ---- accounts

    def _note(self, now: float) -> None:
        recent = self._last_second
        while recent and recent[0] <= now - 1:
            recent.popleft()
        recent.append(now)

    def _occupy(self, chat_id: int, now: float) -> None:
        self._free_at[chat_id] = max(self._free_at.get(chat_id, 0.0), now) + CHAT_SECONDS
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque()).append(now)
        if len(self._free_at) > MANY_CHATS:
            self._forget(now)

    def _group_wait(self, chat_id: int, now: float) -> float:
        recent = self._groups.get(chat_id)
        if not recent:
            return 0.0
        while recent and recent[0] <= now - GROUP_SECONDS:
            recent.popleft()
        return recent[-GROUP_MESSAGES] + GROUP_SECONDS - now if len(recent) >= GROUP_MESSAGES else 0.0

    def _forget(self, now: float) -> None:
        """Keep only what still matters."""
        self._free_at = {chat: at for chat, at in self._free_at.items() if at > now}
        self._groups = {chat: at for chat, at in self._groups.items() if at[-1] > now - GROUP_SECONDS}
