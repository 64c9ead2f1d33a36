"""Everybody who is to get a message gets it once, in their language; each outcome leads where it should."""

import asyncio
from functools import partial
from typing import Any

import pytest

from bot.domain.announcements import Audience
from bot.domain.content import Content, Pin
from bot.domain.deliveries import Lane
from bot.domain.languages import Language
from bot.domain.subscribers import Role, Topic
from bot.playground import (
    BotApiServer,
    Call,
    DropAfter,
    DropBefore,
    Garbled,
    Hang,
    Limits,
    Status,
    TooMany,
)
from bot.sender.outbox import MIN_PLACES
from bot.services import announcements
from bot.services.context import Context
from bot.storage import mailings
from bot.storage.subscribers import find
from tests.sender.conftest import (
    TEXTS,
    Sending,
    announce,
    enrol,
    enrolled,
    now,
    over,
    people,
    sent_to,
    states,
)


async def test_everybody_gets_it_once_in_their_language(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    crowd = people(server, 300)
    languages = list(Language)
    for number, language in enumerate(languages):
        await enrol(office, [person.id for person in crowd[number::3]], language)
    async with sending():
        progress = await over(office, await announce(office))
    assert progress.mailing
    assert progress.mailing.sent == progress.mailing.recipients == 300
    texts = {language: content.html for language, content in TEXTS.items()}
    got = {call.params["chat_id"]: call.params["text"] for call in server.calls_of("sendMessage")}
    assert got == {p.id: texts[languages[n % 3]] for n, p in enumerate(crowd)}
    assert server.call_counts["sendMessage"] == 300


async def test_who_reads_a_missing_language_gets_the_next_best(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    aigul, john = people(server, 2)
    await enrol(office, [aigul.id], Language.KY)
    await enrol(office, [john.id], Language.EN)
    async with sending():
        id_ = await announce(office, contents={Language.RU: Content("Привет")})
        await over(office, id_)
    assert {call.params["text"] for call in server.calls_of("sendMessage")} == {"Привет"}
    report = await announcements.report(office, id_)
    assert report.by_language[Language.RU]["sent"] == 2


async def test_only_those_who_fit_the_audience_get_it(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    crowd = people(server, 8)
    naryn, country, talas, none, unsubscribed, away, events_only, russian = (person.id for person in crowd)
    await enrol(office, [naryn], regions=["KG-N"], role=Role.COUNCIL)
    await enrol(office, [country], regions=["*"], role=Role.COUNCIL)
    await enrol(office, [talas], regions=["KG-T"], role=Role.COUNCIL)
    await enrol(office, [none], role=Role.COUNCIL)
    await enrol(office, [unsubscribed], regions=["KG-N"], role=Role.COUNCIL, subscribed=0)
    await enrol(office, [away], regions=["KG-N"], role=Role.COUNCIL, away_since="2018-01-01")
    await enrol(office, [events_only], regions=["KG-N"], role=Role.COUNCIL, topics=Topic.EVENTS.bit)
    await enrol(office, [russian], Language.RU, regions=["KG-N"], role=Role.COUNCIL)
    audience = Audience(
        frozenset({"KG-N", "KG-B"}),
        frozenset({Topic.GRANTS}),
        frozenset({Role.COUNCIL, Role.NGO}),
        frozenset({Language.KY}),
    )
    count = await announcements.count_audience(office, audience)
    assert (count.total, count.by_language) == (2, {Language.KY: 2})
    assert count.by_region == {"KG-N": 1, "*": 1}
    async with sending():
        await over(office, await announce(office, audience))
    assert sent_to(server) == sorted([naryn, country])


async def test_who_blocked_the_bot_is_set_aside_and_the_others_get_it(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    blocking, gone, well = people(server, 3)
    blocking.block()
    gone.deactivate()
    stranger = 77
    await enrol(office, [blocking.id, gone.id, well.id, stranger])
    async with sending():
        id_ = await announce(office)
        progress = await over(office, id_)
        assert progress.summary() | {"id": 0} == {
            "id": 0, "state": "done", "recipients": 4,
            "sent": 1, "failed": 0, "unreachable": 3, "uncertain": 0,
        }  # fmt: skip
        again = await over(office, await announce(office))
    assert again.recipients == 1
    failures = {failure.chat_id: failure.detail async for failure in announcements.failures(office, id_)}
    assert failures == {
        blocking.id: "Forbidden: bot was blocked by the user",
        gone.id: "Forbidden: user is deactivated",
        stranger: "Bad Request: chat not found",
    }


async def test_trouble_on_the_way_is_tried_again_and_counted(
    server: BotApiServer, office: Context, sending: Sending, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sender.outbox.ANSWER_SECONDS", 1.0)
    crowd = await enrolled(server, office, 60)
    mishaps = [DropBefore(), DropAfter(), Status(502), Status(500, html=True), Garbled(), Hang()]
    unlucky: dict[int, Any] = {
        person.id: mishap for person, mishap in zip(crowd[3::10], mishaps, strict=True)
    }
    for chat_id, mishap in unlucky.items():
        server.faults.add(mishap, method="sendMessage", chat_id=chat_id)
    async with sending():
        progress = await over(office, await announce(office))
    assert progress.mailing
    assert (progress.mailing.sent, progress.mailing.uncertain) == (60, 6)
    got = sent_to(server)
    assert set(got) == {person.id for person in crowd}
    assert {chat_id for chat_id in got if got.count(chat_id) > 1} <= set(unlucky)


async def test_what_never_gets_an_answer_is_given_up_and_the_announcement_ends(
    server: BotApiServer, office: Context, sending: Sending, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.domain.deliveries.ATTEMPTS", 2)
    crowd = await enrolled(server, office, 10)
    server.faults.add(Status(502), chat_id=crowd[5].id, times=None)
    async with sending():
        progress = await over(office, await announce(office))
    assert progress.mailing
    assert progress.summary() | {"id": 0} == {
        "id": 0, "state": "done", "recipients": 10, "sent": 9, "failed": 1, "unreachable": 0, "uncertain": 1,
    }  # fmt: skip


async def test_a_message_that_telegram_refuses_pauses_and_once_corrected_reaches_everybody(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    crowd = await enrolled(server, office, 200)
    async with sending(rate=30):
        id_ = await announce(office, contents={Language.KY: Content("<b>жаман")})
        progress = await over(office, id_)
        assert progress.announcement.state == "paused"
        assert "can't parse entities" in (progress.announcement.reason or "")
        assert server.call_counts["sendMessage"] < 40
    async with sending():
        await announcements.correct(office, id_, {Language.KY: Content("<b>жакшы</b>")}, now=now())
        await announcements.resume(office, id_, now())
        await over(office, id_)
        assert sorted(sent_to(server)) == sorted(person.id for person in crowd)


async def test_a_revoked_token_pauses_at_once(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    await enrolled(server, office, 50)
    server.world.token = "2:other"
    async with sending(rate=30):
        progress = await over(office, await announce(office))
    assert (progress.announcement.state, progress.announcement.reason) == ("paused", "Unauthorized")
    assert progress.mailing
    assert set(await states(office, progress.mailing.id)) == {"waiting"}


async def test_a_migrated_group_gets_it_once_under_its_new_id(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    admin = server.person("Admin", started=True)
    group = server.group("Кеңеш", [admin], [admin])
    group.add_bot(admin)
    await enrol(office, [group.id], regions=["KG-N"], kind="group")
    old = group.id
    new = group.migrate()
    async with sending():
        progress = await over(office, await announce(office))
    assert progress.mailing
    assert progress.mailing.sent == 1
    moved = await find(office.db, office.bits, new)
    assert moved
    assert (moved.kind, moved.regions) == ("supergroup", frozenset({"KG-N"}))
    assert await find(office.db, office.bits, old) is None


async def test_the_strict_servers_limits_are_kept(
    office: Context, sending: Sending, server: BotApiServer
) -> None:
    server.world.floods.limits = Limits()
    await enrolled(server, office, 75)
    async with sending(rate=30) as outbox:
        progress = await over(office, await announce(office))
    assert progress.mailing
    assert progress.mailing.sent == 75
    assert server.world.floods.violations == server.world.floods.asked_while_stopped == 0
    assert outbox.outcomes["announcement", "sent"] == 75


async def test_few_are_on_their_way_until_the_first_answers_come(
    office: Context, sending: Sending, server: BotApiServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each one more would open a connection of its own."""
    monkeypatch.setattr("bot.sender.outbox.STOP_SECONDS", 0.1)
    server.faults.add(Hang(), method="sendMessage", times=None)
    await enrol(office, [person.id for person in people(server, 100)])
    async with sending() as outbox:
        await announce(office)
        async with asyncio.timeout(20):
            while outbox.in_flight < MIN_PLACES:
                await asyncio.sleep(0.01)
        await asyncio.sleep(0.2)
        assert outbox.in_flight == MIN_PLACES


async def test_a_429_stops_all_deliveries_for_as_long_as_telegram_says(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    await enrolled(server, office, 40)
    server.faults.add(TooMany(retry_after=1), method="sendMessage", nth=10)
    async with sending(rate=100):
        progress = await over(office, await announce(office))
    assert progress.mailing
    assert (progress.mailing.sent, progress.mailing.uncertain) == (40, 0)
    calls = server.calls_of("sendMessage")
    refused = next(call for call in calls if call.error)
    later = [call.at - refused.at for call in calls if call.at > refused.at + 0.2]
    assert min(later) >= 0.99


async def test_a_429_that_names_a_chat_stops_that_chat_alone(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    crowd = await enrolled(server, office, 40)
    named = crowd[5].id
    server.faults.add(TooMany(retry_after=2, names_chat=True), method="sendMessage", chat_id=named)
    async with sending(rate=100):
        await over(office, await announce(office))
    assert sent_to(server)[-1] == named
    calls = server.calls_of("sendMessage")
    first, second = (call.at for call in calls if int(call.params["chat_id"]) == named)
    assert second - first >= 1.99
    assert calls[-2].at < first + 1


async def test_two_announcements_take_turns(server: BotApiServer, office: Context, sending: Sending) -> None:
    await enrolled(server, office, 60)
    async with sending(rate=100):
        first = await announce(office, contents={Language.KY: Content("бир")})
        second = await announce(office, contents={Language.KY: Content("эки")})
        await over(office, first)
        await over(office, second)
    texts = [call.params["text"] for call in server.calls_of("sendMessage") if not call.error]
    assert (texts.count("бир"), texts.count("эки")) == (60, 60)
    assert texts.index("эки") < 59


async def test_what_follows_another_message_waits_for_it_in_each_chat_alone(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    crowd = people(server, 20)
    chats = [person.id for person in crowd]
    await enrol(office, chats)
    server.faults.add(Status(502), method="sendMessage", chat_id=chats[0])
    server.faults.add(TooMany(retry_after=2, names_chat=True), method="sendMessage", chat_id=chats[1])
    pin = Pin(42.87, 74.57, "Парк", "Орозбеков 87")
    async with office.db.transaction() as tx:
        create = partial(mailings.create, tx, lane=Lane.REMINDER, now=now(), solicited=True)
        text = await create(kind="text", key="1", contents=TEXTS)
        place = await create(
            kind="pin", key="1", contents={Language.KY: Content("", pin=pin)}, of_mailing=text
        )
        await mailings.enqueue(tx, place, chats, now())
        await mailings.enqueue(tx, text, chats, now())
    async with sending():
        while (await states(office, place)).get("sent") != 20:
            await asyncio.sleep(0.02)
    for chat_id in chats:
        got = [
            method for method, call in _calls(server) if call.params["chat_id"] == chat_id and not call.error
        ]
        assert got == ["sendMessage", "sendVenue"]
    assert _calls(server)[-1][1].params["chat_id"] == chats[1]


def _calls(server: BotApiServer) -> list[tuple[str, Call]]:
    both = [(method, call) for method in ("sendMessage", "sendVenue") for call in server.calls_of(method)]
    return sorted(both, key=lambda pair: pair[1].at)
