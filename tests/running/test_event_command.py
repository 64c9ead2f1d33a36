"""`kenesh event FILE.yaml`."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.cli import main


def event(path: Path, text: str) -> int:
    """Run the command on such a file."""
    path.write_text(text, encoding="utf-8")
    return main(["event", str(path)])


def test_it_creates_changes_and_calls_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    starts = datetime.now(UTC) + timedelta(days=30)
    text = f"id: meeting\ntitle: {{en: Meeting}}\nstarts: {starts.isoformat()}\n"
    moved = text.replace(starts.isoformat(), (starts + timedelta(hours=1)).isoformat())
    path = tmp_path / "event.yaml"
    for file, result in (
        (text, "created"),
        (text, "none"),
        (text.replace("Meeting", "A meeting"), "correction"),
        (moved, "moved"),
        ("id: meeting\nstate: cancelled\n", "cancelled"),
    ):
        assert event(path, file) == 0
        assert json.loads(capsys.readouterr().out) == {"id": "meeting", "result": result}


def test_it_refuses_what_is_wrong_with_a_line_for_each_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "event.yaml"
    assert event(path, "id: meeting\ntitle: {en: Meeting}\nstarts: tomorrow\ncapacity: many\n") == 1
    said = capsys.readouterr().err.splitlines()
    assert [line.split(":")[1] for line in said] == ["3", "4"]
    assert main(["event", str(tmp_path / "nothing.yaml")]) == 1
    assert "the file is missing" in capsys.readouterr().err
    assert main(["event", str(tmp_path)]) == 1
    assert "this cannot be read (Is a directory)" in capsys.readouterr().err
