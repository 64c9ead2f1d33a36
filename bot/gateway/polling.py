"""Long polling: asking Telegram for updates, and telling it thereby which of the earlier ones to forget."""

import asyncio
import logging
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.gateway.api import Api
from bot.gateway.gateway import seconds_to_wait
from bot.gateway.intake import Intake
from bot.gateway.reading import KINDS

log = logging.getLogger(__name__)

POLL_SECONDS = 50
MOST_AT_ONCE = 100
MAX_PAUSE_SECONDS = 30.0
PATIENCE_SECONDS = 0.05
"""What is not handled by then is kept in the database, so that nobody waits for a slow chat.

When as many come as may, more are waiting: they are kept without waiting at all."""
UNKEPT_SECONDS = 5.0
"""What could not be kept is waited for, so long."""


async def poll(api: Api, bot: Bot, intake: Intake, stop: asyncio.Event) -> None:
    """Take updates in as they come, until `stop` is set; over any trouble of the network.

    They are read one by one: `Bot.get_updates` loses a whole batch for one update that it cannot read.

    Raises:
        InvalidToken: Telegram no longer knows the token.
    """
    offset, pause, webhook = 0, 0.0, True
    while not stop.is_set():
        try:
            if webhook:  # Of an earlier run, perhaps; what waits there comes by polling then.
                await bot.delete_webhook(drop_pending_updates=False)
                webhook = False
            batch = await _or_stop(_fetch(api, offset, POLL_SECONDS), stop)
        except InvalidToken:
            raise
        except TelegramError as error:
            pause = min(max(1.0, pause * 2), MAX_PAUSE_SECONDS)
            _explain(error, pause)
            await _or_stop(asyncio.sleep(_wait(error, pause)), stop)
            continue
        pause = 0.0
        if batch:
            crowded = len(batch) == MOST_AT_ONCE
            unsafe = await intake.take(batch, 0.0 if crowded else PATIENCE_SECONDS)
            if unsafe:
                await asyncio.wait(unsafe, timeout=UNKEPT_SECONDS)
            await intake.room()
            offset = batch[-1]["update_id"] + 1
    await _confirm(api, offset)


async def _fetch(api: Api, offset: int, seconds: int) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = await api.call(
        "getUpdates",
        read_timeout=seconds + 10,
        offset=offset,
        timeout=seconds,
        limit=MOST_AT_ONCE,
        allowed_updates=KINDS,
    )
    return result


async def _or_stop(work: Any, stop: asyncio.Event) -> Any:
    """The result of `work`; None, with the work cancelled, when `stop` comes first."""
    task, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({task, stopped}, return_when=asyncio.FIRST_COMPLETED)
        return task.result() if task.done() else None
    finally:
        task.cancel()
        stopped.cancel()


async def _confirm(api: Api, offset: int) -> None:
    """Tell Telegram what has been handled, so that it does not come again after a restart."""
    if offset:
        try:
            await asyncio.wait_for(_fetch(api, offset, 0), 1)
        except (TimeoutError, TelegramError):
            log.info("the last updates could not be confirmed and may come again")


def _wait(error: TelegramError, pause: float) -> float:
    if isinstance(error, RetryAfter):
        return max(pause, seconds_to_wait(error))
    return pause


def _explain(error: TelegramError, pause: float) -> None:
    if isinstance(error, Conflict):
        log.error(
            "another copy of the bot is polling with this token: stop it; trying again in %.0f s", pause
        )
    elif isinstance(error, NetworkError):
        log.warning("Telegram cannot be reached (%s); trying again in %.0f s", error.message, pause)
    else:
        log.error("Telegram refused to hand out updates (%s); trying again in %.0f s", error.message, pause)
