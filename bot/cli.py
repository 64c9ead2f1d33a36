"""The `kenesh` commands."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Sequence

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


def _run(settings: Settings, _: argparse.Namespace) -> int:
    from bot.content.yaml_file import ContentError
    from bot.logs import set_up
    from bot.storage.database import DatabaseError

    set_up(settings.log_level, settings.log_format)
    try:
        asyncio.run(_run_until_stopped(settings))
    except (SettingsError, ContentError, DatabaseError) as error:
        print(error, file=sys.stderr)
        return REFUSED
    return DONE


async def _run_until_stopped(settings: Settings) -> None:
    from bot.app import run

    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signal_ in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(signal_, stop.set)
    await run(settings, stop)
