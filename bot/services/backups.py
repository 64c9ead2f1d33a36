"""Daily backups, and those before a migration."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.services.context import Context
from bot.storage import marks
from bot.storage.backup import back_up

BACKUP = "backup"
EVERY = timedelta(days=1)
DAILY, BEFORE_MIGRATION = "kenesh-????-??-??.db", "kenesh-version-*.db"
MIGRATIONS_KEPT = 2


@dataclass(frozen=True)
class BackupPlan:
    """Where automatic backups go, and how many are kept."""

    folder: Path
    kept: int
    """Daily backups; 0 for none."""


async def back_up_when_due(context: Context, plan: BackupPlan, now: datetime) -> bool:
    """Make the daily backup unless there is one of the last 24 hours; returns whether one was made.

    A last backup in the future (the clock was set back) counts as none.

    Raises:
        BackupError: it could not be made; the message says why.
    """
    last = await marks.find_mark(context.db, BACKUP)
    if plan.kept < 1 or (last and timedelta(0) <= now - last < EVERY):
        return False
    name = f"kenesh-{now.astimezone(context.zone):%Y-%m-%d}.db"
    await asyncio.to_thread(_write, context.db.path, plan.folder, name, DAILY, plan.kept)
    async with context.db.transaction() as tx:
        await marks.set_mark(tx, BACKUP, now)
    return True


def back_up_before_migration(database: Path, plan: BackupPlan, version: int) -> None:
    """Copy a database that is about to be changed to a newer version. Blocks.

    Raises:
        BackupError: it could not be made.
    """
    _write(database, plan.folder, f"kenesh-version-{version:04}.db", BEFORE_MIGRATION, MIGRATIONS_KEPT)


def _write(database: Path, folder: Path, name: str, pattern: str, kept: int) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    back_up(database, folder / name)
    for old in sorted(folder.glob(pattern))[:-kept]:
        old.unlink()
