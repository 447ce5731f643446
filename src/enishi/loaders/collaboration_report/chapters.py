"""The chapters before the pages: what the city does to further collaboration.

Chapters are numbered 1, 2, …; measures (1), (2), …; their parts ア, イ, …; parts of
those (ア), (イ), …. A number opens a measure only where it is the next one: numbered
lines of quoted rules and of notes are no headings.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Line, Span
from enishi.loaders.collaboration_report.flow import Flow, flow_of_lines
from enishi.loaders.collaboration_report.pages import Paragraph, paragraphs_of

_KANA: Final = "アイウエオカキクケコサシスセソ"
_LEVELS: Final = (
    re.compile(r"(?P<number>[0-9０-９])\s+(?P<title>\S.*)"),
    re.compile(r"[(（](?P<number>[0-9０-９]+)[)）]\s*(?P<title>\S.*)"),
    re.compile(rf"(?P<number>[{_KANA}])[ 　]+(?P<title>\S.*)"),
    re.compile(rf"[(（](?P<number>[{_KANA}])[)）]\s*(?P<title>\S.*)"),
)
_REFERENCE: Final = re.compile(r"【参考】\s*(?P<title>.+)")
_CAPTION: Final = re.compile(
    r"(?:[<＜〈《]\s*(?P<framed>[^<>＜＞〈〉《》]+?)\s*[>＞〉》](?:\s*※.*)?"
    r"|[(（][0-9０-９]+[)）]\s*(?P<numbered>[^。]+))"
)
_ASIDE: Final = re.compile(r"\s*(?:[(（]詳細は[^()（）]*[)）]|〔本編[^〕]*〕)\s*$")
_LONGEST_TITLE: Final = 60


@dataclass(slots=True)
class Passage:
    """Paragraphs that stand together under a caption.

    Attributes:
        caption: The caption's words, or "".
        paragraphs: The paragraphs.
    """

    caption: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Measure:
    """A numbered heading with what stands under it.

    Attributes:
        level: 0 for a chapter, 1 for a measure, 2 and 3 for its parts.
        number: Its number as printed.
        title: Its words, without references to pages.
        heading: The line it stands in.
        parent: The heading above it, or None.
        passages: What stands under it.
        references: Quoted rules and notes under it, by their titles.
        repeated: Where the summary says the same.
    """

    level: int
    number: str
    title: Flow
    heading: Span
    parent: "Measure | None"
    passages: list[Passage] = field(default_factory=list)
    references: list[tuple[Flow, list[Paragraph]]] = field(default_factory=list)
    repeated: tuple[Span, ...] = ()

    @property
    def key(self) -> str:
        """The title as names are compared."""
        return normalise(self.title.name)

    @property
    def path(self) -> tuple[str, ...]:
        """The titles from the chapter down to it."""
        above = self.parent.path if self.parent else ()
        return (*above, self.key)

    @property
    def prose(self) -> Iterator[Flow]:
        """What it says in sentences."""
        for passage in self.passages:
            for paragraph in passage.paragraphs:
                if "\t" not in paragraph.flow.text:
                    yield paragraph.flow

    @property
    def places(self) -> Iterator[Span]:
        """Where it and its passages stand."""
        yield self.heading
        yield from self.repeated
        for passage in self.passages:
            yield from (paragraph.flow.span for paragraph in passage.paragraphs)


@dataclass(slots=True)
class Chapters:
    """The headings in their order, and places of captions."""

    measures: list[Measure] = field(default_factory=list)
    captions: list[Span] = field(default_factory=list)


def read_chapters(document: Document, lines: Sequence[Line]) -> Chapters:
    """Read numbered headings and what stands under them."""
    reader = _ChapterReader()
    for paragraph in _single_headings(document, lines):
        reader.read(paragraph)
    return reader.chapters


@dataclass(slots=True)
class _ChapterReader:
    """Goes through the paragraphs with what is open: headings, a passage, a note."""

    chapters: Chapters = field(default_factory=Chapters)
    path: list[Measure] = field(default_factory=list)
    current: Measure | None = None
    reference: list[Paragraph] | None = None

    def read(self, paragraph: Paragraph) -> None:
        opened = _opened(paragraph, self.path)
        if opened is not None:
            self.path = [*self.path[: opened.level], opened]
            self.chapters.measures.append(opened)
            self.current, self.reference = opened, None
        elif self.current is None:
            self.chapters.captions.append(paragraph.flow.span)
        elif not (self._is_reference(paragraph) or self._is_caption(paragraph)):
            self._add(self.current, paragraph)

    def _is_reference(self, paragraph: Paragraph) -> bool:
        """Open a note if the paragraph is its heading."""
        referred = _REFERENCE.match(paragraph.flow.text)
        if referred is None:
            return False
        self.reference = []
        title = paragraph.flow.part(*referred.span("title"))
        self.path[-1].references.append((title, self.reference))
        return True

    def _is_caption(self, paragraph: Paragraph) -> bool:
        """Open a passage if the paragraph is a caption.

        Numbers that start anew belong to a note on the measure as a whole.
        """
        caption = _CAPTION.fullmatch(paragraph.flow.text)
        if caption is None or "\n" in paragraph.flow.text:
            return False
        numbered = caption["numbered"] is not None
        self.current = self.path[min(1, len(self.path) - 1) if numbered else -1]
        words = (caption["framed"] or caption["numbered"]).strip()
        self.current.passages.append(Passage(words))
        self.chapters.captions.append(paragraph.flow.span)
        self.reference = None
        return True

    def _add(self, measure: Measure, paragraph: Paragraph) -> None:
        if self.reference is not None and "\t" not in paragraph.flow.text:
            self.reference.append(paragraph)
            return
        if not measure.passages:
            measure.passages.append(Passage())
        measure.passages[-1].paragraphs.append(paragraph)


def _single_headings(document: Document, lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yield paragraphs, a heading as one of its own even without a blank line."""
    for paragraph in paragraphs_of(document, lines):
        first = paragraph.lines[0].text.strip()
        heads = any(level.fullmatch(first) for level in _LEVELS)
        if len(paragraph.lines) > 1 and heads and not first.endswith("。"):
            head, rest = paragraph.lines[:1], paragraph.lines[1:]
            yield Paragraph(flow_of_lines(document, head), head, paragraph.gap)
            yield Paragraph(flow_of_lines(document, rest), rest, 0)
        else:
            yield paragraph


def _opened(paragraph: Paragraph, path: Sequence[Measure]) -> Measure | None:
    """Return the heading that a paragraph is, or None."""
    text = paragraph.flow.text
    if (
        len(text) > _LONGEST_TITLE
        or text.endswith("。")
        or "\t" in text
        or "\n" in text
    ):
        return None
    for level, pattern in enumerate(_LEVELS):
        match = pattern.fullmatch(text)
        if match is None or level > len(path):
            continue
        last = path[level].number if level < len(path) else ""
        if not _follows(match["number"], last):
            continue
        title = paragraph.flow.part(*match.span("title"))
        aside = _ASIDE.search(title.text)
        return Measure(
            level,
            match["number"],
            title.part(0, aside.start()) if aside else title,
            paragraph.flow.span,
            path[level - 1] if level else None,
        )
    return None


def _follows(number: str, last: str) -> bool:
    """Tell whether a number is the first of its level or follows the last one."""
    if number in _KANA:
        return _KANA.index(number) == (_KANA.index(last) + 1 if last else 0)
    return int(number) == (int(last) + 1 if last else 1)
