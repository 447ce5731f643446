"""Excel workbooks (XLSX) of results and of networks."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format as CellFormat
from xlsxwriter.worksheet import Worksheet

from enishi.errors import UsageError
from enishi.exports.about import About, Bilingual, Language
from enishi.exports.cell import Cell, Column, bare, read
from enishi.exports.format import Format
from enishi.exports.period import PartialDate
from enishi.exports.result import Result, plain
from enishi.exports.table import NodeEdgeTable, text_of
from enishi.exports.text import CHUNK
from enishi.store.terms import Term

LARGEST: Final = 1_048_575
"""Rows below the heading that a sheet can have."""
_LONGEST: Final = 32_767
_EXACT: Final = 10**15  # Excel keeps 15 digits
_FIRST: Final = date(1900, 3, 1)  # before, Excel counts a leap day that never was
_WIDTH: Final = 60
_ABOUT: Final = Bilingual("出典", "About")
_ROWS: Final = Bilingual("結果", "Results")
_NODES: Final = Bilingual("頂点", "Nodes")
_EDGES: Final = Bilingual("辺", "Edges")
_CUT: Final = "…"


def write_result_workbook(result: Result) -> Iterator[bytes]:
    """Write a workbook with the rows on one sheet and their source on another.

    Numbers are numbers, full dates are dates, and no text becomes a formula or a link.
    A text longer than Excel's 32,767 characters is cut and ends in ``…``.

    Raises:
        UsageError: If there are more rows than a sheet can have.
    """
    rows = ([_cell_of(term) for term in row] for row in result.table)
    sheet = (_ROWS, result.table.variables, rows, len(result.table))
    return _workbook(result.about, result.language, [sheet])


def write_network_workbook(table: NodeEdgeTable) -> Iterator[bytes]:
    """Write a workbook with a sheet of nodes, one of edges and one on their source.

    Raises:
        UsageError: If there are more nodes or edges than a sheet can have.
    """
    nodes = (
        [node.id, node.label, *_cells(table.node_columns, node.cells)]
        for node in table.nodes
    )
    edges = (
        [
            *(edge.id, edge.source.id, edge.target.id),
            *(edge.source.label, edge.target.label, edge.weight),
            *_cells(table.edge_columns, edge.cells),
        ]
        for edge in table.edges
    )
    ends = ("id", "source", "target", "source_label", "target_label", "weight")
    node_head = ("id", "label", *(column.name for column in table.node_columns))
    edge_head = (*ends, *(column.name for column in table.edge_columns))
    sheets: list[_Sheet] = [
        (_NODES, node_head, nodes, len(table.nodes)),
        (_EDGES, edge_head, edges, len(table.edges)),
    ]
    return _workbook(table.about, table.language, sheets)


_Sheet = tuple[Bilingual, Sequence[str], Iterable[Sequence[Cell]], int]


def _cells(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> Iterator[Cell]:
    for column, cell in zip(columns, cells, strict=True):
        yield text_of(column, cell) if isinstance(cell, tuple) else cell


def _cell_of(term: Term | None) -> Cell:
    found = None if term is None else read(term)
    if found is None:
        return plain(term) or None
    if isinstance(found.value, PartialDate) and len(str(found.value)) < len(
        "2026-04-01"
    ):
        return found.text  # a year is no day
    return bare(found)


def _workbook(
    about: About, language: Language, sheets: Iterable[_Sheet]
) -> Iterator[bytes]:
    held = io.BytesIO()
    # Nothing is guessed from a text: no formula, no link, no number.
    with Workbook(
        held, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}
    ) as book:
        day = about.created or "1980-01-01"
        book.set_properties(
            {
                "title": about.title.said(language),
                "comments": about.citation,
                "created": datetime.fromisoformat(day).replace(tzinfo=UTC),
            }
        )
        bold = book.add_format({"bold": True, "bottom": 1})
        for name, head, rows, length in sheets:
            _sheet(book.add_worksheet(name.said(language)), head, rows, (length, bold))
        lines = [*about.lines(language), ("SPARQL", about.query)]
        _sheet(
            book.add_worksheet(_ABOUT.said(language)),
            ("", ""),
            lines,
            (len(lines), bold),
        )
    held.seek(0)
    while chunk := held.read(CHUNK):
        yield chunk


def _sheet(
    sheet: Worksheet,
    head: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    size: tuple[int, CellFormat],
) -> None:
    length, bold = size
    if length > LARGEST:
        raise UsageError(
            f"a sheet cannot have {length} rows.",
            hint=f"Filter to {LARGEST} rows, or take CSV.",
        )
    widths = [len(name) for name in head]
    for place, name in enumerate(head):
        sheet.write_string(0, place, name, bold)
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            _write(sheet, number, place, cell)
            widths[place] = max(widths[place], len(str(cell or "")))
    for place, width in enumerate(widths):
        sheet.set_column(place, place, min(width, _WIDTH) * 1.2 + 2)
    sheet.freeze_panes(1, 0)
    if length and any(head):
        sheet.autofilter(0, 0, length, len(head) - 1)


def _write(sheet: Worksheet, row: int, place: int, cell: Cell) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, int | float) and abs(cell) < _EXACT:
        sheet.write_number(row, place, cell)
    elif isinstance(cell, date) and cell >= _FIRST:
        sheet.write_datetime(row, place, cell)
    else:
        text = repr(cell) if isinstance(cell, float) else str(cell)
        fits = len(text.encode("utf-16-le")) // 2 <= _LONGEST
        sheet.write_string(row, place, text if fits else _cut(text))


def _cut(text: str) -> str:
    units = text.encode("utf-16-le")[: 2 * (_LONGEST - 1)]
    return units.decode("utf-16-le", errors="ignore") + _CUT


NETWORK_WORKBOOK: Final = Format(
    "xlsx",
    Bilingual("Excelブック", "Excel workbook"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xlsx",
    ("Excel", "LibreOffice", "Numbers"),
    Bilingual(
        "頂点・辺・出典の三つのシートがあります。",
        "Three sheets: nodes, edges, and their source.",
    ),
    write_network_workbook,
)
