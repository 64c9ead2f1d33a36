"""Puts everything together and runs it."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.answers import Answers
from bot.content.catalogue import load_catalogue
from bot.content.lexicon import load_lexicon
from bot.content.texts import Texts
from bot.domain.languages import Language
from bot.gateway.api import Api
from bot.gateway.bulk import Bulk
from bot.gateway.gateway import Gateway
from bot.gateway.pacer import Pacer
from bot.gateway.polling import updates
from bot.gateway.profile import publish
from bot.gateway.transport import AiohttpRequest, proxy_for
from bot.handlers import routes
from bot.handlers.dispatch import Dispatcher
from bot.handlers.updates import UpdateRunner
from bot.sender.events import EventNews
from bot.sender.outbox import Outbox, places
from bot.sender.progress import Progress
from bot.sender.schedule import keep_schedule
from bot.services import event_news
from bot.services.context import Context
from bot.settings import Settings, SettingsError
from bot.storage.database import Database
from bot.storage.deliveries import Quiet
from bot.storage.lock import single_user
from bot.storage.subscribers import assign_region_bits

log = logging.getLogger(__name__)

# python-telegram-bot then gives `retry_after` as a timedelta, as its next version will.
os.environ.setdefault("PTB_TIMEDELTA", "1")

CONNECTIONS = 100
"""For replies; deliveries get as many more as may be on their way at once."""
RETRY_SECONDS = 5.0
STOP_SECONDS = 1.0


def utc_now() -> datetime:
    """The time, timezone-aware."""
    return datetime.now(UTC)


async def run(settings: Settings, stop: asyncio.Event, clock: Callable[[], datetime] = utc_now) -> None:
    """Run the bot until `stop` is set.

    Raises:
        SettingsError: Telegram does not know the token.
        ContentError: the catalogue is broken.
        DatabaseError: the database cannot be used.
    """
    with single_user(settings.database_path):
        async with open_context(settings) as context, _connection(settings) as (bot, request, polling):
            texts = Texts(settings.locales_dir)
            username = await _introduce(bot, stop)
            if username is None:
                return
            pacer = Pacer(settings.messages_per_second)
            gateway = Gateway(Api(bot.base_url, request), pacer)
            answers = Answers(context.catalogue, load_lexicon(settings.data_dir / "answers"))
            runner = UpdateRunner(Dispatcher(context, answers, texts, gateway, username, clock))
            lean = request.lean_session()
            bulk = Bulk(lean, bot.base_url, paid=settings.paid_broadcast)
            await event_news.refresh(context, texts, clock())
            outbox = Outbox(context, bulk, pacer, clock)
            sending = asyncio.create_task(outbox.run(stop))
            schedule = asyncio.create_task(keep_schedule(context, clock))
            news = EventNews(context, texts, gateway, username=username, clock=clock)
            telling = asyncio.create_task(news.run())
            progress = asyncio.create_task(Progress(context, texts, gateway, clock).run())
            profile = asyncio.create_task(
                publish(bot, texts, context.catalogue, routes.MENU_COMMANDS, settings.default_language)
            )
            log.info("@%s is ready", username)
            try:
                async for update in updates(Api(bot.base_url, polling), bot, stop):
                    runner.submit(update)
            except InvalidToken:
                raise _wrong_token() from None
            finally:
                profile.cancel()
                schedule.cancel()
                telling.cancel()
                progress.cancel()
                stop.set()
                await runner.finish(STOP_SECONDS)
                await sending
                await lean.close()


@asynccontextmanager
async def open_context(settings: Settings) -> AsyncIterator[Context]:
    """What services work with.

    Raises:
        ContentError: the catalogue is broken.
        DatabaseError: the database cannot be used.
    """
    catalogue = load_catalogue(settings.data_dir)
    db = await Database.open(settings.database_path)
    try:
        async with db.transaction() as tx:
            bits = await assign_region_bits(tx, catalogue.region_by_code)
        yield Context(
            db=db,
            catalogue=catalogue,
            bits=bits,
            zone=settings.zone,
            default_language=Language(settings.default_language),
            owner_ids=frozenset(settings.admin_ids),
            approval_above=settings.approval_above,
            quiet=Quiet(settings.quiet_hours, settings.zone),
        )
    finally:
        await db.close()


@asynccontextmanager
async def _connection(settings: Settings) -> AsyncIterator[tuple[Bot, AiohttpRequest, AiohttpRequest]]:
    """The bot, the connections that it uses, and those for long polling."""
    if settings.bot_token is None:
        raise SettingsError("BOT_TOKEN: is missing (see .env.example)")
    root = settings.bot_api_url.rstrip("/")
    proxy = proxy_for(root)
    connections = CONNECTIONS + places(settings.messages_per_second)
    request, polling = AiohttpRequest(connections, proxy), AiohttpRequest(2, proxy)
    bot = Bot(
        settings.bot_token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=request,
        get_updates_request=polling,
    )
    try:
        yield bot, request, polling
    finally:
        await request.shutdown()
        await polling.shutdown()


async def _introduce(bot: Bot, stop: asyncio.Event) -> str | None:
    """Ask Telegram who we are, until it answers; None when told to stop before."""
    while not stop.is_set():
        try:
            await bot.initialize()
            return bot.username
        except InvalidToken:
            raise _wrong_token() from None
        except TelegramError as error:
            log.warning(
                "Telegram cannot be reached (%s); trying again in %.0f s", error.message, RETRY_SECONDS
            )
            try:
                await asyncio.wait_for(stop.wait(), RETRY_SECONDS)
            except TimeoutError:
                continue
    return None


def _wrong_token() -> SettingsError:
    return SettingsError("BOT_TOKEN: Telegram does not know this token; copy it again from @BotFather")
