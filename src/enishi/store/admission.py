"""Who may ask now, who waits, and who is told to come back later."""

import threading
import time
from collections import Counter, deque
from collections.abc import Callable
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

    running: int = 4
    waiting: int = 64
    seconds: float = 10.0
    per_client: int = 32


class Admission:
    """A bounded queue, first come, first served.

    Whoever leaves hands the turn to the first in the queue and wakes nobody else.

    Args:
        limits: How many may run and wait.
    """

    def __init__(self, limits: QueueLimits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._running = 0
        self._queue: deque[threading.Event] = deque()
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
        with self._lock:
            self._check_share(client)
            turn = self._turn()
            self._clients[client] += 1
        if turn is not None:
            self._wait(turn, client, gone)

    def enter_now(self, client: str) -> bool:
        """Take a turn if there is one; `leave` must follow only then.

        Args:
            client: As in `enter`.
        """
        limit = self._limits.per_client
        with self._lock:
            full = self._queue or self._running >= self._limits.running
            if full or (client and limit and self._clients[client] >= limit):
                return False
            self._running += 1
            self._clients[client] += 1
            return True

    def leave(self, client: str) -> None:
        """Give the turn to the next one."""
        with self._lock:
            self._forget(client)
            self._hand_on()

    def _check_share(self, client: str) -> None:
        limit = self._limits.per_client
        if client and limit and self._clients[client] >= limit:
            raise TooManyRequestsError(allowed=limit)

    def _turn(self) -> threading.Event | None:
        """Take a turn, or a place in the queue."""
        if not self._queue and self._running < self._limits.running:
            self._running += 1
            return None
        if len(self._queue) >= self._limits.waiting:
            raise OverloadedError(retry_after=RETRY_AFTER)
        turn = threading.Event()
        self._queue.append(turn)
        return turn

    def _wait(
        self, turn: threading.Event, client: str, gone: Callable[[], bool]
    ) -> None:
        until = time.monotonic() + self._limits.seconds
        while not turn.wait(POLL):
            late, left = time.monotonic() >= until, gone()
            if (late or left) and self._withdrawn(turn, client):
                raise (
                    QueryCancelledError
                    if left
                    else OverloadedError(retry_after=RETRY_AFTER)
                )

    def _withdrawn(self, turn: threading.Event, client: str) -> bool:
        """Leave the queue, unless the turn has come this very moment."""
        with self._lock:
            if turn.is_set():
                return False
            self._queue.remove(turn)
            self._forget(client)
            return True

    def _hand_on(self) -> None:
        if self._queue:
            self._queue.popleft().set()
        else:
            self._running -= 1

    def _forget(self, client: str) -> None:
        self._clients[client] -= 1
        if not self._clients[client]:
            del self._clients[client]
