"""Names of persons in a document, so that they can be kept out of the graph.

Municipal documents name staff, committee members and speakers. The graph says what
offices and bodies do; who the persons are is nobody's business there. Names are found
by where documents put them: in a table's column headed 氏名, and before a form of
address. They are masked, character for character, so that offsets stay right.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from enishi.documents.source import Document, Line, Span, merge
from enishi.documents.tables import split_row

MASK: Final = "■"

_KANJI: Final = "一-鿿々"
_NAMED: Final = (
    # 兵庫県立大学：阪本真由美先生
    re.compile(
        rf"(?<=[：:「（(\s])[{_KANJI}]{{1,3}}[ 　]?[{_KANJI}ぁ-んァ-ヶ]{{1,5}}"
        r"(?=先生|氏(?![名族神子]))"
    ),
    # 代表のアラン・ルークロフト氏
    re.compile(
        r"(?:[ァ-ヶー]\n?)+(?:・\n?(?:[ァ-ヶー]\n?)+)+(?=氏(?![名族])|博士|さん(?!か))"
    ),
    # Abakirov前IT大臣
    re.compile(
        r"[A-Z][a-z]+(?: [A-Z][a-z]+)*(?=[前元]?[A-Z一-鿿]{0,6}(?:大臣|大使(?!館)))"
    ),
    # 横浜市会議長 清水 富雄 様 / 横浜市長 山中 竹春
    re.compile(
        rf"(?<=[長事官員任][ 　])[{_KANJI}]{{1,3}}[ 　][{_KANJI}ぁ-んァ-ヶ]{{1,4}}"
        r"(?=[ 　]*(?:様[ 　]*)?$)",
        re.MULTILINE,
    ),
)
_NAME_COLUMN: Final = re.compile(r"氏\s*名")


def find_persons(document: Document) -> tuple[Span, ...]:
    """Return where persons are named, in order.

    Args:
        document: The document.

    Returns:
        Spans of the names alone, without titles and forms of address.
    """
    spans = [*_in_columns(document.lines), *_in_prose(document.text)]
    return tuple(merge(span for span in spans if span.start < span.end))


def mask(text: str, start: int, persons: Iterable[Span]) -> str:
    """Return a stretch of a document with the names in it masked.

    Args:
        text: The stretch.
        start: Where it begins in the document.
        persons: Spans of names in the document.
    """
    end = start + len(text)
    for span in persons:
        first, last = max(span.start, start), min(span.end, end)
        if first < last:
            hidden = MASK * (last - first)
            text = text[: first - start] + hidden + text[last - start :]
    return text


def _in_prose(text: str) -> Iterator[Span]:
    for pattern in _NAMED:
        for match in pattern.finditer(text):
            yield Span(*match.span())


def _in_columns(lines: tuple[Line, ...]) -> Iterator[Span]:
    """Yield the cells below a heading 氏名, down to the end of the table."""
    column: int | None = None
    for line in lines:
        if "\t" not in line.text:
            column = None if line.text.strip() else column
            continue
        cells = split_row(line.text)
        headed = [
            i for i, cell in enumerate(cells) if _NAME_COLUMN.fullmatch(cell.text)
        ]
        if headed:
            column = headed[0]
        elif column is not None and column < len(cells):
            cell = cells[column]
            name = re.split(r"[(（]", cell.text)[0]
            yield Span(line.start + cell.start, line.start + cell.start + len(name))
