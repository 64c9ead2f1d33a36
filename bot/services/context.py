"""What every service works with."""

from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.domain.catalogue import Catalogue
from bot.domain.languages import Language
from bot.domain.privacy import Retention
from bot.metrics import Metrics
from bot.storage.database import Database
from bot.storage.deliveries import Quiet
from bot.storage.subscribers import RegionBits


@dataclass(frozen=True)
class Context:
    """The running service: its database, its catalogue, and what the settings decide for all."""

    db: Database
    catalogue: Catalogue
    bits: RegionBits
    zone: ZoneInfo
    default_language: Language
    owner_ids: frozenset[int]
    quiet: Quiet
    """Everybody's quiet hours."""
    approval_above: int = 0
    """An announcement to more readers than this needs a second admin's consent; 0: none does."""
    retention: Retention = field(default_factory=Retention)
    metrics: Metrics = field(default_factory=Metrics)
