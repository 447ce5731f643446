"""Networks as networkx graphs, and back."""

import networkx as nx
from rdflib import URIRef

from enishi.analysis.asking import Networks
from enishi.analysis.network import Network
from enishi.analysis.networkx_form import from_networkx, to_networkx

BASE = "https://w3id.org/enishi/id/"


def test_edges_carry_their_evidence(networks: Networks) -> None:
    """A notebook sees weight, kinds, years and passages without asking again."""
    graph = to_networkx(networks.network("city-partner"))

    edge = graph.edges[URIRef(f"{BASE}city/kawasaki"), URIRef(f"{BASE}city/shanghai")]

    assert (edge["weight"], edge["years"]) == (1, (2021,))
    assert edge["evidence"] == (URIRef(f"{BASE}passage/k/5"),)
    assert edge["vias"] == (URIRef(f"{BASE}program-year/kawasaki/k2"),)


def test_nodes_carry_labels_kind_and_mode(networks: Networks) -> None:
    """Two-mode functions of networkx find the mode where they look for it."""
    graph = to_networkx(networks.network("city-partner"))

    assert graph.nodes[URIRef(f"{BASE}city/lyon")] == {
        "label_ja": "リヨン市",
        "label_en": "Lyon",
        "kind": "city",
        "bipartite": 1,
    }


def test_a_graph_comes_back_as_it_was(karate: Network, davis: Network) -> None:
    """Nodes, edges, weights and modes survive the way there and back."""
    for network in (karate, davis):
        graph = to_networkx(network)
        assert from_networkx(graph, two_mode=network.two_mode).edges == network.edges


def test_direction_is_kept() -> None:
    """A directed graph stays one."""
    network = from_networkx(nx.DiGraph([(2, 1), (1, 2), (1, 3)]))

    assert isinstance(to_networkx(network), nx.DiGraph)
    assert len(network.edges) == 3
