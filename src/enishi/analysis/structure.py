"""The bare structure of a network, as numbers: what measures work on.

Nodes are 0 to n-1 in the order of the network. A tie of a node with itself is left
out, since none of the measures gives it a meaning. The weight of an edge is that of
the network.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from enishi.analysis.igraph_form import Compact
from enishi.analysis.network import Network

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Structure:
    """Edges as arrays.

    Attributes:
        order: Number of nodes.
        ends: One row for each edge: source, target; no pair stands twice.
        weights: Weight of each edge.
        directed: Whether the order of the ends matters.
        first: In a two-mode network, whether each node is of the first mode.
    """

    order: int
    ends: Integers
    weights: Floats
    directed: bool = False
    first: NDArray[np.bool_] | None = None

    @classmethod
    def of(cls, network: Network) -> "Structure":
        """Return the structure of a network."""
        ends, weights = network.arrays
        first = None
        if network.two_mode:
            inside = network.first_mode
            first = np.array([node.iri in inside for node in network.nodes], bool)
        return cls(
            len(network.nodes),
            ends,
            weights,
            network.directed,
            first,
        )

    @classmethod
    def of_pairs(
        cls, order: int, pairs: Iterable[tuple[int, int]] | Integers
    ) -> "Structure":
        """Return an undirected structure of pairs; one that repeats adds to the weight.

        Args:
            order: Number of nodes.
            pairs: Ends of edges, as places below the order.
        """
        listed = pairs if isinstance(pairs, np.ndarray) else list(pairs)
        ends = np.sort(np.asarray(listed, np.int64).reshape(-1, 2), axis=1)
        ends = ends[ends[:, 0] != ends[:, 1]]
        keys, counts = np.unique(ends[:, 0] * order + ends[:, 1], return_counts=True)
        pairs = np.column_stack((keys // order, keys % order))
        return cls(order, pairs, counts.astype(np.float64))

    @property
    def size(self) -> int:
        """Number of edges."""
        return len(self.ends)

    @cached_property
    def compact(self) -> Compact:
        """The same for the fast engine."""
        return Compact.of(self.order, self.ends, directed=self.directed)

    @cached_property
    def graph(self) -> "nx.Graph[int]":
        """The same as a networkx graph of places."""
        graph: nx.Graph[int] = nx.DiGraph() if self.directed else nx.Graph()
        graph.add_nodes_from(range(self.order))
        rows = zip(self.ends.tolist(), self.weights.tolist(), strict=True)
        graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in rows)
        return graph

    @cached_property
    def undirected(self) -> "Structure":
        """The same without direction; the weights of opposite edges are added."""
        if not self.directed:
            return self
        ends = np.sort(self.ends, axis=1)
        keys, where = np.unique(
            ends[:, 0] * self.order + ends[:, 1], return_inverse=True
        )
        weights = np.bincount(where, self.weights, len(keys)).astype(np.float64)
        pairs = np.column_stack((keys // self.order, keys % self.order))
        return Structure(self.order, pairs, weights, first=self.first)

    def adjacency(self, *, weighted: bool) -> "sparse.csr_array[np.float64]":
        """Return the adjacency matrix: row = source, column = target."""
        values = self.weights if weighted else np.ones(self.size)
        rows, columns = self.ends[:, 0], self.ends[:, 1]
        if not self.directed:
            rows, columns = np.r_[rows, columns], np.r_[columns, rows]
            values = np.r_[values, values]
        return sparse.csr_array(
            (values, (rows, columns)), shape=(self.order, self.order)
        )
