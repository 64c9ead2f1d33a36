"""Which language a question is in."""

from collections import Counter

from bot.answers.reading import Reading
from bot.domain.languages import Language

_SURE = 2
"""Votes of a word that other languages hardly borrow."""
_KYRGYZ_LETTERS = frozenset("өүң")
_RUSSIAN_LETTERS = frozenset("ьщъ")
"""Letters that Kyrgyz has in borrowed words alone."""


def asked_language(reading: Reading, default: Language) -> Language:
    """The language most of a question's words belong to; `default` where that is unclear."""
    votes: Counter[Language] = Counter()
    for position, word in enumerate(reading.words):
        languages = reading.languages.get(position, set())
        if word.latin and len(word.text) == 1:
            continue  # `a 5?` may be Russian on another keyboard
        if not _KYRGYZ_LETTERS.isdisjoint(word.text):
            votes[Language.KY] += _SURE
        elif len(languages) == 1:
            votes[next(iter(languages))] += _SURE if position in reading.function_words else 1
        elif not languages and not _RUSSIAN_LETTERS.isdisjoint(word.text):
            votes[Language.RU] += 1
    if not votes:
        return default
    best = max(votes.values())
    leaders = [language for language in Language if votes[language] == best]
    return default if default in leaders else leaders[0]
