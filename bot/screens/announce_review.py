"""An announcement before it is sent: everything at a glance, the time, the last question."""

from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.announce import Composing, undecided
from bot.domain.announcements import AudienceCount
from bot.domain.catalogue import Catalogue
from bot.domain.drafts import Draft
from bot.screens.announce_audience import audience_in_short, readers_line
from bot.screens.announce_taps import (
    AskSend,
    DiscardDraft,
    KeepDraft,
    Preview,
    Send,
    SendAtOnce,
    SendTest,
    SetUrgent,
    ToAudience,
    ToReview,
    ToText,
    ToTime,
)
from bot.screens.announce_text import language_lines
from bot.screens.dates import day_and_time
from bot.screens.screen import Button, Screen, TapButton, back


def review(
    t: Localization, catalogue: Catalogue, draft: Draft[Composing], readers: AudienceCount, zone: ZoneInfo
) -> Screen:
    """Everything at a glance before it is sent."""
    state = draft.state
    lines = [t.html("announce-review"), Markup(""), *language_lines(t, state, readers)]
    lines += [
        Markup(""),
        audience_in_short(t, catalogue, state),
        readers_line(t, readers.total),
    ]
    if state.urgent:
        lines += [Markup(""), t.html("announce-urgent")]
    if state.send_at:
        lines += [Markup(""), t.html("announce-at", when=day_and_time(t, state.send_at, zone))]
    rows: tuple[tuple[Button, ...], ...] = (
        (_first(t, draft, readers),),
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
    )
    return Screen(Markup("\n").join(lines), rows)


def _first(t: Localization, draft: Draft[Composing], readers: AudienceCount) -> Button:
    """What comes next: the language that is still open, or sending."""
    if following := undecided(draft.state, readers):
        label = t.plain("announce-next", language=following.own_name)
        return TapButton(label, ToText(draft.id, following.value))
    label = t.plain("announce-schedule" if draft.state.send_at else "announce-send")
    return TapButton(label, AskSend(draft.id))


def _time_row(t: Localization, draft: Draft[Composing]) -> tuple[Button, ...]:
    state = draft.state
    urgent = TapButton(
        t.plain("announce-urgent-off" if state.urgent else "announce-urgent-on"),
        SetUrgent(draft.id, not state.urgent),
    )
    if state.send_at:
        return (TapButton(t.plain("announce-at-once"), SendAtOnce(draft.id)), urgent)
    return (TapButton(t.plain("announce-later"), ToTime(draft.id)), urgent)


def time_prompt(t: Localization, draft: Draft[Composing]) -> Screen:
    """Asks when to send."""
    return Screen(t.html("announce-ask-time"), (back(t, ToReview(draft.id)),))


def confirm(
    t: Localization, draft: Draft[Composing], readers: AudienceCount, zone: ZoneInfo, *, asks: bool
) -> Screen:
    """The last question; `asks` says whether a second admin has to consent then."""
    state = draft.state
    if state.send_at:
        when = day_and_time(t, state.send_at, zone)
        words = t.html("announce-confirm-at", count=readers.total, when=when)
    else:
        words = t.html("announce-confirm", count=readers.total)
    if asks:
        words += "\n\n" + t.html("announce-confirm-asks")
    rows = ((TapButton(t.plain("announce-yes"), Send(draft.id)),), back(t, ToReview(draft.id)))
    return Screen(words, rows)


def test_note(t: Localization) -> Screen:
    """Stands above a test copy."""
    return Screen(t.html("announce-test-note"))
