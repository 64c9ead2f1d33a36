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
    ANNOUNCEMENT_STARTED = "announcement-started"
    ANNOUNCEMENT_PAUSED = "announcement-paused"
    ANNOUNCEMENT_RESUMED = "announcement-resumed"
    ANNOUNCEMENT_STOPPED = "announcement-stopped"
    ANNOUNCEMENT_CORRECTED = "announcement-corrected"
    ANNOUNCEMENT_WITHDRAWN = "announcement-withdrawn"


@dataclass(frozen=True)
class Entry:
    """One line of the trail."""

    at: datetime
    actor_id: int
    actor_name: str | None
    """Of an editor; None for others."""
    action: Action
    object: str
    """What it was done to: an announcement's number, an editor's name."""
