"""Reads the file of an announcement, or says line by line what is wrong with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.content.yaml_file import ContentError, Problem, YamlFile, read_yaml
from bot.domain.announcements import OVERDUE, Audience
from bot.domain.catalogue import Catalogue
from bot.domain.content import Content, Contents, problem
from bot.domain.languages import Language
from bot.domain.subscribers import Role, Topic

T = TypeVar("T")
_KEYS = ("audience", "text", "send_at", "urgent")


@dataclass(frozen=True)
class AnnouncementFile:
    """What the file asks for."""

    audience: Audience
    contents: Contents
    send_at: datetime | None
    urgent: bool


def read_announcement(path: Path, catalogue: Catalogue, zone: ZoneInfo, now: datetime) -> AnnouncementFile:
    """Read one file.

    Args:
        path: The file.
        catalogue: The programme, for its regions.
        zone: The time zone of a time without one.
        now: The time.

    Raises:
        ContentError: with every problem found.
    """
    file = read_yaml(path)
    reading = _Reading(file, [])
    if not isinstance(file.data, dict):
        raise ContentError([file.problem((), "the file holds no `text: ...`: write it")])
    reading.unknown_keys(file.data, _KEYS, ())
    result = AnnouncementFile(
        reading.audience(catalogue), reading.contents(), reading.send_at(zone, now), reading.urgent()
    )
    if reading.problems:
        raise ContentError(reading.problems)
    return result


@dataclass
class _Reading:
    file: YamlFile
    problems: list[Problem]

    def refuse(self, at: tuple[str | int, ...], message: str) -> None:
        self.problems.append(self.file.problem(at, message))

    def unknown_keys(self, data: dict[str, Any], known: tuple[str, ...], at: tuple[str, ...]) -> None:
        for key in data:
            if key not in known:
                self.refuse((*at, key), f"unknown key `{key}`: use one of {', '.join(known)}")

    def audience(self, catalogue: Catalogue) -> Audience:
        raw = self.file.data.get("audience")
        if raw is None:
            return Audience()
        if not isinstance(raw, dict):
            self.refuse(("audience",), "this must hold `regions`, `topics` or `languages`; or remove it")
            return Audience()
        self.unknown_keys(raw, ("regions", "topics", "roles", "languages"), ("audience",))
        regions = catalogue.region_by_code
        return Audience(
            frozenset(self.several(raw, "regions", {code: code for code in regions}.__getitem__, regions)),
            frozenset(self.several(raw, "topics", Topic, Topic)),
            frozenset(self.several(raw, "roles", Role, Role)),
            frozenset(self.several(raw, "languages", Language, Language)),
        )

    def several(self, raw: dict[str, Any], key: str, read: Callable[[str], T], known: Any) -> Iterator[T]:
        if key not in raw:
            return
        values = raw[key]
        if not isinstance(values, list) or not values:
            self.refuse(("audience", key), f"`{key}` must be a list with something in it, or be removed")
            return
        for index, value in enumerate(values):
            try:
                yield read(value)
            except (KeyError, ValueError, TypeError):
                name = {"regions": "region", "topics": "topic", "roles": "role", "languages": "language"}[key]
                choice = ", ".join(sorted(known))
                self.refuse(("audience", key, index), f"unknown {name} `{value}`: use one of {choice}")

    def contents(self) -> Contents:
        raw = self.file.data.get("text")
        if not isinstance(raw, dict) or not raw:
            self.refuse(
                ("text",), "`text` is missing: add it, with the lines `ky: ...`, `ru: ...`, `en: ...`"
            )
            return {}
        contents = {}
        for code, text in raw.items():
            if code not in set(Language):
                self.refuse(("text", code), f"unknown language `{code}`: use one of ky, ru, en")
                continue
            content = Content(str(text if text is not None else "").strip())
            if why := problem(content):
                self.refuse(("text", code), why)
            contents[Language(code)] = content
        return contents

    def send_at(self, zone: ZoneInfo, now: datetime) -> datetime | None:
        raw = self.file.data.get("send_at")
        if raw is None:
            return None
        try:
            moment = datetime.fromisoformat(str(raw))
        except ValueError:
            self.refuse(("send_at",), f"{raw!r} is no time: write it as 2018-06-25T10:00+06:00")
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        if now - moment > OVERDUE:
            self.refuse(("send_at",), f"{raw} is over: name a time to come, or remove the line to send now")
        return moment

    def urgent(self) -> bool:
        raw = self.file.data.get("urgent", False)
        if not isinstance(raw, bool):
            self.refuse(("urgent",), f"{raw!r}: write true or false")
        return bool(raw)
