"""What admins do with announcements that are on their way or were. Each function checks the role."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from bot.domain.announce import Composing
from bot.domain.announcements import Announcement, Failure, State, WrongStateError
from bot.domain.audit import Action
from bot.domain.content import Contents
from bot.domain.deliveries import Lane
from bot.domain.drafts import Draft, RefusedError
from bot.domain.languages import Language
from bot.domain.reports import Figures, Look
from bot.services import announcements
from bot.services.admins import admin_ids, require_admin
from bot.services.context import Context
from bot.services.editors import record
from bot.storage import announcements as stored
from bot.storage import audit, drafts, mailings, reports, watches
from bot.storage.mailings import Mailing
from bot.storage.watches import Watch

_OVER = ("done", "stopped")
MOST_FAILURES = 20_000
"""A spreadsheet with more lines would help nobody."""


async def everything(
    context: Context, user_id: int | None
) -> tuple[tuple[Draft[Composing], ...], tuple[Announcement, ...]]:
    """One's own drafts, and all announcements, the newest first."""
    chat_id = await require_admin(context, user_id)
    own = await drafts.of_kind(context.db, chat_id, Composing.kind)
    return tuple(draft for draft in own if not draft.state.blank), tuple(
        await announcements.find_all(context)
    )


async def look(context: Context, user_id: int | None, id_: int) -> Look:
    """One announcement, how far it is, and its report once it is over.

    Raises:
        LookupError: there is none such.
    """
    await require_admin(context, user_id)
    return await overview(context, id_)


async def overview(context: Context, id_: int) -> Look:
    """The same, for the program's own use."""
    progress = await announcements.progress(context, id_)
    mailing, later = progress.mailing, progress.latest_pass
    over = mailing is not None and mailing.state in _OVER
    pass_over = later is None or later.state in _OVER
    return Look(
        progress.announcement,
        progress.recipients,
        await _figures(context, mailing) if mailing else None,
        await _figures(context, later) if later else None,
        pass_over=pass_over,
        report=await announcements.report(context, id_) if over and pass_over else None,
    )


async def _figures(context: Context, mailing: Mailing) -> Figures:
    tally = Counter(
        sent=mailing.sent,
        unreachable=mailing.unreachable,
        rejected=mailing.rejected,
        dropped=mailing.dropped,
        uncertain=mailing.uncertain,
    )
    waits = None
    if mailing.state == "running" and mailing.walked:
        waits = await reports.next_due(context.db, mailing.id)
    return Figures(mailing.recipients, tally, waits_until=waits)


async def start(context: Context, user_id: int | None, id_: int, now: datetime) -> None:
    """Send now what was scheduled or held; what nobody let go yet may need another admin's consent."""
    admin = await require_admin(context, user_id)
    found = await announcements.find(context, id_)
    if found.state in (State.DRAFT, State.AWAITING_APPROVAL):
        raise WrongStateError(found.state)
    await announcements.start(context, id_, now)
    await record(context, admin, Action.ANNOUNCEMENT_STARTED, str(id_), now)


async def pause(context: Context, user_id: int | None, id_: int, now: datetime) -> None:
    """Send nothing more for now."""
    admin = await require_admin(context, user_id)
    await announcements.pause(context, id_, now)
    await record(context, admin, Action.ANNOUNCEMENT_PAUSED, str(id_), now)


async def resume(context: Context, user_id: int | None, id_: int, now: datetime) -> None:
    """Go on where it paused."""
    admin = await require_admin(context, user_id)
    await announcements.resume(context, id_, now)
    await record(context, admin, Action.ANNOUNCEMENT_RESUMED, str(id_), now)


async def stop(context: Context, user_id: int | None, id_: int, now: datetime) -> None:
    """Send nothing more, for good; call off what was not started."""
    admin = await require_admin(context, user_id)
    await announcements.stop(context, id_, now)
    await record(context, admin, Action.ANNOUNCEMENT_STOPPED, str(id_), now)


async def withdraw(
    context: Context, user_id: int | None, id_: int, notices: Mapping[Language, str], now: datetime
) -> None:
    """Delete the delivered copies, or edit what is too old for that to a notice."""
    admin = await require_admin(context, user_id)
    await announcements.withdraw(context, id_, notices, now)
    await record(context, admin, Action.ANNOUNCEMENT_WITHDRAWN, str(id_), now)


async def approve(context: Context, user_id: int | None, id_: int, now: datetime) -> Announcement:
    """Consent to another admin's announcement.

    Raises:
        RefusedError: it is one's own.
    """
    approver = await require_admin(context, user_id)
    try:
        approved = await announcements.approve(context, id_, approver, now)
    except PermissionError:
        raise RefusedError("announcement-own") from None
    await record(context, approver, Action.ANNOUNCEMENT_APPROVED, str(id_), now)
    return approved


async def decline(context: Context, user_id: int | None, id_: int, now: datetime) -> Announcement:
    """Give an announcement that waits for consent back to its author, as a draft."""
    admin = await require_admin(context, user_id)
    async with context.db.transaction() as tx:
        found = await stored.find(tx, id_)
        if found is None:
            raise LookupError(id_)
        if found.state is not State.AWAITING_APPROVAL:
            raise WrongStateError(found.state)
        await stored.set_state(tx, id_, State.DRAFT, found.send_at)
        await audit.record(tx, admin, Action.ANNOUNCEMENT_DECLINED, str(id_), now)
        return found


async def failures(context: Context, user_id: int | None, id_: int) -> list[Failure]:
    """What did not arrive, or perhaps not; at most `MOST_FAILURES`."""
    await require_admin(context, user_id)
    found: list[Failure] = []
    async for failure in announcements.failures(context, id_):
        if len(found) < MOST_FAILURES:
            found.append(failure)
    return found


async def watch(context: Context, id_: int, chat_id: int, message_id: int) -> None:
    """Keep a message that shows an announcement up to date."""
    async with context.db.transaction() as tx:
        await watches.put(tx, Watch(id_, chat_id, message_id))


async def watched(context: Context) -> list[Watch]:
    """The messages that are kept up to date."""
    return await watches.find_all(context.db)


async def unwatch(context: Context, chat_id: int, message_id: int) -> None:
    """Leave a message as it is."""
    async with context.db.transaction() as tx:
        await watches.remove(tx, chat_id, message_id)


async def waiting(context: Context, state: State) -> list[Announcement]:
    """The announcements that wait for an admin in this state."""
    return await stored.in_state(context.db, state)


async def tell_admins(
    context: Context, key: str, contents: Contents, now: datetime, *, but: int | None = None
) -> int:
    """Queue a word to all admins but one; the same key again tells nobody twice. Returns their number."""
    return await tell(context, [id_ for id_ in await admin_ids(context) if id_ != but], key, contents, now)


async def tell(context: Context, user_ids: list[int], key: str, contents: Contents, now: datetime) -> int:
    """Queue a word to some admins, at any hour; the same key again tells nobody twice."""
    async with context.db.transaction() as tx:
        mailing_id = await mailings.create(
            tx, "admins", key, Lane.REMINDER, contents, now=now, urgent=True, solicited=True
        )
        return await mailings.enqueue(tx, mailing_id, user_ids, now)
