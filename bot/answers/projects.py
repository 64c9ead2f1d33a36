"""Composes replies about projects: one, several, those of a region, all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from bot.answers.model import Button, ProjectButton, RegionButton
from bot.answers.phrasing import Phrasing, partners_text, regions_text
from bot.domain.catalogue import Catalogue, Project, Region
from bot.domain.lexicon import Show

_ORDER: dict[Show, tuple[str, ...]] = {
    "title": ("project", "lead", "partners", "where"),
    "lead": ("lead", "project", "partners", "where"),
    "partner": ("partners", "project", "lead", "where"),
    "where": ("where", "project", "lead", "partners"),
    "about": ("project", "about", "lead", "partners", "where"),
    "card": ("project", "lead", "partners", "where", "about"),
    "count": ("project", "lead", "partners", "where"),
}
"""What is said of a single project: what was asked first."""
LABEL_LENGTH = 60
FEW = 4
"""So many projects can be told with their partners."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A reply put together from the catalogue."""

    text: Markup
    id: str
    sources: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()


def one(catalogue: Catalogue, project: Project, show: Show, say: Phrasing) -> Composed:
    """A single project, what was asked about it first."""
    lines = [_line(catalogue, project, part, say) for part in _ORDER[show]]
    return Composed(
        Markup("\n").join(lines), f"project-{project.id}.{show}", (project.source,), (_button(project, say),)
    )


def several(catalogue: Catalogue, projects: Sequence[Project], show: Show, say: Phrasing) -> Composed:
    """Some projects, a line each."""
    lines = [_item(catalogue, project, show, say, full=len(projects) <= FEW) for project in projects]
    ids = "-".join(str(project.id) for project in projects)
    buttons = tuple(_button(project, say) for project in projects)
    return Composed(Markup("\n").join(lines), f"projects-{ids}.{show}", _sources(projects), buttons)


def every(catalogue: Catalogue, show: Show, say: Phrasing) -> Composed:
    """All projects: numbered, or with their partners or regions where these are asked for."""
    if show in {"partner", "where"}:
        return several(catalogue, catalogue.projects, show, say)
    lines = [say("all_projects", count=len(catalogue.projects))]
    for project in catalogue.projects:
        lead = catalogue.partner_by_id[project.lead].name[say.language]
        lines.append(say("numbered", number=project.id, title=project.title[say.language], lead=lead))
    return Composed(Markup("\n").join(lines), "projects.list", _sources(catalogue.projects))


def of_regions(catalogue: Catalogue, regions: Sequence[Region], show: Show, say: Phrasing) -> Composed:
    """The projects of one or more regions: their own, and those of all oblasts.

    The latter are named by their titles alone, below the others, for a city, and where something was asked
    about "the project" of a region that has one of its own.
    """
    own = {region: [p for p in catalogue.projects_in(region.code) if not p.all_oblasts] for region in regions}
    cities = all(region.kind == "city" for region in regions)
    own_alone = cities or (show not in {"title", "count"} and all(own.values()))
    shown = own if own_alone else {region: _projects(catalogue, region) for region in regions}
    parts = [_region(catalogue, region, shown[region], show, say) for region in regions]
    projects = list(dict.fromkeys(p for found in shown.values() for p in found))
    if len(regions) == 2 and not cities:
        parts.append(_compared(catalogue, regions, say))
    if own_alone and catalogue.projects_everywhere():
        titles = ", ".join(project.title[say.language] for project in catalogue.projects_everywhere())
        parts.append(say("everywhere_titles", titles=titles))
    buttons = tuple(RegionButton(r.code, r.name[say.language]) for r in regions)
    ids = "-".join(region.code for region in regions)
    return Composed(Markup("\n").join(parts), f"region-{ids}.{show}", _sources(projects), buttons)


def _compared(catalogue: Catalogue, regions: Sequence[Region], say: Phrasing) -> Markup:
    counted = sorted(
        ((len(catalogue.projects_in(r.code)), r.name[say.language]) for r in regions), reverse=True
    )
    (more, first), (fewer, second) = counted
    phrase = "as_many" if more == fewer else "more"
    return say(phrase, first=f"{first} ({more})", second=f"{second} ({fewer})")


def _projects(catalogue: Catalogue, region: Region) -> tuple[Project, ...]:
    """The region's own projects before those of all oblasts."""
    return tuple(sorted(catalogue.projects_in(region.code), key=lambda project: project.all_oblasts))


def _region(
    catalogue: Catalogue, region: Region, projects: Sequence[Project], show: Show, say: Phrasing
) -> Markup:
    if not projects:
        return say("no_project_in", region=region.name[say.language])
    head = say("in_region", region=region.name[say.language], count=len(catalogue.projects_in(region.code)))
    full = len(projects) <= FEW
    return Markup("\n").join([head, *(_item(catalogue, p, show, say, full=full) for p in projects)])


def region_counts(catalogue: Catalogue, say: Phrasing) -> Composed:
    """How many projects each region has."""
    lines = [say("regions")]
    for region in catalogue.regions:
        count = len(catalogue.projects_in(region.code))
        if count:
            lines.append(say("item_region", region=region.name[say.language], count=count))
    return Composed(Markup("\n").join(lines), "projects.regions", _sources(catalogue.projects))


def _line(catalogue: Catalogue, project: Project, part: str, say: Phrasing) -> Markup:
    if part == "lead":
        return say("lead", lead=catalogue.partner_by_id[project.lead].name[say.language])
    if part == "partners":
        return say("partners", partners=partners_text(catalogue, project, say))
    if part == "where":
        return say("where", regions=regions_text(catalogue, project, say))
    if part == "about":
        return say("about", summary=project.summary[say.language])
    return say("project", title=project.title[say.language])


def _item(catalogue: Catalogue, project: Project, show: Show, say: Phrasing, *, full: bool) -> Markup:
    title = project.title[say.language]
    lead = catalogue.partner_by_id[project.lead].name[say.language]
    if show == "partner":
        return say("item_partners", partners=partners_text(catalogue, project, say), title=title, lead=lead)
    line = say("item", title=title, lead=lead)
    if full:
        line += Markup("\n  ") + say("partners", partners=partners_text(catalogue, project, say))
    if show == "where":
        line += Markup("\n  ") + say("where", regions=regions_text(catalogue, project, say))
    if show in {"about", "card"}:
        line += Markup("\n  ") + say("about", summary=project.summary[say.language])
    return line


def _button(project: Project, say: Phrasing) -> ProjectButton:
    title = project.title[say.language]
    label = title if len(title) <= LABEL_LENGTH else title[: LABEL_LENGTH - 1] + "…"
    return ProjectButton(project.id, label)


def _sources(projects: Sequence[Project]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(project.source for project in projects))
