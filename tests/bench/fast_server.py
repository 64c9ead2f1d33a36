"""A Bot API server that does next to nothing, so that what is measured is the client and not the server.

    python -m tests.bench.fast_server LATENCY [CERTIFICATE KEY]

It answers every request after LATENCY seconds and counts: messages in each second (and the most in any one,
replies included), messages to each chat, and how long a person waits for a reply. `GET /stats` tells;
`GET /ask?CHAT` lets somebody write `/contacts`.
"""

import asyncio
import json
import re
import ssl
import sys
import time
from collections import Counter, deque
from typing import Any, cast

import uvloop

CHAT = re.compile(rb'chat_id(?:"?[:=]\s*"?)(-?\d+)')
LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"K","username":"kenesh_bot"}}'
TRUE = b'{"ok":true,"result":true}'
MESSAGE = (
    b'{"ok":true,"result":{"message_id":%d,"from":{"id":1,"is_bot":true,"first_name":"K","username":"kenesh_bot"},'
    b'"chat":{"id":%d,"first_name":"Subscriber","type":"private"},"date":1520229600,"text":"%b"}}'
)
FILLER = b"x" * 300


class Counts:
    """What came so far."""

    def __init__(self, latency: float) -> None:
        self.latency = latency
        self.messages = 0
        self.recent: deque[float] = deque()
        self.busiest = 0
        self.seconds: Counter[int] = Counter()
        self.chats: dict[int, int] = {}
        self.asked: dict[int, float] = {}
        self.waits: list[float] = []
        self.updates: list[dict[str, Any]] = []
        self.polls: list[Connection] = []
        self.update_id = 1

    def message(self, chat_id: int) -> int:
        """Count one; returns its message id."""
        now = time.perf_counter()
        self.messages += 1
        self.recent.append(now)
        while self.recent[0] <= now - 1:
            self.recent.popleft()
        self.busiest = max(self.busiest, len(self.recent))
        if chat_id in self.asked:
            self.waits.append(now - self.asked.pop(chat_id))
            return self.messages
        self.seconds[int(now)] += 1
        self.chats[chat_id] = self.chats.get(chat_id, 0) + 1
        return self.messages

    def ask(self, chat_id: int) -> None:
        """Somebody writes."""
        person = {"id": chat_id, "is_bot": False, "first_name": "A", "language_code": "ky"}
        message = {
            "message_id": 1,
            "date": int(time.time()),
            "chat": {"id": chat_id, "type": "private", "first_name": "A"},
            "from": person,
            "text": "/contacts",
            "entities": [{"type": "bot_command", "offset": 0, "length": 9}],
        }
        self.updates.append({"update_id": self.update_id, "message": message})
        self.update_id += 1
        self.asked[chat_id] = time.perf_counter()
        for connection in self.polls:
            connection.hand_out()
        self.polls.clear()

    def report(self) -> bytes:
        """Everything, as JSON."""
        doubles = sum(number - 1 for number in self.chats.values())
        return json.dumps(
            {
                "messages": sum(self.seconds.values()),
                "busiest": self.busiest,
                "chats": len(self.chats),
                "duplicates": doubles,
                "per_second": [self.seconds[second] for second in sorted(self.seconds)],
                "waits_ms": [round(wait * 1000, 1) for wait in self.waits],
            }
        ).encode()


class Connection(asyncio.Protocol):
    """One connection; requests come one after another."""

    def __init__(self, counts: Counts) -> None:
        self.counts = counts
        self.buffer = b""
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Take whole requests off the buffer."""
        self.buffer += data
        while True:
            head, found, rest = self.buffer.partition(b"\r\n\r\n")
            if not found:
                return
            length = LENGTH.search(head)
            size = int(length.group(1)) if length else 0
            if len(rest) < size:
                return
            self.buffer = rest[size:]
            self.request(head.split(b" ", 2)[1], rest[:size])

    def request(self, path: bytes, body: bytes) -> None:
        """Answer one request, late."""
        method = path.rpartition(b"/")[2]
        if method.startswith(b"send"):
            chat = CHAT.search(body)
            assert chat
            chat_id = int(chat.group(1))
            answer = MESSAGE % (self.counts.message(chat_id), chat_id, FILLER)
            asyncio.get_running_loop().call_later(self.counts.latency, self.answer, answer)
        elif method == b"getUpdates":
            if self.counts.updates:
                self.hand_out()
            else:
                self.counts.polls.append(self)
        elif method == b"stats":
            self.answer(self.counts.report())
        elif method.startswith(b"ask?"):
            self.counts.ask(int(method[4:]))
            self.answer(TRUE)
        else:
            self.answer(ME if method == b"getMe" else TRUE)

    def hand_out(self) -> None:
        """The updates that wait, at once: a person's wait is counted from here."""
        updates, self.counts.updates = self.counts.updates, []
        self.answer(json.dumps({"ok": True, "result": updates}).encode())

    def answer(self, body: bytes) -> None:
        """Write a reply."""
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
        if self.transport and not self.transport.is_closing():
            self.transport.write(head + body)


async def main(latency: float, certificate: list[str]) -> None:
    """Serve for good; the address is printed."""
    counts = Counts(latency)
    tls = None
    if certificate:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(*certificate)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(counts), "127.0.0.1", 0, ssl=tls, backlog=2048)
    port = server.sockets[0].getsockname()[1]
    print(f"{'https' if tls else 'http'}://127.0.0.1:{port}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(float(sys.argv[1]), sys.argv[2:]))
