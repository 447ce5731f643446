"""Cells of a flattened table: stretches of lines, joined, with the way back.

A cell is printed over several lines, sometimes torn apart by a page. Its text is what
was printed with wrapped lines joined; every character keeps its place in the document.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from enishi.documents.source import Document, Span, merge


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of one line, without white space at its ends.

    Attributes:
        text: The text as printed.
        start: Where it stands in the document.
        line: Number of its line.
    """

    text: str
    start: int
    line: int

    @property
    def span(self) -> Span:
        """The stretch in the document."""
        return Span(self.start, self.start + len(self.text))

    def part(self, start: int, end: int) -> "Strip":
        """Return the part between two offsets of the text, trimmed."""
        piece = self.text[start:end]
        left = len(piece) - len(piece.lstrip())
        return Strip(piece.strip(), self.start + start + left, self.line)

    def pieces(self) -> list["Strip"]:
        """Return the parts that single blanks set apart (short cells share a line)."""
        found, start = [], 0
        for word in self.text.split(" "):
            if word:
                found.append(self.part(start, start + len(word)))
            start += len(word) + 1
        return found


Block = tuple[Strip, ...]
"""Lines that follow one another without a blank line."""


def strip_of(text: str, start: int, line: int) -> Strip:
    """Return a line (or the rest of one) as a strip, white space removed."""
    return Strip(text, start, line).part(0, len(text))


@dataclass(frozen=True)
class Cell:
    """A cell of the table: its strips in reading order."""

    strips: tuple[Strip, ...]

    def __bool__(self) -> bool:
        return bool(self.strips)

    @property
    def line(self) -> int:
        """Number of the first line, or 0 when the cell is empty."""
        return self.strips[0].line if self.strips else 0

    @cached_property
    def text(self) -> str:
        """The text with wrapped lines joined."""
        return "".join(character for character, _ in self._characters)

    def places(self) -> Iterator[tuple[int, Strip]]:
        """Yield each strip with its offset in `text`."""
        offset = {place: at for at, (_, place) in enumerate(self._characters)}
        for strip in self.strips:
            yield offset[strip.start], strip

    def spans(self, document: Document) -> tuple[Span, ...]:
        """Return the contiguous stretches the cell is printed in."""
        return stretches(document, (strip.span for strip in self.strips))

    def place(self, document: Document, start: int, end: int) -> tuple[Span, ...]:
        """Return where the characters between two offsets of the text are printed.

        Args:
            document: The document the cell stands in.
            start: Offset of the first character in `text`.
            end: Offset after the last one.
        """
        places = [place for _, place in self._characters[start:end] if place >= 0]
        return stretches(document, (Span(place, place + 1) for place in places))

    @cached_property
    def _characters(self) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for strip in self.strips:
            if found and _needs_blank(found[-1][0], strip.text):
                found.append((" ", -1))
            found.extend((char, strip.start + at) for at, char in enumerate(strip.text))
        return found


def stretches(document: Document, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans joined where only white space stands between them."""
    return tuple(_joined(document, merge(spans)))


def cell_of(blocks: Iterable[Block]) -> Cell:
    """Return the blocks as one cell."""
    return Cell(tuple(strip for block in blocks for strip in block))


def _joined(document: Document, spans: Iterable[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in spans:
        if current and not document.text[current.end : span.start].strip():
            current = Span(current.start, span.end)
            continue
        if current:
            yield current
        current = span
    if current:
        yield current


def _needs_blank(before: str, text: str) -> bool:
    return bool(text) and _is_latin(before) and _is_latin(text[0])


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
