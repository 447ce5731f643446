"""The workers of a pool, lent to the queries that we wrote ourselves.

They share the graph that the pool's holder has read, and wait in a queue of their own,
so that visitors' queries do not delay them. Time is limited all the same: a query that
turns out to be too much for a graph is stopped, with its worker.
"""

from enishi.store.admission import Admission, QueueLimits
from enishi.store.answers import Lease, PoolAnswer
from enishi.store.frames import framed_request
from enishi.store.output import WorkerLimits
from enishi.store.overruns import OverloadedError
from enishi.store.pool import Pool
from enishi.store.protocol import Request


class SharedPool:
    """Answers our own queries from the workers of a pool.

    Args:
        pool: Whose workers.
        queue: How many may run and wait, beyond the pool's own.
        limits: What a query may use; memory is what the pool's may.
    """

    def __init__(self, pool: Pool, queue: QueueLimits, limits: WorkerLimits) -> None:
        self._pool = pool
        self._limits = limits
        self._patience = queue.seconds
        self._admission = Admission(queue)

    @property
    def version(self) -> str:
        """The version of the graph in service."""
        return self._pool.version

    def execute(self, request: Request) -> PoolAnswer:
        """Answer a query as soon as there is a turn and a worker for it.

        Args:
            request: The query, trusted.

        Returns:
            The answer; whoever iterates it to its end or closes it frees the worker.

        Raises:
            QueryRefusedError: If there is no answer.
        """
        self._admission.enter("", bool)
        try:
            generation, worker = self._pool.lend(self._patience)
        except OverloadedError:
            self._finished("")
            raise
        lease = Lease(generation, worker, self._limits, self._finished)
        return PoolAnswer(lease, framed_request(request), bool).begin()

    def _finished(self, _outcome: str) -> None:
        self._admission.leave("")
