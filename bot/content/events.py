"""Reads an event's file, or says line by line what is wrong with it."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.content.catalogue import explain
from bot.content.yaml_file import ContentError, Problem, read_yaml
from bot.domain.catalogue import Catalogue
from bot.domain.events import Event

NO_SUCH_EVENT = "no event has the id `{}` yet: check it, or give all that a new one needs"


class EventFile:
    """An event's file. It may name all of an event, or only what is to change of one that exists."""

    def __init__(self, path: Path) -> None:
        """Read the file.

        Raises:
            ContentError: it is no YAML mapping, or has no `id`.
        """
        self._file = read_yaml(path)
        if not isinstance(self._file.data, dict):
            raise ContentError([Problem(path, 1, "this is no event: begin with `id: ...`")])
        self._data: Mapping[str, Any] = self._file.data
        if not isinstance(self._data.get("id"), str):
            raise ContentError(
                [self._file.problem(("id",), "`id` is missing: add it, such as `id: conference`")]
            )
        self.id: str = self._data["id"]

    def event(self, catalogue: Catalogue, before: Event | None) -> Event:
        """The event as the file wants it; what the file does not name stays as it was before.

        Raises:
            ContentError: with every problem found.
        """
        known = before.model_dump(mode="json") if before else {}
        try:
            event = Event.model_validate(known | dict(self._data))
        except ValidationError as error:
            unknown = [self._file.problem(("id",), NO_SUCH_EVENT.format(self.id))] if before is None else []
            missing = any(
                detail["type"] == "missing" and len(detail["loc"]) == 1 for detail in error.errors()
            )
            found = [self._problem(detail) for detail in error.errors()]
            raise ContentError([*(unknown if missing else []), *found]) from None
        problems = [
            self._file.problem(
                ("regions", index), f"unknown region `{code}`: use one of {_listed(catalogue)}"
            )
            for index, code in enumerate(event.regions)
            if code not in catalogue.region_by_code
        ]
        if problems:
            raise ContentError(problems)
        return event

    def _problem(self, detail: ErrorDetails) -> Problem:
        at, said = detail["loc"], detail["msg"].removeprefix("Value error, ")
        if not at:  # of several keys: the first one that is named
            named = next((key for key in re.findall(r"`(\w+)`", said) if key in self._data), "id")
            return self._file.problem((named,), said)
        if at[0] == "location" and detail["type"] in ("missing", "too_long"):
            return self._file.problem(at[:1], "write two numbers: `location: [42.8746, 74.5698]`")
        return explain(self._file, at, detail)


def _listed(catalogue: Catalogue) -> str:
    return ", ".join(sorted(catalogue.region_by_code))
