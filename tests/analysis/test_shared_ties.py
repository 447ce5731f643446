"""Projections as bare structures: those that random networks are compared by."""

import networkx as nx
import numpy as np
import pytest
from networkx.algorithms import bipartite

from enishi.analysis.measure import Settings
from enishi.analysis.network import Network
from enishi.analysis.networkx_form import to_networkx
from enishi.analysis.projection import Likeness, Side, project
from enishi.analysis.registry import network_measure
from enishi.analysis.shared_ties import shared_ties
from enishi.analysis.structure import Structure
from enishi.errors import UsageError


@pytest.mark.parametrize("side", Side)
def test_it_is_the_projection_without_weights(davis: Network, side: Side) -> None:
    """As many nodes and ties as the projection with evidence, and as networkx's."""
    projected = project(davis, Likeness.COUNT, side)
    graph = to_networkx(davis)
    mode = 0 if side is Side.FIRST else 1
    inside = [node for node in graph if graph.nodes[node]["bipartite"] == mode]
    peer = bipartite.projected_graph(graph, inside)

    found = shared_ties(Structure.of(davis), side)

    assert found.order == len(projected.nodes) == len(peer)
    assert found.size == len(projected.edges) == peer.number_of_edges()
    assert set(found.weights) == {1.0}
    measure = network_measure("transitivity")
    assert measure.work(found, Settings()) == pytest.approx(nx.transitivity(peer))


def test_those_that_share_nothing_are_left_out() -> None:
    """A node with a thing of its own is tied to nobody."""
    structure = Structure.of_pairs(5, [(0, 3), (1, 3), (2, 4)])
    first = [True, True, True, False, False]
    two_mode = Structure(
        structure.order, structure.ends, structure.weights, first=np.array(first)
    )

    found = shared_ties(two_mode, Side.FIRST)

    assert (found.order, found.size) == (2, 1)


def test_one_mode_cannot_be_projected(karate: Network) -> None:
    """It has no other side to share."""
    with pytest.raises(UsageError, match="two-mode"):
        shared_ties(Structure.of(karate), Side.FIRST)
