"""CSV for kepler.gl, which draws arcs by itself from the names of these columns."""

from collections.abc import Iterator
from typing import Final

from enishi.exports.about import Bilingual
from enishi.exports.delimited import safe_texts, write_lines
from enishi.exports.format import Format
from enishi.exports.table import EdgeRow, NodeEdgeTable, NodeRow
from enishi.exports.text import formula_safe

_HEAD: Final = (
    "city_iri",
    "city_name",
    "city_lat",
    "city_lng",
    "partner_iri",
    "partner_name",
    "partner_lat",
    "partner_lng",
    "tie_kind",
    "tie_weight",
    "start_date",
    "end_date",
)
_SAID: Final = frozenset(
    {"kind", "start", "start_precision", "end", "end_precision", "years", "evidence"}
)


def write_kepler(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write one row to each spell of an edge, or one to an edge without spell.

    What is unknown is empty, never ``N/A``: kepler.gl would make the column text. No
    byte order mark: it would become part of the first column's name.
    """
    others = [
        place
        for place, column in enumerate(table.edge_columns)
        if column.name not in _SAID
    ]
    columns = [table.edge_columns[place] for place in others]
    rows = (
        (*said, *safe_texts(columns, [edge.cells[place] for place in others]))
        for edge in table.edges
        for said in _said(edge)
    )
    head = (*_HEAD, *(f"tie_{column.name}" for column in columns))
    return write_lines(head, rows, bom=False)


def _said(edge: EdgeRow) -> Iterator[tuple[str, ...]]:
    ends = (*_place(edge.source), *_place(edge.target))
    tie = (formula_safe(edge.kind), repr(edge.weight))
    for spell in edge.spells or (None,):
        days = spell or (None, None)
        yield (*ends, *tie, *("" if day is None else day.isoformat() for day in days))


def _place(node: NodeRow) -> tuple[str, str, str, str]:
    if node.latitude is None or node.longitude is None:
        return node.iri, formula_safe(node.label), "", ""
    where = repr(node.latitude), repr(node.longitude)
    return node.iri, formula_safe(node.label), *where


KEPLER: Final = Format(
    "kepler",
    Bilingual("kepler.gl用CSV", "CSV for kepler.gl"),
    "text/csv",
    ".kepler.csv",
    ("kepler.gl",),
    Bilingual(
        "kepler.glに置くと、弧の層が自動的にできます。",
        "Drop it onto kepler.gl; it draws arcs by itself.",
    ),
    write_kepler,
)
