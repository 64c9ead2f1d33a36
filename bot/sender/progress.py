"""Keeps admins up to date: how far announcements are, and what waits for their decision."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.content.texts import Texts
from bot.domain.announcements import State
from bot.domain.languages import Language
from bot.domain.reports import Figures, Look
from bot.gateway.gateway import Gateway
from bot.screens import announcements as screens
from bot.screens.screen import Screen, content_of
from bot.services import steering, subscribers
from bot.services.context import Context
from bot.storage.watches import Watch

log = logging.getLogger(__name__)

EVERY_SECONDS = 3.0
"""Telegram does not like a message to be edited more often."""


class Progress:
    """Looks every few seconds whether something has moved, and shows it."""

    def __init__(
        self, context: Context, texts: Texts, gateway: Gateway, clock: Callable[[], datetime]
    ) -> None:
        self._context = context
        self._texts = texts
        self._gateway = gateway
        self._clock = clock
        self._seen: dict[int, tuple[datetime, int]] = {}
        """When and how far each announcement was looked at last."""
        self._shown: dict[tuple[int, int], Screen] = {}
        """What stands in a chat's message now."""

    async def run(self) -> None:
        """Do so without end."""
        while True:
            try:
                await self.once()
            except Exception:
                log.exception("progress could not be shown; trying again")
            await asyncio.sleep(EVERY_SECONDS)

    async def once(self) -> None:
        """Bring everything up to date."""
        await self._ask(State.HELD, "announcement-held-notice")
        await self._ask(State.AWAITING_APPROVAL, "announcement-approval-notice")
        watches = await steering.watched(self._context)
        looks = {id_: await self._look(id_) for id_ in {watch.announcement_id for watch in watches}}
        for watch in watches:
            await self._update(watch, looks[watch.announcement_id])
        self._seen = {id_: seen for id_, seen in self._seen.items() if id_ in looks}
        keys = {(watch.chat_id, watch.message_id) for watch in watches}
        self._shown = {key: screen for key, screen in self._shown.items() if key in keys}

    async def _ask(self, state: State, message_id: str) -> None:
        """Ask admins about the announcements in a state, each once: the outbox knows the key."""
        for found in await steering.waiting(self._context, state):
            contents = {
                language: content_of(screens.notice(self._texts[language], found, message_id))
                for language in Language
            }
            author = found.author_id if state is State.AWAITING_APPROVAL else None
            key = f"{state}:{found.id}:{found.send_at}"
            await steering.tell_admins(self._context, key, contents, self._clock(), but=author)

    async def _look(self, id_: int) -> Look:
        look = await steering.overview(self._context, id_)
        figures = look.pass_figures or look.figures
        if figures is None:
            return look
        now, (then, before) = self._clock(), self._seen.get(id_, (self._clock(), figures.done))
        self._seen[id_] = (now, figures.done)
        seconds = (now - then).total_seconds()
        rate = (figures.done - before) / seconds if seconds > 0 else None
        return _with_rate(look, figures, rate)

    async def _update(self, watch: Watch, look: Look) -> None:
        known = await subscribers.find(self._context, watch.chat_id)
        t = self._texts[known.language if known else self._context.default_language]
        screen = screens.card(
            t,
            self._context.catalogue,
            look,
            viewer_id=watch.chat_id,
            now=self._clock(),
            zone=self._context.zone,
        )
        key = (watch.chat_id, watch.message_id)
        shown = True
        if self._shown.get(key) != screen or not look.moving:
            shown = await self._gateway.replace(*key, screen)
        self._shown[key] = screen
        if not look.moving or not shown:
            self._shown.pop(key, None)
            await steering.unwatch(self._context, *key)


def _with_rate(look: Look, figures: Figures, rate: float | None) -> Look:
    rated = replace(figures, rate=rate)
    return replace(look, pass_figures=rated) if look.pass_figures else replace(look, figures=rated)
