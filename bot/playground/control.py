"""The HTTP and WebSocket side of people: what the chat page and load tests speak.

- `GET /control/live?person=ID`: a WebSocket; first the whole state of the private chat, then each change.
- `POST /control/do/ACTION` with JSON `{"person": ID, ...}`: what a person does (see `ACTIONS`).
- `POST /control/upload` (multipart: person, kind, caption, file): a photo or a document.
- `GET /control/file/ID`: a file that was sent. `GET /control/stats`: numbers for load tests.
- `GET /control/spread`: how many synthetic chats got 0, 1, 2, ... messages.
- `POST /control/update`: a raw update for the bot.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from aiohttp import web

from bot.playground.checks import Upload
from bot.playground.errors import ApiError
from bot.playground.methods_bot import menu_for, profile
from bot.playground.methods_media import keep, media_json
from bot.playground.people import Person
from bot.playground.state import Chat, Json, Message, World

if TYPE_CHECKING:
    from bot.playground.server import BotApiServer

PAGE = Path(__file__).parent / "page"
PAGE_FILES = {
    "index.html": "text/html",
    "style.css": "text/css",
    "app.js": "text/javascript",
    "composer.js": "text/javascript",
    "messages.js": "text/javascript",
    "rich_text.js": "text/javascript",
    "server.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
SHOWN_INLINE = ("image/png", "image/jpeg", "image/gif", "image/webp")
STATE_MESSAGES = 300
ANSWER_PATIENCE = 30.0


def message_view(world: World, person: Person, message: Message) -> Json:
    """A message as the page gets it: the API's object and what only people see."""
    view: Json = {"message": message.json, "own": not message.by_bot}
    if message.keyboard:
        view["keyboard"] = message.keyboard
    if message.reaction:
        view["reaction"] = message.reaction
    if message.id in message.chat.pinned:
        view["pinned"] = True
    if poll := message.json.get("poll"):
        view["votes"] = world.votes.get(poll["id"], {}).get(person.id, [])
    return view


def profile_view(server: BotApiServer, person: Person) -> Json:
    """What the page shows around the messages: the bot, its menu, and whether it is blocked."""
    world, language = server.world, person.user.language_code
    return {
        "bot": {
            "name": profile(world, "name", language) or world.bot.first_name,
            "username": world.bot.username,
            "description": profile(world, "description", language),
        },
        "commands": menu_for(world, person.id, language),
        "blocked": person.chat.blocked,
        "started": person.chat.started,
    }


def state_view(server: BotApiServer, person: Person) -> Json:
    """Everything that a page needs to draw the private chat anew."""
    return {
        "kind": "state",
        "person": person.id,
        **profile_view(server, person),
        "messages": [message_view(server.world, person, m) for m in person.messages[-STATE_MESSAGES:]],
    }


def event_view(server: BotApiServer, person: Person, kind: str, message: Message | None) -> Json:
    """One change, as the page gets it."""
    if kind in ("cleared", "pins"):
        return state_view(server, person)
    if kind in ("profile", "status"):
        return {"kind": "profile", **profile_view(server, person)}
    if kind == "action" or message is None:
        return {"kind": "action", "action": person.chat.action}
    if kind == "deleted":
        return {"kind": "deleted", "message_id": message.id}
    return {"kind": "message", **message_view(server.world, person, message)}


# ---- what a person can do


def _message(person: Person, body: Json) -> Message:
    message = person.chat.messages.get(body.get("message_id", 0))
    if message is None:
        raise web.HTTPNotFound(text="This message is gone.")
    return message


async def _send(person: Person, body: Json) -> Json:
    text = str(body.get("text", "")).strip()
    if not text or len(text) > 4096:
        raise web.HTTPBadRequest(text="A text has 1 to 4096 characters.")
    if person.chat.blocked:
        raise web.HTTPConflict(text="You have blocked the bot. Unblock it first.")
    return {"message_id": (await person.send(text)).id}


async def _press(person: Person, body: Json) -> Json:
    try:
        answer = await person.press(_message(person, body), str(body["data"]), timeout=ANSWER_PATIENCE)
    except TimeoutError:
        return {"text": "", "show_alert": False, "answered": False}
    return {"text": answer.text, "show_alert": answer.show_alert, "answered": True}


async def _location(person: Person, body: Json) -> Json:
    return {"message_id": (await person.send_location(float(body["latitude"]), float(body["longitude"]))).id}


async def _contact(person: Person, _body: Json) -> Json:
    return {"message_id": (await person.send_contact()).id}


async def _vote(person: Person, body: Json) -> Json:
    message = _message(person, body)
    if message.json["poll"]["is_closed"]:
        raise web.HTTPConflict(text="This poll is closed.")
    await person.vote(message, *[int(option) for option in body["options"]])
    return {}


async def _block(person: Person, body: Json) -> Json:
    (person.block if body.get("blocked", True) else person.unblock)()
    return {}


async def _clear(person: Person, _body: Json) -> Json:
    person.clear()
    return {}


ACTIONS: dict[str, Callable[[Person, Json], Awaitable[Json]]] = {
    "send": _send,
    "press": _press,
    "location": _location,
    "contact": _contact,
    "vote": _vote,
    "block": _block,
    "clear": _clear,
}


class Control:
    """The routes."""

    def __init__(self, server: BotApiServer) -> None:
        self.server = server

    def add_to(self, app: web.Application) -> None:
        """Add the page and `/control/...` to the server."""
        app.router.add_get("/", self.page)
        app.router.add_get("/page/{name}", self.page)
        app.router.add_get("/control/people", self.people)
        app.router.add_get("/control/live", self.live)
        app.router.add_post("/control/do/{action}", self.act)
        app.router.add_post("/control/upload", self.upload)
        app.router.add_post("/control/update", self.update)
        app.router.add_get("/control/file/{id}", self.file)
        app.router.add_get("/control/stats", self.stats)
        app.router.add_get("/control/spread", self.spread)

    async def page(self, request: web.Request) -> web.StreamResponse:
        """The chat page's files."""
        name = request.match_info.get("name", "index.html")
        if name not in PAGE_FILES:
            raise web.HTTPNotFound
        headers = {**HEADERS, "Content-Type": f"{PAGE_FILES[name]}; charset=utf-8"}
        return web.Response(body=(PAGE / name).read_bytes(), headers=headers)

    async def people(self, _request: web.Request) -> web.Response:
        """Whom the page can speak for."""
        return web.json_response(
            [
                {"id": p.id, "name": p.user.first_name, "language": p.user.language_code}
                for p in self.server.people.values()
            ]
        )

    async def stats(self, _request: web.Request) -> web.Response:
        """Numbers for load tests."""
        return web.json_response(self.server.stats())

    async def spread(self, _request: web.Request) -> web.Response:
        """How many synthetic chats got 0, 1, 2, ... messages."""
        return web.json_response(self.server.world.synthetic.spread())

    def _person(self, number: Any) -> Person:
        person = self.server.people.get(int(number)) if str(number).isdigit() else None
        if person is None:
            raise web.HTTPNotFound(text="There is no such person here.")
        return person

    async def live(self, request: web.Request) -> web.StreamResponse:
        """The private chat of one person, kept up to date."""
        _same_origin(request)
        person = self._person(request.query.get("person"))
        socket = web.WebSocketResponse(heartbeat=20)
        await socket.prepare(request)
        events: asyncio.Queue[str] = asyncio.Queue()
        events.put_nowait(json.dumps(state_view(self.server, person)))

        def listen(chat: Chat, kind: str, message: Message | None) -> None:
            if chat is person.chat:
                events.put_nowait(json.dumps(event_view(self.server, person, kind, message)))

        self.server.world.listeners.append(listen)
        writer = asyncio.create_task(_write(socket, events))
        self.server.sockets.add(socket)
        try:
            async for _ in socket:
                pass  # the page only listens; reading notices when it goes
        finally:
            self.server.world.listeners.remove(listen)
            self.server.sockets.discard(socket)
            writer.cancel()
        return socket

    async def act(self, request: web.Request) -> web.Response:
        """One act of a person."""
        _same_origin(request)
        action = ACTIONS.get(request.match_info["action"])
        body = await _json_body(request)
        if action is None:
            raise web.HTTPNotFound
        try:
            return web.json_response(await action(self._person(body.get("person")), body))
        except (KeyError, TypeError, ValueError):
            raise web.HTTPBadRequest(text="Something is missing or malformed.") from None

    async def upload(self, request: web.Request) -> web.Response:
        """A person sends a file."""
        _same_origin(request)
        form = await request.post()
        person, kind, field = self._person(form.get("person")), str(form.get("kind")), form.get("file")
        if kind not in ("photo", "document") or not isinstance(field, web.FileField):
            raise web.HTTPBadRequest(text="A photo or a document is needed.")
        try:
            file = keep(
                self.server.world, kind, Upload(field.filename, field.content_type, field.file.read())
            )
        except ApiError:
            raise web.HTTPBadRequest(text="This file cannot be used.") from None
        content = media_json(file)
        if caption := str(form.get("caption", ""))[:1024]:
            content["caption"] = caption
        if person.chat.blocked:
            raise web.HTTPConflict(text="You have blocked the bot. Unblock it first.")
        return web.json_response({"message_id": person.put(content).id})

    async def update(self, request: web.Request) -> web.Response:
        """Queue a raw update."""
        _same_origin(request)
        return web.json_response({"update_id": self.server.send_raw_update(await _json_body(request))})

    async def file(self, request: web.Request) -> web.Response:
        """A file that somebody sent; only pictures open in the page."""
        file = self.server.world.files.get(request.match_info["id"])
        if file is None:
            raise web.HTTPNotFound
        headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, max-age=86400"}
        if file.mime not in SHOWN_INLINE:
            headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name or 'file')}"
        return web.Response(body=file.data, headers={**headers, "Content-Type": file.mime})


async def _write(socket: web.WebSocketResponse, events: asyncio.Queue[str]) -> None:
    while True:
        await socket.send_str(await events.get())


async def _json_body(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="A JSON object is needed.")
    return body


def _same_origin(request: web.Request) -> None:
    """Other sites open in the same browser have no business here."""
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc != request.host:
        raise web.HTTPForbidden(text="Only the chat page itself may do this.")


def add_control_routes(app: web.Application, server: BotApiServer) -> None:
    """Add the page and `/control/...` to the server."""
    Control(server).add_to(app)
