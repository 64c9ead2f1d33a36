"""Long polling. An update that cannot be read is logged and passed over, never asked for again."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

from telegram import Bot, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.gateway.api import Api
from bot.gateway.gateway import seconds_to_wait
from bot.gateway.reading import can_be_read

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "channel_post")
POLL_SECONDS = 50
MAX_PAUSE_SECONDS = 30.0


async def updates(api: Api, bot: Bot, stop: asyncio.Event) -> AsyncIterator[Update]:
    """The updates as they come, until `stop` is set; over any trouble of the network.

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
        for raw in batch or ():
            offset = raw["update_id"] + 1
            update = read_update(raw, bot)
            if update:
                yield update
    await _confirm(api, offset)


def read_update(raw: dict[str, Any], bot: Bot) -> Update | None:
    """An update from Telegram's JSON; None, and a line in the log, for one that cannot be read."""
    if not can_be_read(raw):
        log.error("update %s is not what an update looks like and is passed over", raw.get("update_id"))
        return None
    try:
        return Update.de_json(raw, bot)
    except Exception:
        log.exception("update %s cannot be read and is passed over", raw.get("update_id"))
        return None


async def _fetch(api: Api, offset: int, seconds: int) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = await api.call(
        "getUpdates",
        read_timeout=seconds + 10,
        offset=offset,
        timeout=seconds,
        limit=100,
        allowed_updates=ALLOWED_UPDATES,
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
