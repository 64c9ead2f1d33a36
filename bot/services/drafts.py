"""Beginning, stepping, leaving and taking up drafts; how to use them stands in `bot.domain.drafts`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.domain.drafts import Draft, S
from bot.services.context import Context
from bot.storage import drafts


async def begin(context: Context, chat_id: int, state: S, now: datetime) -> Draft[S]:
    """Keep a new draft and open it: from now on it takes what the person writes."""
    async with context.db.transaction() as tx:
        draft_id = await drafts.add(tx, chat_id, state, now)
    return Draft(draft_id, chat_id, state, True, now)


async def step(
    context: Context, chat_id: int, draft_id: int, kind: type[S], function: Callable[[S], S], *, now: datetime
) -> Draft[S]:
    """Bring a draft to its next state, and open it; nobody else changes it meanwhile.

    Raises:
        LookupError: the chat has no such draft (any more).
        RefusedError: `function` refused; nothing has changed.
    """
    async with context.db.transaction() as tx:
        draft = _checked(await drafts.find(tx, chat_id, draft_id), kind)
        state = function(draft.state)
        if state != draft.state:
            await drafts.save(tx, draft_id, state, now)
        if not draft.open:
            await drafts.open_again(tx, chat_id, draft_id)
    return replace(draft, state=state, open=True, changed_at=now)


async def find(context: Context, chat_id: int, draft_id: int, kind: type[S]) -> Draft[S]:
    """A draft by its id.

    Raises:
        LookupError: the chat has no such draft (any more).
    """
    return _checked(await drafts.find(context.db, chat_id, draft_id), kind)


async def find_open(context: Context, chat_id: int) -> Draft[Any] | None:
    """The draft that takes what the chat writes, None where there is none."""
    return await drafts.find_open(context.db, chat_id)


async def newest(context: Context, chat_id: int, kind: type[S]) -> Draft[S] | None:
    """The draft of one kind that was changed last: the one to continue. None where there is none."""
    found = await of_kind(context, chat_id, kind)
    return found[0] if found else None


async def of_kind(context: Context, chat_id: int, kind: type[S]) -> list[Draft[S]]:
    """A chat's drafts of one kind, the one changed last first."""
    return await drafts.of_kind(context.db, chat_id, kind.kind)


async def resume(context: Context, chat_id: int, draft_id: int, kind: type[S], *, now: datetime) -> Draft[S]:
    """Open a draft that was left. Errors as for `step`."""
    return await step(context, chat_id, draft_id, kind, lambda state: state, now=now)


async def leave(context: Context, chat_id: int) -> bool:
    """Stop writing; the draft is kept for later. Returns whether one was open."""
    async with context.db.transaction() as tx:
        return await drafts.close(tx, chat_id)


async def discard(context: Context, chat_id: int, draft_id: int) -> bool:
    """Forget a draft; returns whether there was one."""
    async with context.db.transaction() as tx:
        return await drafts.remove(tx, chat_id, draft_id)


def _checked(draft: Draft[Any] | None, kind: type[S]) -> Draft[S]:
    if draft is None or not isinstance(draft.state, kind):
        raise LookupError("draft")
    return draft
