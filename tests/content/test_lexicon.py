"""The lexicon is read, or what is wrong with it is said line by line."""

import shutil
from pathlib import Path

import pytest

from bot.content.lexicon import load_lexicon
from bot.content.yaml_file import ContentError
from tests.conftest import ROOT

ANSWERS = ROOT / "data" / "answers"


def test_the_lexicon_of_the_repository_is_in_order() -> None:
    lexicon = load_lexicon(ANSWERS)
    assert {
        "programme.donor",
        "help.subscribe",
        "unknown.amount_given",
        "off_topic",
    } <= lexicon.replies.keys()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("replies.yaml", "      - donor\n", "      - doner\n", "unknown concept `doner`"),
        ("replies.yaml", "    kind: help\n", "    kind: helpful\n", "`kind`"),
        ("replies.yaml", "    compose: regions\n", "", "give either `say` or `compose`"),
        ("replies.yaml", "Донор — <b>{donor}</b>", "Донор — <b>{doner}</b>", "unknown name {doner}"),
        ("replies.yaml", 'Донор: {donor}."\n      ru', 'Донор."\n      ru', "the same {names} in all three"),
        ("words.yaml", "    weight: 1.2\n", "    weight: heavy\n", "`weight`"),
        ("words.yaml", "  donor:\n", "  donor:\n    colour: red\n", "`colour`"),
        ("phrases.yaml", "  count: {ky: ", "  count: {kg: ", "`"),
    ],
)
def test_a_slip_is_found_on_its_line(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    folder = Path(shutil.copytree(ANSWERS, tmp_path / "answers"))
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        load_lexicon(folder)
    assert any(said in problem.message and problem.file.name == file for problem in error.value.problems)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"words\.yaml:1: the file is missing"):
        load_lexicon(tmp_path)
