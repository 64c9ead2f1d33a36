"""/event: all events, how each stands, and a message to those going."""

import asyncio
from typing import Any

from bot.domain.drafts import Draft, Incoming
from bot.domain.events import Answer, View
from bot.handlers.visit import Visit
from bot.screens import event_admin as screens
from bot.screens.event_chart import chart
from bot.screens.event_news import message
from bot.screens.event_planning import OpenEventAdmin
from bot.screens.event_sheet import spreadsheet
from bot.screens.events import sign_up_link
from bot.services import event_admin


async def show(visit: Visit) -> None:
    """Show all events."""
    await show_list(visit, 0)


async def open_list(visit: Visit, tap: OpenEventAdmin) -> None:
    """Show a page of all events."""
    await show_list(visit, tap.page)


async def show_list(visit: Visit, page: int) -> None:
    """Show a page of all events."""
    all_ = await event_admin.latest(visit.context, visit.user_id)
    draft = await event_admin.left(visit.context, visit.user_id)
    listed = tuple((stored.event, stored.scheduled) for stored in all_)
    draft_id = draft.id if draft else None
    await visit.show(screens.event_list(visit.t, listed, page, draft_id, visit.context.zone))


async def open_overview(visit: Visit, tap: screens.OpenOverview) -> None:
    """Show how an event stands."""
    await show_overview(visit, tap.id)


async def show_overview(visit: Visit, event_id: str) -> None:
    """Show how an event stands."""
    found = await event_admin.overview(visit.context, visit.user_id, event_id)
    shown = View(found.stored.event, visit.now, visit.context.zone)
    link = sign_up_link(visit.bot_username, shown.event)
    await visit.show(screens.overview(visit.t, visit.catalogue, shown, _figures(found), link))


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
    event, people = await event_admin.participants(context, visit.user_id, tap.id, visit.now)
    await visit.answer()
    data = await asyncio.to_thread(
        spreadsheet, visit.t, visit.catalogue, people, bits=context.bits, zone=context.zone
    )
    caption = visit.t.html("event-title", title=event.title[visit.t.language])
    await visit.gateway.send_file(visit.chat_id, data, f"{event.id}.xlsx", caption)


async def call_off(visit: Visit, tap: screens.CallOff) -> None:
    """Cancel an event, after asking."""
    if tap.sure:
        await event_admin.call_off(visit.context, visit.user_id, tap.id, visit.now)
        await show_overview(visit, tap.id)
        return
    found = await event_admin.overview(visit.context, visit.user_id, tap.id)
    people = sum(count for answer, count in found.counts.items() if answer is not Answer.DECLINED)
    await visit.show(screens.ask_call_off(visit.t, found.stored.event, people))


async def put_back(visit: Visit, tap: screens.PutBack) -> None:
    """Let a cancelled event take place after all, after asking."""
    if tap.sure:
        await event_admin.put_back(visit.context, visit.user_id, tap.id, visit.now)
        await show_overview(visit, tap.id)
        return
    found = await event_admin.overview(visit.context, visit.user_id, tap.id)
    await visit.show(screens.ask_put_back(visit.t, found.stored.event))


async def write_to_guests(visit: Visit, tap: screens.WriteToGuests) -> None:
    """Ask for a message to those going."""
    event = await event_admin.begin_message(visit.context, visit.user_id, tap.id, visit.now)
    await visit.show(screens.ask_message(visit.t, event))


async def message_written(visit: Visit, draft: Draft[Any], incoming: Incoming) -> None:
    """Show a message to those going as it will arrive, and ask once more."""
    shown, event, people = await event_admin.write_message(
        visit.context, visit.user_id, draft.id, incoming, now=visit.now
    )
    await visit.show(message(visit.t, event, shown.state.html))
    await visit.show(screens.confirm_message(visit.t, shown, people))


async def send_to_guests(visit: Visit, tap: screens.SendToGuests) -> None:
    """Send it."""
    event_id = await event_admin.send_message(visit.context, visit.user_id, tap.draft_id, visit.now)
    await visit.show(screens.message_sent(visit.t, event_id))
