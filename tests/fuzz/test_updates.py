"""Odd updates through the whole bot: none raises, loses another chat's update, or leaks into another chat.

A few of them here; `make fuzz` sends 50,000 (`FUZZ` says how many).
"""

import asyncio
import logging
import os
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from telegram import Bot
from telegram.error import TelegramError

from bot.answers import Answers
from bot.app import open_context
from bot.content.lexicon import load_lexicon
from bot.content.texts import Texts
from bot.gateway.api import Api
from bot.gateway.gateway import Gateway
from bot.gateway.intake import read_update
from bot.gateway.pacer import Pacer
from bot.gateway.transport import AiohttpRequest
from bot.handlers.answering import Answering
from bot.handlers.dispatch import Dispatcher
from bot.handlers.updates import UpdateRunner
from bot.playground import BotApiServer
from bot.playground.people import Person
from bot.playground.state import Chat
from tests.conftest import ROOT, TOKEN, serving, settings_for
from tests.fuzz.odd_updates import GROUPS, PEOPLE, Json, ids, updates
from tests.fuzz.odd_updates import chat as group_chat

BATCH = 20
MANY = int(os.environ.get("FUZZ", "1000"))
NOW = datetime(2018, 3, 5, 6, 0, tzinfo=UTC)
MARK = re.compile(r"⟦(-?\d+)⟧")


class Failures(logging.Handler):
    """Collects what was raised in the handlers, but for Telegram's own refusals."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.raised: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, TelegramError):
            self.raised.append(logging.Formatter().format(record))


class House:
    """The bot but for its polling, a server, and a witness who talks to it sensibly."""

    def __init__(self, server: BotApiServer, bot: Bot, runner: UpdateRunner, witness: Person) -> None:
        self.server, self.bot, self.runner, self.witness = server, bot, runner, witness
        self.failures = Failures()
        self.sent = 700_000_000

    async def feed(self, batch: list[Json]) -> None:
        before = sum(self.server.call_counts.values())
        handled = []
        for raw in (*batch, self.sensible()):
            self.sent += 1
            update = read_update({"update_id": self.sent, **raw}, self.bot)
            if update:
                handled.append(self.runner.submit(update))
        await asyncio.gather(*handled)
        self.check(batch, sum(self.server.call_counts.values()) - before)

    def sensible(self) -> Json:
        """What the witness says between all that."""
        content = {"text": "/contacts", "entities": [{"type": "bot_command", "offset": 0, "length": 9}]}
        return {"message": self.server.world.post(self.witness.chat, content, author=self.witness.user).json}

    def check(self, batch: list[Json], calls: int) -> None:
        assert self.failures.raised == []
        allowed = set().union(*map(ids, batch)) | {self.witness.id, 0}
        answered = False
        for call in list(self.server.calls)[-calls:]:
            where = int(call.params.get("chat_id", 0))
            assert where in allowed, f"{call.method} went to {where}, which nobody wrote from"
            marks = {int(mark) for mark in MARK.findall(str(call.params))}
            assert marks <= {where}, f"{marks} leaked to {where}"
            answered |= where == self.witness.id and call.method == "sendMessage"
        assert answered, "the witness got no answer"


@asynccontextmanager
async def housed(folder: Path) -> AsyncIterator[House]:
    async with serving() as server:
        for id_ in PEOPLE:
            server.person(f"⟦{id_}⟧", id=id_, started=True)
        for id_ in GROUPS:
            body = group_chat(id_)
            place = server.world.chats[id_] = Chat(id_, str(body["type"]), body)
            place.bot_status = "member"
            place.members = {person: "administrator" if person % 2 else "member" for person in PEOPLE}
        chosen = settings_for(server, folder, admin_ids=str(PEOPLE[0]), default_language="en")
        async with open_context(chosen) as context:
            request = AiohttpRequest(64, context.metrics)
            bot = Bot(TOKEN, base_url=f"{server.url}/bot", request=request)
            await bot.initialize()
            gateway = Gateway(Api(bot.base_url, request), Pacer(1000, clock=Hurried()))
            answers = Answers(context.catalogue, load_lexicon(ROOT / "data" / "answers"))
            texts = Texts(ROOT / "locales")
            dispatcher = Dispatcher(
                context, Answering(lambda: answers), texts, gateway, "kenesh_bot", lambda: NOW
            )
            yield House(server, bot, UpdateRunner(dispatcher), server.person("Күбө", started=True))
            await bot.shutdown()


class Hurried:
    """A clock by which hours pass between two looks, so that no reply has to be held back."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 100.0
        return self.seconds


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[House, asyncio.Runner]]:
    with asyncio.Runner() as loop:
        opened = housed(tmp_path)
        house = loop.run(opened.__aenter__())
        watched = logging.getLogger("bot")
        watched.addHandler(house.failures)
        watched.propagate = False  # Thousands of lines that nobody reads.
        # What cannot be read is passed over with a line in the log, as it should be.
        logging.getLogger("bot.gateway.intake").disabled = True
        yield house, loop
        logging.getLogger("bot.gateway.intake").disabled = False
        watched.propagate = True
        watched.removeHandler(house.failures)
        loop.run(opened.__aexit__(None, None, None))


@settings(
    max_examples=max(1, MANY // BATCH),
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(batch=st.lists(updates(), min_size=BATCH, max_size=BATCH))
def test_odd_updates_raise_nothing_lose_nothing_and_leak_nothing(
    house: tuple[House, asyncio.Runner], batch: list[Any]
) -> None:
    it, loop = house
    loop.run(it.feed(batch))
