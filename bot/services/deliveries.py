"""The outbox's side of the database: keep what came of deliveries, hand out the next ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.content import Content
from bot.domain.deliveries import Decision, Delivery, Lane
from bot.domain.languages import Language
from bot.services.context import Context
from bot.storage import deliveries, mailings, outcomes
from bot.storage.database import Transaction
from bot.storage.mailings import Mailing


@dataclass
class Batch:
    """Deliveries to be sent."""

    claimed: list[tuple[Mailing, Delivery]] = field(default_factory=list)
    valid_until: datetime | None = None
    """From then on it is quiet for somebody among them: what is not sent by then must be given back."""
    version: int = 0
    """The database's version that they were claimed at."""
    more: bool = False
    """There is more to claim at once."""


async def recover(context: Context, now: datetime) -> int:
    """At the start: what was in flight at a crash is uncertain and sent again; returns how many that were."""
    async with context.db.transaction() as tx:
        return await outcomes.recover(tx, now)


async def pending(context: Context, now: datetime) -> bool:
    """Whether `turn` has something to do, besides what the caller brings."""
    return await outcomes.pending(context.db, now)


async def contents(context: Context, mailing_id: int) -> dict[Language, Content]:
    """What a mailing says."""
    return await mailings.contents(context.db, mailing_id)


@dataclass
class Check:
    """Whether what was claimed is still to be sent."""

    holds: bool
    valid_until: datetime | None = None
    """As that of a batch."""


async def check(context: Context, claimed: Sequence[tuple[Mailing, Delivery]], now: datetime) -> Check:
    """Look again at what was claimed, after something was changed."""
    by_mailing: dict[int, tuple[Mailing, list[Delivery]]] = {}
    for mailing, delivery in claimed:
        by_mailing.setdefault(mailing.id, (mailing, []))[1].append(delivery)
    result = Check(holds=True)
    for mailing, several in by_mailing.values():
        again = await deliveries.look_again(
            context.db, mailing, several, now, bits=context.bits, quiet=context.quiet
        )
        if again is None:
            return Check(holds=False)
        if again.valid_until:
            result.valid_until = min(result.valid_until or again.valid_until, again.valid_until)
    return result


async def turn(
    context: Context,
    *,
    results: Sequence[tuple[Delivery, Decision]],
    unsent: Sequence[Delivery],
    faults: Mapping[int, str],
    room: int,
    now: datetime,
    round_: int,
) -> Batch:
    """Keep what came of deliveries, and claim the next ones.

    Args:
        context: The running service.
        results: What came of them.
        unsent: What was claimed and is given back.
        faults: Mailings that cannot go on, and why.
        room: The number of deliveries to claim, at most.
        now: The time.
        round_: Grows with each call, so that mailings that run side by side take turns.
    """

    async def work(tx: Transaction) -> Batch:
        batch = Batch(version=context.db.version)
        if results:
            await outcomes.record(tx, results, now)
        if unsent:
            await outcomes.release(tx, unsent, now)
        for mailing_id, reason in faults.items():
            await _pause(tx, mailing_id, reason, now)
        for mailing in _in_turn(await mailings.running(tx), round_):
            claim = await deliveries.claim(
                tx, mailing, room - len(batch.claimed), now, bits=context.bits, quiet=context.quiet
            )
            if not claim.deliveries and not claim.walked and await outcomes.over(tx, mailing):
                await mailings.finish(tx, mailing.id, now)
            _add(batch, mailing, claim)
        return batch

    return await context.db.at_once(work, silent=not faults)


def _add(batch: Batch, mailing: Mailing, claim: deliveries.Claim) -> None:
    batch.claimed += [(mailing, one) for one in claim.deliveries]
    batch.more |= claim.walked
    if claim.valid_until:
        batch.valid_until = min(batch.valid_until or claim.valid_until, claim.valid_until)


def _in_turn(running: list[Mailing], round_: int) -> list[Mailing]:
    """Reminders first; of the others each begins in its turn."""
    first = [mailing for mailing in running if mailing.lane is Lane.REMINDER]
    rest = running[len(first) :]
    at = round_ % len(rest) if rest else 0
    return [*first, *rest[at:], *rest[:at]]


async def _pause(tx: Transaction, mailing_id: int, reason: str, now: datetime) -> None:
    mailing = await mailings.find(tx, mailing_id)
    if mailing and mailing.state == "running":
        await mailings.set_state(tx, mailing_id, "paused", now, reason)
    await outcomes.take_back_rejected(tx, mailing_id, reason, now)
