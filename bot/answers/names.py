"""Finds names of several words, of which most must stand in a question, in any order."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.answers.fold import Word
from bot.answers.gazetteer import Entity, Name
from bot.answers.stems import MIN_STEM, hardened

ENOUGH_OF_NAME = 0.55
"""How much of a name must stand there, weighed by how rare its words are."""
_WHOLE = 2
"""A name of so few words must stand there whole."""


class Names:
    """Names of several words, of which most must stand in the question, in any order."""

    def __init__(self, names: Sequence[Name]) -> None:
        entities: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, list[int]] = defaultdict(list)
        for name in names:
            for stem in name.stems:
                entities[hardened(stem.skeleton)].add(name.entity.id)
        count = max(len({name.entity.id for name in names}), 2)
        self._weight = {stem: math.log(1 + count / len(ids)) for stem, ids in entities.items()}
        self._all = [
            (name, sum(self._weight[s] for s in {hardened(x.skeleton) for x in name.stems})) for name in names
        ]
        for number, name in enumerate(names):
            for skeleton in {hardened(stem.skeleton) for stem in name.stems}:
                self._names[skeleton].append(number)

    def find(self, words: Sequence[Word]) -> Iterable[tuple[Entity, set[int]]]:
        """The entities whose name is there, with the positions of its words."""
        positions: dict[int, set[int]] = defaultdict(set)
        matched: dict[int, set[str]] = defaultdict(set)
        for position, word in enumerate(words):
            for stem in self._stems(word):
                for number in self._names.get(stem, ()):
                    positions[number].add(position)
                    matched[number].add(stem)
        best: dict[Entity, tuple[float, set[int]]] = {}
        for number, stems in matched.items():
            name, total = self._all[number]
            weight = sum(self._weight[stem] for stem in stems)
            needed = total if len(name.stems) <= _WHOLE else ENOUGH_OF_NAME * total
            if self._rarest(name).isdisjoint(stems):
                continue
            if weight >= needed - 1e-6 and weight > best.get(name.entity, (0.0, set[int]()))[0]:
                best[name.entity] = weight, positions[number]
        return [(entity, where) for entity, (_, where) in best.items()]

    def _rarest(self, name: Name) -> set[str]:
        """The words that tell a name from all others."""
        stems = {hardened(stem.skeleton) for stem in name.stems}
        most = max(self._weight[stem] for stem in stems)
        return {stem for stem in stems if self._weight[stem] == most}

    def _stems(self, word: Word) -> list[str]:
        """The stems that a word begins with: the longest, and those a little shorter."""
        found: list[str] = []
        for length in range(len(word.skeleton), 2, -1):
            head = hardened(word.skeleton[:length])
            short = length <= MIN_STEM and (found or len(word.skeleton) - length > 3)
            if head in self._weight and not short and (not found or len(found[0]) - length <= 3):
                found.append(head)
        return found
