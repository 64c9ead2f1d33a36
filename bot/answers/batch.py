"""Answers many questions at once: JSON lines in, JSON lines out, for `kenesh ask --batch`."""

import json
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.answers.engine import Answers
from bot.answers.model import Subject
from bot.domain.languages import Language


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that could not be answered."""

    number: int
    message: str

    def __str__(self) -> str:
        return f"line {self.number}: {self.message}"


def ask_batch(lines: Iterable[str], answers: Answers, default_language: Language) -> Iterator[str | BadLine]:
    """Answer JSON lines `{"id", "lang", "question"}`, each a first question in a chat of its own.

    A line may carry `"after"`, the questions asked before it. Empty lines are skipped.

    Yields:
        A JSON line `{"id", "answered", "answer", "text", "ms"}` for each, or what is wrong with it.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield _answered(json.loads(line), answers, default_language)
            except json.JSONDecodeError as error:
                yield BadLine(number, f"not JSON ({error.msg}): write one object a line")
            except ValueError as error:
                yield BadLine(number, str(error))


def _answered(row: Any, answers: Answers, default_language: Language) -> str:
    if not isinstance(row, dict):
        raise ValueError('not an object: write {"id": ..., "lang": ..., "question": ...}')
    language = _language(row.get("lang"), default_language)
    earlier, question = row.get("after", []), row.get("question")
    if not isinstance(question, str):
        raise ValueError("`question` is missing or no text: add it")
    if not isinstance(earlier, list) or not all(isinstance(text, str) for text in earlier):
        raise ValueError("`after` must be a list of texts")
    subject: Subject | None = None
    for text in earlier:
        subject = answers.answer(text, language=language, subject=subject).subject
    started = time.perf_counter()
    answer = answers.answer(question, language=language, subject=subject)
    spent = round((time.perf_counter() - started) * 1000, 3)
    reply = {
        "id": row.get("id"),
        "answered": answer.answered,
        "answer": answer.id,
        "text": answer.plain,
        "ms": spent,
    }
    return json.dumps(reply, ensure_ascii=False)


def _language(code: object, default: Language) -> Language:
    if code is None:
        return default
    try:
        return Language(str(code))
    except ValueError:
        raise ValueError(f"unknown `lang` {code!r}: use ky, ru or en") from None
