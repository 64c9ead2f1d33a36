"""What people thought of an event."""

from typing import Any

from bot.domain.drafts import Draft, Incoming
from bot.handlers.visit import Visit
from bot.screens import event_feedback as screens
from bot.screens import home
from bot.services import event_feedback


async def rate(visit: Visit, tap: screens.Rate) -> None:
    """Keep a score."""
    await event_feedback.rate(visit.context, tap.id, visit.chat_id, tap.score, visit.now)
    await visit.show(screens.thanks(visit.t, tap.id, tap.score, home.OpenMenu()))


async def add_remark(visit: Visit, tap: screens.AddRemark) -> None:
    """Ask for a comment."""
    await event_feedback.begin_remark(visit.context, tap.id, visit.chat_id, visit.now)
    await visit.show(screens.ask_remark(visit.t))


async def remark_written(visit: Visit, draft: Draft[Any], incoming: Incoming) -> None:
    """Keep a comment."""
    await event_feedback.remark(visit.context, draft, incoming)
    await visit.show(screens.thanks_for_words(visit.t, home.OpenMenu()))
