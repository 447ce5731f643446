"""The summary table of the bureau's budget: groups, two years, differences, reasons."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.fiscal_years import find_fiscal_years
from enishi.documents.money import read_cell
from enishi.loaders.blocks import Block
from enishi.loaders.bureau_outline.money import (
    BUDGET,
    CHANGE,
    THOUSAND,
    printing_unit,
)
from enishi.loaders.bureau_outline.particulars import Home
from enishi.loaders.records import FinanceRecord

_TOTAL: Final = re.compile(r"(?:総|合)?計")
_CHANGE_HEAD: Final = re.compile(r"増\s*[△▲・]?\s*減|差引|増減額")
_REASON_HEAD: Final = "理由"


@dataclass(frozen=True, slots=True)
class TableHead:
    """What the columns of a budget table hold.

    Attributes:
        years: Fiscal years by column.
        change: The column of the difference, or None.
        reason: The column of the reason, or None.
    """

    years: dict[int, int]
    change: int | None
    reason: int | None


def rows_of(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the rows of the tables among the blocks."""
    row: list[Block] = []
    for block in blocks:
        if row and block.line != row[0].line:
            yield row
            row = []
        if block.columns > 1:
            row.append(block)
    if row:
        yield row


def read_head(row: Sequence[Block]) -> TableHead | None:
    """Read the head of a table with a column for each fiscal year, or return None."""
    years = {
        block.column: found[0].fiscal_year.year
        for block in row
        if (found := find_fiscal_years(block.words))
    }
    changes = [
        block.column
        for block in row
        if _CHANGE_HEAD.search(block.words) and _REASON_HEAD not in block.words
    ]
    reasons = [block.column for block in row if _REASON_HEAD in block.words]
    if not years:
        return None
    return TableHead(
        years, changes[0] if changes else None, reasons[0] if reasons else None
    )


def read_summary(blocks: Sequence[Block], home: Home) -> Iterator[FinanceRecord]:
    """Yield the amounts of the summary table: of groups, and of the bureau in all."""
    unit = next((u for b in blocks if (u := printing_unit(b.text))), THOUSAND)
    head: TableHead | None = None
    for row in rows_of(blocks):
        found = read_head(row)
        if found:
            head = found
        elif head and row[0].column == 0:
            yield from _row_amounts(row, head, unit, home)


def _row_amounts(
    row: Sequence[Block], head: TableHead, unit: int, home: Home
) -> Iterator[FinanceRecord]:
    name = row[0]
    total = bool(_TOTAL.fullmatch(name.words))
    reason = next((b for b in row if b.column == head.reason), None)
    last = max(head.years.values())
    for block in row:
        changed = block.column == head.change
        year = last if changed else head.years.get(block.column)
        amount = read_cell(block.text, unit=unit)
        if year is None or amount is None:
            continue
        noted = reason if changed else None
        yield FinanceRecord(
            evidence=(name.span, block.span, *((noted.span,) if noted else ())),
            of=None if total else home.program(name.text),
            unit=home.unit if total else None,
            amount=amount.value,
            precision=amount.unit,
            fiscal_year=year,
            phase=CHANGE if changed else BUDGET,
            text=amount.text,
            label=normalise(name.text),
            note=noted.text if noted else "",
        )
