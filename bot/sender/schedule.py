"""Starts scheduled announcements in time."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.services import announcements
from bot.services.context import Context

log = logging.getLogger(__name__)

POLL_SECONDS = 0.4


async def keep_schedule(context: Context, clock: Callable[[], datetime]) -> None:
    """Start scheduled announcements in time, without end; hold those that are overdue for an admin."""
    while True:
        try:
            for held in await announcements.start_due(context, clock()):
                log.warning("announcement %d is overdue: an admin must decide", held.id)
        except Exception:
            log.exception("scheduled announcements could not be looked through; trying again")
        await asyncio.sleep(POLL_SECONDS)
