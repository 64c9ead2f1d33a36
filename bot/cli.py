"""The `kenesh` commands."""

import argparse
import asyncio
import gc
import json
import os
import signal
import sys
import tempfile
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.domain.languages import Language
from bot.settings import Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from bot.answers import Answers

DONE, REFUSED, WRONG_USAGE = 0, 1, 2
START_SECONDS = 2.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 the input was refused, 2 wrong usage."""
    options = _parser().parse_args(arguments)
    os.umask(0o077)  # Whatever is written is nobody else's to read.
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
    backup = commands.add_parser("backup", help="copy the database, also while the bot runs")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(command=_backup)
    restore = commands.add_parser("restore", help="bring a backup back; the bot must be stopped")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.set_defaults(command=_restore)
    ask = commands.add_parser("ask", help="print the answer that the bot would give")
    ask.add_argument("question", nargs="?", metavar="QUESTION")
    ask.add_argument("--lang", type=Language, choices=list(Language), help="the chat's language")
    ask.add_argument("--batch", action="store_true", help="read JSON lines on stdin, write JSON lines")
    ask.set_defaults(command=_ask)
    announce = commands.add_parser("announce", help="send an announcement that stands in a file")
    announce.add_argument("file", type=Path, metavar="FILE.yaml")
    announce.set_defaults(command=_announce)
    listing = commands.add_parser("announcements", help="list the announcements, and how far they are")
    listing.add_argument("--json", action="store_true", help="one JSON object a line")
    listing.set_defaults(command=_announcements)
    event = commands.add_parser("event", help="create, change or call off an event")
    event.add_argument("file", type=Path, metavar="FILE.yaml")
    event.set_defaults(command=_event)
    return parser


def _backup(settings: Settings, options: argparse.Namespace) -> int:
    from bot.storage.backup import BackupError, back_up

    try:
        back_up(settings.database_path, options.file)
    except BackupError as error:
        print(error, file=sys.stderr)
        return REFUSED
    print(f"The database is copied to {options.file}.")
    return DONE


def _restore(settings: Settings, options: argparse.Namespace) -> int:
    from bot.storage.backup import restore
    from bot.storage.database import DatabaseError
    from bot.storage.lock import single_user

    database = settings.database_path
    try:
        with single_user(database):
            kept = restore(options.file, database, datetime.now(UTC))
    except DatabaseError as error:
        print(error, file=sys.stderr)
        return REFUSED
    print(f"{options.file} is restored to {database}.")
    if kept:
        print(f"The database before that is kept as {kept}.")
    return DONE


def _announce(settings: Settings, options: argparse.Namespace) -> int:
    return _finished(_queue(settings, options.file))


async def _queue(settings: Settings, file: Path) -> None:
    from bot.app import open_context, utc_now
    from bot.content.announcement_file import read_announcement
    from bot.services import announcements

    async with open_context(settings) as context:
        now = utc_now()
        wanted = read_announcement(file, context.catalogue, context.zone, now)
        id_ = await announcements.create(
            context,
            wanted.audience,
            wanted.contents,
            urgent=wanted.urgent,
            author_id=None,
            now=now,
            send_at=wanted.send_at,
        )
        count = await announcements.count_audience(context, wanted.audience)
    print(json.dumps({"id": id_, "recipients": count.total}))


def _announcements(settings: Settings, options: argparse.Namespace) -> int:
    return _finished(_list(settings, as_json=options.json))


async def _list(settings: Settings, *, as_json: bool) -> None:
    from bot.app import open_context
    from bot.services import announcements

    async with open_context(settings) as context:
        every = await announcements.find_all(context)
        if not every and not as_json:
            print("There are no announcements yet.")
        for found in reversed(every):
            line = (await announcements.progress(context, found.id)).summary()
            print(
                json.dumps(line) if as_json else "  ".join(f"{name}: {value}" for name, value in line.items())
            )


def _finished(command: Coroutine[Any, Any, None]) -> int:
    """Run a command to its end; what it refuses is said line by line."""
    from bot.content.yaml_file import ContentError
    from bot.storage.database import DatabaseError

    try:
        asyncio.run(command)
    except (ContentError, DatabaseError) as error:
        print(error, file=sys.stderr)
        return REFUSED
    return DONE


def _check(settings: Settings, _: argparse.Namespace) -> int:
    from bot.content.catalogue import load_catalogue
    from bot.content.examples import check_learned
    from bot.content.lexicon import load_lexicon
    from bot.content.locale_check import check_locales
    from bot.content.yaml_file import ContentError

    problems = list(check_locales(settings.locales_dir))
    try:
        load_catalogue(settings.data_dir)
    except ContentError as error:
        problems += error.problems
    try:
        answers_dir = settings.data_dir / "answers"
        problems += check_learned(answers_dir, load_lexicon(answers_dir))
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
        if event.starts <= utc_now():
            print(f"`{event.id}` has begun already: nobody is invited or reminded", file=sys.stderr)
    return {"id": event.id, "result": result}


def _ask(settings: Settings, options: argparse.Namespace) -> int:
    from bot.answers import Answers
    from bot.content.catalogue import load_catalogue
    from bot.content.lexicon import load_lexicon
    from bot.content.yaml_file import ContentError

    if options.batch == (options.question is not None):
        print("give either a question or --batch", file=sys.stderr)
        return WRONG_USAGE
    language = options.lang or settings.default_language
    try:
        answers = Answers(load_catalogue(settings.data_dir), load_lexicon(settings.data_dir / "answers"))
    except ContentError as error:
        print(error, file=sys.stderr)
        return REFUSED
    if options.batch:
        return _ask_batch(answers, language)
    print(answers.answer(options.question, language=language).plain)
    return DONE


def _ask_batch(answers: "Answers", language: Language) -> int:
    from bot.answers.batch import BadLine, ask_batch

    code = DONE
    for line in ask_batch(sys.stdin, answers, language):
        if isinstance(line, BadLine):
            print(line, file=sys.stderr)
            code = REFUSED
        else:
            print(line, flush=True)
    return code


def _run(settings: Settings, _: argparse.Namespace) -> int:
    import uvloop

    from bot.content.yaml_file import ContentError
    from bot.lean import import_leanly
    from bot.logs import set_up
    from bot.storage.database import DatabaseError

    import_leanly()
    set_up(settings.log_level, settings.log_format)
    gc.disable()  # While everything is being imported there is nothing to collect: a tenth of a second less.
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(_run_until_stopped(settings))
    except (SettingsError, ContentError, DatabaseError, PlaygroundError) as error:
        print(error, file=sys.stderr)
        return REFUSED
    finally:
        gc.enable()
    return DONE


def _started() -> None:
    """Collect again, but without looking at what the start has made: that stays."""
    gc.freeze()
    gc.enable()


class PlaygroundError(Exception):
    """The playground cannot start; the message says why and what to do."""


async def _run_until_stopped(settings: Settings) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.call_later(START_SECONDS, _started)
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signal_, stop.set)
    from bot.app import run  # Takes a while, in which somebody may press Ctrl-C.

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
            # A backup that is still being written would be in the way of the folder's end.
            changes["backups_kept"] = 0
        try:
            yield settings.model_copy(update=changes)
        finally:
            await server.stop()
