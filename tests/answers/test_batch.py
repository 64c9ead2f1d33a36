"""Many questions at once."""

import json

from bot.answers import Answers
from bot.answers.batch import BadLine, ask_batch
from bot.domain.languages import Language


def test_each_line_is_answered_in_a_chat_of_its_own(answers: Answers) -> None:
    lines = [
        json.dumps({"id": "a", "lang": "ru", "question": "Сколько заявок?"}),
        "",
        json.dumps({"id": "b", "question": "а партнёр кто?", "after": ["Кто ведёт проект о коррупции?"]}),
        json.dumps({"id": "c", "lang": "en", "question": "who sat on the committee?"}),
    ]
    replies = [json.loads(str(reply)) for reply in ask_batch(lines, answers, Language.KY)]
    assert [(r["id"], r["answered"], r["answer"]) for r in replies] == [
        ("a", True, "selection.proposals"),
        ("b", True, "project-6.partner"),
        ("c", False, None),
    ]
    assert all(set(r) == {"id", "answered", "answer", "text", "ms"} for r in replies)
    assert "<b>" not in replies[0]["text"]


def test_a_bad_line_is_named_and_the_rest_is_answered(answers: Answers) -> None:
    lines = [
        "{",
        "[]",
        '{"id": 1}',
        '{"question": "x", "lang": "de"}',
        '{"question": "x", "after": [1]}',
        '{"question": "дедлайн"}',
    ]
    *bad, last = ask_batch(lines, answers, Language.KY)
    assert [line.number for line in bad if isinstance(line, BadLine)] == [1, 2, 3, 4, 5]
    assert "use ky, ru or en" in str(bad[3])
    assert json.loads(str(last))["answer"] == "call.deadline"
