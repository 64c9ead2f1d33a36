"""What can be wrong with the service, and when its owners are told."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

REPEAT = timedelta(days=1)
"""A trouble that lasts is told again after so long."""


class TroubleKind(StrEnum):
    """What is wrong."""

    BACKUP = "backup"
    """The daily backup fails."""
    DISK = "disk"
    """The disk is nearly full."""
    DATABASE = "database"
    """The database takes no changes."""
    SENDING = "sending"
    """No message has got through to Telegram for a while."""
    UPKEEP = "upkeep"
    """A daily duty, such as the erasure of old data, fails."""


@dataclass(frozen=True)
class Trouble:
    """Something that is wrong now."""

    kind: TroubleKind
    detail: str
    """The technical side of it, for the operator."""


def to_tell(
    troubles: Collection[Trouble], told: Mapping[TroubleKind, datetime], now: datetime
) -> tuple[list[Trouble], list[TroubleKind]]:
    """The troubles to tell the owners about now, and those to be reported as over.

    Args:
        troubles: What is wrong now.
        told: When the owners were last told about each trouble that is not over yet.
        now: The time; one before the last telling (the clock was set back) makes the trouble due again.
    """
    new = [
        trouble
        for trouble in troubles
        if trouble.kind not in told or not timedelta(0) <= now - told[trouble.kind] < REPEAT
    ]
    lasting = {trouble.kind for trouble in troubles}
    return new, [kind for kind in told if kind not in lasting]
