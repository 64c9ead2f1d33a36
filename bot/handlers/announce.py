"""/announce: writing an announcement, step by step."""

from typing import Any, get_args

from bot.domain import announce as rules
from bot.domain.announce import Composing, Step
from bot.domain.drafts import Draft, Incoming, RefusedError
from bot.domain.languages import Language
from bot.domain.subscribers import Role, Topic
from bot.handlers import announcements
from bot.handlers.visit import Visit
from bot.screens import announce as screens
from bot.screens import announce_audience, announce_review, announce_taps, announce_text
from bot.screens import announcements as announcements_screens
from bot.screens.screen import Screen, content_of
from bot.services import announce


async def show(visit: Visit) -> None:
    """Begin; where a draft was left, ask whether to go on with it."""
    draft = await announce.left(visit.context, visit.user_id)
    if draft:
        await visit.show(screens.continue_(visit.t, draft))
    else:
        await _begin(visit)


async def open_announce(visit: Visit, _: announce_taps.OpenAnnounce) -> None:
    """Begin, or go on."""
    await show(visit)


async def new(visit: Visit, _: announce_taps.NewAnnouncement) -> None:
    """Begin a new one."""
    await _begin(visit)


async def _begin(visit: Visit) -> None:
    await _show(visit, await announce.begin(visit.context, visit.user_id, visit.now))


async def go_on(visit: Visit, tap: announce_taps.ContinueDraft) -> None:
    """Take a draft up where it was left."""
    await _show(visit, await announce.step(visit.context, visit.user_id, tap.id, lambda s: s, visit.now))


async def discard(visit: Visit, tap: announce_taps.DiscardDraft) -> None:
    """Throw a draft away, after asking; from a correction back to the announcement."""
    draft = await announce.find(visit.context, visit.user_id, tap.id)
    if not tap.sure:
        await visit.show(screens.discard(visit.t, draft))
        return
    await announce.discard(visit.context, visit.user_id, tap.id)
    if draft.state.corrects is None:
        await visit.show(announcements_screens.put_away(visit.t, "announce-discarded"))
    else:
        await announcements.show_one(visit, draft.state.corrects)


async def to_audience(visit: Visit, tap: announce_taps.ToAudience) -> None:
    """Choose the audience."""
    await _to(visit, tap.id, Step.AUDIENCE)


async def everyone(visit: Visit, tap: announce_taps.Everyone) -> None:
    """Send to everyone."""
    await _show(visit, await announce.step(visit.context, visit.user_id, tap.id, rules.everyone, visit.now))


async def open_choice(visit: Visit, tap: announce_taps.OpenChoice) -> None:
    """Show the toggles of one field."""
    draft = await announce.find(visit.context, visit.user_id, tap.id)
    await _show_choice(visit, draft, tap.field)


async def pick(visit: Visit, tap: announce_taps.Pick) -> None:
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
    if field not in get_args(announce_audience.Field):
        raise LookupError(field)
    readers = await announce.count(visit.context, draft)
    await visit.show(announce_audience.choice(visit.t, visit.catalogue, draft, field, readers))  # type: ignore[arg-type]


async def to_text(visit: Visit, tap: announce_taps.ToText) -> None:
    """Write the text in a language."""
    await _to(visit, tap.id, Step.TEXT, _language(tap.language))


async def remove_text(visit: Visit, tap: announce_taps.RemoveText) -> None:
    """Take the text in a language out."""
    language = _language(tap.language)
    draft = await announce.step(
        visit.context, visit.user_id, tap.id, lambda s: rules.without_part(s, language), visit.now
    )
    await _show(visit, draft)


async def accept_instead(visit: Visit, tap: announce_taps.AcceptInstead) -> None:
    """Let the readers of a language get another one's text; go on to the next one."""
    language = _language(tap.language)
    draft = await announce.step(
        visit.context, visit.user_id, tap.id, lambda s: rules.accept(s, language), visit.now
    )
    following = rules.undecided(draft.state, await announce.count(visit.context, draft))
    await _to(visit, tap.id, Step.TEXT if following else Step.REVIEW, following)


async def to_buttons(visit: Visit, tap: announce_taps.ToButtons) -> None:
    """Write link buttons."""
    await _to(visit, tap.id, Step.BUTTONS, _language(tap.language))


async def to_review(visit: Visit, tap: announce_taps.ToReview) -> None:
    """Look at everything."""
    await _to(visit, tap.id, Step.REVIEW)


async def to_time(visit: Visit, tap: announce_taps.ToTime) -> None:
    """Write when to send."""
    await _to(visit, tap.id, Step.TIME)


async def send_at_once(visit: Visit, tap: announce_taps.SendAtOnce) -> None:
    """Take the time out again."""
    await _update(visit, tap.id, send_at=None)


async def set_urgent(visit: Visit, tap: announce_taps.SetUrgent) -> None:
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


async def keep(visit: Visit, _: announce_taps.KeepDraft) -> None:
    """Leave the draft for later."""
    await announce.keep(visit.context, visit.user_id)
    await visit.show(announcements_screens.put_away(visit.t, "announce-kept"))


async def preview(visit: Visit, tap: announce_taps.Preview) -> None:
    """Show the message in each language, as it will arrive; then where the draft stands."""
    draft = await announce.find(visit.context, visit.user_id, tap.id)
    await visit.answer()
    try:
        for language, content in rules.contents(draft.state).items():
            await visit.gateway.send(visit.chat_id, announce_text.preview_note(visit.t, language))
            await visit.gateway.send_content(visit.chat_id, content)
    except RefusedError as error:
        await _refuse(visit, draft, error)
    else:
        await visit.gateway.send(visit.chat_id, await _screen(visit, draft))


async def send_test(visit: Visit, tap: announce_taps.SendTest) -> None:
    """Send a test copy to all admins, in their languages."""
    draft = await announce.find(visit.context, visit.user_id, tap.id)
    notes = {language: content_of(announce_review.test_note(visit.texts[language])) for language in Language}
    await announce.test(visit.context, draft, notes, visit.now)
    await visit.answer(visit.t.plain("announce-tested"), alert=True)


async def ask_send(visit: Visit, tap: announce_taps.AskSend) -> None:
    """Ask once more."""
    draft = await announce.find(visit.context, visit.user_id, tap.id)
    if draft.state.corrects is not None:
        await visit.show(announce_text.confirm_correction(visit.t, draft))
        return
    readers = await announce.count(visit.context, draft)
    rules.check_complete(draft.state, readers, visit.now)
    asks = announce.asks_consent(visit.context, readers)
    await visit.show(announce_review.confirm(visit.t, draft, readers, visit.context.zone, asks=asks))


async def send(visit: Visit, tap: announce_taps.Send) -> None:
    """Let it go: now, at its time, or once another admin consents."""
    draft = await announce.find(visit.context, visit.user_id, tap.id)
    if draft.state.corrects is not None:
        id_ = await announce.correct(visit.context, visit.user_id, tap.id, visit.now)
    else:
        id_ = await announce.let_go(visit.context, visit.user_id, tap.id, visit.now)
    await announcements.show_one(visit, id_)


async def written(visit: Visit, draft: Draft[Any], incoming: Incoming) -> None:
    """Take what the author wrote; where it does not fit, say why, under the buttons of the step."""
    try:
        more = await announce.write(visit.context, visit.user_id, draft.id, incoming, visit.now)
    except RefusedError as error:
        await _refuse(visit, draft, error)
        return
    screen, known = await _screen(visit, more), more.state.screen
    if known and known == draft.state.screen and _same_album(draft, incoming):
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


async def edited(visit: Visit, incoming: Incoming) -> None:
    """The author edited a message: the text that came from it changes, if it is not sent yet."""
    draft = await announce.source(visit.context, visit.user_id, incoming)
    if draft is None:
        return
    try:
        more = await announce.rewrite(visit.context, visit.user_id, draft.id, incoming, visit.now)
    except RefusedError as error:
        await _refuse(visit, draft, error)
    else:
        await _show(visit, more)


async def _refuse(visit: Visit, draft: Draft[Composing], error: RefusedError) -> None:
    rows = (await _screen(visit, draft)).rows
    await visit.gateway.send(visit.chat_id, screens.refused(visit.t, error, rows))


def _same_album(draft: Draft[Composing], incoming: Incoming) -> bool:
    return any(part.album == incoming.album for part in draft.state.parts.values() if part.album)


async def _show(visit: Visit, draft: Draft[Composing]) -> None:
    await visit.show(await _screen(visit, draft))


async def _screen(visit: Visit, draft: Draft[Composing]) -> Screen:
    """What a draft looks like at its step."""
    t, step = visit.t, draft.state.step
    if step is Step.BUTTONS:
        return announce_text.buttons_prompt(t, draft)
    if step is Step.TIME:
        return announce_review.time_prompt(t, draft)
    if draft.state.corrects is not None:
        return announce_text.correction(t, draft)
    readers = await announce.count(visit.context, draft)
    if step is Step.AUDIENCE:
        return announce_audience.audience(t, visit.catalogue, draft, readers)
    if step is Step.TEXT:
        return announce_text.text(t, draft, readers)
    return announce_review.review(t, visit.catalogue, draft, readers, visit.context.zone)
