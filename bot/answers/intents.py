"""Weighs what a sentence may ask: what its patterns say, and how like the examples it is.

What was learnt is a multinomial logistic regression: each clue speaks for or against each thing that can be
asked, by a weight that `make learn` has found; the sums become probabilities.
"""

import math
import struct
from collections import defaultdict
from collections.abc import Sequence
from operator import add

from bot.answers.clues import Clues, clues, clues_of_all, unknown
from bot.answers.decide import Focus, cost
from bot.answers.patterns import Match
from bot.answers.reading import EMPTY, Reading
from bot.domain.lexicon import Learned

PATTERN = 1.2
"""How much a pattern's score counts beside the examples."""
AROUND = 0.4
"""How much the sentences around one count beside it."""
FEW_WORDS = 7
"""A question of no more words, of which one says something, may be about what was spoken of before ..."""
FAMILY = 1.5
"""... so that replies of that kind are so much likelier ..."""
FOLLOW_UP = 3.0
"""... and a pattern that rests on it, or on a name, has so much more to say."""
MOST_AT_ONCE = 256
"""So many bytes added do not exceed two bytes."""
UNLIKELY = 0.005
"""What is less probable is left out."""
LEAST = 1e-4
"""The probability of what no example asks."""
CLEAR = 0.6
"""The part of a reply's probability that one concept must have to be what is asked."""


class Intents:
    """Everything that can be asked, as learnt."""

    def __init__(self, learned: Learned) -> None:
        self._learned = learned
        self._parts = [name.partition("/")[::2] for name in learned.names]

    def weigh(self, reading: Reading, focus: Focus, family: tuple[str, ...] = ()) -> list[Match]:
        """The replies to a sentence with their probabilities, the likeliest first; notes what else it saw.

        Args:
            reading: The question.
            focus: The sentence.
            family: How the ids of replies begin that go on with what was spoken of before.
        """
        seen = clues(reading, focus)
        likely = self._likely(seen)
        if any(word.sentence != focus.sentence for word in reading.words):
            likely = _blended(likely, self._likely(clues_of_all(reading, focus)))
        odds: dict[str, float] = defaultdict(float)
        for (reply, _), probability in zip(self._parts, likely, strict=True):
            odds[reply] += probability
        labels = dict.fromkeys(odds, frozenset(focus.own))
        says = focus.own.keys() - EMPTY
        follows_up = bool(family and says) and len(reading.words) <= FEW_WORDS
        if follows_up:
            for reply in odds:
                odds[reply] *= math.exp(FAMILY) if reply.startswith(family) else 1
        for match in focus.matches:
            strength = max(0.0, match.score - cost(focus))
            if follows_up and any(map(_is_name, match.labels)) and not says.isdisjoint(match.labels):
                strength += FOLLOW_UP
            odds[match.reply] = (odds[match.reply] + LEAST) * math.exp(PATTERN * strength)
            labels[match.reply] = match.labels
        total = sum(odds.values())
        ranked = [
            Match(reply, one / total, labels[reply]) for reply, one in odds.items() if one > UNLIKELY * total
        ]
        ranked.sort(key=lambda match: (-match.score, match.reply))
        focus.strange = sum(word not in self._learned.weights for word in seen.strange)
        focus.part = self._part(ranked[0].reply, likely)
        return ranked

    def _part(self, reply: str, likely: list[float]) -> str:
        """The part of a reply that is asked, where the examples are clear about it."""
        parts = {
            concept: probability
            for (name, concept), probability in zip(self._parts, likely, strict=True)
            if name == reply
        }
        part = max(parts, key=lambda concept: parts[concept], default="")
        return part if parts and parts[part] > CLEAR * sum(parts.values()) else ""

    def _likely(self, seen: Clues) -> list[float]:
        """The probability of each name."""
        weights, size = self._learned.weights, len(self._learned.names)
        rows = [weights[clue] for clue in seen.seen if clue in weights]
        rows += [weights[clue] for clue in unknown(seen.strange, weights.keys()) if clue in weights]
        sums = list(self._learned.bias)
        for start in range(0, len(rows), MOST_AT_ONCE):
            sums = list(map(add, sums, _added(rows[start : start + MOST_AT_ONCE], size)))
        most = max(sums, default=0)  # and so the zeros of all rows cancel out
        odds = [math.exp((one - most) * self._learned.unit) for one in sums]
        total = sum(odds)
        return [one / total for one in odds]


def _added(rows: Sequence[bytes], size: int) -> list[int]:
    """The sums of the columns of at most `MOST_AT_ONCE` rows.

    All columns are added at once, as the digits of two long numbers: the even columns' and the odd ones'.
    """
    half = (size + 1) // 2
    digits = int.from_bytes(b"\xff\x00" * half, "little")
    even = odd = 0
    for row in rows:
        number = int.from_bytes(row, "little")
        even += number & digits
        odd += (number >> 8) & digits
    sums = [0] * (2 * half)
    sums[::2] = struct.unpack(f"<{half}H", even.to_bytes(2 * half, "little"))
    sums[1::2] = struct.unpack(f"<{half}H", odd.to_bytes(2 * half, "little"))
    return sums[:size]


def _is_name(label: str) -> bool:
    return label[0] == "@"


def _blended(sentence: list[float], whole: list[float]) -> list[float]:
    """What a sentence likely asks, given what the whole question does."""
    odds = [a ** (1 - AROUND) * b**AROUND for a, b in zip(sentence, whole, strict=True)]
    total = sum(odds)
    return [one / total for one in odds]
