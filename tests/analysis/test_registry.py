"""The one table of measures, and taking them."""

from itertools import product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import URIRef

from enishi.analysis.measure import NodeMeasure, Settings
from enishi.analysis.network import Edge, Network, Node, Record
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


KINDS = ("undirected", "directed", "two-mode")


@st.composite
def scattered_networks(draw: st.DrawFn, kind: str) -> Network:
    """Give networks of 0 to 8 nodes in any number of parts, isolated nodes too."""
    order = draw(st.integers(0, 8))
    iris = [URIRef(f"urn:node:{number}") for number in range(order)]
    first = draw(st.integers(0, order))
    if kind == "two-mode":
        pairs = [(one, other) for one in iris[:first] for other in iris[first:]]
    elif kind == "directed":
        pairs = [(one, other) for one in iris for other in iris]
    else:
        pairs = [pair for pair in product(iris, iris) if pair[0] <= pair[1]]
    chosen = draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    weights = st.floats(0.5, 100)
    edges = tuple(
        Edge(*pair, (Record(weight=draw(weights)),)) for pair in sorted(chosen)
    )
    return Network(
        tuple(map(Node, iris)),
        edges,
        directed=kind == "directed",
        two_mode=kind == "two-mode",
    )


def taken(network: Network, weighted: bool) -> dict[str, list[float | None]]:  # noqa: FBT001
    """Return every value of every measure that fits a network."""
    found = {}
    chosen = Settings(weighted=weighted)
    for measure in fitting(network):
        if isinstance(measure, NodeMeasure):
            result = measure_nodes(network, measure, chosen)
            found[measure.key] = list(result.values.values())
        else:
            found[measure.key] = [measure_network(network, measure, chosen).value]
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("weighted", [False, True])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_no_network_is_too_small_or_too_scattered(
    kind: str,
    weighted: bool,  # noqa: FBT001
    data: st.DataObject,
) -> None:
    """Empty, one node, isolated nodes, many parts: a value in range, or none."""
    network = data.draw(scattered_networks(kind))

    for key, values in taken(network, weighted).items():
        low, high = next(one.range for one in MEASURES if one.key == key)
        for value in values:
            assert value is None or low - 1e-9 <= value <= high + 1e-9, key


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("order", [0, 1])
def test_next_to_nothing_can_be_measured(kind: str, order: int) -> None:
    """A network of no node, or of one: counts are told, and nothing fails."""
    nodes = tuple(Node(URIRef(f"urn:node:{number}")) for number in range(order))
    network = Network(
        nodes, (), directed=kind == "directed", two_mode=kind == "two-mode"
    )
    found = taken(network, weighted=False)

    assert found["nodes"] == [order]
    assert found["edges"] == [0]
    assert found["degree"] == [0] * order
    assert found.get("centralization", [None]) == [None]
