"""Scores replies to questions, as the people who ask would.

A question is `{"id", "lang", "variety", "question", "kind", "expect", "forbid"}`. What is right, by its kind:

- `answerable`: answered, with one string of every list in `expect` in the text, and none of `forbid`;
- `unanswerable`, `offtopic`: not answered;
- `bot_help`: answered.

Strings are compared without case, markup, kinds of quotes and dashes; one of digits only as a whole number,
one of three letters or fewer only where a word begins.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

KINDS = ("answerable", "unanswerable", "offtopic", "bot_help")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_QUOTES = re.compile("[«»“”„‹›‘’‚`\"']")


@dataclass(frozen=True)
class Reply:
    """What somebody got."""

    answered: bool
    text: str


@dataclass(frozen=True)
class Score:
    """Rates between 0 and 1."""

    answerable: float
    wrong: float
    """Of the answerable: answered, but not with what was asked."""
    refused: float
    """Of the unanswerable and off topic: rightly refused."""
    help: float
    macro: float
    """The mean of the four kinds' rates."""
    by: Mapping[str, float]
    """The rate of right replies by language and by variety."""
    failures: tuple[str, ...]


def score(questions: Iterable[Mapping[str, Any]], replies: Iterable[Reply]) -> Score:
    """Score the replies, in the order of the questions."""
    tallies: dict[str, list[bool]] = defaultdict(list)
    failures = []
    for question, reply in zip(questions, replies, strict=True):
        right = is_right(question, reply)
        for key in (question["kind"], question["lang"], question["variety"]):
            tallies[key].append(right)
        if question["kind"] == "answerable":
            tallies["wrong"].append(reply.answered and not right)
        if not right:
            failures.append(f"{question['id']}: {question['question']} -> {reply.text[:100]}")
    rates = {key: sum(values) / len(values) for key, values in tallies.items()}
    refused = tallies["unanswerable"] + tallies["offtopic"]
    return Score(
        answerable=rates["answerable"],
        wrong=rates["wrong"],
        refused=sum(refused) / len(refused),
        help=rates["bot_help"],
        macro=sum(rates[kind] for kind in KINDS) / len(KINDS),
        by={key: rate for key, rate in rates.items() if key not in (*KINDS, "wrong")},
        failures=tuple(failures),
    )


def is_right(question: Mapping[str, Any], reply: Reply) -> bool:
    """Whether a reply does what its question's kind asks for."""
    if question["kind"] in ("unanswerable", "offtopic"):
        return not reply.answered
    if question["kind"] == "bot_help" or not reply.answered:
        return reply.answered
    text = _folded(reply.text)
    if any(_stands(token, text) for token in question["forbid"]):
        return False
    return all(any(_stands(token, text) for token in group) for group in question["expect"])


def _folded(text: str) -> str:
    text = unicodedata.normalize("NFC", text).casefold().replace("ё", "е")
    return " ".join(_QUOTES.sub("", _DASHES.sub("-", text)).split())


def _stands(token: str, text: str) -> bool:
    token = _folded(token)
    if token.isdigit():
        squeezed = re.sub(r"(?<=\d)[ \-().]+(?=\d)", "", text)
        whole = re.search(rf"(?<![\d+]){token}(?!\d)", text)
        return bool(whole) or (len(token) >= 5 and token in squeezed)
    if len(token) <= 3:
        return re.search(rf"(?<!\w){re.escape(token)}", text) is not None
    return token in text
