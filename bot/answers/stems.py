"""Turns the written forms of data into stems to look for."""

import re
from collections.abc import Mapping

from bot.answers.fold import is_latin, parts, skeleton
from bot.answers.vocabulary import Stem

_ENDINGS = re.compile(
    r"(?:"
    r"(?:l[aeo]r|d[aeo]r|t[aeo]r)?(?:ini?n|inin|unun|nin|nun|din|dun|tin|tun|g[aeo]|k[aeo]|d[aeo]n?|t[aeo]n?|"
    r"d[aeo]gi|d[aeo]gu|s[iu]n?|n[iu]|[iu]n)"
    r"|l[aeo]r|ogo|ego|omu|emu|imi|ami|ih|im|om|em|am|ah|oi|ei|ov|ev|ie|ai|ing|ed|es|s|[aeiou]+)$"
)
MIN_STEM = 4
_HARD = {"g": "k", "b": "p"}
_LONG = 8
"""A shorter word has one ending at most."""


def stem_of(word: str) -> str:
    """A skeleton without its likely endings; short words stay as they are."""
    while len(word) > MIN_STEM + 1:
        shorter = _ENDINGS.sub("", word)
        if shorter == word or len(shorter) < MIN_STEM:
            break
        word = shorter
        if len(word) < _LONG:
            break
    return word


def hardened(skeleton: str) -> str:
    """A stem with its last letter as it sounds at the end of a word."""
    hard = _HARD.get(skeleton[-1:])
    return skeleton[:-1] + hard if hard else skeleton


def entry_stems(entry: str, folded: Mapping[str, str], *, strict: bool = True) -> tuple[Stem, ...]:
    """The stems of an entry of `words.yaml`: as written, open where `*` says so.

    Args:
        entry: A word or phrase.
        folded: The skeletons of its words.
        strict: A short word may have regular endings only.
    """
    found: list[Stem] = []
    for part in entry.split():
        is_open = part.endswith("*")
        bare = part.removesuffix("*")
        for word in (bare,) if bare in folded else parts(part):
            stem = folded[word]
            short = strict and len(stem) <= MIN_STEM
            if is_open and len(stem) > MIN_STEM and not word.endswith("й"):
                stem = stem.removesuffix("i")  # услови* stands for условия, which folds to uslova
            found.append(Stem(stem, is_open, is_latin(word), regular=short))
    return tuple(found)


def name_stems(name: str) -> tuple[Stem, ...]:
    """The stems of a name of the catalogue: any ending may follow, but only a regular one a short word."""
    folded = ((skeleton(word), is_latin(word)) for word in parts(name))
    return tuple(
        Stem(stem_of(word), open=True, latin=latin, regular=len(word) <= MIN_STEM)
        for word, latin in folded
        if word
    )
