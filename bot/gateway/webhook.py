"""Updates by webhook: Telegram posts them to an address, where a proxy takes the TLS off.

An update is confirmed (with 200) when it has been handled or, where that takes long, kept. What was not
confirmed comes again, so a stop, a crash or a change to long polling loses nothing; and as Telegram posts one
chat's updates one after the other, a chat that floods the bot waits for itself alone.
"""

import asyncio
import hmac
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from aiohttp import web
from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.gateway.intake import Intake
from bot.gateway.polling import MAX_PAUSE_SECONDS
from bot.gateway.reading import KINDS
from bot.gateway.web import serving

log = logging.getLogger(__name__)

MAX_CONNECTIONS = 100
CONFIRM_SECONDS = 20.0
"""When handling takes longer, the update is kept and confirmed, or Telegram would send it again."""

BODY_SECONDS = 10.0
"""A body that takes longer to come is not waited for."""

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 (the header's name)


class WebhookError(Exception):
    """The webhook cannot be served; the message names the setting that is to blame."""


@dataclass(frozen=True)
class Address:
    """Where updates come in."""

    url: str
    """What Telegram is told."""
    host: str
    port: int
    """Where we listen: the proxy's other side."""
    secret: str

    @property
    def path(self) -> str:
        """The one path that is answered."""
        return urlsplit(self.url).path or "/"


@asynccontextmanager
async def listening(address: Address, intake: Intake) -> AsyncIterator[None]:
    """Take updates at the address until the block ends.

    Raises:
        WebhookError: the port is taken.
    """

    async def respond(request: web.BaseRequest) -> web.Response:
        return await _receive(request, address, intake)

    try:
        async with serving(address.host, address.port, respond):
            yield
    except OSError as error:
        raise WebhookError(
            f"WEBHOOK_PORT: cannot listen on {address.host}:{address.port} ({error.strerror})"
        ) from error


async def announce_webhook(bot: Bot, address: Address, stop: asyncio.Event) -> None:
    """Tell Telegram the address; over any trouble of the network, until it is known or `stop` is set.

    Raises:
        InvalidToken: Telegram does not know the token.
    """
    pause = 1.0
    while not stop.is_set():
        try:
            await bot.set_webhook(
                address.url,
                max_connections=MAX_CONNECTIONS,
                allowed_updates=KINDS,
                secret_token=address.secret,
            )
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("WEBHOOK_URL could not be set (%s); trying again in %.0f s", error.message, pause)
            await _sleep(pause, stop)
            pause = min(pause * 2, MAX_PAUSE_SECONDS)
        else:
            return


async def _sleep(seconds: float, stop: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return


async def _receive(request: web.BaseRequest, address: Address, intake: Intake) -> web.Response:
    if request.path != address.path:
        return web.Response(status=404)
    if request.method != "POST":
        return web.Response(status=405)
    given = request.headers.get(SECRET_HEADER, "")
    if not hmac.compare_digest(given.encode(errors="replace"), address.secret.encode()):
        log.warning("a request without Telegram's secret came to the webhook")
        return web.Response(status=403)
    try:
        async with asyncio.timeout(BODY_SECONDS):
            body = await request.read()
    except (TimeoutError, ConnectionError):
        return web.Response(status=408)
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        raw = None
    if not isinstance(raw, dict) or not isinstance(raw.get("update_id"), int):
        log.warning("what came to the webhook is no update")
        return web.Response(status=400)
    unsafe = await intake.take([raw], CONFIRM_SECONDS)
    return web.Response(status=503 if unsafe else 200)
