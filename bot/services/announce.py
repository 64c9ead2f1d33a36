"""Writing announcements: from the draft to the announcement. Each function checks the role."""

from collections.abc import Callable
from datetime import datetime

from bot.domain import announce
from bot.domain.announce import Composing
from bot.domain.announcements import AudienceCount, State
from bot.domain.audit import Action
from bot.domain.content import Contents
from bot.domain.drafts import Draft, Incoming, RefusedError
from bot.services import announcements, drafts, steering
from bot.services.admins import admin_ids, require_admin
from bot.services.context import Context
from bot.services.editors import record
from bot.storage import announcements as stored
from bot.storage import audit
from bot.storage import drafts as stored_drafts


async def begin(context: Context, user_id: int | None, now: datetime) -> Draft[Composing]:
    """A new draft, or the one that nothing stands in yet."""
    chat_id = await require_admin(context, user_id)
    for draft in await drafts.of_kind(context, chat_id, Composing):
        if draft.state.blank:
            return await drafts.step(context, chat_id, draft.id, Composing, lambda _: Composing(), now=now)
    return await drafts.begin(context, chat_id, Composing(), now)


async def left(context: Context, user_id: int | None) -> Draft[Composing] | None:
    """The draft to go on with, None where there is none with anything in it."""
    own = await drafts.of_kind(context, await require_admin(context, user_id), Composing)
    return next((draft for draft in own if not draft.state.blank), None)


async def find(context: Context, user_id: int | None, draft_id: int) -> Draft[Composing]:
    """One's own draft.

    Raises:
        LookupError: there is none of this id any more.
    """
    return await drafts.find(context, await require_admin(context, user_id), draft_id, Composing)


async def step(
    context: Context,
    user_id: int | None,
    draft_id: int,
    function: Callable[[Composing], Composing],
    now: datetime,
) -> Draft[Composing]:
    """The draft after a tap. Errors as for `drafts.step`."""
    chat_id = await require_admin(context, user_id)
    return await drafts.step(context, chat_id, draft_id, Composing, function, now=now)


async def write(
    context: Context, user_id: int | None, draft_id: int, incoming: Incoming, now: datetime
) -> Draft[Composing]:
    """The draft after its author wrote something. Errors as for `drafts.step`."""
    readers = await count(context, await find(context, user_id, draft_id))

    def written(state: Composing) -> Composing:
        return announce.advanced(announce.written(state, incoming, now, context.zone), readers)

    return await step(context, user_id, draft_id, written, now)


async def source(context: Context, user_id: int | None, incoming: Incoming) -> Draft[Composing] | None:
    """The draft that a message went into, None where there is none (any more)."""
    for draft in await drafts.of_kind(context, await require_admin(context, user_id), Composing):
        if announce.language_of(draft.state, incoming):
            return draft
    return None


async def rewrite(
    context: Context, user_id: int | None, draft_id: int, incoming: Incoming, now: datetime
) -> Draft[Composing]:
    """The draft after its author edited a message that went into it. Errors as for `drafts.step`."""
    return await step(context, user_id, draft_id, lambda state: announce.rewritten(state, incoming), now)


async def discard(context: Context, user_id: int | None, draft_id: int) -> bool:
    """Throw one's own draft away; False where it is gone already."""
    return await drafts.discard(context, await require_admin(context, user_id), draft_id)


async def keep(context: Context, user_id: int | None) -> None:
    """Leave the draft for later."""
    await drafts.leave(context, await require_admin(context, user_id))


async def count(context: Context, draft: Draft[Composing]) -> AudienceCount:
    """How many would get it now."""
    return await announcements.count_audience(context, announce.audience(draft.state))


def asks_consent(context: Context, readers: AudienceCount) -> bool:
    """Whether so many readers take a second admin's consent."""
    return 0 < context.approval_above < readers.total


async def test(context: Context, draft: Draft[Composing], notes: Contents, now: datetime) -> None:
    """Send a test copy, with a note before it, to all admins; again only once the draft has changed.

    Raises:
        RefusedError: nothing is written yet.
    """
    await require_admin(context, draft.chat_id)
    if not draft.state.parts:
        raise RefusedError("announce-nothing")
    for name, contents in (("note", notes), ("copy", announce.contents(draft.state))):
        key = f"test:{draft.id}:{draft.changed_at.isoformat()}:{name}"
        await steering.tell_admins(context, key, contents, now)


async def let_go(context: Context, user_id: int | None, draft_id: int, now: datetime) -> int:
    """Make an announcement of a draft, which ends with that.

    It is sent now, at its time, or after another admin's consent.

    Returns:
        The announcement's id; its state tells which of the three.

    Raises:
        LookupError: the draft is gone: it became an announcement already, perhaps.
        RefusedError: something is missing.
    """
    chat_id = await require_admin(context, user_id)
    draft = await drafts.find(context, chat_id, draft_id, Composing)
    readers = await count(context, draft)
    announce.check_complete(draft.state, readers, now)
    asks = asks_consent(context, readers)
    if asks and len(await admin_ids(context)) < 2:
        raise RefusedError("announce-no-second-admin", count=context.approval_above)
    async with context.db.transaction() as tx:
        if not await stored_drafts.remove(tx, chat_id, draft_id):
            raise LookupError("draft")
        state = draft.state
        id_ = await stored.add(
            tx,
            announce.audience(state),
            announce.contents(state),
            urgent=state.urgent,
            author_id=chat_id,
            now=now,
        )
        if asks:
            await stored.set_state(tx, id_, State.AWAITING_APPROVAL, state.send_at)
        elif state.send_at:
            await stored.set_state(tx, id_, State.SCHEDULED, state.send_at)
        else:
            await announcements.launch(tx, id_, readers.total, now)
        await audit.record(tx, chat_id, Action.ANNOUNCEMENT_SENT, str(id_), now)
        return id_


async def correct(context: Context, user_id: int | None, draft_id: int, now: datetime) -> int:
    """Edit every delivered copy to what the draft says, which ends with that; returns the announcement's id.

    Raises:
        LookupError: the draft is gone.
        WrongStateError: the announcement is being sent, or withdrawn.
    """
    chat_id = await require_admin(context, user_id)
    draft = await drafts.find(context, chat_id, draft_id, Composing)
    if draft.state.corrects is None:
        raise LookupError("draft")
    await announcements.correct(context, draft.state.corrects, announce.contents(draft.state), now)
    await drafts.discard(context, chat_id, draft_id)
    await record(context, chat_id, Action.ANNOUNCEMENT_CORRECTED, str(draft.state.corrects), now)
    return draft.state.corrects


async def begin_correction(
    context: Context, user_id: int | None, announcement_id: int, now: datetime
) -> Draft[Composing]:
    """A draft with the texts of a sent announcement, to correct them in; the one that was left, if any."""
    chat_id = await require_admin(context, user_id)
    for draft in await drafts.of_kind(context, chat_id, Composing):
        if draft.state.corrects == announcement_id:
            return await drafts.resume(context, chat_id, draft.id, Composing, now=now)
    found = await announcements.find(context, announcement_id)
    state = announce.reopened(found).model_copy(update={"corrects": found.id, "step": announce.Step.TEXT})
    return await drafts.begin(context, chat_id, state, now)


async def take_back(
    context: Context, user_id: int | None, announcement_id: int, now: datetime
) -> Draft[Composing]:
    """Make a draft again of an announcement that was not started, to change it.

    Raises:
        LookupError: there is none such.
        WrongStateError: it was started.
    """
    chat_id = await require_admin(context, user_id)
    async with context.db.transaction() as tx:
        found = await announcements.startable(tx, announcement_id)
        draft_id = await stored_drafts.add(tx, chat_id, announce.reopened(found), now)
        await stored.delete(tx, announcement_id)
        await audit.record(tx, chat_id, Action.ANNOUNCEMENT_TAKEN_BACK, str(announcement_id), now)
    return await drafts.find(context, chat_id, draft_id, Composing)
