"""At the door of an event, and afterwards."""

import re

from bot.app import open_context
from bot.playground import BotApiServer, Person
from bot.settings import Settings
from bot.storage import registrations
from tests.events import ADMIN_ID, CONFERENCE, RunningClock, at, labels, member, put


async def code_of(settings: Settings, person: Person) -> str:
    """What somebody's QR code holds."""
    async with open_context(settings) as context:
        own = await registrations.find(context.db, "conference", person.id)
    assert own is not None
    assert re.fullmatch(r"[\w-]{22}", own.code)
    return own.code


async def test_an_admin_scans_a_ticket_once_and_a_guest_never(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    guest = await member(server)
    admin = await member(server, name="Admin", id_=ADMIN_ID)
    await put(settings, CONFERENCE, clock)
    await guest.start("event_conference")
    await guest.taps("✅")
    ticket = await guest.taps("🎫")
    assert ticket.media == "photo"
    assert "at the door" in ticket.text
    code = await code_of(settings, guest)
    assert "another time" in (await admin.start(f"door_{code}")).text
    clock.now = at(6, 25, 9, 30)
    assert "to the organisers" in (await guest.start(f"door_{code}")).text
    let_in = await admin.start(f"door_{code}")
    assert "✅ Emma" in let_in.text
    assert "1 of 1" in let_in.text
    assert "used already, at 09:30" in (await admin.start(f"door_{code}")).text
    assert "not valid" in (await admin.start("door_nonsense")).text


async def test_those_without_a_phone_are_ticked_by_hand(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    guests = [await member(server, name=name) for name in ("Aigul", "Bakyt")]
    admin = await member(server, name="Admin", id_=ADMIN_ID)
    await put(settings, CONFERENCE.replace("[P7D, P1D, PT2H]", "[]"), clock)
    for guest in guests:
        await guest.start("event_conference")
        await guest.taps("✅")
    clock.now = at(6, 25, 9, 30)
    let_in = await admin.start(f"door_{await code_of(settings, guests[0])}")
    listed = await admin.taps("📋")
    assert labels(listed)[:2] == ["☑️ Aigul", "▫️ Bakyt"]
    assert labels(await admin.taps("▫️ Bakyt"))[:2] == ["☑️ Aigul", "☑️ Bakyt"]
    assert "1 of 2" in (await admin.taps("☑️ Aigul")).text
    assert let_in.id == listed.id
    data = next(b["callback_data"] for row in listed.rows for b in row if "Bakyt" in b["text"])
    answer = await guests[0].press(guests[0].messages[-1], data)
    assert answer.show_alert


async def test_afterwards_those_who_came_are_asked_once_and_may_say_more(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    came, stayed_away = [await member(server, name=name) for name in ("Aigul", "Bakyt")]
    admin = await member(server, name="Admin", id_=ADMIN_ID)
    await put(settings, CONFERENCE.replace("[P7D, P1D, PT2H]", "[]"), clock)
    for guest in (came, stayed_away):
        await guest.start("event_conference")
        await guest.taps("✅")
    clock.now = at(6, 25, 9, 30)
    await admin.start(f"door_{await code_of(settings, came)}")
    clock.now = at(6, 25, 18)
    question = await came.next()
    assert "How was Final conference?" in question.text
    assert labels(question) == ["1", "2", "3", "4", "5"]
    assert "noted: 4" in (await came.taps("4")).text
    await admin.says("/event")
    assert "Average score: 4.0, given by 1" in (await admin.taps("25.06")).text
    await came.taps("✍️")
    assert "Thank you very much" in (await came.says("More such meetings!")).text
    assert not await stayed_away.rest()
    clock.now = at(6, 26, 18)
    assert not await came.rest()


async def test_a_ticket_is_for_its_own_event_and_for_who_still_goes(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    guest, other = await member(server), await member(server, name="Bakyt")
    admin = await member(server, name="Admin", id_=ADMIN_ID)
    await put(settings, CONFERENCE, clock)
    later = CONFERENCE.replace("conference\n", "training\n", 1).replace("06-25", "07-25")
    await put(settings, later, clock)
    await guest.start("event_conference")
    await guest.taps("✅")
    await other.start("event_training")
    await other.taps("✅")
    async with open_context(settings) as context:
        foreign = await registrations.find(context.db, "training", other.id)
    assert foreign
    code = await code_of(settings, guest)
    clock.now = at(6, 25, 9, 30)
    assert "another time" in (await admin.start(f"door_{foreign.code}")).text
    assert "✅" not in (await admin.press(admin.messages[-1], f"tick:conference:{other.id}:1:0")).text
    await guest.start("event_conference")
    await guest.taps("❌")
    for wrong in (code, code.lower(), code[:-1], f"{code}' OR 1=1", "%"):
        assert "not valid" in (await admin.start(f"door_{wrong}")).text
    async with open_context(settings) as context:
        for event, person in (("conference", guest), ("training", other)):
            own = await registrations.find(context.db, event, person.id)
            assert own
            assert own.checked_in_at is None
