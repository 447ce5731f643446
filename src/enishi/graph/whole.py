"""The whole graph, to be written to a file: every named graph, one at a time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import rdflib

from enishi.graph.answer import Questions
from enishi.graph.words import iri_in


@dataclass(frozen=True)
class WholeGraph(Mapping[str, rdflib.Graph]):
    """The named graphs by their addresses, each fetched when it is asked for.

    Attributes:
        questions: The queries, and the engine that answers them.
    """

    questions: Questions

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of the named graphs, sorted."""
        found = self.questions.ask("site/graphs")
        return tuple(sorted(str(iri_in(row, "graph")) for row in found))

    def __getitem__(self, address: str) -> rdflib.Graph:
        if address not in self.addresses:
            raise KeyError(address)
        query = self.questions.library["site/graph-content"].bind({"graph": address})
        return self.questions.service.construct(query)

    def __iter__(self) -> Iterator[str]:
        return iter(self.addresses)

    def __len__(self) -> int:
        return len(self.addresses)
