"""/announcements: the list, one announcement, what can be done with it."""

import asyncio
from collections.abc import Awaitable, Callable

from bot.domain.announcements import Announcement
from bot.domain.languages import Language
from bot.handlers.visit import Visit
from bot.screens import admin, announce_review, announce_text, failures
from bot.screens import announcements as screens
from bot.screens.screen import content_of
from bot.services import announce as drafts
from bot.services import steering


async def show(visit: Visit) -> None:
    """Show the list."""
    await _list(visit, 0)


async def open_list(visit: Visit, tap: screens.OpenAnnouncements) -> None:
    """Show a page of the list."""
    await _leave(visit)
    await _list(visit, tap.page)


async def _list(visit: Visit, page: int) -> None:
    own, found = await steering.everything(visit.context, visit.user_id)
    await visit.show(screens.listed(visit.t, own, found, page, admin.OpenAdmin()))


async def open_one(visit: Visit, tap: screens.OpenAnnouncement) -> None:
    """Show one as it stands now."""
    await show_one(visit, tap.id)


async def show_one(visit: Visit, id_: int, toast: str | None = None) -> None:
    """Show one, and keep it up to date while it is being sent."""
    await _leave(visit)
    look = await steering.look(visit.context, visit.user_id, id_)
    screen = screens.card(
        visit.t,
        visit.catalogue,
        look,
        viewer_id=visit.chat_id,
        now=visit.now,
        zone=visit.context.zone,
    )
    shown = await visit.show(screen, toast)
    if look.moving:
        await steering.watch(visit.context, id_, visit.chat_id, shown)


async def _leave(visit: Visit) -> None:
    """The tapped message will show something else: it is no longer kept up to date."""
    if visit.message_id:
        await steering.unwatch(visit.context, visit.chat_id, visit.message_id)


async def act(visit: Visit, tap: screens.Act) -> None:
    """Do something with one."""
    await _leave(visit)
    if tap.action in screens.SURE_FIRST and not tap.sure:
        look = await steering.look(visit.context, visit.user_id, tap.id)
        await visit.show(screens.ask(visit.t, look.announcement, tap.action))
    else:
        await _ACTIONS[tap.action](visit, tap.id)


def _steering(step: Callable[..., Awaitable[None]]) -> Callable[[Visit, int], Awaitable[None]]:
    async def steer(visit: Visit, id_: int) -> None:
        await step(visit.context, visit.user_id, id_, visit.now)
        await show_one(visit, id_)

    return steer


async def _withdraw(visit: Visit, id_: int) -> None:
    notices = {language: visit.texts[language].html("announcement-was-withdrawn") for language in Language}
    await steering.withdraw(visit.context, visit.user_id, id_, notices, visit.now)
    await show_one(visit, id_)


async def _approve(visit: Visit, id_: int) -> None:
    found = await steering.approve(visit.context, visit.user_id, id_, visit.now)
    await show_one(visit, id_)
    await _tell_author(visit, found, "announcement-approved")


async def _decline(visit: Visit, id_: int) -> None:
    found = await steering.decline(visit.context, visit.user_id, id_, visit.now)
    await show_one(visit, id_)
    await _tell_author(visit, found, "announcement-declined")


async def _tell_author(visit: Visit, found: Announcement, message_id: str) -> None:
    if found.author_id is None:
        return
    contents = {
        language: content_of(screens.notice(visit.texts[language], found, message_id))
        for language in Language
    }
    key = f"{message_id}:{found.id}:{visit.now.isoformat()}"
    await steering.tell(visit.context, [found.author_id], key, contents, visit.now)


async def _change(visit: Visit, id_: int) -> None:
    draft = await drafts.take_back(visit.context, visit.user_id, id_, visit.now)
    readers = await drafts.count(visit.context, draft)
    await visit.show(announce_review.review(visit.t, visit.catalogue, draft, readers, visit.context.zone))


async def _correct(visit: Visit, id_: int) -> None:
    draft = await drafts.begin_correction(visit.context, visit.user_id, id_, visit.now)
    await visit.show(announce_text.correction(visit.t, draft))


_ACTIONS = {
    "start": _steering(steering.start),
    "pause": _steering(steering.pause),
    "resume": _steering(steering.resume),
    "stop": _steering(steering.stop),
    "withdraw": _withdraw,
    "approve": _approve,
    "decline": _decline,
    "change": _change,
    "correct": _correct,
}


async def show_copies(visit: Visit, tap: screens.ShowCopies) -> None:
    """Show it in each language, as it arrives; then again what can be done with it."""
    look = await steering.look(visit.context, visit.user_id, tap.id)
    await visit.answer()
    for language, content in look.announcement.contents.items():
        await visit.gateway.send(visit.chat_id, announce_text.preview_note(visit.t, language))
        await visit.gateway.send_content(visit.chat_id, content)
    visit.message_id = None
    await show_one(visit, tap.id)


async def get_failures(visit: Visit, tap: screens.GetFailures) -> None:
    """Send the spreadsheet."""
    found = await steering.failures(visit.context, visit.user_id, tap.id)
    await visit.answer()
    data = await asyncio.to_thread(failures.spreadsheet, visit.t, found, visit.context.zone)
    caption = visit.t.html("failures-caption", number=tap.id, count=len(found))
    await visit.gateway.send_file(visit.chat_id, data, f"kenesh-{tap.id}.xlsx", caption)
