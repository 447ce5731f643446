"""What an operator sees of a running service: its health, its numbers, its log.

``/healthz`` and ``/metrics`` are answered in front of the site, so that they hold while
the site is made anew and need neither a worker nor a place in the queue.
"""

import json
import logging
import time
from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from prometheus_client import (
    CollectorRegistry,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector
from werkzeug.wsgi import ClosingIterator

from enishi.store.visitors import Visitors
from enishi.web.whole_answers import SINCE, BegunAnswer

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LOG: Final = logging.getLogger(__name__)
KINDS: Final = frozenset({"sparql", "assets", "search", "healthz", "metrics"})
"""Parts of the service whose requests are counted apart; all others are pages."""

PACKED: Final = frozenset({"q", "embed"})
"""Parts whose addresses hold a visitor's query, which stays out of the log."""

LINE: Final = "%s %r %s %.4f s"
METRICS_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"


def not_begun(_environ: "WSGIEnvironment") -> None:
    """Begin nothing."""


class Observed:
    """Counts, times and logs every request to a site.

    Args:
        site: What answers them.
        pool: Whose health and numbers are told.
        begin: Begins to answer some of them, as `enishi.web.connection.Beginner` does.
    """

    def __init__(
        self,
        site: "WSGIApplication",
        pool: Visitors,
        begin: "Callable[[WSGIEnvironment], BegunAnswer | None]" = not_begun,
    ) -> None:
        self._site = site
        self._pool = pool
        self._begin = begin
        self._registry = CollectorRegistry()
        self._registry.register(PoolNumbers(pool))
        ProcessCollector(registry=self._registry)  # memory, processor, open files
        self._seconds = Histogram(
            "enishi_request_seconds",
            "Time until the last byte of an answer was taken.",
            ("part", "status"),
            registry=self._registry,
        )
        self._counted: dict[tuple[str, str], Histogram] = {}

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        """Answer a request."""
        path = environ.get("PATH_INFO", "")
        if path == "/healthz":
            return self._health(start_response)
        if path == "/metrics":
            headers = [("Content-Type", METRICS_TYPE)]
            start_response("200 OK", headers)
            return [generate_latest(self._registry)]
        return self._observed(environ, start_response)

    def _health(self, start_response: "StartResponse") -> Iterable[bytes]:
        """Say whether queries are answered; 503 while they are not."""
        status = self._pool.status()
        code = HTTPStatus.OK if status.ready else HTTPStatus.SERVICE_UNAVAILABLE
        body = {
            "status": "ok" if status.ready else "no graph in service",
            "version": status.version,
            "triples": status.triples,
            "running": status.running,
            "waiting": status.waiting,
        }
        headers = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]
        start_response(f"{code.value} {code.phrase}", headers)
        return [json.dumps(body).encode()]

    def _observed(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        environ.setdefault(SINCE, time.perf_counter())
        answered = [""]

        def start(status: str, *rest: Any) -> Any:  # noqa: ANN401 - as WSGI has it
            answered[0] = status
            return start_response(status, *rest)

        def ended() -> None:
            self.note(environ, answered[0])

        return ClosingIterator(self._site(environ, start), ended)

    def begin(self, environ: "WSGIEnvironment") -> BegunAnswer | None:
        """Begin to answer a request, if that takes no time."""
        return self._begin(environ)

    def note(self, environ: "WSGIEnvironment", status: str) -> None:
        """Count, time and log an answer that has been sent."""
        seconds = time.perf_counter() - environ[SINCE]
        code = status[:3]
        path = str(environ.get("PATH_INFO", ""))
        part = path.split("/", 2)[1] if path.startswith("/") else ""
        if part in PACKED:
            path = f"/{part}/…"
        part = part if part in KINDS else "page"
        self._observe(part, code, seconds)
        method = environ.get("REQUEST_METHOD", "")
        facts = {
            "method": method,
            "path": path,
            "status": int(code or 0),
            "seconds": round(seconds, 4),
        }
        if LOG.isEnabledFor(logging.INFO):
            told, more = (method, path, code, seconds), {"facts": facts}
            # Nobody wants to know where the line comes from, so it is not looked for.
            LOG.handle(
                LOG.makeRecord(
                    LOG.name, logging.INFO, "", 0, LINE, told, None, None, more
                )
            )

    def _observe(self, part: str, code: str, seconds: float) -> None:
        seen = self._counted.get((part, code))
        if seen is None:
            seen = self._counted[part, code] = self._seconds.labels(part, code)
        seen.observe(seconds)


class PoolNumbers(Collector):
    """The numbers of a pool at the moment they are asked for.

    Args:
        pool: Whose.
    """

    def __init__(self, pool: Visitors) -> None:
        self._pool = pool

    def collect(self) -> Iterator[Metric]:
        """Give each number with its meaning."""
        status = self._pool.status()
        version = {"version": status.version}
        yield InfoMetricFamily("enishi_graph", "The graph in service.", version)
        for name, meaning, value in (
            ("ready", "1 while a graph is in service.", float(status.ready)),
            ("triples", "Triples of the default graph.", status.triples),
            ("queries_running", "Queries that run now.", status.running),
            ("queries_waiting", "Queries that wait for a worker.", status.waiting),
            ("cache_bytes", "Size of the kept answers.", status.cached),
        ):
            yield GaugeMetricFamily(f"enishi_{name}", meaning, value)
        outcomes = CounterMetricFamily(
            "enishi_queries", "Visitors' queries by outcome.", labels=("outcome",)
        )
        for outcome, count in sorted(status.outcomes.items()):
            outcomes.add_metric((outcome,), count)
        yield outcomes
        yield CounterMetricFamily(
            "enishi_holder_restarts",
            "How often the process that holds the graph was started again.",
            status.restarts,
        )
