"""What the log looks like."""

import json
import logging
import re
from datetime import UTC, datetime

_TOKEN = re.compile(r"\d{1,20}:[\w-]{6,}")


class _Redacted(logging.Formatter):
    """Text lines, with anything that looks like a token taken out."""

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub("[token]", super().format(record))


class _Json(_Redacted):
    """One JSON object a line."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (logging's name)
        return record.getMessage()

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        entry = {
            "time": time,
            "level": record.levelname,
            "logger": record.name,
            "message": super().format(record),
        }
        return json.dumps(entry, ensure_ascii=False)


def set_up(level: str, style: str) -> None:
    """Log to standard error; `style` is `text` or `json`."""
    handler = logging.StreamHandler()
    text = _Redacted("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
    handler.setFormatter(_Json() if style == "json" else text)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "telegram", "aiohttp.access", "aiosqlite"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
