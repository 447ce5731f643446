"""From networkx to the table that every format is written from."""

import networkx as nx
import pytest

from enishi.exports.about import Language
from enishi.graph.graph import Graph
from enishi.graph.network_table import network_table
from enishi.graph.words import iri_of


def test_every_edge_of_a_network_reaches_the_table(graph: Graph) -> None:
    """With its weight, its evidence and what ties the two."""
    net = graph.network("city-partner")
    table = network_table(net)

    assert len(table.edges) == net.number_of_edges()
    assert len(table.nodes) == net.number_of_nodes()
    assert all(edge.evidence and edge.kind for edge in table.edges)
    assert table.about.version == graph.version
    assert table.about.title.ja == "国内の都市と相手都市"


def test_labels_are_in_the_language_asked_for(graph: Graph) -> None:
    """Formats with one label show it; the columns keep both."""
    net = graph.network("city-partner")
    named = {
        language: {node.iri: node.label for node in network_table(net, language).nodes}
        for language in Language
    }

    assert named[Language.JA][str(iri_of("city/kawasaki"))] == "川崎市"
    assert named[Language.EN][str(iri_of("city/kawasaki"))] == "Kawasaki"


def test_own_attributes_become_columns() -> None:
    """What a user works out with networkx goes into the file."""
    net = nx.les_miserables_graph()
    nx.set_node_attributes(net, nx.pagerank(net), "pagerank")
    table = network_table(net)

    assert "pagerank" in {column.name for column in table.node_columns}
    assert {node.label for node in table.nodes} == set(net)
    assert all(node.iri.startswith("urn:node:") for node in table.nodes)


def test_ties_without_weight_are_left_out_and_counted() -> None:
    """Gephi deletes them in silence; we say how many there were."""
    net: nx.Graph[str] = nx.Graph()
    net.add_edge("a", "b", weight=0)
    net.add_edge("b", "c", weight=2)
    table = network_table(net)

    assert [edge.weight for edge in table.edges] == [2.0]
    assert "1 ties without positive weight left out" in table.about.description.en


@pytest.mark.parametrize("is_directed", [False, True])
def test_direction_is_kept(is_directed: bool) -> None:  # noqa: FBT001 - a case
    """A directed graph makes a directed table."""
    net: nx.Graph[str] = nx.DiGraph() if is_directed else nx.Graph()
    net.add_edge("b", "a")

    assert network_table(net).directed is is_directed
