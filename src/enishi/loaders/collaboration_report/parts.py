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
    Part.CLOSING: re.compile(r"協働推進に関する資料"),
}
_MEANING: Final = {
    Part.CONTENTS: "the contents list",
    Part.CHAPTERS: "the first chapter",
    Part.PAGES: "the pages of the contract projects",
    Part.ORDINANCE: "the ordinance",
    Part.ANNEX: "the annex",
    Part.WARD_LIST: "the list of the wards' projects",
    Part.BUREAU_LIST: "the list of the bureaus' projects",
    Part.WARD_OUTLINE: "the outlines of the wards' projects",
    Part.BUREAU_OUTLINE: "the outlines of the bureaus' projects",
    Part.CLOSING: "the closing page on material",
}
_LONGEST_HEADING: Final = 60


@dataclass(frozen=True, slots=True)
class Report:
    """A report parted.

    Attributes:
        document: The document.
        parts: The lines of each part, its heading first.
    """

    document: Document
    parts: dict[Part, tuple[Line, ...]]

    def heading(self, part: Part) -> Line:
        """Return the line that opens a part."""
        return self.parts[part][0]

    def body(self, part: Part) -> tuple[Line, ...]:
        """Return the lines of a part without the one that opens it."""
        return self.parts[part][1:]

    def require_end(self) -> None:
        """Refuse a report that breaks off.

        Raises:
            SourceError: If a part that every report has is missing; the error names
                the last line.
        """
        for part, meaning in _MEANING.items():
            if not self.parts[part]:
                last = self.document.lines[-1].number
                raise SourceError(
                    f"breaks off before {meaning}.",
                    document=self.document.name,
                    line=last,
                    hint="Give the whole report.",
                )


def part_report(document: Document) -> Report:
    """Part a document at the headings of this layout, whole or not.

    A heading opens its part only where no later one has been opened, and the contents
    list, which holds the same words, is told by its tabs.
    """
    current = Part.OPENING
    parts: dict[Part, list[Line]] = {part: [] for part in Part}
    for line in document.lines:
        current = _opened(line, current) or current
        parts[current].append(line)
    return Report(document, {part: tuple(lines) for part, lines in parts.items()})


def _opened(line: Line, current: Part) -> Part | None:
    """Return the part that a line opens, or None.

    Only the next part can be opened, so that 【資料編】 in the contents list, say, is
    no annex.
    """
    text = line.text.strip()
    if not text or "\t" in text or len(text) > _LONGEST_HEADING:
        return None
    following = Part(current.value + 1) if current is not Part.CLOSING else None
    if following and _HEADINGS[following].fullmatch(normalise(text)):
        return following
    return None
