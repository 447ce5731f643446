"""A document as text with lines and character offsets, and stretches of it.

Offsets are Unicode code points of the text as given, ends exclusive. Lines are counted
from 1 on line feeds, as ``sed -n`` does: other separators stand inside lines.
"""

import bisect
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from enishi.errors import SourceError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A contiguous stretch of a document: code points ``start`` to ``end``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a stretch of text: {self.start} to {self.end}")

    def shift(self, offset: int) -> "Span":
        """Return the span moved by an offset, as from a line into its document."""
        return Span(self.start + offset, self.end + offset)

    def covers(self, other: "Span") -> bool:
        """Tell whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document, without its line feed."""

    number: int
    text: str
    start: int

    @property
    def span(self) -> Span:
        """The whole line in the document."""
        return Span(self.start, self.start + len(self.text))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document with its lines and its text as printed."""

    span: Span
    line_start: int
    line_end: int
    text: str


@dataclass(frozen=True)
class Document:
    """One source document.

    Args:
        name: How to call it in messages (a path or slug).
        text: The text exactly as given.
    """

    name: str
    text: str

    @classmethod
    def read(cls, path: Path) -> "Document":
        """Read a document from a file.

        Raises:
            SourceError: If the file cannot be read, is empty, or is not UTF-8 text;
                the error names the line.
        """
        try:
            data = path.read_bytes()
        except OSError as error:
            raise SourceError(
                f"cannot be read ({error.strerror}).", document=path.name
            ) from error
        return cls(path.name, _decode(data, path.name))

    @cached_property
    def sha256(self) -> str:
        """The digest of the text's UTF-8 bytes, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines; a last empty one after a final line feed is not counted."""
        texts = self.text.split("\n")
        if texts[-1] == "":
            texts.pop()
        lines, start = [], 0
        for number, text in enumerate(texts, start=1):
            lines.append(Line(number, text, start))
            start += len(text) + 1
        return tuple(lines)

    @cached_property
    def _starts(self) -> list[int]:
        return [line.start for line in self.lines]

    def line_at(self, offset: int) -> Line:
        """Return the line in which a character stands."""
        return self.lines[bisect.bisect_right(self._starts, offset) - 1]

    def passage(self, span: Span) -> Passage:
        """Return a stretch with its lines and text.

        Raises:
            ValueError: If the span is empty or reaches past the end.
        """
        if span.start == span.end or span.end > len(self.text):
            raise ValueError(f"no passage of {self.name} at {span}")
        return Passage(
            span,
            self.line_at(span.start).number,
            self.line_at(span.end - 1).number,
            self.text[span.start : span.end],
        )

    def stretch(self, first: Line, last: Line) -> Span:
        """Return the span from the first line's start to the last line's end."""
        return Span(first.start, last.span.end)


def trim(document: Document, span: Span) -> Span:
    """Return the span without white space at its ends (empty at its start if blank)."""
    text = document.text[span.start : span.end]
    left = len(text) - len(text.lstrip())
    return Span(span.start + left, span.start + max(left, len(text.rstrip())))


def merge(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order, those that touch or overlap joined into one."""
    current: Span | None = None
    for span in sorted(spans):
        if current is None:
            current = span
        elif span.start <= current.end:
            current = Span(current.start, max(current.end, span.end))
        else:
            yield current
            current = span
    if current is not None:
        yield current


def _decode(data: bytes, name: str) -> str:
    hint = "Convert the document to plain UTF-8 text first."
    if not data.strip():
        raise SourceError("is empty.", document=name, hint=hint)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            "not UTF-8 text.", document=name, line=line, hint=hint
        ) from error
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise SourceError("not text but binary.", document=name, line=line, hint=hint)
    return _with_line_feeds(text)


def _with_line_feeds(text: str) -> str:
    """Return a text whose lines end with line feeds, whatever system wrote it."""
    text = text.replace("\r\n", "\n")
    return text if "\n" in text else text.replace("\r", "\n")
