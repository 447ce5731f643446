"""CX2, for Cytoscape Desktop 3.10, Cytoscape Web and NDEx.

The aspects follow the specification of Cytoscape's exchange format, version 2: a
descriptor, counts of every aspect that match it, declared types, and a status at the
end that says the file is whole.
"""

from collections.abc import Iterator
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.cell import Column, ColumnKind
from enishi.exports.cytoscape import json_cells, network_data
from enishi.exports.format import Format
from enishi.exports.table import EdgeRow, NodeEdgeTable, NodeRow
from enishi.exports.text import encode, json_list, json_text

_TYPES: Final = {
    ColumnKind.STRING: "string",
    ColumnKind.INT: "integer",
    ColumnKind.FLOAT: "double",
    ColumnKind.BOOL: "boolean",
    ColumnKind.DATE: "string",
    ColumnKind.IRI: "string",
    ColumnKind.LIST: "list_of_string",
}


def write_cx2(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write CX2; names show, and colours and sizes where the table has them.

    CX2 knows no dates: they are text. Its vertical axis points down, so positions are
    turned; they are written if every node has one.
    """
    return encode(_parts(table))


def _parts(table: NodeEdgeTable) -> Iterator[str]:
    yield '[{"CXVersion":"2.0","hasFragments":false},\n{"metaData":'
    yield json_text(_counts(table))
    yield '},\n{"attributeDeclarations":'
    yield json_text([_declarations(table)])
    yield '},\n{"networkAttributes":'
    yield json_text([network_data(table)])
    yield '},\n{"nodes":'
    yield from json_list(_node(node, table) for node in table.nodes)
    yield '},\n{"edges":'
    yield from json_list(_edge(edge, table) for edge in table.edges)
    yield '},\n{"visualProperties":'
    yield json_text([_style(table)])
    yield '},\n{"status":[{"error":"","success":true}]}]\n'


def _counts(table: NodeEdgeTable) -> list[dict[str, object]]:
    aspects = {
        "attributeDeclarations": 1,
        "networkAttributes": 1,
        "nodes": len(table.nodes),
        "edges": len(table.edges),
        "visualProperties": 1,
    }
    return [{"name": name, "elementCount": count} for name, count in aspects.items()]


def _declarations(table: NodeEdgeTable) -> dict[str, dict[str, dict[str, str]]]:
    nodes = {"name": "string", "size": "double", "colour": "string"}
    edges = {"interaction": "string", "weight": "double", "directed": "boolean"}
    nodes |= {column.name: _type(column) for column in table.node_columns}
    edges |= {column.name: _type(column) for column in table.edge_columns}
    return {
        "networkAttributes": {name: {"d": "string"} for name in network_data(table)},
        "nodes": {name: {"d": kind} for name, kind in nodes.items()},
        "edges": {name: {"d": kind} for name, kind in edges.items()},
    }


def _type(column: Column) -> str:
    if column.kind is ColumnKind.INT and column.wide:
        return "long"
    return _TYPES[column.kind]


def _node(node: NodeRow, table: NodeEdgeTable) -> dict[str, object]:
    values: dict[str, object] = {"name": node.label}
    if node.size is not None:
        values["size"] = node.size
    if node.colour:
        values["colour"] = node.colour
    element: dict[str, object] = {"id": node.number}
    if table.is_placed and node.x is not None and node.y is not None:
        element |= {"x": node.x, "y": -node.y}
    return element | {"v": values | json_cells(table.node_columns, node.cells)}


def _edge(edge: EdgeRow, table: NodeEdgeTable) -> dict[str, object]:
    values: dict[str, object] = {
        "interaction": edge.kind or "related",
        "weight": edge.weight,
        "directed": table.directed,
    }
    return {
        "id": edge.number,
        "s": edge.source.number,
        "t": edge.target.number,
        "v": values | json_cells(table.edge_columns, edge.cells),
    }


def _style(table: NodeEdgeTable) -> dict[str, object]:
    mapping = {"NODE_LABEL": _passed("name", "string")}
    if any(node.colour for node in table.nodes):
        mapping["NODE_BACKGROUND_COLOR"] = _passed("colour", "string")
    if any(node.size for node in table.nodes):
        mapping["NODE_WIDTH"] = mapping["NODE_HEIGHT"] = _passed("size", "double")
    edge: dict[str, object] = {}
    if table.directed:
        edge["EDGE_TARGET_ARROW_SHAPE"] = "triangle"
    return {
        "default": {"network": {}, "node": {"NODE_SHAPE": "ellipse"}, "edge": edge},
        "nodeMapping": mapping,
        "edgeMapping": {},
    }


def _passed(attribute: str, kind: str) -> dict[str, object]:
    return {
        "type": "PASSTHROUGH",
        "definition": {"attribute": attribute, "type": kind},
    }


CX2: Final = Format(
    "cx2",
    Bilingual("CX2", "CX2"),
    "application/json",
    ".cx2",
    ("Cytoscape Desktop", "Cytoscape Web", "NDEx"),
    Bilingual(
        "Cytoscape 3.10以降で開くか、NDExに登録します。",
        "Open it in Cytoscape 3.10 or later, or upload it to NDEx.",
    ),
    write_cx2,
)
