"""What a sentence shows of what it asks: the clues by which examples are learnt.

Names of the catalogue never are clues themselves, only that one of their kind stands there: what was learnt
holds for another programme, too.
"""

from collections.abc import Iterable, Set
from dataclasses import dataclass

from bot.answers.decide import Focus
from bot.answers.reading import EMPTY, Reading
from bot.answers.stems import hardened, stem_of

PREFIX = 5
"""Letters by which words are alike whatever their endings and many of their typos."""
SHORTEST = 2
"""Letters of a word that says anything."""
MOST_WORDS = 7
"""A sentence of more words counts as one of so many."""
MOST_UNKNOWN = 4
"""Likewise for words that no example has."""


@dataclass(frozen=True, slots=True)
class Clues:
    """The clues of one sentence."""

    seen: Set[str]
    strange: tuple[str, ...]
    """Its words that neither catalogue nor lexicon knows, as clues."""


def clues(reading: Reading, focus: Focus) -> Clues:
    """The clues of a sentence, with the labels that it has from around it."""
    return _clues(reading, reading.sentence(focus.sentence), focus.labels.keys())


def clues_of_all(reading: Reading, focus: Focus) -> Clues:
    """The clues of a whole question, as if it were one sentence."""
    named = {f"@{entity.kind}" for entity in reading.entities}
    return _clues(
        reading, set(range(len(reading.words))), focus.labels.keys() | reading.concepts.keys() | named
    )


def _clues(reading: Reading, inside: Set[int], known_labels: Set[str]) -> Clues:
    """Concepts and kinds of names, each pair of them, and the other words."""
    labels = sorted(known_labels - EMPTY)
    if not inside.isdisjoint(reading.speaking):
        labels.append("@theme")
    seen = set(labels)
    seen.update(f"{a}+{b}" for i, a in enumerate(labels) for b in labels[i + 1 :])
    named = set[int]().union(*reading.entities.values())
    known = set[int]().union(*reading.concepts.values())
    strange = []
    for position in sorted(inside - named):
        skeleton = reading.words[position].skeleton
        if skeleton.isdigit():
            seen.add("#")
            continue
        if position in reading.speaking and position not in known:
            continue
        if len(skeleton) < SHORTEST:
            continue
        word = _word(skeleton)
        seen.update((word, f"={skeleton}", f"{skeleton[:PREFIX]}*"))
        if position not in known:
            strange.append(word)
    seen.add(f"words:{min(len(inside), MOST_WORDS)}")
    return Clues(frozenset(seen), tuple(strange))


def _word(skeleton: str) -> str:
    return f"~{hardened(stem_of(skeleton))}"


def unknown(strange: Iterable[str], known: Set[str]) -> list[str]:
    """The clues that some words are in no example: `unknown:1` to `unknown:4`."""
    number = sum(word not in known for word in strange)
    return [f"unknown:{count}" for count in range(1, min(number, MOST_UNKNOWN) + 1)]
