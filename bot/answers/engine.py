"""Question in, answer out; pure, over the catalogue and the lexicon."""

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from bot.answers import offices, programme, projects
from bot.answers.asked_language import asked_language
from bot.answers.decide import ENOUGH, ENOUGH_IN_REGION, Focus, entity_of_focus, focuses, others
from bot.answers.gazetteer import Entity
from bot.answers.intents import Intents
from bot.answers.model import Answer, Button, QuestionButton, ScreenButton, Subject
from bot.answers.patterns import Match, Patterns
from bot.answers.phrasing import Phrasing, facts
from bot.answers.projects import Composed
from bot.answers.reading import Reader, Reading
from bot.domain.catalogue import Catalogue, Council, Office, Partner, Project, Region
from bot.domain.languages import Language
from bot.domain.lexicon import Lexicon, Reply, Show

NEEDED = 0.3
"""The least probability of a reply that is given."""
STRANGE = 0.1
"""How much more probable it must be for each unknown word beyond the first."""
REFUSED = 0.35
"""The probability of all that is not known or off topic together from which one of these is meant."""
SURE = 0.5
"""How probable the reply to a further sentence must be for it to be answered too."""
NEAR = 0.4
"""How probable a second fact must be, as a part of the first, to be told too."""
TWO_READINGS = 0.4
"""How probable the two likeliest must be together for the bot to ask which is meant."""
SUGGESTIONS = 3
"""Questions offered where the bot is unsure."""
_SAYS_NO_MORE = frozenset({"filler", "request", "region", "oblast", "city", "project"})
"""Concepts that may stand beside a name that is all of a follow-up."""
_REFUSALS = frozenset({"unknown", "off_topic"})


class Answers:
    """Answers questions; building it once indexes the catalogue and the lexicon."""

    def __init__(self, catalogue: Catalogue, lexicon: Lexicon) -> None:
        self._catalogue = catalogue
        self._replies = lexicon.replies
        self._reader = Reader(catalogue, lexicon)
        self._patterns = Patterns(lexicon)
        self._intents = Intents(lexicon.learned)
        self._phrasings = {language: Phrasing(lexicon, language) for language in Language}
        self._facts = {language: facts(catalogue, say) for language, say in self._phrasings.items()}

    def answer(self, question: str, *, language: Language, subject: Subject | None = None) -> Answer:
        """The reply to a question.

        Args:
            question: What a person wrote; anything.
            language: The chat's language, for a reply where the question's own is unclear.
            subject: What the conversation was about, for follow-ups such as "and who is the partner?".
        """
        reading = self._reader.read(question, of_projects=bool(subject and subject.kind == "project"))
        language = asked_language(reading, language)
        if "overall" in reading.concepts or not reading.says_anything:
            subject = None
        found, family = focuses(reading, self._patterns, _labels_of(subject)), _family_of(subject)
        if not found:
            return self._said("off_topic", self._replies["off_topic"], language, subject)
        focus = found[0]
        first = self._chosen(reading, focus, family)
        if first is None:
            return self._unsure(focus, language, subject)
        answer = self._reply(reading, focus, first, language, subject)
        if answer.kind == "known":
            for other in others(focus, first, self._patterns, self._replies):
                answer = _joined(answer, self._reply(reading, focus, other, language, subject))
            for near in self._near(focus, first):
                answer = _joined(answer, self._reply(reading, focus, near, language, subject))
            for more in found[1:]:
                match = self._chosen(reading, more, family)
                if match and match.score >= SURE and (_asks(reading, more) or self._is_fact(match)):
                    answer = _joined(answer, self._reply(reading, more, match, language, subject))
        return answer

    def _chosen(self, reading: Reading, focus: Focus, family: tuple[str, ...]) -> Match | None:
        """What a sentence asks; a refusal where one is likely enough; None where nothing is sure.

        A reply about projects tells their titles, leads, partners and regions, whichever of them is asked:
        for these it is enough that they are likely together.
        """
        focus.ranked = self._intents.weigh(reading, focus, family)
        answers, refusals, projects_ = list[Match](), list[Match](), list[Match]()
        for match in focus.ranked:
            reply = self._replies[match.reply]
            (refusals if reply.kind in _REFUSALS else answers).append(match)
            if reply.compose == "projects":
                projects_.append(match)
        if sum(match.score for match in refusals) > REFUSED:
            return refusals[0]
        if not answers:
            return None
        first, together = answers[0], sum(match.score for match in projects_)
        if together > first.score:
            first = replace(projects_[0], score=together)
        needed = NEEDED + STRANGE * max(0, focus.strange - 1)
        return first if first.score >= needed else None

    def _near(self, focus: Focus, first: Match) -> list[Match]:
        """A second fact of the programme that was hardly less asked for than the first."""
        if not self._is_fact(first):
            return []
        near = [match for match in focus.ranked if match != first and match.score >= first.score * NEAR]
        return [match for match in near if self._is_fact(match)][:1]

    def _is_fact(self, match: Match) -> bool:
        return self._replies[match.reply].is_fact

    def _reply(
        self, reading: Reading, focus: Focus, match: Match, language: Language, subject: Subject | None
    ) -> Answer:
        reply, say = self._replies[match.reply], self._phrasings[language]
        if reply.say:
            about = self._named_subject(reading, focus) or subject
            if reply.kind == "known":
                about = Subject("programme", "programme", match.reply)
            return self._said(match.reply, reply, language, about)
        composed, about = self._composed(reply, reading, focus, say, subject)
        if composed is None:
            return Answer(
                "unknown", None, language, self._not_known(say), (self._contacts(say),), subject=subject
            )
        about = replace(about or Subject("programme", "programme"), asked=match.reply)
        return Answer(
            "known", composed.id, language, composed.text, composed.buttons, composed.sources, about
        )

    def _said(self, id_: str, reply: Reply, language: Language, subject: Subject | None) -> Answer:
        say = self._phrasings[language]
        assert reply.say is not None  # noqa: S101
        text = say.fill(reply.say, self._facts[language])
        buttons: list[Button] = [ScreenButton(name, str(say(f"screen_{name}"))) for name in reply.buttons]
        if reply.kind == "unknown":
            text = Markup("\n").join([text, self._ask_office(say)])
            buttons.append(self._contacts(say))
        answered = reply.kind in {"known", "help"}
        sources = self._source(reply)
        return Answer(reply.kind, id_ if answered else None, language, text, tuple(buttons), sources, subject)

    def _source(self, reply: Reply) -> tuple[str, ...]:
        return (programme.source(self._catalogue, reply.source),) if reply.source else ()

    def _ask_office(self, say: Phrasing) -> Markup:
        known = self._facts[say.language]
        return say("ask_office", phone=known["phone"], email=known["email"])

    def _not_known(self, say: Phrasing) -> Markup:
        return Markup("\n").join([say("not_known"), self._ask_office(say)])

    def _contacts(self, say: Phrasing) -> ScreenButton:
        return ScreenButton("contacts", str(say("screen_contacts")))

    def _unsure(self, focus: Focus, language: Language, subject: Subject | None) -> Answer:
        """Asks which of two likely things is meant; else offers the likeliest and the office."""
        say, known = self._phrasings[language], self._facts[language]
        offered = [(match, ask) for match in focus.ranked if (ask := self._replies[match.reply].ask)]
        buttons = [QuestionButton(ask[language]) for _, ask in offered[:SUGGESTIONS]]
        if sum(match.score for match, _ in offered[:2]) >= TWO_READINGS:
            return Answer("which", None, language, say("which"), tuple(buttons[:2]), subject=subject)
        text = say("unsure", phone=known["phone"], email=known["email"])
        return Answer("unsure", None, language, text, (*buttons, self._contacts(say)), subject=subject)

    # --- composed replies ---

    def _composed(
        self, reply: Reply, reading: Reading, focus: Focus, say: Phrasing, subject: Subject | None
    ) -> tuple[Composed | None, Subject | None]:
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

    def _named_subject(self, reading: Reading, focus: Focus) -> Subject | None:
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


def _asks(reading: Reading, focus: Focus) -> bool:
    return any(reading.words[p].asked for p in reading.sentence(focus.sentence))


def _apart(reading: Reading, entities: Sequence[Entity]) -> bool:
    """Whether several are named, each by words of its own."""
    words = [reading.entities[entity] for entity in entities]
    return len(words) > 1 and sum(map(len, words)) == len(set[int]().union(*words))


def _names_one(focus: Focus) -> bool:
    """Whether the sentence that asks names a project or organisation itself."""
    return focus.sure_of_projects or not focus.own.keys().isdisjoint({"@organisation", "@council"})


def _is_state(partner: Partner) -> bool:
    return isinstance(partner, Council) and partner.level == "state"


def _family_of(subject: Subject | None) -> tuple[str, ...]:
    """How the replies begin that a short question after this subject probably asks for."""
    if subject is None:
        return ()
    if subject.kind in {"project", "region", "organisation"}:
        return "project.", "region."
    return (f"{(subject.asked or 'office').partition('.')[0]}.",)


def _labels_of(subject: Subject | None) -> dict[str, float]:
    if subject is None or subject.kind == "programme":
        return {}
    return {f"@{subject.kind}": 0.5}


def _twins(reading: Reading, region: Region, other: Region) -> bool:
    """Whether an oblast and a city go by the same word; the city then stands for both."""
    if region.kind == "city" or other.kind != "city":
        return False
    mine = reading.entities[Entity("region", region.code)]
    return mine == reading.entities[Entity("region", other.code)]


def _joined(first: Answer, second_: Answer) -> Answer:
    if not second_.answered or second_.text == first.text:
        return first
    return replace(
        first,
        text=Markup("\n\n").join([first.text, second_.text]),
        buttons=tuple(dict.fromkeys(first.buttons + second_.buttons)),
        sources=tuple(dict.fromkeys(first.sources + second_.sources)),
        subject=second_.subject or first.subject,
    )
