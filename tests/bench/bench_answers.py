"""Questions answered right, and how fast, beside three usual ways of looking answers up.

The questions are those of `tests/answers/questions_report.jsonl`, which nothing was tuned on. The others
look for the nearest of all the examples, and give the bot's own reply to it, so that they know as
much as the bot. Each may refuse below a threshold, chosen on questions of the other half.
"""

import json
import random
import statistics
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.answers import Answers
from bot.content.catalogue import load_catalogue
from bot.content.examples import load_examples
from bot.content.lexicon import load_lexicon
from bot.domain.languages import Language
from tests.answers.scoring import Reply, is_right, score

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "answers"
FOR_THRESHOLDS = 200
"""Questions by which the others' thresholds are chosen."""

Document = tuple[str, Reply]
"""A question, and the bot's reply to it."""
Find = Callable[[str], tuple[int, float]]
"""From a question to the number of a document and how sure."""


async def main() -> None:
    """Measure and print."""
    tune, report = (read(QUESTIONS / f"questions_{half}.jsonl") for half in ("tune", "report"))
    answers = build()
    documents = faq(answers)
    print(f"{len(report)} questions, {len(documents)} documents for the others")
    titles = ("wrong", "refused", "help", "macro", "p50 ms", "p99 ms")
    print(f"{'':16}{'answerable':>11}" + "".join(f"{title:>9}" for title in titles))
    got = row("kenesh", report, [timed(answers, question) for question in report])
    tune = random.Random(1).sample(tune, FOR_THRESHOLDS)
    for name, find in {"rapidfuzz": by_rapidfuzz, "BM25": by_bm25, "char TF-IDF": by_tfidf}.items():
        search = find([question for question, _ in documents])
        best = threshold(tune, [search(question["question"]) for question in tune], documents)
        row(name, report, [looked_up(search, documents, question, best) for question in report])
    print("right by language and variety: " + ", ".join(f"{k} {v:.1%}" for k, v in got.items()))
    dialogues = read(QUESTIONS / "dialogues_report.jsonl")
    right = [is_right(dialogue, timed(answers, dialogue)[0]) for dialogue in dialogues]
    print(f"follow-ups: {sum(right) / len(right):.1%} of {len(right)} right")


def read(path: Path) -> list[dict[str, Any]]:
    """The questions of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def build() -> Answers:
    """The bot's index; prints what it costs."""
    catalogue, folder = load_catalogue(ROOT / "data"), ROOT / "data" / "answers"
    lexicon = load_lexicon(folder)
    started = time.process_time()
    answers = Answers(catalogue, lexicon)
    seconds = time.process_time() - started
    tracemalloc.start()
    again = Answers(catalogue, load_lexicon(folder))
    size = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    del again
    print(f"index: {seconds * 1000:.0f} ms of processor time; {size:.1f} MiB with what was learnt")
    return answers


def faq(answers: Answers) -> list[Document]:
    """Every example, with the bot's own reply to it."""
    data = ROOT / "data" / "answers"
    texts = [example.text for example in load_examples(data, load_lexicon(data))]
    replies = (answers.answer(text, language=Language.KY) for text in texts)
    return [(text, Reply(reply.answered, reply.plain)) for text, reply in zip(texts, replies, strict=True)]


def timed(answers: Answers, question: dict[str, Any]) -> tuple[Reply, float]:
    """The bot's reply and its milliseconds."""
    language, subject = Language(question["lang"]), None
    for earlier in question.get("after", ()):
        subject = answers.answer(earlier, language=language, subject=subject).subject
    started = time.perf_counter()
    reply = answers.answer(question["question"], language=language, subject=subject)
    return Reply(reply.answered, reply.plain), (time.perf_counter() - started) * 1000


def looked_up(
    search: Find, documents: Sequence[Document], question: dict[str, Any], needed: float
) -> tuple[Reply, float]:
    """Another's reply and its milliseconds."""
    started = time.perf_counter()
    place, sure = search(question["question"])
    spent = (time.perf_counter() - started) * 1000
    return reply_of(documents[place], sure, needed), spent


def reply_of(document: Document, sure: float, needed: float) -> Reply:
    """The reply of a document, or none."""
    return Reply(document[1].answered and sure >= needed, document[1].text)


def threshold(
    questions: Sequence[dict[str, Any]], found: Sequence[tuple[int, float]], documents: Sequence[Document]
) -> float:
    """The best of twenty thresholds, by the mean of the four kinds' rates."""
    scores = sorted(sure for _, sure in found)
    return max(
        (scores[len(scores) * step // 20] for step in range(20)),
        key=lambda needed: (
            score(questions, [reply_of(documents[place], sure, needed) for place, sure in found]).macro
        ),
    )


def row(
    name: str, questions: Sequence[dict[str, Any]], replies: list[tuple[Reply, float]]
) -> Mapping[str, float]:
    """Print one line of the table; returns the rates by language and variety."""
    got = score(questions, [reply for reply, _ in replies])
    spent = [ms for _, ms in replies]
    p99 = statistics.quantiles(spent, n=100)[98]
    print(
        f"{name:16}{got.answerable:11.1%}{got.wrong:9.1%}{got.refused:9.1%}{got.help:9.1%}{got.macro:9.1%}"
        f"{statistics.median(spent):9.2f}{p99:9.2f}"
    )
    return got.by


def by_rapidfuzz(texts: list[str]) -> Find:
    """The nearest example by rapidfuzz's weighted ratio."""
    from rapidfuzz import fuzz, process

    keys = [text.casefold() for text in texts]

    def find(question: str) -> tuple[int, float]:
        _, sure, place = process.extractOne(question.casefold(), keys, scorer=fuzz.WRatio)
        return place, sure

    return find


def by_bm25(texts: list[str]) -> Find:
    """The best example by BM25 over words."""
    from rank_bm25 import BM25Okapi

    index = BM25Okapi([text.casefold().split() for text in texts])

    def find(question: str) -> tuple[int, float]:
        scores = index.get_scores(question.casefold().split())
        place = int(scores.argmax())
        return place, float(scores[place])

    return find


def by_tfidf(texts: list[str]) -> Find:
    """The best example by TF-IDF over character 2- to 4-grams."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    matrix = vectorizer.fit_transform(texts)

    def find(question: str) -> tuple[int, float]:
        scores = (matrix @ vectorizer.transform([question]).T).toarray().ravel()
        place = int(scores.argmax())
        return place, float(scores[place])

    return find
