"""How two things are connected."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import URIRef

from enishi.analysis.asking import Networks
from enishi.analysis.network import Edge, Network, Node, Record
from enishi.analysis.networkx_form import from_networkx, to_networkx
from enishi.analysis.paths import shortest_paths, simple_paths
from enishi.analysis.route import Limit, Road
from enishi.errors import NotFoundError, UsageError

BASE = "https://w3id.org/enishi/id/"


def node(number: int) -> URIRef:
    """Return the address of a numbered node."""
    return URIRef(f"urn:node:{number}")


@settings(max_examples=50, deadline=None)
@given(st.integers(2, 9), st.floats(0, 1), st.integers(0, 99), st.integers(1, 5))
def test_all_paths_are_those_of_networkx(
    count: int, share: float, seed: int, longest: int
) -> None:
    """No more, no fewer, the shortest first."""
    graph = nx.gnp_random_graph(count, share, seed=seed)
    network = from_networkx(graph)
    peer = to_networkx(network)

    found = simple_paths(network, node(0), node(1), longest, limit=Limit(100_000))
    expected = list(nx.all_simple_paths(peer, node(0), node(1), cutoff=longest))

    assert found.complete
    assert sorted(path.nodes for path in found.found) == sorted(map(tuple, expected))
    lengths = [path.length for path in found.found]
    assert lengths == sorted(lengths)


@settings(max_examples=50, deadline=None)
@given(st.integers(2, 9), st.floats(0, 1), st.integers(0, 99))
def test_shortest_paths_are_those_of_networkx(
    count: int, share: float, seed: int
) -> None:
    """All of them; none where there is no way."""
    network = from_networkx(nx.gnp_random_graph(count, share, seed=seed))
    peer = to_networkx(network)

    found = shortest_paths(network, node(0), node(1), limit=Limit(100_000))
    expected = (
        list(nx.all_shortest_paths(peer, node(0), node(1)))
        if nx.has_path(peer, node(0), node(1))
        else []
    )

    assert sorted(path.nodes for path in found.found) == sorted(map(tuple, expected))


def statements() -> Network:
    """A → hub ← b, and a → p → q → b by another relation."""
    names = {name: URIRef(f"urn:x:{name}") for name in ("a", "b", "hub", "p", "q", "z")}
    kinds = URIRef("urn:k:country"), URIRef("urn:k:partner")
    pairs = [("a", "hub", 0), ("b", "hub", 0), ("z", "hub", 0)]
    pairs += [("a", "p", 1), ("p", "q", 1), ("b", "q", 1)]
    edges = sorted(
        (
            Edge(names[one], names[other], (Record(kinds=(kinds[kind],)),))
            for one, other, kind in pairs
        ),
        key=lambda edge: (edge.source, edge.target),
    )
    nodes = tuple(Node(iri) for iri in sorted(names.values()))
    return Network(nodes, tuple(edges), directed=True)


def way(network: Network, road: Road | None = None) -> list[str]:
    """Return the last letters along each shortest path from a to b."""
    found = shortest_paths(network, URIRef("urn:x:a"), URIRef("urn:x:b"), road)
    return [
        "".join(iri.rsplit(":", 1)[-1] for iri in path.nodes) for path in found.found
    ]


def test_a_path_may_run_against_a_statement() -> None:
    """The hop tells the statement as it was made."""
    network = statements()
    hop = shortest_paths(network, URIRef("urn:x:a"), URIRef("urn:x:b")).found[0].hops[1]

    assert way(network) == ["ahubb"]
    assert (hop.source, hop.edges[0].source) == (
        URIRef("urn:x:hub"),
        URIRef("urn:x:b"),
    )


def test_hubs_and_relations_can_be_left_out() -> None:
    """By their number of ties, by name, or by the kind of tie."""
    network = statements()
    hub = frozenset({URIRef("urn:x:hub")})
    partner = frozenset({URIRef("urn:k:partner")})

    for road in (Road(hub_degree=2), Road(hidden=hub), Road(kinds=partner)):
        assert way(network, road) == ["apqb"]
    hidden = shortest_paths(
        network, URIRef("urn:x:a"), URIRef("urn:x:b"), Road(hub_degree=2)
    )
    assert hidden.hubs == (URIRef("urn:x:hub"),)


def test_an_end_is_never_hidden() -> None:
    """A hub can be asked for."""
    found = shortest_paths(
        statements(), URIRef("urn:x:z"), URIRef("urn:x:hub"), Road(hub_degree=1)
    )

    assert found.found[0].length == 1


def test_what_is_left_out_is_said() -> None:
    """More paths than asked for, or more than can be followed."""
    whole = from_networkx(nx.complete_graph(6))
    huge = from_networkx(nx.complete_graph(40))

    assert not simple_paths(whole, node(0), node(1), 4, limit=Limit(3)).complete
    assert len(simple_paths(whole, node(0), node(1), 4, limit=Limit(3)).found) == 3
    assert not simple_paths(huge, node(0), node(1), 8).complete


def test_paths_alike_are_counted_and_given_a_few_of() -> None:
    """Through the same kinds of things: how many there are, and the first of them."""
    ends = URIRef(f"{BASE}city/a"), URIRef(f"{BASE}city/b")
    middles = [f"{BASE}program/{letter}" for letter in "pqrs"] + [f"{BASE}event/e"]
    names = sorted([*ends, *map(URIRef, middles)])
    pairs = sorted((end, URIRef(middle)) for middle in middles for end in ends)
    edges = tuple(Edge(*pair, (Record(),)) for pair in pairs)
    network = Network(tuple(map(Node, names)), edges, directed=True)

    found = shortest_paths(network, *ends, limit=Limit(alike=2))

    alike = {("city", "event", "city"): 1, ("city", "program", "city"): 4}
    assert dict(found.alike) == alike
    assert len(found.found) == 3
    assert not found.complete
    assert len(shortest_paths(network, *ends).found) == 5


def test_rare_company_comes_before_hubs() -> None:
    """Of paths of the same length, one through a quiet node says more."""
    graph = nx.Graph([(0, 2), (2, 1), (0, 3), (3, 1), (2, 4), (2, 5)])

    found = simple_paths(from_networkx(graph), node(0), node(1), 2)

    assert [path.nodes[1] for path in found.found] == [node(3), node(2)]


def test_ends_must_be_two_nodes_of_the_network(karate: Network) -> None:
    """And the length must be in range."""
    with pytest.raises(UsageError, match="two different ends"):
        shortest_paths(karate, node(0), node(0))
    with pytest.raises(NotFoundError):
        shortest_paths(karate, node(0), node(99))
    for longest in (0, 9):
        with pytest.raises(UsageError, match="1 to 8 hops"):
            simple_paths(karate, node(0), node(1), longest)


def test_cities_are_connected_through_what_they_share(networks: Networks) -> None:
    """On the graph itself: both have a program with Shanghai."""
    network = networks.network("whole-graph")
    ends = URIRef(f"{BASE}city/kawasaki"), URIRef(f"{BASE}city/yokohama")

    found = shortest_paths(
        network, *ends, Road(hidden=frozenset({URIRef(f"{BASE}country/JP")}))
    )

    ways = [[iri.removeprefix(BASE) for iri in path.nodes] for path in found.found]
    assert [
        "city/kawasaki",
        "program/kawasaki/p2",
        "city/shanghai",
        "program/yokohama/p1",
        "city/yokohama",
    ] in ways
