"""The outbox: takes what is to be delivered from the database, sends it, records what came of it.

Two tasks share the work. The keeper claims deliveries and records outcomes, both in one transaction; the
sender takes claimed deliveries to Telegram, as fast as the pacer allows. Rows in state `sending` are never
more than `places`: only so many can be uncertain after a crash. As soon as anybody else has committed
anything, the sender looks whether what is claimed is still to be sent. Where that has changed (somebody
unsubscribed, an admin paused), or somebody's quiet hours begin, it is given back and claimed anew.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.domain.deliveries import REJECTIONS, Decision, Delivery, Lane, Outcome, Reply, decide
from bot.domain.languages import Language
from bot.gateway.bulk import Bulk, Prepared
from bot.gateway.pacer import CHAT_SECONDS, Pacer
from bot.services import deliveries
from bot.services.context import Context
from bot.storage.mailings import Mailing

log = logging.getLogger(__name__)

POLL_SECONDS = 0.4
"""So often the database is asked for something to do, when there is nothing to do."""
PAUSE_SECONDS = 0.005
"""How long to leave the keeper its turn."""
TICK_SECONDS = 0.01
"""At high rates several deliveries leave at a time, so often."""
IN_A_ROW = 4
"""So many leave before replies that are being written get the processor."""
RECORD_SECONDS, RECORD_MANY = 0.1, 50
"""Outcomes are recorded after this time, or when they are so many."""
MIN_PLACES, PLACES_SECONDS = 16, 0.3
"""As many deliveries are on their way at most as leave in this time, and at least so many."""
GROWTH, CALM_SECONDS = 0.25, 5.0
"""With each that is answered, so many more may be on their way; after so long a calm they begin anew."""
TROUBLES, PROBE_SECONDS = 3, 30.0
"""After so many troubles in a row Telegram is asked for life: after 1 s, 2 s, 4 s ... at most this many."""
ANSWER_SECONDS = 20.0
"""How long Telegram may take to answer."""
STOP_SECONDS = 5.0
"""How long a clean stop waits for answers to what is on its way."""
MANY_CONTENTS = 50


def places(rate: float) -> int:
    """How many deliveries may be on their way at once, at a rate of so many messages a second."""
    return max(MIN_PLACES, int(rate * PLACES_SECONDS))


Claimed = tuple[Mailing, Delivery, dict[Language, Prepared]]


class Outbox:
    """Sends everything that nobody asked for.

    Args:
        context: The running service.
        bulk: The way to Telegram.
        pacer: Gives leave to send.
        clock: The time, timezone-aware.
    """

    def __init__(self, context: Context, bulk: Bulk, pacer: Pacer, clock: Callable[[], datetime]) -> None:
        self.outcomes = context.metrics.deliveries
        """Attempts since the start, by lane and outcome."""
        self._context = context
        self._bulk = bulk
        self._pacer = pacer
        self._clock = clock
        self.places = places(pacer.rate)
        """How many deliveries may be claimed and not recorded yet."""
        self._window = float(MIN_PLACES)
        """How many may be on their way at present: begun all at once, each would open a connection of its
        own, only because opening so many takes its time."""
        self._ready: dict[Lane, deque[Claimed]] = {lane: deque() for lane in Lane}
        self._flying: dict[asyncio.Task[None], float] = {}
        self._results: list[tuple[Delivery, Decision]] = []
        self._valid_until: datetime | None = None
        self._version = -1
        self._stale = False
        self._resting = 0
        self._prepared: dict[tuple[int, int], dict[Language, Prepared]] = {}
        self._at_fault: dict[int, str] = {}
        self._streaks: dict[int, tuple[str, int]] = {}
        self._faults: dict[int, str] = {}
        self._troubles = 0
        self._round = 0
        self._keep, self._go = asyncio.Event(), asyncio.Event()

    @property
    def waiting(self) -> int:
        """Deliveries that are claimed and not on their way yet."""
        return sum(map(len, self._ready.values()))

    @property
    def in_flight(self) -> int:
        """Deliveries that are on their way."""
        return len(self._flying)

    async def run(self, stop: asyncio.Event) -> None:
        """Send until `stop` is set; then nothing is left in state `sending`."""
        crashed = await deliveries.recover(self._context, self._clock())
        if crashed:
            log.warning(
                "%d messages were on their way when the program was ended; they are sent again", crashed
            )
        sender = asyncio.create_task(self._send_all())
        stopped = asyncio.create_task(stop.wait())
        for task in (sender, stopped):
            task.add_done_callback(lambda _: self._keep.set())
        try:
            while not stopped.done() and not sender.done():
                await self._keep_once()
            if sender.done():
                sender.result()
        finally:
            stopped.cancel()
            await self._finish(sender)

    async def _finish(self, sender: asyncio.Task[None]) -> None:
        sender.cancel()
        await asyncio.wait({sender})
        if self._flying:
            _, late = await asyncio.wait(self._flying, timeout=STOP_SECONDS)
            for task in late:
                task.cancel()
            if late:
                await asyncio.wait(late)
        await self._turn(claim=False)

    # ---- keeping

    async def _keep_once(self) -> None:
        more = False
        self._lose_patience()
        try:
            if self._results or self._faults or self._stale or await self._pending():
                more = await self._turn(claim=True)
        except Exception:
            log.exception("the outbox could not be kept; trying again")
            await asyncio.sleep(POLL_SECONDS)
        if not more:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._keep.wait(), POLL_SECONDS)
        self._keep.clear()

    def _lose_patience(self) -> None:
        """Give up waiting for answers that do not come."""
        since = self._pacer.now() - ANSWER_SECONDS
        for task, started in self._flying.items():
            if started > since:
                break
            task.cancel()

    async def _pending(self) -> bool:
        return not self._blocked() and await deliveries.pending(self._context, self._clock())

    async def _turn(self, *, claim: bool) -> bool:
        """Record, give back, claim; returns whether there is more to do at once."""
        blocked = self._blocked() or not claim
        unsent = self._take_ready() if blocked or self._stale else []
        results, self._results = self._results, []
        faults, self._faults = self._faults, {}
        room = 0 if blocked else self.places - len(self._flying) - self.waiting
        self._round += 1
        try:
            batch = await deliveries.turn(
                self._context,
                results=results,
                unsent=[one for _, one, _ in unsent],
                faults=faults,
                room=room,
                now=self._clock(),
                round_=self._round,
            )
        except BaseException:
            self._results, self._faults = results + self._results, faults | self._faults
            for claimed in unsent:
                self._ready[claimed[0].lane].append(claimed)
            raise
        self._stale = False
        await self._accept(batch)
        return batch.more and len(batch.claimed) < room

    async def _accept(self, batch: deliveries.Batch) -> None:
        for mailing, _ in batch.claimed:
            self._at_fault.pop(mailing.id, None)
            if (mailing.id, mailing.revision) not in self._prepared:
                await self._prepare(mailing)
        if not self.waiting and not self._resting:
            self._version, self._valid_until = batch.version, batch.valid_until
        elif batch.valid_until:
            self._valid_until = min(self._valid_until or batch.valid_until, batch.valid_until)
        for mailing, delivery in batch.claimed:
            prepared = self._prepared[mailing.id, mailing.revision]
            self._ready[mailing.lane].append((mailing, delivery, prepared))
        if batch.claimed:
            self._go.set()

    async def _prepare(self, mailing: Mailing) -> None:
        if len(self._prepared) > MANY_CONTENTS:
            self._prepared.clear()
        contents = await deliveries.contents(self._context, mailing.id)
        self._prepared[mailing.id, mailing.revision] = {
            language: self._bulk.prepare(content, mailing.action) for language, content in contents.items()
        }

    def _outdated(self) -> bool:
        """Whether it must be looked at again: something was changed, or it is quiet for somebody by now."""
        late = self._valid_until is not None and self._clock() >= self._valid_until
        return late or self._version != self._context.db.version

    async def _look_again(self) -> None:
        """Look whether everything that is claimed is still to be sent, as it was claimed."""
        version = self._context.db.version
        claimed = [(mailing, one) for queue in self._ready.values() for mailing, one, _ in queue]
        check = await deliveries.check(self._context, claimed, self._clock())
        if check.holds:
            self._version, self._valid_until = version, check.valid_until
        else:
            self._stale = True

    def _blocked(self) -> bool:
        return self._troubles >= TROUBLES or self._pacer.stopped()

    def _take_ready(self) -> list[Claimed]:
        taken = [item for queue in self._ready.values() for item in queue]
        for queue in self._ready.values():
            queue.clear()
        return taken

    # ---- sending

    async def _send_all(self) -> None:
        while True:
            if self._troubles >= TROUBLES:
                await self._until_telegram_answers()
            elif not self._some_ready():
                await self._until_some_are_ready()
            elif self._blocked() or self._stale:
                self._keep.set()
                await asyncio.sleep(PAUSE_SECONDS)
            elif self._outdated():
                await self._look_again()
            elif wait := self._pacer.wait():
                await asyncio.sleep(max(wait, TICK_SECONDS))
            elif self._crowded():
                await asyncio.sleep(TICK_SECONDS)
            else:
                self._send_some()
                await asyncio.sleep(0)

    async def _until_some_are_ready(self) -> None:
        since = self._pacer.now()
        self._go.clear()
        await self._go.wait()
        if self._pacer.now() - since > CALM_SECONDS:
            self._window = float(MIN_PLACES)

    def _some_ready(self) -> bool:
        return any(self._ready.values())

    def _crowded(self) -> bool:
        """Whether as many are on their way as may be at present."""
        return len(self._flying) - self._resting >= self._window

    def _send_some(self) -> None:
        """Send those that may leave now, but not many: nothing else gets a turn meanwhile."""
        for _ in range(IN_A_ROW):
            self._send_next()
            if not self._some_ready() or self._crowded() or self._pacer.wait():
                break

    def _send_next(self) -> None:
        queue = next(queue for queue in self._ready.values() if queue)
        claimed = queue.popleft()
        delivery = claimed[1]
        wait = self._pacer.chat_wait(delivery.chat_id)
        if wait > 0:
            work = self._wait_for_chat(claimed, wait)
        else:
            self._pacer.take()
            work = self._deliver(claimed)
        task = asyncio.create_task(work)
        self._flying[task] = self._pacer.now()
        task.add_done_callback(self._flying.pop)

    async def _wait_for_chat(self, claimed: Claimed, wait: float) -> None:
        """Let a chat that has just had a message rest; a longer wait is kept in the database."""
        mailing, delivery, _ = claimed
        if wait > CHAT_SECONDS:
            self._results.append((delivery, Decision(Outcome.THROTTLED, retry_in=wait)))
            self._keep.set()
            return
        self._resting += 1
        try:
            await asyncio.sleep(wait)
        finally:
            self._resting -= 1
            self._ready[mailing.lane].appendleft(claimed)
            self._go.set()

    async def _deliver(self, claimed: Claimed) -> None:
        mailing, delivery, prepared = claimed
        asked_at = self._pacer.now()
        try:
            reply = await self._bulk.deliver(prepared[delivery.language], delivery)
        except asyncio.CancelledError:
            reply = Reply(0, "no answer in time")
        except Exception:
            log.exception("a delivery of mailing %d failed", mailing.id)
            reply = Reply(0, "the program failed")
        if reply.code == 429:
            self._context.metrics.throttled += 1
            self._pacer.refused(delivery.chat_id, reply.retry_after, asked_at, names_chat=reply.names_chat)
        self._note(mailing, delivery, decide(reply, delivery, mailing.action))

    def _note(self, mailing: Mailing, delivery: Delivery, decision: Decision) -> None:
        self.outcomes[mailing.lane.value, decision.outcome.value] += 1
        self._troubles = self._troubles + 1 if decision.trouble else 0
        if not decision.trouble:
            self._window = min(self._window + GROWTH, self.places)
        if self._troubles == TROUBLES:
            self._go.set()
        if decision.outcome is Outcome.SENT:
            self._streaks.pop(mailing.id, None)
        elif decision.suspicious or decision.pause:
            decision = self._suspect(mailing, decision)
        self._results.append((delivery, decision))
        if len(self._results) == 1:
            asyncio.get_running_loop().call_later(RECORD_SECONDS, self._keep.set)
        elif len(self._results) == RECORD_MANY:
            self._keep.set()

    def _suspect(self, mailing: Mailing, decision: Decision) -> Decision:
        """Count failures of one kind; where the message is at fault, it pauses and nobody loses it."""
        why, number = self._streaks.get(mailing.id, ("", 0))
        number = number + 1 if why == decision.detail else 1
        self._streaks[mailing.id] = (decision.detail, number)
        if decision.pause or number == REJECTIONS:
            self._faults[mailing.id] = self._at_fault[mailing.id] = decision.detail
            log.error("mailing %d pauses: %s", mailing.id, decision.detail)
        if self._at_fault.get(mailing.id) == decision.detail:
            return replace(decision, outcome=Outcome.THROTTLED, retry_in=0.0)
        return decision

    async def _until_telegram_answers(self) -> None:
        """Ask for a sign of life, ever more seldom."""
        log.warning("Telegram is in trouble; deliveries wait until it answers again")
        self._keep.set()
        pause = 1.0
        await asyncio.sleep(pause)
        while not await self._bulk.answers():
            pause = min(pause * 2, PROBE_SECONDS)
            await asyncio.sleep(pause)
        self._troubles = 0
