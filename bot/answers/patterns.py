"""Matches the patterns of the replies against what was recognised."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.domain.lexicon import Lexicon, Reply

ENTITY_WEIGHTS = {
    "@project": 0.8,
    "@region": 0.6,
    "@organisation": 1.0,
    "@council": 0.9,
    "@office": 0.8,
    "@implementer": 1.0,
    "@donor": 0.6,
    "@component": 1.15,
    "@statement": 1.3,
    "@programme": 0.4,
}
"""How much it says about what is asked that the catalogue's own names stand there."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern of a reply, ready to match."""

    reply: str
    terms: tuple[frozenset[str], ...]
    """Of each, one must stand there; the most telling term first."""
    without: frozenset[str]


@dataclass(frozen=True, slots=True)
class Match:
    """A reply that fits, by its best pattern."""

    reply: str
    score: float
    labels: frozenset[str]
    """The concepts and entities that it rests on."""


class Patterns:
    """All patterns of the lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._weights = ENTITY_WEIGHTS | {name: words.weight for name, words in lexicon.words.items()}
        self._replies = lexicon.replies
        self.topics = {name for name, words in lexicon.words.items() if words.topic}
        self._by_label: dict[str, list[Pattern]] = defaultdict(list)
        for id_, reply in lexicon.replies.items():
            for when in reply.when:
                pattern = _compiled(id_, when, self._weights)
                for label in pattern.terms[0]:
                    self._by_label[label].append(pattern)

    def weight(self, label: str) -> float:
        """How much a label says."""
        return self._weights[label]

    def kind(self, reply: str) -> str:
        """What kind of reply it is."""
        return self._replies[reply].kind

    def match(self, labels: Mapping[str, float], where: Mapping[str, set[int]]) -> list[Match]:
        """The replies that fit, the best first.

        Args:
            labels: What was recognised, each with a factor for its weight.
            where: The words each of them stands for; a word counts once.
        """
        present = frozenset(labels)
        best: dict[str, Match] = {}
        for pattern in {
            id(p): p for label in sorted(present) for p in self._by_label.get(label, ())
        }.values():
            if not pattern.without.isdisjoint(present):
                continue
            if any(term.isdisjoint(present) for term in pattern.terms[1:]):
                continue
            match = self._scored(pattern, labels, where)
            if match and match.score > best.get(pattern.reply, _NOTHING).score:
                best[pattern.reply] = match
        return sorted(best.values(), key=lambda match: (-match.score, match.reply))

    def _scored(
        self, pattern: Pattern, labels: Mapping[str, float], where: Mapping[str, set[int]]
    ) -> Match | None:
        used: set[str] = set()
        for term in pattern.terms:
            open_ = [label for label in term if label in labels and label not in used]
            if not open_:
                return None
            used.add(max(open_, key=lambda label: (self._weights[label] * labels[label], label)))
        score, counted = 0.0, set[int]()
        for label in sorted(used, key=lambda label: (-self._weights[label], label)):
            here = where.get(label)
            if here is None or not here <= counted:
                score += self._weights[label] * labels[label]
            counted |= here or set()
        if self._replies[pattern.reply].kind == "off_topic":
            score *= min(1 + 0.3 * (len(counted) - 1), 2.5)
        return Match(pattern.reply, score + _bonus(self._replies[pattern.reply]), frozenset(used))


_NOTHING = Match("", 0.0, frozenset())


def _bonus(reply: Reply) -> float:
    return {"unknown": 0.3, "off_topic": 0.0}.get(reply.kind, 0.0)


def _compiled(reply: str, pattern: str, weights: Mapping[str, float]) -> Pattern:
    parts: Iterable[str] = pattern.split()
    terms = [frozenset(part.split("|")) for part in parts if not part.startswith("-")]
    terms.sort(key=lambda term: -max(weights[label] for label in term))
    without = frozenset(part[1:] for part in pattern.split() if part.startswith("-"))
    return Pattern(reply, tuple(terms), without)
