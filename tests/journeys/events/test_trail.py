"""What admins do with events is kept in the trail: who, what, when; never the guests."""

from bot.playground import BotApiServer
from bot.settings import Settings
from tests.events import ADMIN_ID, CONFERENCE, RunningClock, at, member, put
from tests.journeys.events.test_admin import admin_of, compose
from tests.journeys.events.test_door import code_of


async def test_what_admins_do_with_events_is_kept(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    admin, guest = await admin_of(server), await member(server, name="Жылдыз")
    await compose(admin)
    await admin.taps("📣 Publish")
    await admin.taps("📣 Yes")
    await put(settings, CONFERENCE, clock)
    await guest.start("event_conference")
    await guest.taps("✅")
    await admin.says("/event")
    await admin.taps("25.06 · Final")
    await admin.taps("✏️ Change")
    await admin.taps("Start")
    await admin.says("25.06.2018 12:00")
    await admin.taps("💾 Save")
    overview = await admin.taps("💾 Yes")
    await admin.taps("📄")
    await admin.tap("✉️", message=overview)
    await admin.next()
    await admin.says("Bring your passport", until=lambda m: "Send it?" in m.text)
    await admin.taps("✉️ Send to 1 person")
    clock.now = at(6, 25, 9)
    for _ in range(2):  # Once a day and event: a line for every guest would hide the rest.
        await admin.start(f"door_{await code_of(settings, guest)}")
    await admin.says("/event")
    overview = await admin.taps("25.06 · Final")
    await admin.taps("🚫")
    await admin.taps("🚫 Yes")
    await admin.press(overview, "ev-off:conference:1")  # A double tap changes nothing more.
    await admin.taps("✅ It takes place after all")
    await admin.taps("✅ Yes, it takes place")
    await admin.press(overview, "ev-on:conference:1")
    await admin.says("/admin")
    trail = await admin.taps("📜")
    said = [line.partition(": ")[2] for line in trail.text.splitlines()[2:]]
    assert said == [
        "let the event conference take place after all",
        "called off the event conference",
        "checked in guests of the event conference",
        "wrote to the guests of the event conference",
        "took the list of guests of the event conference",
        "changed the event conference",
        "published the event e1",
    ]
    assert all(f" · {ADMIN_ID}: " in line for line in trail.text.splitlines()[2:])
    assert "Жылдыз" not in trail.text
