"""A pool of query workers: what stands between a visitor's query and the machine.

One holder has read the graph; workers forked from it answer one query each at a time.
A worker that passes a limit, dies, or whose caller leaves is killed and replaced; no
other query notices. A new graph is read by a new holder, and the old one stays until
its last answer is through.
"""

import logging
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from enishi.errors import SourceError
from enishi.store.admission import RETRY_AFTER, QueueLimits
from enishi.store.answers import PoolAnswer
from enishi.store.asking import Asking
from enishi.store.cache import AnswerCache, KeptAnswer
from enishi.store.control import HolderGoneError
from enishi.store.generation import CALLERS, Generation
from enishi.store.guard import QueryLimits
from enishi.store.holding import PoolSource, WorkerHandle
from enishi.store.overruns import OverloadedError
from enishi.store.preparing import Prepared, prepared
from enishi.store.protocol import Request
from enishi.store.refusals import QueryRefusedError
from enishi.store.visitors import PoolStatus

LONGEST_PAUSE = 30.0
HEARTBEAT = 1.0


class Pool(AbstractContextManager["Pool"]):
    """Answers visitors' queries from killable workers.

    Args:
        source: The graph and what a query may use.
        queue: How many may run and wait.
        query_limits: How large a query may be, and which endpoints it may call.
        cache: Keeps small answers; by default none are kept.

    Raises:
        SourceError: If the graph cannot be read.
    """

    def __init__(
        self,
        source: PoolSource,
        queue: QueueLimits | None = None,
        query_limits: QueryLimits | None = None,
        cache: AnswerCache | None = None,
    ) -> None:
        self._source = source
        self._queue = queue or QueueLimits()
        self._query_limits = query_limits or QueryLimits()
        self._cache = cache or AnswerCache(0)
        self._asking = Asking(self, self._queue, source.limits, self._count)
        self._lock = threading.Lock()
        self._reloading = threading.Lock()
        self._closed = threading.Event()
        self._ready = threading.Event()
        self._outcomes: Counter[str] = Counter()
        self._restarts = 0
        self._generation = self._generation_of(source)
        self._enter_service(self._generation)

    def execute(
        self,
        request: Request,
        *,
        client: str = "",
        gone: Callable[[], bool] = bool,
    ) -> PoolAnswer | KeptAnswer:
        """Answer a query as soon as there is a turn and a worker for it.

        Args:
            request: The query, unchecked, with its formats and its dataset.
            client: Whose share of the queue it counts in; empty is nobody's.
            gone: Tells, when asked now and then, whether the caller has left; then
                the query is given up.

        Returns:
            The answer; whoever iterates it to its end or closes it frees the worker.

        Raises:
            QueryRefusedError: If there is no answer.
        """
        kept = self._cache.get(self.version, request)
        if kept is not None:
            self.note_kept()
            return kept
        return self._cache.passed(request, self._asked(request, client, gone))

    def _asked(
        self, request: Request, client: str, gone: Callable[[], bool]
    ) -> PoolAnswer:
        try:
            query = self.prepare(request)
        except QueryRefusedError as refusal:
            self._count(refusal.code)
            raise
        return self._asking.ask(query, client, gone)

    def prepare(self, request: Request) -> Prepared:
        """Check a query, as `enishi.store.preparing.prepared` does."""
        return prepared(request, self._query_limits)

    def ask_now(
        self, query: Prepared, client: str, gone: Callable[[], bool]
    ) -> PoolAnswer | None:
        """Ask, if that takes no waiting, as `enishi.store.asking.Asking.ask_now`."""
        return self._asking.ask_now(query, client, gone)

    def go_on(
        self,
        answer: PoolAnswer,
        query: Prepared,
        client: str,
        gone: Callable[[], bool],
    ) -> PoolAnswer:
        """Begin an answer from `ask_now`, as `enishi.store.asking.Asking.go_on`."""
        return self._asking.go_on(answer, query, client, gone)

    @property
    def version(self) -> str:
        """The version of the graph in service."""
        return self._generation.holder.version

    def note_kept(self) -> None:
        """Count an answer that was given again without asking a worker."""
        self._count("cached")

    def reload(self, path: Path | None = None) -> None:
        """Read a graph anew and answer from it as soon as it is there.

        Queries that run go on over the old graph; if the new one cannot be read, the
        old one stays in service.

        Args:
            path: Another file or folder; the same as before if not given.

        Raises:
            SourceError: If the graph cannot be read.
        """
        with self._reloading:
            source = replace(self._source, path=path) if path else self._source
            generation = self._generation_of(source)
            with self._lock:
                old, self._generation = self._generation, generation
                self._source = source
            self._enter_service(generation)
            old.retire()

    def status(self) -> PoolStatus:
        """Say how the pool is doing."""
        with self._lock:
            holder = self._generation.holder
            outcomes = dict(self._outcomes)
        return PoolStatus(
            ready=self._ready.is_set() and not holder.silent,
            version=holder.version,
            triples=holder.triples,
            graphs=holder.graphs,
            default_graph=self._source.default_graph,
            running=self._asking.running,
            waiting=self._asking.waiting,
            restarts=self._restarts,
            outcomes=outcomes,
            cached=self._cache.size,
            services=self._query_limits.services,
        )

    def close(self) -> None:
        """End every process of the pool, whatever it is doing."""
        self._closed.set()
        self._ready.clear()
        with self._reloading:
            self._generation.close()

    def __exit__(self, *_: object) -> None:
        self.close()

    def lend(
        self, seconds: float, *, calling: bool = False
    ) -> tuple[Generation, WorkerHandle]:
        """Return a worker and where to give it back.

        Waits for a holder that is starting, or starting again.

        Args:
            seconds: How long.
            calling: Whether one that may call other endpoints.

        Raises:
            OverloadedError: If that takes too long.
        """
        for _ in range(2):
            if self._closed.is_set() or not self._ready.wait(seconds):
                break
            with self._lock:
                generation = self._generation
            try:
                return generation, generation.take(calling=calling)
            except HolderGoneError:
                self._leave_service(generation)
        raise OverloadedError(retry_after=RETRY_AFTER)

    def lend_now(self) -> tuple[Generation, WorkerHandle] | None:
        """Return a worker that can be asked this very moment, if there is one."""
        generation = self._generation
        worker = generation.take_ready() if self._ready.is_set() else None
        return (generation, worker) if worker else None

    def _generation_of(self, source: PoolSource) -> Generation:
        callers = CALLERS if self._query_limits.services else 0
        return Generation(source, self._queue.running, callers)

    def _count(self, outcome: str) -> None:
        with self._lock:
            self._outcomes[outcome] += 1

    def _enter_service(self, generation: Generation) -> None:
        self._ready.set()
        name = f"enishi-holder-{generation.holder.pid}"
        for task in (self._watch, self._listen):
            threading.Thread(
                target=task, args=(generation,), name=name, daemon=True
            ).start()

    def _leave_service(self, generation: Generation) -> None:
        with self._lock:
            if generation is self._generation and not generation.retired:
                self._ready.clear()

    def _listen(self, generation: Generation) -> None:
        """Ask a holder for signs of life, so that a stuck one is noticed unasked."""
        while not (generation.retired or self._closed.wait(HEARTBEAT)):
            try:
                generation.holder.check()
            except HolderGoneError:
                self._leave_service(generation)
            else:
                self._come_back(generation)

    def _come_back(self, generation: Generation) -> None:
        """Take queries again after a silence."""
        with self._lock:
            if generation is self._generation and not self._closed.is_set():
                self._ready.set()

    def _watch(self, generation: Generation) -> None:
        """Wait for a holder to end and, unless it was meant to, start another."""
        generation.holder.wait()
        if generation.retired or self._closed.is_set():
            return
        self._leave_service(generation)
        logging.getLogger(__name__).error("The holder has died; starting another.")
        pause = 0.5
        while not self._closed.wait(pause if self._restarts else 0):
            self._restarts += 1
            try:
                self.reload()
            except (SourceError, HolderGoneError):
                pause = min(pause * 2, LONGEST_PAUSE)
            else:
                return
