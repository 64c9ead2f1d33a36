"""The events' loop: what is due becomes deliveries; cards and calendar files are brought up to date."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.content.texts import Texts
from bot.gateway.gateway import Gateway
from bot.screens import events as screens
from bot.screens.event_calendar import calendar_file
from bot.services import event_cards, event_news
from bot.services.context import Context
from bot.services.event_cards import ShownCards
from bot.storage.event_tasks import Task

log = logging.getLogger(__name__)

POLL_SECONDS = 0.5


class EventNews:
    """Looks every half second whether an event has something to tell."""

    def __init__(
        self,
        context: Context,
        texts: Texts,
        gateway: Gateway,
        *,
        username: str,
        clock: Callable[[], datetime],
    ) -> None:
        self._context = context
        self._texts = texts
        self._gateway = gateway
        self._username = username
        self._clock = clock

    async def run(self) -> None:
        """Do so without end."""
        await asyncio.gather(self._repeat(self._tell), self._repeat(self._bring_up_to_date))

    async def _repeat(self, step: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await step()
            except Exception:
                log.exception("the news of events could not be told; trying again")
            await asyncio.sleep(POLL_SECONDS)

    async def _tell(self) -> None:
        more = True
        while more:
            more = await event_news.tell(self._context, self._texts, self._clock())

    async def _bring_up_to_date(self) -> None:
        for task in await event_cards.due(self._context, self._clock()):
            if event_cards.begins(task):
                await event_news.reword(self._context, self._texts, task, self._clock())
            cards = await event_cards.next_cards(self._context, task, self._clock())
            for shown in cards:
                await self._draw(shown)
            reached = cards[-1].subscriber.chat_id if cards else None
            if cards or not await self._send_calendars(task):
                await event_cards.brought_up_to_date(self._context, task, reached, self._clock())

    async def _draw(self, shown: ShownCards) -> None:
        t = self._texts[shown.subscriber.language]
        screen = screens.card_in(shown.subscriber.kind, t, shown.view, self._username)
        for message_id in shown.message_ids:
            await self._gateway.refresh(shown.subscriber.chat_id, message_id, screen)

    async def _send_calendars(self, task: Task) -> bool:
        """Send new calendar files to some who have an old one; returns whether there were any."""
        stored, readers = await event_cards.next_calendars(self._context, task)
        if stored is None:
            return False
        organizer = self._context.catalogue.offices[0].email
        for reader in readers:
            t = self._texts[reader.language]
            event = stored.event
            data = await asyncio.to_thread(
                calendar_file, t, event, stored.version, organizer=organizer, now=self._clock()
            )
            caption = t.html("event-calendar-new", title=event.title[t.language])
            await self._gateway.deliver_file(reader.chat_id, data, f"{event.id}.ics", caption)
            await event_cards.calendar_sent(self._context, stored, reader.chat_id)
        return bool(readers)
