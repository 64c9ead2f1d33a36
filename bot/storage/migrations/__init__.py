"""The migrations: `NNNN_name.sql`, applied once each, in order. A released one is never changed."""

from pathlib import Path


def migrations() -> dict[int, str]:
    """The scripts by their numbers, in order."""
    scripts = sorted(Path(__file__).parent.glob("[0-9]*.sql"))
    return {int(script.name.partition("_")[0]): script.read_text(encoding="utf-8") for script in scripts}


def newest_version() -> int:
    """The number of the last migration."""
    return max(migrations())
