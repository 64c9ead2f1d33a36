"""Reads a YAML file into plain data and remembers on which line everything stood."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

KeyPath = tuple[str | int, ...]


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
    """The data of one file and where they stood."""

    path: Path
    data: Any
    lines: Mapping[KeyPath, int]

    def line_of(self, key_path: KeyPath) -> int:
        """The line (from 1) of a key, or of the nearest thing around it."""
        while key_path and key_path not in self.lines:
            key_path = key_path[:-1]
        return self.lines.get(key_path, 1)

    def problem(self, key_path: KeyPath, message: str) -> Problem:
        """A problem at a key of this file."""
        return Problem(self.path, self.line_of(key_path), message)


def read_yaml(path: Path) -> YamlFile:
    """Read one file.

    Only what the catalogue needs of YAML: mappings, lists and scalars; dates and times stay text.

    Raises:
        ContentError: the file is missing, cannot be read, is no UTF-8 or YAML, or names a key twice.
    """
    try:
        node = YAML(typ="safe").compose(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ContentError([Problem(path, 1, "the file is missing: create it")]) from None
    except OSError as error:
        raise ContentError([Problem(path, 1, f"the file cannot be read: {error.strerror}")]) from None
    except UnicodeDecodeError:
        raise ContentError([Problem(path, 1, "the file is not UTF-8: save it as UTF-8")]) from None
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        hint = "check indentation, colons and quotes"
        raise ContentError([Problem(path, line, f"not valid YAML ({error.problem}): {hint}")]) from None
    except YAMLError as error:
        raise ContentError([Problem(path, 1, f"not valid YAML: {' '.join(str(error).split())}")]) from None
    lines: dict[KeyPath, int] = {(): 1}
    problems: list[Problem] = []
    data = _plain(node, (), path, lines, problems) if node is not None else None
    if problems:
        raise ContentError(problems)
    return YamlFile(path, data, lines)


def _plain(node: Node, at: KeyPath, path: Path, lines: dict[KeyPath, int], problems: list[Problem]) -> Any:
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


def _scalar(node: Node) -> str | int | bool | None:
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
