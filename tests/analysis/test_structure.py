"""Networks as numbers."""

import networkx as nx
import numpy as np
from rdflib import URIRef

from enishi.analysis.network import Edge, Network, Node, Record
from enishi.analysis.networkx_form import from_networkx
from enishi.analysis.structure import Structure

A, B = URIRef("urn:x:a"), URIRef("urn:x:b")


def test_a_tie_with_itself_is_left_out() -> None:
    """No measure gives it a meaning."""
    edges = (Edge(A, A, (Record(),)), Edge(A, B, (Record(weight=3),)))

    structure = Structure.of(Network((Node(A), Node(B)), edges))

    assert structure.ends.tolist() == [[0, 1]]
    assert structure.weights.tolist() == [3]


def test_pairs_that_repeat_add_up() -> None:
    """Whatever the order of their ends."""
    structure = Structure.of_pairs(3, [(2, 1), (1, 2), (0, 1), (2, 2)])

    assert structure.ends.tolist() == [[0, 1], [1, 2]]
    assert structure.weights.tolist() == [1, 2]


def test_without_direction_opposite_ties_become_one() -> None:
    """Their weights are added."""
    graph: nx.DiGraph[int] = nx.DiGraph()
    graph.add_weighted_edges_from([(0, 1, 2.0), (1, 0, 3.0), (1, 2, 1.0)])

    whole = Structure.of(from_networkx(graph)).undirected

    assert whole.ends.tolist() == [[0, 1], [1, 2]]
    assert whole.weights.tolist() == [5, 1]


def test_the_matrix_is_that_of_networkx(karate: Network) -> None:
    """Rows are sources, columns targets; without direction it is symmetrical."""
    structure = Structure.of(karate)
    expected = nx.to_numpy_array(structure.graph, nodelist=range(34))

    np.testing.assert_array_equal(
        structure.adjacency(weighted=True).toarray(), expected
    )


def test_an_empty_network_has_a_structure() -> None:
    """No node, no edge, no failure."""
    structure = Structure.of(Network((), ()))

    assert (structure.order, structure.size) == (0, 0)
    assert structure.compact.order == 0
