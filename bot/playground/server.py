"""The HTTP face of the playground: `/bot{token}/{method}` and `/file/bot{token}/{path}`."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import ssl
import time
from collections import Counter, deque
from collections.abc import Callable, Sequence
from datetime import datetime
from types import CoroutineType
from typing import Any

from aiohttp import web

from bot.playground import (
    methods_bot,
    methods_chats,
    methods_edit,
    methods_media,
    methods_messages,
    methods_polls,
    methods_queries,
    methods_updates,
)
from bot.playground.checks import METHODS, Method, read_params
from bot.playground.control import add_control_routes
from bot.playground.errors import ApiError, too_many
from bot.playground.faults import (
    Delay,
    DropAfter,
    DropBefore,
    Effect,
    Faults,
    Garbled,
    Hang,
    Status,
    TooMany,
)
from bot.playground.floods import Limits
from bot.playground.groups import Group, add_group
from bot.playground.people import Person, add_person
from bot.playground.requests import read_raw
from bot.playground.state import Call, CallbackQuery, Json, World

TABLES = (
    methods_bot,
    methods_chats,
    methods_edit,
    methods_media,
    methods_messages,
    methods_polls,
    methods_queries,
    methods_updates,
)
"""The modules that fill `METHODS`; importing them is what counts."""

MAX_BODY = 60 * 2**20
log = logging.getLogger(__name__)
NOT_FOUND = ApiError(404, "Not Found")
UNAUTHORIZED = ApiError(401, "Unauthorized")
_encode = json.JSONEncoder(separators=(",", ":")).encode


class BotApiServer:
    """A Bot API server for one bot, with people to talk to it. See the package's docstring."""

    def __init__(
        self,
        token: str = "1:playground",  # noqa: S107
        username: str = "kenesh_bot",
        *,
        name: str = "Kenesh",
        limits: Limits | None = None,
        latency: float = 0.0,
        now: Callable[[], datetime] | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        known_chats: range = range(0),
    ) -> None:
        self.world = World(
            token,
            username,
            name=name,
            limits=limits or Limits(),
            known_chats=known_chats,
            now=now,
            monotonic=monotonic,
        )
        self.latency = latency
        self.faults = Faults()
        self.url = ""
        self.call_counts: Counter[str] = Counter()
        self.people: dict[int, Person] = {}
        self.sockets: set[web.WebSocketResponse] = set()
        self._runner: web.AppRunner | None = None
        self._stopping = asyncio.Event()
        self._pulse: set[asyncio.Future[None]] = set()
        self.world.listeners.append(lambda *_: self._beat())
        self.world.updates.noticed = self._beat

    # ---- running

    async def start(self, port: int = 0, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> None:
        """Listen; port 0 takes a free one. `url` says where. With `tls`, over HTTPS."""
        app = web.Application(client_max_size=MAX_BODY)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        add_control_routes(app, self)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, host, port, backlog=1024, ssl_context=tls)
        await site.start()
        bound = self._runner.addresses[0][1]
        self.url = f"{'https' if tls else 'http'}://{host}:{bound}"

    async def stop(self) -> None:
        """Stop listening, and end what waits."""
        self._stopping.set()
        self.world.updates.stop()
        await self.world.webhook.remove()
        for socket in list(self.sockets):
            await socket.close(code=1001)
        if self._runner:
            await self._runner.cleanup()

    # ---- what happened

    @property
    def calls(self) -> deque[Call]:
        """The last 10,000 calls of the bot."""
        return self.world.calls

    @property
    def refusals(self) -> deque[Call]:
        """The last 10,000 calls that were answered with anything but ok."""
        return self.world.refusals

    def unanswered(self) -> list[CallbackQuery]:
        """The button presses that the bot has not answered."""
        return [query for query in self.world.callbacks.values() if not query.answers]

    def all_callbacks_answered(self) -> bool:
        """Whether every button press was answered."""
        return not self.unanswered()

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method, oldest first."""
        return [call for call in self.calls if call.method == method]

    async def until(self, condition: Callable[[], Any], timeout: float = 5.0) -> None:  # noqa: ASYNC109
        """Wait until the condition holds; it is looked at after each call of the bot and each change.

        Raises:
            TimeoutError: when it does not come true in time.
        """
        async with asyncio.timeout(timeout):
            while not condition():
                beat = asyncio.get_running_loop().create_future()
                self._pulse.add(beat)
                try:
                    await beat
                finally:
                    self._pulse.discard(beat)

    def _beat(self) -> None:
        for future in self._pulse:
            if not future.done():
                future.set_result(None)

    # ---- people

    def person(
        self,
        first_name: str,
        *,
        id: int | None = None,  # noqa: A002
        language_code: str = "",
        last_name: str = "",
        username: str = "",
        started: bool = False,
    ) -> Person:
        """Somebody with a phone. With `started`, the private chat counts as opened without a message."""
        person = add_person(
            self,
            first_name,
            id=id,
            language_code=language_code,
            last_name=last_name,
            username=username,
            started=started,
        )
        self.people[person.id] = person
        return person

    def group(
        self,
        title: str,
        members: Sequence[Person] = (),
        administrators: Sequence[Person] = (),
        *,
        supergroup: bool = False,
    ) -> Group:
        """A group without the bot; `add_bot` brings it in."""
        kind = "supergroup" if supergroup else "group"
        return add_group(self, title, kind, members, administrators)

    def channel(self, title: str, administrators: Sequence[Person] = (), *, username: str = "") -> Group:
        """A channel without the bot."""
        return add_group(self, title, "channel", (), administrators, username=username)

    def send_raw_update(self, update: Json) -> int:
        """Queue an update as it stands, for redelivery and nonsense; gives an update_id if it has none."""
        return self.world.updates.push_raw({"update_id": self.world.updates.next_id, **update})

    def stats(self) -> Json:
        """Numbers for load tests."""
        world = self.world
        return {
            "calls": dict(self.call_counts),
            "messages": sum(world.rate.values()),
            "messages_per_second": dict(sorted(world.rate.items())),
            "refusals": dict(Counter(f"{c.error.code}" for c in world.refusals if c.error)),
            "floods": world.floods.violations,
            "asked_while_stopped": world.floods.asked_while_stopped,
            "duplicates": world.synthetic.duplicates,
            "pending_updates": len(world.updates.pending),
            "unanswered_callbacks": len(self.unanswered()),
        }

    # ---- requests

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        token, name = request.match_info["token"], request.match_info["method"]
        method = METHODS.get(name.lower())
        call = Call(method.name if method else name, {}, at=time.monotonic())
        refused = self._refuse_early(token, method)
        if refused or method is None:
            return self._reply(call, refused or NOT_FOUND)
        try:
            call.params = await read_raw(request)
        except ApiError as error:
            return self._reply(call, error)
        effect = self.faults.pick(call.method, call.params) if self.faults.rules else None
        if effect is not None:
            return await self._faulty(request, effect, method, call)
        reply = self._reply(call, await self._act(method, call))
        if self.latency:
            await asyncio.sleep(self.latency)
        return reply

    def _refuse_early(self, token: str, method: Method | None) -> ApiError | None:
        if token == self.world.token:
            return None if method else NOT_FOUND
        return UNAUTHORIZED if re.fullmatch(r"\d+:[\w-]+", token) else NOT_FOUND

    async def _act(self, method: Method, call: Call) -> Any:
        try:
            result = method.call(self.world, read_params(method, call.params))
            if isinstance(result, CoroutineType):
                result = await result
        except ApiError as error:
            return error
        except Exception:
            log.exception("the playground failed at %s", call.method)
            return ApiError(500, "Internal Server Error")
        return result

    def _reply(self, call: Call, outcome: Any) -> web.Response:
        self.call_counts[call.method] += 1
        if isinstance(outcome, ApiError):
            call.error = outcome
            self.world.refusals.append(call)
            status, body = outcome.code, _encode(outcome.json).encode()
        else:
            call.result = outcome
            status, body = 200, b'{"ok":true,"result":' + _encode(outcome).encode() + b"}"
        self.world.calls.append(call)
        if self._pulse:
            self._beat()
        return web.Response(body=body, status=status, content_type="application/json")

    async def _faulty(
        self, request: web.Request, effect: Effect, method: Method, call: Call
    ) -> web.StreamResponse:
        outcome: Any = None
        match effect:
            case Delay(seconds):
                await asyncio.sleep(seconds)
                return self._reply(call, await self._act(method, call))
            case TooMany(seconds, names_chat):
                named = {"chat_id": call.params.get("chat_id")} if names_chat else {}
                return self._reply(call, too_many(seconds, **named))
            case Status(code, html):
                reply = self._reply(call, ApiError(code, "Internal Server Error"))
                page = f"<html><h1>{code}</h1></html>"
                return web.Response(text=page, status=code, content_type="text/html") if html else reply
            case Hang():
                await self._stopping.wait()
            case DropAfter() | Garbled():
                outcome = await self._act(method, call)
            case DropBefore():
                outcome = ApiError(0, "connection dropped")
        reply = self._reply(call, outcome)
        if isinstance(effect, Garbled):
            return web.Response(body=(reply.body or b"")[:17], content_type="application/json")  # type: ignore[index]
        if request.transport:
            request.transport.abort()
        return reply

    async def _download(self, request: web.Request) -> web.Response:
        if request.match_info["token"] != self.world.token:
            return web.json_response(UNAUTHORIZED.json, status=401)
        parts = request.match_info["path"].split("/")
        file = self.world.files.get(parts[1]) if len(parts) > 1 else None
        if file is None or file.path != request.match_info["path"]:
            return web.json_response(NOT_FOUND.json, status=404)
        return web.Response(body=file.data, content_type="application/octet-stream")
