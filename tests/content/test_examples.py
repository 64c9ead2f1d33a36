"""The examples are read, or what is wrong with them is said line by line; what was learnt fits them."""

import shutil
from pathlib import Path

import pytest

from bot.content.examples import check_learned, load_examples
from bot.content.lexicon import LEARNED, load_lexicon, write_learned
from bot.content.yaml_file import ContentError
from bot.domain.lexicon import Learned, Lexicon
from tests.conftest import ROOT

ANSWERS = ROOT / "data" / "answers"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """The words and replies of the repository."""
    return load_lexicon(ANSWERS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of examples."""
    (tmp_path / "examples").mkdir()
    return tmp_path


def write(folder: Path, text: str) -> None:
    """Write the examples of a language."""
    (folder / "examples" / "en.txt").write_text(text, encoding="utf-8")


def test_what_was_learnt_is_from_the_examples_of_the_repository(lexicon: Lexicon) -> None:
    assert list(check_learned(ANSWERS, lexicon)) == []


def test_each_line_below_a_heading_is_an_example_once(folder: Path, lexicon: Lexicon) -> None:
    write(folder, "# programme.donor\nwho pays\n\nWho pays\n# office.contacts/phone\nyour number\n")
    found = load_examples(folder, lexicon)
    assert [(one.name, one.text) for one in found] == [
        ("programme.donor", "who pays"),
        ("office.contacts/phone", "your number"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("who pays\n", 1, "put a line `# id` before it"),
        ("# programme.doner\nwho pays\n", 1, "unknown reply `programme.doner`"),
        ("# office.contacts/telephon\ncall\n", 1, "unknown concept `telephon`"),
        ("# call.who\nwho\n# programme.donor\nwho\n", 4, "stands under `call.who` too"),
    ],
)
def test_a_slip_is_found_on_its_line(folder: Path, lexicon: Lexicon, text: str, line: int, said: str) -> None:
    write(folder, text)
    with pytest.raises(ContentError) as error:
        load_examples(folder, lexicon)
    [problem] = error.value.problems
    assert (problem.file.name, problem.line) == ("en.txt", line)
    assert said in problem.message


def test_examples_that_were_changed_and_not_learnt_are_told_of(folder: Path, lexicon: Lexicon) -> None:
    write(folder, "# programme.donor\nwho pays\n")
    [problem] = check_learned(folder, lexicon)
    assert "run `make learn`" in problem.message


def test_what_was_learnt_is_read_as_it_was_written(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ANSWERS, tmp_path / "answers", ignore=shutil.ignore_patterns("*.txt")))
    learned = Learned(
        examples="0",
        names=("call.who", "programme.donor"),
        unit=0.05,
        bias=(-3, 4),
        weights={"who": b"\n\xff", "сколько": b"\x00\x80"},
    )
    write_learned(folder / LEARNED, learned)
    read = load_lexicon(folder).learned
    assert (tuple(read.names), tuple(read.bias), read.unit, read.weights) == (
        *(learned.names, learned.bias, learned.unit),
        learned.weights,
    )


def test_what_was_learnt_and_is_damaged_is_told_of(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ANSWERS, tmp_path / "answers", ignore=shutil.ignore_patterns("*.txt")))
    (folder / LEARNED).write_bytes((ANSWERS / LEARNED).read_bytes()[:-100])
    with pytest.raises(ContentError, match="run `make learn`"):
        load_lexicon(folder)
