"""Questions answered right, and how fast, beside three usual ways of looking answers up.

The questions are those of `tests/answers/questions_report.jsonl`, which nothing was tuned on. The others
search the bot's own replies, made from the same catalogue and lexicon: for each they know the question that
it answers, in three languages, and its text. Each may refuse below a threshold, chosen on the other half.
"""

import json
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot.answers import Answers
from bot.content.catalogue import load_catalogue
from bot.content.lexicon import load_lexicon
from bot.domain.languages import Language
from tests.answers.scoring import Reply, score

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "answers"

Find = Callable[[str, str], tuple[str, float]]
"""From a question and its language to a text and how sure."""


async def main() -> None:
    """Measure and print."""
    tune, report = (read(QUESTIONS / f"questions_{half}.jsonl") for half in ("tune", "report"))
    answers = build()
    documents = faq(answers)
    print(f"{len(report)} questions, {len(documents)} documents for the others")
    titles = ("wrong", "refused", "help", "macro", "p50 ms", "p99 ms")
    print(f"{'':16}{'answerable':>11}" + "".join(f"{title:>9}" for title in titles))
    row("kenesh", report, [timed(answers.answer, question) for question in report])
    for name, find in {"rapidfuzz": by_rapidfuzz, "BM25": by_bm25, "char TF-IDF": by_tfidf}.items():
        search = find(documents)
        best = max(thresholds(search, tune), key=lambda t: macro(tune, search, t))
        row(name, report, [looked_up(search, question, best) for question in report])


def read(path: Path) -> list[dict[str, Any]]:
    """The questions of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def build() -> Answers:
    """The bot's index; prints what it costs."""
    catalogue, lexicon = load_catalogue(ROOT / "data"), load_lexicon(ROOT / "data" / "answers")
    started = time.perf_counter()
    answers = Answers(catalogue, lexicon)
    seconds = time.perf_counter() - started
    tracemalloc.start()
    Answers(catalogue, lexicon)
    size = tracemalloc.get_traced_memory()[0] / 2**20
    tracemalloc.stop()
    print(f"index: {seconds * 1000:.0f} ms, {size:.1f} MiB")
    return answers


def faq(answers: Answers) -> list[tuple[str, str, str]]:
    """Every question that the lexicon itself offers, with its language and the bot's own reply."""
    lexicon = load_lexicon(ROOT / "data" / "answers")
    found = []
    for reply in lexicon.replies.values():
        if reply.ask is None:
            continue
        for language in Language:
            question = reply.ask[language]
            found.append((question, language.value, answers.answer(question, language=language).plain))
    catalogue = load_catalogue(ROOT / "data")
    for project in catalogue.projects:
        for language in Language:
            card = f"{project.title[language]} {project.summary[language]}"
            lead = catalogue.partner_by_id[project.lead].name[language]
            partners = " ".join(partner.name[language] for partner in catalogue.partners_of(project))
            where = " ".join(region.name[language] for region in catalogue.regions_of(project))
            found.append(
                (f"{card} {lead} {partners} {where}", language.value, f"{card} {lead} {partners} {where}")
            )
    return found


def timed(answer: Callable[..., Any], question: dict[str, Any]) -> tuple[Reply, float]:
    """The bot's reply and its milliseconds."""
    started = time.perf_counter()
    reply = answer(question["question"], language=Language(question["lang"]))
    return Reply(reply.answered, reply.plain), (time.perf_counter() - started) * 1000


def looked_up(search: Find, question: dict[str, Any], threshold: float) -> tuple[Reply, float]:
    """Another's reply and its milliseconds."""
    started = time.perf_counter()
    text, sure = search(question["question"], question["lang"])
    return Reply(sure >= threshold, text), (time.perf_counter() - started) * 1000


def thresholds(search: Find, questions: Sequence[dict[str, Any]]) -> list[float]:
    """Twenty thresholds worth trying."""
    scores = sorted(search(question["question"], question["lang"])[1] for question in questions)
    return [scores[len(scores) * step // 20] for step in range(20)]


def macro(questions: Sequence[dict[str, Any]], search: Find, threshold: float) -> float:
    """The mean of the four kinds' rates at a threshold."""
    return score(questions, [looked_up(search, question, threshold)[0] for question in questions]).macro


def row(name: str, questions: Sequence[dict[str, Any]], replies: list[tuple[Reply, float]]) -> None:
    """Print one line of the table."""
    got = score(questions, [reply for reply, _ in replies])
    spent = [ms for _, ms in replies]
    p99 = statistics.quantiles(spent, n=100)[98]
    print(
        f"{name:16}{got.answerable:11.1%}{got.wrong:9.1%}{got.refused:9.1%}{got.help:9.1%}{got.macro:9.1%}"
        f"{statistics.median(spent):9.2f}{p99:9.2f}"
    )


def by_rapidfuzz(documents: list[tuple[str, str, str]]) -> Find:
    """The nearest question by rapidfuzz's weighted ratio."""
    from rapidfuzz import fuzz, process

    keys = [question.casefold() for question, _, _ in documents]

    def find(question: str, language: str) -> tuple[str, float]:
        _, sure, place = process.extractOne(question.casefold(), keys, scorer=fuzz.WRatio)
        return documents[place][2], sure

    return find


def by_bm25(documents: list[tuple[str, str, str]]) -> Find:
    """The best document by BM25 over words."""
    from rank_bm25 import BM25Okapi

    index = BM25Okapi([f"{question} {text}".casefold().split() for question, _, text in documents])

    def find(question: str, language: str) -> tuple[str, float]:
        scores = index.get_scores(question.casefold().split())
        place = int(scores.argmax())
        return documents[place][2], float(scores[place])

    return find


def by_tfidf(documents: list[tuple[str, str, str]]) -> Find:
    """The best document by TF-IDF over character 2- to 4-grams."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)
    matrix = vectorizer.fit_transform([f"{question} {text}" for question, _, text in documents])

    def find(question: str, language: str) -> tuple[str, float]:
        scores = (matrix @ vectorizer.transform([question]).T).toarray().ravel()
        place = int(scores.argmax())
        return documents[place][2], float(scores[place])

    return find
