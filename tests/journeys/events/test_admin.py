"""An admin writes an event, watches who comes, changes it, and writes to those going."""

from io import BytesIO

from openpyxl import load_workbook

from bot.domain.languages import Language
from bot.playground import BotApiServer, Person
from bot.settings import Settings
from tests.events import ADMIN_ID, CONFERENCE, RunningClock, at, labels, member, put


async def admin_of(server: BotApiServer) -> Person:
    """The owner, in English."""
    return await member(server, name="Admin", id_=ADMIN_ID)


async def compose(admin: Person) -> None:
    """Write an event up to its review."""
    await admin.says("/event")
    await admin.taps("➕")
    await admin.taps("✅ Русский")
    assert "(Кыргызча)" in (await admin.taps("Done")).text
    assert "(English)" in (await admin.says("Семинар")).text
    await admin.says("Training")
    assert "When does it end?" in (await admin.says("25.06.2018 10:00")).text
    assert "must be after" in (await admin.says("25.06.2018 09:00")).text
    assert "(Кыргызча)" in (await admin.says("17:00")).text, "on the day when it starts"
    assert "When does it end?" in (await admin.taps("‹ Back")).text
    assert "25 June, 17:00" not in (await admin.taps("Keep")).text
    await admin.says("Парк мейманканасы")
    assert "on the map" in (await admin.says("Park Hotel")).text
    assert "as a location" in (await admin.says("beside the park")).text
    await admin.send_location(42.8746, 74.5698)
    await admin.next()
    await admin.taps("Skip")
    await admin.says("How councils work.")
    assert "number of places" in (await admin.says("many")).text
    await admin.says("80")
    await admin.taps("▫️ Naryn Oblast")
    await admin.taps("Done")
    review = await admin.taps("Done")
    assert "New event: check it" in review.text
    for fact in (
        "Training (Кыргызча, English)",
        "Start: Monday 25 June, 10:00",
        "End: Monday 25 June, 17:00",
        "80",
        "Naryn Oblast",
        "7 days before",
    ):
        assert fact in review.text


async def test_an_event_is_written_previewed_published_and_reaches_its_region(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    admin = await admin_of(server)
    reader = await member(server, Language.RU, "Нурлан")
    await reader.says("/subscribe KG-N")
    await compose(admin)
    await admin.tap("👁")
    shown = [await admin.next() for _ in range(4)]
    assert ["Семинар" in card.text for card in shown[:2]] == [True, True]
    assert "Training" in shown[2].text
    assert "Invitations at present: 1" in (await admin.taps("📣 Publish")).text
    overview = await admin.taps("📣 Yes")
    assert "Going: 0" in overview.text
    invitation = await reader.next()
    assert "Приглашаем вас" in invitation.text
    assert "Семинар" in invitation.text
    assert "Придёте" not in (await reader.taps("✅")).text
    await admin.says("/event")
    assert "Going: 1" in (await admin.taps("25.06 · Training")).text
    assert not server.refusals
    assert server.all_callbacks_answered()


async def test_a_draft_survives_a_command_and_is_taken_up_again(
    server: BotApiServer, settings: Settings
) -> None:
    admin = await admin_of(server)
    await admin.says("/event")
    await admin.taps("➕")
    await admin.taps("Done")
    await admin.says("/projects")
    await admin.says("/event")
    assert "Title of the event" in (await admin.taps("✏️ Go on")).text


async def test_it_may_be_published_later_and_is_not_seen_before(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    admin = await admin_of(server)
    await compose(admin)
    await admin.taps("Publish when")
    await admin.says("10.06.2018 09:00")
    assert "Sunday 10 June, 09:00" in (await admin.taps("📣 Publish")).text
    await admin.taps("📣 Yes")
    assert "No event is planned" in (await admin.says("/events")).text
    clock.now = at(6, 10, 9)
    for _ in range(20):
        await admin.rest(0.1)
        listed = await admin.says("/events")
        if "Training" in listed.text:
            break
    assert "Training" in listed.text


async def test_a_published_event_is_changed_copied_and_called_off(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    admin, guest = await admin_of(server), await member(server)
    await put(settings, CONFERENCE, clock)
    await guest.start("event_conference")
    await guest.taps("✅")
    await admin.says("/event")
    await admin.taps("25.06 · Final")
    await admin.taps("✏️ Change")
    await admin.taps("Start")
    assert "Monday 25 June, 12:00" in (await admin.says("25.06.2018 12:00")).text
    await admin.taps("💾 Save")
    await admin.taps("💾 Yes")
    news = await guest.next()
    while "has changed" not in news.text:
        news = await guest.next()
    assert "→ Monday 25 June, 12:00–19:00" in news.text
    await admin.taps("📑")
    review = await admin.says("26.06.2018 10:00")
    assert "New event" in review.text
    await admin.taps("📣 Publish")
    await admin.taps("📣 Yes")
    listed = await admin.taps("‹ Back")
    assert [label for label in labels(listed) if "Final" in label] == [
        "26.06 · Final conference",
        "25.06 · Final conference",
    ]
    await admin.taps("25.06 · Final")
    assert "(1)" in (await admin.taps("🚫")).text
    await guest.rest()
    assert "cancelled" in (await admin.taps("🚫 Yes")).text
    heard = [await guest.next(), await guest.next()]
    assert any("We are sorry" in message.text for message in heard)
    assert "after all?" in (await admin.taps("✅ It takes place")).text
    overview = await admin.taps("✅ Yes")
    assert "cancelled" not in overview.text
    assert "start=event_conference" in overview.text
    heard = [await guest.next(), await guest.next()]
    assert any("takes place after all" in message.text for message in heard)


async def test_the_list_comes_as_a_spreadsheet_and_the_counts_as_a_picture(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    admin = await admin_of(server)
    await put(settings, CONFERENCE, clock)
    for name, label in (("Aigul", "✅"), ("=HYPERLINK()\x0b", "🤔")):
        guest = await member(server, name=name)
        await guest.says("/subscribe KG-N")
        await guest.start("event_conference")
        await guest.taps(label)
    await admin.says("/event")
    overview = await admin.taps("25.06 · Final")
    assert "Going: 1" in overview.text
    assert "Naryn Oblast: ✅ 1, 🤔 1" in overview.text
    sheet = await admin.taps("📄")
    data = server.world.files[sheet.json["document"]["file_id"]].data
    rows = list(load_workbook(BytesIO(data)).active.values)  # type: ignore[union-attr]
    assert [row[:3] for row in rows] == [
        ("Name", "Answer", "Regions"),
        ("Aigul", "Going", "Naryn Oblast"),
        ("'=HYPERLINK()", "Maybe", "Naryn Oblast"),
    ]
    picture = await admin.taps("📊", message=overview)
    assert picture.media == "photo"
    assert "Going: 1" in picture.text


async def test_a_message_goes_to_those_going_only_and_once(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    admin = await admin_of(server)
    going, maybe = [await member(server, name=name) for name in ("A", "B")]
    await put(settings, CONFERENCE, clock)
    for guest, label in ((going, "✅"), (maybe, "🤔")):
        await guest.start("event_conference")
        await guest.taps(label)
    await admin.says("/event")
    await admin.taps("25.06 · Final")
    await admin.taps("✉️")
    asked = await admin.says("Bring your passport", until=lambda m: "Send it?" in m.text)
    assert "Final conference\n\nBring your passport" in admin.messages[-2].text
    assert "On its way" in (await admin.taps("✉️ Send to 1 person")).text
    assert (await admin.press(asked, "ev-send:1")).show_alert
    told = await going.next()
    assert told.text == "✉️ Final conference\n\nBring your passport"
    assert labels(told) == ["ℹ️ More"]
    assert not await going.rest(0.3)
    assert not await maybe.rest()


async def test_reminders_of_a_file_are_shown_and_may_be_taken_out(
    server: BotApiServer, settings: Settings, clock: RunningClock
) -> None:
    admin = await admin_of(server)
    await put(settings, CONFERENCE.replace("[P7D, P1D, PT2H]", "[PT2H, P1DT12H, PT45M]"), clock)
    await admin.says("/event")
    await admin.taps("25.06 · Final")
    review = await admin.taps("✏️ Change")
    assert "Reminders: 36 hours before, 2 hours before, 45 minutes before" in review.text
    await admin.taps("Reminders")
    await admin.taps("✅ 45 minutes before")
    assert "Reminders: 36 hours before, 2 hours before\n" in (await admin.taps("Done")).text + "\n"


async def test_nobody_else_may(server: BotApiServer, settings: Settings, clock: RunningClock) -> None:
    person = await member(server)
    await put(settings, CONFERENCE, clock)
    assert "staff only" in (await person.says("/event")).text
    for data in ("ev-list:0", "ev-new", "ev-one:conference", "ev-off:conference:1", "ev-xlsx:conference",
                 "ev-pic:conference", "ev-msg:conference", "guests:conference:0"):  # fmt: skip
        answer = await person.press(person.messages[-1], data)
        assert answer.show_alert, data
