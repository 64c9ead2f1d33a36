"""A Bot API server in a process of its own that has questions waiting and times the replies.

    python -m tests.bench.updates_server LATENCY CHATS ROUNDS

Prints its address; then, once each of the chats has had its first reply (a warm-up), prints `warm`, rests for
SETTLED seconds (the bot makes its answers' index after the first update, once; in service it is ready long
before a crowd comes), sends ROUNDS further messages from every chat at once, and prints the seconds until all
are answered.
"""

import asyncio
import sys
import time

from bot.playground import BotApiServer, Limits

FIRST_CHAT = 1_000_000
SETTLED = 3.0


def message(chat_id: int, text: str) -> dict[str, object]:
    """A command of one chat, as Telegram tells it."""
    person = {"id": chat_id, "is_bot": False, "first_name": "Айгүл", "language_code": "ky"}
    return {
        "message_id": 1,
        "date": int(time.time()),
        "chat": {"id": chat_id, "type": "private", "first_name": "Айгүл"},
        "from": person,
        "text": text,
        "entities": [{"type": "bot_command", "offset": 0, "length": len(text)}],
    }


async def main(latency: float, chats: int, rounds: int) -> None:
    """Serve, warm up, measure."""
    known = range(FIRST_CHAT, FIRST_CHAT + chats)
    server = BotApiServer(token="1:bench", limits=Limits.off(), latency=latency, known_chats=known)
    await server.start()
    print(server.url, flush=True)
    for chat_id in known:
        server.world.updates.push("message", message(chat_id, "/projects"))
    await answered(server, chats)
    print("warm", flush=True)
    await asyncio.sleep(SETTLED)
    started = time.perf_counter()
    for _ in range(rounds):
        for chat_id in known:
            server.world.updates.push("message", message(chat_id, "/projects"))
    await answered(server, chats * (rounds + 1))
    print(time.perf_counter() - started, flush=True)
    await server.stop()


async def answered(server: BotApiServer, replies: int) -> None:
    """Wait until so many messages have come."""
    async with asyncio.timeout(120):
        while server.call_counts["sendMessage"] < replies:
            await asyncio.sleep(0.005)


if __name__ == "__main__":
    asyncio.run(main(float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
