"""Drafts of announcements: taking one up again, throwing one away, what does not fit."""

from bot.content.texts import Localization
from bot.domain.announce import Composing
from bot.domain.drafts import Draft, RefusedError
from bot.screens.announce_taps import ContinueDraft, DiscardDraft, NewAnnouncement
from bot.screens.announce_text import beginning
from bot.screens.screen import Rows, Screen, TapButton, back


def continue_(t: Localization, draft: Draft[Composing]) -> Screen:
    """The question whether to go on with a left draft."""
    if draft.state.corrects is None:
        name, away = "announce-left", ("announce-discard", False)
    else:
        name, away = "announce-left-correction", ("announce-correct-leave", True)
    rows = (
        (TapButton(t.plain("announce-continue"), ContinueDraft(draft.id)),),
        (TapButton(t.plain("announce-new"), NewAnnouncement()),),
        (TapButton(t.plain(away[0]), DiscardDraft(draft.id, sure=away[1])),),
    )
    return Screen(t.html(name, beginning=beginning(t, draft.state)), rows)


def discard(t: Localization, draft: Draft[Composing]) -> Screen:
    """Asks whether to throw a draft away."""
    rows = (
        (TapButton(t.plain("announce-discard-yes"), DiscardDraft(draft.id, sure=True)),),
        back(t, ContinueDraft(draft.id)),
    )
    return Screen(t.html("announce-discard-ask", beginning=beginning(t, draft.state)), rows)


def refused(t: Localization, error: RefusedError, rows: Rows) -> Screen:
    """Why what was sent does not fit, with the buttons of the step that it was meant for."""
    return Screen(t.html(error.message_id, **error.values), rows)
