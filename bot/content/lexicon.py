"""Reads `data/answers/` into the lexicon, or says line by line what is wrong with it."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from string import Formatter
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.content.yaml_file import ContentError, KeyPath, Problem, YamlFile, read_yaml
from bot.domain import lexicon as domain
from bot.domain.languages import Language
from bot.domain.lexicon import FACTS, Learned, Lexicon, Reply, Wording, WordList

_PARTS: dict[str, Any] = {
    "words": dict[str, WordList],
    "replies": dict[str, Reply],
    "phrases": dict[str, Wording],
}
_RULES = (__file__, domain.__file__)
"""What says what is good."""
NAMED = {
    "@project", "@region", "@organisation", "@implementer", "@donor", "@council", "@office", "@component",
    "@statement", "@programme",
}  # fmt: skip
"""What the catalogue names, in patterns."""


LEARNED = "learned.gz"
"""The file of what was learnt from the examples; `write_learned` tells what is in it."""


def check_lexicon(answers_dir: Path, parsed: Path) -> None:
    """Check the lexicon, unless these very files were found good before.

    Raises:
        ContentError: with every problem found.
    """
    digest = hashlib.sha256()
    for path in (*sorted(answers_dir.glob("*.*")), *map(Path, _RULES)):
        digest.update(path.read_bytes())
    mark = parsed / "lexicon-is-good"
    with suppress(OSError):
        if mark.read_text() == digest.hexdigest():
            return
    load_lexicon(answers_dir, parsed)
    with suppress(OSError):
        mark.write_text(digest.hexdigest())


def load_lexicon(answers_dir: Path, parsed: Path | None = None, *, learned: bool = True) -> Lexicon:
    """Load and check the lexicon.

    Args:
        answers_dir: The folder of its files.
        parsed: See `read_yaml`.
        learned: With what was learnt from the examples; without, where these are to be learnt.

    Raises:
        ContentError: with every problem found.
    """
    problems: list[Problem] = []
    parts: dict[str, Any] = {}
    files: dict[str, YamlFile] = {}
    for name, type_ in _PARTS.items():
        try:
            files[name] = read_yaml(answers_dir / f"{name}.yaml", parsed)
        except ContentError as error:
            problems += error.problems
            continue
        problems += _read_part(files[name], name, type_, parts)
    if problems:
        raise ContentError(problems)
    lexicon = Lexicon.model_construct(
        **parts, learned=_learned(answers_dir / LEARNED) if learned else NOTHING
    )
    problems = [*_check_patterns(lexicon, files["replies"]), *_check_replies(lexicon, files["replies"])]
    if problems:
        raise ContentError(problems)
    return lexicon


NOTHING = Learned(examples="", names=(), unit=1.0, bias=(), weights={})


def write_learned(path: Path, learned: Learned) -> None:
    """Write down what was learnt, compressed: a line of JSON with all but the weights, then their bytes."""
    head = learned.model_dump(exclude={"weights"}) | {"clues": list(learned.weights)}
    line = json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    path.write_bytes(gzip.compress(line + b"".join(learned.weights.values()), mtime=0))


def _learned(path: Path) -> Learned:
    """What `write_learned` wrote; it is large and the program's own, so that only its shape is checked."""
    try:
        line, _, rows = gzip.decompress(path.read_bytes()).partition(b"\n")
        head = json.loads(line)
        size = len(head["names"])
        weights = {clue: rows[at * size : (at + 1) * size] for at, clue in enumerate(head.pop("clues"))}
        return Learned.model_construct(**head, weights=weights)
    except (OSError, EOFError, ValueError, LookupError, TypeError):
        message = "what was learnt from the examples is missing or damaged: run `make learn`"
        raise ContentError([Problem(path, 1, message)]) from None


def _read_part(file: YamlFile, name: str, type_: Any, parts: dict[str, Any]) -> Iterator[Problem]:
    data = file.data if isinstance(file.data, dict) else {}
    if not data.get(name):
        yield file.problem((), f"`{name}` is missing or empty: add it")
        return
    try:
        parts[name] = TypeAdapter(type_).validate_python(data[name])
    except ValidationError as error:
        for detail in error.errors():
            at = (name, *detail["loc"])
            yield file.problem(
                at, f"`{at[-1]}`: {detail['msg']}: see the explanation at the head of the file"
            )


def _check_patterns(lexicon: Lexicon, file: YamlFile) -> Iterator[Problem]:
    known = lexicon.words.keys() | NAMED
    for id_, reply in lexicon.replies.items():
        for index, pattern in enumerate(reply.when):
            for name in (part for term in pattern.split() for part in term.lstrip("-").split("|")):
                if name not in known:
                    message = f"unknown concept `{name}`: add it to words.yaml or check its spelling"
                    yield file.problem(("replies", id_, "when", index), message)


def _check_replies(lexicon: Lexicon, file: YamlFile) -> Iterator[Problem]:
    for id_, reply in lexicon.replies.items():
        if bool(reply.say) == bool(reply.compose):
            yield file.problem(("replies", id_), "give either `say` or `compose`")
        if reply.say:
            yield from _check_wording(reply.say, ("replies", id_, "say"), file)


def _check_wording(wording: Wording, at: KeyPath, file: YamlFile) -> Iterator[Problem]:
    named = {language: _names(wording[language]) for language in Language}
    for language, names in named.items():
        for name in sorted(names - FACTS):
            known = ", ".join(sorted(FACTS))
            yield file.problem((*at, language.value), f"unknown name {{{name}}}: use one of {known}")
    if len(set(map(frozenset, named.values()))) > 1:
        yield file.problem(at, "use the same {names} in all three languages")


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}
