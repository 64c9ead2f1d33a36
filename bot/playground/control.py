"""The HTTP and WebSocket side of people: what the chat page and load tests speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from bot.playground.server import BotApiServer


def add_control_routes(app: web.Application, server: BotApiServer) -> None:
    """Add the page and `/control/...` to the server."""

    async def stats(_request: web.Request) -> web.Response:
        return web.json_response(server.stats())

    app.router.add_get("/control/stats", stats)
