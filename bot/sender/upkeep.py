"""The loop that looks after the service: daily duties, and notices to the owners when something is wrong.

These notices do not go through the outbox: they must get out when the database takes nothing any more.
"""

import asyncio
import logging
import shutil
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.content.texts import Localization, Texts
from bot.domain.languages import Language
from bot.domain.upkeep import Trouble, TroubleKind, to_tell
from bot.gateway.gateway import Gateway
from bot.screens import upkeep as screens
from bot.screens.screen import Screen
from bot.services import health, subscribers
from bot.services.context import Context

log = logging.getLogger(__name__)

LOOK_SECONDS = 60.0
DUTIES_EVERY = timedelta(hours=1)
SENDING_SECONDS = 600.0
"""How long sending may fail before the owners are told."""
FREE_BYTES = 500_000_000
"""Less free disk than this, or than two copies of the database, is a trouble."""

Duties = dict[TroubleKind, tuple[Callable[[datetime], Awaitable[object]], ...]]


@dataclass
class Upkeep:
    """Looks after the service, once a minute."""

    context: Context
    texts: Texts
    gateway: Gateway
    duties: Duties
    """What to do every hour (a duty knows itself whether it is due), and what it means when it fails."""
    failing_seconds: Callable[[], float]
    """For how long sending has been failing."""
    _told: dict[TroubleKind, datetime] = field(default_factory=dict)
    _untold: dict[TroubleKind, Trouble] = field(default_factory=dict)
    _failed: dict[TroubleKind, Trouble] = field(default_factory=dict)
    _duties_done: datetime | None = None

    async def run(self, clock: Callable[[], datetime]) -> None:
        """Look, every minute, until cancelled."""
        while True:
            try:
                await self.look(clock())
            except Exception:
                log.exception("the upkeep failed; it goes on in %.0f s", LOOK_SECONDS)
            await asyncio.sleep(LOOK_SECONDS)

    async def look(self, now: datetime) -> None:
        """Do what is due; tell the owners what is wrong, and what is well again."""
        if self._duties_done is None or not timedelta(0) <= now - self._duties_done < DUTIES_EVERY:
            self._duties_done = now
            await self._do_duties(now)
        troubles = [*self._failed.values(), *self._disk(), *self._sending(), *await self._database(now)]
        new, over = to_tell(troubles, self._told, now)
        for trouble in new:
            log.error("%s: %s", trouble.kind, trouble.detail)
            await self._report(trouble, now)
        for kind in over:
            log.info("%s: well again", kind)
            if await self._tell(lambda texts, it=kind: screens.over(texts, it)):  # type: ignore[misc]
                del self._told[kind]
        await self._report_past({trouble.kind for trouble in troubles})

    async def _report(self, trouble: Trouble, now: datetime) -> None:
        if await self._tell(lambda texts: screens.trouble(texts, trouble)):
            self._told[trouble.kind] = now
            self._untold.pop(trouble.kind, None)
        else:
            self._untold[trouble.kind] = trouble

    async def _report_past(self, lasting: Collection[TroubleKind]) -> None:
        """Tell of what could not be told while it lasted."""
        for kind in [kind for kind in self._untold if kind not in lasting]:
            trouble = self._untold[kind]
            if await self._tell(lambda texts, it=trouble: screens.past(texts, it)):  # type: ignore[misc]
                del self._untold[kind]

    async def _do_duties(self, now: datetime) -> None:
        for kind, duties in self.duties.items():
            self._failed.pop(kind, None)
            for duty in duties:
                try:
                    await duty(now)
                except Exception as error:
                    log.exception("a duty failed: %s", kind)
                    self._failed[kind] = Trouble(kind, _said(error))

    def _disk(self) -> list[Trouble]:
        try:
            free = shutil.disk_usage(self.context.db.path.parent).free
        except OSError as error:
            return [Trouble(TroubleKind.DISK, _said(error))]
        if free >= max(FREE_BYTES, 2 * self.context.db.size()):
            return []
        return [Trouble(TroubleKind.DISK, f"{free / 1e6:.0f} MB free")]

    def _sending(self) -> list[Trouble]:
        seconds = self.failing_seconds()
        return [Trouble(TroubleKind.SENDING, f"{seconds / 60:.0f} min")] if seconds >= SENDING_SECONDS else []

    async def _database(self, now: datetime) -> list[Trouble]:
        try:
            await health.write(self.context, now)
        except Exception as error:
            return [Trouble(TroubleKind.DATABASE, _said(error))]
        return []

    async def _tell(self, screen: Callable[[Localization], Screen]) -> bool:
        """Send it to every owner; False where none could be reached now and it should be tried again."""
        if not self.context.owner_ids:
            return True
        done = [
            await self.gateway.tell(owner, screen(self.texts[await self._language(owner)]))
            for owner in sorted(self.context.owner_ids)
        ]
        return any(done)

    async def _language(self, chat_id: int) -> Language:
        try:
            known = await subscribers.find(self.context, chat_id)
        except Exception:
            return self.context.default_language
        return known.language if known else self.context.default_language


def _said(error: BaseException) -> str:
    return str(error) or type(error).__name__
