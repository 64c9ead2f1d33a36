"""The list of announcements; one of them: its state, progress, report, and what can be done with it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.announce import Composing, reopened
from bot.domain.announcements import Announcement, Report, State
from bot.domain.catalogue import Catalogue
from bot.domain.drafts import Draft
from bot.domain.languages import Language
from bot.domain.reports import Figures, Look
from bot.screens.announce_audience import audience_in_short, option_name, readers_line
from bot.screens.announce_taps import ContinueDraft, OpenAnnounce
from bot.screens.announce_text import beginning
from bot.screens.dates import day_and_time
from bot.screens.screen import Button, Rows, Screen, TapButton, back, paged, turning
from bot.screens.taps import Tap

PER_PAGE = 6
_RETRY = timedelta(minutes=2)
"""What is due again later than this waits for the end of quiet hours, not for another attempt."""
BAR = 12
"""Characters of the progress bar."""

Action = Literal["start", "pause", "resume", "stop", "withdraw", "approve", "decline", "change", "correct"]
SURE_FIRST = frozenset({"start", "stop", "withdraw"})
"""Actions that are asked about once more."""

ICONS = {
    State.DRAFT: "📝",
    State.AWAITING_APPROVAL: "🙋",
    State.SCHEDULED: "🕘",
    State.HELD: "⚠️",
    State.RUNNING: "▶️",
    State.PAUSED: "⏸",
    State.STOPPED: "⏹",
    State.DONE: "✅",
    State.WITHDRAWN: "🗑",
}
_ACTIONS: dict[State, tuple[Action, ...]] = {
    State.DRAFT: ("change",),
    State.AWAITING_APPROVAL: ("approve", "decline", "change"),
    State.SCHEDULED: ("start", "change", "stop"),
    State.HELD: ("start", "change", "stop"),
    State.RUNNING: ("pause", "stop"),
    State.PAUSED: ("resume", "stop", "correct", "withdraw"),
    State.STOPPED: ("correct", "withdraw"),
    State.DONE: ("correct", "withdraw"),
    State.WITHDRAWN: (),
}


@dataclass(frozen=True)
class OpenAnnouncements(Tap, prefix="anns"):
    """Show the list."""

    page: int


@dataclass(frozen=True)
class OpenAnnouncement(Tap, prefix="ann"):
    """Show one, as it stands now."""

    id: int


@dataclass(frozen=True)
class Act(Tap, prefix="ann-do"):
    """Do something with one; what cannot be undone, only when `sure`."""

    id: int
    action: str
    sure: bool


@dataclass(frozen=True)
class ShowCopies(Tap, prefix="ann-copies"):
    """Show it in each language, as it arrives."""

    id: int


@dataclass(frozen=True)
class GetFailures(Tap, prefix="ann-fails"):
    """Send the spreadsheet of what did not arrive."""

    id: int


def listed(
    t: Localization, drafts: tuple[Draft[Composing], ...], found: tuple[Announcement, ...], page: int, to: Tap
) -> Screen:
    """Drafts and announcements, a page of them; `to` is where "back" leads."""
    entries: tuple[tuple[str, Tap], ...] = (
        *((_label(t, _draft_icon(draft.state), draft.state), ContinueDraft(draft.id)) for draft in drafts),
        *((_label(t, ICONS[one.state], reopened(one)), OpenAnnouncement(one.id)) for one in found),
    )
    shown, page, pages = paged(entries, page, PER_PAGE)
    rows: Rows = tuple((TapButton(label, tap),) for label, tap in shown)
    rows += turning(page, pages, OpenAnnouncements)
    rows += ((TapButton(t.plain("button-announce"), OpenAnnounce()),), back(t, to))
    return Screen(t.html("announcements" if entries else "announcements-none"), rows)


def _label(t: Localization, icon: str, content: Composing) -> str:
    return f"{icon} {beginning(t, content, 40)}"


def _draft_icon(state: Composing) -> str:
    return ICONS[State.DRAFT] if state.corrects is None else "✏️"


def card(
    t: Localization, catalogue: Catalogue, look: Look, *, viewer_id: int, now: datetime, zone: ZoneInfo
) -> Screen:
    """One announcement; `viewer_id` is the admin who looks."""
    found = look.announcement
    lines = [_heading(t, found), Markup(""), audience_in_short(t, catalogue, reopened(found))]
    if not look.figures:
        lines.append(readers_line(t, look.expected))
    if found.urgent:
        lines.append(t.html("announce-urgent"))
    if found.send_at and not look.figures:
        lines.append(t.html("announce-at", when=day_and_time(t, found.send_at, zone)))
    if found.reason:
        lines += [Markup(""), t.html("announcement-reason", reason=found.reason)]
    if look.figures:
        lines += [Markup(""), *_figures(t, look.figures, now, zone, moving=found.state is State.RUNNING)]
    if look.pass_figures:
        done = "withdrawn" if found.state is State.WITHDRAWN else "corrected"
        lines += [Markup(""), t.html(f"announcement-pass-{done}")]
        lines += _figures(t, look.pass_figures, now, zone, moving=not look.pass_over, done=done)
    if look.report:
        lines += [Markup(""), *_report(t, catalogue, look.report)]
    return Screen(Markup("\n").join(lines), _card_rows(t, look, viewer_id))


def _heading(t: Localization, found: Announcement) -> Markup:
    words = beginning(t, reopened(found))
    return t.html(
        "announcement",
        number=found.id,
        icon=ICONS[found.state],
        state=state_name(t, found.state),
        beginning=words,
    )


def state_name(t: Localization, state: State) -> str:
    """What a state is called."""
    return t.plain(f"announcement-{state.replace('_', '-')}")


def _figures(
    t: Localization, figures: Figures, now: datetime, zone: ZoneInfo, *, moving: bool, done: str = "sent"
) -> list[Markup]:
    """How far it is; `done` is what was done to the messages that count as sent."""
    total = max(figures.total, figures.done)
    share = figures.done / total if total else 1.0
    filled = int(share * BAR)
    lines = []
    if moving:
        bar = "▓" * filled + "░" * (BAR - filled)
        lines.append(Markup("{} {} %").format(bar, int(share * 100)))
    lines.append(t.html("announcement-of", done=figures.done, total=total))
    if moving and figures.waits_until and figures.waits_until - now > _RETRY:
        when = figures.waits_until.astimezone(zone).strftime("%H:%M")
        lines.append(t.html("announcement-quiet", count=total - figures.done, time=when))
    elif moving and figures.rate:
        left = timedelta(seconds=round((total - figures.done) / figures.rate))
        lines.append(t.html("announcement-rate", rate=_number(figures.rate), left=_duration(t, left)))
    lines.append(_tally(t, figures.tally, done))
    return lines


def _tally(t: Localization, tally: Counter[str], done: str = "sent") -> Markup:
    parts = [
        t.html(f"tally-{done if name == 'sent' else name}", count=tally[name])
        for name in ("sent", "unreachable", "rejected", "dropped", "uncertain")
        if tally[name] or name == "sent"
    ]
    return Markup(" · ").join(parts)


def _report(t: Localization, catalogue: Catalogue, report: Report) -> list[Markup]:
    lines = [t.html("announcement-by-language")]
    lines += [
        Markup("{}: {}").format(language.own_name, _tally(t, report.by_language[language]))
        for language in Language
        if language in report.by_language
    ]
    regions = [code for code in ("*", *catalogue.region_by_code) if code in report.by_region]
    if regions:
        lines += [Markup(""), t.html("announcement-by-region")]
    for code in regions:
        name = option_name(t, catalogue, "regions", code)
        lines.append(Markup("{}: {}").format(name, _tally(t, report.by_region[code])))
    return lines


def _card_rows(t: Localization, look: Look, viewer_id: int) -> tuple[tuple[Button, ...], ...]:
    found, rows = look.announcement, list[tuple[Button, ...]]()
    actions: list[Action] = [] if not look.pass_over else list(_ACTIONS[found.state])
    if found.author_id == viewer_id:
        actions = [action for action in actions if action not in ("approve", "decline")]
    buttons = [
        TapButton(t.plain(f"announcement-do-{action}"), Act(found.id, action, sure=False))
        for action in actions
    ]
    rows += [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    failed = look.figures and any(
        look.figures.tally[name] for name in ("unreachable", "rejected", "uncertain")
    )
    if failed and not look.moving:
        rows.append((TapButton(t.plain("announcement-failures"), GetFailures(found.id)),))
    if look.moving:
        rows.append((TapButton(t.plain("announcement-refresh"), OpenAnnouncement(found.id)),))
    rows.append(
        (
            TapButton(t.plain("announce-preview"), ShowCopies(found.id)),
            TapButton(t.plain("announcement-to-list"), OpenAnnouncements(0)),
        )
    )
    return tuple(rows)


def put_away(t: Localization, message_id: str) -> Screen:
    """The word that a draft is kept or gone, with the way to the list."""
    return Screen(t.html(message_id), ((TapButton(t.plain("announcement-to-list"), OpenAnnouncements(0)),),))


def ask(t: Localization, found: Announcement, action: str) -> Screen:
    """Asks whether to do what cannot be undone."""
    words = t.html(f"announcement-ask-{action}", beginning=beginning(t, reopened(found)))
    rows = (
        (TapButton(t.plain(f"announcement-yes-{action}"), Act(found.id, action, sure=True)),),
        (TapButton(t.plain("button-back"), OpenAnnouncement(found.id)),),
    )
    return Screen(words, rows)


def notice(t: Localization, found: Announcement, message_id: str, name: str = "") -> Screen:
    """A word to an admin about an announcement, with the way to it."""
    words = t.html(message_id, beginning=beginning(t, reopened(found)), name=name)
    return Screen(words, ((TapButton(t.plain("announcement-open"), OpenAnnouncement(found.id)),),))


def _number(rate: float) -> str:
    return f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}"


def _duration(t: Localization, left: timedelta) -> str:
    seconds = int(left.total_seconds())
    if seconds < 90:
        return t.plain("duration-seconds", count=max(seconds, 1))
    if seconds < 5400:
        return t.plain("duration-minutes", count=round(seconds / 60))
    return t.plain("duration-hours", count=round(seconds / 3600))
