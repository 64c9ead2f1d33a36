"""The connection to Telegram."""

import asyncio
import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.gateway.transport import BrokenError, Line, UnaskedError, proxy_for

BODY = b'{"chat_id":5,"text":"hello"}'
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n" + b'{"ok":true}'


class Server:
    """Answers each whole request with the next of its replies, piece by piece; then it hangs up."""

    def __init__(self, *replies: list[bytes]) -> None:
        self.replies = [*replies]
        self.requests: list[bytes] = []
        self.connections = 0
        self.port = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection."""
        self.connections += 1
        try:
            while self.replies:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0] or 0)
                self.requests.append(head + await reader.readexactly(length))
                for piece in self.replies.pop(0):
                    writer.write(piece)
                    await writer.drain()
                    await asyncio.sleep(0.01)
        except asyncio.IncompleteReadError:
            pass
        finally:
            writer.close()


@asynccontextmanager
async def listening(server: Server, tls: ssl.SSLContext | None = None) -> AsyncIterator[Server]:
    """Let it listen."""
    listener = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=tls)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """What holds the connections."""
    async with aiohttp.ClientSession() as session:
        yield session


def test_the_proxy_of_the_environment_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:3128")
    monkeypatch.setenv("no_proxy", "127.0.0.1,localhost")
    assert proxy_for("https://api.telegram.org") == "http://127.0.0.1:3128"
    assert proxy_for("https://127.0.0.1:8081") is None
    monkeypatch.delenv("https_proxy")
    assert proxy_for("https://api.telegram.org") is None


async def test_a_line_posts_a_body_and_reads_the_answer_over_one_kept_connection(
    session: aiohttp.ClientSession,
) -> None:
    pieces = [b"HTTP/1.1 429 Too Many Requests\r\nTransfer-Enc", b"oding: chunked\r\n\r\n", b"3\r\nabc\r\n"]
    async with listening(Server([OK], [*pieces, b"2\r\nde\r\n0\r\n\r\n"], [OK])) as server:
        line = Line(session)
        address = line.address(f"http://127.0.0.1:{server.port}/bot1:a%20b/sendMessage")
        answers = [await line.post(address, BODY) for _ in range(3)]
    assert answers == [(200, b'{"ok":true}'), (429, b"abcde"), (200, b'{"ok":true}')]
    assert server.connections == 1
    head, _, body = server.requests[2].partition(b"\r\n\r\n")
    assert body == BODY
    assert head.split(b"\r\n") == [
        b"POST /bot1:a%20b/sendMessage HTTP/1.1",
        b"Host: 127.0.0.1:%d" % server.port,
        b"Content-Type: application/json",
        b"Content-Length: %d" % len(BODY),
    ]


@pytest.mark.parametrize("reply", [b"", b"no HTTP at all\r\n\r\n", OK[:-3]])
async def test_an_answer_that_breaks_off_is_no_answer_and_the_next_request_begins_anew(
    session: aiohttp.ClientSession, reply: bytes
) -> None:
    async with listening(Server([reply])) as server:
        line = Line(session)
        address = line.address(f"http://127.0.0.1:{server.port}/")
        with pytest.raises(BrokenError):
            await line.post(address, BODY)
        server.replies = [[OK]]
        assert await line.post(address, BODY) == (200, b'{"ok":true}')


async def test_who_cannot_be_reached_has_not_been_asked(session: aiohttp.ClientSession) -> None:
    async with listening(Server()) as server:
        pass
    line = Line(session)
    with pytest.raises(UnaskedError):
        await line.post(line.address(f"http://127.0.0.1:{server.port}/"), BODY)


async def test_a_request_that_is_given_up_takes_its_connection_along(session: aiohttp.ClientSession) -> None:
    """Else the late answer would be taken for that to the next request."""
    async with listening(Server([], [OK])) as server:
        line = Line(session)
        address = line.address(f"http://127.0.0.1:{server.port}/")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(line.post(address, BODY), 0.2)
        assert await line.post(address, BODY) == (200, b'{"ok":true}')
    assert server.connections == 2


async def test_a_proxy_is_told_the_whole_address_and_its_password(session: aiohttp.ClientSession) -> None:
    async with listening(Server([OK])) as proxy:
        line = Line(session, f"http://aigul:secret@127.0.0.1:{proxy.port}")
        assert await line.post(line.address("http://telegram.test/bot1:a/getMe"), BODY) == (
            200,
            b'{"ok":true}',
        )
    assert proxy.requests[0].startswith(b"POST http://telegram.test/bot1:a/getMe HTTP/1.1\r\n")
    assert b"\r\nProxy-Authorization: Basic YWlndWw6c2VjcmV0\r\n" in proxy.requests[0]


async def test_a_proxy_is_asked_for_a_tunnel_to_what_is_encrypted(session: aiohttp.ClientSession) -> None:
    async with listening(Server([b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"])) as proxy:
        line = Line(session, f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(UnaskedError):
            await line.post(line.address("https://telegram.test/bot1:a/getMe"), BODY)
    assert proxy.requests[0].startswith(b"CONNECT telegram.test:443 HTTP/1.1\r\n")
    assert b"bot1:a" not in proxy.requests[0]


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes a certificate with openssl")
async def test_a_certificate_that_nobody_vouches_for_is_refused(
    session: aiohttp.ClientSession, tmp_path: Path
) -> None:
    pem, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", pem],
        check=True, capture_output=True,
    )  # fmt: skip
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    tls.load_cert_chain(pem, key)
    async with listening(Server([OK]), tls) as server:
        line = Line(session)
        with pytest.raises(UnaskedError):
            await line.post(line.address(f"https://127.0.0.1:{server.port}/"), BODY)
    assert server.requests == []
