"""The one place that knows igraph: heavy work on bare structures.

Nodes are numbers from 0 on. Everything random takes its seed: igraph draws from a
generator that is made for the call, so that no state of the process matters.
"""

import math
import random
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import igraph
import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]
Weights: TypeAlias = Floats | None
_DRAWING: Final = threading.Lock()
"""igraph has one generator for the whole process: one call at a time may set it."""


def _floats(values: Sequence[float]) -> Floats:
    return np.array(values, np.float64)


def _listed(weights: Weights) -> list[float] | None:
    return None if weights is None else [float(weight) for weight in weights]


@dataclass(frozen=True, eq=False)
class Compact:
    """A graph inside igraph.

    Attributes:
        graph: The graph; nothing here changes it.
    """

    graph: Any

    @classmethod
    def of(cls, order: int, ends: Integers, *, directed: bool) -> "Compact":
        """Build from the edge list."""
        edges = np.ascontiguousarray(ends, np.int64).reshape(-1, 2)
        if not len(edges):
            return cls(igraph.Graph(n=order, directed=directed))
        return cls(igraph.Graph(n=order, edges=edges, directed=directed))

    @property
    def order(self) -> int:
        """Number of nodes."""
        return int(self.graph.vcount())

    def betweenness(
        self, *, sources: Sequence[int] | None = None, lengths: Weights = None
    ) -> Floats:
        """Return raw betweenness, from all nodes or only from some.

        From some, in an undirected graph, each pair with a source is counted once from
        that source, so the sum is comparable after scaling by n / number of sources.
        """
        chosen = None if sources is None else list(sources)
        found = self.graph.betweenness(sources=chosen, weights=_listed(lengths))
        return _floats(found)

    def harmonic(self, *, lengths: Weights = None) -> Floats:
        """Return the mean of 1/distance to a node from all others."""
        return _floats(
            self.graph.harmonic_centrality(mode="in", weights=_listed(lengths))
        )

    def distances_from(self, source: int) -> Floats:
        """Return the steps from a node to every other; inf where there is no way."""
        return _floats(self.graph.distances(source=source)[0])

    def pagerank(self, damping: float, *, weights: Weights = None) -> Floats:
        """Return PageRank; it sums to 1."""
        return _floats(self.graph.pagerank(damping=damping, weights=_listed(weights)))

    def eigenvector(self, *, weights: Weights = None) -> Floats:
        """Return the leading eigenvector, with length 1, of a connected graph."""
        values = _floats(
            self.graph.eigenvector_centrality(scale=True, weights=_listed(weights))
        )
        return values / float(np.linalg.norm(values))

    def constraint(self, *, weights: Weights = None) -> Floats:
        """Return Burt's constraint; nan for a node without ties."""
        return _floats(self.graph.constraint(weights=_listed(weights)))

    def cores(self) -> Floats:
        """Return the core number of each node, direction ignored."""
        return _floats(self.graph.coreness(mode="all"))

    def clustering(self) -> Floats:
        """Return the share of a node's pairs of neighbours that are tied; else nan."""
        return _floats(self.graph.transitivity_local_undirected(mode="nan"))

    def transitivity(self) -> float:
        """Return the share of paths of length two that close; nan if there are none."""
        return float(self.graph.transitivity_undirected(mode="nan"))

    def components(self) -> Integers:
        """Return for each node the number of its component, direction ignored.

        Components are numbered by size, the largest first; of equal ones, the one with
        the first node comes first.
        """
        membership = np.array(
            self.graph.connected_components(mode="weak").membership, np.int64
        )
        return by_size(membership)

    def bridges(self) -> list[int]:
        """Return the places of the edges whose loss breaks a component."""
        return sorted(int(edge) for edge in self.graph.bridges())

    def cut_nodes(self) -> list[int]:
        """Return the nodes whose loss breaks a component."""
        return sorted(int(node) for node in self.graph.articulation_points())

    def part(self, nodes: Sequence[int]) -> "Compact":
        """Return the graph that some nodes make; they are numbered anew, in order."""
        return Compact(self.graph.induced_subgraph(sorted(nodes)))

    def diameter(self) -> int:
        """Return the longest of the shortest paths, in steps."""
        return int(self.graph.diameter(directed=False))

    def mean_distance(self) -> float:
        """Return the mean number of steps between two nodes that a path connects."""
        return float(self.graph.average_path_length(directed=False))

    def assortativity(self) -> float:
        """Return the correlation of degrees at the ends of edges; nan if undefined."""
        value = self.graph.assortativity_degree(directed=False)
        return math.nan if value is None else float(value)

    def leiden(
        self, seed: int, resolution: float, weights: Weights = None, rounds: int = -1
    ) -> Integers:
        """Return groups by the Leiden method, for modularity.

        It is run for so many rounds, or, if they are negative, until it rests.
        """
        with _Seeded(seed):
            found = self.graph.community_leiden(
                objective_function="modularity",
                weights=_listed(weights),
                resolution=resolution,
                n_iterations=rounds,
            )
        return by_size(np.array(found.membership, np.int64))

    def louvain(
        self, seed: int, resolution: float, weights: Weights = None
    ) -> Integers:
        """Return groups by the Louvain method."""
        with _Seeded(seed):
            found = self.graph.community_multilevel(
                weights=_listed(weights), resolution=resolution
            )
        return by_size(np.array(found.membership, np.int64))

    def modularity(
        self, groups: Integers, resolution: float, weights: Weights = None
    ) -> float:
        """Return the modularity of a division into groups."""
        return float(
            self.graph.modularity(
                groups.tolist(), weights=_listed(weights), resolution=resolution
            )
        )

    def rewired(self, seed: int, swaps: int) -> Integers:
        """Return the ends of edges after so many tries of swapping the ends of two."""
        with _Seeded(seed):
            copy = self.graph.copy()
            copy.rewire(n=swaps)
        return np.array(copy.get_edgelist(), np.int64).reshape(-1, 2)

    def positions(self, seed: int, rounds: int, weights: Weights = None) -> Floats:
        """Return x and y of each node by the method of Fruchterman and Reingold."""
        side = math.sqrt(self.order) / 2
        start = np.random.default_rng(seed).uniform(-side, side, (self.order, 2))
        with _Seeded(seed):
            found = self.graph.layout_fruchterman_reingold(
                weights=_listed(weights), niter=rounds, seed=start.tolist(), grid="auto"
            )
        return np.array(found.coords, np.float64).reshape(-1, 2)


class _Seeded:
    """While it is open, igraph draws from a generator of its own."""

    def __init__(self, seed: int) -> None:
        self._generator = random.Random(seed)  # noqa: S311  # nothing is kept secret

    def __enter__(self) -> None:
        _DRAWING.acquire()
        igraph.set_random_number_generator(self._generator)

    def __exit__(self, *_: object) -> None:
        igraph.set_random_number_generator(random)
        _DRAWING.release()


def by_size(groups: Integers) -> Integers:
    """Return the same groups numbered by size, ties by their first member."""
    _, firsts, where, sizes = np.unique(
        groups, return_index=True, return_inverse=True, return_counts=True
    )
    order = np.lexsort((firsts, -sizes))
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks[where.reshape(-1)]
