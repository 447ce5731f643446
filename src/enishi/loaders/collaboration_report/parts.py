"""The parts of a report, in the order in which this layout prints them."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Line
from enishi.errors import SourceError


class Part(Enum):
    """A part of the report; members stand in the order of the layout."""

    OPENING = auto()
    CONTENTS = auto()
    CHAPTERS = auto()
    PAGES = auto()
    ORDINANCE = auto()
    ANNEX = auto()
    WARD_LIST = auto()
    BUREAU_LIST = auto()
    WARD_OUTLINE = auto()
    BUREAU_OUTLINE = auto()
    CLOSING = auto()


_HEADINGS: Final = {
    Part.CONTENTS: re.compile(r"[-ー\s]*目次[-ー\s]*"),
    Part.CHAPTERS: re.compile(r"1はじめに"),
    Part.PAGES: re.compile(r"事業紹介[①-㊿0-9〇]+"),
    Part.ORDINANCE: re.compile(r"<参考>.*条例"),
    Part.ANNEX: re.compile(r"【資料編】"),
    Part.WARD_LIST: re.compile(r"\([0-9]+\)区役所所管の協働事業<一覧表>.*"),
    Part.BUREAU_LIST: re.compile(r"\([0-9]+\)局所管の協働事業<一覧表>.*"),
    Part.WARD_OUTLINE: re.compile(r"\([0-9]+\)区役所所管の協働事業<概要>"),
    Part.BUREAU_OUTLINE: re.compile(r"\([0-9]+\)局所管の協働事業<概要>"),
    Part.CLOSING: re.compile(r"協働推進に関する資料|■各資料は.*"),
}
_SIGNS: Final = {
    Part.ANNEX: re.compile(
        r"各区局における協働事業|(?:[(（][0-9０-９]+[)）])?\s*分野ごとの事業数\S*"
    ),
    Part.WARD_LIST: re.compile(r"事業名\t所管課(?:\t.*)?"),
    Part.WARD_OUTLINE: re.compile(r"【[^】]*(?:区|局|本部|室|庁|委員会)】[^\t]*"),
}
"""Lines by which a part is known whose heading was lost."""
_BESIDE: Final = {
    Part.OPENING: (Part.CONTENTS, Part.CHAPTERS, Part.PAGES),
    Part.CONTENTS: (Part.CHAPTERS, Part.PAGES),
}
"""What can follow the parts in which headings of later ones are told in advance."""
_OFFICE: Final = re.compile(r"\s*[(（]担当[^：:\t]*課\s*[：:]")
_LONGEST_HEADING: Final = 60


@dataclass(frozen=True, slots=True)
class Report:
    """A report parted.

    Attributes:
        document: The document.
        parts: The lines of each part, its heading first.
        headings: The headings of the parts that have kept theirs.
    """

    document: Document
    parts: dict[Part, tuple[Line, ...]]
    headings: dict[Part, Line]

    def heading(self, part: Part) -> Line | None:
        """Return the line that opens a part, or None if it was lost."""
        return self.headings.get(part)

    def body(self, part: Part) -> tuple[Line, ...]:
        """Return the lines of a part without the one that opens it."""
        lines = self.parts[part]
        return lines[1:] if part in self.headings else lines

    def require_end(self) -> None:
        """Refuse a report that breaks off before its last page.

        A part whose heading was lost on the way is read as far as can be.

        Raises:
            SourceError: If the last page is missing; the error names the last line.
        """
        if not self.parts[Part.CLOSING]:
            raise SourceError(
                "breaks off before the closing page on material.",
                document=self.document.name,
                line=self.document.lines[-1].number,
                hint="Give the whole report.",
            )


def part_report(document: Document) -> Report:
    """Part a document at the headings of this layout, whole or not.

    A heading opens its part only where no later one has been opened; the contents list,
    which holds the same words, is told by its tabs.
    """
    current = Part.OPENING
    parts: dict[Part, list[Line]] = {part: [] for part in Part}
    headings: dict[Part, Line] = {}
    for line in document.lines:
        opened = _opened(line, current)
        if opened:
            headings[opened] = line
        current = opened or _begun(line, current) or current
        if current is Part.CHAPTERS and _OFFICE.match(line.text):
            current = Part.PAGES
            parts[current].extend(_last_paragraph(parts[Part.CHAPTERS]))
        parts[current].append(line)
    whole = {part: tuple(lines) for part, lines in parts.items()}
    return Report(document, whole, headings)


def _last_paragraph(lines: list[Line]) -> list[Line]:
    """Take the last paragraph off: the name of a project whose label was lost."""
    held: list[Line] = []
    while lines and (lines[-1].text.strip() or not any(x.text.strip() for x in held)):
        held.insert(0, lines.pop())
    return held


def _opened(line: Line, current: Part) -> Part | None:
    """Return the part that a line opens, or None.

    Parts never go backwards. Before the chapters only the parts beside can be opened,
    so that 【資料編】 in the contents list, say, is no annex.
    """
    text = line.text.strip()
    if not text or "\t" in text or len(text) > _LONGEST_HEADING:
        return None
    words = normalise(text)
    for part in _BESIDE.get(current, tuple(_HEADINGS)):
        if part.value > current.value and _HEADINGS[part].fullmatch(words):
            return part
    return None


def _begun(line: Line, current: Part) -> Part | None:
    """Return the part that a line is of though its heading was lost, or None."""
    if current in _BESIDE or current is Part.CHAPTERS:
        return None
    for part, sign in _SIGNS.items():
        if part.value > current.value and sign.fullmatch(line.text.strip()):
            return part
    return None
