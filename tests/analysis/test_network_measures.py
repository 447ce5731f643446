"""Measures of whole networks: published values, and what must always hold."""

import math

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from enishi.analysis.network import Network
from enishi.analysis.networkx_form import from_networkx, to_networkx
from enishi.analysis.registry import (
    NETWORK_MEASURES,
    measure_network,
    measure_nodes,
    network_measure,
    node_measure,
)


def value(network: Network, key: str) -> float | None:
    """Return the value of a measure."""
    return measure_network(network, network_measure(key)).value


@pytest.mark.parametrize(
    ("name", "key", "expected"),
    [
        # Zachary (1977): 34 members, 78 ties.
        ("karate", "nodes", 34),
        ("karate", "edges", 78),
        ("karate", "density", 0.139),
        # KONECT (Kunegis 2013), its page of the network "Zachary karate club".
        ("karate", "transitivity", 0.255682),
        ("karate", "assortativity", -0.475613),
        ("karate", "diameter", 5),
        ("karate", "gini", 0.385370),
        # As networkx has it: a member with one tie counts as 0.
        ("karate", "mean-clustering", 0.571),
        # Wasserman & Faust (1994), Padgett's marriages, without Pucci.
        ("florentine", "edges", 20),
        ("florentine", "diameter", 5),
        ("florentine", "bridges", 5),
        ("florentine", "cut-nodes", 4),
        # Knuth (1993): 77 characters, 254 ties.
        ("les_miserables", "nodes", 77),
        ("les_miserables", "edges", 254),
        # Borgatti & Everett (1997): 89 of 18 × 14 attendances.
        ("davis", "two-mode-density", 0.353),
        ("davis", "components", 1),
    ],
)
def test_known_networks_have_their_known_values(
    name: str, key: str, expected: float, request: pytest.FixtureRequest
) -> None:
    """To the digits that are printed where they come from."""
    network: Network = request.getfixturevalue(name)

    assert value(network, key) == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize("name", ["karate", "florentine", "les_miserables"])
def test_networkx_gives_the_same(name: str, request: pytest.FixtureRequest) -> None:
    """Where it has the measure."""
    network: Network = request.getfixturevalue(name)
    graph = to_networkx(network)
    expected = {
        "density": nx.density(graph),
        "transitivity": nx.transitivity(graph),
        "mean-clustering": nx.average_clustering(graph),
        "assortativity": nx.degree_assortativity_coefficient(graph),
        "diameter": nx.diameter(graph),
        "mean-distance": nx.average_shortest_path_length(graph),
        "bridges": len(list(nx.bridges(graph))),
        "cut-nodes": len(list(nx.articulation_points(graph))),
        "weight": graph.size(weight="weight"),
    }

    for key, peer in expected.items():
        assert value(network, key) == pytest.approx(peer), key


def test_two_mode_clustering_is_that_of_networkx(davis: Network) -> None:
    """Robins & Alexander's coefficient."""
    expected = bipartite.robins_alexander_clustering(to_networkx(davis))

    assert value(davis, "two-mode-clustering") == pytest.approx(expected)


def test_the_novel_measures_as_others_have_measured_it(les_miserables: Network) -> None:
    """Wayne State University, School of Information Sciences, with NodeXL.

    "Social Network Analysis: Understanding a Novel!": 77 characters with 254 ties in
    one part, the longest way 5, the mean way 2.6, density 8 %, Valjean tied to 36.
    """
    degrees = measure_nodes(les_miserables, node_measure("degree"))
    [(valjean, most)] = degrees.top(1)

    assert value(les_miserables, "nodes") == 77
    assert value(les_miserables, "edges") == 254
    assert value(les_miserables, "components") == 1
    assert value(les_miserables, "diameter") == 5
    assert value(les_miserables, "mean-distance") == pytest.approx(2.6, abs=0.05)
    assert value(les_miserables, "density") == pytest.approx(0.08, abs=0.01)
    assert (les_miserables.node(valjean).label_en, most) == ("Valjean", 36)


def test_returned_ties_are_counted() -> None:
    """Two of three ties are returned."""
    network = from_networkx(nx.DiGraph([(1, 2), (2, 1), (2, 3)]))

    assert value(network, "reciprocity") == pytest.approx(2 / 3)


def test_parts_are_counted_and_the_largest_is_measured() -> None:
    """Distances are told for the largest component."""
    network = from_networkx(nx.Graph([(1, 2), (2, 3), (3, 4), (5, 6)]))

    assert value(network, "components") == 2
    assert value(network, "largest-share") == pytest.approx(4 / 6)
    assert value(network, "diameter") == 3


def test_a_star_is_wholly_centred_and_a_ring_not_at_all() -> None:
    """Freeman's extremes; degrees of a ring are equal, so nothing is uneven."""
    star, ring = from_networkx(nx.star_graph(6)), from_networkx(nx.cycle_graph(7))

    assert value(star, "centralization") == 1
    assert value(ring, "centralization") == 0
    assert value(ring, "gini") == pytest.approx(0)
    assert value(star, "gini") == pytest.approx(5 / 14)  # degrees 1×6 and 6, by hand
    assert value(ring, "assortativity") is None


def test_nothing_is_undefined_or_zero_rather_than_an_error() -> None:
    """An empty network and a single tie can be measured."""
    for network in (Network((), ()), from_networkx(nx.Graph([(1, 2)]))):
        for measure in NETWORK_MEASURES:
            if not measure.needs or measure.key in ("density", "transitivity"):
                found = measure_network(network, measure).value
                assert found is None or math.isfinite(found)


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 12), st.floats(0, 1), st.integers(0, 99))
def test_values_keep_to_their_range(count: int, share: float, seed: int) -> None:
    """No value lies outside what the measure promises."""
    network = from_networkx(nx.gnp_random_graph(count, share, seed=seed))
    for measure in NETWORK_MEASURES:
        if measure.key.startswith("two-mode") or measure.key == "reciprocity":
            continue
        low, high = measure.range
        found = measure_network(network, measure).value
        assert found is None or low - 1e-9 <= found <= high + 1e-9, measure.key
