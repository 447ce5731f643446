"""Measures of nodes: equal to networkx, and to what has been published."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite
from rdflib import URIRef

from enishi.analysis.measure import NodeMeasure, Settings
from enishi.analysis.network import Edge, Network, Node
from enishi.analysis.networkx_form import from_networkx, to_networkx
from enishi.analysis.registry import NODE_MEASURES, measure_nodes, node_measure
from enishi.errors import UsageError

Peer = Callable[[Any], Mapping[Any, float]]
GRAPHS = ("karate", "florentine", "les_miserables")


def values(
    network: Network, key: str, chosen: Settings | None = None
) -> dict[str, float | None]:
    """Return the values of a measure by English label."""
    result = measure_nodes(network, node_measure(key), chosen)
    return {network.node(iri).label_en: value for iri, value in result.values.items()}


def lengths(graph: "nx.Graph[Any]") -> "nx.Graph[Any]":
    """Return a graph whose ties are 2520/weight long.

    In whole numbers, because networkx takes 1/3 + 1/6 and 1/2 for different lengths.
    """
    for _, _, data in graph.edges(data=True):
        data["length"] = 2520 // data["weight"]
    return graph


def harmonic(graph: "nx.Graph[Any]", distance: str | None = None) -> dict[Any, float]:
    """Return harmonic centrality divided by n − 1."""
    found = nx.harmonic_centrality(graph, distance=distance)
    return {node: value / (len(graph) - 1) for node, value in found.items()}


def katz(graph: "nx.Graph[Any]") -> Mapping[Any, float]:
    """Return Katz centrality at half of the largest attenuation."""
    radius = max(
        abs(np.linalg.eigvals(nx.adjacency_matrix(graph, weight=None).toarray()))
    )
    return nx.katz_centrality_numpy(graph, alpha=0.5 / radius)


def clustering(graph: "nx.Graph[Any]") -> Mapping[Any, float]:
    """Return the clustering of every node."""
    found = nx.clustering(graph)
    assert isinstance(found, dict)
    return found


PEERS: dict[str, Peer] = {
    "degree": lambda g: dict(g.degree()),
    "strength": lambda g: dict(g.degree(weight="weight")),
    "clustering": clustering,
    "core-number": nx.core_number,
    "betweenness": nx.betweenness_centrality,
    "closeness": harmonic,
    "eigenvector": lambda g: nx.eigenvector_centrality(g, max_iter=5000, tol=1e-12),
    "pagerank": lambda g: nx.pagerank(g, weight=None, tol=1e-12),
    "katz": katz,
    "constraint": nx.constraint,
    "effective-size": nx.effective_size,
    "cut-node": lambda g: (
        dict.fromkeys(g, 0) | dict.fromkeys(nx.articulation_points(g), 1)
    ),
}
WEIGHTED: dict[str, Peer] = {
    "betweenness": lambda g: nx.betweenness_centrality(lengths(g), weight="length"),
    "closeness": lambda g: {
        node: value * 2520 for node, value in harmonic(lengths(g), "length").items()
    },
    "eigenvector": lambda g: nx.eigenvector_centrality(
        g, max_iter=5000, tol=1e-12, weight="weight"
    ),
    "pagerank": lambda g: nx.pagerank(g, tol=1e-12),
    "constraint": lambda g: nx.constraint(g, weight="weight"),
}


@pytest.mark.parametrize("key", PEERS)
@pytest.mark.parametrize("name", GRAPHS)
def test_the_fast_engine_and_networkx_agree(
    name: str, key: str, request: pytest.FixtureRequest
) -> None:
    """On graphs everyone knows, both give the same numbers."""
    network: Network = request.getfixturevalue(name)
    expected = PEERS[key](to_networkx(network))

    result = measure_nodes(network, node_measure(key))

    for iri, value in result.values.items():
        if value is None:  # fewer than two neighbours: networkx says 0
            assert key == "clustering"
            assert expected[iri] == 0
        else:
            assert value == pytest.approx(expected[iri], abs=1e-6), iri


@pytest.mark.parametrize("key", WEIGHTED)
def test_weights_count_as_in_networkx(karate: Network, key: str) -> None:
    """For shortest paths, a tie is 1/weight long."""
    expected = WEIGHTED[key](to_networkx(karate))

    result = measure_nodes(karate, node_measure(key), Settings(weighted=True))

    for iri, value in result.values.items():
        assert value == pytest.approx(expected[iri], abs=1e-6), iri


@pytest.mark.parametrize("seed", range(3))
def test_directed_measures_agree_with_networkx(seed: int) -> None:
    """Direction is followed as networkx follows it."""
    graph = nx.gnp_random_graph(30, 0.08, seed=seed, directed=True)
    hubs, authorities = nx.hits(graph, max_iter=10_000, tol=1e-14)
    expected: dict[str, Mapping[int, float]] = {
        "in-degree": dict(graph.in_degree()),
        "out-degree": dict(graph.out_degree()),
        "betweenness": nx.betweenness_centrality(graph),
        "closeness": harmonic(graph),
        "pagerank": nx.pagerank(graph, tol=1e-12),
        "katz": katz(graph),
        "hub": hubs,
        "authority": authorities,
    }

    network = from_networkx(graph)

    for key, peer in expected.items():
        for label, value in values(network, key).items():
            assert value == pytest.approx(peer[int(label)], abs=1e-6), (key, label)


def test_medici_stand_between_the_families(florentine: Network) -> None:
    """Jackson (2008), Social and Economic Networks, 1.2.1: 0.522, 0.255, 0.103."""
    found = values(florentine, "betweenness")

    assert found["Medici"] == pytest.approx(0.522, abs=5e-4)
    assert found["Guadagni"] == pytest.approx(0.255, abs=5e-4)
    assert found["Strozzi"] == pytest.approx(0.103, abs=5e-4)


def test_a_family_without_marriages_lowers_the_share(florentine: Network) -> None:
    """With Pucci, which married nobody, Medici's share is 47.5 of 105 pairs: 0.452."""
    pucci = Network(
        (*florentine.nodes, Node(URIRef("urn:node:zPucci"), label_en="Pucci")),
        florentine.edges,
    )

    found = values(pucci, "betweenness")

    assert found["Medici"] == pytest.approx(0.452, abs=5e-4)
    assert found["Pucci"] == 0


def test_the_club_has_two_leaders(karate: Network) -> None:
    """Zachary (1977): the instructor (member 1) and the president (34)."""
    top = measure_nodes(karate, node_measure("betweenness")).top(2)

    assert [karate.node(iri).label_en for iri, _ in top] == ["0", "33"]
    assert [round(value, 3) for _, value in top] == [0.438, 0.304]


def test_events_and_women_are_measured_against_the_other_mode(davis: Network) -> None:
    """Borgatti & Everett (1997): E8 is tied to 14 of 18 women, Evelyn to 8 of 14."""
    found = values(davis, "two-mode-degree")

    assert found["E8"] == pytest.approx(14 / 18)
    assert found["Evelyn Jefferson"] == pytest.approx(8 / 14)


def test_two_mode_measures_agree_with_networkx(davis: Network) -> None:
    """Degree of both modes, redundancy, and hubs of ties from women to events."""
    graph = to_networkx(davis)
    women = [node for node in graph if graph.nodes[node]["bipartite"] == 0]
    arrows = nx.DiGraph((w, e) for w in women for e in graph[w])
    hubs, authorities = nx.hits(arrows, max_iter=10_000, tol=1e-14)
    expected = {
        "two-mode-degree": bipartite.degree_centrality(graph, women),
        "redundancy": bipartite.node_redundancy(graph),
        "hub": hubs,
        "authority": authorities,
    }

    for key, peer in expected.items():
        for iri, value in measure_nodes(davis, node_measure(key)).values.items():
            assert value == pytest.approx(peer[iri], abs=1e-6), (key, iri)


def test_redundancy_needs_two_neighbours() -> None:
    """A node with one neighbour has no pair."""
    graph = nx.Graph([("a", "x"), ("b", "x"), ("b", "y"), ("a", "y"), ("c", "y")])
    nx.set_node_attributes(graph, {n: int(n in "xy") for n in graph}, "bipartite")

    found = values(from_networkx(graph, two_mode=True), "redundancy")

    assert (found["a"], found["b"], found["c"]) == (1, 1, None)


def test_sampled_betweenness_says_so_and_comes_near(les_miserables: Network) -> None:
    """From half of the nodes, Valjean still comes first, at about his value."""
    exact = measure_nodes(les_miserables, node_measure("betweenness"))
    half = measure_nodes(
        les_miserables, node_measure("betweenness"), Settings(sources=38)
    )

    (valjean, value), *_ = half.top(1)
    assert (exact.sampled, half.sampled) == (None, 38)
    assert les_miserables.node(valjean).label_en == "Valjean"
    assert value == pytest.approx(exact.top(1)[0][1], rel=0.2)


@pytest.mark.parametrize("key", ["betweenness", "closeness"])
def test_samples_are_right_on_average(florentine: Network, key: str) -> None:
    """Over many seeds, the mean of the estimates comes to the exact value."""
    exact = measure_nodes(florentine, node_measure(key))
    sums = dict.fromkeys(exact.values, 0.0)
    for seed in range(400):
        chosen = Settings(sources=7, seed=seed)
        drawn = measure_nodes(florentine, node_measure(key), chosen)
        for iri, value in drawn.values.items():
            sums[iri] += (value or 0) / 400

    for iri, value in exact.values.items():
        assert sums[iri] == pytest.approx(value, abs=0.03)


def test_eigenvector_is_told_for_the_largest_part_only() -> None:
    """Other components have none, rather than a false zero."""
    found = values(
        from_networkx(nx.Graph([(1, 2), (2, 3), (3, 1), (4, 5)])), "eigenvector"
    )

    assert found["1"] == pytest.approx(1 / math.sqrt(3))
    assert found["4"] is None


@pytest.mark.parametrize(
    ("key", "chosen", "message"),
    [
        ("pagerank", Settings(damping=1.0), "damping"),
        ("katz", Settings(attenuation=5.0), "attenuation"),
        ("closeness", Settings(weighted=True, sources=3), "cannot be sampled"),
    ],
)
def test_settings_out_of_range_are_refused(
    karate: Network, key: str, chosen: Settings, message: str
) -> None:
    """With a message that names the setting."""
    with pytest.raises(UsageError, match=message):
        measure_nodes(karate, node_measure(key), chosen)


def relabelled(network: Network, names: Mapping[URIRef, URIRef]) -> Network:
    """Return a network whose nodes have other addresses."""
    nodes = [Node(names[node.iri], label_en=node.label_en) for node in network.nodes]
    edges = []
    for edge in network.edges:
        ends = names[edge.source], names[edge.target]
        source, target = ends if network.directed else sorted(ends)
        edges.append(Edge(source, target, edge.records))
    edges.sort(key=lambda edge: (edge.source, edge.target))
    return Network(tuple(sorted(nodes, key=lambda node: node.iri)), tuple(edges))


@st.composite
def small_networks(draw: st.DrawFn) -> Network:
    """Give connected graphs of 3 to 9 nodes."""
    count = draw(st.integers(3, 9))
    graph = nx.path_graph(count)
    ends = st.integers(0, count - 1)
    graph.add_edges_from(draw(st.lists(st.tuples(ends, ends), max_size=15)))
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return from_networkx(graph)


ONE_MODE: list[NodeMeasure] = [
    measure for measure in NODE_MEASURES if measure.key in PEERS
]


@settings(max_examples=40, deadline=None)
@given(small_networks(), st.randoms(use_true_random=False))
def test_names_do_not_change_a_measure(network: Network, chance: Any) -> None:  # noqa: ANN401
    """Whatever the nodes are called, and in whatever order they stand."""
    shuffled = [node.iri for node in network.nodes]
    chance.shuffle(shuffled)
    names = {node.iri: new for node, new in zip(network.nodes, shuffled, strict=True)}
    other = relabelled(network, names)

    for measure in ONE_MODE:
        before = measure_nodes(network, measure).values
        after = measure_nodes(other, measure).values
        for iri, value in before.items():
            assert after[names[iri]] == pytest.approx(value, abs=1e-6), measure.key


@settings(max_examples=40, deadline=None)
@given(small_networks())
def test_values_keep_to_their_range(network: Network) -> None:
    """No value lies outside what the measure promises."""
    for measure in ONE_MODE:
        low, high = measure.range
        for value in measure_nodes(network, measure).values.values():
            assert value is None or low - 1e-9 <= value <= high + 1e-9, measure.key


@settings(max_examples=40, deadline=None)
@given(small_networks())
def test_sums_come_out(network: Network) -> None:
    """Degrees sum to twice the ties, PageRank to 1, eigenvector squares to 1."""
    found = {
        measure.key: measure_nodes(network, measure).values for measure in ONE_MODE
    }
    totals = {key: sum(v or 0 for v in row.values()) for key, row in found.items()}

    assert totals["degree"] == 2 * len(network.edges)
    assert totals["pagerank"] == pytest.approx(1)
    for key in ("eigenvector", "katz"):
        squares = sum((value or 0) ** 2 for value in found[key].values())
        assert squares == pytest.approx(1)
