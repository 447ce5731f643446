"""The cells left of the results: subcategory, department, measure.

Cells of one line share a block with what follows them; a cell of several lines is
bounded by blank lines. A department is known by its form, a measure by its width.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from enishi.loaders.results_table.cells import Block, Cell, Strip
from enishi.loaders.results_table.departments import Departments, read_departments
from enishi.loaders.results_table.sheet import Torso
from enishi.loaders.results_table.widths import (
    MEASURE,
    MEASURE_FULL,
    SUBCATEGORY,
    widest,
    width,
)

_EMPTY: Final = Cell(())


@dataclass(frozen=True)
class Headings:
    """What stands left of a record's results.

    Attributes:
        subcategory: Name of the subcategory, empty when not printed.
        department_cell: The cell of departments, empty when not printed.
        departments: What it says, or None.
        measure: Name of the measure, empty when not printed.
        blocks: The blocks of overview and results.
        displaced: Blocks of results that stand before the other cells.
    """

    subcategory: Cell
    department_cell: Cell
    departments: Departments | None
    measure: Cell
    blocks: tuple[Block, ...]
    displaced: tuple[Block, ...] = ()


@dataclass(frozen=True)
class _Place:
    """Where a cell of departments stands: block, line in it, and what is around it."""

    block: int
    before: tuple[Strip, ...]
    cell: Cell
    departments: Departments
    after: Block


def read_headings(torso: Torso) -> Headings:
    """Tell a record's first cells apart."""
    place = _find_department(torso.blocks)
    if place is None:
        return _without_department(torso)
    before = torso.blocks[: place.block]
    displaced = tuple(block for block in before if _is_wide(block))
    names = [strip for block in before if not _is_wide(block) for strip in block]
    after = [place.after] if place.after else []
    measure, blocks = _take_measure([*after, *torso.blocks[place.block + 1 :]])
    return Headings(
        Cell((*names, *place.before)),
        place.cell,
        place.departments,
        measure,
        blocks,
        displaced,
    )


def fits_as_measure(block: Block) -> bool:
    """Tell whether a block may be the whole cell of a measure."""
    full = all(width(strip.text) >= MEASURE_FULL for strip in block[:-1])
    return full and widest(block) <= MEASURE


def _without_department(torso: Torso) -> Headings:
    blocks = list(torso.blocks)
    names: tuple[Strip, ...] = ()
    if torso.head.rest and blocks:
        pieces = blocks[0][0].pieces()
        names = (pieces[0],)
        rest = (*_line_of(pieces[1:]), *blocks[0][1:])
        blocks = [rest, *blocks[1:]] if rest else blocks[1:]
    elif blocks and not _is_wide(blocks[0]):
        names = blocks[0]
        blocks = blocks[1:]
    measure, left = _take_measure(blocks)
    return Headings(Cell(names), _EMPTY, None, measure, left)


def _find_department(blocks: Sequence[Block]) -> _Place | None:
    for index, block in enumerate(blocks):
        for line in range(len(block)):
            place = _whole(index, block, line) or _piece(index, block, line)
            if place:
                return place
            if width(block[line].text) > SUBCATEGORY:
                break
    return None


def _whole(index: int, block: Block, line: int) -> _Place | None:
    cell = Cell(block[line:])
    departments = read_departments(cell.text)
    return _Place(index, block[:line], cell, departments, ()) if departments else None


def _piece(index: int, block: Block, line: int) -> _Place | None:
    pieces = block[line].pieces()
    for at, piece in enumerate(pieces):
        departments = read_departments(piece.text)
        if departments:
            return _Place(
                index,
                (*block[:line], *_line_of(pieces[:at])),
                Cell((piece,)),
                departments,
                (*_line_of(pieces[at + 1 :]), *block[line + 1 :]),
            )
    return None


def _line_of(pieces: Sequence[Strip]) -> tuple[Strip, ...]:
    """Return neighbouring pieces of one line as one strip again."""
    if not pieces:
        return ()
    text = pieces[0].text
    for before, piece in pairwise(pieces):
        text += " " * (piece.start - before.span.end) + piece.text
    return (Strip(text, pieces[0].start, pieces[0].line),)


def _take_measure(blocks: Sequence[Block]) -> tuple[Cell, tuple[Block, ...]]:
    if not blocks:
        return _EMPTY, ()
    first = blocks[0]
    if fits_as_measure(first):
        return Cell(first), tuple(blocks[1:])
    if width(first[0].text) <= MEASURE:
        return Cell(first[:1]), (first[1:], *blocks[1:])
    pieces = first[0].pieces()
    if len(pieces) > 1 and width(pieces[0].text) <= MEASURE:
        rest = (*_line_of(pieces[1:]), *first[1:])
        return Cell((pieces[0],)), (rest, *blocks[1:])
    return _EMPTY, tuple(blocks)


def _is_wide(block: Block) -> bool:
    return widest(block) > SUBCATEGORY or block[0].text[0] in "・○〇【（(※①"
