"""Forgives typos: replaces a word that nothing knows by the known word it was probably meant to be."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.answers.fold import Word
from bot.answers.vocabulary import LONGEST_ENDING, Stem, is_ending

LONG_STEM = 6
"""A longer one may be followed by anything."""
LONG_WORD = 10
"""From here on two letters may be wrong."""
MIN_STEM = 5
"""Shorter words must be spelt right."""
_ALIKE = ({"d", "t"}, {"b", "p"}, {"g", "k"})
"""Letters that sound the same before an ending."""
_CACHED_GUESSES = 4096


class Speller:
    """Knows every stem of the lexicon and the catalogue."""

    def __init__(self, stems: Iterable[Stem]) -> None:
        self._known: dict[tuple[str, bool], list[Stem]] = defaultdict(list)
        self._by_size: dict[tuple[str, int], dict[str, Stem]] = defaultdict(dict)
        self._guesses: dict[tuple[str, bool], str | None] = {}
        for stem in stems:
            self._known[stem.skeleton, stem.open].append(stem)
            if len(stem.skeleton) >= MIN_STEM and not stem.skeleton.isdigit():
                self._by_size[stem.skeleton[0], len(stem.skeleton)].setdefault(stem.skeleton, stem)
        self._longest = max((size for _, size in self._by_size), default=0)

    def correct(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words, with typos mended."""
        return tuple(self._mend(word) for word in words)

    def _mend(self, word: Word) -> Word:
        skeleton = word.skeleton
        if len(skeleton) < MIN_STEM - 1 or skeleton.isdigit():
            return word
        key = (skeleton, word.latin)
        if key not in self._guesses:
            if len(self._guesses) >= _CACHED_GUESSES:
                self._guesses.clear()
            self._guesses[key] = None if self._knows(word) else self._nearest(word)
        guess = self._guesses[key]
        return replace(word, skeleton=guess) if guess else word

    def _knows(self, word: Word) -> bool:
        skeleton = word.skeleton
        if (skeleton, False) in self._known:
            return True
        shortest = max(3, len(skeleton) // 2, len(skeleton) - LONGEST_ENDING)
        heads = (self._known.get((skeleton[:n], True), ()) for n in range(shortest, len(skeleton) + 1))
        return any(stem.fits(word) for stems in heads for stem in stems)

    def _nearest(self, word: Word) -> str | None:
        best, best_score = None, 0.0
        for size in range(min(self._longest, len(word.skeleton) + 2), MIN_STEM - 1, -1):
            if size <= best_score:
                break
            for candidate, stem in self._alike(word, size).items():
                distance = _distance(stem, word.skeleton)
                score = size - 3.0 * distance
                if distance <= _allowed(size) and score > best_score:
                    best, best_score = candidate, score
        return best

    def _alike(self, word: Word, size: int) -> dict[str, Stem]:
        """The stems of some length that a word may begin with, given the letters that may be wrong."""
        known = self._by_size.get((word.skeleton[0], size))
        if not known:
            return {}
        allowed, near = _allowed(size), set(word.skeleton[1:3])
        heads = {word.skeleton[: size + step] for step in range(-allowed, allowed + 1)} | {word.skeleton}
        found = {
            (place, candidate)
            for head in heads
            for candidate, _, place in process.extract(
                head, known.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=None
            )
            if not near.isdisjoint(candidate[1:3])
        }
        stems = {candidate: known[candidate] for _, candidate in sorted(found)}
        return {c: stem for c, stem in stems.items() if word.latin or not stem.latin}


def _allowed(size: int) -> int:
    return 1 if size < LONG_WORD else 2


def _may_end(stem: Stem, head: str, skeleton: str) -> bool:
    """Whether what follows the misspelt stem looks like its ending."""
    last = {head[-1], stem.skeleton[-1]}
    if len(last) > 1 and last not in _ALIKE:
        return False
    return len(stem.skeleton) > LONG_STEM or is_ending(skeleton[len(head) :])


def _distance(stem: Stem, skeleton: str) -> int:
    """How many letters are wrong in the beginning of a word, as far as the stem goes."""
    size, allowed = len(stem.skeleton), _allowed(len(stem.skeleton))
    if size - len(skeleton) > allowed or (not stem.open and len(skeleton) - size > allowed):
        return allowed + 1
    heads = {skeleton}
    if stem.open:
        heads |= {skeleton[: size + step] for step in range(-allowed, allowed + 1)}
    likely = [head for head in heads if head == skeleton or _may_end(stem, head, skeleton)]
    return min(
        (OSA.distance(stem.skeleton, head, score_cutoff=allowed) for head in likely), default=allowed + 1
    )
