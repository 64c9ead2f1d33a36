"""What admins do with announcements. Doing any of it twice changes nothing more.

Each function that names an announcement raises `LookupError` where there is none, and `WrongStateError` where
its state does not allow it.
"""

from collections.abc import AsyncIterator, Mapping, Set
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from bot.domain.announcements import (
    CORRECTABLE,
    OVERDUE,
    STARTABLE,
    WITHDRAWABLE,
    Announcement,
    Audience,
    AudienceCount,
    Failure,
    Report,
    State,
    WrongStateError,
)
from bot.domain.content import Content, Contents, Media, reading_language
from bot.domain.deliveries import Lane
from bot.domain.languages import Language
from bot.services.context import Context
from bot.storage import announcements, audiences, mailings, reports
from bot.storage.database import Reader, Transaction
from bot.storage.mailings import Mailing


async def count_audience(context: Context, audience: Audience) -> AudienceCount:
    """How many would get it now, by language and by region."""
    async with context.db.aside() as reader:
        return await audiences.count(reader, audience, context.bits)


async def create(
    context: Context,
    audience: Audience,
    contents: Contents,
    *,
    urgent: bool,
    author_id: int | None,
    now: datetime,
    send_at: datetime | None = None,
) -> int:
    """Write an announcement, and let it go at once or at a time; returns its id.

    Args:
        context: The running service.
        audience: Who gets it.
        contents: What it says, in at least one language.
        urgent: Also in people's quiet hours.
        author_id: The admin, by Telegram's id; None for the command line.
        now: The time, timezone-aware.
        send_at: When to send it; None: at once.
    """
    at_once = send_at is None or send_at <= now
    expected = (await count_audience(context, audience)).total if at_once else 0
    async with context.db.transaction() as tx:
        id_ = await announcements.add(tx, audience, contents, urgent=urgent, author_id=author_id, now=now)
        if at_once:
            await launch(tx, id_, expected, now)
        else:
            await announcements.set_state(tx, id_, State.SCHEDULED, send_at)
        return id_


async def find(context: Context, id_: int) -> Announcement:
    """One announcement."""
    return await _get(context.db, id_)


async def find_all(context: Context) -> list[Announcement]:
    """All of them, the newest first."""
    return await announcements.find_all(context.db)


async def start(context: Context, id_: int, now: datetime) -> Announcement:
    """Send it now."""
    expected = await _expected(context, id_)
    async with context.db.transaction() as tx:
        found = await _get(tx, id_)
        if found.mailing_id is None:
            _expect(found, STARTABLE)
            await launch(tx, id_, expected, now)
        return await _get(tx, id_)


async def approve(context: Context, id_: int, approver_id: int, now: datetime) -> Announcement:
    """Consent, as another admin than its author: it goes at the time it was meant for, or at once.

    Raises:
        PermissionError: the author cannot consent.
    """
    expected = await _expected(context, id_)
    async with context.db.transaction() as tx:
        found = await _get(tx, id_)
        if found.state is State.AWAITING_APPROVAL:
            if found.author_id == approver_id:
                raise PermissionError(approver_id)
            await announcements.set_approver(tx, id_, approver_id)
            if found.send_at is not None and found.send_at > now:
                await announcements.set_state(tx, id_, State.SCHEDULED, found.send_at)
            else:
                await launch(tx, id_, expected, now)
        elif found.approver_id is None:
            raise WrongStateError(found.state)
        return await _get(tx, id_)


async def pause(context: Context, id_: int, now: datetime) -> None:
    """Send nothing more for now."""
    await _shift(context, id_, {State.RUNNING, State.PAUSED}, "paused", now)


async def resume(context: Context, id_: int, now: datetime) -> None:
    """Go on where it paused."""
    await _shift(context, id_, {State.RUNNING, State.PAUSED}, "running", now)


async def stop(context: Context, id_: int, now: datetime) -> None:
    """Send nothing more, for good. One that was not started is called off."""
    async with context.db.transaction() as tx:
        found = await _get(tx, id_, STARTABLE | {State.RUNNING, State.PAUSED, State.STOPPED})
        if found.mailing_id is None:
            await announcements.set_state(tx, id_, State.STOPPED, None)
        elif found.state is not State.STOPPED:
            await _stop_mailing(tx, found.mailing_id, now)


async def correct(context: Context, id_: int, contents: Contents, now: datetime) -> int:
    """Edit every delivered copy, and send the new words to whom had none yet; returns the pass's mailing.

    Files stay as they were: Telegram keeps them under the new text.
    """
    async with context.db.transaction() as tx:
        found = await _get(tx, id_, CORRECTABLE)
        mailing = await _mailing(tx, found.mailing_id)
        await announcements.set_contents(tx, id_, contents)
        await mailings.set_contents(tx, mailing.id, contents)
        pass_id = await _begin_pass(tx, found, mailing, kind="correction", contents=contents, now=now)
        await announcements.set_pass(tx, id_, pass_id)
        return pass_id


async def withdraw(context: Context, id_: int, notices: Mapping[Language, str], now: datetime) -> int:
    """Delete every delivered copy; one too old for that is edited to a notice. Returns the pass's mailing.

    Args:
        context: The running service.
        id_: The announcement.
        notices: The notice in each language, as Telegram HTML.
        now: The time.
    """
    async with context.db.transaction() as tx:
        found = await _get(tx, id_)
        if found.state is State.WITHDRAWN and found.pass_id is not None:
            return found.pass_id
        _expect(found, WITHDRAWABLE)
        mailing = await _mailing(tx, found.mailing_id)
        if mailing.state != "done":
            await _stop_mailing(tx, mailing.id, now)
        contents = {language: Content(html, _media(found, language)) for language, html in notices.items()}
        pass_id = await _begin_pass(tx, found, mailing, kind="withdrawal", contents=contents, now=now)
        await announcements.set_pass(tx, id_, pass_id, withdrawn_at=now)
        return pass_id


@dataclass(frozen=True)
class Progress:
    """How far an announcement is: its own mailing and, where there is one, its latest pass."""

    announcement: Announcement
    mailing: Mailing | None
    latest_pass: Mailing | None
    recipients: int
    """Expected; at the end, those it was meant for."""

    def summary(self) -> dict[str, int | str]:
        """The figures as CONTRACT.md names them."""
        m = self.mailing
        return {
            "id": self.announcement.id,
            "state": self.announcement.state.value,
            "recipients": self.recipients,
            "sent": m.sent if m else 0,
            "failed": m.rejected if m else 0,
            "unreachable": m.unreachable if m else 0,
            "uncertain": m.uncertain if m else 0,
        }


async def progress(context: Context, id_: int) -> Progress:
    """How far it is."""

    async def read(reader: Reader) -> tuple[Announcement, Mailing | None, Mailing | None]:
        found = await _get(reader, id_)
        mailing = await mailings.find(reader, found.mailing_id) if found.mailing_id else None
        return found, mailing, await mailings.find(reader, found.pass_id) if found.pass_id else None

    found, mailing, latest = await context.db.of_one_moment(read)
    expected = mailing.recipients if mailing else (await count_audience(context, found.audience)).total
    return Progress(found, mailing, latest, expected)


async def report(context: Context, id_: int) -> Report:
    """What came of it, by language and region."""
    found = await _get(context.db, id_)
    async with context.db.aside() as reader:
        return await reports.report(reader, context.bits, found.mailing_id or 0)


async def failures(context: Context, id_: int) -> AsyncIterator[Failure]:
    """The deliveries that did not arrive, or may not have, one by one."""
    found = await _get(context.db, id_)
    async with context.db.aside() as reader:
        async for failure in reports.failures(reader, found.mailing_id or 0):
            yield failure


async def start_due(context: Context, now: datetime) -> list[Announcement]:
    """Start the scheduled ones whose time has come, and hold those that are overdue; returns the held."""
    held = []
    for found in await announcements.due(context.db, now):
        if found.send_at is not None and now - found.send_at > OVERDUE:
            held += await _hold(context, found.id)
        else:
            with suppress(WrongStateError, LookupError):  # an admin was quicker
                await start(context, found.id, now)
    return held


async def _hold(context: Context, id_: int) -> list[Announcement]:
    async with context.db.transaction() as tx:
        found = await _get(tx, id_)
        if found.state is not State.SCHEDULED:
            return []
        await announcements.set_state(tx, id_, State.HELD, found.send_at)
        return [await _get(tx, id_)]


async def startable(tx: Transaction, id_: int) -> Announcement:
    """One that was not started yet, within a caller's transaction."""
    return await _get(tx, id_, STARTABLE)


async def launch(tx: Transaction, id_: int, expected: int, now: datetime) -> None:
    """Start one within a caller's transaction; `expected` is how many readers it has, for the progress."""
    found = await _get(tx, id_, STARTABLE)
    mailing_id = await mailings.create(
        tx, "announcement", str(found.id), Lane.ANNOUNCEMENT, found.contents, now=now,
        audience=found.audience, recipients=expected, urgent=found.urgent,
    )  # fmt: skip
    await announcements.set_launched(tx, found.id, mailing_id)


async def _expected(context: Context, id_: int) -> int:
    found = await _get(context.db, id_)
    return (await count_audience(context, found.audience)).total if found.mailing_id is None else 0


async def _shift(context: Context, id_: int, allowed: Set[State], state: str, now: datetime) -> None:
    async with context.db.transaction() as tx:
        found = await _get(tx, id_, allowed)
        if found.mailing_id is not None and found.state != state:
            await mailings.set_state(tx, found.mailing_id, state, now)


async def _stop_mailing(tx: Transaction, mailing_id: int, now: datetime) -> None:
    await mailings.set_state(tx, mailing_id, "stopped", now)


async def _begin_pass(
    tx: Transaction, found: Announcement, mailing: Mailing, *, kind: str, contents: Contents, now: datetime
) -> int:
    """A mailing over the delivered copies; an earlier one that still runs ends."""
    if found.pass_id is not None:
        earlier = await _mailing(tx, found.pass_id)
        if earlier.state != "done":
            await _stop_mailing(tx, earlier.id, now)
    return await mailings.create(
        tx, kind, f"{found.id}:{(found.pass_id or mailing.id) + 1}", Lane.ANNOUNCEMENT, contents, now=now,
        recipients=mailing.sent, action="delete" if kind == "withdrawal" else "edit", of_mailing=mailing.id,
    )  # fmt: skip


def _media(found: Announcement, language: Language) -> tuple[Media, ...]:
    """The files above the text: a copy with one has a caption, not a text, to be edited."""
    return found.contents[reading_language(language, found.contents)].media


async def _mailing(reader: Reader, id_: int | None) -> Mailing:
    found = await mailings.find(reader, id_) if id_ is not None else None
    if found is None:
        raise LookupError(id_)
    return found


async def _get(reader: Reader, id_: int, allowed: Set[State] = frozenset(State)) -> Announcement:
    found = await announcements.find(reader, id_)
    if found is None:
        raise LookupError(id_)
    _expect(found, allowed)
    return found


def _expect(found: Announcement, allowed: Set[State]) -> None:
    if found.state not in allowed:
        raise WrongStateError(found.state)
