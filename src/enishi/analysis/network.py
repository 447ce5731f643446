"""A network: nodes, the edges between them, and the records each edge rests on.

A **record** is what a document reports once: an agreement, a program year, a
membership, an event, an amount. An **edge** gathers the records between two nodes; its
weight is the sum of theirs. Nodes and edges stand in the order of their addresses, so
that the same graph gives the same network, whatever order an engine answers in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray
from rdflib import URIRef

from enishi.analysis.wording import Wording
from enishi.config import BASE
from enishi.errors import NotFoundError
from enishi.vocabulary.namespaces import SCHEMES

_SPACES: Final = (f"{BASE}id/", SCHEMES)
RECORDS: Final = Wording("記録の数", "records")
UNTITLED: Final = Wording("", "")


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in a network.

    Attributes:
        iri: Its address.
        label_ja: Its Japanese name; "" when the graph gives none.
        label_en: Its English name; "" when the graph gives none.
    """

    iri: URIRef
    label_ja: str = ""
    label_en: str = ""

    @property
    def kind(self) -> str:
        """The kind its address states (``city``, ``field``); "" for foreign ones."""
        for space in _SPACES:
            if self.iri.startswith(space):
                return self.iri.removeprefix(space).partition("/")[0]
        return ""

    def label(self, language: str) -> str:
        """Return the name in a language, else in the other, else the address."""
        names = (self.label_en, self.label_ja)
        first, second = names if language == "en" else names[::-1]
        return first or second or str(self.iri)


@dataclass(frozen=True, slots=True)
class Record:
    """What one report contributes to an edge.

    Attributes:
        via: The agreement, program year, amount ...; None where the query names none.
        kinds: What makes the tie, such as ``enishi:Agreement``; sorted, mostly one.
        year: First calendar year of its fiscal year; None for what stands over years.
        since: Calendar year from which a standing record holds, where it is known.
        state: Status, as a concept.
        weight: What it adds to the edge, in the unit of the network.
        evidence: Passages, sorted.
    """

    via: URIRef | None = None
    kinds: tuple[URIRef, ...] = ()
    year: int | None = None
    since: int | None = None
    state: URIRef | None = None
    weight: float = 1.0
    evidence: tuple[URIRef, ...] = ()

    def holds_in(self, year: int) -> bool:
        """Tell whether the record counts for a fiscal year.

        A dated one counts in its year; a standing one from its start on, and where no
        start is known, always.
        """
        if self.year is not None:
            return self.year == year
        return self.since is None or self.since <= year


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two nodes, with its records in a fixed order."""

    source: URIRef
    target: URIRef
    records: tuple[Record, ...]

    @property
    def weight(self) -> float:
        """The sum of the records' weights."""
        if len(self.records) == 1:  # as most have
            return self.records[0].weight
        return sum(record.weight for record in self.records)

    @property
    def kinds(self) -> tuple[URIRef, ...]:
        """What makes the tie, sorted."""
        if len(self.records) == 1:
            return self.records[0].kinds
        return tuple(sorted({kind for record in self.records for kind in record.kinds}))

    @property
    def years(self) -> tuple[int, ...]:
        """Fiscal years of the dated records, sorted."""
        return tuple(sorted({r.year for r in self.records if r.year is not None}))

    @property
    def vias(self) -> tuple[URIRef, ...]:
        """The things the tie runs through, sorted."""
        return tuple(sorted({r.via for r in self.records if r.via is not None}))

    @property
    def evidence(self) -> tuple[URIRef, ...]:
        """All passages, sorted."""
        if len(self.records) == 1:
            return self.records[0].evidence
        return tuple(sorted({p for record in self.records for p in record.evidence}))


@dataclass(frozen=True)
class Network:
    """Nodes and edges, at most one edge from one node to another.

    Attributes:
        nodes: In the order of their addresses.
        edges: In the order of their ends; where the network is undirected, the end
            with the smaller address is the source (but in a two-mode network the
            source is always of the first mode).
        directed: Whether an edge from a to b differs from one from b to a.
        two_mode: Whether every edge runs from one set of nodes to another; no node is
            of both sets.
        unit: What the weight counts.
        title: What the network shows.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    directed: bool = False
    two_mode: bool = False
    unit: Wording = RECORDS
    title: Wording = UNTITLED

    @cached_property
    def places(self) -> Mapping[URIRef, int]:
        """The place of each node in the order of nodes."""
        return {node.iri: place for place, node in enumerate(self.nodes)}

    @cached_property
    def first_mode(self) -> frozenset[URIRef]:
        """The nodes that edges start from; empty in a one-mode network."""
        if not self.two_mode:
            return frozenset()
        return frozenset(edge.source for edge in self.edges)

    @cached_property
    def arrays(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The places of both ends of each edge, and its weight; no loops."""
        places = self.places
        edges = [edge for edge in self.edges if edge.source != edge.target]
        pairs = [(places[edge.source], places[edge.target]) for edge in edges]
        ends = np.array(pairs, np.int64).reshape(-1, 2)
        weights = np.array([edge.weight for edge in edges], np.float64)
        ends.flags.writeable = weights.flags.writeable = False
        return ends, weights

    @cached_property
    def ties(self) -> Mapping[tuple[URIRef, URIRef], Edge]:
        """Each edge by its ends; an undirected one by both orders of them."""
        found = {(edge.source, edge.target): edge for edge in self.edges}
        if not self.directed:
            found |= {(edge.target, edge.source): edge for edge in self.edges}
        return found

    def node(self, iri: URIRef) -> Node:
        """Return a node.

        Raises:
            NotFoundError: If it is not in the network.
        """
        place = self.places.get(iri)
        if place is None:
            raise NotFoundError(
                f"{iri} is not in this network.", hint="Choose one of its nodes."
            )
        return self.nodes[place]

    def neighbours(self, iri: URIRef) -> tuple[URIRef, ...]:
        """Return the nodes an edge ties to this one, whatever its direction, sorted."""
        self.node(iri)
        found = {edge.target for edge in self.edges if edge.source == iri}
        found |= {edge.source for edge in self.edges if edge.target == iri}
        return tuple(sorted(found))

    def without_direction(self) -> "Network":
        """Return the network in which the order of ends doesn't matter.

        Opposite edges become one, with the records of both.
        """
        if not self.directed:
            return self
        gathered: dict[tuple[URIRef, URIRef], tuple[Record, ...]] = {}
        for edge in self.edges:
            ends = min(edge.source, edge.target), max(edge.source, edge.target)
            gathered[ends] = (*gathered.get(ends, ()), *edge.records)
        edges = (Edge(*ends, records) for ends, records in sorted(gathered.items()))
        return replace(self, edges=tuple(edges), directed=False)

    def with_edges(self, edges: Iterable[Edge]) -> "Network":
        """Return the network of some of its edges and the nodes they tie."""
        kept = sorted(edges, key=lambda edge: (edge.source, edge.target))
        ends = {end for edge in kept for end in (edge.source, edge.target)}
        nodes = tuple(node for node in self.nodes if node.iri in ends)
        return replace(self, nodes=nodes, edges=tuple(kept))
