"""The catalogue says what the sources say, and what is wrong with it line by line."""

import shutil
from pathlib import Path

import pytest

from bot.content.catalogue import load_catalogue
from bot.content.yaml_file import ContentError
from bot.domain.catalogue import Catalogue
from tests.conftest import ROOT


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the data that may be broken."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def problems(data: Path) -> list[str]:
    """What is wrong, with the folder left out."""
    with pytest.raises(ContentError) as error:
        load_catalogue(data)
    return [str(problem).removeprefix(f"{data}/") for problem in error.value.problems]


def edit(path: Path, old: str, new: str) -> int:
    """Replace the first occurrence; returns its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_nine_projects_in_nine_regions_from_named_sources(catalogue: Catalogue) -> None:
    assert [project.id for project in catalogue.projects] == list(range(1, 10))
    assert len(catalogue.regions) == 9
    assert (catalogue.programme.selection.proposals, catalogue.programme.selection.selected) == (58, 9)
    assert {project.source for project in catalogue.projects} == {"press-release"}


WHOLE_ENTRY = {"either `regions` or", "is already taken"}
"""What is said at the entry as a whole, which may stand in another place than the slip."""


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "projects.yaml",
            "    title: {ky: Ачык жарандык трибуна, ru: ",
            "    title: {ru: ",
            "the text in `ky` is missing",
        ),
        ("projects.yaml", "regions: [KG-N]", "regions: [KG-X]", "unknown region `KG-X`"),
        ("projects.yaml", "regions: [KG-N]", "regions: [Naryn]", "no region code"),
        ("projects.yaml", "lead: bulan", "lead: nobody", "unknown organisation `nobody`"),
        ("projects.yaml", "  - id: 9", "  - id: 8", "`8` is already taken at projects.yaml:"),
        ("projects.yaml", "lead: bulan", "lead: bulan\n    leader: bulan", "unknown key `leader`"),
        ("projects.yaml", "lead: bulan", "lead: bulan\n    lead: gsi", "`lead` stands here twice"),
        (
            "projects.yaml",
            "all_oblasts: true",
            "all_oblasts: true\n    regions: [KG-N]",
            "either `regions` or",
        ),
        ("projects.yaml", "Ачык жарандык трибуна", "Ж" * 301, "too long for a card: keep it to 300"),
        ("programme.yaml", "https://www.facebook.com/eudelkg", "facebook/eudelkg", "no web address"),
        ("programme.yaml", "+996 312 45 56 57", "45-56-57", "no phone number"),
        ("programme.yaml", "begayim.sharsheeva@gsi-projects.eu", "begayim at gsi", "no e-mail address"),
        ("programme.yaml", "source: press-release", "source: rumour", "unknown source `rumour`"),
        ("organisations.yaml", "  - id: bulan", "  - id: council-labour", "is already taken"),
        ("councils.yaml", "level: network", "level: galaxy", "`level`"),
        ("regions.yaml", "    kind: oblast", "   kind: oblast", "not valid YAML"),
    ],
)
def test_what_is_wrong_is_said_with_file_line_and_remedy(
    data: Path, file: str, old: str, new: str, said: str
) -> None:
    line = edit(data / file, old, new)
    found = problems(data)
    assert any(said in problem for problem in found), found
    where, number, _ = next(p for p in found if said in p).split(":", 2)
    if said not in WHOLE_ENTRY:
        assert where == file
        assert abs(int(number) - line) <= 2


def test_a_missing_file_and_an_empty_one_are_named(data: Path) -> None:
    (data / "projects.yaml").unlink()
    (data / "councils.yaml").write_text("", encoding="utf-8")
    assert problems(data) == [
        "councils.yaml:1: `councils` is missing or empty: add it",
        "projects.yaml:1: the file is missing: create it",
    ]


def test_all_problems_are_listed_at_once(data: Path) -> None:
    edit(data / "projects.yaml", "lead: bulan", "leed: bulan")
    edit(data / "organisations.yaml", "kind: donor", "kind: giver")
    assert len(problems(data)) == 3
