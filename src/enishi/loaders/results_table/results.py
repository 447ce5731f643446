"""Overview and results told apart: which blocks are which cell.

With three blocks there is nothing to tell. With fewer, cells share a block or a line;
with more, a cell has blank lines inside. Then the columns' widths decide, for lines
wrap at their column's edge, and the custom of wording both years alike.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.dates import find_dates
from enishi.documents.fiscal_years import FiscalYear
from enishi.loaders.results_table.cells import Block, Cell, Strip, cell_of
from enishi.loaders.results_table.doubts import Doubt
from enishi.loaders.results_table.widths import (
    FIRST_RESULTS,
    OVERVIEW,
    RESULTS_FULL,
    SECOND_RESULTS,
    widest,
    width,
)

_BULLETS: Final = "・○〇①②③④⑤⑥⑦⑧⑨※【［[（(⇒＜"
_LABEL: Final = re.compile(r"【[^】]+】|[（(][0-9０-９]+[）)]\S{1,20}")
_BRACKETED: Final = re.compile("【[^】]+】")
_LIST: Final = re.compile(r"[（(][1１][）)]")
_NONE: Final = re.compile(r"[※・]?実績なし|[（(]実施済み[）)]")
_YEARS: Final = 2
"""Cells of results in a record."""

_SPREAD: Final = 1.2
"""Standard deviation of the widths of one column's wrapped lines, in em."""


@dataclass(frozen=True)
class Results:
    """A record's overview and its two cells of results.

    Attributes:
        overview: The overview.
        repeated: A second print of the overview, in the column before.
        cells: Results of the first and of the second year, empty where not printed.
        doubts: What could not be told.
    """

    overview: Cell
    cells: tuple[Cell, Cell]
    repeated: Cell = field(default_factory=lambda: Cell(()))
    doubts: tuple[Doubt, ...] = ()


def read_results(
    blocks: Sequence[Block], displaced: Sequence[Block], year: FiscalYear
) -> Results:
    """Tell overview and results apart.

    Args:
        blocks: The blocks after the measure.
        displaced: Blocks of results that the sheet prints before the other cells.
        year: The fiscal year of the first cell of results.
    """
    found = _merged(list(blocks))
    repeated = Cell(())
    if len(found) > 1 and cell_of(found[:1]).text == cell_of(found[1:2]).text:
        repeated, found = cell_of(found[:1]), found[1:]
    overview, results = _split_overview(found)
    first, second, doubts = _two_cells([*displaced, *results], year)
    return Results(overview, (first, second), repeated, doubts)


def _merged(blocks: list[Block]) -> list[Block]:
    """Join blocks that cannot be cells of their own to their neighbours."""
    found: list[Block] = []
    for block in blocks:
        if found and (_is_label(found[-1]) or _goes_on(found, block)):
            found[-1] = (*found[-1], *block)
        else:
            found.append(block)
    return found


def _is_label(block: Block) -> bool:
    return len(block) == 1 and bool(_LABEL.fullmatch(block[0].text))


def _goes_on(found: list[Block], block: Block) -> bool:
    """Tell whether a list of fields goes on an overview that announces it."""
    return (
        len(found) == 1
        and "下記" in Cell(found[0]).text
        and bool(_LIST.match(block[0].text))
        and len(block) > 1
    )


def _split_overview(blocks: list[Block]) -> tuple[Cell, list[Block]]:
    if not blocks:
        return Cell(()), []
    first, others = blocks[0], blocks[1:]
    pieces = first[0].pieces()
    if len(pieces) > 1 and not others and _NONE.fullmatch(pieces[0].text):
        return Cell(()), blocks  # no overview is printed
    shares_line = len(pieces) > 1 and pieces[0].text.endswith("。")
    if shares_line and len(others) < _YEARS:
        below = [first[1:]] if first[1:] else []
        cells = [(piece,) for piece in pieces[1:]]
        return Cell((pieces[0],)), [*cells, *below, *others]
    two_cells = len(first) > 1 and widest(first) > OVERVIEW >= width(first[0].text)
    if two_cells and len(others) < _YEARS:
        return Cell(first[:1]), [first[1:], *others]
    return Cell(first), others


def _two_cells(
    blocks: list[Block], year: FiscalYear
) -> tuple[Cell, Cell, tuple[Doubt, ...]]:
    if not blocks:
        return Cell(()), Cell(()), ()
    if len(blocks) == 1:
        return _one_block(blocks[0])
    best = max(
        range(1, len(blocks)),
        key=lambda at: (
            _likeness(blocks[:at], blocks[at:]) - _misdated(cell_of(blocks[:at]), year)
        ),
    )
    return cell_of(blocks[:best]), cell_of(blocks[best:]), ()


def _one_block(block: Block) -> tuple[Cell, Cell, tuple[Doubt, ...]]:
    pieces = block[0].pieces()
    again = _labelled_again(block)
    if again:
        return Cell(block[:again]), Cell(block[again:]), ()
    if len(block) > 1 and _stands_alone(block):
        return Cell(block[:1]), Cell(block[1:]), ()
    if len(block) == 1 and len(pieces) > 1:
        first, second = _halves(block[0], pieces)
        return Cell((first,)), Cell((second,)), ()
    return _by_width(block)


def _labelled_again(block: Block) -> int:
    """Return at which line the label of a block's first line stands again, or 0."""
    label = _BRACKETED.match(block[0].text)
    if not label:
        return 0
    lines = enumerate(block[1:], start=1)
    return next((at for at, line in lines if line.text.startswith(label[0])), 0)


def _by_width(block: Block) -> tuple[Cell, Cell, tuple[Doubt, ...]]:
    """Give a cell that stands alone to the column whose edge its lines reach."""
    cell, nothing = Cell(block), Cell(())
    edge = widest(block)
    if FIRST_RESULTS < edge <= SECOND_RESULTS:
        return nothing, cell, (Doubt.ONE_CELL,)
    if RESULTS_FULL <= edge <= FIRST_RESULTS and len(block) > 1:
        return cell, nothing, (Doubt.ONE_CELL,)
    return nothing, nothing, (Doubt.LOST_YEAR,)


def _stands_alone(block: Block) -> bool:
    """Tell whether a block's first line is a cell and the rest another."""
    first, second = block[0].text, block[1].text
    return bool(_NONE.fullmatch(first) or _LABEL.match(second))


def _halves(line: Strip, pieces: Sequence[Strip]) -> tuple[Strip, Strip]:
    """Split a line where its two halves are most alike, first blank before others."""
    cuts = [piece.start - line.start for piece in pieces[1:]]
    best = max(cuts, key=lambda cut: _shared(line.text[:cut].strip(), line.text[cut:]))
    return line.part(0, best), line.part(best, len(line.text))


def _likeness(first: Sequence[Block], second: Sequence[Block]) -> float:
    """Score a cut between two years: alike in wording, each of its own width."""
    texts = cell_of(first).text, cell_of(second).text
    wording = 4.0 * _shared(*texts) + 2.0 * _same_start(*texts)
    note = 2.0 if texts[1].startswith("※") and not _NONE.match(texts[1]) else 0.0
    return wording - misfit(first) - misfit(second) - note


def _misdated(first: Cell, year: FiscalYear) -> float:
    """Return how much the first year's results speak of dates after that year."""
    years = [found.date.fiscal_year for found in find_dates(first.text)]
    late = sum(1 for other in years if other and other.year > year.year)
    return min(2.0 * late, 4.0)


def misfit(blocks: Sequence[Block]) -> float:
    """Return how badly the wrapped lines of a cell fit one column's edge.

    Half the sum of squared deviations from their mean width, in units of `_SPREAD`.
    """
    edges = [
        width(line.text)
        for block in blocks
        for line, after in pairwise(block)
        if not after.text.startswith(tuple(_BULLETS))
    ]
    if not edges:
        return 0.0
    mean = sum(edges) / len(edges)
    return sum((edge - mean) ** 2 for edge in edges) / (2 * _SPREAD**2)


def _shared(one: str, other: str) -> float:
    """Return the share of pairs of characters that two texts have in common."""
    pairs = [
        {text[at : at + 2] for at in range(len(text) - 1)}
        for text in (normalise(one), normalise(other))
    ]
    union = pairs[0] | pairs[1]
    return len(pairs[0] & pairs[1]) / len(union) if union else 0.0


def _same_start(one: str, other: str) -> float:
    """Return how far two texts begin alike, 1 for a dozen characters."""
    count = 0
    for left, right in zip(one[:12], other[:12], strict=False):
        if left != right:
            break
        count += 1
    return count / 12
