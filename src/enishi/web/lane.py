"""The lane for short answers: served by the thread that watches all connections.

Handing a request to a thread and back costs more than most queries do, and the more
threads take turns, the more each turn costs. So whatever can be answered without
waiting is answered by the watching thread itself, and a worker that was asked a query
is watched like a client. Only what takes longer than a moment, or comes in pieces, is
handed to a thread, which does all that may take time: waiting in the queue, slow
clients, refusals in the reader's language.
"""

import logging
import sys
import threading
import time
from collections import deque
from itertools import islice
from typing import Any, Final, NamedTuple, Protocol

from enishi.web.watch import Watch

LOG: Final = logging.getLogger(__name__)
MOMENT: Final = 0.05
"""Seconds that a query may take in the lane, waiting for a worker included."""


class Begun(Protocol):
    """What was begun for a request; none of this waits."""

    @property
    def whole(self) -> bool:
        """Whether the whole answer was here already."""

    def ask(self) -> bool:
        """Ask who knows the answer, if that takes no waiting; say whether it did."""

    def has_come(self) -> bool:
        """Take what has come of the answer; return whether it is all here."""

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when something comes."""

    def close(self) -> None:
        """Give up what nobody took. Safe to call twice."""


class Client(Protocol):
    """A connection whose request is to be answered."""

    def begin(self) -> Begun | None:
        """Begin to answer, if that takes no time."""

    def finish(self) -> None:
        """Answer with what was begun and is whole."""

    def service(self) -> None:
        """Answer, however long that takes."""

    def cancel(self) -> None:
        """Answer no more, and hang up."""


class Crew(Protocol):
    """Threads that answer requests."""

    def add_task(self, task: Any, /) -> None:  # noqa: ANN401 - waitress says Task, and means this
        """Have a request answered by the next one that is free."""


class Waiting(NamedTuple):
    """A request in the lane.

    Attributes:
        client: Whose it is.
        begun: What was begun for it.
        until: When it leaves the lane at the latest, as `time.monotonic` counts.
    """

    client: Client
    begun: Begun
    until: float


class Lane:
    """Answers what takes no time, and hands everything else to threads.

    Everything but `add_task` is called by the watching thread alone.

    Args:
        watch: What the watching thread watches.
        crew: The threads.
    """

    def __init__(self, watch: Watch, crew: Crew) -> None:
        self._watch = watch
        self._crew = crew
        self._watching = 0
        self._new: deque[Client] = deque()
        self._line: deque[Waiting] = deque()
        self._asked: dict[int, Waiting] = {}

    def add_task(self, task: Client) -> None:
        """Have a request answered; may be called by any thread."""
        if self.is_watching():
            self._new.append(task)  # not at once: its connection is locked
        else:
            self._crew.add_task(task)

    def open(self) -> None:
        """Take requests from now on, which the calling thread watches for."""
        self._watching = threading.get_ident()

    def is_watching(self) -> bool:
        """Return whether the calling thread is the one that watches."""
        return threading.get_ident() == self._watching

    @property
    def waits_for_threads(self) -> bool:
        """Whether a worker that the calling thread has just freed is waited for."""
        return bool(self._line) and threading.get_ident() != self._watching

    def seconds(self, most: float) -> float:
        """Return how long the watching thread may sleep, up to so many seconds."""
        first = [*islice(self._line, 1), *islice(self._asked.values(), 1)]
        if not first:
            return most
        left = min(waiting.until for waiting in first) - time.monotonic()
        return max(0.0, min(most, left))

    def turn(self) -> None:
        """Do what can be done now; follows each look at the connections."""
        while self._new:
            self._begin(self._new.popleft())
        while self._line and self._ask(self._line[0]):
            self._line.popleft()
        now = time.monotonic()
        while self._line and self._line[0].until <= now:
            self._crew.add_task(self._line.popleft().client)
        for late in [at for at, one in self._asked.items() if one.until <= now]:
            self._crew.add_task(self._forget(late).client)

    def spoken(self, descriptor: int) -> None:
        """Answer a request about whose query a worker has just said something."""
        waiting = self._forget(descriptor)
        if waiting.begun.has_come():
            self._finish(waiting.client)
        else:
            self._crew.add_task(waiting.client)

    def _finish(self, client: Client) -> None:
        try:
            client.finish()
        except Exception:  # as below
            LOG.exception("An answer could not be sent.")
            client.cancel()

    def _begin(self, client: Client) -> None:
        try:
            begun = client.begin()
        except Exception:  # one request must not end the service of all others
            LOG.exception("A request could not be begun.")
            begun = None
        if begun is None:
            self._crew.add_task(client)
        elif begun.whole:
            self._finish(client)
        else:
            self._line.append(Waiting(client, begun, time.monotonic() + MOMENT))

    def _ask(self, waiting: Waiting) -> bool:
        """Ask; return whether the line may move on."""
        try:
            if not waiting.begun.ask():
                return False
        except Exception:
            LOG.exception("A query could not be asked.")
            self._crew.add_task(waiting.client)
            return True
        descriptor = waiting.begun.fileno()
        self._asked[descriptor] = waiting
        self._watch[descriptor] = Watched(self, descriptor)
        return True

    def _forget(self, descriptor: int) -> Waiting:
        del self._watch[descriptor]
        return self._asked.pop(descriptor)


class Watched:
    """A worker that was asked, as the loop of waitress wants what it watches.

    Args:
        lane: Who wants to know when it speaks.
        descriptor: Of the socket on which it does.
    """

    accepting = False

    def __init__(self, lane: Lane, descriptor: int) -> None:
        self._lane = lane
        self._descriptor = descriptor

    def readable(self) -> bool:
        """Say that it is always listened to."""
        return True

    def writable(self) -> bool:
        """Say that nothing is left to tell it."""
        return False

    def handle_read_event(self) -> None:
        """Hear it."""
        self._lane.spoken(self._descriptor)

    def handle_close(self) -> None:
        """Leave its end to whoever reads the answer."""

    def close(self) -> None:
        """Leave its end to whoever reads the answer."""

    def handle_error(self) -> None:
        """Say that the answering failed; called with the exception at hand."""
        LOG.error("An answer could not be sent.", exc_info=sys.exc_info())
