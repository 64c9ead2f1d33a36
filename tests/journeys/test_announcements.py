"""The operator announces from the command line, and a running bot delivers it at once."""

import asyncio
import json
import time
from pathlib import Path

import pytest

from bot.cli import main
from bot.playground import BotApiServer

GOOD = """
audience:
  regions: [KG-N]
text:
  ky: <b>Салам</b>, Нарын!
  ru: Привет, Нарын!
"""
BAD = """
audience:
  regions: [KG-N, KG-X]
  topics: [gossip]
  languages: [de]
  age: 5
text:
  ky: "<b>жаман"
  ru: "{long}"
  en: "1 < 2 &nbsp;"
  de: Hallo
send_at: tomorrow
urgent: maybe
"""


async def kenesh(*arguments: str) -> int:
    """Run a command as the operator does, beside the running bot."""
    return await asyncio.to_thread(main, arguments)


@pytest.fixture
def quick() -> None:
    """The loops are as slow as in life: the second counts."""


@pytest.fixture
def _database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_PATH", str(tmp_path / "kenesh.db"))


@pytest.mark.usefixtures("bot", "_database")
async def test_an_announcement_from_a_file_reaches_its_readers_within_a_second(
    server: BotApiServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    aigul, john, talas = (server.person(name, language_code=code) for name, code in
                          (("Айгүл", "ky"), ("John", "en"), ("Бакыт", "ky")))  # fmt: skip
    for person, region in ((aigul, "KG-N"), (john, "ALL"), (talas, "KG-T")):
        await person.says(f"/subscribe {region}")
    file = tmp_path / "news.yaml"
    file.write_text(GOOD, encoding="utf-8")
    assert await kenesh("announce", str(file)) == 0
    queued = time.monotonic()
    printed = json.loads(capsys.readouterr().out)
    assert printed["recipients"] == 2
    news = await aigul.next()
    assert time.monotonic() - queued < 1
    assert news.html == "<b>Салам</b>, Нарын!"
    assert (await john.next()).text == "Привет, Нарын!"
    line: dict[str, object] = {}
    async with asyncio.timeout(5):
        while line.get("state") != "done":
            assert await kenesh("announcements", "--json") == 0
            line = json.loads(capsys.readouterr().out)
    assert line == {
        "id": printed["id"], "state": "done",
        "recipients": 2, "sent": 2, "failed": 0, "unreachable": 0, "uncertain": 0,
    }  # fmt: skip
    assert await talas.rest() == []


@pytest.mark.usefixtures("_database")
def test_what_is_wrong_with_a_file_is_said_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(BAD.replace("{long}", "ы" * 4097), encoding="utf-8")
    assert main(["announce", str(file)]) == 1
    said = capsys.readouterr().err.replace(f"{file}:", "").splitlines()
    assert said == [
        "6: unknown key `age`: use one of regions, topics, roles, languages",
        "3: unknown region `KG-X`: use one of KG-B, KG-C, KG-GB, KG-GO, KG-J, KG-N, KG-O, KG-T, KG-Y",
        "4: unknown topic `gossip`: use one of announcements, events, grants",
        "5: unknown language `de`: use one of en, ky, ru",
        "8: <b> is not closed: add </b>",
        "9: the text is too long by 1 characters: keep it to 4096",
        "10: `<` at line 1, character 3 begins no tag: write it as &lt;",
        "11: unknown language `de`: use one of ky, ru, en",
        "12: 'tomorrow' is no time: write it as 2018-06-25T10:00+06:00",
        "13: 'maybe': write true or false",
    ]


@pytest.mark.usefixtures("_database")
def test_a_file_that_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "odd.yaml").write_bytes(b"text: {ky: \x00}")
    (tmp_path / "latin.yaml").write_bytes(b"text: {ky: \xe9}")
    (tmp_path / "empty.yaml").touch()
    for name in ("none.yaml", ".", "odd.yaml", "latin.yaml", "empty.yaml"):
        assert main(["announce", str(tmp_path / name)]) == 1
        assert len(capsys.readouterr().err.splitlines()) == 1, name


@pytest.mark.usefixtures("_database")
def test_a_text_is_measured_without_its_tags(tmp_path: Path) -> None:
    file = tmp_path / "long.yaml"
    file.write_text("text:\n  ky: '<b>" + "ы" * 4096 + "</b>'\n", encoding="utf-8")
    assert main(["announce", str(file)]) == 0
    file.write_text("text:\n  ky: '" + "😀" * 2049 + "'\n", encoding="utf-8")
    assert main(["announce", str(file)]) == 1


@pytest.mark.usefixtures("_database")
def test_no_announcements_is_said_to_people_and_not_to_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["announcements"]) == 0
    assert capsys.readouterr().out == "There are no announcements yet.\n"
    assert main(["announcements", "--json"]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.usefixtures("_database")
def test_a_scheduled_announcement_waits_for_its_time(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "later.yaml"
    file.write_text("text: {ru: Завтра}\nsend_at: 2999-01-01T09:00\nurgent: true\n", encoding="utf-8")
    assert main(["announce", str(file)]) == 0
    capsys.readouterr()
    assert main(["announcements", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["state"] == "scheduled"
    file.write_text("text: {ru: Вчера}\nsend_at: 2018-01-01T09:00\n", encoding="utf-8")
    assert main(["announce", str(file)]) == 1
