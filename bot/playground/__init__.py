"""A playground for the bot: a strict local Telegram Bot API server, and a chat page that speaks to it.

It is the newcomer's way in (no token needed), the rehearsal room and the test bed. It refuses what Telegram
refuses, with Telegram's codes and words, and some slips that Telegram overlooks (unknown parameters).

In tests, in the same process:

    server = BotApiServer(token="1:test", limits=Limits.off())
    await server.start()                       # server.url is the root of the API
    aigul = server.person("Айгүл", language_code="ky")
    greeting = await aigul.start()             # "/start", and the bot's first reply
    card = await aigul.taps("Кыргызча")        # presses a button; the message sent or edited because of it
    answer = await aigul.tap("✅")              # presses a button; the CallbackAnswer(text, show_alert, url)
    reply = await aigul.says("/projects")      # sends a text; the bot's reply (until=..., timeout=...)
    more = await aigul.next()                  # the next new or edited message of the bot
    rest = await aigul.rest()                  # all that still come, until it is quiet
    assert reply.text and reply.html and reply.buttons == [["..."]] and reply.media is None
    assert not server.refusals and server.all_callbacks_answered()
    await server.stop()

Nothing sleeps: waiting ends with the bot's call. A person looks at what came after their last act. `send`,
`press` (any callback data, for forged and old buttons), `vote`, `inline`, `edit`, `block`, `unblock`,
`deactivate`, `send_photo`, `send_document`, `send_voice`, `send_sticker`, `send_album`, `send_location` do
one thing each, most also with `group=`. `server.group(...)`, `server.channel(...)` give a Group: `add_bot`,
`promote_bot`, `remove_bot`, `mute_bot`, `join`, `leave`, `migrate`.

The server: `calls`, `calls_of(method)`, `refusals`, `unanswered()`, `until(condition)`, `stats()`,
`send_raw_update(dict)`; `faults.add(Hang(), method="sendMessage", nth=3)` for mishaps; `latency` in seconds
on every reply; `known_chats=range(...)` for a million started private chats of which only counts are kept
(`world.synthetic.counts`, `spread()`, `duplicates`).

In a process of its own: `python -m bot.playground --port 8080 --token 1:playground`.
"""

from bot.playground.faults import (
    Delay,
    DropAfter,
    DropBefore,
    Garbled,
    Hang,
    Status,
    TooMany,
)
from bot.playground.floods import Limits
from bot.playground.groups import Group
from bot.playground.people import CallbackAnswer, Person
from bot.playground.ready import PLAYGROUND_ADMIN_ID, add_ready_made_people
from bot.playground.server import BotApiServer
from bot.playground.state import Call, CallbackQuery, Message

__all__ = [
    "PLAYGROUND_ADMIN_ID",
    "BotApiServer",
    "Call",
    "CallbackAnswer",
    "CallbackQuery",
    "Delay",
    "DropAfter",
    "DropBefore",
    "Garbled",
    "Group",
    "Hang",
    "Limits",
    "Message",
    "Person",
    "Status",
    "TooMany",
    "add_ready_made_people",
]
