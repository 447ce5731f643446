"""The flattened sheet: what is furniture, where records begin, what their lines are.

A record begins with the number of its category alone on a line; the category's name
follows over some lines, then the kana of the subcategory. The lines after that are kept
as blocks, until a line that holds only marks: marks are a record's last column.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Line, Span
from enishi.errors import SourceError
from enishi.loaders.results_table.cells import Block, Cell, Strip, strip_of
from enishi.loaders.results_table.widths import MEASURE, width

CAPTION: Final = re.compile(
    r"④\s*実績\s*[（(](?P<first>[^（）()]+)[）)]\s*⑤\s*実績\s*[（(](?P<second>[^（）()]+)[）)]"
)
LEGEND: Final = re.compile(r"①\s*中止\s*②\s*縮小\s*③\s*拡充\s*④\s*影響なし")
_COLUMNS: Final = re.compile(r"施策大分類\s*施策小分類|①担当（関係）部所名")
_NUMBER: Final = re.compile(r"[0-9０-９]{1,2}")
_KANA: Final = re.compile(r"(?P<kana>[ア-ン])(?:\s+(?P<rest>\S.*))?")
_MARKS: Final = re.compile(r"[○〇](?:\s+[○〇])*")
_MARKS_AT_END: Final = re.compile(r"(?:\s+[○〇])+$")
_LONGEST_NAME: Final = 6
"""Lines of a category's name at most."""


@dataclass(frozen=True)
class Head:
    """The first cells of a record.

    Attributes:
        number: Number of the category.
        category: Its name.
        kana: Letter of the subcategory, "" where it was lost.
        rest: What else stands on the kana's line, or None.
        strips: All lines of the head.
    """

    number: Strip
    category: Cell
    kana: str
    rest: Strip | None
    strips: tuple[Strip, ...]


@dataclass
class Torso:
    """A record as printed, before its cells are told apart.

    Attributes:
        head: Its first cells.
        blocks: Its lines up to its marks.
        tail: Lines after its marks, which belong to another record.
        marks: The strips of marks.
    """

    head: Head
    blocks: list[Block] = field(default_factory=list)
    tail: list[Block] = field(default_factory=list)
    marks: list[Strip] = field(default_factory=list)

    @property
    def mark_count(self) -> int:
        """How many marks there are."""
        return sum(len(strip.text.split()) for strip in self.marks)

    def add(self, block: Block) -> None:
        """Add a block: after the marks, it is the tail."""
        (self.tail if self.marks else self.blocks).append(block)


@dataclass(frozen=True)
class Sheet:
    """A whole sheet.

    Attributes:
        torsos: The records in the order they are printed.
        furniture: Stretches that say nothing of their own.
    """

    torsos: tuple[Torso, ...]
    furniture: tuple[Span, ...]


def is_sheet(document: Document) -> bool:
    """Tell from legend and captions whether a document is such a table."""
    return any(is_caption(line.text) for line in document.lines)


def is_caption(text: str) -> bool:
    """Tell whether a line is a caption of the table or the legend of its marks."""
    return any(pattern.search(text) for pattern in (CAPTION, LEGEND, _COLUMNS))


def ends_with_marks(text: str) -> bool:
    """Tell whether a line ends with marks, the last column of the table."""
    text = text.strip()
    return bool(_MARKS.fullmatch(text) or _MARKS_AT_END.search(text))


def read_sheet(document: Document) -> Sheet:
    """Tell a document's records apart.

    Raises:
        SourceError: If no record begins, or the document breaks off inside the first
            cells of one.
    """
    heads = dict(_heads(document))
    heads |= dict(_damaged(document, heads))
    if not heads:
        raise SourceError("no record begins.", document=document.name, line=1)
    first = min(heads)
    furniture = [line.span for line in document.lines[: first - 1] if line.text.strip()]
    torsos: list[Torso] = []
    head_ends = 0
    block: list[Strip] = []
    for line in document.lines[first - 1 :]:
        if line.number in heads:
            _close(torsos, block)
            torsos.append(Torso(heads[line.number]))
            head_ends = heads[line.number].strips[-1].line
            block = [rest] if (rest := heads[line.number].rest) else []
        elif is_caption(line.text):
            furniture.append(line.span)
            if line.number > head_ends:
                _close(torsos, block)
        elif line.number > head_ends:
            _take(torsos[-1], block, line)
    _close(torsos, block)
    return Sheet(tuple(torsos), tuple(furniture))


def _take(torso: Torso, block: list[Strip], line: Line) -> None:
    strip = strip_of(line.text, line.start, line.number)
    marks = _MARKS.fullmatch(strip.text)
    at_end = None if marks else _MARKS_AT_END.search(strip.text)
    if marks:
        _close([torso], block)
        torso.marks.append(strip)
    elif at_end:
        block.append(strip.part(0, at_end.start()))
        _close([torso], block)
        torso.marks.append(strip.part(at_end.start(), len(strip.text)))
    elif strip.text:
        block.append(strip)
    else:
        _close([torso], block)


def _close(torsos: list[Torso], block: list[Strip]) -> None:
    if block and torsos:
        torsos[-1].add(tuple(block))
    block.clear()


def _heads(document: Document) -> Iterator[tuple[int, Head]]:
    lines = document.lines
    for index, line in enumerate(lines):
        if not _NUMBER.fullmatch(line.text.strip()):
            continue
        head = _head(lines[index : index + 3 * _LONGEST_NAME])
        if head:
            yield line.number, head
        elif _only_names(lines[index + 1 :]):
            raise SourceError(
                "breaks off in the first cells of a record.",
                document=document.name,
                line=line.number,
                hint="Give the whole document.",
            )


def _damaged(
    document: Document, heads: Mapping[int, Head]
) -> Iterator[tuple[int, Head]]:
    """Yield the heads that lost their number or their kana.

    They are told by the name of a category that other heads have whole.
    """
    taken = {strip.line for head in heads.values() for strip in head.strips}
    numbers = {
        normalise(head.category.text): head.number.text for head in heads.values()
    }
    for index, line in enumerate(document.lines):
        text = normalise(line.text)
        if line.number in taken or not text:
            continue
        lines = document.lines[index : index + 3 * _LONGEST_NAME]
        if text in {normalise(number) for number in numbers.values()}:
            head = _without_kana(lines, numbers)
        elif any(name.startswith(text) for name in numbers):
            head = _without_number(lines, numbers)
        else:
            continue
        if head:
            taken.update(strip.line for strip in head.strips)
            yield line.number, head


def _without_number(lines: Sequence[Line], numbers: Mapping[str, str]) -> Head | None:
    head = _head([lines[0], *lines])
    number = numbers.get(normalise(head.category.text)) if head else None
    if head is None or number is None:
        return None
    named = replace(head.number, text=number)
    return replace(head, number=named, strips=head.strips[1:])


def _without_kana(lines: Sequence[Line], numbers: Mapping[str, str]) -> Head | None:
    strips = [strip_of(line.text, line.start, line.number) for line in lines]
    filled = [s for s in strips if s.text and not is_caption(s.text)]
    for count in range(2, len(filled) + 1):
        category = Cell(tuple(filled[1:count]))
        number = numbers.get(normalise(category.text))
        if number and normalise(number) == normalise(filled[0].text):
            return Head(filled[0], category, "", None, tuple(filled[:count]))
    return None


def _head(lines: Iterable[Line]) -> Head | None:
    strips = [strip_of(line.text, line.start, line.number) for line in lines]
    filled = [s for s in strips if s.text and not is_caption(s.text)]
    for count, strip in enumerate(filled[1 : _LONGEST_NAME + 2]):
        match = _KANA.fullmatch(strip.text)
        if match and count:
            rest = (
                strip.part(match.start("rest"), len(strip.text))
                if match["rest"]
                else None
            )
            names = filled[1 : count + 1]
            return Head(
                filled[0],
                Cell(tuple(names)),
                match["kana"],
                rest,
                (filled[0], *names, strip),
            )
        if width(strip.text) > MEASURE:
            return None
    return None


def _only_names(lines: Iterable[Line]) -> bool:
    texts = [line.text.strip() for line in lines if line.text.strip()]
    return len(texts) <= _LONGEST_NAME and all(width(text) <= MEASURE for text in texts)
