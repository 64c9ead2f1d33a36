"""The `kenesh` commands."""

import argparse
import asyncio
import json
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from bot.settings import Settings, SettingsError, load_settings

DONE, REFUSED = 0, 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 the input was refused, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        settings = load_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return REFUSED
    return int(options.command(settings, options))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="kenesh", description="The Telegram bot of a small grants programme."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    run = commands.add_parser("run", help="start the bot; without BOT_TOKEN, in a playground")
    run.set_defaults(command=_run)
    check = commands.add_parser("check", help="validate data/ and locales/")
    check.set_defaults(command=_check)
    event = commands.add_parser("event", help="create, change or call off an event")
    event.add_argument("file", type=Path, metavar="FILE.yaml")
    event.set_defaults(command=_event)
    return parser


def _check(settings: Settings, _: argparse.Namespace) -> int:
    from bot.content.catalogue import load_catalogue
    from bot.content.locale_check import check_locales
    from bot.content.yaml_file import ContentError

    problems = list(check_locales(settings.locales_dir))
    try:
        load_catalogue(settings.data_dir)
    except ContentError as error:
        problems += error.problems
    for problem in problems:
        print(problem, file=sys.stderr)
    return REFUSED if problems else DONE


def _event(settings: Settings, options: argparse.Namespace) -> int:
    from bot.content.yaml_file import ContentError
    from bot.storage.database import DatabaseError

    try:
        result = asyncio.run(_put_event(settings, options.file))
    except (ContentError, DatabaseError) as error:
        print(error, file=sys.stderr)
        return REFUSED
    print(json.dumps(result, ensure_ascii=False))
    return DONE


async def _put_event(settings: Settings, path: Path) -> dict[str, str]:
    from bot.app import open_context, utc_now
    from bot.content.events import EventFile
    from bot.services import event_plans

    file = EventFile(path)
    async with open_context(settings) as context:
        before = await event_plans.find(context, file.id)
        event = file.event(context.catalogue, before.event if before else None)
        result = await event_plans.put(context, event, utc_now())
    return {"id": event.id, "result": result}


def _run(settings: Settings, _: argparse.Namespace) -> int:
    from bot.content.yaml_file import ContentError
    from bot.logs import set_up
    from bot.storage.database import DatabaseError

    set_up(settings.log_level, settings.log_format)
    try:
        asyncio.run(_run_until_stopped(settings))
    except (SettingsError, ContentError, DatabaseError, PlaygroundError) as error:
        print(error, file=sys.stderr)
        return REFUSED
    return DONE


class PlaygroundError(Exception):
    """The playground cannot start; the message says why and what to do."""


async def _run_until_stopped(settings: Settings) -> None:
    from bot.app import run

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signal_, stop.set)
    if settings.bot_token:
        await run(settings, stop)
        return
    async with _playground(settings) as rehearsal:
        await run(rehearsal, stop)


@asynccontextmanager
async def _playground(settings: Settings) -> AsyncIterator[Settings]:
    """A local Bot API server with its chat page, and the settings of a bot that talks to it."""
    from bot.playground import PLAYGROUND_ADMIN_ID, BotApiServer, add_ready_made_people

    server = BotApiServer()
    add_ready_made_people(server)
    try:
        await server.start(settings.playground_port)
    except OSError:
        port = settings.playground_port
        raise PlaygroundError(
            f"PLAYGROUND_PORT: port {port} is taken; stop what uses it, or set another"
        ) from None
    changes: dict[str, object] = {
        "bot_token": server.world.token,
        "bot_api_url": server.url,
        "admin_ids": (*settings.admin_ids, PLAYGROUND_ADMIN_ID),
    }
    print(f"Kenesh is in the playground. Open {server.url} in your browser; Ctrl-C ends it.", flush=True)
    with tempfile.TemporaryDirectory(prefix="kenesh-playground-") as folder:
        if "database_path" not in settings.model_fields_set:
            # The people of the page know nothing of an earlier run; neither shall the bot.
            changes["database_path"] = Path(folder) / "kenesh.db"
        try:
            yield settings.model_copy(update=changes)
        finally:
            await server.stop()
