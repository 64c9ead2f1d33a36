"""What admins do with events. Each function checks the role."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain import event_planning
from bot.domain.announcements import Audience
from bot.domain.audit import Action
from bot.domain.content import Content
from bot.domain.drafts import Draft, Incoming, RefusedError
from bot.domain.event_planning import Messaging, Planning
from bot.domain.events import Answer, Change, Event
from bot.domain.subscribers import Topic
from bot.services import announcements, drafts, event_plans
from bot.services.admins import require_admin
from bot.services.context import Context
from bot.services.editors import record
from bot.storage import audit, event_tasks, events, registrations
from bot.storage import drafts as stored_drafts
from bot.storage.events import StoredEvent
from bot.storage.registrations import Participant

MAX_LISTED = 60
MESSAGE_LIMIT = 3800
"""Characters; with the title of the event above it stays below Telegram's 4096."""


@dataclass(frozen=True)
class Overview:
    """How an event stands."""

    stored: StoredEvent
    counts: dict[Answer, int]
    by_region: dict[str, dict[Answer, int]]
    """By the regions that people follow; who follows several counts in each."""
    came: int
    score: float | None
    """The average of what people gave, from 1 to 5."""
    scored: int


async def latest(context: Context, user_id: int | None) -> tuple[StoredEvent, ...]:
    """All events, the latest first."""
    await require_admin(context, user_id)
    return tuple(await events.latest(context.db, MAX_LISTED))


async def overview(context: Context, user_id: int | None, event_id: str) -> Overview:
    """How an event stands.

    Raises:
        LookupError: there is no such event.
    """
    await require_admin(context, user_id)
    stored = await _stored(context, event_id)
    people = await registrations.participants(context.db, event_id)
    by_region: dict[str, dict[Answer, int]] = {}
    for one in people:
        for code in context.bits.codes(one.regions):
            here = by_region.setdefault(code, {})
            here[one.registration.answer] = here.get(one.registration.answer, 0) + 1
    came = sum(one.registration.checked_in_at is not None for one in people)
    score, scored = await registrations.scores(context.db, event_id)
    counts = await registrations.counts(context.db, event_id)
    return Overview(stored, counts, by_region, came, score, scored)


async def participants(
    context: Context, user_id: int | None, event_id: str, now: datetime
) -> tuple[Event, list[Participant]]:
    """An event and everybody who answered.

    Raises:
        LookupError: there is no such event.
    """
    admin = await require_admin(context, user_id)
    stored = await _stored(context, event_id)
    await record(context, admin, Action.EVENT_LIST, event_id, now)
    return stored.event, await registrations.participants(context.db, event_id)


async def _stored(context: Context, event_id: str) -> StoredEvent:
    stored = await events.find(context.db, event_id)
    if stored is None:
        raise LookupError(event_id)
    return stored


async def left(context: Context, user_id: int | None) -> Draft[Planning] | None:
    """The draft to go on with, None where there is none."""
    return await drafts.newest(context, await require_admin(context, user_id), Planning)


async def begin(context: Context, user_id: int | None, now: datetime) -> Draft[Planning]:
    """A new draft."""
    return await drafts.begin(context, await require_admin(context, user_id), Planning(), now)


async def reopen(
    context: Context, user_id: int | None, event_id: str, now: datetime, *, copy: bool
) -> Draft[Planning]:
    """A draft that changes an event, or makes another one like it.

    Raises:
        LookupError: there is no such event.
    """
    chat_id = await require_admin(context, user_id)
    stored = await _stored(context, event_id)
    return await drafts.begin(context, chat_id, event_planning.planning_of(stored.event, copy=copy), now)


async def find(context: Context, user_id: int | None, draft_id: int) -> Draft[Planning]:
    """One's own draft.

    Raises:
        LookupError: there is none of this id any more.
    """
    return await drafts.find(context, await require_admin(context, user_id), draft_id, Planning)


async def step(
    context: Context,
    user_id: int | None,
    draft_id: int,
    function: Callable[[Planning], Planning],
    now: datetime,
) -> Draft[Planning]:
    """The draft after a tap. Errors as for `drafts.step`."""
    chat_id = await require_admin(context, user_id)
    return await drafts.step(context, chat_id, draft_id, Planning, function, now=now)


async def write(
    context: Context, user_id: int | None, draft_id: int, incoming: Incoming, now: datetime
) -> Draft[Planning]:
    """The draft after its author wrote something. Errors as for `drafts.step`."""

    def written(state: Planning) -> Planning:
        return event_planning.written(state, incoming, now, context.zone)

    return await step(context, user_id, draft_id, written, now)


async def discard(context: Context, user_id: int | None, draft_id: int) -> bool:
    """Throw one's own draft away; False where it is gone already."""
    return await drafts.discard(context, await require_admin(context, user_id), draft_id)


async def readers(context: Context, state: Planning) -> int:
    """How many would be invited now."""
    audience = Audience(regions=frozenset(state.regions), topics=frozenset({Topic.EVENTS}))
    return (await announcements.count_audience(context, audience)).total


async def publish(context: Context, user_id: int | None, draft_id: int, now: datetime) -> str:
    """Make the draft the event; returns the event's id. The draft is gone then.

    Raises:
        LookupError: the draft is gone already.
        RefusedError: something is missing, or its time is over.
    """
    draft = await find(context, user_id, draft_id)
    event_id = draft.state.event_id or await _free_id(context, draft_id)
    event = event_planning.event_of(draft.state, event_id)
    before = await events.find(context.db, event_id)
    if before:  # the flow does not ask for these
        kept = {"confirm_hours": before.event.confirm_hours, "state": before.event.state}
        event = event.model_copy(update=kept)
    if event.starts <= now:
        raise RefusedError("event-start-over")
    await event_plans.put(context, event, now, draft.state.publish_at, draft=(draft.chat_id, draft_id))
    action = Action.EVENT_CHANGED if before else Action.EVENT_PUBLISHED
    await record(context, draft.chat_id, action, event_id, now)
    return event_id


async def _free_id(context: Context, draft_id: int) -> str:
    event_id = f"e{draft_id}"
    while await events.find(context.db, event_id):
        event_id += "x"
    return event_id


async def call_off(context: Context, user_id: int | None, event_id: str, now: datetime) -> None:
    """Cancel an event.

    Raises:
        LookupError: there is no such event.
    """
    admin = await require_admin(context, user_id)
    if await event_plans.cancel(context, event_id, now) is not Change.NONE:
        await record(context, admin, Action.EVENT_CALLED_OFF, event_id, now)


async def put_back(context: Context, user_id: int | None, event_id: str, now: datetime) -> None:
    """Let a cancelled event take place after all.

    Raises:
        LookupError: there is no such event, or it would have begun.
    """
    admin = await require_admin(context, user_id)
    event = (await _stored(context, event_id)).event
    if event.starts <= now:
        raise LookupError(event_id)
    changed = await event_plans.put(context, event.model_copy(update={"state": "open"}), now)
    if changed is not Change.NONE:
        await record(context, admin, Action.EVENT_PUT_BACK, event_id, now)


async def begin_message(context: Context, user_id: int | None, event_id: str, now: datetime) -> Event:
    """What the admin writes next is a message to those going.

    Raises:
        LookupError: there is no such event.
    """
    chat_id = await require_admin(context, user_id)
    stored = await _stored(context, event_id)
    await drafts.begin(context, chat_id, Messaging(event_id=event_id), now)
    return stored.event


async def write_message(
    context: Context, user_id: int | None, draft_id: int, incoming: Incoming, *, now: datetime
) -> tuple[Draft[Messaging], Event, int]:
    """The message, its event, and to how many it will go.

    Raises:
        LookupError: the draft is gone already.
        RefusedError: it is no text, or too long.
    """
    chat_id = await require_admin(context, user_id)
    if not incoming.text or incoming.media:
        raise RefusedError("event-needs-text")
    if len(incoming.text) > MESSAGE_LIMIT:
        raise RefusedError("event-text-long", length=len(incoming.text), limit=MESSAGE_LIMIT)

    def written(state: Messaging) -> Messaging:
        return state.model_copy(update={"html": incoming.html})

    draft = await drafts.step(context, chat_id, draft_id, Messaging, written, now=now)
    stored = await _stored(context, draft.state.event_id)
    counts = await registrations.counts(context.db, draft.state.event_id)
    return draft, stored.event, counts.get(Answer.GOING, 0)


async def send_message(context: Context, user_id: int | None, draft_id: int, now: datetime) -> str:
    """Send the message to those going, once; returns the event's id.

    Raises:
        LookupError: it was sent already, or the event is gone.
    """
    chat_id = await require_admin(context, user_id)
    draft = await drafts.find(context, chat_id, draft_id, Messaging)
    event_id = draft.state.event_id
    async with context.db.transaction() as tx:
        stored = await events.find(tx, event_id)
        if stored is None or not await stored_drafts.remove(tx, chat_id, draft_id):
            raise LookupError(draft_id)
        text = Content(draft.state.html).to_json()
        expires = max(stored.event.over, now) + timedelta(days=7)
        await event_tasks.add(tx, event_id, "message", now, expires, detail=text)
        await audit.record(tx, chat_id, Action.EVENT_MESSAGE, event_id, now)
    return event_id
