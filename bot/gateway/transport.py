"""Requests to the Bot API over aiohttp, in place of python-telegram-bot's default (httpx)."""

import asyncio
import json
import time
from asyncio import sslproto
from contextlib import suppress
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from aiohttp import hdrs
from aiohttp.http import HttpProcessingError
from telegram._utils.defaultvalue import DEFAULT_NONE, DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.metrics import Metrics

CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
# asyncio fills a buffer of 256 KiB with zeros for every TLS connection, 50 MB for 200 of them. Telegram's
# replies are small, and a TLS record has 16 KiB at most.
sslproto.SSLProtocol.max_size = 16 * 1024


class ChatRetryAfter(RetryAfter):
    """A refusal for speed that speaks of the asked chat alone."""


def proxy_for(url: str) -> str | None:
    """The proxy that the environment (`HTTPS_PROXY`, `NO_PROXY`) names for an address.

    Asked once: aiohttp's own `trust_env` asks anew, in a thread, for every request.
    """
    address = urlsplit(url)
    if proxy_bypass(address.hostname or ""):
        return None
    return getproxies().get(address.scheme)


class AiohttpRequest(BaseRequest):
    """One pool of kept-alive connections. Certificates are verified.

    Args:
        connections: The number of connections at most; more requests wait their turn.
        metrics: Where refusals for speed are counted.
        proxy: The address of the proxy to go through, None for none.
    """

    def __init__(self, connections: int, metrics: Metrics, proxy: str | None = None) -> None:
        self._connections = connections
        self._metrics = metrics
        self._proxy = proxy
        self._answered_at = 0.0
        self._failures: tuple[float, float] | None = None
        self._session: aiohttp.ClientSession | None = None
        self._line: Line | None = None
        self._addresses: dict[str, Address] = {}

    def line(self) -> "Line":
        """A way past the session, over the same connections."""
        return Line(self.session, self._proxy)

    @property
    def session(self) -> aiohttp.ClientSession:
        """The pool itself.

        Raises:
            NetworkError: it is closed.
        """
        if self._session is None:
            raise NetworkError("the connection is closed")
        return self._session

    @property
    def read_timeout(self) -> float:
        """Seconds to wait for an answer where the caller names none."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Open the pool; harmless where it is open."""
        if self._session:
            return
        connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=75)
        self._session = aiohttp.ClientSession(connector=connector, proxy=self._proxy)
        self._line, self._addresses = self.line(), {}

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session:
            await self._session.close()
            self._session = self._line = None

    def silence(self) -> float:
        """Seconds since Telegram last answered; since the machine's start, where it never did."""
        return time.monotonic() - self._answered_at

    def failing_seconds(self) -> float:
        """From the first to the last failure since a request last succeeded; 0 where the last one did."""
        return self._failures[1] - self._failures[0] if self._failures else 0.0

    def _note(self, status: int) -> None:
        if status >= 500:
            self._fail()
            return
        self._answered_at, self._failures = time.monotonic(), None
        if status == 429:
            self._metrics.throttled += 1

    def _fail(self) -> None:
        now = time.monotonic()
        self._failures = (self._failures[0] if self._failures else now, now)

    async def do_request(  # noqa: PLR0917 (the signature is the base class's)
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = DEFAULT_NONE,
        write_timeout: ODVInput[float] = DEFAULT_NONE,
        connect_timeout: ODVInput[float] = DEFAULT_NONE,
        pool_timeout: ODVInput[float] = DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request; see `BaseRequest.do_request`.

        Raises:
            TimedOut: no answer in time.
            NetworkError: the server cannot be reached, or broke off.
        """
        seconds = READ_SECONDS if isinstance(read_timeout, DefaultValue) else read_timeout
        try:
            if method == "POST" and not (request_data and request_data.contains_files):
                status, answer = await self._post(url, request_data, seconds)
            else:
                status, answer = await self._exchange(method, url, request_data, seconds)
        except TimeoutError as error:
            self._fail()
            raise TimedOut from error
        except (aiohttp.ClientError, UnaskedError, BrokenError) as error:
            self._fail()
            raise NetworkError(f"{type(error).__name__}: {error}") from error
        self._note(status)
        if status == 429:
            _refuse_chat(answer)
        return status, answer

    async def _post(self, url: str, data: RequestData | None, seconds: float | None) -> tuple[int, bytes]:
        """Post parameters without files: almost every request."""
        if self._line is None:
            raise NetworkError("the connection is closed")
        address = self._addresses.get(url)
        if address is None:
            address = self._addresses[url] = self._line.address(url)
        body = json.dumps(data.parameters if data else {}, ensure_ascii=False, separators=(",", ":"))
        return await self._line.post(address, body.encode(), seconds)

    async def _exchange(
        self, method: str, url: str, data: RequestData | None, seconds: float | None
    ) -> tuple[int, bytes]:
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS, sock_read=seconds)
        form = _form(data) if data else None
        async with self.session.request(method, url, data=form, timeout=timeout) as response:
            return response.status, await response.read()


class UnaskedError(Exception):
    """No connection could be had: Telegram has not been asked anything."""


class BrokenError(Exception):
    """The connection broke off, or what came is no HTTP: whether Telegram has acted is not known."""


class Address:
    """Where to post to; what goes before a body is encoded once."""

    def __init__(self, url: URL, session: aiohttp.ClientSession, proxy: URL | None) -> None:
        headers = {hdrs.CONTENT_TYPE: "application/json"}
        self.request = aiohttp.ClientRequest(
            hdrs.METH_POST,
            url,
            headers=headers,
            skip_auto_headers=(hdrs.USER_AGENT, hdrs.ACCEPT, hdrs.ACCEPT_ENCODING),
            proxy=proxy,
            loop=asyncio.get_running_loop(),
            session=session,
        )
        self._head = b""

    def head(self, length: int) -> bytes:
        """All that goes before a body of so many bytes; to be asked for when there is a connection."""
        if not self._head:  # Now the connector has written the proxy's password into it, where there is one.
            request = self.request
            target = str(request.url) if request.proxy and not request.is_ssl() else request.url.raw_path_qs
            headers = [item for item in request.headers.items() if item[0] != hdrs.CONTENT_LENGTH]
            lines = [
                f"POST {target} HTTP/1.1",
                *(": ".join(header) for header in headers),
                "Content-Length: ",
            ]
            self._head = "\r\n".join(lines).encode()
        return b"%b%d\r\n\r\n" % (self._head, length)


class Line:
    """Posts JSON over a session's connections, past the session itself.

    aiohttp connects, verifies certificates, goes through the proxy, keeps connections alive and reads the
    replies. What its session does for each request besides (cookies, redirects, encodings, an object for the
    request and one for its reply) costs as much again as all that; only what carries files needs it.
    """

    def __init__(self, session: aiohttp.ClientSession, proxy: str | None = None) -> None:
        self._session = session
        self._proxy = URL(proxy) if proxy else None
        assert session.connector  # noqa: S101 (it has one until it is closed)
        self._connector = session.connector
        self._timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT_SECONDS)

    def address(self, url: str) -> Address:
        """An address to post to, often."""
        return Address(URL(url, encoded=True), self._session, self._proxy)

    async def post(self, address: Address, body: bytes, seconds: float | None = None) -> tuple[int, bytes]:
        """Post a body; returns the status and the body of the answer.

        Args:
            address: Where to.
            body: JSON.
            seconds: How long to wait for the answer, once there is a connection; None for however long.

        Raises:
            TimeoutError: there was no answer in time.
            UnaskedError: there is no connection.
            BrokenError: there was no answer.
        """
        try:
            connection = await self._connector.connect(address.request, [], self._timeout)
        except (TimeoutError, aiohttp.ClientError) as error:
            raise UnaskedError(type(error).__name__) from error
        protocol, transport = connection.protocol, connection.transport
        assert protocol is not None  # noqa: S101 (a connection that was just given is open)
        assert transport is not None  # noqa: S101
        try:
            protocol.set_response_params(read_until_eof=True, auto_decompress=False)
            transport.write(address.head(len(body)) + body)
            async with asyncio.timeout(seconds):
                message, payload = await protocol.read()
                answer = await payload.read()
        except (aiohttp.ClientError, HttpProcessingError) as error:
            connection.close()
            raise BrokenError(type(error).__name__) from error
        except BaseException:
            connection.close()
            raise
        connection.release()
        return message.code, answer


def _refuse_chat(answer: bytes) -> None:
    """Tell where a refusal names its chat; python-telegram-bot's error does not."""
    with suppress(ValueError, KeyError, TypeError):
        parameters = json.loads(answer)["parameters"]
        if "chat_id" in parameters:
            raise ChatRetryAfter(int(parameters["retry_after"]))


def _form(data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(data.json_parameters)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form
