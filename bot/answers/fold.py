"""Folds every script and spelling into one Latin skeleton, and cuts a question into words.

`долбоорго`, `dolboorgo` and `долборго` become the same skeleton; one list of words serves all.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

MAX_LENGTH = 1200
"""Characters of a question that are read; what stands behind them is left out."""
_LONGEST_WORD = 40
_TOO_SHORT = 3
"""Words of a sentence that says nothing by itself."""

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "h", "ц": "s", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "ө": "o", "ү": "u", "ң": "n", "і": "i", "ї": "i", "є": "e", "ґ": "g",
    "қ": "k", "ұ": "u", "ғ": "g", "һ": "h", "ә": "e",
}  # fmt: skip
_LATIN = {
    "ş": "sh",
    "ç": "ch",
    "ı": "i",
    "ß": "s",
    "ø": "o",
    "w": "v",
    "q": "k",
    "č": "ch",
    "š": "sh",
    "ž": "zh",
}
_LETTERS = str.maketrans(_CYRILLIC | _LATIN)

# In this order; afterwards `w` stands for ш, `q` for ч, and `i` for и, й and ы.
_FOLDS = tuple(
    (re.compile(pattern, re.MULTILINE), replacement)
    for pattern, replacement in (
        (r"shch|sch|sh", "w"),
        (r"ch", "q"),
        (r"(?<=[aeou])j(?=$|[^aeiouy])", "y"),
        (r"dzh|zh|dj|j", "j"),
        (r"kh|x|h", "h"),
        (r"ph", "f"),
        (r"ts(?=[aeiouy])|c(?=[eiy]|$)", "s"),
        (r"ck|c", "k"),
        (r"(?<=[a-z])ng", "n"),
        (r"[yi]+a", "a"),
        (r"[yi]+u", "u"),
        (r"[yi]+o", "o"),
        (r"[yi]+e", "e"),
        (r"[yi]+", "i"),
        (r"([^\d\n])\1+", r"\1"),
    )
)
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")
_SENTENCE_END = re.compile(r"[.!?…;\n]+(?=\s|$)|[?!\n]+")
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
_COMBINING = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a question."""

    text: str
    """As written, in small letters."""
    skeleton: str
    latin: bool
    """Written without Cyrillic letters."""
    sentence: int
    """The number of the sentence it stands in, from 0."""
    asked: bool = False
    """The sentence ends in a question mark."""
    joined: bool = False
    """A hyphen joins it to the word before, as in `3-проект`."""


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """The skeleton of one word, whatever its script, case and spelling."""
    return _folded(word)


def skeletons(texts: Iterable[str]) -> dict[str, str]:
    """The skeletons of the words of some texts, by the words as `parts` gives them; fast for many."""
    written = list(dict.fromkeys(parts("\n".join(texts))))
    if not written:
        return {}
    return dict(zip(written, _folded("\n".join(written)).split("\n"), strict=True))


def _folded(text: str) -> str:
    """A word, or several with line breaks between them, folded."""
    folded = text.casefold().replace("й", "y").replace("ё", "e").translate(_LETTERS)
    folded = _COMBINING.sub("", unicodedata.normalize("NFKD", folded)).replace("'", "").replace("’", "")
    for pattern, replacement in _FOLDS:
        folded = pattern.sub(replacement, folded)
    return folded


def parts(text: str) -> list[str]:
    """The words of a short text in small letters, as written."""
    return _WORD.findall(text.casefold())


def is_latin(word: str) -> bool:
    """Whether a word has no Cyrillic letter."""
    return word.isascii() or not _CYRILLIC_LETTER.search(word)


def words(question: str) -> tuple[Word, ...]:
    """The words of a question; only its first `MAX_LENGTH` characters are read.

    A sentence of a few words, such as "Right?", belongs to the one before it.
    """
    text = unicodedata.normalize("NFKC", question[:MAX_LENGTH]).casefold()
    found: list[Word] = []
    number = 0
    for sentence, asked in _sentences(text):
        written = list(_WORD.finditer(sentence))
        number += bool(found) and len(written) > _TOO_SHORT
        for match in written:
            word = match.group()[:_LONGEST_WORD]
            joined = sentence[: match.start()].endswith("-")
            found.append(Word(word, skeleton(word), is_latin(word), number, asked, joined))
    return tuple(word for word in found if word.skeleton)


def _sentences(text: str) -> Iterator[tuple[str, bool]]:
    start = 0
    for match in _SENTENCE_END.finditer(text):
        if text[start : match.start()].strip():
            yield text[start : match.start()], "?" in match.group()
            start = match.end()
    if text[start:].strip():
        yield text[start:], False
