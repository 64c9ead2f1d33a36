"""Regions, their projects, a project's card."""

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from bot.content.texts import Localization
from bot.domain.catalogue import Catalogue, Partner, Project, Region
from bot.screens.screen import Button, Rows, Screen, TapButton, back, paged, shortened, turning
from bot.screens.taps import Tap

PROJECTS_ON_A_PAGE = 8
MAX_TITLE = 240
"""Of a line in a list: with 16 of them, a message is full."""


@dataclass(frozen=True)
class OpenRegions(Tap, prefix="regions"):
    """Show the regions."""


@dataclass(frozen=True)
class OpenRegion(Tap, prefix="region"):
    """Show a page of a region's projects."""

    code: str
    page: int = 0


@dataclass(frozen=True)
class OpenEverywhere(Tap, prefix="everywhere"):
    """Show the projects that work in all oblasts."""

    came_from: str
    """The city to go back to."""


@dataclass(frozen=True)
class OpenProject(Tap, prefix="project"):
    """Show a project's card."""

    id: int
    came_from: str
    """The region to go back to; empty where there is none."""


@dataclass(frozen=True)
class OpenSource(Tap, prefix="source"):
    """Show where a project's facts come from."""

    id: int
    came_from: str


def regions(t: Localization, catalogue: Catalogue, menu: Tap, notice: str | None = None) -> Screen:
    """Every region with the number of its projects; above them a notice, a message id, where there is one."""
    rows = tuple((_region_button(t, catalogue, region),) for region in catalogue.regions)
    text = t.html("regions", projects=len(catalogue.projects))
    if notice:
        text = t.html(notice) + "\n\n" + text
    return Screen(text, (*rows, back(t, menu)))


def _region_button(t: Localization, catalogue: Catalogue, region: Region) -> Button:
    count = len(catalogue.projects_in(region.code))
    return TapButton(f"{region.name[t.language]} · {count}", OpenRegion(region.code))


def region(t: Localization, catalogue: Catalogue, code: str, page: int) -> Screen:
    """A region's projects; for a city also, under a heading of their own, those of all oblasts.

    Raises:
        KeyError: there is no such region.
    """
    place = catalogue.region_by_code[code]
    own = catalogue.projects_in(code)
    shown, page, pages = paged(own, page, PROJECTS_ON_A_PAGE)
    text = t.html("region-projects", region=place.name[t.language], projects=len(own))
    if own:
        text += "\n\n" + _list(t, shown)
    rows: Rows = (
        *((_project_button(t, p, code),) for p in shown),
        *turning(page, pages, partial(OpenRegion, code)),
    )
    if place.kind == "city" and catalogue.projects_everywhere():
        text += "\n\n" + t.html("region-all-oblasts") + "\n\n" + _list(t, catalogue.projects_everywhere())
        rows = (*rows, (TapButton(t.plain("button-all-oblasts"), OpenEverywhere(code)),))
    return Screen(text, (*rows, back(t, OpenRegions())))


def everywhere(t: Localization, catalogue: Catalogue, came_from: str) -> Screen:
    """The projects that work in all oblasts; the way back leads to the city one came from."""
    projects = catalogue.projects_everywhere()
    rows = tuple((_project_button(t, project, came_from),) for project in projects)
    text = t.html("region-all-oblasts") + "\n\n" + _list(t, projects)
    return Screen(text, (*rows, back(t, OpenRegion(came_from))))


def _list(t: Localization, projects: tuple[Project, ...]) -> Markup:
    return Markup("\n").join(
        t.html("region-line", number=project.id, title=shortened(project.title[t.language], MAX_TITLE))
        for project in projects
    )


def _project_button(t: Localization, project: Project, code: str) -> Button:
    return TapButton(shortened(f"{project.id}. {project.title[t.language]}"), OpenProject(project.id, code))


def project_card(t: Localization, catalogue: Catalogue, id_: int, came_from: str = "") -> Screen:
    """A project: title, where, who leads it, partners, what it does.

    Raises:
        KeyError: there is no such project.
    """
    project = catalogue.project_by_id[id_]
    text = t.html("project-title", number=project.id, title=project.title[t.language])
    text += "\n\n" + t.html("project-where", regions=_where(t, catalogue, project))
    text += "\n" + t.html("project-lead", lead=catalogue.partner_by_id[project.lead].name[t.language])
    text += "\n" + _partners(t, tuple(catalogue.partners_of(project)))
    text += "\n\n" + t.html("project-summary", summary=project.summary[t.language])
    return Screen(text, _card_rows(t, catalogue, project, came_from))


def _where(t: Localization, catalogue: Catalogue, project: Project) -> str:
    if project.all_oblasts:
        return t.plain("all-oblasts")
    return ", ".join(region.name[t.language] for region in catalogue.regions_of(project))


def _partners(t: Localization, partners: tuple[Partner, ...]) -> Markup:
    names = "; ".join(partner.name[t.language] for partner in partners)
    return t.html("project-partners", partners=names)


def _card_rows(t: Localization, catalogue: Catalogue, project: Project, came_from: str) -> Rows:
    places = () if project.all_oblasts else catalogue.regions_of(project)
    buttons = tuple(TapButton(r.name[t.language], OpenRegion(r.code)) for r in places if r.code != came_from)
    pairs = tuple(buttons[i : i + 2] for i in range(0, len(buttons), 2))
    source = (TapButton(t.plain("button-source"), OpenSource(project.id, came_from)),)
    return (*pairs, source, back(t, OpenRegion(came_from) if came_from else OpenRegions()))


def project_source(t: Localization, catalogue: Catalogue, id_: int, came_from: str) -> Screen:
    """Where a project's facts come from, and whether the text is a translation.

    Raises:
        KeyError: there is no such project.
    """
    project = catalogue.project_by_id[id_]
    source = catalogue.source_by_id[project.source]
    text = t.html("project-title", number=project.id, title=project.title[t.language])
    text += "\n\n" + t.html("source", title=source.title[t.language])
    if t.language != source.language:
        text += "\n" + t.html("source-translated", language=source.language.value)
    return Screen(text, (back(t, OpenProject(project.id, came_from)),))
