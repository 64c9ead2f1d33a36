"""What holds for any question."""

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import Answers
from bot.domain.languages import Language
from tests.answers.conftest import Ask

QUESTIONS = [
    "Нарында кайсы долбоорлор бар?",
    "Кто партнёр Булана?",
    "Who runs the anti-corruption project?",
    "Кеңсенин телефону кандай?",
    "как отписаться от рассылки",
]
PIECES = ["нарын", "долбоор", "ким", "проект", "партнёр", "who", "office", "7", "<b>", "&", "канча"]
TAG = re.compile(r"</?([a-z]+)(?: [^<>]*)?>")


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=3000))
def test_no_text_raises(answers: Answers, text: str) -> None:
    for language in Language:
        assert answers.answer(text, language=language).plain


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12))
def test_replies_hold_only_plain_markup(answers: Answers, parts: list[str]) -> None:
    text = answers.answer(" ".join(parts), language=Language.KY).text
    assert set(TAG.findall(text)) <= {"b", "i", "a"}
    assert "<" not in TAG.sub("", text)


@pytest.mark.parametrize("question", QUESTIONS)
def test_case_spacing_and_punctuation_change_nothing(ask: Ask, question: str) -> None:
    bare = question.rstrip("?")
    for other in (question.upper(), f"  {question.replace(' ', '   ')}  ", f"{bare}???", bare, f"«{bare}»?"):
        assert ask(other).text == ask(question).text


@pytest.mark.parametrize("question", ["", " ", "?", "👍", "\u0000", "🇰🇬" * 50, "a" * 100_000, "ө" * 9999])
def test_odd_messages_get_a_reply(ask: Ask, question: str) -> None:
    assert not ask(question).answered


def test_what_stands_behind_the_read_part_is_left_out(ask: Ask) -> None:
    question = "Кто финансирует программу?"
    assert ask(question + " " + string.punctuation * 500).id == "programme.donor"
