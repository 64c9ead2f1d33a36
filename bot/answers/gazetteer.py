"""Everything the catalogue names, and how it may be called in a question."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bot.answers.stems import MIN_STEM, name_stems
from bot.answers.vocabulary import Stem
from bot.domain.catalogue import Catalogue, Council, Line, Office, Organisation
from bot.domain.languages import Language

EntityKind = Literal[
    "project",
    "region",
    "organisation",
    "implementer",
    "donor",
    "council",
    "office",
    "component",
    "statement",
    "programme",
]

VOWELS = tuple("aeiou")
_RUSSIAN_CASES = (*VOWELS, "oi", "ei", "ah", "am", "ami")


@dataclass(frozen=True, slots=True)
class Entity:
    """Something the catalogue names."""

    kind: EntityKind
    id: str


@dataclass(frozen=True, slots=True)
class Name:
    """One way to call an entity."""

    entity: Entity
    stems: tuple[Stem, ...]
    whole: bool
    """All its words must stand side by side, as in a place's name; otherwise most of them, anywhere."""
    joined: bool = False
    """Two words written as one."""
    common: bool = False
    """A common noun, such as "newspaper": names nothing in passing."""


def names_of(catalogue: Catalogue, generic: frozenset[str], is_common: Callable[[str], bool]) -> list[Name]:
    """Every name in the catalogue.

    Args:
        catalogue: The catalogue.
        generic: Skeletons of words that say nothing in a place's name, such as "oblast".
        is_common: Whether a word is of the lexicon, and so says little in an address.
    """
    found = [
        *_places(catalogue, generic),
        *_organisations(catalogue),
        *_parts_of_programme(catalogue, is_common),
    ]
    unique = {(name.entity, name.stems): name for name in found if name.stems}
    return [name for name in unique.values() if not _is_joined_twin(name, unique)]


def _is_joined_twin(name: Name, names: Iterable[tuple[Entity, tuple[Stem, ...]]]) -> bool:
    """Whether a name of two words, written as one, is another place's own name: Kara-Köl and Karakol."""
    if not name.joined:
        return False
    return any(
        len(stems) == 1 and stems[0].skeleton == name.stems[0].skeleton and entity != name.entity
        for entity, stems in names
    )


def _lines(line: Line | None) -> Iterator[str]:
    if line:
        yield from (line[language] for language in Language)


def _places(catalogue: Catalogue, generic: frozenset[str]) -> Iterator[Name]:
    for region in catalogue.regions:
        entity = Entity("region", region.code)
        texts = [*_lines(region.name), *region.aliases]
        for place in region.places:
            texts += [*_lines(place.name), *place.aliases]
        for text in texts:
            stems = tuple(stem for stem in name_stems(text) if not _is_generic(stem, generic))
            yield Name(entity, stems, whole=True)
            yield from (Name(entity, inflected, whole=True) for inflected in _in_russian_cases(stems))
            if len(stems) > 1:
                joined = "".join(stem.skeleton for stem in stems)
                yield Name(entity, (Stem(joined, open=True, latin=stems[0].latin),), whole=True, joined=True)


def _in_russian_cases(stems: tuple[Stem, ...]) -> Iterator[tuple[Stem, ...]]:
    """A name in a vowel as Russian declines it: Исфана, в Исфане; Ат-Башы, в Ат-Башах."""
    last = stems[-1].skeleton if stems else ""
    if last[-1:] in VOWELS:
        for ending in _RUSSIAN_CASES:
            yield (*stems[:-1], Stem(last[:-1] + ending, open=False, latin=stems[-1].latin))


def _is_generic(stem: Stem, generic: frozenset[str]) -> bool:
    return any(word.startswith(stem.skeleton) or stem.skeleton.startswith(word) for word in generic)


def kind_of(catalogue: Catalogue, id_: str) -> EntityKind:
    """What an organisation or council is to the programme."""
    if id_ == catalogue.programme.donor:
        return "donor"
    if id_ in catalogue.programme.implementers:
        return "implementer"
    return "council" if isinstance(catalogue.partner_by_id[id_], Council) else "organisation"


def _organisations(catalogue: Catalogue) -> Iterator[Name]:
    for entry in catalogue.partner_by_id.values():
        entity = Entity(kind_of(catalogue, entry.id), entry.id)
        yield from (Name(entity, name_stems(text), whole=False) for text in _lines(entry.name))
        if isinstance(entry, Organisation):
            for text in _lines(entry.short_name):
                yield Name(entity, name_stems(text), whole=" " not in text)
        for text in entry.aliases:
            yield Name(entity, name_stems(text), whole=True, common=text.islower())


def _street(catalogue: Catalogue, office: Office, is_common: Callable[[str], bool]) -> Iterator[Stem]:
    """The words of an office's address that no region is called by."""
    places = {
        stem.skeleton
        for region in catalogue.regions
        for text in _lines(region.name)
        for stem in name_stems(text)
    }
    for text in _lines(office.address):
        for stem in name_stems(text):
            known = stem.skeleton in places or stem.skeleton.isdigit() or is_common(stem.skeleton)
            if len(stem.skeleton) >= MIN_STEM and not known:
                yield stem


def _parts_of_programme(catalogue: Catalogue, is_common: Callable[[str], bool]) -> Iterator[Name]:
    programme = Entity("programme", "programme")
    for line in (catalogue.programme.name, catalogue.programme.short_name, catalogue.programme.part_of):
        yield from (Name(programme, name_stems(text), whole=True) for text in _lines(line))
    yield from (Name(programme, name_stems(text), whole=True) for text in catalogue.programme.aliases)
    for office in catalogue.offices:
        entity = Entity("office", office.id)
        for text in (*_lines(office.name), *office.aliases):
            yield Name(entity, name_stems(text), whole=True, common=text.islower())
        yield from (Name(entity, (stem,), whole=True) for stem in _street(catalogue, office, is_common))
    for component in catalogue.programme.components:
        entity = Entity("component", component.id)
        yield from (Name(entity, name_stems(text), whole=True) for text in component.aliases)
    for statement in catalogue.programme.statements:
        entity = Entity("statement", statement.id)
        yield from (Name(entity, name_stems(text), whole=False) for text in statement.aliases)
