"""Finds known words and phrases in a question, whatever their endings."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from bot.answers.fold import Word

Label = TypeVar("Label")

LONGEST_ENDING = 12
_SHORTEST = 3
_SHORT = 4
_CACHED = 8192
"""Words whose labels are remembered."""
_SECOND = 2
"""Letters of a phrase's second word that it is looked up by."""
_CHANGED = {"k": "g", "p": "b", "a": "o", "e": "o"}
_REGULAR = re.compile(
    r"(?:[ldt][aeo]r|nd[aeo]n?|[iu]?[ndt]?[iu]n|[dt][aeo]n?|[gk][aeo]|[iu]?[ndtg][iu]|k[iu]|[ldt][iu]k"
    r"|s?[iu]n|s[iu]|b[iu]z|[bp][iu]|[iu]?q[iu]){0,4}[aeiou]?"
    r"|om|em|am|ah|ov|ami|iam|oi|s|d|ed|er|in|sk(?:[aeiou][ihmgu]?[aeiou]?|ogo|omu|imi|ie)"
)
"""Kyrgyz endings in a row, or a Russian one."""
_NOT_OF_SHORT = frozenset({"oi", "ov", "om", "am", "s", "d", "ed", "er"})
"""Endings with which a word of three letters is rather another one: Түп, but not тупой."""


def is_ending(letters: str) -> bool:
    """Whether letters look like the ending of a word, in any of the languages; none at all do too."""
    return bool(_REGULAR.fullmatch(letters))


@dataclass(frozen=True, slots=True)
class Stem:
    """A word of an entry."""

    skeleton: str
    open: bool
    """True: any ending may follow."""
    latin: bool
    """An entry in Latin letters stands for Latin words only; a Cyrillic one for both."""
    regular: bool = False
    """The ending must look like one: for short names, which begin many other words."""

    def fits(self, word: Word) -> bool:
        """Whether a word of a question is this one."""
        if self.latin and not word.latin:
            return False
        if not self.open:
            return word.skeleton == self.skeleton
        if not word.skeleton.startswith(self.skeleton):
            return False
        ending = word.skeleton[len(self.skeleton) :]
        if self.regular:
            if len(self.skeleton) <= _SHORTEST and ending in _NOT_OF_SHORT:
                return False
            return is_ending(ending) or (len(ending) <= 1 and len(self.skeleton) > _SHORTEST)
        return len(ending) <= LONGEST_ENDING


def voiced(stem: Stem) -> Stem | None:
    """A Kyrgyz stem as it changes before some endings: жыйынтык, жыйынтыгы; башта, баштоо.

    None where it does not change.
    """
    other = _CHANGED.get(stem.skeleton[-1])
    short_vowel = other == "o" and len(stem.skeleton) <= _SHORT
    if not (stem.open and other) or stem.latin or short_vowel:
        return None
    return replace(stem, skeleton=stem.skeleton[:-1] + other)


@dataclass(frozen=True, slots=True)
class Found(Generic[Label]):
    """An entry found in a question."""

    label: Label
    start: int
    """Number of its first word."""
    end: int
    """Number of the word behind its last."""
    letters: int
    """How many letters of it the entry names."""


class Vocabulary(Generic[Label]):
    """Entries of one or more stems, each with a label."""

    def __init__(self, entries: Iterable[tuple[Sequence[Stem], Label]]) -> None:
        self._words: dict[tuple[str, bool], list[tuple[Stem, Label]]] = defaultdict(list)
        self._phrases: dict[tuple[str, bool], dict[str, list[tuple[Sequence[Stem], Label]]]] = {}
        for stems, label in entries:
            self._add(stems, label)
            soft = voiced(stems[-1])
            if soft:
                self._add((*stems[:-1], soft), label)
        self._singles: dict[tuple[str, bool], tuple[list[Label], int]] = {}
        self._shortest = min((len(skeleton) for skeleton, _ in self._phrases), default=1)

    def _add(self, stems: Sequence[Stem], label: Label) -> None:
        first = stems[0]
        if len(stems) == 1:
            self._words[first.skeleton, first.open].append((first, label))
        else:
            by_second = self._phrases.setdefault((first.skeleton, first.open), {})
            by_second.setdefault(stems[1].skeleton[:_SECOND], []).append((stems, label))

    def find(self, words: Sequence[Word]) -> list[Found[Label]]:
        """Everything known in a question; a phrase hides the entries of its single words."""
        found: list[Found[Label]] = []
        free = 0
        for start, word in enumerate(words):
            if start < free:
                continue
            end, labels, letters = self._longest_phrase(words, start)
            if not labels:
                end = start + 1
                labels, letters = self.single(word)
            if labels:
                found += (Found(label, start, end, letters) for label in dict.fromkeys(labels))
                free = end
        return found

    def _longest_phrase(self, words: Sequence[Word], start: int) -> tuple[int, list[Label], int]:
        if start + 1 == len(words):
            return start, [], 0
        skeleton, second = words[start].skeleton, words[start + 1].skeleton
        best, labels = 0, list[Label]()
        phrases = list[tuple[Sequence[Stem], Label]]()
        keys = [(skeleton, False)]
        keys += [(skeleton[:length], True) for length in range(self._shortest, len(skeleton) + 1)]
        for key in keys:
            by_second = self._phrases.get(key)
            if by_second:
                for beginning in {second[:1], second[:_SECOND]}:
                    phrases += by_second.get(beginning, ())
        for stems, label in phrases:
            size = len(stems)
            rest = words[start : start + size]
            if size < best or len(rest) < size or rest[-1].sentence != rest[0].sentence:
                continue
            if all(stem.fits(word) for stem, word in zip(stems, rest, strict=True)):
                labels = [*labels, label] if size == best else [label]
                best = size
        letters = sum(len(word.skeleton) for word in words[start : start + best])
        return start + best, labels, letters

    def single(self, word: Word) -> tuple[list[Label], int]:
        """The labels of the word itself, else of the longest stem it begins with; and the stem's length."""
        key = (word.skeleton, word.latin)
        if key not in self._singles:
            if len(self._singles) >= _CACHED:
                self._singles.clear()
            self._singles[key] = self._single(word)
        return self._singles[key]

    def _single(self, word: Word) -> tuple[list[Label], int]:
        skeleton = word.skeleton
        length = len(skeleton)
        labels = self._fitting(word, (skeleton, False))
        if labels:
            labels = self._fitting(word, (skeleton, False), (skeleton, True))
        while not labels and length > 1 and len(skeleton) - length <= LONGEST_ENDING:
            if (skeleton[:length], True) in self._words:
                labels = self._fitting(word, (skeleton[:length], True))
            length -= not labels
        return labels, length

    def _fitting(self, word: Word, *keys: tuple[str, bool]) -> list[Label]:
        """The labels under some keys; for a Latin word those of Latin entries, if there are any."""
        entries = [entry for key in keys for entry in self._words.get(key, ())]
        if not entries:
            return []
        fitting = [(stem, label) for stem, label in entries if stem.fits(word)]
        latin = [label for stem, label in fitting if stem.latin]
        return latin or [label for _, label in fitting]
