"""The log: one JSON object a line where that is asked for, and never a token."""

import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import set_up


@pytest.fixture(autouse=True)
def _log_as_before() -> Iterator[None]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    yield
    root.handlers[:], root.level = before, level


def test_json_lines_hold_time_level_logger_and_message(capsys: pytest.CaptureFixture[str]) -> None:
    set_up("INFO", "json")
    logging.getLogger("bot.some").warning("three\nlines of %s\n", "сөз")
    [line] = capsys.readouterr().err.splitlines()
    entry = json.loads(line)
    assert (entry["level"], entry["logger"]) == ("WARNING", "bot.some")
    assert entry["message"] == "three\nlines of сөз\n"
    assert entry["time"].endswith("+00:00")


@pytest.mark.parametrize("style", ["text", "json"])
def test_a_token_never_gets_into_the_log(capsys: pytest.CaptureFixture[str], style: str) -> None:
    set_up("INFO", style)
    token = "123456789:AAF-abcdefghijklmnopqrstuvwxyz012345"
    try:
        raise ValueError(f"https://api.telegram.org/bot{token}/getMe")
    except ValueError:
        logging.getLogger("bot").exception("asking %s", token)
    logged = capsys.readouterr().err
    assert token not in logged
    assert "AAF-" not in logged
    assert "[token]" in logged
