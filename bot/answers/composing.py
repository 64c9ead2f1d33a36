"""Puts replies together from the catalogue: finds whom and what a question means, and has it told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from bot.answers import offices, programme, projects
from bot.answers.decide import ENOUGH, ENOUGH_IN_REGION, Focus, entity_of_focus
from bot.answers.gazetteer import Entity
from bot.answers.model import Subject
from bot.answers.phrasing import Phrasing
from bot.answers.projects import Composed
from bot.answers.reading import Reading
from bot.domain.catalogue import Catalogue, Council, Office, Partner, Project, Region
from bot.domain.lexicon import Reply, Show

_SAYS_NO_MORE = frozenset({"filler", "request", "region", "oblast", "city", "project"})
"""Concepts that may stand beside a name that is all of a follow-up."""


class Composer:
    """Composes the replies that the lexicon does not word itself."""

    def __init__(self, catalogue: Catalogue, replies: Mapping[str, Reply]) -> None:
        self._catalogue = catalogue
        self._replies = replies

    def compose(
        self, reply: Reply, reading: Reading, focus: Focus, say: Phrasing, subject: Subject | None
    ) -> tuple[Composed | None, Subject | None]:
        """The reply to what a sentence asks, and what the conversation is about then.

        Args:
            reply: What is asked; its `compose` names the kind of reply.
            reading: The question.
            focus: The sentence.
            say: Phrases in the reply's language.
            subject: What the conversation was about.

        Returns:
            None for what the catalogue does not know.
        """
        if reply.compose == "projects":
            show = self._show_asked_before(focus, subject) or reply.show or "title"
            return self._about_projects(show, reading, focus, say, subject)
        if reply.compose == "regions":
            return projects.region_counts(self._catalogue, say), None
        if reply.compose == "components":
            return programme.components(self._catalogue, reading.entities_of("component"), say), None
        if reply.compose == "statements":
            return programme.statements(self._catalogue, say), None
        return self._office(reading, focus, say, subject)

    def _show_asked_before(self, focus: Focus, subject: Subject | None) -> Show | None:
        """What was asked of another project or region, where this one is only named: "and in Talas?"."""
        before = self._replies.get(subject.asked) if subject and subject.asked else None
        names_only = all(label[0] == "@" or label in _SAYS_NO_MORE for label in focus.own)
        return before.show if before and names_only and focus.own else None

    def _about_projects(
        self, show: Show, reading: Reading, focus: Focus, say: Phrasing, subject: Subject | None
    ) -> tuple[Composed, Subject | None]:
        catalogue = self._catalogue
        regions = self._regions(reading, focus)
        named = self._narrowed(reading, focus, regions) or self._named_projects(reading, focus)
        if not named and not regions and subject:
            named, regions = self._of_subject(subject)
        if named:
            there = [
                p for p in named if not regions or any(p in catalogue.projects_in(r.code) for r in regions)
            ]
            if regions and not there and not _names_one(focus):
                return self._in_regions(regions, show, say)
            chosen = there or named
            if len(chosen) == 1:
                composed = projects.one(catalogue, chosen[0], show, say)
                about = Subject("project", str(chosen[0].id))
            else:
                composed = projects.several(catalogue, chosen, show, say)
                about = Subject("project", "-".join(str(project.id) for project in chosen))
            if regions and not there:
                text = Markup("\n").join([say("no") + " " + say("not_there"), composed.text])
                composed = replace(composed, text=text)
            return composed, about
        if regions:
            return self._in_regions(regions, show, say)
        return projects.every(catalogue, show, say), None

    def _in_regions(self, regions: Sequence[Region], show: Show, say: Phrasing) -> tuple[Composed, Subject]:
        composed = projects.of_regions(self._catalogue, regions, show, say)
        return composed, Subject("region", regions[0].code)

    def named_subject(self, reading: Reading, focus: Focus) -> Subject | None:
        """What a question names, though its answer does not speak of it."""
        named, regions = self._named_projects(reading, focus), self._regions(reading, focus)
        if len(named) == 1:
            return Subject("project", str(named[0].id))
        return Subject("region", regions[0].code) if regions else None

    def _narrowed(self, reading: Reading, focus: Focus, regions: Sequence[Region]) -> list[Project]:
        """The projects of the named regions alone that the words speak for."""
        here = {p.id: p for r in regions for p in self._catalogue.projects_in(r.code) if not p.all_oblasts}
        if not focus.own.keys().isdisjoint({"council", "partner"}):
            local = reading.local & here.keys()
            if local and not focus.projects:
                return [here[id_] for id_ in sorted(local)]
        inside, everywhere = reading.sentence(focus.sentence), set(range(len(reading.words)))
        found, _ = reading.projects_in(inside, ENOUGH_IN_REGION, here)
        if not found:
            enough = ENOUGH_IN_REGION if inside.isdisjoint(reading.speaking) else ENOUGH
            found, _ = reading.projects_in(everywhere, enough, here)
        return [here[id_] for id_ in sorted(found)]

    def _regions(self, reading: Reading, focus: Focus) -> list[Region]:
        entities = entity_of_focus(reading, focus, "region")
        regions = [self._catalogue.region_by_code[entity.id] for entity in entities]
        kinds = {kind for kind in ("oblast", "city") if kind in focus.own}
        if kinds:
            chosen = [region for region in regions if region.kind in kinds]
        else:
            chosen = [r for r in regions if not any(_twins(reading, r, other) for other in regions)]
        return chosen or regions

    def _named_projects(self, reading: Reading, focus: Focus) -> list[Project]:
        catalogue = self._catalogue
        everywhere = focus.part == "everywhere" or "everywhere" in focus.labels
        if everywhere and focus.own.keys().isdisjoint({"@region", "@project", "@organisation"}):
            return list(catalogue.projects_everywhere())
        entities = entity_of_focus(reading, focus, "organisation", "council")
        ids = {entity.id for entity in entities}
        told = [catalogue.project_by_id[id_] for id_ in focus.projects]
        named = [p for p in catalogue.projects if ids & {p.lead, *p.partners}]
        if named:
            return named if _apart(reading, entities) else [p for p in named if p in told] or named
        if "state_body" in focus.own and not told:
            return [p for p in catalogue.projects if any(_is_state(x) for x in catalogue.partners_of(p))]
        return told

    def _of_subject(self, subject: Subject) -> tuple[list[Project], list[Region]]:
        catalogue = self._catalogue
        if subject.kind == "project":
            ids = [int(id_) for id_ in subject.id.split("-") if id_.isdecimal()]
            return [catalogue.project_by_id[id_] for id_ in ids if id_ in catalogue.project_by_id], []
        if subject.kind == "region" and subject.id in catalogue.region_by_code:
            return [], [catalogue.region_by_code[subject.id]]
        return [p for p in catalogue.projects if subject.id in {p.lead, *p.partners}], []

    def _office(
        self, reading: Reading, focus: Focus, say: Phrasing, subject: Subject | None
    ) -> tuple[Composed | None, Subject | None]:
        requested = {reading.words[p].sentence for p in reading.concepts.get("request", ())}
        telling = {p for p, word in enumerate(reading.words) if word.asked or word.sentence in requested}
        asked = [
            field
            for field in offices.FIELDS
            if field in focus.own or not telling.isdisjoint(reading.concepts.get(field, ()))
        ]
        if not asked and focus.part in offices.FIELDS:
            asked = [focus.part]
        meant = self._offices_meant(reading, focus, subject)
        office = meant[0]
        composed = offices.contacts(meant, asked, say)
        if composed is None and "@office" not in focus.labels:
            composed = offices.contacts(self._catalogue.offices, asked, say)
        return composed, Subject("office", office.id)

    def _offices_meant(self, reading: Reading, focus: Focus, subject: Subject | None) -> list[Office]:
        every = self._catalogue.offices
        named = [entity.id for entity in entity_of_focus(reading, focus, "office")]
        donors = [entity.id for entity in entity_of_focus(reading, focus, "donor")]
        if subject and subject.kind == "office":
            named = named or [subject.id]
        if (focus.part == "delegation" or "delegation" in focus.own) and not named:
            donors.append(self._catalogue.programme.donor)
        chosen = [o for o in every if o.organisation and o.organisation in donors]
        chosen += [o for o in reversed(every) if o.id in named and o not in chosen]
        if "project" in focus.own and "office" in focus.own:
            return chosen or [every[0]]
        return chosen[:1] or [every[0]]


def _apart(reading: Reading, entities: Sequence[Entity]) -> bool:
    """Whether several are named, each by words of its own."""
    words = [reading.entities[entity] for entity in entities]
    return len(words) > 1 and sum(map(len, words)) == len(set[int]().union(*words))


def _names_one(focus: Focus) -> bool:
    """Whether the sentence that asks names a project or organisation itself."""
    return focus.sure_of_projects or not focus.own.keys().isdisjoint({"@organisation", "@council"})


def _is_state(partner: Partner) -> bool:
    return isinstance(partner, Council) and partner.level == "state"


def _twins(reading: Reading, region: Region, other: Region) -> bool:
    """Whether an oblast and a city go by the same word; the city then stands for both."""
    if region.kind == "city" or other.kind != "city":
        return False
    mine = reading.entities[Entity("region", region.code)]
    return mine == reading.entities[Entity("region", other.code)]
