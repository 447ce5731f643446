"""The small tables of the report: cells that know their row and column."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.fiscal_years import find_fiscal_years
from enishi.documents.numerals import find_numbers
from enishi.documents.quantities import Quantity, find_quantities
from enishi.documents.source import Document, Line, Span
from enishi.documents.tables import Cell, is_separator, split_row
from enishi.loaders.collaboration_report.figures import Figures, text_label
from enishi.loaders.collaboration_report.flow import Flow, flow_of
from enishi.loaders.records import FigureRecord

_SHORT_YEAR: Final = re.compile(r"(?P<year>元|[0-9０-９]{1,2})\s*年度")
_UNIT: Final = re.compile(r"[(（](?P<unit>[^()（）]{1,4})[)）]$")
_NUMBER_CELL: Final = re.compile(r"[0-9０-９,，.]+")
_NUMBERED: Final = re.compile(r"(?:[①-㊿]|[0-9０-９]{1,2})?")
_LONGEST_HEAD: Final = 12
_ERAS: Final = ("令和", "平成", "昭和")


@dataclass(frozen=True, slots=True)
class Table:
    """Consecutive rows of tab-separated cells.

    Attributes:
        document: The report.
        lines: The lines of the rows.
        rows: Their cells.
    """

    document: Document
    lines: tuple[Line, ...]
    rows: tuple[tuple[Cell, ...], ...] = field(default=())

    def flow(self, row: int, column: int) -> Flow:
        """Return the text of a cell; empty if the row has no such cell."""
        if column >= len(self.rows[row]) or not self.rows[row][column]:
            return Flow("", ())
        cell, start = self.rows[row][column], self.lines[row].start
        return flow_of(self.document, Span(start + cell.start, start + cell.end))

    def column(self, *words: str) -> int | None:
        """Return the first column whose head holds one of some words, or None."""
        for place, cell in enumerate(self.rows[0]):
            if any(word in normalise(cell.text) for word in words):
                return place
        return None


def read_tables(document: Document, lines: Iterable[Line]) -> Iterator[Table]:
    """Yield the tables among lines."""
    held: list[Line] = []
    for line in lines:
        if "\t" in line.text and not is_separator(line.text):
            held.append(line)
            continue
        if held:
            yield table_of(document, held)
        held = []
    if held:
        yield table_of(document, held)


def table_of(document: Document, lines: Sequence[Line]) -> Table:
    """Return lines as a table."""
    rows = tuple(tuple(split_row(line.text)) for line in lines)
    return Table(document, tuple(lines), rows)


def table_figures(
    table: Table, figures: Figures, heading: str = "", caption: str = ""
) -> Iterator[FigureRecord]:
    """Yield the figures of a table.

    A cell's label is made of the caption and of the heads of its row and its column; a
    bare number takes its unit from the head of its row (「支援世帯数(世帯)」). A column
    headed by a fiscal year gives its year.

    Args:
        table: The table; its first row is its head.
        figures: What its figures have in common.
        heading: What the table stands under, for cells with no other words.
        caption: The table's own title, if it has one.
    """
    for row in range(1, len(table.rows)):
        for column in range(len(table.rows[row])):
            cell = table.flow(row, column)
            if cell:
                words = _words(table, (row, column), caption)
                yield from _cell(table, row, cell, figures, (*words, heading))


def _words(table: Table, place: tuple[int, int], caption: str) -> tuple[str, str]:
    """Return the heads that name a cell, and that of its column by itself."""
    row, column = place
    first = _first_words(table, row)
    head = _head(table.flow(row, first).words) if column > first else ""
    top = _top(table, place)
    words = (caption, head, "" if _SHORT_YEAR.search(top) else top)
    return " ".join(dict.fromkeys(word for word in words if word)), top


def _first_words(table: Table, row: int) -> int:
    """Return the first column of a row that holds more than its number."""
    for column in range(len(table.rows[row])):
        if not _NUMBERED.fullmatch(table.flow(row, column).text):
            return column
    return 0


def _cell(
    table: Table, row: int, cell: Flow, figures: Figures, words: tuple[str, str, str]
) -> Iterator[FigureRecord]:
    label, top, heading = words
    latest = figures.fiscal_year
    year = short_fiscal_year(top, latest) if latest is not None else None
    if _NUMBER_CELL.fullmatch(cell.text):
        head = table.flow(row, _first_words(table, row)).words
        yield from _bare(head, cell, figures, (label or heading, year))
        return
    for quantity in find_quantities(cell.text):
        own = text_label(cell.text, quantity) or _before(cell, quantity)
        said = " ".join(dict.fromkeys(word for word in (label, own) if word))
        if said or heading:
            yield figures.record(cell, quantity, said or heading, year)


def _before(cell: Flow, quantity: Quantity) -> str:
    """Return what a cell prints before its quantity (その他 3件)."""
    return cell.part(0, quantity.start).words


def _top(table: Table, place: tuple[int, int]) -> str:
    """Return the head of a column: that of the table, or of a head further down.

    A row that repeats no number heads what stands below it (展示会場, 展示時期).
    """
    row, column = place
    for above in range(row - 1, -1, -1):
        words = table.flow(above, column).words
        if above == 0 or (words and words[0] not in "(（" and _is_head(table, above)):
            return "" if find_quantities(words) or words.startswith("(") else words
    return ""


def _is_head(table: Table, row: int) -> bool:
    texts = [cell.text for cell in table.rows[row] if cell]
    return bool(texts) and all(
        len(text) < _LONGEST_HEAD and not re.search("[0-9０-９—。]", text)
        for text in texts
    )


def _head(words: str) -> str:
    """Return a row's head without its unit and the quantities printed in it."""
    head = _UNIT.sub("", words).strip()
    for quantity in reversed(find_quantities(head)):
        head = f"{head[: quantity.start]} {head[quantity.end :]}"
    return head.strip()


def _bare(
    head: str, cell: Flow, figures: Figures, labelled: tuple[str, int | None]
) -> Iterator[FigureRecord]:
    """Yield the figure of a cell that holds a number only, if its row names a unit."""
    unit = _UNIT.search(head)
    numbers = find_numbers(cell.text)
    if unit is None or len(numbers) != 1 or not labelled[0]:
        return
    yield bare_figure(cell, numbers[0].value, unit["unit"], figures, labelled)


def bare_figure(
    cell: Flow,
    value: Decimal,
    unit: str,
    figures: Figures,
    labelled: tuple[str, int | None],
) -> FigureRecord:
    """Return the figure of a cell whose unit is printed in the table's heads.

    Args:
        cell: The cell.
        value: Its number.
        unit: The unit.
        figures: What the table's figures have in common.
        labelled: The label, and the fiscal year where the table gives one.
    """
    label, year = labelled
    counted = find_quantities(f"1{unit}")  # the unit as it would stand behind a number
    counter = counted[0] if counted else None
    return FigureRecord(
        evidence=cell.evidence,
        of=figures.of,
        about=figures.about,
        label=label,
        value=value * (counter.scale if counter else 1),
        unit=(counter.unit_concept or "") if counter else "",
        unit_text=unit,
        text=cell.text,
        fiscal_year=year if year is not None else figures.fiscal_year,
    )


def short_fiscal_year(head: str, latest: int) -> int | None:
    """Return the fiscal year of a head, the era left out (30年度, 元年度), or None.

    Of the eras in which such a year exists, the one closest before the report's year
    counts.

    Args:
        head: The head of a column.
        latest: The year reported on.
    """
    whole = find_fiscal_years(head)
    if whole:
        return whole[0].fiscal_year.year
    short = _SHORT_YEAR.fullmatch(head.strip())
    if short is None:
        return None
    years = [
        found[0].fiscal_year.year
        for era in _ERAS
        if (found := find_fiscal_years(f"{era}{short['year']}年度"))
    ]
    return max((year for year in years if year <= latest), default=None)
