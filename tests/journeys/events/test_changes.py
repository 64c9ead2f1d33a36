"""What people learn when an event is moved, corrected or called off."""

import icalendar

from bot.playground import BotApiServer, Message, Person
from bot.settings import Settings
from tests.events import CONFERENCE, RunningClock, at, labels, member, put

MOVED = CONFERENCE.replace("T10:00", "T11:00")


async def test_everybody_who_answered_hears_old_and_new_once_and_cards_are_edited(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    going, reader = [await member(server, name=name) for name in ("A", "B")]
    await put(settings, CONFERENCE, clock)
    await going.start("event_conference")
    own = await going.taps("✅")
    card = await reader.start("event_conference")
    await put(settings, MOVED, clock)
    news = await going.next()
    while "has changed" not in news.text:
        news = await going.next()
    assert "Monday 25 June, 10:00–17:00\n→ Monday 25 June, 11:00–17:00" in news.text
    await reader.next()
    assert "11:00–17:00" in card.text
    assert not any("has changed" in message.text for message in reader.messages)
    await server.until(lambda: "11:00–17:00" in own.text)
    await going.rest(0.01)
    assert sum("has changed" in message.text for message in going.messages) == 1
    clock.now = at(6, 18, 11)
    assert "In 7 days" in (await going.next()).text
    clock.now = at(6, 24, 10)
    assert not await going.rest()
    clock.now = at(6, 24, 11)
    assert "Tomorrow at 11:00" in (await going.next()).text
    assert not server.refusals


async def test_an_invitation_that_waits_for_the_morning_says_then_what_was_changed_at_night(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await person.says("/subscribe KG-N")
    clock.now = at(6, 1, 23)
    await put(settings, CONFERENCE, clock)
    assert not await person.rest(1)
    await put(settings, MOVED, clock)
    assert not await person.rest(1)
    clock.now = at(6, 2, 8)
    assert "11:00–17:00" in (await person.next()).text
    assert not await person.rest(1)


async def test_when_an_event_opens_to_another_region_its_people_are_invited_and_nobody_twice(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    naryn, talas = [await member(server, name=name) for name in ("A", "B")]
    await naryn.says("/subscribe KG-N")
    await talas.says("/subscribe KG-T")
    await put(settings, CONFERENCE, clock)
    assert "You are invited" in (await naryn.next()).text
    await put(settings, CONFERENCE.replace("[KG-N]", "[KG-N, KG-T]"), clock)
    assert "You are invited" in (await talas.next()).text
    late = await member(server, name="C")
    await late.says("/subscribe KG-T")
    await late.rest()
    await put(settings, CONFERENCE.replace("[KG-N]", "[KG-N, KG-T]").replace("Final", "Last"), clock)
    assert not await late.rest(1.2), "a correction is no invitation"
    (invitation,) = (message for message in naryn.messages if "conference" in message.text)
    assert "Last conference" in invitation.text
    assert not server.refusals


async def test_a_typo_is_corrected_in_the_cards_and_nobody_is_written_to(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE.replace("Final", "Finul"), clock)
    await person.start("event_conference")
    card = await person.taps("✅")
    before = len(person.messages)
    await put(settings, CONFERENCE, clock)
    edited = await person.next()
    assert edited.id == card.id
    assert "Final conference" in edited.text
    assert labels(edited) == labels(card)
    assert not await person.rest(0.3)
    assert len(person.messages) == before


async def test_what_shows_the_list_again_is_no_card_any_more(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE, clock)
    await person.start("event_conference")
    await person.taps("‹ Back")
    await put(settings, MOVED, clock)
    assert not await person.rest(0.3)


async def test_after_a_cancellation_people_are_told_once_and_not_reminded(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE, clock)
    await person.start("event_conference")
    await person.taps("✅")
    await put(settings, "id: conference\nstate: cancelled\n", clock)
    heard = [await person.next(), await person.next()]
    assert sum("We are sorry" in message.text for message in heard) == 1
    assert any("This event is cancelled" in message.text for message in person.messages)
    for moment in (at(6, 18, 10), at(6, 24, 10), at(6, 25, 8)):
        clock.now = moment
        assert not await person.rest(0.3)
    assert "No event is planned" in (await person.says("/events")).text


REQUIRED = {"UID", "DTSTAMP", "DTSTART", "ORGANIZER", "SUMMARY", "SEQUENCE"}
ALLOWED = REQUIRED | {"DTEND", "STATUS", "DESCRIPTION", "LOCATION", "GEO"}


def entry(server: BotApiServer, message: Message) -> tuple[str, icalendar.Event]:
    """Method and event of a calendar file that was sent, as RFC 5545 wants it."""
    document = message.json["document"]
    assert document["file_name"] == "conference.ics"
    data = server.world.files[document["file_id"]].data
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    calendar = icalendar.Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    (event,) = calendar.events
    assert not event.errors
    for required in ("UID", "DTSTAMP", "DTSTART", "ORGANIZER", "SUMMARY", "SEQUENCE", "STATUS"):
        assert event[required] is not None
    assert REQUIRED <= set(event) <= ALLOWED, "RFC 5545, 3.6.1, and RFC 5546, 3.2.1"
    assert all(not isinstance(event[name], list) for name in event), "none of them may stand there twice"
    assert isinstance(event["SEQUENCE"], int)
    assert str(event["ORGANIZER"]).startswith("mailto:")
    assert event.start < event.end
    assert calendar.to_ical() == data, "read and written again it is the same"
    for moment in ("DTSTAMP", "DTSTART", "DTEND"):
        assert str(event[moment].to_ical()).strip("'").endswith("Z")
    return str(calendar["METHOD"]), event


async def calendar_of(person: Person) -> Message:
    """The next calendar file that somebody gets."""
    while True:
        message = await person.next()
        if "document" in message.json:
            return message


async def test_the_calendar_file_follows_every_change_under_one_uid(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    person = await member(server)
    await put(settings, CONFERENCE, clock)
    await person.start("event_conference")
    await person.tap("📅")
    published, first = entry(server, await calendar_of(person))
    await put(settings, MOVED, clock)
    again, second = entry(server, await calendar_of(person))
    await put(settings, "id: conference\nstate: cancelled\n", clock)
    cancelled, third = entry(server, await calendar_of(person))
    assert first["UID"] == second["UID"] == third["UID"]
    assert [one["SEQUENCE"] for one in (first, second, third)] == [0, 1, 2]
    assert (published, again, cancelled) == ("PUBLISH", "PUBLISH", "CANCEL")
    assert [one["STATUS"] for one in (first, second, third)] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert first.start == at(6, 25, 10)
    assert second.start == at(6, 25, 11)
    assert first["SUMMARY"] == "Final conference"
