"""/announce: writing an announcement, step by step."""

from typing import Any, get_args

from bot.domain import announce as rules
from bot.domain.announce import Composing, Step
from bot.domain.drafts import Draft, Incoming
from bot.domain.languages import Language
from bot.domain.subscribers import Role, Topic
from bot.handlers import announcements
from bot.handlers.visit import Visit
from bot.screens import announce as screens
from bot.screens import home
from bot.screens.screen import Screen, content_of
from bot.services import announce


async def show(visit: Visit) -> None:
    """Begin; where a draft was left, ask whether to go on with it."""
    draft = await announce.left(visit.context, visit.user_id)
    if draft:
        await visit.show(screens.continue_(visit.t, draft))
    else:
        await _begin(visit)


async def open_announce(visit: Visit, _: screens.OpenAnnounce) -> None:
    """Begin, or go on."""
    await show(visit)


async def new(visit: Visit, _: screens.NewAnnouncement) -> None:
    """Begin a new one."""
    await _begin(visit)


async def _begin(visit: Visit) -> None:
    await _show(visit, await announce.begin(visit.context, visit.user_id, visit.now))


async def go_on(visit: Visit, tap: screens.ContinueDraft) -> None:
    """Take a draft up where it was left."""
    await _show(visit, await announce.step(visit.context, visit.user_id, tap.id, lambda s: s, visit.now))


async def discard(visit: Visit, tap: screens.DiscardDraft) -> None:
    """Throw a draft away, after asking."""
    if tap.sure:
        await announce.discard(visit.context, visit.user_id, tap.id)
        await visit.show(home.notice(visit.t, "announce-discarded"))
    else:
        draft = await announce.find(visit.context, visit.user_id, tap.id)
        await visit.show(screens.discard(visit.t, draft))


async def to_audience(visit: Visit, tap: screens.ToAudience) -> None:
    """Choose the audience."""
    await _to(visit, tap.id, Step.AUDIENCE)


async def everyone(visit: Visit, tap: screens.Everyone) -> None:
    """Send to everyone."""
    await _show(visit, await announce.step(visit.context, visit.user_id, tap.id, rules.everyone, visit.now))


async def open_choice(visit: Visit, tap: screens.OpenChoice) -> None:
    """Show the toggles of one field."""
    draft = await announce.find(visit.context, visit.user_id, tap.id)
    await _show_choice(visit, draft, tap.field)


async def pick(visit: Visit, tap: screens.Pick) -> None:
    """Put something into the audience, or take it out."""
    value = _option(visit, tap.field, tap.value)

    def picked(state: Composing) -> Composing:
        chosen = rules.toggled(getattr(state, tap.field), value, tap.on)
        return state.model_copy(update={tap.field: chosen})

    draft = await announce.step(visit.context, visit.user_id, tap.id, picked, visit.now)
    await _show_choice(visit, draft, tap.field)


def _option(visit: Visit, field: str, value: str) -> str:
    if field == "languages":
        return _language(value)
    options: dict[str, set[Any]] = {
        "regions": set(visit.catalogue.region_by_code),
        "topics": set(Topic),
        "roles": set(Role),
    }
    if value not in options[field]:
        raise LookupError(value)
    return value


async def _show_choice(visit: Visit, draft: Draft[Composing], field: str) -> None:
    if field not in get_args(screens.Field):
        raise LookupError(field)
    readers = await announce.count(visit.context, draft)
    await visit.show(screens.choice(visit.t, visit.catalogue, draft, field, readers))  # type: ignore[arg-type]


async def to_text(visit: Visit, tap: screens.ToText) -> None:
    """Write the text in a language."""
    await _to(visit, tap.id, Step.TEXT, _language(tap.language))


async def remove_text(visit: Visit, tap: screens.RemoveText) -> None:
    """Take the text in a language out."""
    language = _language(tap.language)
    draft = await announce.step(
        visit.context, visit.user_id, tap.id, lambda s: rules.without_part(s, language), visit.now
    )
    await _show(visit, draft)


async def accept_instead(visit: Visit, tap: screens.AcceptInstead) -> None:
    """Let the readers of a language get another one's text; go on to the next one."""
    language = _language(tap.language)
    draft = await announce.step(
        visit.context, visit.user_id, tap.id, lambda s: rules.accept(s, language), visit.now
    )
    following = rules.undecided(draft.state, await announce.count(visit.context, draft))
    await _to(visit, tap.id, Step.TEXT if following else Step.REVIEW, following)


async def to_buttons(visit: Visit, tap: screens.ToButtons) -> None:
    """Write link buttons."""
    await _to(visit, tap.id, Step.BUTTONS, _language(tap.language))


async def to_review(visit: Visit, tap: screens.ToReview) -> None:
    """Look at everything."""
    await _to(visit, tap.id, Step.REVIEW)


async def to_time(visit: Visit, tap: screens.ToTime) -> None:
    """Write when to send."""
    await _to(visit, tap.id, Step.TIME)


async def send_at_once(visit: Visit, tap: screens.SendAtOnce) -> None:
    """Take the time out again."""
    await _update(visit, tap.id, send_at=None)


async def set_urgent(visit: Visit, tap: screens.SetUrgent) -> None:
    """Send in quiet hours, too, or not."""
    await _update(visit, tap.id, urgent=tap.on)


async def _update(visit: Visit, draft_id: int, **changes: object) -> None:
    def updated(state: Composing) -> Composing:
        return state.model_copy(update={**changes, "step": Step.REVIEW})

    await _show(visit, await announce.step(visit.context, visit.user_id, draft_id, updated, visit.now))


async def _to(visit: Visit, draft_id: int, step: Step, language: Language | None = None) -> None:
    draft = await announce.step(
        visit.context, visit.user_id, draft_id, lambda s: rules.at(s, step, language), visit.now
    )
    await _show(visit, draft)


def _language(code: str) -> Language:
    if code not in set(Language):
        raise LookupError(code)
    return Language(code)


async def keep(visit: Visit, _: screens.KeepDraft) -> None:
    """Leave the draft for later."""
    await announce.keep(visit.context, visit.user_id)
    await visit.show(home.notice(visit.t, "announce-kept"))


async def preview(visit: Visit, tap: screens.Preview) -> None:
    """Show the message in each language, as it will arrive; then where the draft stands."""
    draft = await announce.find(visit.context, visit.user_id, tap.id)
    await visit.answer()
    for language, content in rules.contents(draft.state).items():
        await visit.gateway.send(visit.chat_id, screens.preview_note(visit.t, language))
        await visit.gateway.send_content(visit.chat_id, content)
    await visit.gateway.send(visit.chat_id, await _screen(visit, draft))


async def send_test(visit: Visit, tap: screens.SendTest) -> None:
    """Send a test copy to all admins, in their languages."""
    draft = await announce.find(visit.context, visit.user_id, tap.id)
    notes = {language: content_of(screens.test_note(visit.texts[language])) for language in Language}
    await announce.test(visit.context, draft, notes, visit.now)
    await visit.answer(visit.t.plain("announce-tested"), alert=True)


async def ask_send(visit: Visit, tap: screens.AskSend) -> None:
    """Ask once more."""
    draft = await announce.find(visit.context, visit.user_id, tap.id)
    readers = await announce.count(visit.context, draft)
    if draft.state.corrects is None:
        rules.check_complete(draft.state, readers, visit.now)
    await visit.show(screens.confirm(visit.t, draft, readers, visit.context.zone))


async def send(visit: Visit, tap: screens.Send) -> None:
    """Let it go: now, at its time, or once another admin consents."""
    draft = await announce.find(visit.context, visit.user_id, tap.id)
    if draft.state.corrects is not None:
        id_ = await announce.correct(visit.context, visit.user_id, tap.id, visit.now)
    else:
        id_ = await announce.let_go(visit.context, visit.user_id, tap.id, visit.now)
    await announcements.show_one(visit, id_)


async def written(visit: Visit, draft: Draft[Any], incoming: Incoming) -> None:
    """Take what the author wrote."""
    more = await announce.write(visit.context, visit.user_id, draft.id, incoming, visit.now)
    screen, known = await _screen(visit, more), more.state.screen
    if incoming.album and known and known == draft.state.screen and _same_album(draft, more, incoming):
        await visit.gateway.edit(visit.chat_id, known, screen)
        return
    sent = await visit.gateway.send(visit.chat_id, screen)
    if incoming.album:
        await announce.step(
            visit.context,
            visit.user_id,
            draft.id,
            lambda s: s.model_copy(update={"screen": sent}),
            visit.now,
        )


def _same_album(before: Draft[Composing], after: Draft[Composing], incoming: Incoming) -> bool:
    part = before.state.parts.get(after.state.language)
    return part is not None and part.album == incoming.album


async def _show(visit: Visit, draft: Draft[Composing]) -> None:
    await visit.show(await _screen(visit, draft))


async def _screen(visit: Visit, draft: Draft[Composing]) -> Screen:
    """What a draft looks like at its step."""
    t, step = visit.t, draft.state.step
    if step is Step.BUTTONS:
        return screens.buttons_prompt(t, draft)
    if step is Step.TIME:
        return screens.time_prompt(t, draft)
    if draft.state.corrects is not None:
        return screens.correction(t, draft)
    readers = await announce.count(visit.context, draft)
    if step is Step.AUDIENCE:
        return screens.audience(t, visit.catalogue, draft, readers)
    if step is Step.TEXT:
        return screens.text(t, draft, readers)
    return screens.review(t, visit.catalogue, draft, readers, visit.context.zone)
