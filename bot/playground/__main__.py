"""Run the playground in a process of its own."""

from __future__ import annotations

import argparse
import asyncio
import signal
import ssl
import sys

from bot.playground import BotApiServer, Limits, add_ready_made_people


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bot.playground", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    parser.add_argument("--token", default="1:playground")
    parser.add_argument("--username", default="kenesh_bot")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds added to every reply")
    parser.add_argument("--overall", type=float, default=30, help="messages a second, all chats; 0: no limit")
    parser.add_argument("--no-limits", action="store_true", help="no speed limits at all")
    parser.add_argument(
        "--known-chats", type=int, nargs=2, metavar=("FIRST", "COUNT"), default=(0, 0),
        help="this many started private chats from this id on, kept as mere counts",
    )  # fmt: skip
    parser.add_argument("--tls", nargs=2, metavar=("CERTIFICATE", "KEY"), help="PEM files; serve over HTTPS")
    return parser.parse_args()


async def serve(options: argparse.Namespace) -> None:
    """Serve until interrupted."""
    first, count = options.known_chats
    server = BotApiServer(
        options.token,
        options.username,
        limits=Limits.off() if options.no_limits else Limits(overall=options.overall),
        latency=options.latency,
        known_chats=range(first, first + count),
    )
    add_ready_made_people(server)
    tls = None
    if options.tls:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(*options.tls)
    await server.start(options.port, options.host, tls)
    sys.stdout.write(f"{server.url}\n")
    sys.stdout.flush()
    stopped = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stopped.set)
    await stopped.wait()
    await server.stop()


if __name__ == "__main__":
    asyncio.run(serve(arguments()))
