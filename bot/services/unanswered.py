"""What admins do with the questions that got no answer. Each function checks the role."""

from datetime import datetime

from bot.domain.audit import Action
from bot.domain.unanswered import Group, grouped
from bot.services.admins import require_admin
from bot.services.context import Context
from bot.storage import audit, questions

MOST = 5000
"""How many of the newest questions are looked through."""


async def everything(context: Context, user_id: int | None) -> tuple[Group, ...]:
    """All of them, equal ones together, the newest first.

    Raises:
        NotAdminError: they are neither an owner nor an editor.
    """
    await require_admin(context, user_id)
    return grouped(await questions.unanswered(context.db, MOST))


async def take(context: Context, user_id: int | None, now: datetime) -> tuple[Group, ...]:
    """The same, to be taken away as a file.

    Raises:
        NotAdminError: they are neither an owner nor an editor.
    """
    admin = await require_admin(context, user_id)
    async with context.db.transaction(silent=True) as tx:
        await audit.record(tx, admin, Action.QUESTIONS_TAKEN, "", now)
        return grouped(await questions.unanswered(tx, MOST))


async def done(context: Context, user_id: int | None, id_: int, now: datetime) -> int:
    """Remove a question and the equal ones from before it; returns how many those are.

    Raises:
        NotAdminError: they are neither an owner nor an editor.
        LookupError: it is gone already.
    """
    admin = await require_admin(context, user_id)
    async with context.db.transaction(silent=True) as tx:
        found = await questions.unanswered(tx, MOST)
        key = next((one.key for one in found if one.id == id_), None)
        if key is None:
            raise LookupError(id_)
        count = await questions.remove(tx, [one.id for one in found if one.key == key and one.id <= id_])
        await audit.record(tx, admin, Action.QUESTIONS_DONE, str(count), now)
    return count
