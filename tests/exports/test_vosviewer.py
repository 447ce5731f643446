"""VOSviewer's JSON, against the description of it at app.vosviewer.com."""

import json
from typing import Any

import jsonschema

from enishi.exports.about import About, Bilingual
from enishi.exports.table import Edge, Node, NodeEdgeTable
from enishi.exports.tabulation import tabulate
from enishi.exports.vosviewer import write_vosviewer

KEY = {"type": ["string", "integer"]}
SCHEMA = {
    "type": "object",
    "required": ["network"],
    "additionalProperties": False,
    "properties": {
        "info": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "title": {"type": "string"},
                "description": {"type": "string"},
            },
        },
        "network": {
            "type": "object",
            "required": ["items", "links"],
            "additionalProperties": False,
            "properties": {
                "items": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["id", "label"],
                        "additionalProperties": False,
                        "dependentRequired": {"x": ["y"], "y": ["x"]},
                        "properties": {
                            "id": KEY,
                            "label": {"type": "string", "minLength": 1},
                            "description": {"type": "string"},
                            "url": {"type": "string"},
                            "x": {"type": "number"},
                            "y": {"type": "number"},
                            "cluster": {
                                "type": "integer",
                                "minimum": 1,
                                "maximum": 1000,
                            },
                            "weights": {
                                "type": "object",
                                "additionalProperties": {
                                    "type": "number",
                                    "minimum": 0,
                                },
                            },
                            "scores": {
                                "type": "object",
                                "additionalProperties": {"type": "number"},
                            },
                        },
                    },
                },
                "links": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["source_id", "target_id", "strength"],
                        "additionalProperties": False,
                        "properties": {
                            "source_id": KEY,
                            "target_id": KEY,
                            "strength": {"type": "number", "minimum": 0},
                        },
                    },
                },
            },
        },
    },
}


def written(table: NodeEdgeTable) -> dict[str, Any]:
    """Write a table, check it by the schema, and return its network."""
    document = json.loads(b"".join(write_vosviewer(table)))
    jsonschema.validate(document, SCHEMA)
    network: dict[str, Any] = document["network"]
    return network


def test_the_documented_schema_holds(
    awkward: NodeEdgeTable,
    directed: NodeEdgeTable,
    bare: NodeEdgeTable,
    empty: NodeEdgeTable,
) -> None:
    """For every network, with or without places, sizes and communities."""
    for table in (awkward, directed, bare, empty):
        items = written(table)["items"]
        keys = [frozenset(item) - {"cluster"} for item in items]
        assert len(set(keys)) <= 1, "an attribute stands in every item or in none"


def test_labels_tell_things_apart(awkward: NodeEdgeTable) -> None:
    """The label is all that people see; two departments share a name."""
    labels = [item["label"] for item in written(awkward)["items"]]
    assert len(set(labels)) == 6
    assert labels[3:5] == ["国際課 (tokyo-aaa)", "国際課 (yokohama-bbb)"]


def test_descriptions_are_escaped_html(awkward: NodeEdgeTable) -> None:
    """No label can bring markup into VOSviewer."""
    penang = written(awkward)["items"][5]
    assert "&lt;ﾏﾚｰｼｱ&gt; &amp; co" in penang["description"]
    assert "<ﾏﾚｰｼｱ>" not in penang["description"]


def test_parallel_edges_are_added_and_loops_left_out(awkward: NodeEdgeTable) -> None:
    """VOSviewer knows one link between two items."""
    links = {
        (link["source_id"], link["target_id"]): link["strength"]
        for link in written(awkward)["links"]
    }
    assert links == {(1, 6): 4.5, (2, 3): 1.0, (2, 4): 0.125}


def test_numbers_that_all_nodes_have_are_scores() -> None:
    """A score that one item lacks would make the file unreadable."""
    about = About(iri="https://example.org/n", title=Bilingual())
    nodes = [
        Node(iri="urn:a", size=2.0, values={"degree": 3, "rank": 0.5, "gap": 1}),
        Node(iri="urn:b", size=1.0, community=1001, values={"degree": -1, "rank": 1}),
    ]
    edges = [Edge(source="urn:b", target="urn:a", weight=2)]
    items = written(tabulate(nodes, edges, about, directed=True))["items"]
    assert [item["scores"] for item in items] == [
        {"degree": 3, "rank": 0.5},
        {"degree": -1, "rank": 1.0},
    ]
    assert [item["weights"] for item in items] == [{"Size": 2.0}, {"Size": 1.0}]
    assert not any("cluster" in item for item in items)
