"""/projects: regions, their projects, cards."""

from bot.handlers.visit import Visit
from bot.screens import home, projects


async def show(visit: Visit) -> None:
    """Show the regions, or the one whose code stands behind the command."""
    if visit.words:
        await show_region(visit, visit.words.strip().upper())
    else:
        await visit.show(projects.regions(visit.t, visit.catalogue, home.OpenMenu()))


async def show_region(visit: Visit, code: str) -> None:
    """Show a region by its code; where there is none, say so and show them all."""
    if code in visit.catalogue.region_by_code:
        await visit.show(projects.region(visit.t, visit.catalogue, code, 0))
    else:
        await visit.show(projects.regions(visit.t, visit.catalogue, home.OpenMenu(), "region-unknown"))


async def show_project(visit: Visit, number: str) -> None:
    """Show a project by its number; where there is none, say so and show the regions."""
    if number.isdecimal() and int(number) in visit.catalogue.project_by_id:
        await visit.show(projects.project_card(visit.t, visit.catalogue, int(number)))
    else:
        await visit.show(projects.regions(visit.t, visit.catalogue, home.OpenMenu(), "project-unknown"))


async def open_regions(visit: Visit, _: projects.OpenRegions) -> None:
    """Show the regions."""
    await visit.show(projects.regions(visit.t, visit.catalogue, home.OpenMenu()))


async def open_region(visit: Visit, tap: projects.OpenRegion) -> None:
    """Show a region's projects."""
    await visit.show(projects.region(visit.t, visit.catalogue, tap.code, tap.page))


async def open_everywhere(visit: Visit, tap: projects.OpenEverywhere) -> None:
    """Show the projects of all oblasts."""
    await visit.show(projects.everywhere(visit.t, visit.catalogue, tap.came_from))


async def open_project(visit: Visit, tap: projects.OpenProject) -> None:
    """Show a project's card."""
    await visit.show(projects.project_card(visit.t, visit.catalogue, tap.id, tap.came_from))


async def open_source(visit: Visit, tap: projects.OpenSource) -> None:
    """Show where a project's facts come from."""
    await visit.show(projects.project_source(visit.t, visit.catalogue, tap.id, tap.came_from))
