"""An answer as a table of two kinds of things and what stands between them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations
from typing import Final

from enishi.catalog.money import yen
from enishi.web.language import current_language
from enishi.web.wording import number
from enishi.web.workbench.columns import ColumnKind
from enishi.web.workbench.sheet import Cell, Sheet

WIDEST: Final = 24
"""Columns of a pivot that a page can hold."""
TALLEST: Final = 400
SHADES: Final = 5
_FACETS: Final = (ColumnKind.THING, ColumnKind.TEXT, ColumnKind.DATE)

Facet = tuple[str, str]
"""Text and page of one row or column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PivotCell:
    """What stands between a row and a column.

    Attributes:
        text: The number as the reader writes it; "" when there is none.
        shade: From 0 (nothing) to `SHADES` (the largest of the table).
    """

    text: str = ""
    shade: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PivotRow:
    """One row with its cells and their sum."""

    text: str
    href: str
    cells: tuple[PivotCell, ...]
    total: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pivot:
    """The table.

    Attributes:
        row_heading: What the rows are.
        column_heading: What the columns are.
        measure: What the numbers count.
        columns: Text and page of each column.
        rows: From top to bottom, as they came.
        totals: The sum of each column, then of all.
    """

    row_heading: str
    column_heading: str
    measure: str
    columns: tuple[Facet, ...]
    rows: tuple[PivotRow, ...]
    totals: tuple[str, ...]


def pivot_places(sheet: Sheet) -> tuple[int, int] | None:
    """Return the places of the columns whose values become rows and columns.

    Of all pairs whose values fit a page, one wins in which no two records share a
    cell; of those, the one with fewest columns, then the first.
    """
    places = sheet.places(*_FACETS)
    found: list[tuple[bool, int, int, int]] = []
    for down, across in permutations(places, 2):
        pairs = [(row[down].text, row[across].text) for row in sheet.rows]
        tall = len({pair[0] for pair in pairs})
        wide = len({pair[1] for pair in pairs})
        if 1 < wide <= WIDEST and 1 < tall <= TALLEST:
            found.append((len(set(pairs)) < len(pairs), wide, down, across))
    if not found:
        return None
    _shared, _wide, down, across = min(found)
    return down, across


def pivot_of(
    sheet: Sheet, places: tuple[int, int], measure: int | None, counted: str
) -> Pivot:
    """Return the pivot table.

    Args:
        sheet: The answer.
        places: Of the rows and the columns, by `pivot_places`.
        measure: Place of the numbers; None counts rows.
        counted: What is counted then.
    """
    down, across = places
    sums: dict[tuple[str, str], Decimal] = {}
    rows: dict[str, Cell] = {}
    columns: dict[str, Cell] = {}
    for row in sheet.rows:
        key = (row[down].text, row[across].text)
        amount = Decimal(1) if measure is None else row[measure].number
        rows.setdefault(key[0], row[down])
        columns.setdefault(key[1], row[across])
        if amount is not None:
            sums[key] = sums.get(key, Decimal(0)) + amount
    largest = max(sums.values(), default=Decimal(0))
    said = _paid if measure in sheet.money else _said
    return Pivot(
        row_heading=sheet.headings[down],
        column_heading=sheet.headings[across],
        measure=counted if measure is None else sheet.headings[measure],
        columns=tuple((cell.text or "–", cell.href) for cell in columns.values()),
        rows=tuple(
            PivotRow(
                text=cell.text or "–",
                href=cell.href,
                cells=tuple(
                    _cell(sums.get((name, top)), largest, said) for top in columns
                ),
                total=said(sum((sums.get((name, top), 0) for top in columns), 0)),
            )
            for name, cell in rows.items()
        ),
        totals=tuple(map(said, _totals(sums, list(rows), list(columns)))),
    )


def _totals(
    sums: Mapping[tuple[str, str], Decimal], rows: Sequence[str], columns: Sequence[str]
) -> list[Decimal | int]:
    across = [sum((sums.get((row, top), 0) for row in rows), 0) for top in columns]
    return [*across, sum(across, 0)]


def _cell(
    amount: Decimal | None, largest: Decimal, said: Callable[[Decimal | int], str]
) -> PivotCell:
    if amount is None:
        return PivotCell()
    shade = 0
    if amount > 0 and largest > 0:
        shade = max(1, min(SHADES, int(-(-amount * SHADES // largest))))
    return PivotCell(text=said(amount), shade=shade)


def _said(amount: Decimal | int) -> str:
    return number(Decimal(amount), current_language())


def _paid(amount: Decimal | int) -> str:
    return yen(amount, current_language())
