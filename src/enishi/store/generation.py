"""One version of the graph in service: its holder and the workers that share it."""

import threading

from enishi.errors import SourceError
from enishi.store.control import HolderGoneError
from enishi.store.holding import Holder, PoolSource, WorkerHandle

ATTEMPTS = 100


class Generation:
    """A holder with its idle workers; closed when retired and no worker is busy.

    Args:
        source: What to read.
        workers: How many to have ready.

    Raises:
        SourceError: If the graph cannot be read.
    """

    def __init__(self, source: PoolSource, workers: int) -> None:
        self.holder = Holder(source)
        self._lock = threading.Lock()
        self._busy = 0
        self._retired = False
        try:
            self._idle = [self.holder.fork() for _ in range(workers)]
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

    def take(self) -> WorkerHandle:
        """Return a worker that is alive.

        Raises:
            HolderGoneError: If there is none and none can be made.
        """
        with self._lock:
            if self._retired:
                raise HolderGoneError
            self._busy += 1
        try:
            return self._idle_or_new()
        except BaseException:
            self._done()
            raise

    def take_ready(self) -> WorkerHandle | None:
        """Return a worker that can be asked this very moment, if there is one."""
        with self._lock:
            if self._retired:
                return None
            for place in reversed(range(len(self._idle))):
                if self._idle[place].ready():
                    self._busy += 1
                    return self._idle.pop(place)
            return None

    def give_back(self, worker: WorkerHandle) -> None:
        """Take back a worker that has ended its answer and can do another.

        Never waits: what ends a worker or a holder does so in a thread of its own.
        """
        with self._lock:
            keep = not self._retired
            if keep:
                self._idle.append(worker)
        if not keep:
            worker.hang_up()  # it then ends by itself
        self._done()

    def discard(self, worker: WorkerHandle) -> int:
        """Kill a worker, put another in its place, and return how it ended."""
        code = worker.kill()
        try:
            if not self._retired:
                spare = self.holder.fork()
                with self._lock:
                    self._idle.insert(0, spare)
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

    def _idle_or_new(self) -> WorkerHandle:
        for _ in range(ATTEMPTS):
            with self._lock:
                worker = self._idle.pop() if self._idle else None
            if worker is None:
                worker = self.holder.fork()
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
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.hang_up()
        self.holder.close()
