"""Rows of the tab-separated tables that the conversion left, cell by cell."""

import re
from dataclasses import dataclass

from enishi.documents.characters import clean

_SEPARATOR = re.compile(r"[\s|:]*-{2,}[-\s|:]*")
_LETTER_SPACED = re.compile(r"\S(?:[ 　]+\S)+")
_BLANKS = re.compile("[ 　]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row.

    Attributes:
        text: The content without markup and without blanks at its ends.
        start: Where the printed content begins in the line, after blanks.
        end: Where it ends, exclusive; equal to ``start`` in an empty cell.
    """

    text: str
    start: int
    end: int

    def __bool__(self) -> bool:
        """Tell whether anything is printed in the cell."""
        return bool(self.text)


def split_row(line: str) -> list[Cell]:
    """Split a line at its tabs; a line without a tab is a row of one cell."""
    cells = []
    at = 0
    for raw in line.split("\t"):
        left = len(raw) - len(raw.lstrip())
        start = at + left
        cells.append(Cell(clean(raw).text, start, max(start, at + len(raw.rstrip()))))
        at += len(raw) + 1
    return cells


def is_separator(line: str) -> bool:
    """Tell whether a line only rules off a table's head (``-----``)."""
    return _SEPARATOR.fullmatch(line) is not None


def join_letters(label: str) -> str:
    """Join a label whose letters were spaced out (「本 年 度 予 算 額」).

    A label that holds any word of two letters or more is returned as it is.
    """
    label = label.strip()
    return _BLANKS.sub("", label) if _LETTER_SPACED.fullmatch(label) else label
