"""What is kept of what admins do."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Action(StrEnum):
    """What was done."""

    EDITOR_INVITED = "editor-invited"
    EDITOR_JOINED = "editor-joined"
    EDITOR_REMOVED = "editor-removed"
    ANNOUNCEMENT_SENT = "announcement-sent"
    """Let go: at once, for later, or for another admin's consent."""
    ANNOUNCEMENT_APPROVED = "announcement-approved"
    ANNOUNCEMENT_DECLINED = "announcement-declined"
    ANNOUNCEMENT_TAKEN_BACK = "announcement-taken-back"
    """Made a draft of their own of one that was not started."""
    ANNOUNCEMENT_STARTED = "announcement-started"
    ANNOUNCEMENT_PAUSED = "announcement-paused"
    ANNOUNCEMENT_RESUMED = "announcement-resumed"
    ANNOUNCEMENT_STOPPED = "announcement-stopped"
    ANNOUNCEMENT_CORRECTED = "announcement-corrected"
    ANNOUNCEMENT_WITHDRAWN = "announcement-withdrawn"
    EVENT_PUBLISHED = "event-published"
    EVENT_CHANGED = "event-changed"
    EVENT_CALLED_OFF = "event-called-off"
    EVENT_PUT_BACK = "event-put-back"
    """Let a cancelled one take place after all."""
    EVENT_MESSAGE = "event-message"
    """Wrote to those going."""
    EVENT_LIST = "event-list"
    """Took the list of those who answered, with their names."""
    EVENT_DOOR = "event-door"
    """Checked guests in, or out again; kept once a day and event."""
    QUESTIONS_DONE = "questions-done"
    QUESTIONS_TAKEN = "questions-taken"
    """Took the list of questions without an answer."""


@dataclass(frozen=True)
class Entry:
    """One line of the trail."""

    at: datetime
    actor_id: int
    actor_name: str | None
    """Of an editor; None for others."""
    action: Action
    object: str
    """What it was done to: an announcement's number, an editor's name, an event's id."""
