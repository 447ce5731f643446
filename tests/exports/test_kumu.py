"""Kumu's blueprint with labels that tell things apart."""

import json

from enishi.exports.kumu import write_kumu
from enishi.exports.table import NodeEdgeTable


def test_labels_and_ids_are_unique(awkward: NodeEdgeTable) -> None:
    """Kumu matches elements by their labels when a file comes again."""
    blueprint = json.loads(b"".join(write_kumu(awkward)))
    labels = [element["label"] for element in blueprint["elements"]]
    assert len(set(labels)) == 6
    everything = blueprint["elements"] + blueprint["connections"]
    assert len({thing["id"] for thing in everything}) == 12


def test_connections_say_direction_and_type(
    awkward: NodeEdgeTable, directed: NodeEdgeTable
) -> None:
    """Ends are ids of elements."""
    blueprint = json.loads(b"".join(write_kumu(awkward)))
    ids = {element["id"] for element in blueprint["elements"]}
    for connection in blueprint["connections"]:
        assert {connection["from"], connection["to"]} <= ids
        assert connection["direction"] == "undirected"
    assert blueprint["connections"][1]["type"] == "agreement"
    arrows = json.loads(b"".join(write_kumu(directed)))["connections"]
    assert {arrow["direction"] for arrow in arrows} == {"directed"}


def test_columns_become_fields(awkward: NodeEdgeTable) -> None:
    """Numbers, lists and dates as JSON has them."""
    first = json.loads(b"".join(write_kumu(awkward)))["elements"][0]
    assert first["type"] == "City"
    assert first["budget"] == 12_345_678_901
    assert first["aliases_ja"] == ["カワサキ", 'か"わ,さき\\']
