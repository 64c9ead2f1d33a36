"""Announcements: to whom, in which state, and what may be done with them then."""

import json
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.content import Contents
from bot.domain.languages import Language
from bot.domain.subscribers import Role, Topic

OVERDUE = timedelta(minutes=15)
"""A scheduled announcement that is later than this is held for the admin, not sent stale."""


class State(StrEnum):
    """Where an announcement stands."""

    DRAFT = "draft"
    AWAITING_APPROVAL = "awaiting_approval"
    """So many readers need a second admin's consent."""
    SCHEDULED = "scheduled"
    HELD = "held"
    """Its time went by while the bot was down: an admin decides."""
    RUNNING = "running"
    PAUSED = "paused"
    """By an admin, or by itself: then there is a reason."""
    STOPPED = "stopped"
    """For good, before everybody had it; or called off before it began."""
    DONE = "done"
    WITHDRAWN = "withdrawn"
    """Delivered copies are deleted, or edited to a short notice."""


class WrongStateError(Exception):
    """This cannot be done with an announcement in its present state.

    Args:
        state: Its present state.
    """

    def __init__(self, state: State) -> None:
        super().__init__(f"the announcement is {state}")
        self.state = state


STARTABLE = frozenset({State.DRAFT, State.AWAITING_APPROVAL, State.SCHEDULED, State.HELD})
"""From here it can be sent, now or at a time; and its audience and contents be changed."""
CORRECTABLE = frozenset({State.PAUSED, State.STOPPED, State.DONE})
WITHDRAWABLE = frozenset({State.RUNNING, State.PAUSED, State.STOPPED, State.DONE})


@dataclass(frozen=True)
class Audience:
    """Who gets a message: the subscribers that fit each of the four. An empty one fits everybody."""

    regions: frozenset[str] = frozenset()
    """Region codes: those who follow one of them, or the whole country."""
    topics: frozenset[Topic] = frozenset()
    roles: frozenset[Role] = frozenset()
    languages: frozenset[Language] = frozenset()

    def to_json(self) -> str:
        """The audience as JSON."""
        groups = {
            "regions": self.regions,
            "topics": self.topics,
            "roles": self.roles,
            "languages": self.languages,
        }
        return json.dumps({name: sorted(group) for name, group in groups.items() if group})

    @staticmethod
    def from_json(text: str) -> "Audience":
        """The audience that `to_json` wrote."""
        raw = json.loads(text)
        return Audience(
            frozenset(raw.get("regions", ())),
            frozenset(Topic(topic) for topic in raw.get("topics", ())),
            frozenset(Role(role) for role in raw.get("roles", ())),
            frozenset(Language(language) for language in raw.get("languages", ())),
        )


@dataclass(frozen=True)
class AudienceCount:
    """How many an audience has now."""

    total: int
    by_language: dict[Language, int]
    by_region: dict[str, int]
    """By region code and `WHOLE_COUNTRY`; who follows several counts in each, who follows none in none."""


@dataclass(frozen=True)
class Report:
    """How many deliveries ended how: by `sent`, `unreachable`, `rejected`, `dropped`, and still `waiting`.

    `uncertain` is the number of all those that people may have had twice, or not at all.
    """

    by_language: dict[Language, Counter[str]]
    """By the language that they were sent in."""
    by_region: dict[str, Counter[str]]
    """By region code and `WHOLE_COUNTRY`, as subscribers follow them now."""


@dataclass(frozen=True)
class Failure:
    """A delivery that did not arrive, or may not have."""

    chat_id: int
    language: Language | None
    state: str
    """As the report counts it."""
    uncertain: bool
    detail: str
    """Why, as Telegram worded it."""
    at: datetime | None


@dataclass(frozen=True)
class Announcement:
    """News for an audience."""

    id: int
    state: State
    reason: str | None
    """Why it paused by itself, as Telegram worded it."""
    audience: Audience
    contents: Contents
    urgent: bool
    send_at: datetime | None
    author_id: int | None
    """Who wrote it, by Telegram's id; None for the command line."""
    approver_id: int | None
    created_at: datetime
    mailing_id: int | None
    """The mailing that carries it, once it was started."""
    pass_id: int | None
    """The mailing of its latest correction, or of its withdrawal."""
