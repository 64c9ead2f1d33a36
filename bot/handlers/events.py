"""/events: what is coming, cards, sign-up, calendar files, tickets."""

import asyncio

from bot.domain.events import Answer, View
from bot.handlers.visit import Visit
from bot.screens import events as screens
from bot.screens import home
from bot.screens.event_calendar import calendar_file
from bot.screens.event_ticket import door_link, qr_code
from bot.services import events

WANTED = {answer.value: answer for answer in (Answer.GOING, Answer.MAYBE, Answer.DECLINED)}


async def show(visit: Visit) -> None:
    """Show the coming events."""
    await _list(visit, 0)


async def open_events(visit: Visit, tap: screens.OpenEvents) -> None:
    """Show a page of the coming events."""
    if visit.message_id is not None:
        await events.forget_card(visit.context, visit.chat_id, visit.message_id)
    await _list(visit, tap.page)


async def _list(visit: Visit, page: int) -> None:
    coming = await events.coming(visit.context, visit.subscriber, visit.now)
    if not coming:
        await visit.show(screens.nothing_planned(visit.t, visit.subscriber, home.OpenMenu()))
        return
    zone = visit.context.zone
    await visit.show(screens.events(visit.t, coming, page, home.OpenMenu(), now=visit.now, zone=zone))


async def open_event(visit: Visit, tap: screens.OpenEvent) -> None:
    """Show an event's card."""
    if visit.subscriber.kind == "channel":
        await _lead_away(visit, tap.id)
        return
    await _show_card(visit, await events.look(visit.context, tap.id, visit.chat_id, visit.now))


async def show_event(visit: Visit, event_id: str) -> None:
    """Show an event by the id in a deep link; where there is none, say so."""
    try:
        view = await events.look(visit.context, event_id, visit.chat_id, visit.now)
    except LookupError:
        await visit.show(screens.unknown(visit.t, home.OpenMenu()))
    else:
        await _show_card(visit, view)


async def _show_card(visit: Visit, view: View, toast: str | None = None) -> int:
    screen = screens.card_in(visit.subscriber.kind, visit.t, view, visit.bot_username)
    message_id = await visit.show(screen, toast)
    await events.keep_card(visit.context, view.event.id, visit.chat_id, message_id)
    return message_id


async def sign_up(visit: Visit, tap: screens.SignUp) -> None:
    """Take an answer, and show the card with it; who taps in a group is led to the private chat."""
    if visit.subscriber.kind != "private":
        await _lead_away(visit, tap.id)
        return
    wanted = WANTED[tap.answer]
    try:
        view = await events.sign_up(
            visit.context, tap.id, visit.chat_id, visit.user_name, wanted, now=visit.now
        )
    except events.SignUpClosedError:
        view = await events.look(visit.context, tap.id, visit.chat_id, visit.now)
        await _show_card(visit, view, visit.t.plain("toast-closed"))
        return
    shown = await _show_card(visit, view, screens.toast(visit.t, view.answer or wanted))
    for message_id in await events.other_cards(visit.context, tap.id, visit.chat_id, shown):
        await visit.gateway.replace(visit.chat_id, message_id, screens.card(visit.t, view))


async def _lead_away(visit: Visit, event_id: str) -> None:
    """Open the event in the private chat with who tapped."""
    event = (await events.look(visit.context, event_id, visit.chat_id, visit.now)).event
    await visit.answer(url=screens.sign_up_link(visit.bot_username, event))


async def send_calendar(visit: Visit, tap: screens.SendCalendar) -> None:
    """Send an event's calendar file."""
    if visit.subscriber.kind == "channel":
        await _lead_away(visit, tap.id)
        return
    stored = await events.calendar(visit.context, tap.id, visit.chat_id)
    await visit.answer()
    organizer = visit.catalogue.offices[0].email
    data = await asyncio.to_thread(
        calendar_file, visit.t, stored.event, stored.version, organizer=organizer, now=visit.now
    )
    caption = visit.t.html("event-calendar", title=stored.event.title[visit.t.language])
    await visit.gateway.send_file(visit.chat_id, data, f"{stored.event.id}.ics", caption)


async def send_pin(visit: Visit, tap: screens.SendPin) -> None:
    """Send an event's place on the map."""
    if visit.subscriber.kind == "channel":
        await _lead_away(visit, tap.id)
        return
    event = (await events.look(visit.context, tap.id, visit.chat_id, visit.now)).event
    if event.location is None:
        raise LookupError(tap.id)
    await visit.answer()
    title, address = screens.pin(visit.t, event)
    await visit.gateway.send_venue(visit.chat_id, event.location, title, address)


async def send_ticket(visit: Visit, tap: screens.SendTicket) -> None:
    """Send the QR code for the door."""
    ticket = await events.ticket(visit.context, tap.id, visit.chat_id)
    await visit.answer()
    picture = await asyncio.to_thread(qr_code, door_link(visit.bot_username, ticket.code))
    await visit.gateway.send_picture(visit.chat_id, picture, screens.ticket_caption(visit.t, ticket.event))
