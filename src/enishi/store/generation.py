"""One version of the graph in service: its holder and the workers that share it."""

import threading

from enishi.errors import SourceError
from enishi.store.control import HolderGoneError
from enishi.store.holding import Holder, PoolSource, WorkerHandle

ATTEMPTS = 100
CALLERS = 2
"""Workers that may call other endpoints, where there are any. They have a queue of
their own, so that an endpoint that is slow keeps no other query waiting."""


class Generation:
    """A holder with its idle workers; closed when retired and no worker is busy.

    Args:
        source: What to read.
        workers: How many to have ready.
        callers: How many beside those that may call other endpoints; no worker of
            theirs ever takes the place of one that may not, nor the other way round.

    Raises:
        SourceError: If the graph cannot be read.
    """

    def __init__(self, source: PoolSource, workers: int, callers: int = 0) -> None:
        self.holder = Holder(source)
        self._lock = threading.Lock()
        self._busy = 0
        self._retired = False
        try:
            self._idle = {
                calling: [self.holder.fork(calling=calling) for _ in range(number)]
                for calling, number in ((False, workers), (True, callers))
            }
        except HolderGoneError as error:
            self.holder.close()
            raise SourceError(
                "the process that holds the graph has died.",
                hint="See that there is memory enough.",
            ) from error

    @property
    def retired(self) -> bool:
        """Whether a newer one has taken its place."""
        return self._retired

    def take(self, *, calling: bool = False) -> WorkerHandle:
        """Return a worker that is alive.

        Args:
            calling: Whether one that may call other endpoints.

        Raises:
            HolderGoneError: If there is none and none can be made.
        """
        with self._lock:
            if self._retired:
                raise HolderGoneError
            self._busy += 1
        try:
            return self._idle_or_new(calling=calling)
        except BaseException:
            self._done()
            raise

    def take_ready(self) -> WorkerHandle | None:
        """Return a worker that can be asked this very moment, if there is one.

        It is never one that may call other endpoints.
        """
        with self._lock:
            if self._retired:
                return None
            idle = self._idle[False]
            for place in reversed(range(len(idle))):
                if idle[place].ready():
                    self._busy += 1
                    return idle.pop(place)
            return None

    def give_back(self, worker: WorkerHandle) -> None:
        """Take back a worker that has ended its answer and can do another.

        Never waits: what ends a worker or a holder does so in a thread of its own.
        """
        with self._lock:
            keep = not self._retired
            if keep:
                self._idle[worker.calling].append(worker)
        if not keep:
            worker.hang_up()  # it then ends by itself
        self._done()

    def discard(self, worker: WorkerHandle) -> int:
        """Kill a worker, put another in its place, and return how it ended."""
        code = worker.kill()
        try:
            if not self._retired:
                spare = self.holder.fork(calling=worker.calling)
                with self._lock:
                    self._idle[worker.calling].insert(0, spare)
        except HolderGoneError:
            pass  # whoever watches the holder begins another generation
        finally:
            self._done()
        return code

    def retire(self) -> None:
        """Take no more queries; end when the last answer is through."""
        with self._lock:
            self._retired = True
            ending = not self._busy
        if ending:
            self._end()

    def close(self) -> None:
        """End every worker now, whatever it is doing."""
        with self._lock:
            self._retired = True
        self._end()

    def _idle_or_new(self, *, calling: bool) -> WorkerHandle:
        for _ in range(ATTEMPTS):
            with self._lock:
                idle = self._idle[calling]
                worker = idle.pop() if idle else None
            if worker is None:
                worker = self.holder.fork(calling=calling)
            if worker.alive():
                return worker
            worker.kill()
        raise HolderGoneError

    def _done(self) -> None:
        with self._lock:
            self._busy -= 1
            ending = self._retired and not self._busy
        if ending:  # the holder takes its time, which whoever gives back may not have
            name = f"enishi-end-{self.holder.pid}"
            threading.Thread(target=self._end, name=name).start()

    def _end(self) -> None:
        with self._lock:
            idle = [*self._idle[False], *self._idle[True]]
            self._idle = {False: [], True: []}
        for worker in idle:
            worker.hang_up()
        self.holder.close()
