"""Who may do what."""

from dataclasses import dataclass
from datetime import datetime


class NotAdminError(Exception):
    """What was asked for is for owners and editors only."""


class NotOwnerError(Exception):
    """What was asked for is for owners only."""


@dataclass(frozen=True)
class Editor:
    """Somebody whom an owner lets write announcements and events."""

    user_id: int
    name: str
    added_by: int
    since: datetime
