"""What journeys look at besides messages."""

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any


def row(database: Path, sql: str, *params: object) -> dict[str, Any]:
    """The first row of a query, as another program sees it; empty where there is none."""
    connection = sqlite3.connect(database, timeout=5)
    try:
        connection.row_factory = sqlite3.Row
        found = connection.execute(sql, params).fetchone()
        return dict(found) if found else {}
    finally:
        connection.close()


async def change(database: Path, sql: str, *params: object) -> None:
    """Change the database as another program would; in a thread, since the bot may be in a transaction."""

    def run() -> None:
        connection = sqlite3.connect(database, timeout=5)
        with connection:
            connection.execute(sql, params)
        connection.close()

    await asyncio.to_thread(run)


async def eventually(condition: Callable[[], Any], seconds: float = 5.0) -> None:
    """Wait until a condition holds that nothing tells us of."""
    async with asyncio.timeout(seconds):
        while not condition():
            await asyncio.sleep(0.01)
