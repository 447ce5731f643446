"""The pool as a query service: for questions of unknown cost that need terms."""

import rdflib

from enishi.store.answers import PoolAnswer
from enishi.store.cache import KeptAnswer
from enishi.store.media import JSON, N_TRIPLES, AnswerKind
from enishi.store.pool import Pool
from enishi.store.protocol import FormatChoice, Request, Table
from enishi.store.results import read_boolean, read_graph, read_table

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

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

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

    def stream(self, request: Request) -> PoolAnswer | KeptAnswer:
        """Answer a query of any form in bytes.

        Raises:
            QueryRefusedError: If it gets no answer, or none in an accepted format.
        """
        return self._pool.execute(request)
