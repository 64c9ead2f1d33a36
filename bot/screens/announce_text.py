"""The text of an announcement, one language after the other; link buttons; new words for a sent one."""

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.announce import Composing, Part, instead, undecided
from bot.domain.announcements import AudienceCount
from bot.domain.drafts import Draft
from bot.domain.languages import Language
from bot.domain.telegram_html import plain
from bot.screens.announce_taps import (
    AcceptInstead,
    AskSend,
    DiscardDraft,
    Preview,
    RemoveText,
    Send,
    ToAudience,
    ToButtons,
    ToReview,
    ToText,
)
from bot.screens.screen import Button, Screen, TapButton, back

BEGINNING = 60
"""Characters of a text that stand for it elsewhere."""


def text(t: Localization, draft: Draft[Composing], readers: AudienceCount) -> Screen:
    """What there is in a language, or the request to write it."""
    part = draft.state.parts.get(draft.state.language)
    return _written(t, draft, part, readers) if part else _prompt(t, draft, readers)


def _prompt(t: Localization, draft: Draft[Composing], readers: AudienceCount) -> Screen:
    state, language = draft.state, draft.state.language
    count = readers.by_language.get(language, 0)
    lines = language_lines(t, state, readers, but=language)
    if lines:
        lines.append(Markup(""))
    lines.append(t.html("announce-write", language=language.own_name, count=count))
    lines.append(t.html("announce-write-next" if state.parts else "announce-write-first"))
    rows: list[tuple[Button, ...]] = []
    if other := instead(language, state):
        label = t.plain("announce-accept", language=other.own_name)
        rows.append((TapButton(label, AcceptInstead(draft.id, language.value)),))
    rows += [_other_languages(draft), _to_audience(t, draft)]
    return Screen(Markup("\n").join(lines), tuple(rows))


def _written(t: Localization, draft: Draft[Composing], part: Part, readers: AudienceCount) -> Screen:
    language = draft.state.language
    rows: list[tuple[Button, ...]] = []
    if following := undecided(draft.state, readers):
        label = t.plain("announce-next", language=following.own_name)
        rows.append((TapButton(label, ToText(draft.id, following.value)),))
    else:
        rows.append((TapButton(t.plain("announce-to-review"), ToReview(draft.id)),))
    rows += [
        _look_and_links(t, draft, part),
        (TapButton(t.plain("announce-remove"), RemoveText(draft.id, language.value)),),
        _other_languages(draft),
        _to_audience(t, draft),
    ]
    words = beginning_of(t, part)
    what = ", ".join(_what(t, part))
    return Screen(
        t.html("announce-written", language=language.own_name, beginning=words, what=what), tuple(rows)
    )


def _look_and_links(t: Localization, draft: Draft[Composing], part: Part) -> tuple[Button, ...]:
    look = TapButton(t.plain("announce-preview"), Preview(draft.id))
    if len(part.media) > 1:
        return (look,)
    return (look, TapButton(t.plain("announce-links"), ToButtons(draft.id, draft.state.language.value)))


def _to_audience(t: Localization, draft: Draft[Composing]) -> tuple[Button, ...]:
    return (TapButton(t.plain("announce-to-audience"), ToAudience(draft.id)),)


def _other_languages(draft: Draft[Composing]) -> tuple[Button, ...]:
    return tuple(
        TapButton(
            ("✅ " if language in draft.state.parts else "") + language.own_name,
            ToText(draft.id, language.value),
        )
        for language in Language
        if language != draft.state.language
    )


def language_lines(
    t: Localization, state: Composing, readers: AudienceCount, but: Language | None = None
) -> list[Markup]:
    """A line per language: how its text begins, or which other one its readers get.

    With `but`, only the others that are decided on.
    """
    lines = []
    for language in Language:
        count, part = readers.by_language.get(language, 0), state.parts.get(language)
        other = instead(language, state)
        if language == but:
            continue
        if part:
            words = beginning_of(t, part)
            line = t.html("announce-has", language=language.own_name, beginning=words, count=count)
            lines.append(Markup(" · ").join([line, *_extras(t, part)]))
        elif count and other and (but is None or language in state.accepted):
            name = "announce-instead" if language in state.accepted else "announce-missing"
            lines.append(t.html(name, language=language.own_name, other=other.own_name, count=count))
    return lines


def beginning(t: Localization, state: Composing, length: int = BEGINNING) -> str:
    """The first words of an announcement, or the word that there are none."""
    part = next((state.parts[one] for one in (t.language, *Language) if one in state.parts), None)
    return beginning_of(t, part, length) if part else t.plain("announce-no-words")


def beginning_of(t: Localization, part: Part, length: int = BEGINNING) -> str:
    """The first words of a text."""
    words = " ".join(plain(part.html).split()) or t.plain("announce-media-only")
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def _what(t: Localization, part: Part) -> list[str]:
    length = [t.plain("announce-what-text", count=part.length)] if part.length else []
    return length + _extras(t, part)


def _extras(t: Localization, part: Part) -> list[str]:
    """What comes along with a text."""
    extras = []
    if part.media:
        extras.append(t.plain("announce-what-media", count=len(part.media)))
    if part.buttons:
        extras.append(t.plain("announce-what-buttons", count=len(part.buttons)))
    return extras


def buttons_prompt(t: Localization, draft: Draft[Composing]) -> Screen:
    """Asks for lines of link buttons."""
    language = draft.state.language
    rows = (back(t, ToText(draft.id, language.value)),)
    return Screen(t.html("announce-write-links", language=language.own_name), rows)


def preview_note(t: Localization, language: Language) -> Screen:
    """Stands above a preview."""
    return Screen(t.html("announce-preview-note", language=language.own_name))


def correction(t: Localization, draft: Draft[Composing]) -> Screen:
    """Asks for the new words of an announcement that was sent."""
    state = draft.state
    part = state.parts.get(state.language) or next(iter(state.parts.values()))
    what, words = ", ".join(_what(t, part)), beginning_of(t, part)
    text = t.html("announce-correct", language=state.language.own_name, beginning=words, what=what)
    others = tuple(
        TapButton(f"✏️ {language.own_name}", ToText(draft.id, language.value))
        for language in state.parts
        if language != state.language
    )
    rows: list[tuple[Button, ...]] = [(TapButton(t.plain("announce-correct-send"), AskSend(draft.id)),)]
    rows += [others] if others else []
    rows.append(_look_and_links(t, draft, part))
    rows.append((TapButton(t.plain("announce-correct-leave"), DiscardDraft(draft.id, sure=True)),))
    return Screen(text, tuple(rows))


def confirm_correction(t: Localization, draft: Draft[Composing]) -> Screen:
    """Asks whether to edit every delivered copy."""
    rows = (
        (TapButton(t.plain("announce-correct-yes"), Send(draft.id)),),
        back(t, ToText(draft.id, draft.state.language.value)),
    )
    return Screen(t.html("announce-confirm-correct"), rows)
