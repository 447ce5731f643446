"""Kumu's blueprint, a JSON file that Kumu imports or follows by its address."""

from collections.abc import Iterator
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.cell import Cell, Column
from enishi.exports.cytoscape import json_cell
from enishi.exports.format import Format
from enishi.exports.label import unique_labels
from enishi.exports.table import EdgeRow, NodeEdgeTable, NodeRow, known
from enishi.exports.text import encode, json_list


def write_kumu(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write a blueprint.

    Kumu recognises things by their labels when a file is imported again, so no two
    are alike; connections name elements by id.
    """
    return encode(_parts(table))


def _parts(table: NodeEdgeTable) -> Iterator[str]:
    labels = unique_labels(table)
    yield '{"elements":'
    yield from json_list(
        _element(node, labels[node.id], table.node_columns) for node in table.nodes
    )
    yield ',"connections":'
    yield from json_list(_connection(edge, table) for edge in table.edges)
    yield "}\n"


def _element(
    node: NodeRow, label: str, columns: tuple[Column, ...]
) -> dict[str, object]:
    said: dict[str, object] = {"id": node.id, "label": label}
    if node.kind:
        said["type"] = node.kind
    if node.colour:
        said["color"] = node.colour
    return said | _own(columns, node.cells)


def _connection(edge: EdgeRow, table: NodeEdgeTable) -> dict[str, object]:
    said: dict[str, object] = {
        "id": edge.id,
        "from": edge.source.id,
        "to": edge.target.id,
        "direction": "directed" if table.directed else "undirected",
        "strength": edge.weight,
    }
    if edge.kind:
        said["type"] = edge.kind
    return said | _own(table.edge_columns, edge.cells)


def _own(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> dict[str, object]:
    return {
        column.name: json_cell(cell)
        for column, cell in known(columns, cells)
        if column.name != "kind"
    }


KUMU: Final = Format(
    "kumu",
    Bilingual("Kumuブループリント", "Kumu blueprint"),
    "application/json",
    ".kumu.json",
    ("Kumu",),
    Bilingual(
        "Kumuの「Import > JSON / Blueprint」で取り込みます。",
        "In Kumu, Import > JSON / Blueprint.",
    ),
    write_kumu,
)
