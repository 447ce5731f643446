"""Rows of the table: every record with all its cells, torn ones made whole.

What a page break does to a record: its results may come before its other cells and go
on after the next record; a measure may stand before the record it belongs to.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.fiscal_years import FiscalYear
from enishi.loaders.results_table.cells import Block, Cell, Strip, cell_of
from enishi.loaders.results_table.departments import Departments
from enishi.loaders.results_table.doubts import Doubt
from enishi.loaders.results_table.headings import (
    Headings,
    fits_as_measure,
    read_headings,
)
from enishi.loaders.results_table.results import Results, misfit, read_results
from enishi.loaders.results_table.sheet import Torso

_KANA: Final = "アイウエオカキクケコサシスセソタチツテト"
_LATIN: Final = ("a", "i", "u", "e", "o", "ka", "ki", "ku", "ke", "ko")
_LATIN_ON: Final = ("sa", "shi", "su", "se", "so", "ta", "chi", "tsu", "te", "to")
_LETTERS: Final = dict(zip(_KANA, _LATIN + _LATIN_ON, strict=True))
_EMPTY: Final = Cell(())
_WHOLE: Final = 3
"""Blocks a whole record has at least: overview and two years' results."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """A record of the table.

    Attributes:
        line: The line on which the record's number stands.
        number: Number of the category, in plain digits.
        kana: Letter of the subcategory.
        category: Name of the category.
        subcategory: Name of the subcategory, taken from another row when not printed.
        department_cell: The cell of departments, empty when not printed.
        departments: What it says, or None.
        measure: Name of the measure.
        overview: The overview.
        results: Results of the first and of the second year, empty when not printed.
        marks: How many marks there are.
        strips: All lines of the record in reading order.
        doubts: What could not be told.
    """

    line: int
    number: str
    kana: str
    category: Cell
    subcategory: str
    department_cell: Cell
    departments: Departments | None
    measure: Cell
    overview: Cell
    results: tuple[Cell, Cell]
    marks: int
    strips: tuple[Strip, ...]
    doubts: tuple[Doubt, ...] = ()

    @property
    def notation(self) -> str:
        """The notation of its subcategory: number and letter (``2-a``).

        Where the letter was lost, that of the category.
        """
        if not self.kana:
            return self.number
        return f"{self.number}-{_LETTERS.get(self.kana, 'x')}"

    @property
    def complete(self) -> bool:
        """Whether its name and both years' results are printed."""
        return all((self.measure, *self.results))


@dataclass
class _Draft:
    """A record on its way to a row."""

    torso: Torso
    headings: Headings
    measure: Cell
    continued: list[Block] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)


def read_rows(torsos: Sequence[Torso], year: FiscalYear) -> tuple[Row, ...]:
    """Read every record's cells.

    Args:
        torsos: The records as printed.
        year: The fiscal year of the first column of results.
    """
    drafts: list[_Draft] = []
    for torso in torsos:
        _cut_repeated(torso, drafts)
        headings = read_headings(torso)
        drafts.append(_Draft(torso, headings, headings.measure))
    for before, draft in pairwise(drafts):
        if not draft.measure:
            draft.measure = _stray_measure(before)
    for place, draft in enumerate(drafts):
        _give_away(draft, drafts[:place])
    names = _subcategories(drafts)
    return tuple(_row(draft, names, year) for draft in drafts)


def _cut_repeated(torso: Torso, drafts: Sequence[_Draft]) -> None:
    """Move to the tail what begins with a line that a torn record breaks off with."""
    ends = {
        normalise(block[-1].text)
        for draft in drafts
        for block in draft.headings.displaced
    }
    for place, block in enumerate(torso.blocks):
        if normalise(block[0].text) in ends:
            torso.tail[:0] = torso.blocks[place:]
            del torso.blocks[place:]
            return


def _stray_measure(before: _Draft) -> Cell:
    """Return the measure that is printed at the end of the record before."""
    tail, blocks = before.torso.tail, before.headings.blocks
    if tail and fits_as_measure(tail[-1]):
        return Cell(tail.pop())
    if not before.torso.marks and len(blocks) > _WHOLE and fits_as_measure(blocks[-1]):
        measure = Cell(blocks[-1])
        before.headings = Headings(
            before.headings.subcategory,
            before.headings.department_cell,
            before.headings.departments,
            before.headings.measure,
            blocks[:-1],
            before.headings.displaced,
        )
        return measure
    return _EMPTY


def _give_away(draft: _Draft, earlier: Sequence[_Draft]) -> None:
    """Give what stands after a record's marks to the torn record it goes on."""
    tail = draft.torso.tail
    torn = [other for other in earlier if other.headings.displaced]
    if tail and torn:
        torn[-1].continued.extend(tail)
    elif tail:
        draft.continued.extend(tail)
        draft.doubts.append(Doubt.AFTER_MARKS)


def _subcategories(drafts: Sequence[_Draft]) -> dict[tuple[str, str], str]:
    """Return the usual name of each subcategory by number and kana."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for draft in drafts:
        name = draft.headings.subcategory.text
        if name:
            counts.setdefault(_key(draft), Counter())[name] += 1
    return {key: names.most_common(1)[0][0] for key, names in counts.items()}


def _key(draft: _Draft) -> tuple[str, str]:
    return normalise(draft.torso.head.number.text), draft.torso.head.kana


def _row(draft: _Draft, names: dict[tuple[str, str], str], year: FiscalYear) -> Row:
    headings, head = draft.headings, draft.torso.head
    results = read_results(headings.blocks, headings.displaced, year)
    cells = _continued(results, draft.continued)
    doubts = [*draft.doubts, *results.doubts]
    if not headings.subcategory:
        doubts.append(Doubt.NO_SUBCATEGORY)
    if not draft.measure:
        doubts.append(Doubt.NO_MEASURE)
    strips = [
        *head.strips,
        *(strip for block in draft.torso.blocks for strip in block),
        *draft.measure.strips,
        *(strip for block in draft.continued for strip in block),
        *draft.torso.marks,
    ]
    number, kana = _key(draft)
    return Row(
        line=head.number.line,
        number=number,
        kana=kana,
        category=head.category,
        subcategory=headings.subcategory.text or names.get((number, kana), ""),
        department_cell=headings.department_cell,
        departments=headings.departments,
        measure=draft.measure,
        overview=results.overview,
        results=cells,
        marks=draft.torso.mark_count,
        strips=tuple(dict.fromkeys(_in_order(strips))),
        doubts=tuple(doubts),
    )


def _in_order(strips: Sequence[Strip]) -> Iterator[Strip]:
    yield from sorted(strips, key=lambda strip: strip.start)


def _continued(results: Results, blocks: Sequence[Block]) -> tuple[Cell, Cell]:
    """Return both results with what is printed further down."""
    cells = results.cells
    if not blocks:
        return cells

    def misfit_of(cut: int) -> float:
        first = [cells[0].strips, *blocks[:cut]]
        second = [cells[1].strips, *blocks[cut:]]
        return misfit(first) + misfit(second)

    even = len(blocks) // 2
    cuts = sorted(range(len(blocks) + 1), key=lambda cut: abs(cut - even))
    best = min(cuts, key=misfit_of)
    return _longer(cells[0], blocks[:best]), _longer(cells[1], blocks[best:])


def _longer(cell: Cell, blocks: Sequence[Block]) -> Cell:
    """Return a cell with its continuation, a line printed twice taken once."""
    more = cell_of(blocks).strips
    if cell and more and normalise(cell.strips[-1].text) == normalise(more[0].text):
        more = more[1:]
    return Cell((*cell.strips, *more))
