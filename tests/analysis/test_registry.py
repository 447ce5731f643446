"""The one table of measures, and taking them."""

import networkx as nx
import pytest

from enishi.analysis.measure import NodeMeasure
from enishi.analysis.network import Network
from enishi.analysis.networkx_form import from_networkx
from enishi.analysis.registry import (
    MEASURES,
    NETWORK_MEASURES,
    NODE_MEASURES,
    fitting,
    measure_network,
    measure_nodes,
    network_measure,
    node_measure,
)
from enishi.errors import NotFoundError, UsageError


def test_every_measure_is_found_by_its_key() -> None:
    """Those of nodes and those of networks."""
    assert all(node_measure(one.key) is one for one in NODE_MEASURES)
    assert all(network_measure(one.key) is one for one in NETWORK_MEASURES)


def test_an_unknown_measure_is_said() -> None:
    """The message lists what there is."""
    with pytest.raises(NotFoundError, match="betweenness"):
        node_measure("importance")
    with pytest.raises(NotFoundError, match="density"):
        network_measure("importance")


def test_only_what_fits_is_offered(karate: Network, davis: Network) -> None:
    """Closed triangles mean nothing in two modes, nor redundancy in one."""
    one = {measure.key for measure in fitting(karate)}
    two = {measure.key for measure in fitting(davis)}

    assert "transitivity" in one - two
    assert "redundancy" in two - one
    assert "reciprocity" not in one | two
    assert one | two | {"reciprocity", "in-degree", "out-degree"} == {
        measure.key for measure in MEASURES
    }


def test_what_does_not_fit_is_refused(karate: Network) -> None:
    """With what is lacking."""
    with pytest.raises(UsageError, match="needs a two-mode network"):
        measure_nodes(karate, node_measure("redundancy"))
    with pytest.raises(UsageError, match="needs a directed network"):
        measure_network(karate, network_measure("reciprocity"))


def test_values_stand_in_the_order_of_the_network(florentine: Network) -> None:
    """And the largest are told with equal ones by address."""
    result = measure_nodes(florentine, node_measure("degree"))

    assert list(result.values) == [node.iri for node in florentine.nodes]
    assert [iri.rsplit(":", 1)[-1] for iri, _ in result.top(3)] == [
        "Medici",
        "Guadagni",
        "Strozzi",
    ]


def test_every_measure_can_be_taken_of_one_tie() -> None:
    """The smallest networks have values too, or say that they have none."""
    graph = nx.Graph([("a", "x")])
    nx.set_node_attributes(graph, {"a": 0, "x": 1}, "bipartite")
    tie = from_networkx(graph)
    arrow = from_networkx(nx.DiGraph(graph.edges))
    for network in (tie, arrow, from_networkx(graph, two_mode=True)):
        for measure in fitting(network):
            if isinstance(measure, NodeMeasure):
                values = list(measure_nodes(network, measure).values.values())
            else:
                values = [measure_network(network, measure).value]
            low, high = measure.range
            assert all(v is None or low <= v <= high + 1e-9 for v in values)


def test_every_measure_can_be_taken_of_an_empty_network() -> None:
    """Nothing is measured, nothing fails."""
    network = from_networkx(nx.Graph())

    for measure in NODE_MEASURES:
        if not measure.needs:
            assert measure_nodes(network, measure).values == {}
