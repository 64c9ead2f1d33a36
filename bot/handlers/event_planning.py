"""Writing an event step by step."""

from collections.abc import Callable
from typing import Any

from bot.domain import event_planning as rules
from bot.domain.drafts import Draft, Incoming
from bot.domain.event_planning import REVIEW, Planning
from bot.domain.events import View
from bot.domain.languages import Language
from bot.handlers import event_admin as admin
from bot.handlers.visit import Visit
from bot.screens import event_admin as admin_screens
from bot.screens import event_planning as screens
from bot.screens import events as event_screens
from bot.services import event_admin


async def new(visit: Visit, _: admin_screens.NewEvent) -> None:
    """Begin a new event."""
    await _show(visit, await event_admin.begin(visit.context, visit.user_id, visit.now))


async def edit(visit: Visit, tap: admin_screens.EditEvent) -> None:
    """Change an event."""
    draft = await event_admin.reopen(visit.context, visit.user_id, tap.id, visit.now, copy=False)
    await _show(visit, draft)


async def copy(visit: Visit, tap: admin_screens.CopyEvent) -> None:
    """Write another event like this one."""
    draft = await event_admin.reopen(visit.context, visit.user_id, tap.id, visit.now, copy=True)
    await _show(visit, draft)


async def go_on(visit: Visit, tap: screens.ContinueEvent) -> None:
    """Take a draft up where it was left."""
    await _step(visit, tap.draft_id, lambda state: state)


async def discard(visit: Visit, tap: screens.DiscardEvent) -> None:
    """Throw a draft away."""
    await event_admin.discard(visit.context, visit.user_id, tap.draft_id)
    await admin.show_list(visit, 0)


async def open_field(visit: Visit, tap: screens.OpenField) -> None:
    """Write a field anew."""
    await _step(visit, tap.draft_id, lambda state: rules.open_field(state, tap.field))


async def advance(visit: Visit, tap: screens.Advance) -> None:
    """Go on to the next step."""

    def next_step(state: Planning) -> Planning:
        if state.step != tap.step:
            return state
        return rules.cleared(state) if tap.clear else rules.advanced(state)

    await _step(visit, tap.draft_id, next_step)


async def choose(visit: Visit, tap: screens.Choose) -> None:
    """Choose something, or not."""
    if tap.field == "regions" and tap.value not in visit.catalogue.region_by_code:
        raise LookupError(tap.value)
    await _step(visit, tap.draft_id, lambda state: rules.toggled(state, tap.field, tap.value, tap.on))


async def _step(visit: Visit, draft_id: int, function: Callable[[Planning], Planning]) -> None:
    await _show(visit, await event_admin.step(visit.context, visit.user_id, draft_id, function, visit.now))


async def written(visit: Visit, draft: Draft[Any], incoming: Incoming) -> None:
    """Take what the author wrote, or the place that they sent."""
    await _show(visit, await event_admin.write(visit.context, visit.user_id, draft.id, incoming, visit.now))


async def _show(visit: Visit, draft: Draft[Planning]) -> None:
    await visit.show(screens.planning(visit.t, visit.catalogue, draft, visit.context.zone))


async def preview(visit: Visit, tap: screens.PreviewEvent) -> None:
    """Show the card in each language, as members will see it; then the draft again."""
    draft = await event_admin.find(visit.context, visit.user_id, tap.draft_id)
    event = rules.event_of(draft.state, "preview")
    await visit.answer()
    for language in Language:
        t = visit.texts[language]
        card = event_screens.card(t, View(event, visit.now, visit.context.zone, free=event.capacity))
        await visit.gateway.send(visit.chat_id, screens.preview(t, card.text))
    review = draft.state.model_copy(update={"step": REVIEW})
    shown = Draft(draft.id, draft.chat_id, review, draft.open, draft.changed_at)
    screen = screens.planning(visit.t, visit.catalogue, shown, visit.context.zone)
    await visit.gateway.send(visit.chat_id, screen)


async def publish(visit: Visit, tap: screens.PublishEvent) -> None:
    """Publish or change, after asking."""
    if tap.sure:
        event_id = await event_admin.publish(visit.context, visit.user_id, tap.draft_id, visit.now)
        await admin.show_overview(visit, event_id)
        return
    draft = await event_admin.find(visit.context, visit.user_id, tap.draft_id)
    rules.event_of(draft.state, "preview")
    people = await event_admin.readers(visit.context, draft.state)
    await visit.show(screens.confirm(visit.t, draft, people, visit.context.zone))
