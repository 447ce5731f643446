"""Visitors' queries passed on to an existing endpoint, within our own limits.

The endpoint's machine is not ours to watch: its own limits on time and memory hold
there. Here hold the check of the query's words, the queue, and the shares of clients.
"""

import contextlib
import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Self

from enishi.store.admission import Admission, QueueLimits
from enishi.store.dataset import DefaultGraph
from enishi.store.guard import QueryLimits, checked
from enishi.store.media import Format
from enishi.store.output import WorkerLimits
from enishi.store.overruns import AnswerTooLargeError
from enishi.store.protocol import Request
from enishi.store.refusals import QueryRefusedError
from enishi.store.remote import PROBE, RemoteAnswer, RemoteSettings, RemoteStore
from enishi.store.visitors import PoolStatus

LOG = logging.getLogger(__name__)
HEARTBEAT = 5.0
AHEAD = 1 << 17
"""Bytes of an answer that are read before any is passed on."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What an endpoint holds.

    Attributes:
        triples: Triples that a query sees without naming a graph.
        graphs: The IRIs of the named graphs, sorted.
    """

    triples: int
    graphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoteLimits:
    """What holds on this side.

    Attributes:
        queue: How many queries may run and wait.
        query: How large one may be, and which endpoints it may have called.
        answer: Its bytes; its other limits are the endpoint's own.
    """

    queue: QueueLimits
    query: QueryLimits
    answer: WorkerLimits


class RemotePool:
    """Answers visitors' queries from an existing endpoint.

    Args:
        settings: Which, and how to ask it.
        limits: What holds on this side.
        counted: Counts what the endpoint holds.

    Raises:
        QueryRefusedError: If the endpoint does not answer.
    """

    def __init__(
        self,
        settings: RemoteSettings,
        limits: RemoteLimits,
        counted: Callable[[], Contents],
    ) -> None:
        self._store = RemoteStore(settings)
        self._probe = RemoteStore(replace(settings, seconds=5, attempts=1))
        self._limits = limits
        self._admission = Admission(limits.queue)
        self._lock = threading.Lock()
        self._outcomes: Counter[str] = Counter()
        self._closed = threading.Event()
        self._ready = threading.Event()
        self._counted = counted
        self._contents = counted()
        self._ready.set()
        self._listener = threading.Thread(target=self._listen, name="enishi-listener")
        self._listener.start()

    @property
    def version(self) -> str:
        """None to keep answers by: the graph may change without a word to us."""
        return ""

    def execute(
        self, request: Request, *, client: str = "", gone: Callable[[], bool] = bool
    ) -> "PassedAnswer":
        """Answer a query as soon as there is a turn for it.

        Raises:
            QueryRefusedError: If there is no answer.
        """
        try:
            query = checked(request.query, self._limits.query)
            self._admission.enter(client, gone)
        except QueryRefusedError as refusal:
            self._count(refusal.code)
            raise
        try:
            answer = self._store.stream(replace(request, query=query))
        except QueryRefusedError as refusal:
            self._finish(client, refusal.code)
            raise
        except BaseException:
            self._finish(client, "failed")
            raise
        most = self._limits.answer.bytes
        return PassedAnswer(answer, most, lambda code: self._finish(client, code))

    def note_kept(self) -> None:
        """Count an answer that was given again."""
        self._count("cached")

    def reload(self, _path: Path | None = None) -> None:
        """Count the graph anew; queries see the endpoint's present one anyway.

        Raises:
            QueryRefusedError: If the endpoint does not answer.
        """
        self._store.renew()
        self._contents = self._counted()

    def status(self) -> PoolStatus:
        """Say how it is doing."""
        with self._lock:
            outcomes = dict(self._outcomes)
        return PoolStatus(
            ready=self._ready.is_set(),
            version=self.version,
            triples=self._contents.triples,
            graphs=self._contents.graphs,
            default_graph=DefaultGraph.PLAIN,
            running=self._admission.running,
            waiting=self._admission.waiting,
            restarts=0,
            outcomes=outcomes,
            cached=0,
            services=self._limits.query.services,
        )

    def close(self) -> None:
        """Stop listening to the endpoint."""
        self._closed.set()
        self._listener.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _listen(self) -> None:
        """See now and then whether the endpoint is there."""
        while not self._closed.wait(HEARTBEAT):
            try:
                self._probe.ask(PROBE)
            except QueryRefusedError as refusal:
                if self._ready.is_set():
                    LOG.warning("the endpoint does not answer: %s", refusal.message)
                self._ready.clear()
            else:
                self._ready.set()

    def _finish(self, client: str, outcome: str) -> None:
        self._admission.leave(client)
        self._count(outcome)

    def _count(self, outcome: str) -> None:
        with self._lock:
            self._outcomes[outcome] += 1


class PassedAnswer:
    """An answer that is passed on as it comes.

    The beginning is read when this is made, so that a small answer is whole, and what
    fails early fails with a status of its own.

    Args:
        answer: What comes.
        most: Its bytes at most.
        finished: Called once, at the end, with the outcome's code.

    Raises:
        QueryRefusedError: If the answer breaks off at its beginning.
    """

    def __init__(
        self, answer: RemoteAnswer, most: int, finished: Callable[[str], None]
    ) -> None:
        self._answer = answer
        self._most = most
        self._finished = finished
        self._over = False
        self._coming = self._passed()
        self._here: list[bytes] = []
        while not self._over and sum(map(len, self._here)) < AHEAD:
            self._here.extend(islice(self._coming, 1))

    @property
    def form(self) -> Format:
        """The format of the bytes."""
        return self._answer.form

    @property
    def complete(self) -> bool:
        """Whether the whole answer is here, so that nothing can go wrong any more."""
        return self._over

    @property
    def length(self) -> int | None:
        """The number of bytes, where the whole answer is here."""
        return sum(map(len, self._here)) if self._over else None

    def __iter__(self) -> Iterator[bytes]:
        yield from self._here
        yield from self._coming

    def close(self) -> None:
        """Hang up."""
        self._end("query-cancelled")
        with contextlib.suppress(OSError):
            self._answer.close()

    def _passed(self) -> Iterator[bytes]:
        left = self._most
        try:
            for block in self._answer:
                left -= len(block)
                if left < 0:
                    raise AnswerTooLargeError(
                        limit="bytes", limit_ja="バイト数", allowed=self._most
                    )
                yield block
            self._end("answered")
        except QueryRefusedError as refusal:
            self._end(refusal.code)
            raise
        finally:
            self.close()

    def _end(self, outcome: str) -> None:
        if not self._over:
            self._over = True
            self._finished(outcome)
