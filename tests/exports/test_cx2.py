"""CX2 that NDEx's own reader takes, with counts that match."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from ndex2.cx2 import RawCX2NetworkFactory

from enishi.exports.cx2 import write_cx2
from enishi.exports.table import NodeEdgeTable

Save = Callable[[Callable[[NodeEdgeTable], Iterator[bytes]], NodeEdgeTable, str], Path]


def aspects(table: NodeEdgeTable) -> dict[str, Any]:
    """Return the fragments of a written table by name."""
    fragments = json.loads(b"".join(write_cx2(table)))
    assert fragments[0] == {"CXVersion": "2.0", "hasFragments": False}
    return {name: value for part in fragments[1:] for name, value in part.items()}


def test_ndex_reads_nodes_edges_and_attributes(
    awkward: NodeEdgeTable, saved: Save
) -> None:
    """Its reader finds the same network."""
    path = saved(write_cx2, awkward, "a.cx2")
    network = RawCX2NetworkFactory().get_cx2network(str(path))
    assert network.get_name() == "都市と相手都市 <&>"
    assert len(network.get_nodes()) == len(network.get_edges()) == 6
    kawasaki = network.get_node(1)
    assert kawasaki["v"]["name"] == "川崎市"
    assert kawasaki["v"]["budget"] == 12_345_678_901
    assert kawasaki["v"]["aliases_ja"] == ["カワサキ", 'か"わ,さき\\']
    assert (kawasaki["x"], kawasaki["y"]) == (0.0, -1.5)
    edge = network.get_edge(2)
    assert (edge["s"], edge["t"]) == (1, 6)
    assert edge["v"]["interaction"] == "agreement"


def test_counts_match_what_is_there(awkward: NodeEdgeTable) -> None:
    """Readers refuse a file whose metadata miscount."""
    found = aspects(awkward)
    for said in found["metaData"]:
        assert len(found[said["name"]]) == said["elementCount"]
    assert found["status"] == [{"error": "", "success": True}]


def test_every_attribute_is_declared_with_its_type(awkward: NodeEdgeTable) -> None:
    """Values are of the types that the declarations say."""
    found = aspects(awkward)
    types = {"string": str, "double": float, "boolean": bool, "list_of_string": list}
    whole = {"integer": int, "long": int}
    for part in ("nodes", "edges"):
        declared = found["attributeDeclarations"][0][part]
        for element in found[part]:
            for name, value in element["v"].items():
                wanted = (types | whole)[declared[name]["d"]]
                assert isinstance(value, wanted), (name, value)
    assert found["attributeDeclarations"][0]["nodes"]["budget"] == {"d": "long"}


def test_positions_are_for_all_or_none(
    awkward: NodeEdgeTable, bare: NodeEdgeTable
) -> None:
    """Half a layout would pile up the rest."""
    assert all("x" in node for node in aspects(awkward)["nodes"])
    assert not any("x" in node for node in aspects(bare)["nodes"])


def test_direction_shows_as_an_arrow(
    awkward: NodeEdgeTable, directed: NodeEdgeTable
) -> None:
    """CX2 edges have ends but no direction; the style shows it."""
    key = "EDGE_TARGET_ARROW_SHAPE"
    assert key in aspects(directed)["visualProperties"][0]["default"]["edge"]
    assert key not in aspects(awkward)["visualProperties"][0]["default"]["edge"]


def test_nothing_is_a_network_too(empty: NodeEdgeTable, saved: Save) -> None:
    """NDEx's reader takes a network without nodes."""
    path = saved(write_cx2, empty, "empty.cx2")
    assert len(RawCX2NetworkFactory().get_cx2network(str(path)).get_nodes()) == 0
