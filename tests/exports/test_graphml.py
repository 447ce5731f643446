"""GraphML that igraph and NetworkX read alike."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import igraph
import networkx as nx
from lxml import etree

from enishi.exports.graphml import write_graphml
from enishi.exports.table import NodeEdgeTable

SPACE = {"g": "http://graphml.graphdrawing.org/xmlns"}
Save = Callable[[Callable[[NodeEdgeTable], Iterator[bytes]], NodeEdgeTable, str], Path]


def test_igraph_reads_every_label_and_value(
    awkward: NodeEdgeTable, saved: Save
) -> None:
    """Labels, numbers and addresses are those of the table."""
    graph = igraph.Graph.Read_GraphML(str(saved(write_graphml, awkward, "a.graphml")))
    assert (graph.vcount(), graph.ecount(), graph.is_directed()) == (6, 6, False)
    assert graph.vs["label"] == [node.label for node in awkward.nodes]
    assert graph.vs["iri"] == [node.iri for node in awkward.nodes]
    assert graph.vs["budget"][0] == 12_345_678_901
    assert graph.vs["x"] == [node.x for node in awkward.nodes]
    assert graph.es["weight"] == [edge.weight for edge in awkward.edges]
    assert graph.es["kind"] == [edge.kind for edge in awkward.edges]
    assert graph["version"] == "0123abcd"
    assert graph["query"] == awkward.about.query


def test_networkx_reads_numbers_as_numbers(directed: NodeEdgeTable) -> None:
    """One key to an attribute, so no column is torn in two."""
    graph = nx.read_graphml(io.BytesIO(b"".join(write_graphml(directed))))
    assert graph.is_directed()
    kawasaki = graph.nodes["n1"]
    assert kawasaki["label"] == "Kawasaki"
    assert kawasaki["x"] == 0.0
    assert kawasaki["y"] == 1.5
    assert kawasaki["home"] is True
    assert kawasaki["aliases_ja"] == 'カワサキ|か"わ,さき\\'


def test_keys_and_ids_are_unique(awkward: NodeEdgeTable) -> None:
    """YEd drops edges whose ids repeat."""
    root = etree.fromstring(b"".join(write_graphml(awkward)))
    keys = root.findall("g:key", SPACE)
    assert len({key.get("id") for key in keys}) == len(keys)
    named = [(key.get("for"), key.get("attr.name")) for key in keys]
    assert len(set(named)) == len(named)
    edges = [edge.get("id") for edge in root.iterfind(".//g:edge", SPACE)]
    assert len(set(edges)) == len(edges) == 6
    used = {data.get("key") for data in root.iterfind(".//g:data", SPACE)}
    assert used <= {key.get("id") for key in keys}


def test_yed_is_told_the_names(awkward: NodeEdgeTable) -> None:
    """Without its own label element yEd shows empty boxes."""
    root = etree.fromstring(b"".join(write_graphml(awkward)))
    labels = root.iterfind(".//{http://www.yworks.com/xml/graphml}NodeLabel")
    assert [label.text for label in labels] == [node.label for node in awkward.nodes]


def test_only_large_numbers_are_long(awkward: NodeEdgeTable) -> None:
    """YEd has no long, so a small number is an int."""
    root = etree.fromstring(b"".join(write_graphml(awkward)))
    types = {
        key.get("attr.name"): key.get("attr.type")
        for key in root.iterfind("g:key", SPACE)
    }
    assert (types["budget"], types["community"]) == ("long", "int")


def test_nothing_is_a_network_too(
    bare: NodeEdgeTable, empty: NodeEdgeTable, saved: Save
) -> None:
    """A node without name and a network without nodes are read."""
    for table, count in ((bare, 1), (empty, 0)):
        path = saved(write_graphml, table, f"{count}.graphml")
        assert igraph.Graph.Read_GraphML(str(path)).vcount() == count
