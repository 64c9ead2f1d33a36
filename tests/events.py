"""What the tests of events share: an event's file, and putting it into a running bot's database."""

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.app import open_context
from bot.content.events import EventFile
from bot.domain.languages import Language
from bot.playground import BotApiServer, Message, Person
from bot.services import event_plans
from bot.services.event_plans import Result
from bot.settings import Settings
from tests.conftest import Clock

CONFERENCE = """\
id: conference
title: {ky: Жыйынтык конференция, ru: Итоговая конференция, en: Final conference}
summary: {ky: Долбоорлордун жыйынтыктары., ru: Итоги проектов., en: The results of the projects.}
venue: {ky: Парк мейманканасы, ru: Парк-отель, en: Park Hotel}
starts: 2018-06-25T10:00:00+06:00
ends: 2018-06-25T17:00:00+06:00
location: [42.8746, 74.5698]
regions: [KG-N]
remind_before: [P7D, P1D, PT2H]
"""


class RunningClock(Clock):
    """A clock that is put to a time, and goes on from there: what waits for a second has to find one."""

    def __init__(self, now: datetime) -> None:
        self._offset = timedelta()
        super().__init__(now)

    @property
    def now(self) -> datetime:
        """The time."""
        return datetime.now(UTC) + self._offset

    @now.setter
    def now(self, moment: datetime) -> None:
        self._offset = moment - datetime.now(UTC)

    def __call__(self) -> datetime:
        """The time."""
        return self.now


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A time in Bishkek, in 2018."""
    return datetime.fromisoformat(f"2018-{month:02}-{day:02}T{hour:02}:{minute:02}:00+06:00")


async def put(settings: Settings, text: str, clock: Clock) -> Result:
    """Do what `kenesh event` does with such a file, at the time of the clock."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "event.yaml"
        path.write_text(text, encoding="utf-8")
        file = EventFile(path)
        async with open_context(settings) as context:
            before = await event_plans.find(context, file.id)
            event = file.event(context.catalogue, before.event if before else None)
            return await event_plans.put(context, event, clock())


ADMIN_ID = 77
"""The owner."""


async def member(
    server: BotApiServer, language: Language = Language.EN, name: str = "Emma", id_: int | None = None
) -> Person:
    """Somebody who has started the bot and chosen a language."""
    person = server.person(name, language_code=language.value, id=id_)
    await person.start()
    await person.taps(language.own_name)
    return person


def labels(message: Message) -> list[str]:
    """Every label under a message."""
    return [label for row in message.buttons for label in row]
