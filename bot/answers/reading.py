"""What can be recognised in a question: concepts, and things that the catalogue names."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.answers.fold import Word, skeletons, words
from bot.answers.gazetteer import Entity, Name, names_of
from bot.answers.names import Names
from bot.answers.relevance import Relevance
from bot.answers.spelling import Speller
from bot.answers.stems import entry_stems
from bot.answers.vocabulary import Found, Stem, Vocabulary, voiced
from bot.domain.catalogue import Catalogue
from bot.domain.languages import Language
from bot.domain.lexicon import Lexicon

EMPTY = frozenset({"filler", "request"})
"""Concepts whose words say nothing of what is asked."""
GENERIC = 0.5
"""Concepts up to this weight tell little by themselves."""
PHRASE = 0.5
"""What the words of a theme say more where they stand side by side."""
NUMBERED = 3.0
"""What its number says for a project."""
TELLING = 0.15
"""What a word must at least say for a project."""
CLOSE_TO_BEST = 0.75
_SHORT = 4
_FEW = 3
"""A question of no more words may be a number alone."""
_DOMAIN = frozenset({"project", "partner", "council", "programme", "region", "filler"})
_THEMATIC = frozenset(
    {"organisation", "website", "off_topic", "results_of", "broadcast", "events_of_project", "theme"}
)
"""Concepts whose words may also tell what a project is about."""
_PLACE_WORDS = frozenset({"region", "city", "oblast"})
_NAMED = frozenset({"organisation", "council", "implementer"})
_NO_PROJECT = frozenset({"region", "donor", "implementer", "office", "programme", "statement"})


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept, in the language of the word that stood for it."""

    name: str
    language: Language


@dataclass(slots=True)
class Reading:
    """A question as far as it was recognised; positions are numbers of words."""

    words: tuple[Word, ...]
    concepts: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    languages: dict[int, set[Language]] = field(default_factory=lambda: defaultdict(set))
    entities: dict[Entity, set[int]] = field(default_factory=lambda: defaultdict(set))
    function_words: set[int] = field(default_factory=set)
    """Words such as "the" and "which", in their language alone."""
    in_passing: set[int] = field(default_factory=set)
    """Words that name something only in the sentence that asks, such as "newspaper"."""
    local: set[int] = field(default_factory=set)
    """The projects that a place's name speaks for: Leilek for the one with Leilek's councils."""
    speaking: dict[int, Mapping[int, float]] = field(default_factory=dict)
    """Words that speak for projects: how much for each."""

    @property
    def says_anything(self) -> bool:
        """Whether it holds a word that can be part of a question about the programme."""
        return bool(self.entities or self.speaking or self.concepts.keys() - EMPTY)

    def sentence(self, number: int) -> set[int]:
        """The positions of a sentence."""
        return {position for position, word in enumerate(self.words) if word.sentence == number}

    def entities_of(self, *kinds: str) -> list[Entity]:
        """The entities of some kinds, in the order of their first words."""
        return sorted((e for e in self.entities if e.kind in kinds), key=lambda e: min(self.entities[e]))

    def projects_in(
        self, positions: set[int], enough: float, among: Container[int] | None = None
    ) -> tuple[dict[int, float], set[int]]:
        """The projects that some words are about with their scores, and the words that say so.

        Args:
            positions: The words to go by.
            enough: What they must say.
            among: The projects to consider; None for all.
        """
        totals: dict[int, float] = defaultdict(float)
        speaking: dict[int, set[int]] = defaultdict(set)
        for position in sorted(positions & self.speaking.keys()):
            for project, weight in self.speaking[position].items():
                if among is not None and project not in among:
                    continue
                totals[project] += weight
                speaking[project].add(position)
        top = max(totals.values(), default=0.0)
        if top < enough:
            return {}, set()
        best = {project: score for project, score in totals.items() if score >= top * CLOSE_TO_BEST}
        return best, set[int]().union(*(speaking[project] for project in best))


class Reader:
    """Recognises; built once from the catalogue and the lexicon."""

    def __init__(self, catalogue: Catalogue, lexicon: Lexicon) -> None:
        concepts = list(_concept_entries(lexicon))
        self._concepts = Vocabulary(concepts)
        self._weights = {name: listed.weight for name, listed in lexicon.words.items()}
        generic = frozenset(stems[0].skeleton for stems, label in concepts if label.name in _PLACE_WORDS)
        names = names_of(catalogue, generic, self._is_common)
        self._places = Vocabulary((name.stems, name) for name in names if name.whole)
        self._project_ids = frozenset(project.id for project in catalogue.projects)
        self._names = Names([self._telling(name) for name in names if not name.whole])
        self._relevance = Relevance(catalogue, _Domain(concepts))
        stems = [stem for entry, _ in concepts for stem in entry]
        stems += [
            _strict(stem) if name.whole and len(name.stems) > 1 else stem
            for name in names
            for stem in name.stems
        ]
        stems += [soft for soft in map(voiced, stems) if soft]
        stems += [
            Stem(skeleton, open=True, latin=False, regular=len(skeleton) <= _SHORT)
            for skeleton in self._relevance.stems
        ]
        self._speller = Speller(stems)

    def read(self, question: str, *, of_projects: bool = False) -> Reading:
        """Recognise what can be recognised.

        Args:
            question: What was written.
            of_projects: Projects are spoken of: a number by itself is one of theirs, "and 5?".
        """
        reading = Reading(self._speller.correct(words(question)))
        self._find_entities(reading)
        self._find_concepts(reading)
        self._find_projects(reading)
        self._leave_out_titles(reading)
        self._find_numbers(reading, of_projects=of_projects)
        return reading

    def _leave_out_titles(self, reading: Reading) -> None:
        """What a project is called asks nothing: the Open Civic Tribune is not about what is open."""
        titles = set[int]()
        for found in self._relevance.titles.find(reading.words):
            if found.end - found.start > 1:
                titles.update(range(found.start, found.end))
        for name in reading.concepts.keys() - _DOMAIN:
            reading.concepts[name] -= titles
        reading.concepts = defaultdict(set, {n: at for n, at in reading.concepts.items() if at})

    def _find_numbers(self, reading: Reading, *, of_projects: bool) -> None:
        """Projects called by their number: `проект 7`, `project no 7`, `7-долбоор`; not `9 projects`."""
        project_words = reading.concepts.get("project", set())
        alone = of_projects and len(reading.words) <= _FEW
        for position, word in enumerate(reading.words):
            number = _number(word)
            if number not in self._project_ids:
                continue
            before = {position - 1, position - 2} & project_words
            after = {
                p for p in (position + 1, position + 2) if p in project_words and reading.words[p - 1].joined
            }
            joined = {position + 1} & project_words and reading.words[position + 1].joined
            if before or after or joined or alone or (project_words and not word.skeleton.isdigit()):
                reading.speaking[position] = {number: NUMBERED}

    def _find_concepts(self, reading: Reading) -> None:
        """The concepts, but not in a word that is a place: Balykchy has nothing to do with `балл*`."""
        places = {p for e, positions in reading.entities.items() if e.kind == "region" for p in positions}
        named = {p for e, positions in reading.entities.items() if e.kind in _NAMED for p in positions}
        for found in self._concepts.find(reading.words):
            positions = range(found.start, found.end)
            in_name = named.issuperset(positions) and self._weights[found.label.name] > GENERIC
            if places.issuperset(positions) or in_name or self._is_chance(reading, found):
                continue
            reading.concepts[found.label.name].update(positions)
            if len(positions) > 1:
                self._generic_inside(reading, found)
            if self._weights[found.label.name] <= GENERIC:
                reading.function_words.update(positions)
            for position in positions:
                reading.languages[position].add(found.label.language)

    def _is_chance(self, reading: Reading, found: Found[Concept]) -> bool:
        """Whether a short stem only happens to begin a longer word of the catalogue."""
        word = reading.words[found.start]
        if found.end - found.start > 1 or found.letters == len(word.skeleton):
            return False
        if found.letters > _SHORT and self._weights[found.label.name]:
            return False
        known = self._relevance.letters_known(word)
        return known > found.letters or (known == found.letters and not self._weights[found.label.name])

    def _generic_inside(self, reading: Reading, found: Found[Concept]) -> None:
        """In a phrase the words for "project" or "who" still count by themselves."""
        for position in range(found.start, found.end):
            for label in self._concepts.single(reading.words[position])[0]:
                if 0 < self._weights[label.name] <= GENERIC:
                    reading.concepts[label.name].add(position)

    def _find_entities(self, reading: Reading) -> None:
        for found in self._places.find(reading.words):
            positions = range(found.start, found.end)
            if not self._is_filler(reading.words, found):
                reading.entities[found.label.entity].update(positions)
                if found.label.common:
                    reading.in_passing.update(positions)
        for entity, named in self._names.find(reading.words):
            reading.entities[entity].update(named)

    def _is_common(self, skeleton: str) -> bool:
        return any(self._concepts.single(Word(skeleton, skeleton, latin, 0))[0] for latin in (True, False))

    def _telling(self, name: Name) -> Name:
        """A name without its "of" and "the"."""
        words_ = ((stem, Word(stem.skeleton, stem.skeleton, stem.latin, 0)) for stem in name.stems)
        return replace(name, stems=tuple(stem for stem, word in words_ if not self._is_everyday(word)))

    def _is_filler(self, words: Sequence[Word], found: Found[Name]) -> bool:
        """Whether a short name is rather a word of everyday use."""
        word = words[found.start]
        short = len(word.skeleton) <= _SHORT + 1 or found.label.common
        return found.end - found.start == 1 and short and self._is_everyday(word)

    def _is_everyday(self, word: Word) -> bool:
        labels, letters = self._concepts.single(word)
        return letters == len(word.skeleton) and any(not self._weights[label.name] for label in labels)

    def _find_projects(self, reading: Reading) -> None:
        spoken_for = {
            p for e, positions in reading.entities.items() if e.kind in _NO_PROJECT for p in positions
        }
        for concept, positions in reading.concepts.items():
            if concept not in _THEMATIC:
                spoken_for |= positions
        for entity, positions in reading.entities.items():
            if entity.kind == "region":
                of_words = (self._relevance.of_word(reading.words[p]) for p in positions)
                reading.local |= {project for weights in of_words for project in weights}
        seen: set[str] = set()
        for position, word in enumerate(reading.words):
            if position in spoken_for or word.skeleton in seen:
                continue
            seen.add(word.skeleton)
            weights = {p: w for p, w in self._relevance.of_word(word).items() if w >= TELLING}
            if weights:
                reading.speaking[position] = weights
        for found in self._relevance.phrases.find(reading.words):
            if found.start in reading.speaking:
                known = reading.speaking[found.start]
                reading.speaking[found.start] = {**known, found.label: known.get(found.label, 0.0) + PHRASE}


def _strict(stem: Stem) -> Stem:
    """A word of a place's name: Jalalabat, written as one, is more than Jalal with an ending."""
    return replace(stem, regular=True) if stem.open else stem


def _number(word: Word) -> int | None:
    """The number a word is: 7, №7."""
    digits = word.skeleton.removeprefix("no")
    return int(digits) if digits.isdecimal() else None


class _Domain:
    """The words of the whole field, such as "project" or "council", which tell no project from another."""

    def __init__(self, concepts: Sequence[tuple[tuple[Stem, ...], Concept]]) -> None:
        self._words = Vocabulary((stems, label) for stems, label in concepts if label.name in _DOMAIN)

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, Word):
            return False
        labels, letters = self._words.single(word)
        if letters < len(word.skeleton):
            labels = [label for label in labels if label.name != "filler"]
        return bool(labels)


def _concept_entries(lexicon: Lexicon) -> Iterable[tuple[tuple[Stem, ...], Concept]]:
    listed = [
        (entry, Concept(name, language))
        for name, words_ in lexicon.words.items()
        for language in Language
        for entry in words_.in_language(language)
    ]
    folded = skeletons(entry for entry, _ in listed)
    for entry, concept in listed:
        stems = entry_stems(entry, folded, strict=lexicon.words[concept.name].weight > 0)
        if stems:
            yield stems, concept
