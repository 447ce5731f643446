"""Who may ask now, who waits, and who is told to come back later."""

import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from enishi.store.overruns import OverloadedError, TooManyRequestsError
from enishi.store.refusals import QueryCancelledError

POLL = 0.1
RETRY_AFTER = 5


@dataclass(frozen=True, slots=True)
class QueueLimits:
    """How many queries may run and wait.

    Attributes:
        running: At once, one worker each.
        waiting: Beyond those; the next one is refused.
        seconds: That one may wait.
        per_client: Of one client, running and waiting together; 0 is without limit.
    """

    running: int = 8
    waiting: int = 64
    seconds: float = 10.0
    per_client: int = 32


class Admission:
    """A bounded queue, first come, first served.

    Args:
        limits: How many may run and wait.
    """

    def __init__(self, limits: QueueLimits) -> None:
        self._limits = limits
        self._changed = threading.Condition()
        self._running = 0
        self._queue: deque[object] = deque()
        self._clients: Counter[str] = Counter()

    @property
    def running(self) -> int:
        """Queries that run now."""
        return self._running

    @property
    def waiting(self) -> int:
        """Queries that wait now."""
        return len(self._queue)

    def enter(self, client: str, gone: Callable[[], bool]) -> None:
        """Wait for a turn; `leave` must follow.

        Args:
            client: Whose share this counts in; empty counts in nobody's.
            gone: Tells, when asked now and then, whether the client has left.

        Raises:
            TooManyRequestsError: If the client has its share already.
            OverloadedError: If the queue is full, or the turn does not come in time.
            QueryCancelledError: If the client has left.
        """
        with self._share(client), self._changed:
            if not self._queue and self._running < self._limits.running:
                self._running += 1
                return
            if len(self._queue) >= self._limits.waiting:
                raise OverloadedError(retry_after=RETRY_AFTER)
            self._wait_for_turn(gone)

    def leave(self, client: str) -> None:
        """Give the turn to the next one."""
        with self._changed:
            self._running -= 1
            self._forget(client)
            self._changed.notify_all()

    @contextmanager
    def _share(self, client: str) -> Iterator[None]:
        limit = self._limits.per_client
        with self._changed:
            if client and limit and self._clients[client] >= limit:
                raise TooManyRequestsError(allowed=limit)
            self._clients[client] += 1
        try:
            yield
        except BaseException:
            with self._changed:
                self._forget(client)
            raise

    def _wait_for_turn(self, gone: Callable[[], bool]) -> None:
        ticket = object()
        until = time.monotonic() + self._limits.seconds
        self._queue.append(ticket)
        try:
            while self._queue[0] is not ticket or self._full():
                if time.monotonic() >= until:
                    raise OverloadedError(retry_after=RETRY_AFTER)
                if gone():
                    raise QueryCancelledError
                self._changed.wait(POLL)
            self._running += 1
        finally:
            self._queue.remove(ticket)
            self._changed.notify_all()

    def _full(self) -> bool:
        return self._running >= self._limits.running

    def _forget(self, client: str) -> None:
        self._clients[client] -= 1
        if not self._clients[client]:
            del self._clients[client]
