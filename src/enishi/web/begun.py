"""Answers to queries that were begun before any thread was set to wait for them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from enishi.store.answers import PoolAnswer
from enishi.store.pool import Pool
from enishi.store.preparing import Prepared
from enishi.web.sent import Sent

if TYPE_CHECKING:
    from enishi.store.visitors import VisitorAnswer

BEGUN: Final = "enishi.begun"
"""Where a request's environment holds what was begun for it."""

Key: TypeAlias = tuple[str | bytes, ...]


class Asked(NamedTuple):
    """What was read out of a request.

    Attributes:
        key: Everything that the answer depends on, but the graph.
        query: The query, checked, in the words in which a worker is asked.
        lasting: Whether the answer is the same each time.
        encodings: The ``Accept-Encoding`` header.
    """

    key: Key
    query: Prepared
    lasting: bool
    encodings: str


class KeptBefore:
    """An answer that is here already.

    Args:
        sent: The answer.
    """

    whole: Final = True

    def __init__(self, sent: Sent) -> None:
        self._sent = sent

    def ask(self) -> bool:
        """Ask nobody."""
        return True

    def has_come(self) -> bool:
        """Return that it has."""
        return True

    def fileno(self) -> int:
        """Return no descriptor: nothing is waited for."""
        return -1

    def sent(self) -> Sent:
        """Return the answer."""
        return self._sent

    def close(self) -> None:
        """Do nothing: nothing is held."""


class BegunQuery:
    """A query that is asked as soon as that takes no waiting.

    Args:
        asked: What was read out of the request.
        pool: Who answers it.
        client: Whose share of the queue it counts in.
        gone: Tells, when asked now and then, whether the client has left.
        send: Makes of an answer that is whole what is sent.

    Attributes:
        asked: What was read out of the request.
        version: Of the graph when the worker was asked.
    """

    whole: Final = False

    def __init__(
        self,
        asked: Asked,
        pool: Pool,
        client: str,
        gone: Callable[[], bool],
        send: "Callable[[BegunQuery, PoolAnswer], Sent | VisitorAnswer]",
    ) -> None:
        self.asked = asked
        self.version = ""
        self._pool = pool
        self._client = client
        self._gone = gone
        self._send = send
        self._answer: PoolAnswer | None = None

    def ask(self) -> bool:
        """Ask, if there is a worker this very moment; return whether there was."""
        query, client = self.asked.query, self._client
        self.version = self._pool.version
        self._answer = self._pool.ask_now(query, client, self._gone)
        return self._answer is not None

    def has_come(self) -> bool:
        """Return whether the whole answer is here."""
        return self._answer is not None and self._answer.has_come()

    def fileno(self) -> int:
        """Return the descriptor that becomes readable when something comes."""
        return self._answer.fileno() if self._answer else -1

    def answer(self) -> PoolAnswer | None:
        """Return the answer, waiting for its beginning; None if nobody was asked.

        Raises:
            QueryRefusedError: If there is none.
        """
        if self._answer:
            query, client = self.asked.query, self._client
            self._answer = self._pool.go_on(self._answer, query, client, self._gone)
        return self._answer

    def sent(self) -> Sent:
        """Return an answer that has come."""
        answer = self.answer()
        sent = self._send(self, answer) if answer else None
        if not isinstance(sent, Sent):
            raise TypeError(sent)
        return sent

    def close(self) -> None:
        """Give the answer up, if nobody took it."""
        if self._answer:
            self._answer.close()
