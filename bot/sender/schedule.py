"""Starts scheduled announcements in time."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.domain.announcements import Announcement
from bot.services import announcements
from bot.services.context import Context

log = logging.getLogger(__name__)

POLL_SECONDS = 0.4


async def keep_schedule(
    context: Context,
    clock: Callable[[], datetime],
    tell_held: Callable[[Announcement], Awaitable[None]],
) -> None:
    """Start scheduled announcements in time, without end.

    Args:
        context: The running service.
        clock: The time, timezone-aware.
        tell_held: Called for each that is overdue, and so held for an admin.
    """
    while True:
        try:
            for held in await announcements.start_due(context, clock()):
                await tell_held(held)
        except Exception:
            log.exception("scheduled announcements could not be looked through; trying again")
        await asyncio.sleep(POLL_SECONDS)
