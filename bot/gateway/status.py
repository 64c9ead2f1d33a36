"""The status page: `/healthz` for what watches the service, `/metrics` for Prometheus."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from aiohttp import web
from telegram import Bot
from telegram.error import TelegramError

from bot.gateway.transport import AiohttpRequest
from bot.gateway.web import serving
from bot.metrics import BUCKETS, Metrics
from bot.services import health
from bot.services.context import Context

if TYPE_CHECKING:
    from prometheus_client import Metric

log = logging.getLogger(__name__)

SILENCE_SECONDS = 60.0
"""Telegram is asked how it is when it has not answered for so long."""
PATIENCE_SECONDS = 5.0


class StatusError(Exception):
    """The status page cannot be served; the message names the setting that is to blame."""


@dataclass(frozen=True)
class Status:
    """What the status page looks at."""

    context: Context
    bot: Bot
    requests: tuple[AiohttpRequest, ...]
    loops: Mapping[str, asyncio.Task[None]]
    """Tasks that must be running, by name."""
    waiting: Callable[[], int]
    """How many updates wait or are being handled."""
    clock: Callable[[], datetime]

    @asynccontextmanager
    async def serving(self, host: str, port: int) -> AsyncIterator[int]:
        """Serve until the block ends; gives the port.

        Raises:
            StatusError: the port cannot be had.
        """
        try:
            async with serving(host, port, self._respond) as bound:
                yield bound
        except OSError as error:
            raise StatusError(f"STATUS_PORT: cannot listen on {host}:{port} ({error.strerror})") from error

    async def _respond(self, request: web.BaseRequest) -> web.Response:
        if request.path == "/healthz":
            return await self._health()
        if request.path == "/metrics":
            return await self._metrics()
        return web.Response(status=404)

    async def _health(self) -> web.Response:
        checks = {
            "database": await self._database(),
            "telegram": await self._telegram(),
            **{name: _loop(task) for name, task in self.loops.items()},
        }
        ok = all(problem is None for problem in checks.values())
        body = {
            "ok": ok,
            "checks": {name: problem or "ok" for name, problem in checks.items()},
            "late_seconds": await self._late(),
        }
        return web.Response(
            text=json.dumps(body) + "\n", status=200 if ok else 503, content_type="application/json"
        )

    async def _late(self) -> float | None:
        try:
            return (await health.figures(self.context, self.clock())).late_seconds
        except Exception:
            log.warning("the backlog could not be read", exc_info=True)
            return None

    async def _database(self) -> str | None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await health.write(self.context, self.clock())
        except TimeoutError:
            return "busy"
        except Exception as error:
            return str(error) or type(error).__name__
        return None

    async def _telegram(self) -> str | None:
        if min(request.silence() for request in self.requests) < SILENCE_SECONDS:
            return None
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self.bot.get_me()
        except (TelegramError, TimeoutError) as error:
            return type(error).__name__
        return None

    async def _metrics(self) -> web.Response:
        # Imported at the first look: who runs without a status page does not pay for it.
        from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
        from prometheus_client.registry import Collector

        families = [
            *_counted(self.context.metrics),
            *self._seen(await health.figures(self.context, self.clock())),
        ]

        class Snapshot(Collector):
            def collect(self) -> Iterator["Metric"]:
                yield from families

        registry = CollectorRegistry()
        registry.register(Snapshot())
        return web.Response(body=generate_latest(registry), headers={"Content-Type": CONTENT_TYPE_LATEST})

    def _seen(self, figures: health.Figures) -> Iterator["Metric"]:
        from prometheus_client.core import GaugeMetricFamily

        yield GaugeMetricFamily("kenesh_updates_waiting", "Updates being handled", value=self.waiting())
        yield GaugeMetricFamily("kenesh_subscribers", "Chats that want news", value=figures.subscribers)
        yield GaugeMetricFamily(
            "kenesh_deliveries_waiting", "Messages still to be sent", value=figures.deliveries
        )
        yield GaugeMetricFamily(
            "kenesh_deliveries_late_seconds",
            "For how long the oldest waiting message has been due",
            value=figures.late_seconds,
        )
        yield GaugeMetricFamily(
            "kenesh_database_bytes", "Size of the database's files", value=figures.database_bytes
        )


def _loop(task: asyncio.Task[None]) -> str | None:
    return "has stopped" if task.done() else None


def _counted(metrics: Metrics) -> Iterator["Metric"]:
    from prometheus_client.core import CounterMetricFamily, HistogramMetricFamily

    updates = CounterMetricFamily("kenesh_updates", "Updates from Telegram", labels=["kind"])
    for kind, count in metrics.updates.items():
        updates.add_metric([kind], count)
    yield updates
    yield CounterMetricFamily(
        "kenesh_updates_dropped", "Updates of chats that flooded the bot", value=metrics.dropped
    )
    yield CounterMetricFamily("kenesh_failures", "Updates whose handling failed", value=metrics.failures)
    replies, total, buckets = metrics.replies, 0, []
    for bound, count in zip((*map(str, BUCKETS), "+Inf"), replies.counts, strict=True):
        total += count
        buckets.append((bound, total))
    yield HistogramMetricFamily(
        "kenesh_reply_seconds",
        "From an update's arrival to the end of its handling",
        buckets=buckets,
        sum_value=replies.seconds,
    )
    yield CounterMetricFamily(
        "kenesh_throttled", "Requests that Telegram refused with 429", value=metrics.throttled
    )
    deliveries = CounterMetricFamily("kenesh_deliveries", "Messages sent out", labels=["lane", "outcome"])
    for (lane, outcome), count in metrics.deliveries.items():
        deliveries.add_metric([lane, outcome], count)
    yield deliveries
    questions = CounterMetricFamily("kenesh_questions", "Questions", labels=["result"])
    for result, count in metrics.questions.items():
        questions.add_metric([result], count)
    yield questions
