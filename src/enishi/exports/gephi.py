"""Node and edge tables as CSV, for Gephi, Excel, R and pandas."""

from collections.abc import Iterator
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.archive import File, write_archive
from enishi.exports.cell import Column
from enishi.exports.delimited import safe_texts, write_lines
from enishi.exports.format import Format
from enishi.exports.readme import write_readme
from enishi.exports.table import NodeEdgeTable
from enishi.exports.text import formula_safe

_CONTENTS: Final = Bilingual(
    "- `nodes.csv`: 頂点。Gephiの「データ工房」で頂点表として読み込みます。\n"
    "- `edges.csv`: 辺。続けて辺表として読み込みます。\n\n"
    "文字コードはBOM付きUTF-8です。数式と誤認される文字列の先頭には `'` を付けました。"
    "リストは `|` で区切ります。",
    "- `nodes.csv`: nodes; import it in Gephi's Data Laboratory as nodes table.\n"
    "- `edges.csv`: edges; import it after that as edges table.\n\n"
    "The files are UTF-8 with byte order mark. A text that a spreadsheet would take for"
    " a formula begins with `'`. Lists are separated by `|`.",
)
# Gephi knows these columns by their names; the relation is Kind, for Type is direction.
_NODE_HEAD: Final = ("Id", "Label")
_EDGE_HEAD: Final = (
    "Source",
    "Target",
    "Type",
    "Id",
    "Kind",
    "Weight",
    "source_label",
    "target_label",
)


def write_gephi(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write a zip archive with `nodes.csv`, `edges.csv` and a README."""
    return write_archive(
        (
            File("README.md", write_readme(table.about, _CONTENTS)),
            File("nodes.csv", write_nodes(table)),
            File("edges.csv", write_edges(table)),
        )
    )


def write_nodes(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write the nodes as CSV: ``Id``, ``Label``, position if known, all columns."""
    names = [column.name for column in table.node_columns]
    drawn = ("x", "y", "size", "colour") if table.is_placed else ()
    rows = (
        (
            node.id,
            formula_safe(node.label),
            *(_drawn(value) for value in (node.x, node.y, node.size) if drawn),
            *((node.colour,) if drawn else ()),
            *safe_texts(table.node_columns, node.cells),
        )
        for node in table.nodes
    )
    return write_lines((*_NODE_HEAD, *drawn, *names), rows, bom=True)


def write_edges(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write the edges as CSV: Gephi's own columns first, then all others."""
    columns, places = _others(table)
    way = "Directed" if table.directed else "Undirected"
    rows = (
        (
            edge.source.id,
            edge.target.id,
            way,
            edge.id,
            formula_safe(edge.kind),
            repr(edge.weight),
            formula_safe(edge.source.label),
            formula_safe(edge.target.label),
            *safe_texts(columns, [edge.cells[place] for place in places]),
        )
        for edge in table.edges
    )
    head = (*_EDGE_HEAD, *(column.name for column in columns))
    return write_lines(head, rows, bom=True)


def _others(table: NodeEdgeTable) -> tuple[tuple[Column, ...], tuple[int, ...]]:
    """Return the edge columns but ``kind``, which has a column of Gephi's own."""
    found = [
        (column, place)
        for place, column in enumerate(table.edge_columns)
        if column.name != "kind"
    ]
    return tuple(column for column, _ in found), tuple(place for _, place in found)


def _drawn(value: float | None) -> str:
    return "" if value is None else repr(value)


TABLES: Final = Format(
    "csv",
    Bilingual("頂点と辺の表(CSV)", "Node and edge tables (CSV)"),
    "application/zip",
    ".csv.zip",
    ("Gephi", "Excel", "R", "pandas"),
    Bilingual(
        "展開し、頂点の表、辺の表の順に読み込みます。",
        "Unpack; import the nodes, then the edges.",
    ),
    write_gephi,
)
