"""A table's text as rows of cells, each with its place in the text.

Comma-separated values follow RFC 4180: a quoted cell may hold commas, line breaks and
doubled quotes. A text whose first line holds a tab is tab-separated, without quotes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from enishi.documents.source import Document, Span
from enishi.errors import SourceError


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell.

    Attributes:
        text: Its content, without quotes and blanks at its ends.
        span: Where it stands in the document, quotes left out.
    """

    text: str
    span: Span


GridRow = tuple[GridCell, ...]


def read_grid(document: Document) -> list[GridRow]:
    """Return the rows of a table that hold anything.

    Raises:
        SourceError: If a quoted cell is never closed; the error names its line.
    """
    first = document.text.partition("\n")[0]
    rows = _tabbed(document) if "\t" in first else _quoted(document)
    return [row for row in rows if any(cell.text for cell in row)]


def _tabbed(document: Document) -> Iterator[GridRow]:
    for line in document.lines:
        cells, start = [], line.start
        for text in line.text.split("\t"):
            cells.append(_cell(document, start, start + len(text)))
            start += len(text) + 1
        yield tuple(cells)


def _quoted(document: Document) -> Iterator[GridRow]:
    text, at, row = document.text, 0, []
    while at < len(text):
        quoted = text.startswith('"', at)
        end = _closing(document, at) if quoted else _plain_end(text, at)
        row.append(_cell(document, at + quoted, end, quoted=quoted))
        at = end + quoted
        if at >= len(text) or text[at] == "\n":
            yield tuple(row)
            row = []
        at += 1
    if row:
        yield tuple(row)


def _plain_end(text: str, start: int) -> int:
    ends = [text.find(mark, start) for mark in ",\n"]
    return min((end for end in ends if end >= 0), default=len(text))


def _closing(document: Document, start: int) -> int:
    """Return where the quote that closes a quoted cell stands."""
    text, at = document.text, start + 1
    while True:
        at = text.find('"', at)
        if at < 0:
            raise SourceError(
                "a quoted cell is never closed.",
                document=document.name,
                line=document.line_at(start).number,
                hint="Mend the table, or save it again from the spreadsheet.",
            )
        if not text.startswith('""', at):
            return at
        at += 2


def _cell(
    document: Document, start: int, end: int, *, quoted: bool = False
) -> GridCell:
    raw = document.text[start:end]
    left = len(raw) - len(raw.lstrip())
    right = max(left, len(raw.rstrip()))
    text = raw.strip()
    return GridCell(
        text.replace('""', '"') if quoted else text, Span(start + left, start + right)
    )
