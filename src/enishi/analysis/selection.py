"""A choice of records and edges: by year, place, kind, state and weight."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from rdflib import URIRef

from enishi.analysis.network import Edge, Network, Record


@dataclass(frozen=True, slots=True)
class Selection:
    """What to keep of a network; an empty criterion keeps everything.

    Attributes:
        years: Fiscal years, by their first calendar year: a record is kept if it holds
            in one of them (`Record.holds_in`).
        nodes: Edges are kept if one of their ends is among these.
        kinds: Kinds of records.
        states: States of records.
        node_kinds: Edges are kept if both ends are of these kinds.
        minimum_weight: Edges are kept from this weight on, after records were chosen.
    """

    years: frozenset[int] = frozenset()
    nodes: frozenset[URIRef] = frozenset()
    kinds: frozenset[URIRef] = frozenset()
    states: frozenset[URIRef] = frozenset()
    node_kinds: frozenset[str] = frozenset()
    minimum_weight: float = 0.0

    def of(self, network: Network) -> Network:
        """Return what is kept of a network; nodes without an edge fall out."""
        return network.with_edges(self._kept(network))

    def _kept(self, network: Network) -> Iterable[Edge]:
        for edge in network.edges:
            if not self._keeps_ends(edge, network):
                continue
            records = tuple(filter(self.keeps, edge.records))
            kept = replace(edge, records=records)
            if records and kept.weight >= self.minimum_weight:
                yield kept

    def keeps(self, record: Record) -> bool:
        """Tell whether a record is kept."""
        return (
            (not self.years or any(map(record.holds_in, self.years)))
            and (not self.kinds or not self.kinds.isdisjoint(record.kinds))
            and (not self.states or record.state in self.states)
        )

    def _keeps_ends(self, edge: Edge, network: Network) -> bool:
        ends = (edge.source, edge.target)
        if self.nodes and self.nodes.isdisjoint(ends):
            return False
        return not self.node_kinds or all(
            network.node(end).kind in self.node_kinds for end in ends
        )
