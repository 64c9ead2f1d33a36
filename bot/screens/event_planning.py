"""Writing an event step by step."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue
from bot.domain.drafts import Draft
from bot.domain.event_planning import OFFSETS, REVIEW, TEXT_LIMITS, Planning, before
from bot.domain.languages import Language
from bot.domain.reminders import Offset
from bot.screens.dates import day_and_time
from bot.screens.screen import Button, Rows, Screen, TapButton, back, shortened
from bot.screens.taps import Tap


@dataclass(frozen=True)
class OpenEventAdmin(Tap, prefix="ev-list"):
    """Show all events."""

    page: int = 0


@dataclass(frozen=True)
class ContinueEvent(Tap, prefix="ev-go"):
    """Take a draft up where it was left."""

    draft_id: int


@dataclass(frozen=True)
class DiscardEvent(Tap, prefix="ev-drop"):
    """Throw a draft away."""

    draft_id: int


@dataclass(frozen=True)
class OpenField(Tap, prefix="ev-field"):
    """Write a field of a draft anew."""

    draft_id: int
    field: str


@dataclass(frozen=True)
class Advance(Tap, prefix="ev-next"):
    """Go on to the next step; with `clear`, leave this one empty."""

    draft_id: int
    step: str
    """Where the button stood: an old one does nothing."""
    clear: bool


@dataclass(frozen=True)
class Choose(Tap, prefix="ev-pick"):
    """Choose a language, region or reminder, or not."""

    draft_id: int
    field: str
    value: str
    on: bool


@dataclass(frozen=True)
class PreviewEvent(Tap, prefix="ev-see"):
    """Show the card in each language."""

    draft_id: int


@dataclass(frozen=True)
class PublishEvent(Tap, prefix="ev-pub"):
    """Publish, after asking."""

    draft_id: int
    sure: bool


def planning(t: Localization, catalogue: Catalogue, draft: Draft[Planning], zone: ZoneInfo) -> Screen:
    """A draft at its step."""
    state = draft.state
    if state.step == REVIEW:
        return _review(t, catalogue, draft, zone)
    field, _, language = state.step.partition(".")
    if field in {"languages", "regions", "reminders"}:
        return _choice(t, catalogue, draft, field)
    values: dict[str, str] = {"language": Language(language).own_name} if language else {}
    text = t.html(f"event-step-{_id(field)}", **values)
    if field in TEXT_LIMITS and (known := state.texts.get(field, {}).get(Language(language))):
        text += "\n\n" + t.html("event-step-now", text=known)
    return Screen(text, _step_rows(t, draft, field))


def _step_rows(t: Localization, draft: Draft[Planning], field: str) -> Rows:
    state = draft.state
    rows: Rows = ()
    _, _, language = state.step.partition(".")
    known = state.texts.get(field, {}).get(Language(language)) if language else getattr(state, field)
    if known is not None:
        rows += ((TapButton(t.plain("button-event-keep"), Advance(draft.id, state.step, False)),),)
    if field != "starts":
        rows += ((TapButton(t.plain("button-event-without"), Advance(draft.id, state.step, True)),),)
    return (*rows, _leave(t, draft))


def _leave(t: Localization, draft: Draft[Planning]) -> tuple[Button, ...]:
    """To the review where there was one, else to the step before, else to the list; the draft is kept."""
    if draft.state.reviewed and draft.state.step != REVIEW:
        return (TapButton(t.plain("button-event-review"), OpenField(draft.id, REVIEW)),)
    step = before(draft.state)
    return back(t, OpenField(draft.id, step) if step else OpenEventAdmin())


def _choice(t: Localization, catalogue: Catalogue, draft: Draft[Planning], field: str) -> Screen:
    options = {
        "languages": [(language.value, language.own_name) for language in Language],
        "regions": [(region.code, region.name[t.language]) for region in catalogue.regions],
        "reminders": [(offset, offset_text(t, offset)) for offset in _offsets(draft.state)],
    }[field]
    chosen = getattr(draft.state, field)
    buttons = [
        TapButton(
            f"{'✅' if value in chosen else '▫️'} {label}", Choose(draft.id, field, value, value not in chosen)
        )
        for value, label in options
    ]
    rows: Rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    done = TapButton(t.plain("button-done"), Advance(draft.id, draft.state.step, False))
    return Screen(t.html(f"event-step-{field}"), (*rows, (done,), _leave(t, draft)))


def _offsets(state: Planning) -> list[str]:
    """The reminders that are offered, and those of a file that are others."""
    return sorted({*OFFSETS, *state.reminders}, key=Offset.parse, reverse=True)


def offset_text(t: Localization, offset: str) -> str:
    """How long before, in words."""
    parsed = Offset.parse(offset)
    if not parsed.minutes:
        return t.plain("event-offset-days", days=parsed.days)
    hours, minutes = divmod(parsed.days * 24 * 60 + parsed.minutes, 60)
    if not minutes:
        return t.plain("event-offset-hours", hours=hours)
    return t.plain("event-offset-minutes", minutes=hours * 60 + minutes)


def _review(t: Localization, catalogue: Catalogue, draft: Draft[Planning], zone: ZoneInfo) -> Screen:
    state = draft.state
    lines = [t.html("event-review-new" if state.event_id is None else "event-review-change")]
    lines.append(Markup(""))
    for field in TEXT_LIMITS:
        if written := state.texts.get(field):
            text = shortened(written.get(t.language) or next(iter(written.values())), 100)
            languages = ", ".join(language.own_name for language in Language if language in written)
            lines.append(t.html(f"event-line-{field}", text=text, languages=languages))
    lines += [
        t.html(f"event-line-{_id(field)}", when=day_and_time(t, moment, zone))
        for field in ("starts", "ends", "sign_up_until", "publish_at")
        if (moment := getattr(state, field))
    ]
    if state.location:
        lines.append(t.html("event-line-location"))
    if state.capacity:
        lines.append(t.html("event-line-capacity", count=state.capacity))
    regions = [r.name[t.language] for r in catalogue.regions if r.code in state.regions]
    lines.append(t.html("event-line-regions", regions=", ".join(regions) or t.plain("whole-country")))
    reminders = ", ".join(offset_text(t, one) for one in _offsets(state) if one in state.reminders) or "—"
    lines.append(t.html("event-line-reminders", reminders=reminders))
    return Screen(Markup("\n").join(lines), _review_rows(t, draft))


def _id(field: str) -> str:
    return field.replace("_", "-")


def _review_rows(t: Localization, draft: Draft[Planning]) -> Rows:
    fields = ["languages", "title", "starts", "ends", "venue", "address", "location", "summary", "speakers"]
    fields += ["capacity", "regions", "reminders", "sign_up_until"]
    if draft.state.event_id is None:
        fields.append("publish_at")
    buttons = [
        TapButton(t.plain(f"button-field-{_id(field)}"), OpenField(draft.id, field)) for field in fields
    ]
    name = "publish" if draft.state.event_id is None else "save"
    return (
        (TapButton(t.plain("button-event-preview"), PreviewEvent(draft.id)),),
        (TapButton(t.plain(f"button-event-{name}"), PublishEvent(draft.id, False)),),
        *(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3)),
        (TapButton(t.plain("button-event-discard"), DiscardEvent(draft.id)),),
        back(t, OpenEventAdmin()),
    )


def preview(t: Localization, card: Markup) -> Screen:
    """A card as members will see it, but for the buttons."""
    return Screen(t.html("event-preview", language=t.language.own_name) + "\n\n" + card)


def confirm(t: Localization, draft: Draft[Planning], readers: int, zone: ZoneInfo) -> Screen:
    """Ask once more, with how many will hear of it."""
    state = draft.state
    if state.event_id is not None:
        text, name = t.html("event-confirm-change"), "save"
    elif state.publish_at:
        when = day_and_time(t, state.publish_at, zone)
        text, name = t.html("event-confirm-later", people=readers, when=when), "publish"
    else:
        text, name = t.html("event-confirm-now", people=readers), "publish"
    rows: Rows = (
        (TapButton(t.plain(f"button-event-{name}-sure"), PublishEvent(draft.id, True)),),
        back(t, OpenField(draft.id, REVIEW)),
    )
    return Screen(text, rows)
