"""Asking workers: the turn, the worker, and what a query turns out to be."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Protocol

from enishi.store.admission import QueueLimits
from enishi.store.answers import Lease, LengthyQueryError, PoolAnswer
from enishi.store.generation import CALLERS, Generation
from enishi.store.holding import WorkerHandle
from enishi.store.output import WorkerLimits
from enishi.store.overruns import OverloadedError
from enishi.store.preparing import Prepared
from enishi.store.refusals import QueryRefusedError
from enishi.store.turns import Turn, Turns


class Lender(Protocol):
    """Who has workers."""

    def lend(
        self, seconds: float, *, calling: bool = False
    ) -> tuple[Generation, WorkerHandle]:
        """Return a worker and where to give it back.

        Raises:
            OverloadedError: If that takes too long.
        """

    def lend_now(self) -> tuple[Generation, WorkerHandle] | None:
        """Return a worker that can be asked this very moment, if there is one."""


class Asking:
    """Asks a query of a worker when it is its turn.

    Queries that call other endpoints have turns of their own, so that an endpoint that
    is slow keeps no other query waiting.

    Args:
        lender: Who has the workers.
        queue: How many queries may run and wait.
        limits: What one may use.
        count: Called with the outcome of each.
    """

    def __init__(
        self,
        lender: Lender,
        queue: QueueLimits,
        limits: WorkerLimits,
        count: Callable[[str], None],
    ) -> None:
        self._lender = lender
        self._patience = queue.seconds
        self._limits = limits
        self._count = count
        self._turns = Turns(queue)
        self._calls = Turns(replace(queue, running=CALLERS))

    @property
    def running(self) -> int:
        """Queries that run now."""
        return self._turns.running + self._calls.running

    @property
    def waiting(self) -> int:
        """Queries that wait now."""
        return self._turns.waiting + self._calls.waiting

    def ask(self, query: Prepared, client: str, gone: Callable[[], bool]) -> PoolAnswer:
        """Return the answer to a query, begun.

        Raises:
            QueryRefusedError: If there is none.
        """
        try:
            return self._asked(query, client, gone).begin()
        except LengthyQueryError:
            return self._asked(query, client, gone, lengthy=True).begin()

    def ask_now(
        self, query: Prepared, client: str, gone: Callable[[], bool]
    ) -> PoolAnswer | None:
        """Ask a query, if there is a turn and a worker this very moment.

        Returns:
            The answer, not begun; None if one would have to wait, or the query calls
            another endpoint.
        """
        turn = None if query.calling else self._turns.enter_now(client)
        if turn is None:
            return None
        lent = self._lender.lend_now()
        if lent is None:
            turn.end()
            return None
        return self._answer(*lent, query.frame, turn, gone)

    def go_on(
        self,
        answer: PoolAnswer,
        query: Prepared,
        client: str,
        gone: Callable[[], bool],
    ) -> PoolAnswer:
        """Return an answer from `ask_now`, or another one to the same query, begun.

        Raises:
            QueryRefusedError: If there is none.
        """
        try:
            return answer.begin()
        except LengthyQueryError:
            return self._asked(query, client, gone, lengthy=True).begin()

    def _asked(
        self,
        query: Prepared,
        client: str,
        gone: Callable[[], bool],
        *,
        lengthy: bool = False,
    ) -> PoolAnswer:
        """Wait for a turn and a worker, and ask."""
        turns = self._calls if query.calling else self._turns
        try:
            turn = turns.enter(client, gone, lengthy=lengthy)
        except QueryRefusedError as refusal:
            self._count(refusal.code)
            raise
        try:
            lent = self._lender.lend(self._patience, calling=query.calling)
        except BaseException:
            self._finish(turn, OverloadedError.code)
            raise
        return self._answer(*lent, query.frame, turn, gone)

    def _answer(
        self,
        generation: Generation,
        worker: WorkerHandle,
        frame: bytes,
        turn: Turn,
        gone: Callable[[], bool],
    ) -> PoolAnswer:
        finished = partial(self._finish, turn)
        lease = Lease(generation, worker, self._limits, finished, turn.lengthen)
        return PoolAnswer(lease, frame, gone)

    def _finish(self, turn: Turn, outcome: str) -> None:
        turn.end()
        self._count(outcome)
