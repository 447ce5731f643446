"""Paths between two nodes: what they may use, and what was found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from rdflib import URIRef

from enishi.analysis.network import Edge

Kinds: TypeAlias = tuple[str, ...]
"""The kinds of the nodes of a path, from its start to its end."""


@dataclass(frozen=True, slots=True)
class Limit:
    """How many paths are wanted.

    Attributes:
        count: In all.
        alike: Through the same kinds of nodes; None for no limit.
    """

    count: int = 50
    alike: int | None = None


@dataclass(frozen=True, slots=True)
class Road:
    """What a path may use.

    Attributes:
        kinds: Kinds of ties; empty for all.
        hidden: Nodes that no path may pass through.
        hub_degree: Nodes with more ties than this (of the chosen kinds) may not be
            passed through either; None for no limit. Ends are always allowed.
    """

    kinds: frozenset[URIRef] = frozenset()
    hidden: frozenset[URIRef] = frozenset()
    hub_degree: int | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a path.

    Attributes:
        source: Where it starts.
        target: Where it leads.
        edges: What it rests on, as stated: from source to target or the reverse.
    """

    source: URIRef
    target: URIRef
    edges: tuple[Edge, ...]

    @property
    def evidence(self) -> tuple[URIRef, ...]:
        """The passages on its edges, sorted."""
        return tuple(sorted({p for edge in self.edges for p in edge.evidence}))


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one node to another that passes no node twice."""

    hops: tuple[Hop, ...]

    @property
    def length(self) -> int:
        """Number of hops."""
        return len(self.hops)

    @property
    def nodes(self) -> tuple[URIRef, ...]:
        """The nodes from start to end."""
        return (self.hops[0].source, *(hop.target for hop in self.hops))


@dataclass(frozen=True, slots=True)
class Paths:
    """The paths between two nodes.

    Attributes:
        start: Where they start.
        end: Where they end.
        found: The shortest first; of equal length, those through nodes with fewer ties
            first (they say more), then by addresses.
        complete: Whether these are all; False if there were more than asked for, or
            the search grew too large.
        hubs: The nodes that were hidden for having too many ties, sorted.
        alike: How many paths were found through the same kinds of nodes, in the order
            of the first of them.
    """

    start: URIRef
    end: URIRef
    found: tuple[Path, ...]
    complete: bool
    hubs: tuple[URIRef, ...] = ()
    alike: Mapping[Kinds, int] = field(default_factory=dict)
