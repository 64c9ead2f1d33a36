"""Owners and editors; their panel and their menu."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.content.texts import Texts
from bot.domain.languages import Language
from bot.playground import BotApiServer, Person
from tests.conftest import Clock, running, settings_for
from tests.journeys.looking import change

OWNER = 501


@pytest.fixture(autouse=True)
async def bot(server: BotApiServer, tmp_path: Path, clock: Clock) -> AsyncIterator[None]:
    async with running(settings_for(server, tmp_path, admin_ids=(OWNER,)), clock):
        yield


@pytest.fixture
def owner(server: BotApiServer) -> Person:
    return server.person("Бегимай", id=OWNER, language_code="ky")


@pytest.fixture
def person(server: BotApiServer) -> Person:
    return server.person("Айгүл", language_code="ky")


def menu(server: BotApiServer, person: Person) -> dict[str, str]:
    commands = server.world.commands.get((f"chat:{person.id}", ""), [])
    return {entry["command"]: entry["description"] for entry in commands}


async def test_the_owners_menu_lists_the_admin_commands_in_their_language(
    server: BotApiServer, owner: Person, texts: Texts
) -> None:
    await owner.start()
    await server.until(lambda: menu(server, owner))
    await owner.says("/language ru")
    await server.until(
        lambda: menu(server, owner)["announce"] == texts[Language.RU].plain("command-announce")
    )
    assert set(menu(server, owner)) >= {"admin", "announce", "announcements", "subscribe"}


async def test_an_editor_works_like_an_owner_until_they_are_none(
    server: BotApiServer, person: Person, tmp_path: Path
) -> None:
    refused = "кызматкерлери үчүн гана"
    await person.start()
    assert refused in (await person.says("/announce")).text
    assert not menu(server, person)
    await change(
        tmp_path / "kenesh.db",
        "INSERT INTO editors (user_id, name, added_by, since) VALUES (?, 'Айгүл', 501, '2018-03-05')",
        person.id,
    )
    assert "Кимге" in (await person.says("/announce")).text
    await server.until(lambda: "announce" in menu(server, person))
    await change(tmp_path / "kenesh.db", "DELETE FROM editors")
    assert refused in (await person.says("/announce")).text
    await server.until(lambda: not menu(server, person))


async def test_a_group_is_no_place_for_admin_commands(server: BotApiServer, owner: Person) -> None:
    await owner.start()
    group = server.group("Кеңсе", members=[owner], administrators=[owner])
    group.add_bot(by=owner)
    await owner.next(group=group)
    for command in ("/admin", "/announce", "/announcements"):
        assert "жеке чатта" in (await owner.says(command, group=group)).text
