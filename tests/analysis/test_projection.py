"""Projections of the Southern women, and of small networks by hand."""

import math
from collections import Counter
from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from networkx.algorithms import bipartite
from scipy.stats import hypergeom

from enishi.analysis.asking import Networks
from enishi.analysis.network import Network
from enishi.analysis.networkx_form import from_networkx, to_networkx
from enishi.analysis.projection import (
    Correction,
    Likeness,
    Side,
    corrections,
    overlaps,
    project,
)
from enishi.errors import UsageError


def weight(network: Network, one: str, other: str) -> float:
    """Return the weight between two nodes by their labels; 0 without an edge."""
    iris = {node.label_en: node.iri for node in network.nodes}
    edge = network.ties.get((iris[one], iris[other]))
    return edge.weight if edge else 0.0


def test_women_are_tied_by_the_events_they_share(davis: Network) -> None:
    """Breiger (1974), Social Forces 53, table 2: six for Evelyn and Laura."""
    women = project(davis)

    assert weight(women, "Evelyn Jefferson", "Laura Mandeville") == 6
    assert weight(women, "Evelyn Jefferson", "Theresa Anderson") == 7
    assert weight(women, "Flora Price", "Laura Mandeville") == 0
    assert len(women.nodes) == 18


def test_events_are_tied_by_the_women_they_share(davis: Network) -> None:
    """The other side of the same table; events 8 and 9 share nine women."""
    events = project(davis, side=Side.SECOND)

    assert weight(events, "E8", "E9") == 9
    assert len(events.nodes) == 14


@pytest.mark.parametrize("side", Side)
def test_networkx_projects_alike(davis: Network, side: Side) -> None:
    """Count, Newman's weight and Jaccard are those of networkx."""
    graph = to_networkx(davis)
    mode = 0 if side is Side.FIRST else 1
    nodes = [node for node in graph if graph.nodes[node]["bipartite"] == mode]
    peers = {
        Likeness.COUNT: bipartite.weighted_projected_graph(graph, nodes),
        Likeness.NEWMAN: bipartite.collaboration_weighted_projected_graph(graph, nodes),
        Likeness.JACCARD: bipartite.overlap_weighted_projected_graph(graph, nodes),
    }

    for likeness, peer in peers.items():
        network = project(davis, likeness, side)
        assert len(network.edges) == peer.number_of_edges()
        for edge in network.edges:
            expected = peer.edges[edge.source, edge.target]["weight"]
            assert edge.weight == pytest.approx(expected), likeness


def test_profiles_are_compared_by_their_angle() -> None:
    """Weights 3 and 4 against 4 and 3: cosine 24/25."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(
        [("a", "x", 3), ("a", "y", 4), ("b", "x", 4), ("b", "y", 3)]
    )
    nx.set_node_attributes(
        graph, {node: int(node in "xy") for node in graph}, "bipartite"
    )

    cities = project(from_networkx(graph, two_mode=True), Likeness.COSINE)

    assert weight(cities, "a", "b") == pytest.approx(24 / 25)


def test_chance_is_the_hypergeometric_tail(davis: Network) -> None:
    """Evelyn (8 of 14 events) and Theresa (8) share 7, by chance 32/7."""
    found = {
        (davis.node(o.one).label_en, davis.node(o.other).label_en): o
        for o in overlaps(davis)
    }
    pair = found["Evelyn Jefferson", "Theresa Anderson"]
    ways = [math.comb(8, k) * math.comb(6, 8 - k) for k in range(9)]
    chance = sum(ways[7:]) / math.comb(14, 8)

    assert pair.shared == 7
    assert pair.expected == pytest.approx(64 / 14)
    assert pair.chance == pytest.approx(chance)
    assert pair.corrected == pytest.approx(min(1, chance * 153))


def test_chances_are_those_of_scipy() -> None:
    """Of any numbers of things, however small the chance."""
    chance = np.random.default_rng(1)
    for total in (9, 120):
        ties = [
            (f"a{node}", f"x{thing}")
            for node, size in enumerate(chance.integers(1, total, 12))
            for thing in chance.choice(total, size, replace=False)
        ]
        graph = nx.Graph(ties)
        modes = {node: int(node.startswith("x")) for node in graph}
        nx.set_node_attributes(graph, modes, "bipartite")
        network = from_networkx(graph, two_mode=True)
        degrees = Counter(edge.source for edge in network.edges)
        things = len({thing for _, thing in ties})
        found = overlaps(network)
        assert found
        for one in found:
            drawn = hypergeom(things, degrees[one.one], degrees[one.other])
            assert one.chance == pytest.approx(drawn.sf(one.shared - 1), rel=1e-9)


def test_only_what_chance_does_not_explain_is_left() -> None:
    """Two blocs that never share an event: each keeps its ties within."""
    graph = nx.Graph([(f"a{i}", f"x{j}") for i in range(4) for j in range(12)])
    graph.add_edges_from((f"b{i}", f"y{j}") for i in range(4) for j in range(12))
    graph.add_edges_from((f"{n}{i}", "all") for n in "ab" for i in range(4))
    modes = {node: int(node[0] in "xy" or node == "all") for node in graph}
    nx.set_node_attributes(graph, modes, "bipartite")
    network = from_networkx(graph, two_mode=True)

    assert len(project(network).edges) == 28
    assert len(project(network, Likeness.SIGNIFICANCE).edges) == 12
    significant = project(network, Likeness.SIGNIFICANCE).edges[0]
    assert significant.weight == pytest.approx(-math.log10(1 / math.comb(25, 13)))


def test_a_projected_tie_keeps_the_passages_of_both(networks: Networks) -> None:
    """What two cities share is open to the evidence of either side."""
    network = project(networks.network("city-partner"))

    edge = network.edges[0]

    assert [via.rsplit("/", 1)[-1] for via in edge.vias] == ["lyon", "shanghai"]
    found = {passage.rsplit("passage/", 1)[-1] for passage in edge.evidence}
    assert found == {"k/4", "k/5", "y/1", "y/3", "y/4", "y/6"}


def test_corrections_are_those_of_the_textbook() -> None:
    """Benjamini & Hochberg's step-up, by hand, for five tests."""
    chances = [0.01, 0.04, 0.03, 0.005]

    assert corrections(chances, 5, Correction.BONFERRONI) == pytest.approx(
        [0.05, 0.2, 0.15, 0.025]
    )
    assert corrections(chances, 5, Correction.FDR) == pytest.approx(
        [0.025, 0.05, 0.05, 0.025]
    )


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_corrected_chances_never_shrink_and_keep_their_order(
    chances: list[float],
) -> None:
    """A correction makes no test more significant, nor swaps two."""
    for correction in Correction:
        found = corrections(chances, len(chances), correction)
        assert all(new >= old - 1e-12 for old, new in zip(chances, found, strict=True))
        assert all(0 <= new <= 1 for new in found)
        pairs = sorted(zip(chances, found, strict=True))
        assert all(a[1] <= b[1] for a, b in pairwise(pairs))


def test_a_one_mode_network_cannot_be_projected(karate: Network) -> None:
    """The message says which can."""
    with pytest.raises(UsageError, match="two-mode"):
        project(karate)


def test_without_edges_nothing_is_shared() -> None:
    """An empty two-mode network projects to nothing."""
    assert overlaps(Network((), (), two_mode=True)) == ()
