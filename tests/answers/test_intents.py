"""What the examples say is added up right, however much of it there is."""

from hypothesis import given
from hypothesis import strategies as st

from bot.answers.clues import Clues
from bot.answers.intents import Intents
from bot.domain.lexicon import Learned


@given(st.data(), st.integers(1, 9), st.integers(1, 600))
def test_probabilities_are_those_of_the_added_weights(data: st.DataObject, size: int, number: int) -> None:
    row = st.binary(min_size=size, max_size=size)
    kinds = data.draw(st.lists(row, min_size=1, max_size=4))
    weights = {str(n): kinds[n % len(kinds)] for n in range(number)}
    names = tuple(f"n{n}" for n in range(size))
    learned = Learned(examples="", names=names, unit=0.0001, bias=(0,) * size, weights=weights)
    likely = Intents(learned)._likely(Clues(frozenset(weights), ()))
    sums = [sum(row[n] for row in weights.values()) for n in range(size)]
    assert abs(sum(likely) - 1) < 1e-9
    assert sorted(range(size), key=lambda n: (sums[n], n)) == sorted(
        range(size), key=lambda n: (round(likely[n], 12), n)
    )
