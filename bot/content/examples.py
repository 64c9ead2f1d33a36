"""Reads `data/answers/examples/`: how people ask, by what they ask.

A line `# id` names a reply of `replies.yaml`, or `# id/concept` one part of it; each line below is something
that somebody might write. After a change, `make learn` learns them anew.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content.lexicon import LEARNED
from bot.content.yaml_file import ContentError, Problem
from bot.domain.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Example:
    """One way to ask something."""

    name: str
    """What is asked: a reply's id, or `reply/concept`."""
    text: str


def load_examples(answers_dir: Path, lexicon: Lexicon) -> list[Example]:
    """Every example, in the order of the files.

    Raises:
        ContentError: with every problem found.
    """
    problems: list[Problem] = []
    found: dict[str, Example] = {}
    for path in sorted((answers_dir / "examples").glob("*.txt")):
        name = ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            text = line.strip()
            if text.startswith("#"):
                name = text.removeprefix("#").strip()
                problems += (Problem(path, number, message) for message in _unknown(name, lexicon))
            elif text and not name:
                problems.append(Problem(path, number, "an example of nothing: put a line `# id` before it"))
            elif text:
                other = found.setdefault(text.casefold(), Example(name, text))
                if other.name != name:
                    message = f"stands under `{other.name}` too: leave it where it belongs"
                    problems.append(Problem(path, number, message))
    if problems:
        raise ContentError(problems)
    return list(found.values())


def _unknown(name: str, lexicon: Lexicon) -> Iterator[str]:
    reply, _, concept = name.partition("/")
    if reply not in lexicon.replies:
        yield f"unknown reply `{reply}`: use an id of replies.yaml"
    if concept and concept not in lexicon.words:
        yield f"unknown concept `{concept}`: use one of words.yaml"


def fingerprint(examples: Iterable[Example]) -> str:
    """A digest that changes with the examples."""
    digest = hashlib.sha256()
    for example in examples:
        digest.update(f"{example.name}\t{example.text}\n".encode())
    return digest.hexdigest()[:16]


def check_learned(answers_dir: Path, lexicon: Lexicon) -> Iterator[Problem]:
    """What is wrong with the examples, or that they were changed and not learnt."""
    try:
        examples = load_examples(answers_dir, lexicon)
    except ContentError as error:
        yield from error.problems
        return
    if fingerprint(examples) != lexicon.learned.examples:
        yield Problem(answers_dir / LEARNED, 1, "the examples were changed: run `make learn`")
