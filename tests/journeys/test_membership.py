"""People block the bot and come back; groups and channels add it, remove it, and turn into supergroups."""

from pathlib import Path
from typing import Any

import pytest

from bot.playground import BotApiServer, Group, Person
from tests.journeys.looking import eventually, row

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "kenesh.db"


@pytest.fixture
def admin(server: BotApiServer) -> Person:
    return server.person("Айзада", language_code="ky")


@pytest.fixture
def member(server: BotApiServer) -> Person:
    return server.person("Бакыт", language_code="ru")


def subscriber(database: Path, chat_id: int) -> dict[str, Any]:
    return row(database, "SELECT * FROM subscribers WHERE chat_id = ?", chat_id)


async def away(database: Path, chat_id: int) -> None:
    await eventually(lambda: subscriber(database, chat_id)["away_since"])


async def test_who_blocks_the_bot_is_set_aside_and_returns_with_the_old_settings(
    admin: Person, database: Path
) -> None:
    await admin.start()
    await admin.taps("Русский")
    await admin.says("/subscribe KG-N")
    admin.block()
    await away(database, admin.id)
    admin.unblock()
    await eventually(lambda: not subscriber(database, admin.id)["away_since"])
    shown = await admin.says("/subscribe")
    assert any("✅ Нарынская область" in row for row in shown.buttons)


@pytest.mark.parametrize("supergroup", [False, True])
async def test_a_group_is_greeted_once_and_its_administrators_set_it_up(
    server: BotApiServer, admin: Person, member: Person, database: Path, supergroup: bool
) -> None:
    group = server.group(
        "Нарын кеңеши", supergroup=supergroup, members=[admin, member], administrators=[admin]
    )
    group.add_bot(by=admin)
    greeting = await admin.next(group=group)
    assert greeting.text.startswith("Саламатсыздарбы!")
    refused = await member.tap("▫️ Нарын облусу", group=group)
    assert refused.show_alert
    shown = await admin.taps("▫️ Нарын облусу", group=group)
    assert any("✅ Нарын облусу" in row for row in shown.buttons)
    shown = await admin.taps("Русский", group=group)
    assert any("✅ Нарынская область" in row for row in shown.buttons)
    await admin.taps("⚙️", group=group)
    shown = await admin.taps("✅ 💰", group=group)
    assert any("▫️ 💰 Гранты" in row for row in shown.buttons)
    await admin.taps("‹", group=group)
    done = await admin.taps("Готово", group=group)
    assert "/subscribe" in done.text
    assert not done.buttons
    group.promote_bot(by=admin)
    assert not await admin.rest(group=group)
    assert subscriber(database, group.id)["subscribed"] == 1
    assert not server.refusals


async def test_a_member_who_is_no_administrator_may_add_the_bot_but_starts_no_news(
    server: BotApiServer, admin: Person, member: Person, database: Path
) -> None:
    group = server.group("Достор", supergroup=True, members=[admin, member], administrators=[admin])
    group.add_bot(by=member)
    await member.next(group=group)
    assert subscriber(database, group.id)["subscribed"] == 0
    await admin.taps("🔔", group=group)
    assert subscriber(database, group.id)["subscribed"] == 1


async def test_a_group_that_throws_the_bot_out_is_set_aside_and_comes_back_as_it_was(
    server: BotApiServer, admin: Person, database: Path
) -> None:
    group = server.group("Нарын кеңеши", supergroup=True, members=[admin], administrators=[admin])
    group.add_bot(by=admin)
    await admin.next(group=group)
    await admin.taps("▫️ Нарын облусу", group=group)
    group.remove_bot(by=admin)
    await away(database, group.id)
    group.add_bot(by=admin)
    shown = await admin.next(group=group)
    assert any("✅ Нарын облусу" in row for row in shown.buttons)
    assert not subscriber(database, group.id)["away_since"]


async def test_a_channels_settings_go_away_when_they_are_done(
    server: BotApiServer, admin: Person, member: Person, database: Path
) -> None:
    channel: Group = server.channel("Кабарлар", administrators=[admin])
    channel.add_bot(by=admin)
    greeting = await admin.next(group=channel)
    assert (await member.tap("▫️ Талас облусу", message=greeting, group=channel)).show_alert
    await admin.taps("▫️ Талас облусу", group=channel)
    await admin.tap("Даяр", group=channel)
    await server.until(lambda: greeting.deleted)
    assert subscriber(database, channel.id)["regions"] != 0
    shown = await admin.says("/subscribe", group=channel)
    assert any("✅ Талас облусу" in row for row in shown.buttons)
    assert not server.refusals


async def test_a_group_that_becomes_a_supergroup_keeps_everything(
    server: BotApiServer, admin: Person, database: Path
) -> None:
    group = server.group("Нарын кеңеши", members=[admin], administrators=[admin])
    group.add_bot(by=admin)
    await admin.next(group=group)
    await admin.taps("▫️ Нарын облусу", group=group)
    old, new = group.id, group.migrate()
    await eventually(lambda: subscriber(database, new))
    assert not subscriber(database, old)
    assert subscriber(database, new)["kind"] == "supergroup"
    shown = await admin.says("/subscribe", group=group)
    assert any("✅ Нарын облусу" in row for row in shown.buttons)


async def test_a_group_where_the_bot_may_not_write_is_kept_in_silence(
    server: BotApiServer, admin: Person, database: Path
) -> None:
    group = server.group("Тынчтык", supergroup=True, members=[admin], administrators=[admin])
    group.mute_bot()
    group.add_bot(by=admin)
    await server.until(lambda: server.refusals)
    assert subscriber(database, group.id)["subscribed"] == 1
    assert len(server.refusals) == 1
