"""A small HTTP server, for the webhook and the status page."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

Respond = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def serving(host: str, port: int, respond: Respond) -> AsyncIterator[int]:
    """Answer requests until the block ends; gives the port (a free one where `port` is 0).

    A body of more than 1 MiB is refused when it is read (aiohttp's own limit).

    Raises:
        OSError: the port cannot be had.
    """
    runner = web.ServerRunner(web.Server(respond, access_log=None), shutdown_timeout=2.0)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port, backlog=1024).start()
        yield runner.addresses[0][1]
    finally:
        await runner.cleanup()
