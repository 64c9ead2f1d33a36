"""Everybody who is to get a message gets it once, in their language; each outcome leads where it should."""

from bot.domain.languages import Language
from bot.playground import BotApiServer
from bot.services.context import Context
from tests.sender.conftest import Sending, announce, enrol, over


async def test_everybody_gets_it_once_in_their_language(
    server: BotApiServer, office: Context, sending: Sending
) -> None:
    people = [server.person("A", started=True) for _ in range(300)]
    languages = list(Language)
    for number, language in enumerate(languages):
        await enrol(office, [person.id for person in people[number::3]], language)
    async with sending():
        progress = await over(office, await announce(office))
    assert progress.mailing
    assert progress.mailing.sent == progress.mailing.recipients == 300
    texts = {"ky": "Салам", "ru": "Привет", "en": "Hello"}
    got = {call.params["chat_id"]: call.params["text"] for call in server.calls_of("sendMessage")}
    assert got == {p.id: texts[languages[n % 3]] for n, p in enumerate(people)}
    assert server.call_counts["sendMessage"] == 300
