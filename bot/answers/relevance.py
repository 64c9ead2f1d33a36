"""Which projects a question's words are about, by what their titles, themes, partners and summaries say."""

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from bot.answers.fold import Word, words
from bot.answers.stems import hardened, name_stems, stem_of
from bot.answers.vocabulary import Vocabulary
from bot.domain.catalogue import Catalogue, Line, Project
from bot.domain.languages import Language

_THEME, _NAME, _TITLE, _SUMMARY = 1.0, 0.75, 0.7, 0.4
MIN_PREFIX = 5


class Relevance:
    """An index of the words of all projects."""

    def __init__(self, catalogue: Catalogue, ignored: Container[Word]) -> None:
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        for project in catalogue.projects:
            for text, weight in _texts(catalogue, project):
                for word in words(text):
                    stem = hardened(stem_of(word.skeleton))
                    if len(stem) < 3 or word in ignored:
                        continue
                    known = self._weights[stem].get(project.id, 0.0)
                    self._weights[stem][project.id] = max(known, weight)
        self.phrases = Vocabulary(
            (name_stems(text), project.id)
            for project in catalogue.projects
            for text in _themes(project)
            if len(words(text)) > 1
        )
        self.titles = Vocabulary(
            (name_stems(text), project.id)
            for project in catalogue.projects
            for text in (*project.aliases, *(project.title[language] for language in Language))
        )
        total = max(len(catalogue.projects), 2)
        self._rarity = {
            stem: math.log(total / len(projects)) / math.log(total)
            for stem, projects in self._weights.items()
        }
        self._by_prefix: dict[str, list[str]] = defaultdict(list)
        for stem in self._weights:
            for length in range(MIN_PREFIX, len(stem)):
                self._by_prefix[stem[:length]].append(stem)

    @property
    def stems(self) -> Iterable[str]:
        """Every stem known."""
        return self._weights

    def of_word(self, word: Word) -> Mapping[int, float]:
        """How much a word speaks for each project, from 0 to 1."""
        stems = self._stems(word.skeleton)
        best: dict[int, float] = defaultdict(float)
        for stem in stems:
            for project, weight in self._weights[stem].items():
                best[project] = max(best[project], weight * self._rarity[stem])
        return best

    def letters_known(self, word: Word) -> int:
        """The length of the longest stem that a word begins with."""
        return max((len(stem) for stem in self._stems(word.skeleton)), default=0)

    def _stems(self, skeleton: str) -> list[str]:
        """The stems that a word begins with; else those that begin with the word."""
        heads = [hardened(skeleton[:length]) for length in range(len(skeleton), 2, -1)]
        known = [head for head in heads if head in self._weights]
        long = [head for head in known if len(head) >= MIN_PREFIX]
        short = [head for head in known if len(head) >= len(skeleton) - 3][:1]
        return long or short or self._by_prefix.get(hardened(stem_of(skeleton)), [])


def _themes(project: Project) -> Iterable[str]:
    return (*project.aliases, *(theme[language] for theme in project.themes for language in Language))


def _texts(catalogue: Catalogue, project: Project) -> Iterable[tuple[str, float]]:
    partners = [catalogue.partner_by_id[id_] for id_ in (project.lead, *project.partners)]
    parts: list[tuple[Line, float]] = [
        (project.title, _TITLE),
        (project.summary, _SUMMARY),
        *((partner.name, _NAME) for partner in partners),
    ]
    for line, weight in parts:
        yield from ((line[language], weight) for language in Language)
    for theme in _themes(project):
        yield theme, _THEME / math.sqrt(len(words(theme)) or 1)
    for partner in partners:
        yield from ((alias, _NAME) for alias in partner.aliases)
