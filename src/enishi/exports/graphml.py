"""GraphML, for yEd, Cytoscape, igraph, NetworkX, Gephi and Neo4j's APOC.

One key for each attribute, unique edge ids, and yEd's own label element, without which
yEd shows no names. GraphML knows no lists, no dates and no gaps: lists are joined with
a bar, dates are text, and a gap is left out.
"""

from collections.abc import Iterator
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.cell import Cell, Column, ColumnKind, Part
from enishi.exports.format import Format
from enishi.exports.table import EdgeRow, NodeEdgeTable, NodeRow, known, text_of
from enishi.exports.text import encode, xml_tag, xml_text

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xmlns:y="http://www.yworks.com/xml/graphml"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">\n'
)
_TYPES: Final = {
    ColumnKind.INT: "int",
    ColumnKind.FLOAT: "double",
    ColumnKind.BOOL: "boolean",
}
_DRAWN: Final = {
    "label": "string",
    "x": "double",
    "y": "double",
    "size": "double",
    "r": "int",
    "g": "int",
    "b": "int",
}


def write_graphml(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write GraphML with labels, positions and colours that Gephi and yEd read."""
    return encode(_lines(table))


def _lines(table: NodeEdgeTable) -> Iterator[str]:
    yield _HEAD
    yield from _keys(table)
    way = "directed" if table.directed else "undirected"
    yield f'<graph id="G" edgedefault="{way}">\n'
    for name, text in _said(table):
        yield _data(f"g_{name}", text) + "\n"
    for node in table.nodes:
        yield _node(node, table.node_columns)
    for edge in table.edges:
        yield _edge(edge, table.edge_columns)
    yield "</graph>\n</graphml>\n"


def _keys(table: NodeEdgeTable) -> Iterator[str]:
    for name, _ in _said(table):
        yield _key(f"g_{name}", "graph", name, "string")
    for name, kind in _DRAWN.items():
        yield _key(f"n_{name}", "node", name, kind)
    for column in table.node_columns:
        yield _key(_id(column), "node", column.name, _type(column))
    yield _key("e_weight", "edge", "weight", "double")
    for column in table.edge_columns:
        yield _key(_id(column), "edge", column.name, _type(column))
    yield '<key id="y_node" for="node" yfiles.type="nodegraphics"/>\n'


def _said(table: NodeEdgeTable) -> Iterator[tuple[str, str]]:
    about = table.about
    said = {
        "title": table.title,
        "description": table.description,
        "address": about.iri,
        "version": about.version,
        "created": about.created,
        "licence": about.licence,
        "citation": about.citation,
        "query": about.query,
    }
    return ((name, text) for name, text in said.items() if text)


def _key(key: str, part: str, name: str, kind: str) -> str:
    given = {"id": key, "for": part, "attr.name": name, "attr.type": kind}
    return xml_tag("key", given) + "\n"


def _id(column: Column) -> str:
    return f"{'n' if column.part is Part.NODE else 'e'}c_{column.name}"


def _type(column: Column) -> str:
    if column.kind is ColumnKind.INT and column.wide:
        return "long"  # yEd has no long, so only where it must be
    return _TYPES.get(column.kind, "string")


def _data(key: str, text: str) -> str:
    return xml_tag("data", {"key": key}, xml_text(text))


def _values(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> str:
    return "".join(
        _data(_id(column), text_of(column, cell))
        for column, cell in known(columns, cells)
    )


def _node(node: NodeRow, columns: tuple[Column, ...]) -> str:
    inner = _data("n_label", node.label)
    for name, value in (("x", node.x), ("y", node.y), ("size", node.size)):
        if value is not None:
            inner += _data(f"n_{name}", repr(value))
    for name, number in zip("rgb", node.rgb or (), strict=False):
        inner += _data(f"n_{name}", str(number))
    inner += _values(columns, node.cells) + _drawn(node)
    return xml_tag("node", {"id": node.id}, inner) + "\n"


def _drawn(node: NodeRow) -> str:
    """Return what yEd draws: name and colour, but no place.

    NetworkX would put yEd's geometry, as text, over the columns x and y.
    """
    shape = ""
    if node.colour:
        shape += xml_tag("y:Fill", {"color": node.colour, "transparent": "false"})
    shape += xml_tag("y:NodeLabel", {}, xml_text(node.label))
    shape += xml_tag("y:Shape", {"type": "ellipse"})
    return xml_tag("data", {"key": "y_node"}, xml_tag("y:ShapeNode", {}, shape))


def _edge(edge: EdgeRow, columns: tuple[Column, ...]) -> str:
    given = {"id": edge.id, "source": edge.source.id, "target": edge.target.id}
    inner = _data("e_weight", repr(edge.weight)) + _values(columns, edge.cells)
    return xml_tag("edge", given, inner) + "\n"


GRAPHML: Final = Format(
    "graphml",
    Bilingual("GraphML", "GraphML"),
    "application/graphml+xml",
    ".graphml",
    ("yEd", "Cytoscape", "igraph", "NetworkX", "Gephi"),
    Bilingual(
        "ほとんどのネットワーク分析ソフトで開けます。",
        "Almost every network program opens it.",
    ),
    write_graphml,
)
