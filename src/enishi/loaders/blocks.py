"""A document as blocks: paragraphs, items and table cells that know their place.

A line is a row of cells; a cell holds one block, or one for each paragraph that the
conversion marked in it. Each character of a block knows its place in the document.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import Cleaned, clean
from enishi.documents.source import Document, Line, Span
from enishi.documents.tables import join_letters, split_row

_BULLET: Final = re.compile(r"(?:[-*]\s+)?(?:[・•▶➤■]\s*)?")
_SENTENCE: Final = re.compile(r"[^。]+。?")
_SHORTEST_CAPTION_GAP: Final = 3
_MARKED: Final = re.compile(
    r"\s*(?:[-・•▶➤■○〇◯●◆※【《<＜〈（(①-⑳ⅠⅡⅢIVX～「『]|[0-9０-９]|第[0-9０-９]|https?:)"
)
_ENDS: Final = re.compile(r"[。：:」』）)】》>＞〉][\s　]*$")
_SENTENCE_END: Final = re.compile(r"。[\s　]*$")
_SHORTEST_REST: Final = 12
"""Letters that the rest of a broken item has at least: headings are shorter."""
_WIDTH: Final = 24
"""Letters that a broken line of prose has at least: headings are shorter."""
_BREAK: Final = "\ue000"
"""Stands for a break inside a paragraph: no letter of any document, and no blank."""


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands together.

    Attributes:
        text: What a reader sees, without markup and blanks at its ends.
        offsets: For each of its characters, its place in the document.
        line: Number of the line it stands in.
        column: The cell of the line, counted from 0.
        columns: How many cells the line has.
        gap: How many blank lines stand before its line.
    """

    text: str
    offsets: tuple[int, ...]
    line: int
    column: int = 0
    columns: int = 1
    gap: int = 0

    @property
    def span(self) -> Span:
        """Where the block stands in the document."""
        return self.place(0, len(self.text))

    @property
    def words(self) -> str:
        """Its text with a label's spaced-out letters joined."""
        return join_letters(self.text)

    @property
    def apart(self) -> bool:
        """Whether it stands as far from the text before as captions of pictures do."""
        return self.gap >= _SHORTEST_CAPTION_GAP

    def place(self, start: int, end: int) -> Span:
        """Return where a part of the text stands in the document."""
        return Span(self.offsets[start], self.offsets[end - 1] + 1)

    def part(self, start: int, end: int) -> "Block":
        """Return a part of the block, without blanks at its ends."""
        text = self.text[start:end]
        first = start + len(text) - len(text.lstrip())
        last = first + len(text.strip())
        return Block(
            self.text[first:last],
            self.offsets[first:last],
            self.line,
            self.column,
            self.columns,
            self.gap,
        )

    def item(self) -> "Block":
        """Return the block without the marks of a list before it."""
        mark = _BULLET.match(self.text)
        return self.part(mark.end() if mark else 0, len(self.text))

    def sentences(self) -> Iterator["Block"]:
        """Yield its sentences."""
        for match in _SENTENCE.finditer(self.text):
            part = self.part(match.start(), match.end())
            if part.text:
                yield part

    def sentence(self, at: int) -> "Block":
        """Return the sentence in which a character of the block stands."""
        offset = self.offsets[at]
        for sentence in self.sentences():
            if sentence.offsets[0] <= offset <= sentence.offsets[-1]:
                return sentence
        return self


def read_blocks(document: Document) -> list[Block]:
    """Return the blocks of a document in reading order."""
    blocks: list[Block] = []
    gap = 0
    for line in _whole_lines(document):
        if not line.text.strip():
            gap += 1
            continue
        blocks.extend(_line_blocks(line, gap))
        gap = 0
    return blocks


def _whole_lines(document: Document) -> Iterator[Line]:
    """Yield the lines, a paragraph or item that was broken as one with its breaks."""
    held: Line | None = None
    for line in document.lines:
        if held is not None and _goes_on(held, line):
            text = document.text[held.start : line.span.end]
            held = Line(held.number, text, held.start)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _goes_on(line: Line, after: Line) -> bool:
    """Tell whether a line is broken off and goes on in the line right below it.

    So it is with a sentence that ends there, and with an item that has not ended. Rows
    of tables, captions of two lines and marked lines are left as they stand.
    """
    rest = after.text.strip()
    if "\t" in line.text or "\t" in rest or not rest or not line.text.strip():
        return False
    if _ENDS.search(line.text) or _MARKED.match(rest):
        return False
    if line.text.lstrip().startswith("-"):
        return bool(_SENTENCE_END.search(rest)) or len(rest) >= _SHORTEST_REST
    wide = len(line.text.rpartition("\n")[2].strip()) >= _WIDTH
    prose = wide and not _MARKED.match(line.text)
    return prose and bool(_SENTENCE_END.search(rest))


def _line_blocks(line: Line, gap: int) -> Iterator[Block]:
    cells = split_row(line.text)
    for column, cell in enumerate(cells):
        if cell.start == cell.end:
            continue
        cleaned = _unbroken(line.text[cell.start : cell.end])
        base = line.start + cell.start
        whole = Block(
            cleaned.text,
            tuple(base + offset for offset in cleaned.offsets),
            line.number,
            column,
            len(cells),
            gap,
        )
        for match in re.finditer(r"[^\n]+", whole.text):
            part = whole.part(match.start(), match.end())
            if part.text:
                yield part


def _unbroken(printed: str) -> Cleaned:
    """Return a cell without markup, and without breaks inside a paragraph."""
    cleaned = clean(printed.replace("\n", _BREAK))
    if _BREAK not in cleaned.text:
        return cleaned
    kept = [at for at, letter in enumerate(cleaned.text) if letter != _BREAK]
    return Cleaned(
        "".join(cleaned.text[at] for at in kept),
        tuple(cleaned.offsets[at] for at in kept),
    )


def joined(blocks: Iterable[Block]) -> str:
    """Return the text of blocks, one paragraph a line."""
    return "\n".join(block.text for block in blocks)


def spans(blocks: Iterable[Block]) -> tuple[Span, ...]:
    """Return the evidence that blocks are."""
    return tuple(block.span for block in blocks)
