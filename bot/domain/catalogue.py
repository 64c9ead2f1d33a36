"""The catalogue: what the programme is, whom it funded, where, and who says so.

These are the types that `data/` is read into (see `bot.content.catalogue`). Every class that states a fact
carries the id of its `Source`. Pydantic checks shapes; references between objects are checked by the loader.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from bot.domain.languages import Language

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,31}$")]
"""An id: small Latin letters, digits, `-` and `_`; fits into callback data and deep links."""

RegionCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")]
"""An ISO 3166-2 code, such as KG-N."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[\w.-]+\.\w{2,}(/\S*)?$")]
EmailAddress = Annotated[str, StringConstraints(pattern=r"^[\w.+-]+@[\w-]+(\.[\w-]+)+$")]
PhoneNumber = Annotated[str, StringConstraints(pattern=r"^\+\d{1,3}([ -]?\d{2,}){2,5}$")]
"""An international phone number, `+996 312 45 56 57`."""

ShortLine = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=700)]


class Entry(BaseModel):
    """Base of everything in the catalogue: immutable, and unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Line(Entry):
    """A short text (300 characters at most) in the three languages."""

    ky: ShortLine
    ru: ShortLine
    en: ShortLine
    official: tuple[Language, ...] = ()
    """Languages whose wording stands in the source itself; the others are our translation."""

    def __getitem__(self, language: Language) -> str:
        """The text in one language."""
        return str(getattr(self, language.value))


class Prose(Line):
    """A paragraph (700 characters at most, so that any card fits a message) in the three languages."""

    ky: Paragraph
    ru: Paragraph
    en: Paragraph


class Source(Entry):
    """Where facts come from."""

    id: Slug
    title: Line
    date: dt.date | None = None
    url: WebAddress | None = None
    language: Language
    """The language the source is written in; texts in the others are translations."""


class Fact(Entry):
    """Base of what states facts."""

    source: Slug


class Place(Entry):
    """A town or district; in questions it stands for its region."""

    name: Line
    kind: Literal["town", "district", "village"]
    aliases: tuple[ShortLine, ...] = ()


class Region(Entry):
    """A first-level unit of the country."""

    code: RegionCode
    kind: Literal["oblast", "city"]
    name: Line
    inside: Line
    """The name as it stands in "where?": `Нарын облусунда`, `в Нарынской области`, `in Naryn oblast`."""
    aliases: tuple[ShortLine, ...] = ()
    places: tuple[Place, ...] = ()


class Organisation(Fact):
    """A donor, implementer, lead organisation or partner that is not a public council."""

    id: Slug
    kind: Literal["donor", "implementer", "ngo", "media", "education"]
    name: Line
    short_name: Line | None = None
    aliases: tuple[ShortLine, ...] = ()
    place: Line | None = None
    """Where it sits, in the form of "where?"."""
    founded: int | None = None


class Council(Fact):
    """A public council that the programme works with."""

    id: Slug
    name: Line
    level: Literal["state", "regional", "town", "district", "network"]
    region: RegionCode | None = None
    aliases: tuple[ShortLine, ...] = ()


Partner = Organisation | Council


class Project(Fact):
    """A funded project."""

    id: Annotated[int, Field(ge=1, le=9999)]
    title: Line
    regions: tuple[RegionCode, ...] = ()
    all_oblasts: bool = False
    """True: works in every oblast (`regions` is then empty). Cities are no oblasts."""
    lead: Slug
    partners: tuple[Slug, ...] = ()
    summary: Prose
    themes: tuple[Line, ...] = ()
    """What it is about, in a few words each, for recognising questions."""
    aliases: tuple[ShortLine, ...] = ()
    """Other words it is asked by, in any language."""

    @model_validator(mode="after")
    def _regions_or_all(self) -> Self:
        if bool(self.regions) == self.all_oblasts:
            raise ValueError("give either `regions` or `all_oblasts: true`")
        return self


class Phone(Entry):
    """A phone line of an office."""

    number: PhoneNumber
    extension: Annotated[str, StringConstraints(pattern=r"^\d{1,6}$")] | None = None
    kinds: tuple[Literal["phone", "fax", "mobile"], ...]
    source: Slug | None = None
    """Where it differs from the office's source."""


class Office(Fact):
    """Where people can turn."""

    id: Slug
    name: Line
    role: Line
    postcode: Annotated[str, StringConstraints(pattern=r"^\d{4,10}$")]
    address: Line
    phones: tuple[Phone, ...]
    email: EmailAddress
    website: WebAddress
    facebook: WebAddress | None = None
    map_url: WebAddress
    hours: Line | None = None
    lunch: Line | None = None
    hours_source: Slug | None = None
    organisation: Slug | None = None
    """Whose office it is; questions about that organisation's phone or address mean this office."""
    aliases: tuple[ShortLine, ...] = ()


class Period(Fact):
    """From one month to another, both included; days are not known."""

    starts: Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    ends: Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]


class Call(Fact):
    """The call for proposals."""

    announced: dt.date
    deadline: dt.datetime
    """With its offset from UTC."""
    closed: bool
    max_amount: Annotated[int, Field(gt=0)]
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    duration_months: tuple[int, int]
    start_by: dt.date
    who: Prose
    aim: Prose
    how: Prose
    forms: Line


class Selection(Fact):
    """What came of the call."""

    proposals: Annotated[int, Field(ge=0)]
    selected: Annotated[int, Field(ge=0)]
    announced: dt.date


class Component(Fact):
    """A part of the programme beside the grants."""

    id: Slug
    name: Line
    count: int | None = None
    year: int | None = None
    aliases: tuple[ShortLine, ...] = ()


class Statement(Fact):
    """A fact that stands by itself: said as it is when somebody asks for it."""

    id: Slug
    text: Prose
    aliases: tuple[ShortLine, ...]
    """What it is asked by, in any language."""


class Programme(Fact):
    """The programme as a whole."""

    name: Line
    short_name: Line
    part_of: Line
    """The official name of the project that the grants belong to."""
    part_of_source: Slug
    purpose: Prose
    purpose_source: Slug
    objective: Prose
    objective_source: Slug
    donor: Slug
    implementers: tuple[Slug, ...]
    implementers_source: Slug
    period: Period
    planned_months: int
    planned_projects: int
    projects_period: Period
    call: Call
    selection: Selection
    conference: Prose
    components: tuple[Component, ...]
    statements: tuple[Statement, ...] = ()
    aliases: tuple[ShortLine, ...] = ()


class Catalogue(Entry):
    """All of it. Lists keep the order of the files."""

    sources: tuple[Source, ...]
    programme: Programme
    offices: Annotated[tuple[Office, ...], Field(min_length=1)]
    regions: Annotated[tuple[Region, ...], Field(min_length=1)]
    organisations: tuple[Organisation, ...]
    councils: tuple[Council, ...]
    projects: tuple[Project, ...]

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def region_by_code(self) -> Mapping[str, Region]:
        """Regions by ISO 3166-2 code."""
        return {region.code: region for region in self.regions}

    @cached_property
    def partner_by_id(self) -> Mapping[str, Partner]:
        """Organisations and councils by id; the two share one set of ids."""
        everyone: tuple[Partner, ...] = self.organisations + self.councils
        return {entry.id: entry for entry in everyone}

    @cached_property
    def project_by_id(self) -> Mapping[int, Project]:
        """Projects by number."""
        return {project.id: project for project in self.projects}

    def regions_of(self, project: Project) -> tuple[Region, ...]:
        """The regions a project works in, in the catalogue's order; all oblasts where it says so."""
        return tuple(
            region
            for region in self.regions
            if region.code in project.regions or (project.all_oblasts and region.kind == "oblast")
        )

    def projects_in(self, code: str) -> tuple[Project, ...]:
        """The projects of one region: for an oblast those of all oblasts too, for a city only its own."""
        return self._projects_by_region.get(code, ())

    @cached_property
    def _projects_by_region(self) -> Mapping[str, tuple[Project, ...]]:
        return {
            region.code: tuple(project for project in self.projects if region in self.regions_of(project))
            for region in self.regions
        }

    def projects_everywhere(self) -> tuple[Project, ...]:
        """The projects that work in all oblasts."""
        return tuple(project for project in self.projects if project.all_oblasts)

    def partners_of(self, project: Project) -> Iterator[Partner]:
        """The partners of a project, in its order."""
        return (self.partner_by_id[id_] for id_ in project.partners)
