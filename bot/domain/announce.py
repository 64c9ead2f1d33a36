"""Writing an announcement: the draft's state, and what each step does to it."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field

from bot.domain import telegram_html
from bot.domain.announcements import Announcement, Audience, AudienceCount
from bot.domain.content import (
    MAX_ALBUM,
    MAX_CAPTION,
    MAX_TEXT,
    Content,
    ContentButton,
    Media,
    reading_language,
)
from bot.domain.drafts import DraftState, Incoming, RefusedError
from bot.domain.languages import Language
from bot.domain.subscribers import Role, Topic
from bot.domain.when import parse_when

BUTTONS_LIMIT, LABEL_LIMIT = 8, 60


class Step(StrEnum):
    """What the draft waits for."""

    AUDIENCE = "audience"
    """Taps on regions, topics, roles, languages."""
    TEXT = "text"
    """The message in `Composing.language`."""
    BUTTONS = "buttons"
    """Lines of link buttons for the message in `Composing.language`."""
    REVIEW = "review"
    """The word to send."""
    TIME = "time"
    """When to send."""


class Part(BaseModel):
    """The message in one language."""

    model_config = ConfigDict(frozen=True)

    html: str = ""
    length: int = 0
    """UTF-16 units, formatting not counted."""
    media: tuple[Media, ...] = ()
    album: str | None = None
    """Telegram's mark of the album that `media` come from."""
    buttons: tuple[ContentButton, ...] = ()
    message_id: int = 0
    """The author's message that it comes from; who edits that one changes the text."""


class Composing(DraftState, kind="announcement"):
    """An announcement that is being written."""

    step: Step = Step.AUDIENCE
    regions: tuple[str, ...] = ()
    """Whose followers get it; none: everyone's. The same for the next three."""
    topics: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    languages: tuple[Language, ...] = ()
    parts: dict[Language, Part] = Field(default_factory=dict)
    language: Language = Language.KY
    """Whose text or buttons are awaited."""
    accepted: tuple[Language, ...] = ()
    """Languages without a text whose readers may get another language's."""
    urgent: bool = False
    """Whether it goes out in quiet hours, too."""
    send_at: datetime | None = None
    """UTC; None: at once."""
    corrects: int | None = None
    """The sent announcement whose copies it is to correct; only texts and buttons may change then."""
    screen: int | None = None
    """The bot's last message about an album, which is edited as more of the album comes in."""
    taken: int = 0
    """The newest message that was taken; one that Telegram delivers again changes nothing."""

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it yet."""
        return not (self.parts or self.regions or self.topics or self.roles or self.languages)


Item = TypeVar("Item")


def toggled(items: Iterable[Item], item: Item, on: bool) -> tuple[Item, ...]:
    """A selection with an item in it or not; doing either twice changes nothing more."""
    kept = tuple(other for other in items if other != item)
    return (*kept, item) if on else kept


def at(state: Composing, step: Step, language: Language | None = None) -> Composing:
    """The draft at another step."""
    return state.model_copy(update={"step": step, "language": language or state.language})


def everyone(state: Composing) -> Composing:
    """An audience without any limits."""
    return state.model_copy(update={"regions": (), "topics": (), "roles": (), "languages": ()})


def accept(state: Composing, language: Language) -> Composing:
    """Let the readers of a language get another one's text."""
    return state.model_copy(update={"accepted": toggled(state.accepted, language, on=True)})


def without_part(state: Composing, language: Language) -> Composing:
    """The draft with no text in a language."""
    parts = {other: part for other, part in state.parts.items() if other != language}
    return state.model_copy(update={"parts": parts})


def written(state: Composing, incoming: Incoming, now: datetime, zone: ZoneInfo) -> Composing:
    """What becomes of the draft when its author writes something.

    Raises:
        RefusedError: it is not what the draft waits for.
    """
    known = language_of(state, incoming)
    if known and incoming.album and state.corrects is None:
        return _with_part(state, known, _more_of_album(state.parts[known], incoming))
    if incoming.message_id <= state.taken:
        return state
    return _taken(state, incoming, now, zone).model_copy(update={"taken": incoming.message_id})


def _taken(state: Composing, incoming: Incoming, now: datetime, zone: ZoneInfo) -> Composing:
    if state.step == Step.TEXT:
        before = state.parts.get(state.language)
        part = _with_text(before, incoming) if state.corrects is None else _corrected(before, incoming)
        return _with_part(state, state.language, part)
    if state.step == Step.BUTTONS:
        part = _with_buttons(state.parts[state.language], incoming.text)
        return at(_with_part(state, state.language, part), Step.TEXT)
    if state.step == Step.TIME:
        moment = parse_when(incoming.text, now, zone)
        return state.model_copy(update={"send_at": moment, "step": Step.REVIEW})
    raise RefusedError("announce-use-buttons" if state.step == Step.AUDIENCE else "announce-change-how")


def rewritten(state: Composing, incoming: Incoming) -> Composing:
    """What becomes of the draft when its author edits a message; unchanged where no text comes from it.

    Raises:
        RefusedError: the message no longer fits.
    """
    language = language_of(state, incoming)
    if language is None:
        return state
    part = state.parts[language]
    if state.corrects is not None:
        return _with_part(state, language, _corrected(part, incoming))
    return _with_part(state, language, _with_text(part, incoming))


def advanced(state: Composing, count: AudienceCount) -> Composing:
    """After a text: the next language that has readers but no text yet, or the review."""
    if state.step is not Step.TEXT or state.corrects is not None:
        return state
    following = undecided(state, count)
    return at(state, Step.TEXT if following else Step.REVIEW, following)


def _with_part(state: Composing, language: Language, part: Part) -> Composing:
    return state.model_copy(update={"parts": {**state.parts, language: part}})


def language_of(state: Composing, incoming: Incoming) -> Language | None:
    """The language whose text comes from a message, or whose album it belongs to."""
    for language, part in state.parts.items():
        if part.message_id == incoming.message_id or (part.album and part.album == incoming.album):
            return language
    return None


def _with_text(before: Part | None, incoming: Incoming) -> Part:
    if incoming.album and before and before.album == incoming.album:
        return _more_of_album(before, incoming)
    if incoming.unfit or not (incoming.text or incoming.media):
        raise RefusedError("announce-cannot-take")
    length = _checked_length(incoming, MAX_CAPTION if incoming.media else MAX_TEXT)
    return Part(
        html=incoming.html,
        length=length,
        media=(incoming.media,) if incoming.media else (),
        album=incoming.album,
        buttons=before.buttons if before and not incoming.album else (),
        message_id=incoming.message_id,
    )


def _corrected(before: Part | None, incoming: Incoming) -> Part:
    """New words; the files that were sent stay."""
    if before is None or incoming.media or incoming.unfit or not incoming.text:
        raise RefusedError("announce-correct-words-only")
    length = _checked_length(incoming, MAX_CAPTION if before.media else MAX_TEXT)
    words = {"html": incoming.html, "length": length, "message_id": incoming.message_id}
    return before.model_copy(update=words)


def _more_of_album(part: Part, incoming: Incoming) -> Part:
    """An album comes as one message per picture, its caption with one of them."""
    media = part.media
    if incoming.media and incoming.media not in media and len(media) < MAX_ALBUM:
        media = (*media, incoming.media)
    if not incoming.text:
        return part.model_copy(update={"media": media})
    length = _checked_length(incoming, MAX_CAPTION)
    return part.model_copy(update={"media": media, "html": incoming.html, "length": length})


def _checked_length(incoming: Incoming, limit: int) -> int:
    length = telegram_html.length(incoming.text)
    if length > limit:
        name = "announce-caption-too-long" if limit == MAX_CAPTION else "announce-text-too-long"
        raise RefusedError(name, length=length, limit=limit, over=length - limit)
    return length


def _with_buttons(part: Part, text: str) -> Part:
    if len(part.media) > 1:
        raise RefusedError("announce-album-no-buttons")
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise RefusedError("announce-buttons-unreadable", line="")
    if len(lines) > BUTTONS_LIMIT:
        raise RefusedError("announce-too-many-buttons", limit=BUTTONS_LIMIT)
    return part.model_copy(update={"buttons": tuple(map(_link, lines))})


def _link(line: str) -> ContentButton:
    """`label - https://address`; the label may hold dashes, too."""
    label, _, url = line.strip().rpartition(" ")
    label = label.strip().rstrip("-–—:").strip()
    if not label or len(label) > LABEL_LIMIT or not _is_address(url):
        raise RefusedError("announce-buttons-unreadable", line=line.strip()[:80])
    return ContentButton(label, url)


def _is_address(url: str) -> bool:
    scheme, _, rest = url.partition("://")
    host = rest.split("/")[0].split("?")[0]
    if scheme == "tg":
        return bool(rest)
    return scheme in ("http", "https") and "." in host.strip(".") and not set(host) & set("<>\"'")


def instead(language: Language, state: Composing) -> Language | None:
    """The language that readers of another one get; None where nothing is written yet."""
    return reading_language(language, state.parts) if state.parts else None


def audience(state: Composing) -> Audience:
    """Who gets it."""
    return Audience(
        frozenset(state.regions),
        frozenset(Topic(topic) for topic in state.topics),
        frozenset(Role(role) for role in state.roles),
        frozenset(state.languages),
    )


def contents(state: Composing) -> dict[Language, Content]:
    """What it says, by language."""
    return {
        language: Content(part.html, part.media, tuple((button,) for button in part.buttons))
        for language, part in state.parts.items()
    }


def undecided(state: Composing, count: AudienceCount) -> Language | None:
    """The language to write next: it has readers, but neither a text nor the word that another will do."""
    return next(
        (
            language
            for language in Language
            if count.by_language.get(language) and language not in (*state.parts, *state.accepted)
        ),
        None,
    )


def check_complete(state: Composing, count: AudienceCount, now: datetime) -> None:
    """Look whether it can be let go.

    Raises:
        RefusedError: something is missing; it says what.
    """
    if not state.parts:
        raise RefusedError("announce-nothing")
    if not count.total and state.send_at is None:
        raise RefusedError("announce-nobody")
    if language := undecided(state, count):
        raise RefusedError("announce-language-open", language=language.own_name)
    if state.send_at is not None and state.send_at <= now:
        raise RefusedError("announce-time-over")


def reopened(announcement: Announcement) -> Composing:
    """An announcement as a draft again, with all that was decided."""
    found = announcement.audience
    parts = {
        language: Part(
            html=content.html,
            length=telegram_html.length(telegram_html.plain(content.html)),
            media=content.media,
            buttons=tuple(button for row in content.rows for button in row),
        )
        for language, content in announcement.contents.items()
    }
    return Composing(
        step=Step.REVIEW,
        regions=tuple(sorted(found.regions)),
        topics=tuple(sorted(found.topics)),
        roles=tuple(sorted(found.roles)),
        languages=tuple(sorted(found.languages)),
        parts=parts,
        language=next(iter(parts)),
        accepted=tuple(language for language in Language if language not in parts),
        urgent=announcement.urgent,
        send_at=announcement.send_at,
    )
