"""The table of the contract projects: number, initiator, name, office, contracts."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.numerals import circled_value
from enishi.documents.source import Document, Line, Span
from enishi.documents.tables import Cell, split_row
from enishi.loaders.collaboration_report.flow import Flow, flow_of

_HEADER: Final = "事業提案者"
_COUNT: Final = re.compile(r"(?P<count>[0-9０-９]+)\s*件")
_NEW: Final = re.compile(r"\s*[(（]新規[)）]\s*$")
_TOTAL: Final = "合計"
_NEEDED: Final = 4


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the table.

    Attributes:
        number: The project's number.
        initiator: Who proposed it, as printed in its row or one above.
        initiator_place: Where that stands.
        name: Its name, without the mark of a new one.
        is_new: Whether it is marked 新規.
        office: The ward or bureau in charge.
        count: How many contracts it has.
        count_place: Where the count stands.
        line: The row's line.
    """

    number: int | None
    initiator: str
    initiator_place: Span | None
    name: Flow
    is_new: bool
    office: Flow
    count: int
    count_text: str
    count_place: Span
    line: Line

    @property
    def count_value(self) -> Decimal:
        """How many contracts, as the value of a figure."""
        return Decimal(self.count)

    @property
    def key(self) -> str:
        """The name as names are compared."""
        return normalise(self.name.name)


@dataclass(frozen=True, slots=True)
class Total:
    """The table's last row: how many contracts there are."""

    count: int
    place: Span
    line: Line


@dataclass(frozen=True, slots=True)
class ContractTable:
    """The table as a whole."""

    rows: tuple[TableRow, ...]
    total: Total | None
    header: Line | None


def read_contract_table(document: Document, lines: Iterable[Line]) -> ContractTable:
    """Read the table, wherever it stands among the lines.

    The initiator's cell spans many rows and is printed in the first of them only; rows
    below another initiator may hold an extra empty cell.
    """
    rows: list[TableRow] = []
    header = total = None
    initiator: tuple[str, Span | None] = ("", None)
    for line, cells in _table(lines):
        if header is None:
            header = line
            continue
        if normalise(cells[0].text) == _TOTAL:
            total = _total(line, cells)
            continue
        filled = [cell for cell in cells if cell]
        if len(filled) > _NEEDED:
            initiator = (filled[1].text, _place(line, filled[1]))
        if len(filled) >= _NEEDED:
            rows.append(_row(document, line, filled, initiator))
    return ContractTable(tuple(rows), total, header)


def _table(lines: Iterable[Line]) -> Iterator[tuple[Line, list[Cell]]]:
    inside = False
    for line in lines:
        cells = split_row(line.text)
        if any(normalise(cell.text) == _HEADER for cell in cells):
            inside = True
        if inside and len(cells) == 1:
            return
        if inside:
            yield line, cells


def _row(
    document: Document,
    line: Line,
    filled: list[Cell],
    initiator: tuple[str, Span | None],
) -> TableRow:
    name = flow_of(document, _place(line, filled[-3]))
    new = _NEW.search(name.text)
    count = _COUNT.search(filled[-1].text)
    return TableRow(
        number=circled_value(filled[0].text),
        initiator=initiator[0],
        initiator_place=initiator[1],
        name=name.part(0, new.start()) if new else name,
        is_new=new is not None,
        office=flow_of(document, _place(line, filled[-2])),
        count=int(count["count"]) if count else 0,
        count_text=filled[-1].text,
        count_place=_place(line, filled[-1]),
        line=line,
    )


def _total(line: Line, cells: list[Cell]) -> Total | None:
    for cell in reversed(cells):
        count = _COUNT.search(cell.text)
        if count:
            return Total(int(count["count"]), _place(line, cell), line)
    return None


def _place(line: Line, cell: Cell) -> Span:
    return Span(line.start + cell.start, line.start + cell.end)
