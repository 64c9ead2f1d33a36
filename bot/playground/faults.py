"""Things that go wrong on the way, for tests: rules that say which call meets which mishap."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Delay:
    """The reply takes this many seconds more."""

    seconds: float


@dataclass(frozen=True, slots=True)
class DropBefore:
    """The connection breaks before anything is done."""


@dataclass(frozen=True, slots=True)
class DropAfter:
    """It is done, but the connection breaks before the reply."""


@dataclass(frozen=True, slots=True)
class Status:
    """A server error: nothing is done; the body is JSON, or HTML as from a proxy."""

    code: int = 502
    html: bool = False


@dataclass(frozen=True, slots=True)
class TooMany:
    """A 429; with `names_chat` its parameters carry the chat_id of the call."""

    retry_after: int = 1
    names_chat: bool = False


@dataclass(frozen=True, slots=True)
class Hang:
    """No reply ever; nothing is done."""


@dataclass(frozen=True, slots=True)
class Garbled:
    """It is done, but the reply is cut off in the middle."""


Effect = Delay | DropBefore | DropAfter | Status | TooMany | Hang | Garbled
Predicate = Callable[[str, dict[str, Any]], bool]


@dataclass(slots=True)
class Fault:
    """One rule. `met` counts the calls that it matched, `struck` those that it hit."""

    effect: Effect
    method: str | None
    chat_id: int | str | None
    nth: int
    times: int | None
    when: Predicate | None
    met: int = 0
    struck: int = 0

    def matches(self, method: str, params: dict[str, Any]) -> bool:
        """Whether this call is one that the rule speaks of."""
        return (
            (self.method is None or self.method.lower() == method.lower())
            and (self.chat_id is None or str(self.chat_id) == str(params.get("chat_id")))
            and (self.when is None or self.when(method, params))
        )

    def strikes(self) -> bool:
        """Count a matching call, and say whether it is hit."""
        self.met += 1
        if self.met < self.nth or (self.times is not None and self.struck >= self.times):
            return False
        self.struck += 1
        return True


class Faults:
    """The rules in force."""

    def __init__(self) -> None:
        self.rules: list[Fault] = []

    def add(
        self,
        effect: Effect,
        *,
        method: str | None = None,
        chat_id: int | str | None = None,
        nth: int = 1,
        times: int | None = 1,
        when: Predicate | None = None,
    ) -> Fault:
        """Add a rule: from the `nth` matching call on, `times` calls are hit (None: all).

        Args:
            effect: what happens to the call.
            method: only calls of this method.
            chat_id: only calls with this chat_id.
            nth: the first matching call to be hit, from 1.
            times: how many matching calls are hit; None for every one.
            when: only calls for which this is true; gets the method and its raw parameters.
        """
        fault = Fault(effect, method, chat_id, nth, times, when)
        self.rules.append(fault)
        return fault

    def clear(self) -> None:
        """All is well again."""
        self.rules.clear()

    def pick(self, method: str, params: dict[str, Any]) -> Effect | None:
        """What happens to this call, if anything."""
        for fault in self.rules:
            if fault.matches(method, params) and fault.strikes():
                return fault.effect
        return None
