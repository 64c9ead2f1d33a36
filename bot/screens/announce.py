"""Writing an announcement: audience, text by language, review."""

from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.announce import Composing, Part, instead, undecided
from bot.domain.announcements import AudienceCount
from bot.domain.catalogue import Catalogue
from bot.domain.drafts import Draft
from bot.domain.languages import Language
from bot.domain.subscribers import WHOLE_COUNTRY, Role, Topic
from bot.domain.telegram_html import plain
from bot.screens.dates import day_and_time
from bot.screens.screen import Button, Rows, Screen, TapButton
from bot.screens.taps import Tap

Field = Literal["regions", "topics", "roles", "languages"]
FIELDS: tuple[Field, ...] = ("regions", "topics", "roles", "languages")


@dataclass(frozen=True)
class OpenAnnounce(Tap, prefix="announce"):
    """Begin an announcement, or take the left one up again."""


@dataclass(frozen=True)
class NewAnnouncement(Tap, prefix="ann-new"):
    """Begin a new one beside the left one."""


@dataclass(frozen=True)
class ContinueDraft(Tap, prefix="ann-go"):
    """Take a draft up again."""

    id: int


@dataclass(frozen=True)
class DiscardDraft(Tap, prefix="ann-drop"):
    """Throw a draft away, after asking."""

    id: int
    sure: bool


@dataclass(frozen=True)
class ToAudience(Tap, prefix="ann-who"):
    """Choose the audience."""

    id: int


@dataclass(frozen=True)
class OpenChoice(Tap, prefix="ann-pick"):
    """Choose regions, topics, roles or languages."""

    id: int
    field: str


@dataclass(frozen=True)
class Pick(Tap, prefix="ann-set"):
    """Put one of them into the audience, or take it out."""

    id: int
    field: str
    value: str
    on: bool


@dataclass(frozen=True)
class Everyone(Tap, prefix="ann-all"):
    """Send to everyone."""

    id: int


@dataclass(frozen=True)
class ToText(Tap, prefix="ann-text"):
    """Write the text in a language."""

    id: int
    language: str


@dataclass(frozen=True)
class RemoveText(Tap, prefix="ann-untext"):
    """Take the text in a language out."""

    id: int
    language: str


@dataclass(frozen=True)
class AcceptInstead(Tap, prefix="ann-instead"):
    """Let the readers of a language get another one's text."""

    id: int
    language: str


@dataclass(frozen=True)
class ToButtons(Tap, prefix="ann-links"):
    """Write link buttons for the text in a language."""

    id: int
    language: str


@dataclass(frozen=True)
class ToReview(Tap, prefix="ann-review"):
    """Look at everything before sending."""

    id: int


@dataclass(frozen=True)
class Preview(Tap, prefix="ann-show"):
    """Show the message in each language, as it will arrive."""

    id: int


@dataclass(frozen=True)
class SendTest(Tap, prefix="ann-test"):
    """Send a test copy to all admins."""

    id: int


@dataclass(frozen=True)
class SetUrgent(Tap, prefix="ann-urgent"):
    """Send in quiet hours, too, or not."""

    id: int
    on: bool


@dataclass(frozen=True)
class ToTime(Tap, prefix="ann-when"):
    """Write when to send."""

    id: int


@dataclass(frozen=True)
class SendAtOnce(Tap, prefix="ann-nowhen"):
    """Take the time out again."""

    id: int


@dataclass(frozen=True)
class KeepDraft(Tap, prefix="ann-keep"):
    """Keep the draft for later."""

    id: int


@dataclass(frozen=True)
class AskSend(Tap, prefix="ann-ask"):
    """Ask once more before sending."""

    id: int


@dataclass(frozen=True)
class Send(Tap, prefix="ann-send"):
    """Send it."""

    id: int


def continue_(t: Localization, draft: Draft[Composing]) -> Screen:
    """The question whether to go on with a left draft."""
    rows = (
        (TapButton(t.plain("announce-continue"), ContinueDraft(draft.id)),),
        (TapButton(t.plain("announce-new"), NewAnnouncement()),),
        (TapButton(t.plain("announce-discard"), DiscardDraft(draft.id, sure=False)),),
    )
    return Screen(t.html("announce-left", beginning=beginning(t, draft.state)), rows)


def beginning(t: Localization, state: Composing, length: int = 60) -> str:
    """The first words of an announcement, or the word that there are none."""
    for language in (t.language, *Language):
        part = state.parts.get(language)
        if part:
            words = plain(part.html) or t.plain("announce-media-only")
            return words if len(words) <= length else words[: length - 1].rstrip() + "…"
    return t.plain("announce-no-words")


def audience(
    t: Localization, catalogue: Catalogue, draft: Draft[Composing], readers: AudienceCount
) -> Screen:
    """Who gets it, and how many they are."""
    state = draft.state
    text = t.html("announce-audience") + "\n\n" + audience_lines(t, catalogue, state)
    text += "\n\n" + readers_lines(t, catalogue, readers)
    choose = [TapButton(t.plain(f"announce-{field}"), OpenChoice(draft.id, field)) for field in FIELDS]
    rows: list[tuple[Button, ...]] = [(choose[0], choose[1]), (choose[2], choose[3])]
    if any(getattr(state, field) for field in FIELDS):
        rows.append((TapButton(t.plain("announce-everyone"), Everyone(draft.id)),))
    if state.parts:
        rows.append((TapButton(t.plain("announce-to-review"), ToReview(draft.id)),))
    first = undecided(state, readers) or t.language
    rows.append((TapButton(t.plain("announce-to-text"), ToText(draft.id, first.value)),))
    rows.append((TapButton(t.plain("announce-discard"), DiscardDraft(draft.id, sure=False)),))
    return Screen(text, tuple(rows))


def audience_lines(t: Localization, catalogue: Catalogue, state: Composing) -> Markup:
    """The audience, a line each for regions, topics, roles and languages."""
    lines = []
    for field in FIELDS:
        names = [option_name(t, catalogue, field, value) for value in getattr(state, field)]
        chosen = ", ".join(names) or t.plain(f"announce-all-{field}")
        lines.append(t.html(f"announce-line-{field}", chosen=chosen))
    return Markup("\n").join(lines)


def readers_lines(t: Localization, catalogue: Catalogue, readers: AudienceCount) -> Markup:
    """How many they are, by language and by region."""
    text = t.html("announce-readers", count=readers.total)
    if not readers.total:
        return text
    languages = [
        t.html("announce-count", name=language.own_name, count=count)
        for language in Language
        if (count := readers.by_language.get(language, 0))
    ]
    regions = [
        t.html("announce-count", name=option_name(t, catalogue, "regions", code), count=count)
        for code in ("*", *catalogue.region_by_code)
        if (count := readers.by_region.get(code, 0))
    ]
    lines = [text, Markup(" · ").join(languages)]
    if regions:
        lines.append(Markup(" · ").join(regions))
    return Markup("\n").join(lines)


def option_name(t: Localization, catalogue: Catalogue, field: Field, value: str) -> str:
    """What a region, topic, role or language is called."""
    if field == "regions":
        if value == WHOLE_COUNTRY:
            return t.plain("whole-country")
        region = catalogue.region_by_code.get(value)
        return region.name[t.language] if region else value
    if field == "languages":
        return Language(value).own_name
    return t.plain(f"topic-{value}" if field == "topics" else f"role-{value}")


def _options(catalogue: Catalogue, field: Field) -> tuple[str, ...]:
    if field == "regions":
        return tuple(catalogue.region_by_code)
    return {"topics": tuple(Topic), "roles": tuple(Role), "languages": tuple(Language)}[field]


def choice(
    t: Localization, catalogue: Catalogue, draft: Draft[Composing], field: Field, readers: AudienceCount
) -> Screen:
    """A toggle per region, topic, role or language."""
    chosen = getattr(draft.state, field)

    def toggle(value: str) -> TapButton:
        mark = "✅" if value in chosen else "▫️"
        name = option_name(t, catalogue, field, value)
        return TapButton(f"{mark} {name}", Pick(draft.id, field, value, value not in chosen))

    buttons = [toggle(value) for value in _options(catalogue, field)]
    wide = 2 if field == "regions" else 1
    rows: Rows = tuple(tuple(buttons[i : i + wide]) for i in range(0, len(buttons), wide))
    text = t.html(f"announce-ask-{field}") + "\n\n" + readers_lines(t, catalogue, readers)
    return Screen(text, (*rows, (TapButton(t.plain("announce-done"), ToAudience(draft.id)),)))


def text(t: Localization, draft: Draft[Composing], readers: AudienceCount) -> Screen:
    """What there is in a language, or the request to write it."""
    state, language = draft.state, draft.state.language
    name, count = language.own_name, readers.by_language.get(language, 0)
    part = state.parts.get(language)
    rows: list[tuple[Button, ...]] = []
    if part:
        words = t.html("announce-written", language=name, what=_what(t, part))
        following = undecided(state, readers)
        rows.append((TapButton(t.plain("announce-preview"), Preview(draft.id)),))
        if following:
            label = t.plain("announce-next", language=following.own_name)
            rows.insert(0, (TapButton(label, ToText(draft.id, following.value)),))
        else:
            rows.insert(0, (TapButton(t.plain("announce-to-review"), ToReview(draft.id)),))
        if len(part.media) < 2:
            rows.append((TapButton(t.plain("announce-links"), ToButtons(draft.id, language.value)),))
        rows.append((TapButton(t.plain("announce-remove"), RemoveText(draft.id, language.value)),))
    else:
        words = t.html("announce-write", language=name, count=count)
        other = instead(language, state)
        if other:
            label = t.plain("announce-accept", language=other.own_name)
            rows.append((TapButton(label, AcceptInstead(draft.id, language.value)),))
    rows.append(tuple(_other_languages(state, draft.id, language)))
    rows.append((TapButton(t.plain("announce-to-audience"), ToAudience(draft.id)),))
    return Screen(words, tuple(rows))


def _other_languages(state: Composing, draft_id: int, present: Language) -> list[TapButton]:
    return [
        TapButton(
            ("✅ " if language in state.parts else "") + language.own_name, ToText(draft_id, language.value)
        )
        for language in Language
        if language != present
    ]


def _what(t: Localization, part: Part) -> str:
    parts = []
    if part.length:
        parts.append(t.plain("announce-what-text", count=part.length))
    if part.media:
        parts.append(t.plain("announce-what-media", count=len(part.media)))
    if part.buttons:
        parts.append(t.plain("announce-what-buttons", count=len(part.buttons)))
    return ", ".join(parts)


def buttons_prompt(t: Localization, draft: Draft[Composing]) -> Screen:
    """Asks for lines of link buttons."""
    language = draft.state.language
    rows = ((TapButton(t.plain("button-back"), ToText(draft.id, language.value)),),)
    return Screen(t.html("announce-write-links", language=language.own_name), rows)


def review(
    t: Localization, catalogue: Catalogue, draft: Draft[Composing], readers: AudienceCount, zone: ZoneInfo
) -> Screen:
    """Everything at a glance before it is sent."""
    state = draft.state
    lines = [t.html("announce-review"), Markup(""), *_language_lines(t, state, readers)]
    lines += [
        Markup(""),
        audience_lines(t, catalogue, state),
        t.html("announce-readers", count=readers.total),
    ]
    if state.urgent:
        lines += [Markup(""), t.html("announce-urgent")]
    if state.send_at:
        lines += [Markup(""), t.html("announce-at", when=day_and_time(t, state.send_at, zone))]
    following = undecided(state, readers)
    rows: list[tuple[Button, ...]] = []
    if following:
        label = t.plain("announce-next", language=following.own_name)
        rows.append((TapButton(label, ToText(draft.id, following.value)),))
    else:
        label = t.plain("announce-schedule" if state.send_at else "announce-send")
        rows.append((TapButton(label, AskSend(draft.id)),))
    rows += [
        (
            TapButton(t.plain("announce-preview"), Preview(draft.id)),
            TapButton(t.plain("announce-test"), SendTest(draft.id)),
        ),
        _time_row(t, draft),
        (
            TapButton(t.plain("announce-to-text-back"), ToText(draft.id, state.language.value)),
            TapButton(t.plain("announce-to-audience"), ToAudience(draft.id)),
        ),
        (
            TapButton(t.plain("announce-keep"), KeepDraft(draft.id)),
            TapButton(t.plain("announce-discard"), DiscardDraft(draft.id, sure=False)),
        ),
    ]
    return Screen(Markup("\n").join(lines), tuple(rows))


def _time_row(t: Localization, draft: Draft[Composing]) -> tuple[Button, ...]:
    state = draft.state
    urgent = TapButton(
        t.plain("announce-urgent-off" if state.urgent else "announce-urgent-on"),
        SetUrgent(draft.id, not state.urgent),
    )
    if state.send_at:
        return (TapButton(t.plain("announce-at-once"), SendAtOnce(draft.id)), urgent)
    return (TapButton(t.plain("announce-later"), ToTime(draft.id)), urgent)


def _language_lines(t: Localization, state: Composing, readers: AudienceCount) -> list[Markup]:
    lines = []
    for language in Language:
        count, part = readers.by_language.get(language, 0), state.parts.get(language)
        other = instead(language, state)
        if part:
            what = _what(t, part)
            lines.append(t.html("announce-has", language=language.own_name, what=what, count=count))
        elif count and other:
            name = "announce-instead" if language in state.accepted else "announce-missing"
            lines.append(t.html(name, language=language.own_name, other=other.own_name, count=count))
    return lines


def time_prompt(t: Localization, draft: Draft[Composing]) -> Screen:
    """Asks when to send."""
    return Screen(t.html("announce-ask-time"), ((TapButton(t.plain("button-back"), ToReview(draft.id)),),))


def confirm(t: Localization, draft: Draft[Composing], readers: AudienceCount, zone: ZoneInfo) -> Screen:
    """The last question."""
    state = draft.state
    if state.corrects is not None:
        words = t.html("announce-confirm-correct")
    elif state.send_at:
        when = day_and_time(t, state.send_at, zone)
        words = t.html("announce-confirm-at", count=readers.total, when=when)
    else:
        words = t.html("announce-confirm", count=readers.total)
    rows = (
        (
            TapButton(
                t.plain("announce-yes" if state.corrects is None else "announce-correct-yes"), Send(draft.id)
            ),
        ),
        (TapButton(t.plain("button-back"), ToReview(draft.id)),),
    )
    return Screen(words, rows)


def discard(t: Localization, draft: Draft[Composing]) -> Screen:
    """Asks whether to throw a draft away."""
    rows = (
        (TapButton(t.plain("announce-discard-yes"), DiscardDraft(draft.id, sure=True)),),
        (TapButton(t.plain("button-back"), ContinueDraft(draft.id)),),
    )
    return Screen(t.html("announce-discard-ask", beginning=beginning(t, draft.state)), rows)


def preview_note(t: Localization, language: Language) -> Screen:
    """Stands above a preview."""
    return Screen(t.html("announce-preview-note", language=language.own_name))


def test_note(t: Localization) -> Screen:
    """Stands above a test copy."""
    return Screen(t.html("announce-test-note"))


def correction(t: Localization, draft: Draft[Composing]) -> Screen:
    """Asks for the new words of an announcement that was sent."""
    state = draft.state
    what = _what(t, state.parts[state.language]) if state.language in state.parts else ""
    words = t.html("announce-correct", language=state.language.own_name, what=what)
    others = tuple(
        TapButton(language.own_name, ToText(draft.id, language.value))
        for language in state.parts
        if language != state.language
    )
    rows: list[tuple[Button, ...]] = [(TapButton(t.plain("announce-correct-send"), AskSend(draft.id)),)]
    rows += [others] if others else []
    rows.append((TapButton(t.plain("announce-preview"), Preview(draft.id)),))
    if state.language in state.parts and len(state.parts[state.language].media) < 2:
        rows[-1] += (TapButton(t.plain("announce-links"), ToButtons(draft.id, state.language.value)),)
    rows.append((TapButton(t.plain("announce-discard"), DiscardDraft(draft.id, sure=False)),))
    return Screen(words, tuple(rows))
