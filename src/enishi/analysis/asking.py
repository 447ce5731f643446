"""Networks asked of a store by the named queries of ``queries/network/``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.analysis.network import RECORDS, Network
from enishi.analysis.reading import Form, read_network
from enishi.analysis.wording import Wording
from enishi.catalog.library import Library
from enishi.catalog.query import NamedQuery, Value
from enishi.errors import UsageError
from enishi.store.protocol import QueryService, Row, Table

FOLDER: Final = "network"
WIDEST_STEP: Final = 2000
"""Things asked for at once while a neighbourhood grows."""
LARGEST_DEPTH: Final = 6


def form_of(query: NamedQuery) -> Form:
    """Return what kind of network a query gives, as its header says."""
    words = query.header.values.get("network", "").split()
    unit = Wording(query.header.text("weight", "ja"), query.header.text("weight", "en"))
    return Form(
        "directed" in words,
        "two-mode" in words,
        unit if unit.en else RECORDS,
        Wording(query.header.text("summary", "ja"), query.header.text("summary", "en")),
    )


@dataclass(frozen=True)
class Networks:
    """The networks of a graph.

    Attributes:
        service: Where to ask.
        library: The named queries.
    """

    service: QueryService
    library: Library

    def names(self) -> tuple[str, ...]:
        """Return the names of all networks, in the order of their headers."""
        return tuple(
            query.name.removeprefix(f"{FOLDER}/")
            for query in self.library.below(FOLDER)
            if query.header.view == FOLDER
        )

    def network(self, name: str, values: Mapping[str, Value] | None = None) -> Network:
        """Return a network.

        Args:
            name: Name of its query below ``network/``, such as ``city-partner``.
            values: Values of its parameters; one left out doesn't narrow.

        Raises:
            NotFoundError: If there is no such query.
            UsageError: If a value doesn't fit its parameter.
            QueryError: If the query gets no answer.
        """
        query = self.library[f"{FOLDER}/{name}"]
        table = self.service.select(query.bind(values or {}))
        return read_network(table, form_of(query))

    def neighbourhood(
        self, entity: URIRef, depth: int = 1, hidden: frozenset[URIRef] = frozenset()
    ) -> Network:
        """Return all statements around a thing.

        Args:
            entity: The thing in the middle.
            depth: How many statements away the farthest things may be, 1 to 6.
            hidden: Things that are shown but not followed, such as a country.

        Raises:
            UsageError: If the depth is out of range.
        """
        if not 1 <= depth <= LARGEST_DEPTH:
            raise UsageError(
                f"the depth must lie between 1 and {LARGEST_DEPTH}, not {depth}."
            )
        query = self.library[f"{FOLDER}/neighbourhood"]
        rows: dict[Row, None] = {}
        variables: tuple[str, ...] = ("source", "target")
        seen: set[URIRef] = set()
        edge = {entity}
        for _ in range(depth):
            seen |= edge
            for table in self._around(query, sorted(edge)):
                variables = table.variables
                rows.update(dict.fromkeys(table.rows))
            edge = _ends(variables, rows) - seen - hidden
        return read_network(Table(variables, tuple(rows)), form_of(query))

    def _around(self, query: NamedQuery, entities: list[URIRef]) -> list[Table]:
        return [
            self.service.select(
                query.bind({"entity": entities[start : start + WIDEST_STEP]})
            )
            for start in range(0, len(entities), WIDEST_STEP)
        ]


def _ends(variables: tuple[str, ...], rows: Mapping[Row, None]) -> set[URIRef]:
    places = variables.index("source"), variables.index("target")
    return {URIRef(str(row[place])) for row in rows for place in places}
