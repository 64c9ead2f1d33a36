"""What knows the answers, made when somebody first comes: a start need not wait for it."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answers import Answers


class Answering:
    """Makes the answers' index once, in a thread (it takes half a second and 15 MB)."""

    def __init__(self, make: Callable[[], "Answers"]) -> None:
        self._make = make
        self._making: asyncio.Task[Answers] | None = None

    def prepare(self) -> None:
        """Begin to make it, unless that was done before."""
        if self._making is None:
            self._making = asyncio.create_task(asyncio.to_thread(self._make))

    async def ready(self) -> "Answers":
        """The answers, as soon as they are made."""
        self.prepare()
        assert self._making  # noqa: S101
        return await asyncio.shield(self._making)
