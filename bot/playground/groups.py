"""Groups, supergroups and channels, as tests move them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.playground.methods_chats import member_json
from bot.playground.state import SUPERGROUP_BASE, Chat, Json, Message, User, World

if TYPE_CHECKING:
    from bot.playground.people import Person
    from bot.playground.server import BotApiServer


class Group:
    """A group, supergroup or channel. After `migrate`, `chat` is the new supergroup."""

    def __init__(self, server: BotApiServer, chat: Chat) -> None:
        self.server = server
        self.chat = chat

    @property
    def id(self) -> int:
        """The chat id, negative."""
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """What stands in the chat now, oldest first."""
        return list(self.chat.messages.values())

    def add_bot(self, by: Person, *, as_admin: bool = False) -> None:
        """Bring the bot in. In a channel a bot is always an administrator."""
        admin = as_admin or self.chat.type == "channel"
        self._bot_status(by, "administrator" if admin else "member")
        if self.chat.type != "channel":
            self._service(by, {"new_chat_members": [self.server.world.bot_json]})

    def promote_bot(self, by: Person) -> None:
        """Make the bot an administrator."""
        self._bot_status(by, "administrator")

    def remove_bot(self, by: Person) -> None:
        """Throw the bot out."""
        self._bot_status(by, "kicked")

    def mute_bot(self, *, muted: bool = True) -> None:
        """Take the bot's right to write, or give it back."""
        self.chat.can_send = not muted

    def _bot_status(self, by: Person, status: str) -> None:
        old, self.chat.bot_status = self.chat.bot_status, status
        world = self.server.world
        push_member(world, "my_chat_member", self.chat, by=by.user, whom=world.bot, statuses=(old, status))

    def join(self, person: Person) -> None:
        """Somebody comes in."""
        self._membership(person, "member")
        self._service(person, {"new_chat_members": [person.user.json]})

    def leave(self, person: Person) -> None:
        """Somebody goes."""
        self._membership(person, "left")
        self._service(person, {"left_chat_member": person.user.json})

    def _membership(self, person: Person, status: str) -> None:
        old = self.chat.members.get(person.id, "left")
        self.chat.members[person.id] = status
        if self.chat.bot_status == "administrator":
            push_member(
                self.server.world,
                "chat_member",
                self.chat,
                by=person.user,
                whom=person.user,
                statuses=(old, status),
            )

    def migrate(self) -> int:
        """Turn the group into a supergroup, with a new id, which is returned."""
        world, old = self.server.world, self.chat
        body = {**old.json, "id": SUPERGROUP_BASE + old.id, "type": "supergroup"}
        new = Chat(body["id"], "supergroup", body, bot_status=old.bot_status, members=dict(old.members))
        world.chats[new.id] = new
        author = world.users[next(iter(old.members), world.bot.id)]
        left = world.post(old, {"migrate_to_chat_id": new.id}, author=author)
        came = world.post(new, {"migrate_from_chat_id": old.id}, author=author)
        old.moved_to = new.id
        self.chat = new
        for message in (left, came):
            world.updates.push("message", message.json)
        return new.id

    def _service(self, by: Person, content: Json) -> None:
        message = self.server.world.post(self.chat, content, author=by.user)
        if self.chat.bot_status in ("member", "administrator"):
            self.server.world.updates.push("message", message.json)


def push_member(
    world: World, kind: str, chat: Chat, *, by: User, whom: User, statuses: tuple[str, str]
) -> None:
    """Tell the bot that somebody's place in a chat changed."""
    old, new = statuses
    update = {
        "chat": chat.json,
        "from": by.json,
        "date": world.timestamp(),
        "old_chat_member": member_json(whom, old),
        "new_chat_member": member_json(whom, new),
    }
    world.updates.push(kind, update)


def add_group(
    server: BotApiServer,
    title: str,
    kind: str,
    members: Sequence[Person],
    administrators: Sequence[Person],
    *,
    username: str = "",
) -> Group:
    """Make a group, supergroup or channel; the first administrator is its creator."""
    base = 0 if kind == "group" else SUPERGROUP_BASE
    number = base - 5000 - next(server.world.ids)
    body: Json = {"id": number, "type": kind, "title": title}
    if username:
        body["username"] = username
    chat = Chat(number, kind, body)
    chat.members = {person.id: "member" for person in members}
    for place, person in enumerate(administrators):
        chat.members[person.id] = "administrator" if place else "creator"
    server.world.chats[number] = chat
    return Group(server, chat)
