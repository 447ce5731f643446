"""Cytoscape.js JSON with unique string ids and the names that Desktop shows."""

import json

from enishi.exports.cytoscape import write_cytoscape
from enishi.exports.table import NodeEdgeTable


def test_elements_have_unique_ids_and_ends_that_exist(awkward: NodeEdgeTable) -> None:
    """Ids are texts, unique over nodes and edges together."""
    elements = json.loads(b"".join(write_cytoscape(awkward)))["elements"]
    nodes = [node["data"]["id"] for node in elements["nodes"]]
    edges = [edge["data"]["id"] for edge in elements["edges"]]
    assert len(set(nodes + edges)) == 12
    assert all(isinstance(identifier, str) for identifier in nodes + edges)
    for edge in elements["edges"]:
        assert {edge["data"]["source"], edge["data"]["target"]} <= set(nodes)


def test_labels_types_and_positions_come_back(awkward: NodeEdgeTable) -> None:
    """Lists stay lists, dates are text, and down is down."""
    document = json.loads(b"".join(write_cytoscape(awkward)))
    first = document["elements"]["nodes"][0]
    assert first["position"] == {"x": 0.0, "y": -1.5}
    assert first["data"]["label"] == first["data"]["name"] == "川崎市"
    assert first["data"]["aliases_ja"] == ["カワサキ", 'か"わ,さき\\']
    assert first["data"]["founded"] == "1924-07-01"
    labels = [node["data"]["label"] for node in document["elements"]["nodes"]]
    assert labels == [node.label for node in awkward.nodes]
    assert document["data"]["version"] == "0123abcd"


def test_every_edge_has_an_interaction(awkward: NodeEdgeTable) -> None:
    """Desktop needs one to tell parallel edges apart."""
    edges = json.loads(b"".join(write_cytoscape(awkward)))["elements"]["edges"]
    assert [edge["data"]["interaction"] for edge in edges] == [
        "自己",
        "agreement",
        "program",
        "program",
        "related",
        "contract",
    ]


def test_nothing_is_a_network_too(empty: NodeEdgeTable) -> None:
    """A network without nodes has empty lists."""
    document = json.loads(b"".join(write_cytoscape(empty)))
    assert document["elements"] == {"nodes": [], "edges": []}
