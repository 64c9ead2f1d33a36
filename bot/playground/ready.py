"""The people whom the chat page offers."""

from __future__ import annotations

from bot.playground.people import Person
from bot.playground.server import BotApiServer

PLAYGROUND_ADMIN_ID = 1
"""Бегимай's user id: the app makes her an owner when it starts the playground."""

PEOPLE = (
    (PLAYGROUND_ADMIN_ID, "Бегимай", "ky"),
    (2, "Айгүл", "ky"),
    (3, "Сергей", "ru"),
    (4, "Emma", "en"),
)


def add_ready_made_people(server: BotApiServer) -> list[Person]:
    """Айгүл (a council member in Naryn), Сергей (an NGO in Bishkek), Emma (a visitor) and Бегимай (admin)."""
    return [server.person(name, id=id_, language_code=language) for id_, name, language in PEOPLE]
