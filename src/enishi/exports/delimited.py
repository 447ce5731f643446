"""CSV files that spreadsheets show rightly and take no formulas from."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from enishi.exports.cell import Cell, Column
from enishi.exports.table import text_of
from enishi.exports.text import BOM, encode, formula_safe


def csv_line(cells: Iterable[str]) -> str:
    """Return one line of CSV as RFC 4180 has it, ending in CR LF."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(list(cells))
    return line.getvalue()


def safe_texts(columns: Sequence[Column], cells: Sequence[Cell]) -> Iterator[str]:
    """Give cells as text; what is text by itself begins with no formula's sign."""
    for column, cell in zip(columns, cells, strict=True):
        text = text_of(column, cell)
        yield formula_safe(text) if isinstance(cell, str | tuple) else text


def write_lines(
    head: Sequence[str], rows: Iterable[Iterable[str]], *, bom: bool
) -> Iterator[bytes]:
    """Write CSV in UTF-8.

    Args:
        head: Names of the columns.
        rows: Texts, made safe already.
        bom: Begin with a byte order mark: Excel and Gephi need it to know UTF-8;
            programs that take it for part of the first name are better without.
    """
    return encode(_lines(head, rows, BOM if bom else ""))


def _lines(
    head: Sequence[str], rows: Iterable[Iterable[str]], mark: str
) -> Iterator[str]:
    yield mark + csv_line(head)
    for row in rows:
        yield csv_line(row)
