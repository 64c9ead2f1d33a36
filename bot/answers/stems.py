"""Turns the written forms of data into stems to look for."""

import re

from bot.answers.fold import Word, words
from bot.answers.vocabulary import Stem

_ENDINGS = re.compile(
    r"(?:"
    r"(?:l[aeo]r|d[aeo]r|t[aeo]r)?(?:ini?n|inin|unun|nin|nun|din|dun|tin|tun|g[aeo]|k[aeo]|d[aeo]n?|t[aeo]n?|"
    r"d[aeo]gi|d[aeo]gu|s[iu]n?|n[iu]|[iu]n)"
    r"|l[aeo]r|ogo|ego|omu|emu|imi|ami|ih|im|om|em|am|ah|oi|ei|ov|ev|ie|ai|ing|ed|es|s|[aeiou]+)$"
)
MIN_STEM = 4


def stem_of(skeleton: str) -> str:
    """The skeleton without its likely ending; short words stay as they are."""
    while len(skeleton) > MIN_STEM + 1:
        shorter = _ENDINGS.sub("", skeleton)
        if shorter == skeleton or len(shorter) < MIN_STEM:
            break
        skeleton = shorter
        if len(skeleton) < 8:
            break
    return skeleton


def entry_stems(entry: str, *, strict: bool = True) -> tuple[Stem, ...]:
    """The stems of an entry of `words.yaml`: as written, open where `*` says so.

    Args:
        entry: A word or phrase.
        strict: A short word may have regular endings only.
    """
    return tuple(
        Stem(word.skeleton, is_open, word.latin, regular=strict and len(word.skeleton) <= MIN_STEM)
        for part in entry.split()
        for is_open in [part.endswith("*")]
        for word in _parts(part.rstrip("*"))
    )


def _parts(part: str) -> list[Word]:
    return list(words(part))


def name_stems(name: str) -> tuple[Stem, ...]:
    """The stems of a name of the catalogue: any ending may follow, but only a regular one a short word."""
    return tuple(
        Stem(stem_of(word.skeleton), open=True, latin=word.latin, regular=len(word.skeleton) <= MIN_STEM)
        for word in words(name)
    )
