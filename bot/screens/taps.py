"""What a tap on a button means: one small class per meaning, packed into Telegram's `callback_data`.

A class's name in the data (`prefix`) must never be given a new meaning: buttons stay in chats for years.
"""

from dataclasses import fields
from typing import Any, ClassVar, get_type_hints

MAX_BYTES = 64
"""Telegram's limit for `callback_data`."""


MAX_INT = 2**63 - 1
"""The largest number that the database holds."""


class ForgedTapError(Exception):
    """The data of a tap are none that this program ever made, or of a version long gone."""


class Tap:
    """Base of all taps. Subclasses are frozen dataclasses with fields of type str, int or bool."""

    prefix: ClassVar[str]
    _types: ClassVar[dict[str, type]]
    _known: ClassVar[dict[str, type["Tap"]]] = {}

    def __init_subclass__(cls, prefix: str) -> None:
        if prefix in Tap._known:
            raise TypeError(f"the prefix {prefix!r} is taken")
        cls.prefix = prefix
        Tap._known[prefix] = cls

    def pack(self) -> str:
        """The tap as `callback_data`, such as `region:KG-N:0`.

        Raises:
            ValueError: it would be over 64 bytes, or a text holds a colon.
        """
        values = [_written(getattr(self, name)) for name in self.types()]
        data = ":".join((self.prefix, *values))
        if len(data.encode()) > MAX_BYTES or data.count(":") != len(values):
            raise ValueError(f"not fit for a button: {data!r}")
        return data

    @staticmethod
    def unpack(data: str) -> "Tap":
        """The tap that `callback_data` stand for.

        Raises:
            ForgedTapError: they stand for none.
        """
        prefix, *values = data.split(":")
        cls = Tap._known.get(prefix)
        if cls is None or len(values) != len(cls.types()):
            raise ForgedTapError(prefix)
        try:
            pairs = zip(cls.types().items(), values, strict=True)
            return cls(**{name: _READ[type_](value) for (name, type_), value in pairs})
        except (KeyError, ValueError):
            raise ForgedTapError(prefix) from None

    @classmethod
    def types(cls) -> dict[str, type]:
        """The fields and their types, in order."""
        if "_types" not in cls.__dict__:
            hints = get_type_hints(cls)
            cls._types = {field.name: hints[field.name] for field in fields(cls)}  # type: ignore[arg-type]
        return cls._types


def _written(value: str | int | bool) -> str:
    return str(int(value)) if isinstance(value, bool) else str(value)


def _read_int(text: str) -> int:
    if not text.removeprefix("-").isdecimal() or len(text) > 20:
        raise ValueError(text)
    number = int(text)
    if not -MAX_INT <= number <= MAX_INT:
        raise ValueError(text)
    return number


_READ: dict[type, Any] = {str: str, int: _read_int, bool: {"0": False, "1": True}.__getitem__}
