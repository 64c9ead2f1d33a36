"""The questions that got no answer: looking through them, removing them, taking them as a spreadsheet."""

import asyncio

from bot.handlers.visit import Visit
from bot.screens import admin
from bot.screens import unanswered as screens
from bot.services import unanswered


async def open_list(visit: Visit, tap: screens.OpenUnanswered) -> None:
    """Show a page of the list."""
    await _show(visit, tap.page)


async def done(visit: Visit, tap: screens.QuestionDone) -> None:
    """Remove a question, and show what is left."""
    await unanswered.done(visit.context, visit.user_id, tap.id, visit.now)
    await _show(visit, tap.page, visit.t.plain("unanswered-removed"))


async def _show(visit: Visit, page: int, toast: str | None = None) -> None:
    groups = await unanswered.everything(visit.context, visit.user_id)
    screen = screens.listed(visit.t, groups, page, zone=visit.context.zone, panel=admin.OpenAdmin())
    await visit.show(screen, toast)


async def get_sheet(visit: Visit, _: screens.GetUnanswered) -> None:
    """Send the spreadsheet."""
    groups = await unanswered.take(visit.context, visit.user_id, visit.now)
    await visit.answer()
    data = await asyncio.to_thread(screens.spreadsheet, visit.t, groups, visit.context.zone)
    caption = visit.t.html("unanswered", count=len(groups)).split("\n")[0]
    await visit.gateway.send_file(visit.chat_id, data, "kenesh-questions.xlsx", caption)
