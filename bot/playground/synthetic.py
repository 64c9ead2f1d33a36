"""A million subscribers in a few megabytes: chats that exist by their number alone."""

from __future__ import annotations

from array import array
from collections import Counter, OrderedDict
from typing import Any

TEXTS = 256


class Synthetic:
    """Counts what is sent to the chats whose ids lie in `ids`; the messages themselves are not kept.

    `counts[i]` is the number of messages sent to chat `ids[i]`. A duplicate is a text sent to a chat that had
    it before; the last 256 different texts are watched, at one bit a chat each.
    """

    def __init__(self, ids: range) -> None:
        self.ids = ids
        self.counts = array("H", bytes(2 * len(ids)))
        self.duplicates = 0
        self._seen: OrderedDict[str, bytearray] = OrderedDict()

    def count(self, chat_id: int, content: dict[str, Any]) -> None:
        """Note one message to one of these chats."""
        index = self.ids.index(chat_id)
        if self.counts[index] < 65_535:
            self.counts[index] += 1
        text = content.get("text") or content.get("caption") or ""
        seen = self._seen.get(text)
        if seen is None:
            seen = self._seen[text] = bytearray(len(self.ids) // 8 + 1)
            if len(self._seen) > TEXTS:
                self._seen.popitem(last=False)
        bit = 1 << (index & 7)
        if seen[index >> 3] & bit:
            self.duplicates += 1
        else:
            seen[index >> 3] |= bit

    def spread(self) -> dict[int, int]:
        """How many chats got 0, 1, 2, ... messages."""
        return dict(sorted(Counter(self.counts).items()))
