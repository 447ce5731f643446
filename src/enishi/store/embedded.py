"""The engine inside this process: for queries that we wrote ourselves.

A query of unknown cost belongs to the pool of workers: nothing here can be stopped.
"""

from pathlib import Path

import pyoxigraph
import rdflib

from enishi.errors import UsageError
from enishi.store.dataset import Dataset, DefaultGraph, load_dataset
from enishi.store.evaluation import Result, evaluate, write_answer
from enishi.store.protocol import DatasetChoice, Request, Table
from enishi.store.refusals import QueryEvaluationError
from enishi.store.spooled import SpooledAnswer
from enishi.store.terms import TermReader


class EmbeddedStore:
    """Answers trusted queries over an in-memory dataset, from any thread.

    Args:
        dataset: What to ask.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    @classmethod
    def open(
        cls, path: Path, default_graph: DefaultGraph = DefaultGraph.UNION
    ) -> "EmbeddedStore":
        """Load a file or a folder.

        Raises:
            SourceError: As `enishi.store.dataset.load_dataset`.
        """
        return cls(load_dataset(path, default_graph))

    @property
    def version(self) -> str:
        """The hash of the graph's content."""
        return self._dataset.version

    @property
    def triples(self) -> int:
        """Triples that a query sees without naming a graph."""
        return self._dataset.triples

    @property
    def graphs(self) -> tuple[str, ...]:
        """The IRIs of the named graphs, sorted."""
        return self._dataset.graphs

    def select(self, query: str) -> Table:
        """Answer a SELECT query.

        Raises:
            UsageError: If the query is of another form.
            QueryRefusedError: If it gets no answer.
        """
        result = self._evaluate(query)
        if not isinstance(result, pyoxigraph.QuerySolutions):
            raise UsageError("this is no SELECT query.", hint="Use ask or construct.")
        read = TermReader().read_optional
        try:
            rows = tuple(tuple(map(read, solution)) for solution in result)
        except (RuntimeError, OSError) as error:
            raise QueryEvaluationError(reason=str(error)) from error
        return Table(tuple(variable.value for variable in result.variables), rows)

    def ask(self, query: str) -> bool:
        """Answer an ASK query.

        Raises:
            UsageError: If the query is of another form.
            QueryRefusedError: If it gets no answer.
        """
        result = self._evaluate(query)
        if not isinstance(result, pyoxigraph.QueryBoolean):
            raise UsageError("this is no ASK query.", hint="Use select or construct.")
        return bool(result)

    def construct(self, query: str) -> rdflib.Graph:
        """Answer a CONSTRUCT or DESCRIBE query.

        Raises:
            UsageError: If the query is of another form.
            QueryRefusedError: If it gets no answer.
        """
        result = self._evaluate(query)
        if not isinstance(result, pyoxigraph.QueryTriples):
            raise UsageError("this query makes no graph.", hint="Use select or ask.")
        read = TermReader().read
        graph = rdflib.Graph()
        try:
            for triple in result:
                graph.add(
                    (read(triple.subject), read(triple.predicate), read(triple.object))
                )
        except (RuntimeError, OSError) as error:
            raise QueryEvaluationError(reason=str(error)) from error
        return graph

    def stream(self, request: Request) -> SpooledAnswer:
        """Answer a query of any form in bytes, in a format of the request's choice.

        Raises:
            QueryRefusedError: If it gets no answer, or none in an accepted format.
        """
        result = evaluate(self._dataset, request.query, request.graphs, request.base)
        return SpooledAnswer(lambda file: write_answer(result, request.formats, file))

    def _evaluate(self, query: str) -> Result:
        return evaluate(self._dataset, query, DatasetChoice())
