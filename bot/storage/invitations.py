"""Invitations to become an editor. Only a hash of each is kept."""

import hashlib
from datetime import datetime

from bot.storage.database import Transaction


async def add(tx: Transaction, token: str, created_by: int, expires_at: datetime) -> None:
    """Keep an invitation."""
    await tx.run(
        "INSERT INTO invitations (token_hash, created_by, expires_at) VALUES (?, ?, ?)",
        (_hash(token), created_by, expires_at.isoformat()),
    )


async def take(tx: Transaction, token: str, now: datetime) -> int | None:
    """Use an invitation up; returns who made it, None where there is none that is still good."""
    rows = await tx.all(
        "DELETE FROM invitations WHERE token_hash = ? RETURNING created_by, expires_at", (_hash(token),)
    )
    if not rows or rows[0]["expires_at"] <= now.isoformat():
        return None
    return int(rows[0]["created_by"])


async def erase_expired(tx: Transaction, now: datetime) -> None:
    """Forget the invitations that nobody can use any more."""
    await tx.run("DELETE FROM invitations WHERE expires_at <= ?", (now.isoformat(),))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
