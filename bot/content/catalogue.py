"""Reads `data/` into the catalogue, or says line by line what is wrong with it."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from bot.content.yaml_file import ContentError, KeyPath, Problem, YamlFile, read_yaml
from bot.domain.catalogue import Catalogue, Council, Office, Organisation, Programme, Project, Region, Source

_PARTS: dict[str, tuple[tuple[str, Any], ...]] = {
    "programme.yaml": (
        ("sources", tuple[Source, ...]),
        ("programme", Programme),
        ("offices", tuple[Office, ...]),
    ),
    "regions.yaml": (("regions", tuple[Region, ...]),),
    "organisations.yaml": (("organisations", tuple[Organisation, ...]),),
    "councils.yaml": (("councils", tuple[Council, ...]),),
    "projects.yaml": (("projects", tuple[Project, ...]),),
}


def load_catalogue(data_dir: Path, parsed: Path | None = None) -> Catalogue:
    """Load and check the catalogue; for `parsed` see `read_yaml`.

    Raises:
        ContentError: with every problem found.
    """
    problems: list[Problem] = []
    parts: dict[str, Any] = {}
    files: dict[str, YamlFile] = {}
    for name, fields in _PARTS.items():
        try:
            file = read_yaml(data_dir / name, parsed)
        except ContentError as error:
            problems += error.problems
            continue
        problems += _read_part(file, fields, parts)
        files |= dict.fromkeys((field for field, _ in fields), file)
    if problems:
        raise ContentError(problems)
    problems = [*_duplicates(parts, files), *_dangling(parts, files)]
    if problems:
        raise ContentError(problems)
    return Catalogue.model_construct(**parts)


def _read_part(file: YamlFile, fields: Sequence[tuple[str, Any]], parts: dict[str, Any]) -> Iterator[Problem]:
    data = file.data if isinstance(file.data, dict) else {}
    known = [name for name, _ in fields]
    for key in data:
        if key not in known:
            yield file.problem((key,), f"unknown key `{key}`: this file may hold {_listed(known)}")
    for name, type_ in fields:
        if not data.get(name):
            yield file.problem((), f"`{name}` is missing or empty: add it")
            continue
        try:
            parts[name] = TypeAdapter(type_).validate_python(data[name])
        except ValidationError as error:
            yield from (explain(file, (name, *detail["loc"]), detail) for detail in error.errors())


_REMEDIES = {
    "missing": "`{key}` is missing: add it",
    "extra_forbidden": "unknown key `{key}`: check its spelling or remove it",
    "string_too_long": "the text is too long for a card: keep it to {max_length} characters",
    "string_too_short": "the text is empty: write it",
    "string_type": "this must be text: put it in quotes",
    "tuple_type": "this must be a list: begin its items with `- `",
    "model_type": "this must be given by language: `ky: ...`, `ru: ...`, `en: ...`",
    "timezone_aware": "the offset from UTC is missing: write the time as 2018-06-25T10:00+06:00",
    "datetime_parsing": "this is no time: write it as 2018-06-25T10:00+06:00",
    "datetime_from_date_parsing": "this is no time: write it as 2018-06-25T10:00+06:00",
}
_PATTERN_REMEDIES = {
    "email": "this is no e-mail address: write it as name@example.org",
    "number": "this is no phone number: write it as +996 312 45 56 57",
    "website": "this is no web address: write it as https://example.org/page",
    "facebook": "this is no web address: write it as https://example.org/page",
    "map_url": "this is no web address: write it as https://example.org/page",
    "url": "this is no web address: write it as https://example.org/page",
    "code": "this is no region code: write it as KG-N (ISO 3166-2)",
    "region": "this is no region code: write it as KG-N (ISO 3166-2)",
    "regions": "this is no region code: write it as KG-N (ISO 3166-2)",
    "id": "this is no id: use small Latin letters, digits, `-` and `_`, 32 at most",
    "starts": "this is no month: write it as 2018-03",
    "ends": "this is no month: write it as 2018-03",
}
_LANGUAGES = ("ky", "ru", "en")


def explain(file: YamlFile, at: KeyPath, detail: ErrorDetails) -> Problem:
    """What is wrong at a key of a file, and how to mend it."""
    key = next((part for part in reversed(at) if isinstance(part, str)), "")
    kind = detail["type"]
    if kind == "missing" and key in _LANGUAGES:
        message = f"the text in `{key}` is missing: add the line `{key}: ...`"
    elif kind == "string_pattern_mismatch" and key in _PATTERN_REMEDIES:
        message = f"{detail['input']!r}: {_PATTERN_REMEDIES[key]}"
    elif kind in _REMEDIES:
        message = _REMEDIES[kind].format(key=key, **detail.get("ctx", {}))
    else:
        message = f"`{key}`: {detail['msg'].removeprefix('Value error, ')}"
    return file.problem(at, message)


def _duplicates(parts: dict[str, Any], files: dict[str, YamlFile]) -> Iterator[Problem]:
    seen: dict[tuple[str, object], tuple[str, int]] = {}
    for name in ("sources", "offices", "organisations", "councils", "projects", "regions"):
        space = "partners" if name in {"organisations", "councils"} else name
        for index, entry in enumerate(parts[name]):
            id_ = entry.code if name == "regions" else entry.id
            if (space, id_) in seen:
                key = "code" if name == "regions" else "id"
                first = seen[space, id_]
                file, line = files[first[0]].path.name, files[first[0]].line_of(first)
                yield files[name].problem(
                    (name, index, key), f"`{id_}` is already taken at {file}:{line}: choose another"
                )
            seen.setdefault((space, id_), (name, index))


def _dangling(parts: dict[str, Any], files: dict[str, YamlFile]) -> Iterator[Problem]:
    known: dict[str, set[Any]] = {
        "source": {source.id for source in parts["sources"]},
        "region": {region.code for region in parts["regions"]},
        "organisation": {entry.id for entry in parts["organisations"]},
    }
    known["partner"] = known["organisation"] | {entry.id for entry in parts["councils"]}
    kinds = {
        "source": "source",
        "part_of_source": "source",
        "purpose_source": "source",
        "objective_source": "source",
        "implementers_source": "source",
        "hours_source": "source",
        "region": "region",
        "regions": "region",
        "lead": "organisation",
        "donor": "organisation",
        "organisation": "organisation",
        "implementers": "organisation",
        "partners": "partner",
    }
    for name, file in files.items():
        for at, value in _leaves(file.data[name], (name,)):
            key = next((part for part in reversed(at) if isinstance(part, str)), "")
            kind = kinds.get(key)
            if kind and value is not None and value not in known[kind]:
                yield file.problem(at, f"unknown {kind} `{value}`: use one of {_listed(known[kind])}")


def _leaves(data: Any, at: KeyPath) -> Iterator[tuple[KeyPath, Any]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _leaves(value, (*at, index))
    else:
        yield at, data


def _listed(names: Iterable[object]) -> str:
    return ", ".join(sorted(map(str, names)))
