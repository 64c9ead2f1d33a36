"""A person sees what is stored about them, and has it erased."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.content.texts import Texts
from bot.domain.languages import Language
from bot.playground import BotApiServer
from bot.playground.people import Person
from bot.storage.personal import TABLES

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
async def aigul(server: BotApiServer) -> Person:
    person = server.person("Айгүл", language_code="en")
    await person.start()
    await person.taps("English")
    await person.taps("▫️ Naryn")
    return person


def stored(folder: Path, person: Person) -> int:
    """How many rows there are about a person."""
    with closing(sqlite3.connect(folder / "kenesh.db")) as connection:
        counts = [
            connection.execute(
                f"SELECT count(*) FROM {personal.table} WHERE {personal.column} = ?", (person.id,)
            ).fetchone()[0]
            for personal in TABLES
        ]
    return sum(counts)


async def test_mydata_sends_everything_as_text_and_as_json(server: BotApiServer, aigul: Person) -> None:
    await aigul.send("/mydata")
    text = await aigul.next()
    assert f"Number of the chat: {aigul.id}" in text.text
    assert "Language: English" in text.text
    assert "News: on" in text.text
    assert "Regions: Naryn" in text.text
    message = await aigul.next()
    assert message.media
    document = json.loads(server.world.files[message.json["document"]["file_id"]].data)
    assert document["chat_id"] == aigul.id
    [row] = document["stored"]["subscribers"]
    assert (row["language"], row["regions"]) == ("en", ["KG-N"])


async def test_forget_asks_once_erases_everything_and_meets_a_stranger_afterwards(
    server: BotApiServer, aigul: Person, tmp_path: Path
) -> None:
    question = await aigul.says("/forget")
    assert "cannot be undone" in question.text
    assert stored(tmp_path, aigul) == 1
    kept = await aigul.taps("No, keep it")
    assert "Your data" in kept.text
    await aigul.taps("🗑")
    gone = await aigul.taps("Yes, erase everything")
    assert "Everything about you is erased" in gone.text
    assert not gone.buttons
    assert stored(tmp_path, aigul) == 0
    assert (await aigul.start()).buttons == [["Кыргызча", "Русский", "English"]]
    assert not server.refusals
    assert server.all_callbacks_answered()


async def test_an_old_yes_pressed_again_does_no_harm(
    server: BotApiServer, aigul: Person, tmp_path: Path
) -> None:
    await aigul.says("/forget")
    await aigul.taps("Yes, erase everything")
    await aigul.press(aigul.messages[-1], "forget-yes")
    assert stored(tmp_path, aigul) == 0


@pytest.mark.parametrize("language", Language)
async def test_the_privacy_note_is_two_taps_from_help(
    server: BotApiServer, texts: Texts, language: Language
) -> None:
    person = server.person("Нурлан", language_code=language.value)
    await person.start()
    await person.taps(language.own_name)
    await person.says("/help")
    note = await person.taps("🔒")
    assert "90" in note.text
    assert "/forget" in note.text
    await person.taps(texts[language].plain("button-back"))
    assert not server.refusals


async def test_in_a_group_only_administrators_may_look_or_erase(server: BotApiServer) -> None:
    chief, member = server.person("Бакыт", language_code="en"), server.person("Айгүл", language_code="en")
    group = server.group("Кеңеш", [member], [chief])
    group.add_bot(chief)
    await chief.next(group=group)  # The greeting.
    for command in ("/mydata", "/forget"):
        assert "Only the administrators" in (await member.says(command, group=group)).text
    assert "cannot be undone" in (await chief.says("/forget", group=group)).text
