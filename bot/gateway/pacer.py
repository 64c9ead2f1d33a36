"""How fast the bot speaks: replies at once, deliveries in the room that is left.

Telegram's limits: so many messages a second overall, one a second in a chat (short bursts pass), 20 a minute
in a group. Deliveries leave evenly and keep to all three. Replies keep to those of their chat; of the overall
rate they take what they need, and the deliveries fall back by their places. Only when Telegram has refused
something lately do replies keep to the overall rate, too.
"""

import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable

GROUP_MESSAGES, GROUP_SECONDS = 20, 60.5
CHAT_SECONDS = 1.0
CHAT_BURST = 19
"""So many replies may follow each other at once in a chat."""
SHARE = 0.995
"""The part of the rate that deliveries use, so that clocks that differ a little break no limit."""
CATCH_UP_SECONDS = 0.03
"""So far deliveries may be behind their time and make it up at once."""
OWED_SECONDS, HASTE = 0.25, 0.2
"""What they are behind besides, up to this time, they make up bit by bit: by this part of their pace."""
IDLE_SECONDS = 1.0
"""After such a pause there is nothing to make up: no burst at the start."""
EASED, LEAST, RECOVERY_SECONDS = 0.7, 0.1, 120.0
"""After a refusal the rate falls to this part of itself, but not below that part of what is set, and recovers
in this time."""
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
        self.refusals: Counter[str] = Counter()
        """Refusals for speed (429), by what they spoke of: `chat` or `overall`."""
        self.replies_waited = 0
        """Replies that had to wait for leave."""
        self.now = clock
        self._next = self._owed = 0.0
        self._bulk_stop = self._stopped_at = self._all_stop = 0.0
        self._chat_stops: dict[int, float] = {}
        self._eased, self._recovers_from = 1.0, 0.0
        self._last_second: deque[float] = deque()
        self._free_at: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}

    def rate_now(self) -> float:
        """Messages a second at present: less than `rate` for a while after a refusal."""
        if self._eased == 1.0:
            return self.rate
        risen = max(0.0, self.now() - self._recovers_from) / RECOVERY_SECONDS * (1 - self._eased)
        if self._eased + risen >= 1:
            self._eased = 1.0
            return self.rate
        return self.rate * (self._eased + risen)

    # ---- deliveries

    def stopped(self) -> bool:
        """Whether deliveries stand still, because Telegram wants to hear nothing for a while."""
        return max(self._bulk_stop, self._all_stop) > self.now()

    def wait(self) -> float:
        """Seconds until the next delivery may leave; 0 for now."""
        now = self.now()
        return max(0.0, self._next - now, self._bulk_stop - now, self._all_stop - now, self._crowded(now))

    def take(self) -> None:
        """Take leave for a delivery, when `wait` says 0."""
        self._charge(self.now())

    def _charge(self, now: float) -> None:
        """Put the next delivery off by one message."""
        step = 1 / (self.rate_now() * SHARE)
        if self._next > now - IDLE_SECONDS:
            earliest = now - max(step, CATCH_UP_SECONDS)
            self._owed = min(self._owed + max(0.0, earliest - self._next), OWED_SECONDS)
        else:
            earliest, self._owed = now, 0.0
        haste = min(self._owed, step * HASTE)
        self._owed -= haste
        self._next = max(self._next, earliest) + step - haste
        self._last_second.append(now)

    def chat_wait(self, chat_id: int) -> float:
        """Seconds until a delivery may go to this chat; with 0, its place there is taken."""
        now = self.now()
        wait = max(self._free_at.get(chat_id, 0.0), self._chat_stops.get(chat_id, 0.0)) - now
        if chat_id < 0:
            wait = max(wait, self._group_wait(chat_id, now))
        if wait > 0:
            return wait
        self._occupy(chat_id, now)
        return 0.0

    # ---- replies

    async def reply(self, chat_id: int) -> None:
        """Wait for leave to write to a chat that is waiting for it: none, unless a limit is reached."""
        wait = self._reply_wait(chat_id)
        self.replies_waited += wait > 0
        while wait > 0:
            await asyncio.sleep(wait)
            wait = self._reply_wait(chat_id)
        now = self.now()
        self._occupy(chat_id, now)
        self._charge(now)
        self._next = min(self._next, now + 1.0)

    async def change(self, chat_id: int) -> None:
        """Wait for leave to change a message: none, unless Telegram has told the chat or the bot to stop."""
        wait = self._stop_wait(chat_id)
        while wait > 0:
            await asyncio.sleep(wait)
            wait = self._stop_wait(chat_id)

    async def in_turn(self, chat_id: int) -> None:
        """Wait for leave to change a message that nobody waits for: it takes the place of a delivery."""
        wait = max(self.wait(), self._stop_wait(chat_id))
        while wait > 0:
            await asyncio.sleep(wait)
            wait = max(self.wait(), self._stop_wait(chat_id))
        self.take()

    def _reply_wait(self, chat_id: int) -> float:
        now = self.now()
        wait = self._free_at.get(chat_id, 0.0) - CHAT_BURST * CHAT_SECONDS - now
        if chat_id < 0:
            wait = max(wait, self._group_wait(chat_id, now))
        if self._eased < 1:
            wait = max(wait, self._crowded(now))
        return max(wait, self._stop_wait(chat_id))

    def _stop_wait(self, chat_id: int) -> float:
        return max(self._all_stop, self._chat_stops.get(chat_id, 0.0)) - self.now()

    # ---- refusals

    def refused(self, chat_id: int, seconds: float, asked_at: float, *, names_chat: bool) -> None:
        """Telegram was asked too fast. The chat stops; unless only it is meant, the deliveries do, too.

        Who asked when they stood still already was a reply: then replies wait as well.

        Args:
            chat_id: Where the message was to go.
            seconds: How long Telegram wants to hear nothing.
            asked_at: When it was asked, by the pacer's clock.
            names_chat: Whether Telegram spoke of this chat alone.
        """
        now = self.now()
        until = now + seconds
        self._chat_stops[chat_id] = max(self._chat_stops.get(chat_id, 0.0), until)
        self.refusals["chat" if names_chat else "overall"] += 1
        if names_chat:
            return
        if self._bulk_stop <= now:
            self._eased = max(LEAST, self.rate_now() / self.rate * EASED)
            self._stopped_at = now
        elif asked_at > self._stopped_at:
            self._all_stop = max(self._all_stop, until)
        self._recovers_from = max(self._recovers_from, until)
        self._bulk_stop = max(self._bulk_stop, until)
        self._next = max(self._next, until)

    # ---- accounts

    def _crowded(self, now: float) -> float:
        """Seconds until the last second holds fewer messages than are allowed."""
        recent = self._last_second
        while recent and recent[0] <= now - 1:
            recent.popleft()
        over = len(recent) - max(1, int(self.rate_now() * 1.02))
        return recent[over] + 1 - now if over >= 0 else 0.0

    def _occupy(self, chat_id: int, now: float) -> None:
        self._free_at[chat_id] = max(self._free_at.get(chat_id, 0.0), now) + CHAT_SECONDS
        if chat_id < 0:
            self._groups.setdefault(chat_id, deque(maxlen=GROUP_MESSAGES)).append(now)
        if len(self._free_at) > MANY_CHATS:
            self._forget(now)

    def _group_wait(self, chat_id: int, now: float) -> float:
        recent = self._groups.get(chat_id)
        if recent is None or len(recent) < GROUP_MESSAGES:
            return 0.0
        return recent[0] + GROUP_SECONDS - now

    def _forget(self, now: float) -> None:
        """Keep only what still matters."""
        self._free_at = {chat: at for chat, at in self._free_at.items() if at > now}
        self._chat_stops = {chat: at for chat, at in self._chat_stops.items() if at > now}
        self._groups = {chat: at for chat, at in self._groups.items() if at[-1] > now - GROUP_SECONDS}
