"""Databases of older versions are brought up to date: once, whole or not at all, after a backup."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.domain.languages import Language
from bot.storage import database as database_module
from bot.storage.database import Database, DatabaseError
from bot.storage.migrations import migrations, newest_version
from bot.storage.subscribers import assign_region_bits, find

RELEASED = sorted((Path(__file__).parent / "released").glob("*.sql"))


def schema(path: Path) -> list[tuple[str, str]]:
    """Every table and index, without regard to spaces."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        return [
            (name, " ".join(line.partition("--")[0].strip() for line in sql.splitlines()))
            for name, sql in rows
        ]


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "kenesh.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(RELEASED[0].read_text())
    return path


def test_no_two_migrations_have_one_number() -> None:
    scripts = list(Path(database_module.__file__).with_name("migrations").glob("*.sql"))
    assert len(migrations()) == len(scripts)


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
async def test_a_released_database_becomes_what_a_new_one_is(released: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(released.read_text())
    for path in (old, new):
        await (await Database.open(path)).close()
    assert schema(old) == schema(new)
    assert version(old) == version(new) == newest_version()
    database = await Database.open(old)
    async with database.transaction() as tx:
        bits = await assign_region_bits(tx, ())
    person = await find(database, bits, 1001)
    assert person
    assert (person.language, person.subscribed) == (Language.KY, True)
    assert person.regions == {"*", "KG-N"}
    await database.close()


async def test_what_is_called_before_a_migration_sees_the_old_database(old: Path) -> None:
    seen: list[tuple[int, int]] = []
    for _ in range(2):
        database = await Database.open(old, lambda number: seen.append((number, version(old))))
        await database.close()
    assert seen == [(1, 1)]


async def test_a_backup_that_fails_stops_the_migration(old: Path) -> None:
    def fail(_: int) -> None:
        raise DatabaseError("no room for the backup")

    with pytest.raises(DatabaseError, match="no room for the backup"):
        await Database.open(old, fail)
    assert version(old) == 1


async def test_a_migration_that_fails_half_way_leaves_no_trace(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = {
        1: "",
        2: "CREATE TABLE half (a INTEGER); INSERT INTO half VALUES (1); INSERT INTO none VALUES (1);",
    }
    before = schema(old)
    monkeypatch.setattr(database_module, "migrations", lambda: broken)
    with pytest.raises(DatabaseError, match="no such table: none"):
        await Database.open(old)
    assert (schema(old), version(old)) == (before, 1)
    monkeypatch.undo()
    await (await Database.open(old)).close()
    assert version(old) == newest_version()


async def test_an_older_program_refuses_a_newer_database(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute(f"PRAGMA user_version = {newest_version() + 1}")
    with pytest.raises(DatabaseError, match=r"belongs to a newer version of kenesh: update the program"):
        await Database.open(old)
