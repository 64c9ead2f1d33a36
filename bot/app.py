"""Puts everything together and runs it."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from telegram import Bot
from telegram.error import InvalidToken, TelegramError

from bot.content.catalogue import load_catalogue
from bot.content.lexicon import check_lexicon, load_lexicon
from bot.content.texts import Texts
from bot.domain.languages import Language
from bot.domain.privacy import Retention
from bot.domain.upkeep import TroubleKind
from bot.gateway.api import Api
from bot.gateway.bulk import Bulk
from bot.gateway.gateway import Gateway
from bot.gateway.intake import Intake
from bot.gateway.pacer import Pacer
from bot.gateway.polling import poll
from bot.gateway.profile import publish
from bot.gateway.transport import AiohttpRequest, proxy_for
from bot.handlers import routes
from bot.handlers.answering import Answering
from bot.handlers.dispatch import Dispatcher
from bot.handlers.updates import UpdateRunner
from bot.metrics import Metrics
from bot.sender.events import EventNews
from bot.sender.outbox import Outbox, places
from bot.sender.progress import Progress
from bot.sender.schedule import keep_schedule
from bot.sender.upkeep import Duties, Upkeep
from bot.services import event_reminders
from bot.services.backups import BackupPlan, back_up_before_migration, back_up_when_due
from bot.services.context import Context
from bot.services.editors import erase_old
from bot.services.privacy import erase_blocked, erase_questions
from bot.settings import Settings, SettingsError
from bot.storage.database import Database
from bot.storage.deliveries import Quiet
from bot.storage.lock import single_user
from bot.storage.subscribers import assign_region_bits

if TYPE_CHECKING:
    from bot.answers import Answers

log = logging.getLogger(__name__)

# python-telegram-bot then gives `retry_after` as a timedelta, as its next version will.
os.environ.setdefault("PTB_TIMEDELTA", "1")

CONNECTIONS = 100
"""For replies; deliveries get as many more as may be on their way at once."""
RETRY_SECONDS = 5.0
STOP_SECONDS = 1.0


@dataclass(frozen=True)
class Connection:
    """The ways to Telegram."""

    bot: Bot
    api: Api
    polling: Api
    """Over a connection of its own, for long polling."""
    request: AiohttpRequest
    polling_request: AiohttpRequest

    def failing_seconds(self) -> float:
        """For how long requests have been failing."""
        return max(self.request.failing_seconds(), self.polling_request.failing_seconds())


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
        async with open_context(settings) as context, _connection(settings, context.metrics) as connection:
            texts = Texts(settings.locales_dir)
            username = await _introduce(connection.bot, stop)
            if username is None:
                return
            pacer = Pacer(settings.messages_per_second)
            gateway = Gateway(connection.api, pacer)
            answers_dir = settings.data_dir / "answers"
            check_lexicon(answers_dir, settings.parsed_in)
            answering = Answering(partial(_answers, context, answers_dir, settings.parsed_in))
            runner = UpdateRunner(Dispatcher(context, answering, texts, gateway, username, clock))
            intake = Intake(context, connection.bot, runner, clock)
            line = connection.request.line()
            bulk = Bulk(line, connection.bot.base_url, paid=settings.paid_broadcast)
            upkeep = Upkeep(context, texts, gateway, _duties(settings, context), connection.failing_seconds)
            news = EventNews(context, texts, gateway, username=username, clock=clock)
            await event_reminders.refresh(context, texts, clock())
            ended_by_stop = {
                "updates": asyncio.create_task(
                    _take_updates(settings, connection, runner, intake, stop=stop)
                ),
                "outbox": asyncio.create_task(Outbox(context, bulk, pacer, clock).run(stop)),
            }
            endless = {
                "progress": asyncio.create_task(Progress(context, texts, gateway, clock).run()),
                "schedule": asyncio.create_task(keep_schedule(context, clock)),
                "events": asyncio.create_task(news.run()),
                "upkeep": asyncio.create_task(upkeep.run(clock)),
            }
            profile = asyncio.create_task(
                publish(
                    connection.bot, texts, context.catalogue, routes.MENU_COMMANDS, settings.default_language
                )
            )
            try:
                loops = ended_by_stop | endless
                async with _status_page(settings, context, connection, runner, loops, clock=clock):
                    log.info("@%s is ready", username)
                    await ended_by_stop["updates"]
            except InvalidToken:
                raise _wrong_token() from None
            finally:
                stop.set()
                for task in (profile, *endless.values()):
                    task.cancel()
                await runner.finish(STOP_SECONDS)
                await intake.finish()
                await asyncio.gather(*ended_by_stop.values(), return_exceptions=True)


def _answers(context: Context, answers_dir: Path, parsed: Path) -> "Answers":
    from bot.answers import Answers

    return Answers(context.catalogue, load_lexicon(answers_dir, parsed))


def _duties(settings: Settings, context: Context) -> Duties:
    return {
        TroubleKind.BACKUP: (partial(back_up_when_due, context, _backup_plan(settings)),),
        TroubleKind.UPKEEP: (
            partial(erase_blocked, context),
            partial(erase_old, context),
            partial(erase_questions, context),
        ),
    }


async def _take_updates(
    settings: Settings, connection: Connection, runner: UpdateRunner, intake: Intake, *, stop: asyncio.Event
) -> None:
    """Hand Telegram's updates to the intake until `stop` is set."""
    await intake.take_up()
    if settings.webhook_url is None:
        await poll(connection.polling, connection.bot, intake, stop)
        return
    # Only who uses it pays for the server.
    from bot.gateway.webhook import Address, WebhookError, announce_webhook, listening

    address = Address(
        settings.webhook_url, settings.webhook_host, settings.webhook_port, settings.webhook_secret or ""
    )
    try:
        async with listening(address, intake):
            await announce_webhook(connection.bot, address, stop)
            await stop.wait()
            await runner.finish(STOP_SECONDS)
    except WebhookError as error:
        raise SettingsError(str(error)) from error


@asynccontextmanager
async def _status_page(
    settings: Settings,
    context: Context,
    connection: Connection,
    runner: UpdateRunner,
    loops: Mapping[str, asyncio.Task[None]],
    *,
    clock: Callable[[], datetime],
) -> AsyncIterator[None]:
    if settings.status_port is None:
        yield
        return
    # Only who uses it pays for the server.
    from bot.gateway.status import Status, StatusError

    requests = (connection.request, connection.polling_request)
    status = Status(context, connection.bot, requests, loops, lambda: runner.waiting, clock)
    try:
        async with status.serving(settings.status_host, settings.status_port):
            yield
    except StatusError as error:
        raise SettingsError(str(error)) from error


@asynccontextmanager
async def open_context(settings: Settings) -> AsyncIterator[Context]:
    """What services work with.

    Raises:
        ContentError: the catalogue is broken.
        DatabaseError: the database cannot be used.
    """
    catalogue = load_catalogue(settings.data_dir, settings.parsed_in)
    database, plan = settings.database_path, _backup_plan(settings)
    db = await Database.open(database, partial(back_up_before_migration, database, plan))
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
            retention=Retention(
                settings.blocked_kept_days, settings.questions_kept_days, settings.audit_kept_days
            ),
            approval_above=settings.approval_above,
            quiet=Quiet(settings.quiet_hours, settings.zone),
        )
    finally:
        await db.close()


def _backup_plan(settings: Settings) -> BackupPlan:
    return BackupPlan(settings.backups_in, settings.backups_kept)


@asynccontextmanager
async def _connection(settings: Settings, metrics: Metrics) -> AsyncIterator[Connection]:
    if settings.bot_token is None:
        raise SettingsError("BOT_TOKEN: is missing (see .env.example)")
    root = settings.bot_api_url.rstrip("/")
    proxy = proxy_for(root)
    connections = CONNECTIONS + places(settings.messages_per_second)
    request, polling = AiohttpRequest(connections, metrics, proxy), AiohttpRequest(2, metrics, proxy)
    bot = Bot(
        settings.bot_token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=request,
        get_updates_request=polling,
    )
    try:
        api, polling_api = Api(bot.base_url, request), Api(bot.base_url, polling)
        yield Connection(bot, api, polling_api, request, polling)
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
