"""Another programme, and an edit of this one, change the answers without a change of code."""

import shutil
from pathlib import Path

import pytest

from bot.answers import Answer, Answers
from bot.content.catalogue import load_catalogue
from bot.domain.languages import Language
from bot.domain.lexicon import Lexicon
from tests.conftest import ROOT

ORCHARDS = Path(__file__).parent / "orchards"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Who funds the programme?", "Kingdom of Norway"),
        ("Кто реализует программу?", "Общество садоводов"),
        ("Канча сунуш түштү?", "21"),
        ("what was the deadline", "15 March 2024, 18:00"),
        ("какая максимальная сумма", "2 500 GEL"),
        ("Which projects are in Kutaisi?", "Apple House"),
        ("кто занимается орошением", "Лоза"),
        ("Телавиде кайсы долбоор бар?", "Тамчылатып сугаруу"),
        ("телефон офиса", "+995 322 11 22 33"),
        ("is there a tree nursery?", "tree nursery"),
    ],
)
def test_another_programme_in_another_country_answers_for_itself(
    lexicon: Lexicon, question: str, said: str
) -> None:
    answer = Answers(load_catalogue(ORCHARDS), lexicon).answer(question, language=Language.EN)
    assert answer.kind == "known"
    assert said in answer.plain


def test_what_an_office_does_not_have_is_not_known(lexicon: Lexicon) -> None:
    answer = Answers(load_catalogue(ORCHARDS), lexicon).answer("office hours", language=Language.EN)
    assert (answer.kind, answer.answered) == ("unknown", False)


def test_an_edit_of_the_data_changes_the_answer(lexicon: Lexicon, tmp_path: Path) -> None:
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    edit(data / "programme.yaml", "proposals: 58", "proposals: 61")
    edit(data / "projects.yaml", "lead: bulan", "lead: naryn-centre")
    edit(data / "organisations.yaml", "Bulan Institute for Peace Innovations", "Bulan <Institute> & Sons")
    edit(data / "projects.yaml", "lead: global-changes", "lead: bulan")

    def ask(question: str) -> Answer:
        return Answers(load_catalogue(data), lexicon).answer(question, language=Language.EN)

    assert "61" in ask("how many proposals were submitted?").plain
    assert "Naryn Economic Development Centre" in ask("who leads the school education project?").plain
    assert "Bulan &lt;Institute&gt; &amp; Sons" in ask("who leads project 1?").text


def edit(path: Path, old: str, new: str) -> None:
    """Replace the first occurrence."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
