"""What was parsed is read again only for as long as the file stays the same; a problem keeps its line."""

import json
import shutil
from pathlib import Path

import pytest

from bot.content import yaml_file
from bot.content.catalogue import load_catalogue
from bot.content.lexicon import check_lexicon
from bot.content.yaml_file import ContentError, read_yaml
from tests.conftest import ROOT


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def test_a_file_is_parsed_once_and_again_when_it_has_changed(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[Path] = []
    parse = yaml_file._parse

    def noted(path: Path) -> object:
        parsed.append(path)
        return parse(path)

    monkeypatch.setattr(yaml_file, "_parse", noted)
    whole = load_catalogue(data)
    assert load_catalogue(data, tmp_path / "parsed") == whole
    parsed.clear()
    assert load_catalogue(data, tmp_path / "parsed") == whole
    assert parsed == []
    regions = data / "regions.yaml"
    regions.write_text(regions.read_text().replace("Баткен", "Баткен шаары"))
    assert load_catalogue(data, tmp_path / "parsed") == load_catalogue(data) != whole


@pytest.mark.parametrize("garbage", [b"", b"{", b"[]", b'{"sha256": 1}', b"\xff"])
def test_a_damaged_copy_is_not_used(tmp_path: Path, garbage: bytes) -> None:
    path, kept = tmp_path / "a.yaml", tmp_path / "parsed" / "a.json"
    path.write_text("a: 1")
    read_yaml(path, kept.parent)
    kept.write_bytes(garbage)
    assert read_yaml(path, kept.parent).data == {"a": 1}
    assert json.loads(kept.read_text())["data"] == {"a": 1}


def test_where_nothing_can_be_kept_files_are_read_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: 1")
    assert read_yaml(path, Path("/proc/parsed")).data == {"a": 1}


def test_problems_are_found_and_placed_in_what_was_parsed_before(data: Path, tmp_path: Path) -> None:
    projects = data / "projects.yaml"
    projects.write_text(projects.read_text().replace("KG-N", "KG-Q", 1))
    with pytest.raises(ContentError) as fresh:
        load_catalogue(data)
    for _ in range(2):
        with pytest.raises(ContentError) as kept:
            load_catalogue(data, tmp_path / "parsed")
        assert str(kept.value) == str(fresh.value)


def test_a_lexicon_is_checked_until_it_is_good_and_when_it_has_changed(data: Path, tmp_path: Path) -> None:
    replies = data / "answers" / "replies.yaml"
    good = replies.read_text()
    for text, problems in ((good, 0), (good + "\n  odd:\n    when: [x]\n", 1), (good, 0)):
        replies.write_text(text)
        for _ in range(2):
            if problems:
                with pytest.raises(ContentError):
                    check_lexicon(data / "answers", tmp_path / "parsed")
            else:
                check_lexicon(data / "answers", tmp_path / "parsed")
