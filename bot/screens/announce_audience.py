"""Who gets an announcement: the choice, and how many they are."""

from typing import Literal

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.announce import Composing, undecided
from bot.domain.announcements import AudienceCount
from bot.domain.catalogue import Catalogue
from bot.domain.drafts import Draft
from bot.domain.languages import Language
from bot.domain.subscribers import WHOLE_COUNTRY, Role, Topic
from bot.screens.announce_taps import DiscardDraft, Everyone, OpenChoice, Pick, ToAudience, ToReview, ToText
from bot.screens.screen import Button, Rows, Screen, TapButton

Field = Literal["regions", "topics", "roles", "languages"]
FIELDS: tuple[Field, ...] = ("regions", "topics", "roles", "languages")


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
    return Markup("\n").join(_audience_line(t, catalogue, state, field) for field in FIELDS)


def audience_in_short(t: Localization, catalogue: Catalogue, state: Composing) -> Markup:
    """The same, but for what is not limited."""
    limits = [field for field in FIELDS if getattr(state, field)]
    lines = [_audience_line(t, catalogue, state, field) for field in limits]
    return Markup("\n").join(lines or [t.html("announce-to-everyone")])


def _audience_line(t: Localization, catalogue: Catalogue, state: Composing, field: Field) -> Markup:
    names = [option_name(t, catalogue, field, value) for value in getattr(state, field)]
    chosen = ", ".join(names) or t.plain(f"announce-all-{field}")
    return t.html(f"announce-line-{field}", chosen=chosen)


def readers_line(t: Localization, total: int) -> Markup:
    """How many they are."""
    return t.html("announce-readers", count=total)


def readers_lines(t: Localization, catalogue: Catalogue, readers: AudienceCount) -> Markup:
    """How many they are, by language and by region."""
    text = readers_line(t, readers.total)
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
