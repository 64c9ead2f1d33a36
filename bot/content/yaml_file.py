"""Reads a YAML file into plain data, and finds the line on which something stood."""

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ruamel.yaml.nodes import Node

KeyPath = tuple[str | int, ...]

MAX_BYTES = 4 * 1024 * 1024
"""No file needs more."""


@dataclass(frozen=True)
class Problem:
    """Something wrong in a content file, and how to mend it."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class ContentError(Exception):
    """The content has problems; `problems` lists them all."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@dataclass(frozen=True)
class YamlFile:
    """The data of one file."""

    path: Path
    data: Any

    @cached_property
    def _lines(self) -> Mapping[KeyPath, int]:
        return _parse(self.path)[1]

    def line_of(self, key_path: KeyPath) -> int:
        """The line (from 1) of a key, or of the nearest thing around it."""
        while key_path and key_path not in self._lines:
            key_path = key_path[:-1]
        return self._lines.get(key_path, 1)

    def problem(self, key_path: KeyPath, message: str) -> Problem:
        """A problem at a key of this file."""
        return Problem(self.path, self.line_of(key_path), message)


def read_yaml(path: Path, parsed: Path | None = None) -> YamlFile:
    """Read one file.

    Only what the catalogue needs of YAML: mappings, lists and scalars; dates and times stay text.

    Args:
        path: The file.
        parsed: A folder where what was parsed is kept as JSON, for as long as the file stays the same: that
            is read ten times as fast, and without the YAML library's 2 MB.

    Raises:
        ContentError: the file is missing, cannot be read, is no UTF-8 or YAML, or names a key twice.
    """
    if parsed is None:
        return YamlFile(path, _parse(path)[0])
    kept = parsed / f"{path.stem}.json"
    with suppress(OSError, ValueError, KeyError, TypeError):
        text = path.read_bytes()
        sha256 = hashlib.sha256(text).hexdigest()
        stored = json.loads(kept.read_bytes())
        if stored["sha256"] == sha256:
            return YamlFile(path, stored["data"])
    data, _ = _parse(path)
    _keep(kept, {"sha256": sha256, "data": data})
    return YamlFile(path, data)


def _keep(path: Path, stored: dict[str, Any]) -> None:
    """Write what was parsed; where that is not possible the next start parses again."""
    part = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(stored, ensure_ascii=False), encoding="utf-8")
        part.replace(path)


def _parse(path: Path) -> tuple[Any, dict[KeyPath, int]]:
    """The data, and the line of every key."""
    try:
        return _parse_text(path, _text(path))
    except RecursionError:
        raise ContentError([Problem(path, 1, "it is nested too deep: write it flatter")]) from None


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ContentError([Problem(path, 1, f"the file is too big: keep it to {MAX_BYTES} bytes")])
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError([Problem(path, 1, "the file is missing: create it")]) from None
    except OSError as error:
        raise ContentError([Problem(path, 1, f"the file cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise ContentError([Problem(path, 1, "the file is not UTF-8: save it as UTF-8")]) from None


def _parse_text(path: Path, text: str) -> tuple[Any, dict[KeyPath, int]]:
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        node = YAML(typ="safe").compose(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        hint = "check indentation, colons and quotes"
        raise ContentError([Problem(path, line, f"not valid YAML ({error.problem}): {hint}")]) from None
    except YAMLError as error:
        raise ContentError([Problem(path, 1, f"not valid YAML: {' '.join(str(error).split())}")]) from None
    if node is not None:
        _refuse_aliases(node, path, set())
    lines: dict[KeyPath, int] = {(): 1}
    problems: list[Problem] = []
    data = _plain(node, (), path, lines, problems) if node is not None else None
    if problems:
        raise ContentError(problems)
    return data, lines


def _refuse_aliases(node: "Node", path: Path, seen: set[int]) -> None:
    """A few aliases can stand for more than the memory holds; nothing here needs them."""
    from ruamel.yaml.nodes import CollectionNode

    if id(node) in seen:  # An alias stands for the very node of its anchor.
        line = node.start_mark.line + 1
        raise ContentError([Problem(path, line, "this is used again by an alias (`*`): write it out there")])
    seen.add(id(node))
    if isinstance(node, CollectionNode):
        for child in node.value:
            for part in child if isinstance(child, tuple) else (child,):
                _refuse_aliases(part, path, seen)


def _plain(node: "Node", at: KeyPath, path: Path, lines: dict[KeyPath, int], problems: list[Problem]) -> Any:
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    lines.setdefault(at, node.start_mark.line + 1)
    if isinstance(node, SequenceNode):
        return [_plain(child, (*at, i), path, lines, problems) for i, child in enumerate(node.value)]
    if not isinstance(node, MappingNode):
        return _scalar(node)
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in result:
            problems.append(Problem(path, line, f"`{key}` stands here twice: keep one"))
        lines[(*at, key)] = line
        result[key] = _plain(value_node, (*at, key), path, lines, problems)
    return result


def _scalar(node: "Node") -> str | int | bool | None:
    tag = str(node.tag).rpartition(":")[2]
    if tag == "null":
        return None
    if tag == "bool":
        return str(node.value).lower() in {"true", "yes", "on"}
    if tag == "int":
        try:
            return int(node.value)
        except ValueError:
            pass
    return str(node.value)
