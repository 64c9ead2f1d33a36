"""Starting, stopping, and one clear line for what is wrong: the real program in a process of its own."""

import asyncio
import json
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.playground import BotApiServer
from tests.conftest import ROOT, TOKEN

PATIENCE = 20.0


class Program:
    """`kenesh ...` as a process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.said = ""

    async def says(self, words: str) -> None:
        """Wait until the program has printed some words."""
        assert self.process.stdout
        async with asyncio.timeout(PATIENCE):
            while words not in self.said:
                line = await self.process.stdout.readline()
                assert line, self.said
                self.said += line.decode()

    async def ends(self) -> int:
        """Wait for the end; returns the exit code."""
        assert self.process.stdout
        async with asyncio.timeout(PATIENCE):
            self.said += (await self.process.stdout.read()).decode()
            return await self.process.wait()


@asynccontextmanager
async def kenesh(*arguments: str, folder: Path, **environment: str) -> AsyncIterator[Program]:
    """Start the program in a folder; it is ended with the block."""
    inherited = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "LANG"}}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env=inherited | {"PYTHONPATH": str(ROOT)} | environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        yield Program(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


@pytest.mark.parametrize("signal_", [signal.SIGTERM, signal.SIGINT])
async def test_the_playground_starts_without_a_token_and_stops_cleanly(
    tmp_path: Path, signal_: signal.Signals
) -> None:
    async with kenesh("run", folder=tmp_path, PLAYGROUND_PORT="0") as program:
        await program.says("is ready")
        assert re.search(r"Open http://127\.0\.0\.1:\d+ in your browser", program.said)
        program.process.send_signal(signal_)
        assert await program.ends() == 0
    assert "ERROR" not in program.said
    assert "Traceback" not in program.said


@pytest.mark.parametrize(("command", "code"), [("run", 0), ("check", 130)])
def test_ctrl_c_before_anything_has_begun_ends_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, command: str, code: int
) -> None:
    def interrupted() -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("sys.argv", ["kenesh", command])
    monkeypatch.setattr("bot.lean.restart_terse", lambda: None)
    monkeypatch.setattr("bot.cli.main", interrupted)
    assert main() == code


async def test_with_a_token_it_serves_the_bot_api_that_is_set(server: BotApiServer, tmp_path: Path) -> None:
    environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": server.url, "LOG_FORMAT": "json", "LOG_LEVEL": "debug"}
    async with kenesh("run", folder=tmp_path, **environment) as program:
        person = server.person("Айгүл Асанова", language_code="ky")
        await person.start()
        assert (await person.says("Менин жашыруун сөзүм")).text
        program.process.send_signal(signal.SIGTERM)
        assert await program.ends() == 0
    entries = [json.loads(line) for line in program.said.splitlines()]
    assert any("is ready" in entry["message"] for entry in entries)
    for secret in (TOKEN, "Айгүл", "жашыруун"):
        assert secret not in program.said
    assert (tmp_path / "var" / "kenesh.db").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        ({"BOT_TOKEN": "nonsense"}, "BOT_TOKEN: "),
        ({"ADMIN_IDS": "1,x"}, "ADMIN_IDS: "),
        ({"MESSAGES_PER_SECOND": "0"}, "MESSAGES_PER_SECOND: "),
        ({"MESSAGES_PER_SECOND": "100"}, "MESSAGES_PER_SECOND: more than 30 needs PAID_BROADCAST"),
        ({"DEFAULT_LANGUAGE": "de"}, "DEFAULT_LANGUAGE: "),
        ({"TIMEZONE": "Asia/Atlantis"}, "TIMEZONE: is no time zone"),
        ({"QUIET_HOURS": "25:00-08:00"}, "QUIET_HOURS: "),
        ({"LOG_FORMAT": "xml"}, "LOG_FORMAT: "),
        ({"BOT_API_URL": "ftp://x"}, "BOT_API_URL: "),
        ({"DATA_DIR": "nowhere", "PLAYGROUND_PORT": "0"}, "nowhere/programme.yaml:1: the file is missing"),
    ],
)
async def test_a_wrong_setting_ends_the_start_with_a_line_that_names_it(
    tmp_path: Path, environment: dict[str, str], line: str
) -> None:
    async with kenesh("run", folder=tmp_path, **environment) as program:
        assert await program.ends() == 1
    assert line in program.said
    assert "Traceback" not in program.said


async def test_empty_settings_mean_the_defaults(tmp_path: Path) -> None:
    empty = dict.fromkeys(("BOT_TOKEN", "ADMIN_IDS", "STATUS_PORT", "QUIET_HOURS", "TIMEZONE"), "")
    async with kenesh("run", folder=tmp_path, PLAYGROUND_PORT="0", **empty) as program:
        await program.says("is ready")


async def test_a_wrong_token_is_said_and_ends_the_start(server: BotApiServer, tmp_path: Path) -> None:
    async with kenesh("run", folder=tmp_path, BOT_TOKEN="1:wrong", BOT_API_URL=server.url) as program:
        assert await program.ends() == 1
    assert program.said.splitlines()[-1].startswith("BOT_TOKEN: Telegram does not know this token")


async def test_a_second_copy_on_the_same_database_is_refused(server: BotApiServer, tmp_path: Path) -> None:
    environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": server.url}
    async with kenesh("run", folder=tmp_path, **environment) as first:
        await first.says("is ready")
        async with kenesh("run", folder=tmp_path, **environment) as second:
            assert await second.ends() == 1
    assert "another running bot uses" in second.said


async def test_another_copy_that_polls_is_named_and_waited_for(server: BotApiServer, tmp_path: Path) -> None:
    environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": server.url}
    async with (
        kenesh("run", folder=tmp_path, **environment) as first,
        kenesh("run", folder=tmp_path, DATABASE_PATH="other.db", **environment) as second,
    ):
        await asyncio.gather(first.says("is ready"), second.says("is ready"))
        says = [
            asyncio.create_task(program.says("another copy of the bot is polling"))
            for program in (first, second)
        ]
        await asyncio.wait(says, return_when=asyncio.FIRST_COMPLETED)
        for task in says:
            task.cancel()


async def test_without_a_network_it_keeps_trying_and_stops_when_told(tmp_path: Path) -> None:
    environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": "http://127.0.0.1:9"}
    async with kenesh("run", folder=tmp_path, **environment) as program:
        await program.says("Telegram cannot be reached")
        program.process.send_signal(signal.SIGTERM)
        assert await program.ends() == 0


async def test_a_taken_playground_port_is_named(server: BotApiServer, tmp_path: Path) -> None:
    port = server.url.rpartition(":")[2]
    async with kenesh("run", folder=tmp_path, PLAYGROUND_PORT=port) as program:
        assert await program.ends() == 1
    assert f"PLAYGROUND_PORT: port {port} is taken" in program.said


async def test_a_database_that_cannot_be_opened_is_named(server: BotApiServer, tmp_path: Path) -> None:
    (tmp_path / "broken.db").write_bytes(b"no database at all" * 1000)
    environment = {"BOT_TOKEN": TOKEN, "BOT_API_URL": server.url, "DATABASE_PATH": "broken.db"}
    async with kenesh("run", folder=tmp_path, **environment) as program:
        assert await program.ends() == 1
    assert "cannot open the database broken.db" in program.said


async def test_check_is_silent_when_all_is_well_and_names_what_is_not(tmp_path: Path) -> None:
    async with kenesh("check", folder=tmp_path) as program:
        assert await program.ends() == 0
    assert program.said == ""
    (tmp_path / "ky").mkdir()
    async with kenesh("check", folder=tmp_path, LOCALES_DIR=".") as program:
        assert await program.ends() == 1
    assert "ru:1: the folder is missing" in program.said


async def test_wrong_usage_exits_with_2(tmp_path: Path) -> None:
    async with kenesh("fly", folder=tmp_path) as program:
        assert await program.ends() == 2
