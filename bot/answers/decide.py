"""Decides what a question asks: the best reply for what was recognised, unless too much is unexplained."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.answers.gazetteer import Entity
from bot.answers.patterns import Match, Patterns
from bot.answers.reading import GENERIC, Reading
from bot.domain.lexicon import Reply

CONTEXT = 0.55
"""What a word outside the sentence that asks still counts."""
UNEXPLAINED = 0.22
"""What each unexplained word costs."""
ENOUGH = 0.85
"""What a sentence's words must say for a project to be about it."""
ENOUGH_ASKED = 0.6
"""What they must say where the sentence speaks of projects at all."""
ENOUGH_AROUND = 1.4
"""What all words of a question must say, where its sentence says nothing."""
ENOUGH_ELSEWHERE = 1.0
"""What a single other sentence must say, where its own says nothing."""
SURE_OF_PROJECT = 1.2
"""What they must say for a project elsewhere to be meant though a region is named."""
ENOUGH_IN_REGION = 0.45
"""What they must say where a region is named too, among the projects of that region alone."""
ASKED = 1.0
"""What a question mark or a request speaks for a sentence."""
TELLING = 0.2
"""What a word must weigh for a sentence to ask anything by itself."""
MOST_TOLD = 1.3
"""What a sentence without a question counts at most."""
LATER = 0.3
"""What the last sentence has before the first: people ask at the end."""
SECOND = 0.9
"""What a further question in a sentence must weigh by words of its own."""
HEAVY = 0.8
"""What one word of its own must weigh instead."""
MOST = 4
"""Questions answered at once."""


@dataclass(slots=True)
class Focus:
    """A sentence, with what the sentences around it add."""

    sentence: int
    labels: dict[str, float]
    """Concepts and entities with a factor: 1 in the sentence, less around it."""
    own: dict[str, set[int]]
    """Where each label stands in the sentence."""
    projects: list[int]
    """The projects it is about, by its words or else by those around it."""
    unexplained: int
    asked: bool
    sure_of_projects: bool = False
    """Whether the sentence itself speaks clearly of these projects."""
    matches: list[Match] = field(default_factory=list)
    """The replies whose patterns fit."""
    ranked: list[Match] = field(default_factory=list)
    """The replies by how likely they are what is asked (see `bot.answers.intents`)."""
    strange: int = 0
    """Its words that neither catalogue nor lexicon nor any example knows."""
    part: str = ""
    """The concept that the likeliest is asked about, such as `phone`, where examples are clear about it."""

    @property
    def best(self) -> float:
        """What the best reply scores, less what is unexplained."""
        if not self.matches:
            return -1.0
        return self.matches[0].score - cost(self)


def cost(focus: Focus) -> float:
    """What the words that nothing explains take from every pattern's score."""
    return UNEXPLAINED * min(focus.unexplained, 5)


def focuses(reading: Reading, patterns: Patterns, extra: Mapping[str, float]) -> list[Focus]:
    """Each sentence of a question with the replies that fit it, the most telling sentence first.

    Args:
        reading: What was recognised.
        patterns: The replies' patterns.
        extra: Labels that hold for all sentences, such as the subject of the conversation.
    """
    where = _positions(reading)
    found = [
        _focus(reading, sentence, where, extra, patterns)
        for sentence in sorted({w.sentence for w in reading.words})
    ]
    for focus in found:
        focus.matches = patterns.match(focus.labels, focus.own)
    last = max((focus.sentence for focus in found), default=0) or 1
    asking = any(focus.asked and focus.matches and not _astray(focus, patterns) for focus in found)
    aside = {focus.sentence for focus in found if asking and not focus.asked and _astray(focus, patterns)}
    return sorted(found, key=lambda f: (f.sentence in aside, -(_telling(f) + LATER * f.sentence / last)))


def _astray(focus: Focus, patterns: Patterns) -> bool:
    """Whether a sentence is rather about something that has nothing to do with the programme."""
    return bool(focus.matches) and patterns.kind(focus.matches[0].reply) == "off_topic"


def _telling(focus: Focus) -> float:
    """How likely a sentence is the one that asks; what only tells a story may not outweigh it."""
    return focus.best + ASKED if focus.asked else min(focus.best, MOST_TOLD)


def _positions(reading: Reading) -> dict[str, set[int]]:
    where = {name: set(positions) for name, positions in reading.concepts.items()}
    for entity, positions in reading.entities.items():
        where.setdefault(f"@{entity.kind}", set()).update(positions)
    return where


def _focus(
    reading: Reading,
    sentence: int,
    where: Mapping[str, set[int]],
    extra: Mapping[str, float],
    patterns: Patterns,
) -> Focus:
    inside = reading.sentence(sentence)
    labels, own, explained = dict(extra), dict[str, set[int]](), set[int]()
    for label, positions in where.items():
        here = positions & inside
        if here:
            labels[label] = 1.0
            own[label] = here
            explained |= here
        elif (
            label in patterns.topics
            or label == "@office"
            or (label[0] == "@" and label != "@component" and not positions <= reading.in_passing)
        ):
            labels[label] = max(labels.get(label, 0.0), CONTEXT)
    if own.get("@office", set()) <= reading.in_passing and not own.keys().isdisjoint(
        {"@organisation", "@council"}
    ):
        labels.pop("@office", None)  # the office of an organisation, not the programme's
    projects = _projects_of(reading, sentence, labels, own)
    explained |= inside & reading.speaking.keys()
    asked = "request" in own or any(reading.words[p].asked for p in inside)
    asked = asked and any(patterns.weight(label) >= TELLING for label in own)
    unexplained = sum(not reading.words[p].skeleton.isdigit() for p in inside - explained)
    sure = "@project" in own and max(projects.values()) >= SURE_OF_PROJECT
    return Focus(sentence, labels, own, sorted(projects), unexplained, asked, sure)


def _projects_of(
    reading: Reading, sentence: int, labels: dict[str, float], own: dict[str, set[int]]
) -> dict[int, float]:
    """The projects a sentence is about, by its own words or those around it; says so in its labels."""
    about = not own.keys().isdisjoint({"project", "theme", "about"})
    projects, speaking = reading.projects_in(reading.sentence(sentence), ENOUGH_ASKED if about else ENOUGH)
    if projects:
        labels["@project"] = min(1.0, max(projects.values()))
        own["@project"] = speaking
        if _outside_component(reading, own, projects, speaking):
            del labels["@component"], own["@component"]
        return projects
    projects, _ = reading.projects_in(set(range(len(reading.words))), ENOUGH_AROUND)
    projects = projects or _of_other_sentence(reading, sentence)
    if projects:
        labels["@project"] = CONTEXT
        if "@component" not in own:
            labels.pop("@component", None)
    return projects


def _of_other_sentence(reading: Reading, sentence: int) -> dict[int, float]:
    """The projects that one of the other sentences speaks of clearly."""
    others_ = sorted({word.sentence for word in reading.words} - {sentence})
    found = [reading.projects_in(reading.sentence(other), ENOUGH_ELSEWHERE)[0] for other in others_]
    return max(found, key=lambda projects: max(projects.values(), default=0.0), default={})


def _outside_component(
    reading: Reading, own: Mapping[str, set[int]], projects: Iterable[int], speaking: set[int]
) -> bool:
    """Whether words beside those that name a part of the programme speak for a project."""
    if "@component" not in own or "component" in own:
        return False
    rest = speaking - own["@component"]
    alone, _ = reading.projects_in(rest, ENOUGH_ASKED)
    return not alone.keys().isdisjoint(projects)


def others(focus: Focus, first: Match, patterns: Patterns, replies: Mapping[str, Reply]) -> list[Match]:
    """Further questions in the same sentence, asked by words that those before do not rest on.

    Args:
        focus: The sentence.
        first: The question that is answered first.
        patterns: The replies' patterns.
        replies: The replies; only known facts are added, and names of projects need more words of their own.
    """
    chosen = [first]
    taken = _words_of(focus, first.labels)
    for match in (*_of_free_words(focus, patterns, taken), *focus.matches):
        reply = replies[match.reply]
        if match.reply == first.reply:
            continue
        fresh = [label for label in match.labels if _is_fresh(focus, label, taken)]
        weights = [patterns.weight(label) for label in fresh]
        heaviest = max(weights, default=0.0)
        if reply.kind == "known" and (
            heaviest >= HEAVY
            or (reply.say and heaviest > GENERIC and sum(weights) >= SECOND)
            or (reply.say and "when" in fresh)
        ):
            chosen.append(match)
            taken |= _words_of(focus, match.labels)
    return chosen[1:MOST]


def _of_free_words(focus: Focus, patterns: Patterns, taken: set[int]) -> list[Match]:
    free = {label: here - taken for label, here in focus.own.items() if here - taken}
    labels = {
        label: factor for label, factor in focus.labels.items() if label in free or label not in focus.own
    }
    return patterns.match(labels, free)


def _is_fresh(focus: Focus, label: str, taken: set[int]) -> bool:
    return label in focus.own and not label.startswith("@") and not focus.own[label] <= taken


def _words_of(focus: Focus, labels: Iterable[str]) -> set[int]:
    return set[int]().union(*(focus.own.get(label, set()) for label in labels))


def entity_of_focus(reading: Reading, focus: Focus, *kinds: str) -> list[Entity]:
    """The entities of some kinds in the sentence that asks; in the whole question where it names none."""
    found = reading.entities_of(*kinds)
    inside = reading.sentence(focus.sentence)
    named = [entity for entity in found if reading.entities[entity] & inside]
    return named or [e for e in found if e.kind == "office" or not reading.entities[e] <= reading.in_passing]
