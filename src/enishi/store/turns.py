"""Turns for short queries and for lengthy ones, so that these never hold all workers.

Nobody knows beforehand how long a query takes. So each one starts as a short one. What
is not whole after a moment needs one of the turns for lengthy queries, which are fewer
than the workers; if none is free it is given up, before anything of it was sent, and
begun again when one is.

This is feedback scheduling with two levels: F. J. Corbató, M. Merwin-Daggett and
R. C. Daley, An experimental time-sharing system, AFIPS 1962,
doi:10.1145/1460833.1460871.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from enishi.store.admission import Admission, QueueLimits

SHARE: Final = 3
"""One worker of so many is kept for short queries."""


class Turn:
    """The right to one worker.

    Args:
        turns: Who gave it.
        client: To whom.
        lengthy: Whether its query may take its time.
    """

    def __init__(self, turns: "Turns", client: str, *, lengthy: bool) -> None:
        self._turns = turns
        self._client = client
        self._lengthy = lengthy

    def lengthen(self) -> bool:
        """Return whether the query may go on, though it turns out to be lengthy."""
        self._lengthy = self._lengthy or self._turns.lengthen(self._client)
        return self._lengthy

    def end(self) -> None:
        """Give the turn to the next one."""
        self._turns.end(self._client, lengthy=self._lengthy)


class Turns:
    """Gives turns, first come, first served among the short and among the lengthy.

    Args:
        limits: How many may run and wait. With fewer than three that run there are
            turns of one kind only.
    """

    def __init__(self, limits: QueueLimits) -> None:
        kept = limits.running // SHARE
        self._all = Admission(limits)
        self._lengthy = Admission(replace(limits, running=limits.running - kept))
        self._divided = kept > 0

    @property
    def running(self) -> int:
        """Queries that run now."""
        return self._all.running

    @property
    def waiting(self) -> int:
        """Queries that wait now."""
        return self._all.waiting + self._lengthy.waiting

    def enter(
        self, client: str, gone: Callable[[], bool], *, lengthy: bool = False
    ) -> Turn:
        """Wait for a turn; `Turn.end` must follow.

        Args:
            client: Whose share it counts in; empty counts in nobody's.
            gone: Tells, when asked now and then, whether the client has left.
            lengthy: Whether the query is known not to be short.

        Raises:
            QueryRefusedError: As `enishi.store.admission.Admission.enter`.
        """
        lengthy = lengthy and self._divided
        if lengthy:
            self._lengthy.enter(client, gone)
        try:
            self._all.enter(client, gone)
        except BaseException:
            if lengthy:
                self._lengthy.leave(client)
            raise
        return Turn(self, client, lengthy=lengthy)

    def enter_now(self, client: str) -> Turn | None:
        """Return a turn for a short query, if there is one this very moment."""
        if not self._all.enter_now(client):
            return None
        return Turn(self, client, lengthy=False)

    def lengthen(self, client: str) -> bool:
        """Return whether a query that runs has got the turn of a lengthy one."""
        return not self._divided or self._lengthy.enter_now(client)

    def end(self, client: str, *, lengthy: bool) -> None:
        """Give a turn to the next one."""
        self._all.leave(client)
        if lengthy and self._divided:
            self._lengthy.leave(client)
