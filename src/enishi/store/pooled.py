"""The pool as a query service: for questions of unknown cost that need terms."""

import tempfile
from collections.abc import Iterator

import rdflib

from enishi.store.answers import PoolAnswer
from enishi.store.cache import KeptAnswer
from enishi.store.media import JSON, N_TRIPLES, AnswerKind, Format
from enishi.store.pool import Pool
from enishi.store.protocol import FormatChoice, Request, Table
from enishi.store.results import read_boolean, read_graph, read_table
from enishi.store.sharing import SharedPool

HELD_IN_MEMORY = 1 << 22
BLOCK = 1 << 16
FOR_TERMS = FormatChoice(
    {
        AnswerKind.SOLUTIONS: JSON,
        AnswerKind.BOOLEAN: JSON,
        AnswerKind.GRAPH: N_TRIPLES,
    }
)


class PooledStore:
    """Answers queries from a pool, within the limits of its workers.

    Args:
        pool: Who answers.
    """

    def __init__(self, pool: Pool | SharedPool) -> None:
        self._pool = pool

    @property
    def version(self) -> str:
        """The hash of the graph's content."""
        return self._pool.version

    def select(self, query: str) -> Table:
        """Answer a SELECT query.

        Raises:
            UsageError: If the query is of another form.
            QueryRefusedError: If it gets no answer.
        """
        answer = self.stream(Request(query, FOR_TERMS))
        return read_table(b"".join(answer), answer.form)

    def ask(self, query: str) -> bool:
        """Answer an ASK query.

        Raises:
            UsageError: If the query is of another form.
            QueryRefusedError: If it gets no answer.
        """
        answer = self.stream(Request(query, FOR_TERMS))
        return read_boolean(b"".join(answer), answer.form)

    def construct(self, query: str) -> rdflib.Graph:
        """Answer a CONSTRUCT or DESCRIBE query.

        Raises:
            UsageError: If the query is of another form.
            QueryRefusedError: If it gets no answer.
        """
        answer = self.stream(Request(query, FOR_TERMS))
        return read_graph(b"".join(answer), answer.form)

    def stream(self, request: Request) -> "SpooledAnswer":
        """Answer a query of any form in bytes.

        The answer is taken whole before any of it is given, so that a reader who is
        slow keeps no worker.

        Raises:
            QueryRefusedError: If it gets no answer, or none in an accepted format.
        """
        return SpooledAnswer(self._pool.execute(request))


class SpooledAnswer:
    """An answer that is here in full: in memory or, past 4 MiB, in a file.

    Args:
        answer: What a pool gives.

    Raises:
        QueryRefusedError: If it breaks off.
    """

    def __init__(self, answer: PoolAnswer | KeptAnswer) -> None:
        self._form = answer.form
        self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - closed with this
            max_size=HELD_IN_MEMORY
        )
        try:
            for block in answer:
                self._file.write(block)
        except BaseException:
            self._file.close()
            raise
        self._file.seek(0)

    @property
    def form(self) -> Format:
        """The format of the bytes."""
        return self._form

    def __iter__(self) -> Iterator[bytes]:
        while not self._file.closed and (block := self._file.read(BLOCK)):
            yield block
        self.close()

    def close(self) -> None:
        """Free what the answer holds."""
        self._file.close()
