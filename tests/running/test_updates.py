"""Updates of one chat in order, of different chats side by side; no failure stops the bot."""

import logging
from pathlib import Path

import pytest

from bot.handlers import routes
from bot.handlers.visit import Visit
from bot.playground import BotApiServer, Delay, DropAfter, DropBefore, Status, TooMany
from tests.conftest import Clock, running, settings_for


@pytest.mark.usefixtures("bot")
async def test_one_chat_waits_its_turn_and_another_does_not(server: BotApiServer) -> None:
    slow, quick = server.person("Бакыт", language_code="ky"), server.person("Айгүл", language_code="ky")
    server.faults.add(Delay(1.0), method="sendMessage", chat_id=slow.id, times=1)
    await slow.send("/projects")
    await slow.send("/contacts")
    await quick.says("/projects")
    assert not [m for m in slow.messages if m.by_bot], "the quick one is done before the slow one begins"
    await server.until(lambda: len([m for m in slow.messages if m.by_bot]) == 2)
    assert [m.text.split()[0] for m in slow.messages if m.by_bot] == ["Аймактар", "Байланыш"]


@pytest.mark.usefixtures("bot")
async def test_a_failure_gets_an_apology_with_the_id_that_the_log_has(
    server: BotApiServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(visit: Visit) -> None:
        raise RuntimeError("on purpose")

    monkeypatch.setitem(routes.COMMANDS, "contacts", fails)
    person = server.person("Айгүл", language_code="ky")
    with caplog.at_level(logging.ERROR):
        apology = await person.says("/contacts")
    assert apology.text.startswith("Кечиресиз")
    id_ = apology.text.split("ушул кодду айтыңыз: ")[1]
    assert f"failure {id_}" in caplog.text
    assert "on purpose" in caplog.text
    assert (await person.says("/projects")).text


@pytest.mark.usefixtures("bot")
async def test_updates_that_cannot_be_read_are_passed_over(server: BotApiServer) -> None:
    server.send_raw_update({"message": {"message_id": "x", "date": None, "chat": {}}})
    server.send_raw_update({"a_future_kind": {"x": 1}})
    assert (await server.person("Emma", language_code="en").says("/help")).text


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("mishap", [Status(502), DropBefore(), Status(500)])
async def test_a_reply_that_failed_on_the_way_does_not_stop_the_next(
    server: BotApiServer, mishap: Status
) -> None:
    person = server.person("Emma", language_code="en")
    server.faults.add(mishap, method="sendMessage", times=1)
    await person.send("/help")
    assert (await person.says("/contacts", until=lambda m: m.text.startswith("Contacts"))).text


@pytest.mark.usefixtures("bot")
async def test_a_reply_waits_as_long_as_telegram_says(server: BotApiServer) -> None:
    person = server.person("Emma", language_code="en")
    server.faults.add(TooMany(1), method="sendMessage", times=1)
    assert (await person.says("/help")).text


@pytest.mark.usefixtures("bot")
async def test_polling_goes_on_after_the_connection_broke(server: BotApiServer) -> None:
    person = server.person("Emma", language_code="en")
    server.faults.add(DropAfter(), method="getUpdates", times=1)
    assert (await person.says("/help")).text
    assert (await person.says("/contacts")).text


async def test_what_was_answered_is_not_answered_again_after_a_restart(
    server: BotApiServer, tmp_path: Path, clock: Clock
) -> None:
    person = server.person("Emma", language_code="en")
    for _ in range(2):
        async with running(settings_for(server, tmp_path), clock):
            await person.says("/help")
    assert len([m for m in person.messages if m.by_bot]) == 2


@pytest.mark.usefixtures("bot")
async def test_who_blocked_the_bot_is_no_failure(
    server: BotApiServer, caplog: pytest.LogCaptureFixture
) -> None:
    blocker, other = server.person("Бакыт", language_code="ky"), server.person("Айгүл", language_code="ky")
    await blocker.send("/projects")
    blocker.block()
    await other.says("/projects")
    assert "failure" not in caplog.text
