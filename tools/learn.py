"""Learns from `data/answers/examples/` what people ask: `make learn` writes `data/answers/learned.json`.

A multinomial logistic regression over the clues of each example (see `bot.answers.clues`), by scikit-learn. The
same examples, words and replies give the same file.
"""

import json
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from bot.answers.clues import Clues, clues, unknown
from bot.answers.decide import focuses
from bot.answers.patterns import Patterns
from bot.answers.reading import Reader
from bot.content.catalogue import load_catalogue
from bot.content.examples import fingerprint, load_examples
from bot.content.lexicon import LEARNED, load_lexicon

DATA = Path(__file__).parent.parent / "data"
UNIT = 0.05
"""Weights are whole numbers of this."""
TOO_RARE = 2
"""A clue of fewer examples is as good as unknown."""
LOOSENESS = 2.0
"""The inverse of how strongly weights are held small; chosen by cross-validation."""


def main() -> None:
    """Learn, and write it down."""
    lexicon = load_lexicon(DATA / "answers", learned=False)
    reader, patterns = Reader(load_catalogue(DATA), lexicon), Patterns(lexicon)
    examples = load_examples(DATA / "answers", lexicon)
    found: list[Clues] = []
    names: list[str] = []
    for example in examples:
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
    weights = {
        clue: [
            part
            for name, weight in enumerate(model.coef_[:, column])
            if round(weight / UNIT)
            for part in (name, round(weight / UNIT))
        ]
        for clue, column in sorted(vectorizer.vocabulary_.items())
    }
    learned = {
        "examples": fingerprint(examples),
        "names": list(model.classes_),
        "unit": UNIT,
        "bias": [round(weight / UNIT) for weight in model.intercept_],
        "weights": weights,
    }
    path = DATA / "answers" / LEARNED
    text = json.dumps(learned, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text.replace("],", "],\n") + "\n", encoding="utf-8")
    print(f"{len(found)} examples of {len(model.classes_)} things, {len(weights)} clues, {len(text)} bytes")


if __name__ == "__main__":
    main()
