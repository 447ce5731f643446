"""The pool as a query service: for questions of unknown cost that need terms."""

from functools import partial
from typing import IO

import rdflib

from enishi.store.answers import PoolAnswer
from enishi.store.cache import KeptAnswer
from enishi.store.media import TSV, AnswerKind, Format
from enishi.store.pool import Pool
from enishi.store.protocol import FormatChoice, Request, Table
from enishi.store.results import FOR_TERMS, read_boolean, read_graph, read_table
from enishi.store.sharing import SharedPool
from enishi.store.spooled import SpooledAnswer

QUICKEST = FormatChoice({**FOR_TERMS.formats, AnswerKind.SOLUTIONS: TSV})
"""Our own engine writes tables in TSV that are read back as the very same terms."""


class PooledStore:
    """Answers queries from a pool, within the limits of its workers.

    Args:
        pool: Who answers.
        most: Bytes of an answer that is made into terms; 0 is no limit.
    """

    def __init__(self, pool: Pool | SharedPool, most: int = 0) -> None:
        self._pool = pool
        self._most = most

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
        answer = self.stream(Request(query, QUICKEST))
        return read_table(answer.whole(self._most), answer.form)

    def ask(self, query: str) -> bool:
        """Answer an ASK query.

        Raises:
            UsageError: If the query is of another form.
            QueryRefusedError: If it gets no answer.
        """
        answer = self.stream(Request(query, FOR_TERMS))
        return read_boolean(answer.whole(self._most), answer.form)

    def construct(self, query: str) -> rdflib.Graph:
        """Answer a CONSTRUCT or DESCRIBE query.

        Raises:
            UsageError: If the query is of another form.
            QueryRefusedError: If it gets no answer.
        """
        answer = self.stream(Request(query, FOR_TERMS))
        return read_graph(answer.whole(self._most), answer.form)

    def stream(self, request: Request) -> SpooledAnswer:
        """Answer a query of any form in bytes.

        The answer is taken whole before any of it is given, so that a reader who is
        slow keeps no worker.

        Raises:
            QueryRefusedError: If it gets no answer, or none in an accepted format.
        """
        return SpooledAnswer(partial(_written, self._pool.execute(request)))


def _written(answer: PoolAnswer | KeptAnswer, file: IO[bytes]) -> Format:
    for block in answer:
        file.write(block)
    return answer.form
