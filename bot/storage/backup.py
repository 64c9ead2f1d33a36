"""Copies of the database, and the way back. All of it blocks: call it in a thread, or from a command."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from bot.storage.database import DatabaseError
from bot.storage.migrations import newest_version


class BackupError(DatabaseError):
    """A copy could not be made or must not be used; the message says why and what to do."""


def back_up(database: Path, target: Path) -> None:
    """Copy the database as of its last commit, whether or not a bot is using it, and check the copy.

    The copy is one file that only its owner may read. It appears under its name when it is whole.

    Raises:
        BackupError: it could not be made; what stood under the name before stays.
    """
    if not database.is_file():
        raise BackupError(f"there is no database {database}: check DATABASE_PATH")
    if target.exists() and target.samefile(database):
        raise BackupError(f"{target} is the database itself: name another file")
    with _beside(target) as part:
        with closing(_connect(database)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
            # One file, without a log beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
        version_of(part)
        _sync(part)
        part.replace(target)
        _sync(target.parent)


def restore(backup: Path, database: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the database. The bot must be stopped.

    Args:
        backup: What `back_up` wrote.
        database: Where the database stands.
        now: The time; it names the old database.

    Returns:
        Where the old database is kept; None where there was none.

    Raises:
        BackupError: the backup is damaged or of a newer version, or the disk refuses. The database is as it
            was.
    """
    if not backup.is_file():
        raise BackupError(f"there is no file {backup}")
    if database.exists() and backup.samefile(database):
        raise BackupError(f"{backup} is the database itself: name a backup")
    version = version_of(backup)
    if version > newest_version():
        raise BackupError(f"{backup} belongs to a newer version of kenesh: update the program first")
    database.parent.mkdir(parents=True, exist_ok=True)
    with _beside(database) as part:
        shutil.copyfile(backup, part)
        version_of(part)
        _sync(part)
        kept = _keep_old(database, now) if database.exists() else None
        part.replace(database)
        _sync(database.parent)
    return kept


def version_of(path: Path) -> int:
    """Check a copy thoroughly; returns the number of migrations that it has had.

    Raises:
        BackupError: it is damaged, or no database of this program.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            [(result,)] = connection.execute("PRAGMA integrity_check(1)").fetchall()
            [(version,)] = connection.execute("PRAGMA user_version").fetchall()
            ours = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'subscribers'").fetchone()
    except sqlite3.Error as error:
        raise BackupError(f"{path} is damaged or no database ({error}): use another backup") from error
    if result != "ok":
        raise BackupError(f"{path} is damaged ({result.splitlines()[0]}): use another backup")
    if not ours or not version:
        raise BackupError(f"{path} is no database of kenesh: use another file")
    return int(version)


def _connect(database: Path) -> sqlite3.Connection:
    return sqlite3.connect(database, timeout=5)


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A private file beside the target, to be moved onto it; gone when the block ends without that."""
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        yield part
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"cannot write {target}: {error}") from error
    finally:
        for leftover in (part, *_logs(part)):
            leftover.unlink(missing_ok=True)


def _keep_old(database: Path, now: datetime) -> Path:
    """Give the old database a second name, its log included, and take the log from the first."""
    kept = database.with_name(f"{database.name}.before-restore-{now:%Y%m%dT%H%M%S}")
    os.link(database, kept)
    for log, kept_log in zip(_logs(database), _logs(kept), strict=True):
        if log.exists():
            os.link(log, kept_log)
    for log in _logs(database):
        log.unlink(missing_ok=True)
    return kept


def _logs(path: Path) -> tuple[Path, Path]:
    return path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
