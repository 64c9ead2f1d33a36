"""Learns from `data/answers/examples/` what people ask: `make learn` writes `data/answers/learned.gz`.

A multinomial logistic regression over the clues of each example (see `bot.answers.clues`), by scikit-learn.
The same examples, words and replies give the same file.
"""

from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.answers.clues import Clues, clues, unknown
from bot.answers.decide import focuses
from bot.answers.patterns import Patterns
from bot.answers.reading import Reader
from bot.content.catalogue import load_catalogue
from bot.content.examples import Example, fingerprint, load_examples
from bot.content.lexicon import LEARNED, load_lexicon, write_learned
from bot.domain.languages import Language
from bot.domain.lexicon import ZERO, Learned

DATA = Path(__file__).parent.parent / "data"
UNIT = 0.05
"""Weights are whole numbers of this."""
TOO_RARE = 3
"""A clue of fewer examples is as good as unknown."""
OFFERED_TIMES = 10
"""So many times a question counts that the bot itself offers."""
LOOSENESS = 2.0
"""The inverse of how strongly weights are held small; chosen by cross-validation."""


def main() -> None:
    """Learn, and write it down."""
    lexicon = load_lexicon(DATA / "answers", learned=False)
    reader, patterns = Reader(load_catalogue(DATA), lexicon), Patterns(lexicon)
    examples = load_examples(DATA / "answers", lexicon)
    offered = [
        Example(id_, reply.ask[language])
        for id_, reply in lexicon.replies.items()
        if reply.ask
        for language in Language
    ]
    found: list[Clues] = []
    names: list[str] = []
    for example in (*examples, *OFFERED_TIMES * offered):
        reading = reader.read(example.text)
        for focus in focuses(reading, patterns, {})[:1]:
            found.append(clues(reading, focus))
            names.append(example.name)
    number = Counter(clue for one in found for clue in one.seen)
    kept = {clue for clue, times in number.items() if times >= TOO_RARE}
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform(
        dict.fromkeys([*(one.seen & kept), *unknown(one.strange, kept)], 1) for one in found
    )
    model = LogisticRegression(C=LOOSENESS, max_iter=200, tol=1e-3).fit(table, names)
    rows = (model.coef_ / UNIT).round().clip(-ZERO, ZERO - 1) + ZERO
    learned = Learned(
        examples=fingerprint(examples),
        names=tuple(model.classes_),
        unit=UNIT,
        bias=tuple(round(weight / UNIT) for weight in model.intercept_),
        weights={
            clue: rows[:, column].astype("uint8").tobytes()
            for clue, column in sorted(vectorizer.vocabulary_.items())
        },
    )
    path = DATA / "answers" / LEARNED
    write_learned(path, learned)
    print(f"{len(found)} examples of {len(learned.names)} things, {len(learned.weights)} clues")


if __name__ == "__main__":
    main()
