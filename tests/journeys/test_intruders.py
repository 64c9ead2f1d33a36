"""People who try to get further than they may: in groups, with forged buttons, after they were removed."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.playground import BotApiServer, Group, Person
from tests.conftest import Clock, running, settings_for
from tests.events import ADMIN_ID, labels, member
from tests.journeys.looking import change, eventually, row


@pytest.fixture
async def owner(server: BotApiServer, tmp_path: Path, clock: Clock) -> AsyncIterator[Person]:
    async with running(settings_for(server, tmp_path, admin_ids=str(ADMIN_ID)), clock):
        yield await member(server, name="Айбек", id_=ADMIN_ID)


def subscriber(folder: Path, chat_id: int) -> dict[str, Any]:
    return row(folder / "kenesh.db", "SELECT * FROM subscribers WHERE chat_id = ?", chat_id)


async def a_group(server: BotApiServer, chief: Person, *members: Person) -> Group:
    """A group that its administrator has set up, and wants no news any more."""
    group = server.group("Кеңеш", supergroup=True, members=[chief, *members], administrators=[chief])
    group.add_bot(by=chief)
    await chief.next(group=group)
    await chief.says("/unsubscribe", group=group)
    return group


@pytest.mark.parametrize("command", ["/start", "/start lang_ru", "/start event_x", "/start lang_en"])
async def test_a_member_of_a_group_changes_nothing_there_by_start(
    server: BotApiServer, owner: Person, tmp_path: Path, command: str
) -> None:
    chief, plain = await member(server), await member(server, name="Bakyt")
    group = await a_group(server, chief, plain)
    before = subscriber(tmp_path, group.id)
    assert "Only the administrators" in (await plain.says(command, group=group)).text
    assert subscriber(tmp_path, group.id) == before


@pytest.mark.parametrize(
    "data",
    ["role:council", "role:", "councils:0", "council-type", "anns:0", "admin", "ev-new", "unanswered:0"],
)
async def test_what_is_for_a_private_chat_does_nothing_in_a_group(
    server: BotApiServer, owner: Person, tmp_path: Path, data: str
) -> None:
    chief, plain = await member(server), await member(server, name="Bakyt")
    group = await a_group(server, chief, plain, owner)
    before = subscriber(tmp_path, group.id)
    shown = [message.text for message in group.messages]
    for person in (plain, chief, owner):
        assert (await person.press(group.messages[-1], data)).show_alert
    assert subscriber(tmp_path, group.id) == before
    assert not row(tmp_path / "kenesh.db", "SELECT * FROM drafts")
    assert [message.text for message in group.messages] == shown


async def test_an_anonymous_administrator_sets_a_group_up(
    server: BotApiServer, owner: Person, tmp_path: Path
) -> None:
    chief = await member(server)
    group = await a_group(server, chief)
    message = server.world.post(
        group.chat,
        {"text": "/subscribe", "entities": [{"type": "bot_command", "offset": 0, "length": 10}]},
        author=chief.user,
    )
    everyone = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
    server.world.updates.push(
        "message", {**message.json, "from": everyone, "sender_chat": message.json["chat"]}
    )
    await eventually(lambda: subscriber(tmp_path, group.id)["subscribed"])


async def an_editor(server: BotApiServer, database: Path, owner: Person) -> Person:
    """Somebody whom the owner has made an editor."""
    editor = await member(server)
    await change(
        database,
        "INSERT INTO editors VALUES (?, 'Emma', ?, '2018-01-01T00:00:00+00:00')",
        editor.id,
        owner.id,
    )
    return editor


async def test_a_removed_editor_is_a_member_again_who_may_ask(
    server: BotApiServer, owner: Person, tmp_path: Path
) -> None:
    database = tmp_path / "kenesh.db"
    editor = await an_editor(server, database, owner)
    await editor.says("/announce")
    await editor.taps("✍️")
    await change(database, "DELETE FROM editors")
    reply = await editor.says("Нарында кандай долбоорлор бар?")
    assert "went wrong" not in reply.text
    assert not row(database, "SELECT * FROM drafts WHERE open")


async def test_a_removed_editor_no_longer_sees_how_far_an_announcement_is(
    server: BotApiServer, owner: Person, tmp_path: Path
) -> None:
    database = tmp_path / "kenesh.db"
    editor = await an_editor(server, database, owner)
    await change(
        database,
        "INSERT INTO announcements (id, state, audience, contents, created_at)"
        " VALUES (1, 'draft', '{}', '{}', '2018-01-01T00:00:00+00:00')",
    )
    await change(database, "INSERT INTO watches VALUES (1, ?, 1)", editor.id)
    await owner.press(owner.messages[-1], f"editor-out-yes:{editor.id}")
    assert not row(database, "SELECT * FROM watches")
    assert labels(owner.messages[-1])


async def test_mydata_shows_an_admin_what_is_on_record(server: BotApiServer, owner: Person) -> None:
    await owner.press(owner.messages[-1], "invite")
    await owner.send("/mydata")
    text = await owner.next()
    while "stored about you" not in text.text:
        text = await owner.next()
    assert "What you did as an admin" in text.text
    assert "editor-invited" in text.text


async def test_nothing_that_people_write_or_forge_gets_into_the_log(
    server: BotApiServer, owner: Person, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "bot")
    person = await member(server, name="Zarina")
    await person.says("zymyryk secret?")
    for data in ("secret:1", "region:secret:0", "rate:secret:1", "lang:secret:0"):
        await person.press(person.messages[-1], data)
    await person.press(person.messages[-1], "council-type")
    await person.says("secret council")
    await owner.says("/announce")
    await owner.taps("✍️")
    await owner.says("secret news")
    assert "means nothing any more" in caplog.text
    assert not [line for line in caplog.text.splitlines() if "secret" in line or "Zarina" in line]


async def test_an_invitation_that_two_people_use_at_once_makes_one_editor(
    server: BotApiServer, owner: Person, tmp_path: Path
) -> None:
    await owner.press(owner.messages[-1], "invite")
    found = re.search(r"start=(editor_[\w-]+)", owner.messages[-1].text)
    assert found
    people = [await member(server, name=f"Person {number}") for number in range(4)]
    replies = await asyncio.gather(*(person.says(f"/start {found[1]}") for person in people))
    assert sum("You are an editor now" in reply.text for reply in replies) == 1
    assert row(tmp_path / "kenesh.db", "SELECT count(*) AS n FROM editors")["n"] == 1


async def test_a_flood_of_questions_is_stored_in_bounds(
    server: BotApiServer, owner: Person, tmp_path: Path
) -> None:
    person = await member(server)
    for number in range(130):
        await person.send(f"zymyryk {number} " + "x" * 3000)
    database = tmp_path / "kenesh.db"
    last = "SELECT 1 FROM unanswered_questions WHERE text LIKE 'zymyryk 129 %'"
    await eventually(lambda: row(database, last), 30)
    stored = row(database, "SELECT count(*) AS n, max(length(text)) AS longest FROM unanswered_questions")
    assert stored == {"n": 100, "longest": 1000}


@pytest.mark.parametrize("data", ["help", "regions", "project:1:*", "events:0", "privacy"])
async def test_a_member_cannot_put_a_menu_in_the_place_of_a_groups_message(
    server: BotApiServer, owner: Person, data: str
) -> None:
    chief, plain = await member(server), await member(server, name="Bakyt")
    group = await a_group(server, chief, plain)
    news = group.messages[-1]
    before = news.json
    assert (await plain.press(news, data)).show_alert
    assert news.json == before
    assert group.messages[-1] is news
