"""What an admin does again and again on the way to an announcement."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from bot.domain.languages import Language
from bot.playground import BotApiServer, Message, Person
from bot.playground.formatting import parse_html
from bot.settings import Settings
from tests.conftest import Clock, running
from tests.journeys.looking import row

OWNER, SECOND, THIRD = 501, 502, 503
INSTEAD = "↪️ Башка тилде"


async def office(server: BotApiServer) -> Person:
    person = await started(server, "Бегимай", Language.KY, OWNER)
    await person.says("/unsubscribe")
    return person


async def started(server: BotApiServer, name: str, language: Language, id_: int | None = None) -> Person:
    person = server.person(name, id=id_, language_code=language.value)
    await person.start()
    await person.taps(language.own_name)
    return person


@asynccontextmanager
async def sending_slowly(
    server: BotApiServer, settings: Settings, clock: Clock, readers: int
) -> AsyncIterator[tuple[Person, list[Person]]]:
    """A bot that sends so slowly that its owner can act meanwhile; the owner, and so many readers."""
    async with running(settings, clock):
        owner = await office(server)
        yield owner, [await started(server, f"Окурман {n}", Language.KY) for n in range(readers)]


def times(reader: Person, words: str = "Жыйын болот") -> int:
    """How often somebody has the announcement."""
    return [message.text for message in reader.messages].count(words)


def arrived(readers: Iterable[Person]) -> int:
    """How many have the announcement."""
    return sum(times(reader) > 0 for reader in readers)


async def writes(person: Person, html: str) -> Message:
    """Send a formatted text; the bot's reply."""
    text, entities = parse_html(html)
    person.put({"text": text, "entities": list(entities)})
    return await person.next()


async def begun(owner: Person) -> Message:
    """The request for the first text of an announcement to everyone."""
    await owner.says("/announce")
    return await owner.taps("✍️ Текст жазуу")


async def reviewed(owner: Person, html: str = "<b>Жыйын</b> болот") -> Message:
    """An announcement in Kyrgyz, ready to be sent; readers of other languages get it, too."""
    await begun(owner)
    return await settled(owner, await writes(owner, html))


async def settled(owner: Person, shown: Message) -> Message:
    """The review, once the readers of every open language get what there is."""
    while any(label.startswith(INSTEAD) for line in shown.buttons for label in line):
        shown = await owner.taps(INSTEAD)
    return shown


async def sent(owner: Person) -> Message:
    """From the review to the message that shows how far it is."""
    await owner.taps("✅ Жөнөтүү")
    return await owner.taps("✅ Ооба, жөнөтүлсүн")


async def delivered(owner: Person) -> Message:
    """From the review to the report."""
    return await reported(owner, await sent(owner))


async def reported(owner: Person, card: Message) -> Message:
    """The message that shows how far it is, once it has become the report."""
    await owner.server.until(lambda: "Тилдер боюнча" in card.text)
    return card


async def seen(person: Person, words: str) -> Message:
    """The next message with these words."""
    while True:
        message = await person.next()
        if words in message.text:
            return message


def state_of(folder: Path, mailing_id: int) -> str:
    """The state of a mailing."""
    return str(row(folder / "kenesh.db", "SELECT state FROM mailings WHERE id = ?", mailing_id).get("state"))


def refused(server: BotApiServer) -> list[str]:
    """What the server did not take, but for an edit that comes to the same: progress is shown to be sure."""
    errors = [str(call.error) for call in server.refusals]
    return [error for error in errors if "not modified" not in error]
