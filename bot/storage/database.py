"""The one SQLite database: opening, reading, transactions, migrations."""

import asyncio
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Protocol, TypeVar

import aiosqlite

from bot.storage.migrations import migrations

Params = Sequence[Any] | Mapping[str, Any]
Row = aiosqlite.Row
T = TypeVar("T")

BUSY_SECONDS = 5.0
"""So long another program may keep the database locked."""


class DatabaseError(Exception):
    """The database cannot be used; the message says why and what to do."""


class Reader(Protocol):
    """What reads: the database itself, or a transaction that sees its own changes."""

    async def all(self, sql: str, params: Params = ()) -> list[Row]:
        """Every row of a query."""

    async def one(self, sql: str, params: Params = ()) -> Row | None:
        """The first row of a query, None where there is none."""


class Transaction:
    """An open transaction. What is done through it becomes durable together, or not at all."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def all(self, sql: str, params: Params = ()) -> list[Row]:
        """Every row of a query; a statement with `RETURNING` is one too."""
        return list(await self._connection.execute_fetchall(sql, params))

    async def one(self, sql: str, params: Params = ()) -> Row | None:
        """The first row of a query."""
        rows = await self.all(sql, params)
        return rows[0] if rows else None

    async def run(self, sql: str, params: Params = ()) -> int:
        """Execute a statement; returns the number of rows it changed."""
        async with self._connection.execute(sql, params) as cursor:
            return cursor.rowcount

    async def many(self, sql: str, rows: Iterable[Params]) -> int:
        """Execute a statement for each of the rows; returns the number of rows changed."""
        async with self._connection.executemany(sql, rows) as cursor:
            return cursor.rowcount


class _WithinThread(Transaction):
    """A transaction in its connection's own thread: nothing that is awaited here ever waits."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._direct = connection

    async def all(self, sql: str, params: Params = ()) -> list[Row]:
        return self._direct.execute(sql, params).fetchall()

    async def run(self, sql: str, params: Params = ()) -> int:
        return self._direct.execute(sql, params).rowcount

    async def many(self, sql: str, rows: Iterable[Params]) -> int:
        return self._direct.executemany(sql, rows).rowcount

    def whole(self, begin: str, work: Callable[[Transaction], Coroutine[Any, Any, T]]) -> T:
        """Begin, do the work, commit; roll back where it raises."""
        self._direct.execute(begin)
        try:
            result = _straight_through(work(self))
            self._direct.commit()
        except BaseException:
            self._direct.rollback()
            raise
        return result


def _straight_through(work: Coroutine[Any, Any, T]) -> T:
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    work.close()
    raise RuntimeError("a transaction that is done at once can wait for nothing else")


class Database:
    """A connection that writes and one that reads, in WAL mode, so that neither waits for the other.

    Commits are durable when they return (`synchronous=FULL`).
    """

    def __init__(self, path: Path, writer: aiosqlite.Connection, reader: aiosqlite.Connection) -> None:
        self.path = path
        self._writer = writer
        self._reader = Transaction(reader)
        self._nearby = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        self._nearby.row_factory = sqlite3.Row
        self.nearby: Reader = _WithinThread(self._nearby)
        """Reads in the thread of the event loop: for a few rows by their keys, which takes microseconds.

        To the database's thread and back takes ten times that, and more while the loop is busy.
        """
        self._reader_connection = reader
        self._lock = asyncio.Lock()
        self.version = 0
        """Grows with every transaction but the silent ones: the same number, nobody has changed anything."""

    @classmethod
    async def open(cls, path: Path, before_migration: Callable[[int], None] = lambda _: None) -> "Database":
        """Open (and where needed create and migrate) the database.

        Args:
            path: The file.
            before_migration: Called, in a thread, before a database is changed to a newer version; gets the
                version that it has. What it raises stops the migration.

        Raises:
            DatabaseError: it cannot be opened, or belongs to a newer version of the program.
        """
        async with AsyncExitStack() as opened:
            try:
                _create_private(path)
                writer = await opened.enter_async_context(
                    aiosqlite.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
                )
                await _prepare(writer)
                await _migrate(writer, path, before_migration)
                reader = await opened.enter_async_context(
                    aiosqlite.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
                )
                await _prepare(reader)
            except (OSError, aiosqlite.Error) as error:
                raise DatabaseError(f"cannot open the database {path}: {error}; {_advice(error)}") from error
            opened.pop_all()
        return cls(path, writer, reader)

    async def all(self, sql: str, params: Params = ()) -> list[Row]:
        """Every row of a query, as of the last commit."""
        return await self._reader.all(sql, params)

    async def one(self, sql: str, params: Params = ()) -> Row | None:
        """The first row of a query, as of the last commit."""
        return await self._reader.one(sql, params)

    @asynccontextmanager
    async def transaction(self, *, silent: bool = False) -> AsyncIterator[Transaction]:
        """A transaction: committed when the block ends, rolled back when it raises. One at a time.

        Args:
            silent: It changes nothing that anybody else looks out for; see `version`.
        """
        async with self._lock:
            try:
                await self._writer.execute("BEGIN IMMEDIATE")  # may begin even where the wait is cancelled
                yield Transaction(self._writer)
            except BaseException:
                await asyncio.shield(self._writer.rollback())
                raise
            commit = asyncio.ensure_future(self._writer.commit())
            if not silent:
                # Not before: who sees the new number must find the change. Also when this is cancelled.
                commit.add_done_callback(self._changed)
            await asyncio.shield(commit)

    async def at_once(
        self, work: Callable[[Transaction], Coroutine[Any, Any, T]], *, silent: bool = False
    ) -> T:
        """A whole transaction in one go, in the thread of the database; returns what the work does.

        For those of many statements: in `transaction` each goes to the thread and back, which costs more
        than most of them, and meanwhile all others wait. Once begun it is finished, also when cancelled.

        Args:
            work: Awaits the methods of its transaction, and nothing else; it must touch nothing that
                the event loop uses meanwhile.
            silent: As that of `transaction`.
        """
        async with self._lock:
            direct = _WithinThread(self._writer._conn)
            done = asyncio.ensure_future(
                self._writer._execute(direct.whole, "BEGIN IMMEDIATE", work)  # type: ignore[no-untyped-call]
            )
            if not silent:
                done.add_done_callback(self._changed)
            result: T = await asyncio.shield(done)
            return result

    async def of_one_moment(self, read: Callable[[Reader], Coroutine[Any, Any, T]]) -> T:
        """Several reads that belong together: what is committed in between is seen by none of them.

        Args:
            read: Awaits the methods of its reader, and nothing else, as the work of `at_once`.
        """
        direct = _WithinThread(self._reader_connection._conn)
        result: T = await self._reader_connection._execute(direct.whole, "BEGIN", read)  # type: ignore[no-untyped-call]
        return result

    def _changed(self, _: object) -> None:
        self.version += 1

    def size(self) -> int:
        """Bytes on disk, the write-ahead log included."""
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        return sum(file.stat().st_size for file in files if file.exists())

    @asynccontextmanager
    async def aside(self) -> AsyncIterator[Reader]:
        """A connection of its own for a long query, so that nobody's quick reads wait behind it."""
        async with aiosqlite.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None) as connection:
            await _prepare(connection)
            yield Transaction(connection)

    async def close(self) -> None:
        """Close both connections; waits for a running transaction."""
        async with self._lock:
            self._nearby.close()
            await self._reader_connection.close()
            await self._writer.close()


def _create_private(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


async def _prepare(connection: aiosqlite.Connection) -> None:
    connection.row_factory = aiosqlite.Row
    # With `secure_delete` what is erased is overwritten, and so gets into no later backup.
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        await connection.execute_fetchall(f"PRAGMA {pragma}")


async def _migrate(connection: aiosqlite.Connection, path: Path, before: Callable[[int], None]) -> None:
    scripts = migrations()
    version = await schema_version(connection)
    if version > max(scripts):
        raise DatabaseError(
            f"{path} belongs to a newer version of kenesh: update the program, or restore an older backup"
        )
    due = {number: sql for number, sql in scripts.items() if number > version}
    if due and version:
        await asyncio.to_thread(before, version)
    for number, sql in due.items():
        try:
            await connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nPRAGMA user_version={number};\nCOMMIT;")
        except aiosqlite.Error:
            await connection.rollback()
            raise


def _advice(error: Exception) -> str:
    if isinstance(error, aiosqlite.DatabaseError) and not isinstance(error, aiosqlite.OperationalError):
        return "it is damaged: `kenesh restore FILE` brings back a backup"
    if "locked" in str(error):
        return "another program is using it: stop that one"
    if "full" in str(error):
        return "make room on the disk"
    return "check DATABASE_PATH, and that the disk can be written to"


async def schema_version(connection: aiosqlite.Connection) -> int:
    """The number of migrations that a database has had."""
    rows = list(await connection.execute_fetchall("PRAGMA user_version"))
    return int(rows[0][0])
