"""People and their chats, as tests and the chat page move them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.playground.checks import Upload
from bot.playground.formatting import command_entities
from bot.playground.groups import Group, push_member
from bot.playground.methods_media import keep, media_json
from bot.playground.state import Chat, Json, Message, User, World
from bot.playground.targets import flat

if TYPE_CHECKING:
    from bot.playground.server import BotApiServer

PATIENCE = 5.0
"""How many seconds the waiting functions wait unless told otherwise."""

FIRST_ID = 100_000
"""People without an id of their own get one above this."""

TINY_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360f8cf50cf000004040180d6a1f4a30000000049454e44ae426082"
)


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """What a pressed button led to: the bot's answer, or the address that a URL button opens."""

    text: str = ""
    show_alert: bool = False
    url: str = ""


class Person:
    """Somebody who talks to the bot. Without `group`, everything happens in the private chat."""

    def __init__(self, server: BotApiServer, user: User, chat: Chat) -> None:
        self.server = server
        self.user = user
        self.chat = chat
        self._looked: dict[int, int] = {}

    @property
    def id(self) -> int:
        """The user id, which is the private chat's id too."""
        return self.user.id

    @property
    def messages(self) -> list[Message]:
        """What stands in the private chat now, oldest first."""
        return list(self.chat.messages.values())

    @property
    def _world(self) -> World:
        return self.server.world

    # ---- saying

    async def send(
        self, text: str, *, group: Group | None = None, reply_to: Message | None = None
    ) -> Message:
        """Type a text and send it."""
        content: Json = {"text": text}
        if entities := command_entities(text):
            content["entities"] = entities
        return self.put(content, group=group, reply_to=reply_to)

    async def send_photo(
        self, data: bytes = TINY_PNG, caption: str = "", *, group: Group | None = None
    ) -> Message:
        """Send a picture."""
        return self.put(self._file("photo", data, "photo.jpg", caption), group=group)

    async def send_document(
        self, data: bytes, name: str, caption: str = "", *, mime: str = "", group: Group | None = None
    ) -> Message:
        """Send a file."""
        return self.put(self._file("document", data, name, caption, mime), group=group)

    async def send_voice(self, data: bytes = b"OggS", *, group: Group | None = None) -> Message:
        """Send a spoken message."""
        return self.put(self._file("voice", data, "voice.ogg"), group=group)

    async def send_sticker(self, data: bytes = TINY_PNG, *, group: Group | None = None) -> Message:
        """Send a sticker."""
        return self.put(self._file("sticker", data, "sticker.webp"), group=group)

    async def send_file(
        self, kind: str, data: bytes, name: str, caption: str = "", *, group: Group | None = None
    ) -> Message:
        """Send a file as a `photo`, `video`, `document`, `audio` or another kind."""
        return self.put(self._file(kind, data, name, caption), group=group)

    async def send_album(
        self, files: Sequence[bytes], caption: str = "", *, kind: str = "photo", group: Group | None = None
    ) -> list[Message]:
        """Send several pictures or other files at once; the caption belongs to the first."""
        album = {"media_group_id": str(14_000_000_000 + next(self._world.ids))}
        captions = [caption, *[""] * len(files)]
        contents = [
            self._file(kind, data, f"{kind}.jpg", text) for data, text in zip(files, captions, strict=False)
        ]
        return [self.put(content | album, group=group) for content in contents]

    async def send_location(
        self, latitude: float, longitude: float, *, group: Group | None = None
    ) -> Message:
        """Share a place."""
        return self.put({"location": {"latitude": latitude, "longitude": longitude}}, group=group)

    async def send_contact(self, phone_number: str = "+996555000000") -> Message:
        """Share one's own phone number."""
        contact = {"phone_number": phone_number, "first_name": self.user.first_name, "user_id": self.id}
        return self.put({"contact": contact})

    def _file(self, kind: str, data: bytes, name: str, caption: str = "", mime: str = "") -> Json:
        content = media_json(keep(self._world, kind, Upload(name, mime, data)))
        if caption:
            content["caption"] = caption
            if entities := command_entities(caption):
                content["caption_entities"] = entities
        return content

    def put(self, content: Json, *, group: Group | None = None, reply_to: Message | None = None) -> Message:
        """Put any message of this person into a chat, and tell the bot if it may see it."""
        if self.chat.blocked and group is None:
            raise RuntimeError(f"{self.user.first_name} has blocked the bot; unblock first")
        chat = group.chat if group else self.chat
        if reply_to:
            content = {**content, "reply_to_message": flat(reply_to)}
        if group is None:
            chat.started = True
        self._look(chat)
        message = self._world.post(chat, content, author=self.user)
        if self._bot_sees(chat, content, reply_to):
            kind = "channel_post" if chat.type == "channel" else "message"
            self._world.updates.push(kind, message.json)
        return message

    def _bot_sees(self, chat: Chat, content: Json, reply_to: Message | None) -> bool:
        """In groups a bot sees commands, mentions and replies to itself, unless it is an administrator."""
        if chat.type == "private" or chat.bot_status == "administrator":
            return True
        if chat.type == "channel" or chat.bot_status != "member":
            return False
        text = str(content.get("text", content.get("caption", "")))
        ours = f"@{self._world.bot.username}".lower()
        if text.startswith("/"):
            command = text.split(maxsplit=1)[0].lower()
            return "@" not in command or command.endswith(ours)
        return ours in text.lower() or (reply_to is not None and reply_to.by_bot)

    async def edit(self, message: Message, text: str) -> None:
        """Change a text or caption that this person sent."""
        under = "caption_" if message.media else ""
        body = {n: v for n, v in message.json.items() if n != f"{under}entities"}
        body["caption" if under else "text"] = text
        if entities := command_entities(text):
            body[f"{under}entities"] = entities
        message.json = body | {"edit_date": self._world.timestamp()}
        self._world.changed(message)
        kind = "edited_channel_post" if message.chat.type == "channel" else "edited_message"
        self._world.updates.push(kind, message.json)

    # ---- pressing

    def find(
        self, label: str, message: Message | None = None, *, group: Group | None = None
    ) -> tuple[Message, Json]:
        """The button whose label starts with `label`, on the newest message that has one.

        Raises:
            LookupError: there is no such button; the text names those there are.
        """
        chat = group.chat if group else self.chat
        seen = [message] if message else list(reversed(chat.messages.values()))
        for candidate in seen:
            for row in candidate.rows:
                for button in row:
                    if button["text"].startswith(label):
                        return candidate, button
        newest = next((m.buttons for m in seen if m.buttons), [])
        raise LookupError(f"no button {label!r}; the newest ones are {newest}")

    async def tap(
        self,
        label: str,
        *,
        message: Message | None = None,
        group: Group | None = None,
        timeout: float = PATIENCE,  # noqa: ASYNC109
    ) -> CallbackAnswer:
        """Press a button and wait for the bot's answer to the press.

        A button of a reply keyboard sends its label (or the place or number it asks for). Pass `message` to
        press a button of an old message.

        Raises:
            TimeoutError: the bot did not answer the press in time.
        """
        found, button = self.find(label, message, group=group)
        if "callback_data" in button:
            return await self.press(found, button["callback_data"], timeout=timeout)
        if "url" in button:
            return CallbackAnswer(url=button["url"])
        if button.get("request_location"):
            await self.send_location(41.4287, 75.9911, group=group)
        elif button.get("request_contact"):
            await self.send_contact()
        else:
            await self.send(button["text"], group=group)
        return CallbackAnswer()

    async def press(self, message: Message, data: str, *, timeout: float = PATIENCE) -> CallbackAnswer:  # noqa: ASYNC109
        """Press a button by its data; the data may be one that no button has, as in a forged press."""
        self._look(message.chat)
        query = self._world.add_callback(message, data)
        update = {
            "id": query.id,
            "from": self.user.json,
            "message": message.json,
            "chat_instance": str(message.chat.id),
            "data": data,
        }
        self._world.updates.push("callback_query", update)
        try:
            async with asyncio.timeout(timeout):
                await query.waiter.wait()
        except TimeoutError:
            raise TimeoutError(f"the bot did not answer the press of {data!r} within {timeout} s") from None
        return CallbackAnswer(**(query.answer or {}))

    async def vote(self, message: Message, *options: int) -> None:
        """Choose options of a poll by their place, from 0; none takes the vote back."""
        votes = self._world.votes.setdefault(message.json["poll"]["id"], {})
        votes[self.id] = list(options)
        poll = dict(message.json["poll"])
        chosen = [option for choice in votes.values() for option in choice]
        poll["options"] = [{**o, "voter_count": chosen.count(i)} for i, o in enumerate(poll["options"])]
        poll["total_voter_count"] = sum(bool(choice) for choice in votes.values())
        message.json = {**message.json, "poll": poll}
        self._world.tell(message.chat, "poll", message)
        self._world.updates.push("poll", poll)
        if not poll["is_anonymous"]:
            persistent = [poll["options"][option]["persistent_id"] for option in options]
            answer = {"poll_id": poll["id"], "user": self.user.json, "option_ids": list(options)}
            self._world.updates.push("poll_answer", answer | {"option_persistent_ids": persistent})

    async def inline(self, query: str, *, timeout: float = PATIENCE) -> list[Json]:  # noqa: ASYNC109
        """Type after the bot's name in some chat; returns the results that the bot offers."""
        number = str(6_000_000_000 + next(self._world.ids))
        waiter: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        self._world.inline_queries[number] = waiter
        update = {"id": number, "from": self.user.json, "query": query, "offset": "", "chat_type": "private"}
        self._world.updates.push("inline_query", update)
        async with asyncio.timeout(timeout):
            results: list[Json] = (await waiter)["results"]
        return results

    # ---- looking

    def _look(self, chat: Chat) -> None:
        self._looked[chat.id] = chat.change_count

    async def next(self, timeout: float = PATIENCE, *, group: Group | None = None) -> Message:  # noqa: ASYNC109
        """The next new or edited message of the bot since this person last acted or looked.

        Raises:
            TimeoutError: there is none in time.
        """
        chat = group.chat if group else self.chat
        try:
            async with asyncio.timeout(timeout):
                while True:
                    if message := self._unseen(chat):
                        return message
                    await _change_in(chat)
        except TimeoutError:
            raise TimeoutError(f"the bot said nothing to {self.user.first_name} within {timeout} s") from None

    def _unseen(self, chat: Chat) -> Message | None:
        looked = self._looked.get(chat.id, 0)
        for change in chat.changes:
            if change.number > looked and change.kind != "deleted" and change.message.by_bot:
                self._looked[chat.id] = change.number
                return change.message
        return None

    async def says(
        self,
        text: str,
        *,
        until: Callable[[Message], Any] | None = None,
        group: Group | None = None,
        timeout: float = PATIENCE,  # noqa: ASYNC109
    ) -> Message:
        """Send a text and return the bot's first reply to it (or the first for which `until` is true)."""
        await self.send(text, group=group)
        return await self._reply(until, group, timeout)

    async def taps(
        self,
        label: str,
        *,
        message: Message | None = None,
        until: Callable[[Message], Any] | None = None,
        group: Group | None = None,
        timeout: float = PATIENCE,  # noqa: ASYNC109
    ) -> Message:
        """Press a button and return the message that the bot sent or edited because of it."""
        await self.tap(label, message=message, group=group, timeout=timeout)
        return await self._reply(until, group, timeout)

    async def _reply(
        self, until: Callable[[Message], Any] | None, group: Group | None, patience: float
    ) -> Message:
        while True:
            message = await self.next(patience, group=group)
            if until is None or until(message):
                return message

    async def rest(self, quiet: float = 0.2, *, group: Group | None = None) -> list[Message]:
        """All further messages of the bot, until it is quiet for so many seconds."""
        heard: list[Message] = []
        while True:
            try:
                heard.append(await self.next(quiet, group=group))
            except TimeoutError:
                return heard

    # ---- coming and going

    async def start(self, payload: str = "", *, timeout: float = PATIENCE) -> Message:  # noqa: ASYNC109
        """Open the bot, by a deep link if there is a payload, and return its first reply."""
        return await self.says(f"/start {payload}".strip(), timeout=timeout)

    def block(self) -> None:
        """Block the bot."""
        if not self.chat.blocked:
            self.chat.blocked = True
            self._my_chat_member("member", "kicked")

    def unblock(self) -> None:
        """Take the bot back."""
        if self.chat.blocked:
            self.chat.blocked = False
            self._my_chat_member("kicked", "member")

    def deactivate(self) -> None:
        """Delete one's Telegram account; the bot is not told."""
        self.user.deactivated = True

    def clear(self) -> None:
        """Empty the chat on this person's side, as "Clear history" does."""
        self.chat.messages.clear()
        self._world.tell(self.chat, "cleared", None)

    def _my_chat_member(self, old: str, new: str) -> None:
        push_member(
            self._world, "my_chat_member", self.chat, by=self.user, whom=self._world.bot, statuses=(old, new)
        )
        self._world.tell(self.chat, "status", None)


async def _change_in(chat: Chat) -> None:
    waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    chat.waiters.add(waiter)
    try:
        await waiter
    finally:
        chat.waiters.discard(waiter)


def add_person(
    server: BotApiServer,
    first_name: str,
    *,
    id: int | None,  # noqa: A002
    language_code: str,
    last_name: str,
    username: str,
    started: bool,
) -> Person:
    """Make a person and the private chat, which the bot does not know before its first message."""
    world = server.world
    number = id if id is not None else FIRST_ID + next(world.ids)
    while id is None and number in world.users:
        number = FIRST_ID + next(world.ids)
    user = User(number, first_name, last_name, username, language_code)
    body: Json = {"id": number, "type": "private", "first_name": first_name}
    body |= {n: v for n, v in (("last_name", last_name), ("username", username)) if v}
    world.users[number] = user
    chat = Chat(number, "private", body, user=user, started=started, bot_status="member")
    world.chats[number] = chat
    return Person(server, user, chat)
