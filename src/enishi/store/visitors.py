"""What a site needs to answer visitors' queries, whoever evaluates them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from enishi.store.dataset import DefaultGraph
from enishi.store.media import Format
from enishi.store.protocol import Request


@dataclass(frozen=True, slots=True)
class PoolStatus:
    """How the answering of visitors' queries is doing.

    Attributes:
        ready: Whether a graph is in service.
        version: The version of the graph.
        triples: Triples that a query sees without naming a graph.
        graphs: The IRIs of the named graphs, sorted.
        default_graph: What an unnamed graph means.
        running: Queries that run now.
        waiting: Queries that wait now.
        restarts: How often a holder had to be started again.
        outcomes: Number of queries by outcome: ``answered``, ``cached``, or a
            refusal's code.
        cached: Bytes of the answers that are kept.
        services: The endpoints that a query may call.
    """

    ready: bool
    version: str
    triples: int
    graphs: tuple[str, ...]
    default_graph: DefaultGraph
    running: int
    waiting: int
    restarts: int
    outcomes: Mapping[str, int]
    cached: int
    services: tuple[str, ...] = ()


class VisitorAnswer(Protocol):
    """An answer on its way, or here already."""

    @property
    def form(self) -> Format:
        """The format of the bytes."""

    @property
    def complete(self) -> bool:
        """Whether the whole answer is here, so that nothing can go wrong any more."""

    @property
    def length(self) -> int | None:
        """The number of bytes still to be iterated, where it is known."""

    def __iter__(self) -> Iterator[bytes]: ...

    def close(self) -> None:
        """Give the answer up. Safe to call twice."""


class Visitors(Protocol):
    """Answers visitors' queries within limits: a pool of workers, or an endpoint."""

    @property
    def version(self) -> str:
        """The version of the graph in service; empty if it is not known."""

    def execute(
        self, request: Request, *, client: str = "", gone: Callable[[], bool] = bool
    ) -> VisitorAnswer:
        """Answer a query.

        Raises:
            QueryRefusedError: If there is no answer.
        """

    def note_kept(self) -> None:
        """Count an answer that was given again without being asked for."""

    def reload(self, path: Path | None = None) -> None:
        """Answer from the graph as it stands now."""

    def status(self) -> PoolStatus:
        """Say how it is doing."""
