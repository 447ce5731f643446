"""Lines of the sheet made whole: a row that the conversion broke is one line again.

A row ends with the department in charge, behind both its ratings. What follows a row
that lacks one of these, without a blank line or a heading between, goes on with it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from enishi.documents.source import Document, Line
from enishi.loaders.progress_sheet.headings import Kind, read_heading
from enishi.loaders.progress_sheet.rows import is_row, opens_row, read_row

_FIXED: Final = (Kind.BLANK, Kind.TITLE, Kind.HEADER, Kind.LEGEND, Kind.POLICY)
_MOST: Final = 12
"""Lines that a row is broken into at most."""
_WIDEST: Final = 12
"""Cells that a row has at most, those apart that the conversion added."""
_FEW: Final = 3
"""Cells behind the ratings at most: reason, direction, department."""


def whole_lines(document: Document) -> Iterator[Line]:
    """Yield the lines of a sheet, those of a broken row as one with its line feeds."""
    lines = document.lines
    at = 0
    while at < len(lines):
        end = at + _extent(document, lines[at : at + _MOST])
        yield _joined(document, lines[at:end])
        at = end


def _extent(document: Document, lines: Sequence[Line]) -> int:
    """Return how many lines the first one goes on for."""
    if "\t" not in lines[0].text or _is_fixed(lines[0]):
        return 1
    rated = 0
    for count, line in enumerate(lines, start=1):
        whole = _joined(document, lines[:count])
        if count > 1 and (_is_fixed(line) or _is_new(line, whole, rated)):
            break
        row = read_row(whole)
        if row is not None and row.department is not None:
            return count
        if row is not None:
            rated = count
    return rated or 1


def _is_new(line: Line, whole: Line, rated: int) -> bool:
    """Tell whether a line begins another row than the one before it.

    Args:
        line: The line.
        whole: It with those before it.
        rated: How many of these hold both ratings, 0 as long as none do.
    """
    if rated:
        return is_row(line) or (opens_row(line) and _cells(line) > _FEW)
    return read_row(line) is not None and opens_row(line) and _cells(whole) > _WIDEST


def _cells(line: Line) -> int:
    return line.text.count("\t") + 1


def _is_fixed(line: Line) -> bool:
    return read_heading(line).kind in _FIXED


def _joined(document: Document, lines: Sequence[Line]) -> Line:
    first, last = lines[0], lines[-1]
    if first is last:
        return first
    return Line(first.number, document.text[first.start : last.span.end], first.start)
