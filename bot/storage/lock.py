"""One running bot per database."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.storage.database import DatabaseError


@contextmanager
def single_user(path: Path) -> Iterator[None]:
    """Hold the right to run on this database; the system gives it back however the program ends.

    Raises:
        DatabaseError: another running bot holds it, or its file cannot be made.
    """
    lock = path.with_name(path.name + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise DatabaseError(
            f"cannot write beside the database {path}: {error}; check DATABASE_PATH"
        ) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise DatabaseError(
            f"another running bot uses {path}: stop it, or set another DATABASE_PATH"
        ) from None
    try:
        yield
    finally:
        os.close(descriptor)
