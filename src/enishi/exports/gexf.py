"""GEXF 1.3, for Gephi and Gephi Lite.

Follows gexf.net's grammar of version 1.3. What Gephi's importer wants beyond it: no
``anyURI`` columns, a ``kind`` on every edge that has one (parallel edges of one kind
are merged), lists in square brackets, no edge without weight.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.cell import Cell, Column, ColumnKind, Part
from enishi.exports.format import Format
from enishi.exports.period import Spell
from enishi.exports.table import EdgeRow, NodeEdgeTable, NodeRow, known, text_of
from enishi.exports.text import encode, xml_tag, xml_text

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz"'
    ' version="1.3">\n'
)
_TYPES: Final = {
    ColumnKind.STRING: "string",
    ColumnKind.INT: "integer",
    ColumnKind.FLOAT: "double",
    ColumnKind.BOOL: "boolean",
    ColumnKind.DATE: "string",
    ColumnKind.IRI: "string",
    ColumnKind.LIST: "liststring",
}


def write_gexf(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write GEXF 1.3 with positions, colours, kinds, weights and spells.

    An edge's spells are its life where a start or an end is known, else the years in
    which it was recorded; what has no spell exists always.
    """
    return encode(_lines(table))


def _lines(table: NodeEdgeTable) -> Iterator[str]:
    yield _HEAD
    yield from _meta(table)
    given = {"defaultedgetype": "directed" if table.directed else "undirected"}
    if table.is_dated:
        given |= {"mode": "dynamic", "timeformat": "date"}
        given |= {"timerepresentation": "interval", "timezone": "Asia/Tokyo"}
    attributes = "".join(f' {name}="{value}"' for name, value in given.items())
    yield f'<graph idtype="string"{attributes}>\n'
    yield from _columns(Part.NODE, table.node_columns)
    yield from _columns(Part.EDGE, table.edge_columns)
    yield f'<nodes count="{len(table.nodes)}">\n'
    for node in table.nodes:
        yield _node(node, table.node_columns)
    yield f'</nodes>\n<edges count="{len(table.edges)}">\n'
    for edge in table.edges:
        yield _edge(edge, table)
    yield "</edges>\n</graph>\n</gexf>\n"


def _meta(table: NodeEdgeTable) -> Iterator[str]:
    about = table.about
    created = {"lastmodifieddate": about.created} if about.created else {}
    said = "\n".join(f"{head}: {text}" for head, text in about.lines(table.language))
    parts = (
        xml_tag("creator", {}, "Enishi"),
        xml_tag("keywords", {}, xml_text(", ".join(table.kinds))),
        xml_tag("description", {}, xml_text(said)),
    )
    yield xml_tag("meta", created, "".join(parts)) + "\n"


def _columns(part: Part, columns: Iterable[Column]) -> Iterator[str]:
    # graphology takes the id for the name, Gephi the title: they are the same.
    inner = "".join(
        xml_tag(
            "attribute",
            {"id": column.name, "title": column.name, "type": _type(column)},
        )
        for column in columns
    )
    yield xml_tag("attributes", {"class": str(part)}, inner) + "\n"


def _type(column: Column) -> str:
    if column.kind is ColumnKind.INT and column.wide:
        return "long"
    return _TYPES[column.kind]


def _node(node: NodeRow, columns: tuple[Column, ...]) -> str:
    inner = _values(columns, node.cells)
    if node.spell:
        inner += _spells((node.spell,))
    if node.size is not None:
        inner += xml_tag("viz:size", {"value": repr(node.size)})
    if node.x is not None and node.y is not None:
        place = {"x": repr(node.x), "y": repr(node.y), "z": "0.0"}
        inner += xml_tag("viz:position", place)
    if node.rgb:
        colour = dict(zip("rgb", map(str, node.rgb), strict=True))
        inner += xml_tag("viz:color", colour)
    return xml_tag("node", {"id": node.id, "label": node.label}, inner) + "\n"


def _edge(edge: EdgeRow, table: NodeEdgeTable) -> str:
    given = {
        "id": edge.id,
        "source": edge.source.id,
        "target": edge.target.id,
        "weight": repr(edge.weight),
    }
    if edge.kind:
        given |= {"kind": edge.kind, "label": edge.kind}
    inner = _values(table.edge_columns, edge.cells)
    if edge.spells:
        inner += _spells(edge.spells)
    return xml_tag("edge", given, inner) + "\n"


def _values(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> str:
    inner = "".join(
        xml_tag("attvalue", {"for": column.name, "value": _value(column, cell)})
        for column, cell in known(columns, cells)
    )
    return xml_tag("attvalues", {}, inner) if inner else ""


def _value(column: Column, cell: Cell) -> str:
    if isinstance(cell, tuple):
        return json.dumps(cell, ensure_ascii=False)
    return text_of(column, cell)


def _spells(spells: Iterable[Spell]) -> str:
    inner = ""
    for spell in spells:
        ends = {"start": spell.start, "end": spell.end}
        inner += xml_tag(
            "spell", {name: day.isoformat() for name, day in ends.items() if day}
        )
    return xml_tag("spells", {}, inner)


GEXF: Final = Format(
    "gexf",
    Bilingual("GEXF 1.3", "GEXF 1.3"),
    "application/gexf+xml",
    ".gexf",
    ("Gephi", "Gephi Lite"),
    Bilingual(
        "Gephiで「ファイル > 開く」。配置・色・期間が入っています。",
        "In Gephi, File > Open; layout, colours and periods are inside.",
    ),
    write_gexf,
)
