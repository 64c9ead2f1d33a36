"""Composes replies about the programme as a whole, and names the sources of its facts."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.answers.gazetteer import Entity
from bot.answers.phrasing import Phrasing
from bot.answers.projects import Composed
from bot.domain.catalogue import Catalogue, Component
from bot.domain.lexicon import FactSource


def components(catalogue: Catalogue, named: Sequence[Entity], say: Phrasing) -> Composed:
    """The named parts of the programme beside the grants; all of them where none is named."""
    ids = [entity.id for entity in named]
    every = catalogue.programme.components
    chosen = [component for component in every if component.id in ids] or every
    text = Markup("\n").join([say("components"), *(_component(component, say) for component in chosen)])
    id_ = f"component-{ids[0]}" if ids else "programme.components"
    return Composed(text, id_, tuple(dict.fromkeys(component.source for component in chosen)))


def _component(component: Component, say: Phrasing) -> Markup:
    name = component.name[say.language]
    if component.count is None:
        return say("component", component=name)
    return say("component_count", component=name, count=component.count, year=component.year or "")


def statements(catalogue: Catalogue, say: Phrasing) -> Composed:
    """The facts that stand by themselves."""
    found = catalogue.programme.statements
    text = Markup("\n").join(say("about", summary=statement.text[say.language]) for statement in found)
    ids = "-".join(statement.id for statement in found)
    return Composed(text, f"statement-{ids}", tuple(statement.source for statement in found))


def source(catalogue: Catalogue, fact: FactSource) -> str:
    """The id of the source of a group of facts."""
    programme = catalogue.programme
    return {
        "programme": programme.source,
        "part_of": programme.part_of_source,
        "purpose": programme.purpose_source,
        "implementers": programme.implementers_source,
        "period": programme.period.source,
        "projects_period": programme.projects_period.source,
        "selection": programme.selection.source,
        "call": programme.call.source,
    }[fact]
