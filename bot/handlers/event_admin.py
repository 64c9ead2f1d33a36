"""/event: the admins' events, and writing one step by step."""

import asyncio
from typing import Any

from markupsafe import Markup

from bot.domain import event_planning as rules
from bot.domain.drafts import Draft, Incoming
from bot.domain.event_planning import REVIEW, Planning
from bot.domain.events import Answer, View
from bot.domain.languages import Language
from bot.handlers.visit import Visit
from bot.screens import event_admin as screens
from bot.screens import events as event_screens
from bot.screens import home
from bot.screens.event_chart import chart
from bot.screens.event_sheet import spreadsheet
from bot.screens.screen import Screen
from bot.services import event_admin


async def show(visit: Visit) -> None:
    """Show all events."""
    await _list(visit, 0)


async def open_list(visit: Visit, tap: screens.OpenEventAdmin) -> None:
    """Show a page of all events."""
    await _list(visit, tap.page)


async def _list(visit: Visit, page: int) -> None:
    all_ = await event_admin.latest(visit.context, visit.user_id)
    draft = await event_admin.left(visit.context, visit.user_id)
    listed = tuple((stored.event, stored.scheduled) for stored in all_)
    draft_id = draft.id if draft else None
    await visit.show(screens.event_list(visit.t, listed, page, draft_id, visit.context.zone))


async def open_overview(visit: Visit, tap: screens.OpenOverview) -> None:
    """Show how an event stands."""
    await _overview(visit, tap.id)


async def _overview(visit: Visit, event_id: str) -> None:
    found = await event_admin.overview(visit.context, visit.user_id, event_id)
    await visit.show(
        screens.overview(
            visit.t,
            visit.catalogue,
            found.stored.event,
            _figures(found),
            now=visit.now,
            zone=visit.context.zone,
        )
    )


def _figures(found: event_admin.Overview) -> screens.Figures:
    return screens.Figures(found.counts, found.by_region, found.came, found.score, found.scored)


async def get_picture(visit: Visit, tap: screens.GetPicture) -> None:
    """Send the counts as a picture."""
    found = await event_admin.overview(visit.context, visit.user_id, tap.id)
    await visit.answer()
    figures = _figures(found)
    picture = await asyncio.to_thread(chart, visit.t, visit.catalogue, found.stored.event, figures)
    caption = screens.counts_text(visit.t, found.stored.event, figures)
    await visit.gateway.send_picture(visit.chat_id, picture, caption)


async def get_sheet(visit: Visit, tap: screens.GetSheet) -> None:
    """Send everybody who answered as a spreadsheet."""
    context = visit.context
    event, people = await event_admin.participants(context, visit.user_id, tap.id)
    await visit.answer()
    data = await asyncio.to_thread(
        spreadsheet, visit.t, visit.catalogue, people, bits=context.bits, zone=context.zone
    )
    caption = visit.t.html("event-title", title=event.title[visit.t.language])
    await visit.gateway.send_file(visit.chat_id, data, f"{event.id}.xlsx", caption)


async def new(visit: Visit, _: screens.NewEvent) -> None:
    """Begin a new event."""
    await _show(visit, await event_admin.begin(visit.context, visit.user_id, visit.now))


async def edit(visit: Visit, tap: screens.EditEvent) -> None:
    """Change an event."""
    draft = await event_admin.reopen(visit.context, visit.user_id, tap.id, visit.now, copy=False)
    await _show(visit, draft)


async def copy(visit: Visit, tap: screens.CopyEvent) -> None:
    """Write another event like this one."""
    draft = await event_admin.reopen(visit.context, visit.user_id, tap.id, visit.now, copy=True)
    await _show(visit, draft)


async def call_off(visit: Visit, tap: screens.CallOff) -> None:
    """Cancel an event, after asking."""
    if tap.sure:
        await event_admin.call_off(visit.context, visit.user_id, tap.id, visit.now)
        await _overview(visit, tap.id)
        return
    found = await event_admin.overview(visit.context, visit.user_id, tap.id)
    people = sum(count for answer, count in found.counts.items() if answer is not Answer.DECLINED)
    await visit.show(screens.ask_call_off(visit.t, found.stored.event, people))


async def go_on(visit: Visit, tap: screens.ContinueEvent) -> None:
    """Take a draft up where it was left."""
    await _step(visit, tap.draft_id, lambda state: state)


async def discard(visit: Visit, tap: screens.DiscardEvent) -> None:
    """Throw a draft away."""
    await event_admin.discard(visit.context, visit.user_id, tap.draft_id)
    await _list(visit, 0)


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


async def _step(visit: Visit, draft_id: int, function: Any) -> None:
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
        await _overview(visit, event_id)
        return
    draft = await event_admin.find(visit.context, visit.user_id, tap.draft_id)
    rules.event_of(draft.state, "preview")
    people = await event_admin.readers(visit.context, draft.state)
    await visit.show(screens.confirm(visit.t, draft, people, visit.context.zone))


async def write_to_guests(visit: Visit, tap: screens.WriteToGuests) -> None:
    """Ask for a message to those going."""
    event = await event_admin.begin_message(visit.context, visit.user_id, tap.id, visit.now)
    await visit.show(screens.ask_message(visit.t, event))


async def message_written(visit: Visit, draft: Draft[Any], incoming: Incoming) -> None:
    """Show a message to those going as it will arrive, and ask once more."""
    shown, people = await event_admin.write_message(
        visit.context, visit.user_id, draft.id, incoming, now=visit.now
    )
    await visit.show(Screen(Markup(shown.state.html)))  # noqa: S704 (as Telegram gave it)
    await visit.show(screens.confirm_message(visit.t, shown, people))


async def send_to_guests(visit: Visit, tap: screens.SendToGuests) -> None:
    """Send it."""
    await event_admin.send_message(visit.context, visit.user_id, tap.draft_id, visit.now)
    await visit.show(home.notice(visit.t, "event-message-sent"))
