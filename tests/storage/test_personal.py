"""Whatever says something about a person is shown and erased; nothing is forgotten when a table is added."""

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.storage.database import Database
from bot.storage.personal import NOT_ERASED, TABLES

PERSONAL = ("chat_id", "user_id", "actor_id", "author_id", "approver_id", "added_by", "created_by", "used_by")
"""How columns that hold a person's or a chat's id are called."""


async def test_every_column_that_names_a_person_is_covered(tmp_path: Path) -> None:
    path = tmp_path / "kenesh.db"
    await (await Database.open(path)).close()
    with closing(sqlite3.connect(path)) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        columns = {
            f"{table}.{column[1]}"
            for table in tables
            for column in connection.execute(f"PRAGMA table_info({table})")
        }
    named = {column for column in columns if column.partition(".")[2] in PERSONAL}
    covered = {f"{personal.table}.{personal.column}" for personal in TABLES}
    assert named - covered - set(NOT_ERASED) == set()
    assert covered | set(NOT_ERASED) <= columns
    assert not covered & set(NOT_ERASED)
