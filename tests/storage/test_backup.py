"""Backups are whole and private; restoring refuses what is not, and keeps what was there."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cli import main
from bot.storage.backup import BackupError, back_up, restore, version_of
from bot.storage.database import Database
from bot.storage.lock import single_user
from bot.storage.migrations import newest_version

NOW = datetime(2018, 3, 5, 6, 0, tzinfo=UTC)


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    path = tmp_path / "kenesh.db"
    await (await Database.open(path)).close()
    fill(path, range(100))
    return path


def fill(path: Path, numbers: range) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO marks (name, at) VALUES (?, ?)", [(str(n), NOW.isoformat()) for n in numbers]
        )


def marks(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT count(*) FROM marks").fetchone()[0])


async def test_a_backup_made_while_the_bot_writes_is_whole(path: Path, tmp_path: Path) -> None:
    database = await Database.open(path)
    stop = False

    async def write() -> None:
        number = 1000
        while not stop:
            async with database.transaction() as tx:  # Always two together.
                for name in (number, number + 1):
                    await tx.run("INSERT INTO marks (name, at) VALUES (?, ?)", (str(name), NOW.isoformat()))
            number += 2

    writer = asyncio.create_task(write())
    for number in range(10):
        await asyncio.to_thread(back_up, path, tmp_path / f"{number}.db")
    stop = True
    await writer
    await database.close()
    counts = [marks(tmp_path / f"{number}.db") for number in range(10)]
    assert counts == sorted(counts)
    assert all(count % 2 == 0 for count in counts)
    assert counts[-1] > 100


def test_a_backup_is_one_private_file(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    back_up(path, folder / "copy.db")
    assert [file.name for file in folder.iterdir()] == ["copy.db"]
    assert (folder / "copy.db").stat().st_mode & 0o777 == 0o600
    assert version_of(folder / "copy.db") == newest_version()


def test_the_database_itself_is_no_place_for_its_backup(path: Path) -> None:
    with pytest.raises(BackupError, match="is the database itself"):
        back_up(path, path)
    with pytest.raises(BackupError, match="is the database itself"):
        restore(path, path, NOW)
    assert marks(path) == 100


def test_a_backup_that_cannot_be_written_leaves_the_earlier_one(path: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="cannot write"):
        back_up(path, tmp_path / "no such folder" / "copy.db")
    copy = tmp_path / "copy.db"
    back_up(path, copy)
    with closing(sqlite3.connect(path)) as connection:
        page = connection.execute("PRAGMA page_size").fetchone()[0]
    with path.open("r+b") as file:  # Damage: a page of the middle.
        file.seek(3 * page)
        file.write(b"\xff" * 2 * page)
    with pytest.raises(BackupError, match="damaged"):
        back_up(path, copy)
    assert marks(copy) == 100
    assert not list(tmp_path.glob(".*.part*"))


def test_restore_brings_back_what_was_and_keeps_what_is(path: Path, tmp_path: Path) -> None:
    back_up(path, tmp_path / "copy.db")
    writer = sqlite3.connect(path)  # Left open: the newest row stands in the log only.
    writer.execute("INSERT INTO marks VALUES ('late', '')")
    writer.commit()
    kept = restore(tmp_path / "copy.db", path, NOW)
    writer.close()
    assert marks(path) == 100
    assert kept == path.with_name("kenesh.db.before-restore-20180305T060000")
    assert marks(kept) == 101
    assert path.stat().st_mode & 0o777 == 0o600


def test_restore_works_where_there_is_no_database_or_a_damaged_one(path: Path, tmp_path: Path) -> None:
    copy, elsewhere = tmp_path / "copy.db", tmp_path / "new" / "kenesh.db"
    back_up(path, copy)
    assert restore(copy, elsewhere, NOW) is None
    assert marks(elsewhere) == 100
    path.write_bytes(b"nonsense" * 1000)
    kept = restore(copy, path, NOW)
    assert kept
    assert kept.read_bytes().startswith(b"nonsense")
    assert marks(path) == 100


@pytest.mark.parametrize("damage", ["empty", "nonsense", "cut", "page", "other", "newer", "missing"])
def test_restore_refuses_what_is_damaged_foreign_or_newer(path: Path, tmp_path: Path, damage: str) -> None:
    copy = tmp_path / "copy.db"
    back_up(path, copy)
    data = copy.read_bytes()
    match damage:
        case "empty":
            copy.write_bytes(b"")
        case "nonsense":
            copy.write_bytes(b"nonsense" * 1000)
        case "cut":
            copy.write_bytes(data[: len(data) // 2])
        case "page":
            copy.write_bytes(data[:4096] + b"\xff" * 4096 + data[8192:])
        case "other":
            copy.unlink()
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute("CREATE TABLE recipes (name TEXT)")
        case "newer":
            with closing(sqlite3.connect(copy)) as connection:
                connection.execute(f"PRAGMA user_version = {newest_version() + 1}")
        case "missing":
            copy.unlink()
    before = path.read_bytes()
    with pytest.raises(BackupError):
        restore(copy, path, NOW)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("*before-restore*"))


def test_the_commands_say_what_they_did(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_PATH", str(path))
    copy = str(tmp_path / "copy.db")
    assert main(["backup", copy]) == 0
    assert main(["restore", copy]) == 0
    assert "is kept as" in capsys.readouterr().out
    assert main(["restore", str(tmp_path / "none.db")]) == 1
    assert capsys.readouterr().err == f"there is no file {tmp_path / 'none.db'}\n"
    with single_user(path):
        assert main(["backup", copy]) == 0
        assert main(["restore", copy]) == 1
    assert "another running bot uses" in capsys.readouterr().err
