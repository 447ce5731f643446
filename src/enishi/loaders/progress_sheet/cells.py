"""A cell of the sheet as clean text whose every part knows its place."""

from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import Cleaned, clean
from enishi.documents.source import Line, Span
from enishi.documents.tables import split_row

_BREAK: Final = "\ue000"
"""Stands for a break inside a cell: no letter of any document, and no blank."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell, or a part of one.

    Attributes:
        text: What it says, without markup and blanks at its ends.
        origin: The printed cell, cleaned, with the way back to its characters.
        base: Where the printed cell begins in the document.
        offset: Where ``text`` begins in the cleaned cell.
    """

    text: str
    origin: Cleaned
    base: int
    offset: int = 0

    def __bool__(self) -> bool:
        """Tell whether anything is printed in the cell."""
        return bool(self.text)

    @property
    def span(self) -> Span:
        """Where the text stands in the document."""
        return self.place(0, len(self.text))

    def place(self, start: int, end: int) -> Span:
        """Return where a part of the text stands in the document."""
        first, last = self.origin.span(self.offset + start, self.offset + end)
        return Span(self.base + first, self.base + last)

    def part(self, start: int, end: int) -> "SheetCell":
        """Return a part of the text as a cell, without blanks at its ends."""
        text = self.text[start:end]
        left = len(text) - len(text.lstrip())
        return SheetCell(
            text.strip(), self.origin, self.base, self.offset + start + left
        )


def _unbroken(printed: str) -> Cleaned:
    """Return a cell without markup and without the breaks of lines inside it."""
    origin = clean(printed.replace("\n", _BREAK))
    if _BREAK not in origin.text:
        return origin
    kept = [at for at, letter in enumerate(origin.text) if letter != _BREAK]
    return Cleaned(
        "".join(origin.text[at] for at in kept),
        tuple(origin.offsets[at] for at in kept),
    )


def sheet_cells(line: Line) -> list[SheetCell]:
    """Return the cells of a line."""
    cells = []
    for cell in split_row(line.text):
        origin = _unbroken(line.text[cell.start : cell.end])
        whole = SheetCell(origin.text, origin, line.start + cell.start)
        cells.append(whole.part(0, len(origin.text)))
    return cells
