"""An owner invites an editor and removes them again; nobody gets further than they may."""

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.playground import BotApiServer
from bot.playground.people import Person
from tests.conftest import Clock, running, settings_for
from tests.events import ADMIN_ID, member


@pytest.fixture
async def owner(server: BotApiServer, tmp_path: Path, clock: Clock) -> AsyncIterator[Person]:
    async with running(settings_for(server, tmp_path, admin_ids=(ADMIN_ID,)), clock):
        yield await member(server, name="Айбек", id_=ADMIN_ID)


async def invited(owner: Person) -> str:
    """The payload of a fresh invitation."""
    await owner.says("/admin")
    await owner.taps("👥")
    link = (await owner.taps("➕")).text
    found = re.search(r"https://t\.me/kenesh_bot\?start=(editor_[\w-]+)", link)
    assert found
    return found[1]


async def test_an_invitation_makes_one_editor_and_the_owner_is_told(
    server: BotApiServer, owner: Person
) -> None:
    payload = await invited(owner)
    editor, late = await member(server, name="Айгүл <b>"), await member(server, name="Бакыт")
    assert "staff only" in (await editor.says("/admin")).text
    assert "You are an editor now" in (await editor.says(f"/start {payload}")).text
    told = await owner.next()
    assert f"Айгүл <b> (id {editor.id}) is an editor now" in told.text
    assert "For the staff" in (await editor.says("/admin")).text
    assert "has been used or is too old" in (await late.says(f"/start {payload}")).text
    assert "staff only" in (await late.says("/admin")).text
    assert not server.refusals


async def test_an_invitation_runs_out_after_two_days(
    server: BotApiServer, owner: Person, clock: Clock
) -> None:
    payload = await invited(owner)
    person = await member(server, name="Айгүл")
    clock.now += timedelta(days=2)
    assert "has been used or is too old" in (await person.says(f"/start {payload}")).text
    for forged in ("editor_", "editor_x", "editor_" + "A" * 32, "editor__", "editor_%27"):
        assert "has been used or is too old" in (await person.says(f"/start {forged}")).text


async def test_a_removed_editor_has_no_rights_any_more_at_once(server: BotApiServer, owner: Person) -> None:
    payload = await invited(owner)
    editor = await member(server, name="Айгүл")
    await editor.says(f"/start {payload}")
    panel = await editor.says("/admin")
    await owner.next()
    await owner.taps("🗑 Remove")
    left = await owner.taps("🗑 Remove")
    assert "none yet" in left.text
    # The panel that they had open is of no use to them.
    answer = await editor.tap("📜", message=panel)
    assert "staff only" in answer.text
    assert "staff only" in (await editor.says("/admin")).text


async def test_only_owners_see_and_do_what_is_theirs(server: BotApiServer, owner: Person) -> None:
    payload = await invited(owner)
    editor, stranger = await member(server, name="Айгүл"), await member(server, name="Бакыт")
    await editor.says(f"/start {payload}")
    panel = await editor.says("/admin")
    assert not any("👥" in label for row in panel.buttons for label in row)
    for person, refusal in ((editor, "Only the owners"), (stranger, "Only the owners")):
        for data in ("editors", "invite", f"editor-out:{editor.id}", f"editor-out-yes:{editor.id}"):
            answer = await person.press(person.messages[-1], data)
            assert refusal in answer.text
    assert "staff only" in (await stranger.press(stranger.messages[-1], "audit:0")).text
    assert "For the staff" in (await editor.says("/admin")).text


async def test_the_trail_says_who_did_what_and_when(server: BotApiServer, owner: Person) -> None:
    payload = await invited(owner)
    editor = await member(server, name="Айгүл")
    await editor.says(f"/start {payload}")
    await editor.says("/admin")
    trail = await editor.taps("📜")
    lines = trail.text.splitlines()[2:]
    assert lines == [
        "05.03.2018 12:00 · Айгүл: became an editor (Айгүл)",
        f"05.03.2018 12:00 · {owner.id}: made an invitation for an editor",
    ]


@pytest.mark.parametrize(
    "data",
    [
        "audit:-1", "audit:99999999999999999999", "editor-out:0", "editor-out-yes:7", "nonsense", "", ":",
        "region:KG-XX:0", "follow:KG-N:2:0", "follow:💥:1:0", "lang:xx:1", "menu:1", "\u202emenu", "a" * 64,
        "project:99999999999999999999:*", "project:-1:KG-N", "region:KG-N:-5", "region:KG-N:99999999",
    ],
)  # fmt: skip
async def test_forged_buttons_get_an_answer_and_change_nothing(
    server: BotApiServer, owner: Person, data: str
) -> None:
    person = await member(server, name="Айгүл")
    before = [message.text for message in person.messages]
    for who in (person, owner):
        await who.press(who.messages[-1], data)
    if not data.startswith("region:KG-N"):  # A page that is out of range shows the nearest one.
        assert [message.text for message in person.messages] == before
    assert server.all_callbacks_answered()
