"""The world the bot lives in: people, chats, messages, files, and what happened."""

from __future__ import annotations

import asyncio
import itertools
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bot.playground.errors import ApiError
from bot.playground.floods import Floods, Limits
from bot.playground.formatting import to_html
from bot.playground.synthetic import Synthetic
from bot.playground.updates import Updates
from bot.playground.webhooks import Webhook

Json = dict[str, Any]

MEDIA = (
    "photo", "video", "animation", "document", "audio", "voice", "sticker", "venue", "location", "contact",
    "poll",
)  # fmt: skip
KEPT_MESSAGES = 2000
KEPT_CALLS = 10_000
KEPT_SECONDS = 3600
KEPT_FILE_BYTES = 512 * 2**20
SUPERGROUP_BASE = -1_000_000_000_000


@dataclass(slots=True)
class User:
    """A person, or the bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    is_bot: bool = False
    deactivated: bool = False

    @property
    def json(self) -> Json:
        """The User object; absent fields are left out."""
        body: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            if value := getattr(self, name):
                body[name] = value
        return body


@dataclass(slots=True, eq=False)
class Message:
    """One message in a chat: `json` is what the API gives, the rest is what people see of it."""

    json: Json
    chat: Chat
    by_bot: bool
    keyboard: Json | None = None
    edit_count: int = 0
    deleted: bool = False
    reaction: str = ""

    @property
    def id(self) -> int:
        """The `message_id`."""
        return int(self.json["message_id"])

    @property
    def text(self) -> str:
        """What is written: the text, the caption, or a poll's question."""
        poll = self.json.get("poll", {})
        return str(self.json.get("text") or self.json.get("caption") or poll.get("question", ""))

    @property
    def entities(self) -> list[Json]:
        """The entities of `text`."""
        return list(self.json.get("entities") or self.json.get("caption_entities") or [])

    @property
    def html(self) -> str:
        """`text` with its entities as Telegram HTML."""
        return to_html(self.text, self.entities)

    @property
    def rows(self) -> list[list[Json]]:
        """The buttons under the message, or of the reply keyboard that came with it."""
        inline = self.json.get("reply_markup", {}).get("inline_keyboard")
        rows: list[list[Json]] = inline or (self.keyboard or {}).get("keyboard", [])
        return rows

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of the buttons, row by row."""
        return [[button["text"] for button in row] for row in self.rows]

    @property
    def media(self) -> str | None:
        """`photo`, `document`, `venue`, `poll` and so on; None for plain text."""
        return next((kind for kind in MEDIA if kind in self.json), None)


@dataclass(slots=True)
class Change:
    """Something that a person looking at the chat sees happen: `new`, `edited` or `deleted`."""

    number: int
    kind: str
    message: Message


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat (its id is the person's), a group, a supergroup or a channel."""

    id: int
    type: str
    json: Json
    user: User | None = None
    started: bool = False
    blocked: bool = False
    bot_status: str = "left"
    can_send: bool = True
    moved_to: int | None = None
    members: dict[int, str] = field(default_factory=dict)
    messages: OrderedDict[int, Message] = field(default_factory=OrderedDict)
    pinned: list[int] = field(default_factory=list)
    changes: deque[Change] = field(default_factory=lambda: deque(maxlen=KEPT_MESSAGES))
    change_count: int = 0
    waiters: set[asyncio.Future[None]] = field(default_factory=set)
    synthetic: bool = False
    action: str = ""

    @property
    def title(self) -> str:
        """Its title, or the person's first name."""
        return str(self.json.get("title") or self.json.get("first_name", ""))

    def record(self, kind: str, message: Message) -> None:
        """Note a change and wake up who waits for one."""
        self.change_count += 1
        self.changes.append(Change(self.change_count, kind, message))
        for waiter in self.waiters:
            if not waiter.done():
                waiter.set_result(None)


@dataclass(slots=True)
class StoredFile:
    """A file that somebody sent; `kind` is the field of the message it stands in."""

    id: str
    kind: str
    data: bytes
    name: str
    mime: str
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """The `file_path` of getFile."""
        return f"{self.kind}s/{self.id}/{self.name or 'file'}"


@dataclass(slots=True)
class CallbackQuery:
    """A press of an inline button and the bot's answer to it."""

    id: str
    message: Message
    data: str
    asked: datetime
    answer: Json | None = None
    answers: int = 0
    waiter: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class Call:
    """One request of the bot and what came of it."""

    method: str
    params: Json
    result: Any = None
    error: ApiError | None = None
    at: float = 0.0


Listener = Callable[[Chat, str, Message | None], None]


class World:
    """All that a Bot API server knows. Nothing here talks HTTP."""

    def __init__(
        self,
        token: str,
        username: str,
        *,
        name: str,
        limits: Limits,
        known_chats: range,
        now: Callable[[], datetime] | None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.token = token
        self.bot = User(int(token.partition(":")[0]), name, username=username, is_bot=True)
        self.bot_json = self.bot.json
        self.now = now or (lambda: datetime.now(UTC))
        self.users: dict[int, User] = {self.bot.id: self.bot}
        self.chats: dict[int, Chat] = {}
        self.synthetic = Synthetic(known_chats)
        self.files: OrderedDict[str, StoredFile] = OrderedDict()
        self.polls: dict[str, Message] = {}
        self.votes: dict[str, dict[int, list[int]]] = {}
        self.callbacks: OrderedDict[str, CallbackQuery] = OrderedDict()
        self.inline_queries: dict[str, asyncio.Future[Json]] = {}
        self.profile: dict[tuple[str, str], str] = {("name", ""): name}
        self.commands: dict[tuple[str, str], list[Json]] = {}
        self.menu_buttons: dict[int, Json] = {}
        self.floods = Floods(limits, monotonic)
        self.updates = Updates()
        self.webhook = Webhook(self.updates)
        self.rate: Counter[int] = Counter()
        self.calls: deque[Call] = deque(maxlen=KEPT_CALLS)
        self.refusals: deque[Call] = deque(maxlen=KEPT_CALLS)
        self.listeners: list[Listener] = []
        self.ids = itertools.count(1)
        self._message_ids = itertools.count(1)
        self._chat_message_ids: dict[int, itertools.count[int]] = {}
        self._file_bytes = 0

    def timestamp(self) -> int:
        """Now, in Unix seconds."""
        return int(self.now().timestamp())

    def find_chat(self, chat_id: int | str) -> Chat | None:
        """The chat of this id or @username; a known synthetic one is made up for the occasion."""
        if isinstance(chat_id, str):
            name = chat_id.removeprefix("@").lower()
            return next((c for c in self.chats.values() if c.json.get("username", "").lower() == name), None)
        chat = self.chats.get(chat_id)
        if chat is None and chat_id in self.synthetic.ids:
            body = {"id": chat_id, "type": "private", "first_name": f"Subscriber {chat_id}"}
            chat = Chat(chat_id, "private", body, started=True, bot_status="member", synthetic=True)
        return chat

    def next_message_id(self, chat: Chat) -> int:
        """Private chats and basic groups share one counter; the others have their own, as in Telegram."""
        if chat.type in ("private", "group"):
            return next(self._message_ids)
        return next(self._chat_message_ids.setdefault(chat.id, itertools.count(1)))

    def post(
        self, chat: Chat, content: Json, *, author: User | None = None, keyboard: Json | None = None
    ) -> Message:
        """Put a message into a chat. Without an author it is the bot's."""
        body: Json = {"message_id": self.next_message_id(chat)}
        if chat.type == "channel":
            body["sender_chat"] = chat.json
        else:
            body["from"] = author.json if author else self.bot_json
        body["chat"] = chat.json
        body["date"] = self.timestamp()
        body.update(content)
        message = Message(body, chat, author is None, keyboard)
        if author is None:
            self._count_second()
        if chat.synthetic:
            self.synthetic.count(chat.id, content)
            return message
        chat.messages[message.id] = message
        if len(chat.messages) > KEPT_MESSAGES:
            chat.messages.popitem(last=False)
        chat.action = ""
        self.tell(chat, "new", message)
        return message

    def _count_second(self) -> None:
        second = int(time.time())
        self.rate[second] += 1
        if len(self.rate) > KEPT_SECONDS:
            del self.rate[min(self.rate)]

    def changed(self, message: Message) -> None:
        """Tell that a message was edited."""
        message.edit_count += 1
        self.tell(message.chat, "edited", message)

    def delete(self, message: Message) -> None:
        """Take a message out of its chat."""
        message.deleted = True
        message.chat.messages.pop(message.id, None)
        if message.id in message.chat.pinned:
            message.chat.pinned.remove(message.id)
        self.tell(message.chat, "deleted", message)

    def tell(self, chat: Chat, kind: str, message: Message | None) -> None:
        """Let tests and pages know."""
        if message is not None and kind in ("new", "edited", "deleted"):
            chat.record(kind, message)
        for listener in self.listeners:
            listener(chat, kind, message)

    def add_file(self, kind: str, data: bytes, name: str, mime: str, size: tuple[int, int]) -> StoredFile:
        """Keep a file; the oldest go when there is too much."""
        number = next(self.ids)
        file = StoredFile(f"{kind}-{self.bot.id}-{number:08d}", kind, data, name, mime, *size)
        self.files[file.id] = file
        self._file_bytes += len(data)
        while self._file_bytes > KEPT_FILE_BYTES and len(self.files) > 1:
            _, old = self.files.popitem(last=False)
            self._file_bytes -= len(old.data)
        return file

    def add_callback(self, message: Message, data: str) -> CallbackQuery:
        """A new press of a button, not answered yet."""
        query = CallbackQuery(str(4_000_000_000 + next(self.ids)), message, data, self.now())
        self.callbacks[query.id] = query
        if len(self.callbacks) > KEPT_CALLS:
            self.callbacks.popitem(last=False)
        return query
