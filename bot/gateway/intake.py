"""Where updates come in, by long polling or by webhook: none is lost, not even when the bot is killed.

Telegram forgets an update once it is confirmed. So an update may be confirmed when it has been handled or,
where that takes longer, when it is a row in the database: the next start takes up what is still there.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol

from telegram import Bot, Update

from bot.gateway.reading import KINDS, can_be_read
from bot.services import inbox
from bot.services.context import Context
from bot.storage.inbox import KeptUpdate

log = logging.getLogger(__name__)

Raw = dict[str, Any]


class Runner(Protocol):
    """What handles updates."""

    def submit(self, update: Update) -> asyncio.Future[None]:
        """Begin to handle an update.

        Returns:
            A future that ends with the handling; it is cancelled where that is given up.
        """

    async def room(self) -> None:
        """Wait until there is room for more updates."""


class Intake:
    """Takes updates in, each once."""

    def __init__(self, context: Context, bot: Bot, runner: Runner, clock: Callable[[], datetime]) -> None:
        self._context = context
        self._bot = bot
        self._runner = runner
        self._clock = clock
        self._in_hand: dict[int, asyncio.Future[None]] = {}
        self._taken_up: frozenset[int] = frozenset()
        self._handled: set[int] = set()
        self._letting_go: asyncio.Task[None] | None = None

    async def take_up(self) -> None:
        """Begin to handle what an earlier run had in hand when it was killed."""
        try:
            left = await inbox.take_up(self._context, self._clock())
        except Exception:
            log.exception(
                "what was in hand when the bot was stopped cannot be read; the next start tries again"
            )
            return
        if left:
            log.info("%d updates were in hand when the bot was stopped and are handled now", len(left))
        self._taken_up = frozenset(raw["update_id"] for raw in left)
        for raw in left:
            self._let_go_after(raw["update_id"], self._begin(raw))

    async def take(self, batch: Sequence[Raw], seconds: float) -> set[asyncio.Future[None]]:
        """Begin to handle updates. Returns when they may be confirmed: handled, or after `seconds` kept.

        Returns:
            The handling of those that are neither, because it was given up or nothing could be kept.
        """
        begun = [(raw, self._begin(raw)) for raw in batch if raw.get("update_id") not in self._taken_up]
        if not begun:
            return set()
        await asyncio.wait({work for _, work in begun}, timeout=seconds)
        late = [(raw, work) for raw, work in begun if not work.done()]
        if late and not await self._keep([raw for raw, _ in late]):
            return {work for _, work in late}
        for raw, work in late:
            self._let_go_after(raw["update_id"], work)
        return {work for _, work in begun if work.cancelled()}

    async def room(self) -> None:
        """Wait until there is room for more updates."""
        await self._runner.room()

    async def finish(self) -> None:
        """Wait until nothing that was handled is kept any more."""
        await asyncio.sleep(0)  # What has just ended says so now.
        if self._letting_go:
            await self._letting_go

    def _begin(self, raw: Raw) -> asyncio.Future[None]:
        update_id = raw.get("update_id")
        if update_id in self._in_hand:  # Telegram waited too long, and sends it again.
            return self._in_hand[update_id]
        update = read_update(raw, self._bot)
        if update is None:
            passed_over = asyncio.get_running_loop().create_future()
            passed_over.set_result(None)
            return passed_over
        work = self._in_hand[update.update_id] = self._runner.submit(update)
        work.add_done_callback(lambda _: self._in_hand.pop(update.update_id, None))
        return work

    async def _keep(self, late: Sequence[Raw]) -> bool:
        try:
            kept = [KeptUpdate(raw["update_id"], _chat_id(raw), raw) for raw in late]
            await inbox.keep(self._context, kept, self._clock())
        except Exception as error:
            log.error("updates in hand cannot be kept (%s): a crash would lose them now", error)
            return False
        return True

    def _let_go_after(self, update_id: int, work: asyncio.Future[None]) -> None:
        work.add_done_callback(lambda done: None if done.cancelled() else self._let_go(update_id))

    def _let_go(self, update_id: int) -> None:
        self._handled.add(update_id)
        if self._letting_go is None or self._letting_go.done():
            self._letting_go = asyncio.create_task(self._let_go_all())

    async def _let_go_all(self) -> None:
        while self._handled:
            handled, self._handled = self._handled, set()
            try:
                await inbox.let_go(self._context, handled)
            except Exception as error:
                log.error("handled updates are kept still (%s) and may be handled again", error)
                self._handled |= handled  # With the next that is handled.
                return


def read_update(raw: Raw, bot: Bot) -> Update | None:
    """An update from Telegram's JSON; None, and a line in the log, for one that cannot be read."""
    if not can_be_read(raw):
        log.error("update %s is not what an update looks like and is passed over", raw.get("update_id"))
        return None
    try:
        known = {kind: raw[kind] for kind in ("update_id", *KINDS) if kind in raw}
        return Update.de_json(known, bot)
    except Exception:
        log.exception("update %s cannot be read and is passed over", raw.get("update_id"))
        return None


def _chat_id(raw: Raw) -> Any:
    """The chat of an update that can be read."""
    content: Raw = next((raw[kind] for kind in KINDS if kind in raw), {})
    chat = content.get("chat") or content.get("message", {}).get("chat", {})
    return chat.get("id")
