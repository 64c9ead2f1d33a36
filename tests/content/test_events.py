"""An event's file: what is wrong with it is said with its line."""

from pathlib import Path

import pytest

from bot.content.events import EventFile
from bot.content.yaml_file import ContentError
from bot.domain.catalogue import Catalogue
from bot.domain.events import DEFAULT_OFFSETS
from bot.domain.languages import Language
from tests.events import CONFERENCE, at


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the file stands."""
    return tmp_path / "event.yaml"


def problems(path: Path, text: str, catalogue: Catalogue) -> list[str]:
    """What is said about such a file, without its name."""
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        EventFile(path).event(catalogue, None)
    return [str(problem).removeprefix(f"{path}:") for problem in caught.value.problems]


def test_all_of_an_event_is_read(path: Path, catalogue: Catalogue) -> None:
    path.write_text(CONFERENCE, encoding="utf-8")
    event = EventFile(path).event(catalogue, None)
    assert event.title[Language.RU] == "Итоговая конференция"
    assert event.starts == at(6, 25, 10)
    assert event.location == (42.8746, 74.5698)
    assert event.regions == ("KG-N",)
    assert tuple(map(str, event.remind_before)) == ("P7D", "P1D", "PT2H")


def test_title_and_start_are_enough_and_a_missing_language_is_read_in_another(
    path: Path, catalogue: Catalogue
) -> None:
    path.write_text("id: a\ntitle: {ru: Встреча}\nstarts: 2018-06-25T10:00+06:00\n", encoding="utf-8")
    event = EventFile(path).event(catalogue, None)
    assert event.title[Language.KY] == event.title[Language.EN] == "Встреча"
    assert event.remind_before == DEFAULT_OFFSETS
    assert event.capacity is None


def test_what_a_later_file_does_not_name_stays(path: Path, catalogue: Catalogue) -> None:
    path.write_text(CONFERENCE + "capacity: 80\n", encoding="utf-8")
    before = EventFile(path).event(catalogue, None)
    path.write_text("id: conference\nstate: cancelled\n", encoding="utf-8")
    after = EventFile(path).event(catalogue, before)
    assert after == before.model_copy(update={"state": "cancelled"})
    path.write_text("id: conference\ncapacity:\n", encoding="utf-8")
    assert EventFile(path).event(catalogue, before).capacity is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2018-06-25T10:00:00+06:00", "2018-06-25T10:00:00", "5: the offset from UTC is missing"),
        ("2018-06-25T10:00:00+06:00", "Monday", "5: this is no time: write it as 2018"),
        ("T17:00:00", "T09:00:00", "6: `ends` must be after `starts`"),
        ("[KG-N]", "[KG-N, KG-XX]", "8: unknown region `KG-XX`: use one of KG-B, KG-C"),
        ("P7D", "7 days", "'7 days' is no duration: write it as P7D, P1D or PT2H"),
        ("id: conference", "id: Die Konferenz", "1: 'Die Konferenz': this is no id"),
        ("id: conference\n", "", "1: `id` is missing: add it"),
        ("location: [42.8746, 74.5698]", "location: [142, 74]", "7: `location`: Input should be less than"),
        ("[42.8746, 74.5698]", "[42]", "7: write two numbers: `location: [42.8746, 74.5698]`"),
        ("title: {ky: Жыйынтык", "speakers: {ky: Жыйынтык", "1: no event has the id `conference` yet"),
        ("summary:", "sumary:", "3: unknown key `sumary`: check its spelling or remove it"),
        ("{ky: Парк мейманканасы, ru: Парк-отель, en: Park Hotel}", "Park Hotel", "4: this must be given by"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(
    path: Path, catalogue: Catalogue, old: str, new: str, said: str
) -> None:
    assert any(said in problem for problem in problems(path, CONFERENCE.replace(old, new), catalogue))
