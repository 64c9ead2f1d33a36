"""An event, from its invitation to the last reminder, in each language."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.content.texts import Texts
from bot.domain.languages import Language
from bot.playground import BotApiServer, Message, Person
from bot.settings import Settings
from bot.storage.backup import back_up
from tests.conftest import running, settings_for
from tests.events import ADMIN_ID, CONFERENCE, RunningClock, at, labels, member, put

TITLES = {
    Language.KY: "Жыйынтык конференция",
    Language.RU: "Итоговая конференция",
    Language.EN: "Final conference",
}
WHEN = {
    Language.KY: "25-июнь, дүйшөмбү, 10:00–17:00",
    Language.RU: "понедельник, 25 июня, 10:00–17:00",
    Language.EN: "Monday 25 June, 10:00–17:00",
}
TOMORROW = {Language.KY: "Эртең, саат 10:00", Language.RU: "Завтра в 10:00", Language.EN: "Tomorrow at 10:00"}


async def rest_of(people: Iterable[Person]) -> list[Message]:
    """What else they hear within a little while."""
    return [
        message for heard in await asyncio.gather(*(person.rest() for person in people)) for message in heard
    ]


async def test_who_follows_the_region_is_invited_signs_up_and_is_reminded_once_each_time(
    server: BotApiServer, settings: Settings, clock: RunningClock, texts: Texts
) -> None:
    people = {language: await member(server, language) for language in Language}
    stranger = await member(server, Language.EN, "Azamat")
    for person in people.values():
        await person.says("/subscribe KG-N")
    await put(settings, CONFERENCE, clock)
    for language, person in people.items():
        invitation = await person.next()
        assert TITLES[language] in invitation.text
        assert WHEN[language] in invitation.text
        assert texts[language].plain("answer-going") in (await person.taps("✅")).text
    for moment in (at(6, 18, 10), at(6, 24, 10), at(6, 25, 8)):
        clock.now = moment
        for language, person in people.items():
            last = moment == at(6, 25, 8)  # comes with the map
            reminder = await person.next()
            assert TITLES[language] in reminder.text
            assert moment != at(6, 24, 10) or TOMORROW[language] in reminder.text
            if last:
                assert (await person.next()).media == "venue"
        assert not await rest_of(people.values())
    clock.now = at(6, 25, 10)
    assert not await rest_of((*people.values(), stranger))
    assert not server.refusals
    assert server.all_callbacks_answered()


async def test_nobody_is_reminded_who_does_not_come(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    going, maybe, not_going = [await member(server, name=name) for name in ("A", "B", "C")]
    await put(settings, CONFERENCE, clock)
    for person, label in ((going, "✅"), (maybe, "🤔"), (not_going, "❌")):
        await person.start("event_conference")
        await person.taps(label)
    clock.now = at(6, 18, 10) + timedelta(seconds=1)
    assert "In 7 days" in (await going.next()).text
    assert "In 7 days" in (await maybe.next()).text
    assert not await not_going.rest()


async def test_events_of_my_regions_come_first(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    for number, region in enumerate(("KG-B", "KG-T", "KG-N")):
        event = CONFERENCE.replace("id: conference", f"id: meeting-{number}").replace("KG-N", region)
        await put(settings, event.replace("Final conference", f"Meeting in {region}"), clock)
    await person.says("/subscribe KG-N")
    await person.rest()
    listed = await person.says("/events")
    assert labels(listed)[0] == "Meeting in KG-N · 25.06"
    assert labels(listed)[1:3] == ["Meeting in KG-B · 25.06", "Meeting in KG-T · 25.06"]
    card = await person.taps("Meeting in KG-T")
    assert [label[0] for label in card.buttons[0]] == ["✅", "🤔", "❌"]
    assert (await person.taps("‹ Back")).text == listed.text


async def test_to_who_follows_the_whole_country_the_next_event_comes_first(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE.replace("Final", "Naryn's"), clock)
    everybodys = CONFERENCE.replace("id: conference", "id: other").replace("[KG-N]", "[]")
    await put(settings, everybodys.replace("2018-06-25", "2018-06-26"), clock)
    await person.says("/subscribe all")
    await person.rest()
    listed = await person.says("/events", until=lambda message: "Coming events" in message.text)
    assert labels(listed)[0] == "Naryn's conference · 25.06"


async def test_an_answer_may_be_changed_at_any_time(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE + "capacity: 3\n", clock)
    assert "Places left: 3" in (await person.start("event_conference")).text
    assert "Places left: 2" in (await person.taps("✅")).text
    assert (await person.tap("✅")).text == "You are signed up. See you there!"
    assert "Places left: 3" in (await person.taps("🤔")).text
    assert "not coming" in (await person.taps("❌")).text


async def test_before_sign_up_ends_those_who_have_not_answered_are_asked_once_in_their_language(
    server: BotApiServer, settings: Settings, clock: RunningClock, texts: Texts
) -> None:
    people = {language: await member(server, language) for language in Language}
    answered = await member(server, name="Answered")
    elsewhere = await member(server, name="Elsewhere")
    for person in (*people.values(), answered):
        await person.says("/subscribe KG-N")
    await elsewhere.says("/subscribe KG-T")
    await put(settings, CONFERENCE + "sign_up_until: 2018-06-20T18:00+06:00\n", clock)
    for person in (*people.values(), answered):
        assert labels(await person.next())[0].startswith("✅")
    await answered.taps("❌")
    clock.now = at(6, 19, 18)
    said = {
        Language.KY: "Каттоо жакында аяктайт",
        Language.RU: "Запись скоро",
        Language.EN: "Sign-up ends soon",
    }
    for language, person in people.items():
        question = await person.next()
        assert said[language] in question.text
        assert texts[language].plain("answer-maybe") in (await person.taps("🤔")).text
    everybody = (*people.values(), answered, elsewhere)
    await people[Language.EN].rest(1)
    got = {person: len(person.messages) for person in everybody}
    clock.now = at(6, 20, 12)
    await people[Language.EN].rest(1)
    assert {person: len(person.messages) for person in everybody} == got
    assert not any("⏰" in message.text for message in (*answered.messages, *elsewhere.messages))
    assert not server.refusals
    assert server.all_callbacks_answered()


async def test_two_people_who_tap_at_once_for_the_last_place_get_one(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    people = [await member(server, name=name) for name in ("A", "B", "C", "D")]
    await put(settings, CONFERENCE + "capacity: 1\n", clock)
    cards = [await person.start("event_conference") for person in people]
    taps = [person.tap("✅", message=card) for person, card in zip(people, cards, strict=True)]
    answers = sorted([answer.text for answer in await asyncio.gather(*taps)])
    assert answers == ["No places left: you are on the waiting list"] * 3 + [
        "You are signed up. See you there!"
    ]
    waiting = [card for card in cards if "waiting list" in card.text]
    assert len(waiting) == 3


async def test_where_clocks_are_changed_a_day_before_is_the_same_time_of_the_day(
    server: BotApiServer, tmp_path: Path
) -> None:
    clock = RunningClock(datetime(2018, 3, 20, 12, tzinfo=UTC))
    settings = settings_for(server, tmp_path, timezone="Europe/Brussels")
    event = CONFERENCE.replace("2018-06-25T10:00:00+06:00", "2018-03-25T10:00:00+02:00")
    event = event.replace("2018-06-25T17:00:00+06:00", "2018-03-25T17:00:00+02:00").replace("P7D, ", "")
    async with running(settings, clock):
        person = await member(server)
        await put(settings, event, clock)
        await person.start("event_conference")
        assert "Sunday 25 March, 10:00–17:00" in (await person.taps("✅")).text
        clock.now = datetime(2018, 3, 24, 8, 59, tzinfo=UTC)  # 9:59 there, an hour more from the next day on
        assert not await person.rest(1)
        clock.now = datetime(2018, 3, 24, 9, 0, tzinfo=UTC)
        assert "Tomorrow at 10:00" in (await person.next()).text
        clock.now = datetime(2018, 3, 25, 6, 0, tzinfo=UTC)
        assert "Today at 10:00, in 2 hours" in (await person.next()).text


async def test_every_card_in_a_chat_says_what_was_answered_on_one_of_them(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE, clock)
    older, newer = [await person.start("event_conference") for _ in range(2)]
    for card, label, said in ((newer, "✅", "You are signed up"), (older, "❌", "you are not coming")):
        await person.tap(label, message=card)
        while not all(said in shown.text for shown in (older, newer)):
            await person.next()
    assert not server.refusals


async def test_the_place_comes_on_the_map(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE, clock)
    await person.start("event_conference")
    pin = await person.taps("📍")
    venue = pin.json["venue"]
    assert (venue["title"], venue["location"]["latitude"]) == ("Park Hotel", 42.8746)


async def test_a_link_to_an_event_that_is_none_says_so(server: BotApiServer, settings: Settings) -> None:
    person = await member(server)
    assert "no such event" in (await person.start("event_nothing")).text
    assert "no such event" in (await person.start("event_")).text


async def test_after_sign_up_has_ended_nobody_signs_up(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE + "sign_up_until: 2018-06-20T18:00+06:00\n", clock)
    card = await person.start("event_conference")
    clock.now = at(6, 20, 18)
    answer = await person.tap("✅", message=card)
    assert answer.text == "Sign-up has ended"
    assert not labels(card)[0].startswith("✅")


async def test_after_sign_up_has_ended_who_goes_can_still_call_off_and_the_place_goes_on(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    first, second = [await member(server, name=name) for name in ("A", "B")]
    until = "sign_up_until: 2018-06-20T18:00+06:00\n"
    await put(settings, CONFERENCE + "capacity: 1\n" + until, clock)
    for person in (first, second):
        await person.start("event_conference")
        await person.taps("✅")
    clock.now = at(6, 24, 10)
    reminder = await first.next()
    assert labels(reminder) == ["❌ Not going", "ℹ️ More"]
    answer = await first.press(reminder, "signup:conference:maybe")
    assert answer.text == "Sign-up has ended"
    assert "you are not coming" in (await first.taps("❌")).text
    offer = await second.next()
    assert "A place is free for you!" in offer.text
    assert "You are signed up" in (await second.taps("✅")).text
    assert not server.refusals


async def test_with_no_event_ahead_who_follows_a_region_need_not_subscribe_again(
    server: BotApiServer, settings: Settings
) -> None:
    person = await member(server)
    assert "/subscribe" in (await person.says("/events")).text
    await person.says("/subscribe KG-N")
    assert "We will tell you of new ones" in (await person.says("/events")).text


async def test_a_freed_place_is_offered_and_confirmed(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    first, second, third = [await member(server, name=name) for name in ("A", "B", "C")]
    await put(settings, CONFERENCE + "capacity: 1\n", clock)
    for person in (first, second, third):
        await person.start("event_conference")
    await first.taps("✅")
    assert "on the waiting list" in (await second.tap("✅")).text
    await second.next()
    assert "1 waiting" in (await third.start("event_conference")).text
    assert "You are on the waiting list" in (await third.taps("✅")).text
    await third.rest()
    await first.taps("❌")
    offer = await second.next()
    assert "A place is free for you!" in offer.text
    assert "Saturday 2 June, 12:00" in offer.text
    assert labels(offer) == ["✅ Yes, I am going", "❌ Not going"]
    assert not await third.rest(0.3)
    assert "You are signed up" in (await second.taps("✅")).text
    assert "on the waiting list" in (await first.taps("✅")).text


async def test_in_a_group_the_card_leads_to_the_private_chat(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE, clock)
    group = server.group("Кеңеш", members=[person])
    group.add_bot(person)
    await person.says("/events", group=group, until=lambda m: "Final" in m.text)
    card = await person.taps("Final conference", group=group)
    assert "signed up" not in card.text
    link = (await person.tap("✅ Sign up", group=group)).url
    assert link.endswith("?start=event_conference")
    assert (await person.press(card, "signup:conference:going")).show_alert  # no button of this card


async def test_the_map_comes_with_the_last_reminder(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE.replace("P7D, ", ""), clock)
    await person.start("event_conference")
    await person.taps("✅")
    clock.now = at(6, 24, 10)
    assert "Tomorrow" in (await person.next()).text
    assert not await person.rest()
    clock.now = at(6, 25, 8)
    assert "in 2 hours" in (await person.next()).text
    assert (await person.next()).json["venue"]["address"] == "Park Hotel"


async def test_while_the_bot_was_down_nothing_is_lost_and_nothing_comes_twice(
    server: BotApiServer, tmp_path: Path
) -> None:
    clock = RunningClock(at(6, 1, 12))
    settings = settings_for(server, tmp_path, admin_ids=(ADMIN_ID,))
    async with running(settings, clock):
        admin = await member(server, name="Admin", id_=ADMIN_ID)
        person = await member(server)
        await put(settings, CONFERENCE, clock)
        await person.start("event_conference")
        await person.taps("✅")
    clock.now = at(6, 24, 21)
    async with running(settings, clock):
        assert "Tomorrow at 10:00" in (await person.next()).text
        report = await admin.next()
        assert "1 person did not get it" in report.text
    async with running(settings, clock):
        assert not await person.rest(0.3)
        assert not await admin.rest()


async def test_a_database_with_events_is_backed_up_whole(
    server: BotApiServer, settings: Settings, clock: RunningClock, tmp_path: Path
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE, clock)
    await person.start("event_conference")
    await person.tap("📅")
    await person.tap("✅")
    back_up(settings.database_path, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").stat().st_size > 0


@pytest.mark.parametrize("kind", ["group", "channel"])
async def test_an_invitation_leads_from_a_group_or_channel_to_the_private_chat(
    server: BotApiServer, settings: Settings, clock: RunningClock, kind: str
) -> None:
    chief, reader = await member(server), await member(server, name="Bakyt")
    if kind == "group":
        group = server.group("Кеңеш", supergroup=True, members=[chief, reader], administrators=[chief])
    else:
        group = server.channel("Кабарлар", administrators=[chief])
    group.add_bot(by=chief)
    await chief.next(group=group)
    await chief.taps("▫️ Naryn", group=group)
    await put(settings, CONFERENCE, clock)
    while "Final conference" not in (invitation := await chief.next(group=group)).text:
        pass
    before, posts = invitation.json, len(group.messages)
    link = "https://t.me/kenesh_bot?start=event_conference"
    assert (await reader.tap("✅", message=invitation)).url == link
    if kind == "channel":  # its posts are everybody's: no reader changes them, or adds any
        for label in ("📅", "📍"):
            assert (await reader.tap(label, message=invitation)).url == link
        assert (await reader.tap("‹", message=invitation)).show_alert
        assert (invitation.json, len(group.messages)) == (before, posts)
    assert not server.refusals


async def test_mydata_shows_the_answer_to_an_event_and_its_cards(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE, clock)
    await person.start("event_conference")
    await person.taps("✅")
    await person.taps("📅")
    shown = (await person.says("/mydata")).text
    for name in ("Your answers to events: 1", "Event cards in this chat: 1", "Calendar files sent to you: 1"):
        assert name in shown
    assert not server.refusals
