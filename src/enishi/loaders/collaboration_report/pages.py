"""The pages of the contract projects, each parted into its numbered sections.

Captions of pictures, and text that the conversion read off pictures, stand between the
paragraphs; a picture leaves at least three blank lines before them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Final

from enishi.documents.characters import clean, normalise
from enishi.documents.source import Document, Line, Span
from enishi.loaders.collaboration_report.flow import Flow, flow_of_lines

_PAGE: Final = re.compile(r"事業紹介[①-㊿0-9〇]+")
_OFFICE: Final = re.compile(r"[(（]担当[^：:]*[：:]\s*(?P<office>.+?)\s*[)）]$")
_OFFICE_LINE: Final = re.compile(r"[(（]担当[^：:]*課\s*[：:]")
_NEW: Final = re.compile(r"\s*[(（]新規[)）]\s*$")
_SECTION: Final = re.compile(
    r"[0-9０-９]\s*(?P<title>協働契約等?の相手方|事業費|事業内容|事業実績"
    r"|(?:協働で事業を行った)?効果)(?P<rest>.*)"
)
_MARKED: Final = re.compile(
    r"-\s|[・※➡【〔①-⑳]|[(（][0-9０-９]+[)）]|[ア-ン]\s|目標\s?[0-9０-９]"
)
_SLOGAN: Final = re.compile(r"[!！]$", re.MULTILINE)
_PICTURE_GAP: Final = 3
_EXAMPLE: Final = re.compile(r"【[^】]+】$")


class Role(Enum):
    """What a section of a page says, by its title."""

    COUNTERPARTY = "相手方"
    COST = "事業費"
    CONTENT = "内容"
    RESULTS = "実績"
    EFFECT = "効果"


_SHORT: Final = (Role.COUNTERPARTY, Role.COST)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Consecutive lines, and how many blank ones stand before them."""

    flow: Flow
    lines: tuple[Line, ...]
    gap: int


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section.

    Attributes:
        title: Its title as printed, what is added to it included.
        role: What it says.
        paragraphs: Its text.
        captions: Text of pictures that stands in it.
    """

    title: Flow
    role: Role
    paragraphs: tuple[Paragraph, ...]
    captions: tuple[Paragraph, ...]

    @property
    def evidence(self) -> tuple[Span, ...]:
        """The places of its text."""
        return tuple(paragraph.flow.span for paragraph in self.paragraphs)

    @property
    def words(self) -> str:
        """Its text, one line a paragraph."""
        return "\n".join(paragraph.flow.words for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Page:
    """The presentation of one contract project.

    Attributes:
        label: The line 事業紹介 with its number, which the conversion often damages;
            None where it was lost.
        name: The project's name, without the mark of a new one.
        is_new: Whether the name is marked 新規.
        office: The ward or bureau and division in charge, as one printed word; empty
            where it was lost.
        preface: What stands before the first section.
        sections: Its sections.
    """

    label: Line | None
    name: Flow
    is_new: bool
    office: Flow
    preface: tuple[Paragraph, ...]
    sections: tuple[Section, ...]

    @property
    def key(self) -> str:
        """The name as names are compared."""
        return normalise(self.name.name)

    def section(self, role: Role) -> Section | None:
        """Return the section that says something, or None."""
        return next((part for part in self.sections if part.role is role), None)

    @property
    def head(self) -> tuple[Span, ...]:
        """The places of name and office."""
        return (*self.name.evidence, *self.office.evidence)

    @property
    def furniture(self) -> Iterator[Span]:
        """The places of labels, titles and captions."""
        if self.label:
            yield self.label.span
        for section in self.sections:
            yield section.title.span
            yield from (paragraph.flow.span for paragraph in section.captions)


def read_pages(document: Document, lines: Sequence[Line]) -> Iterator[Page]:
    """Yield the pages of a part of the report.

    A page whose label was lost begins with the name before its office.
    """
    starts = [place for place, line in enumerate(lines) if _is_label(line)]
    if any(line.text.strip() for line in lines[: starts[0] if starts else None]):
        starts.insert(0, -1)
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        paragraphs = list(paragraphs_of(document, lines[start + 1 : end]))
        offices = [at for at, part in enumerate(paragraphs) if _office(part)]
        borders = [0, *(at - 1 for at in offices[1:] if at), len(paragraphs)]
        for first, last in pairwise(borders):
            label = None if first or start < 0 else lines[start]
            yield _page(document, label, paragraphs[first:last])


def _is_label(line: Line) -> bool:
    return _PAGE.fullmatch(normalise(line.text)) is not None


def _office(paragraph: Paragraph) -> re.Match[str] | None:
    return _OFFICE.search(paragraph.flow.text)


def _page(
    document: Document, label: Line | None, paragraphs: Sequence[Paragraph]
) -> Page:
    place = next((at for at, part in enumerate(paragraphs) if _office(part)), None)
    office = _office(paragraphs[place]) if place is not None else None
    named = 1 if place is None else place
    title = flow_of_lines(
        document, [line for part in paragraphs[:named] for line in part.lines]
    )
    new = _NEW.search(title.text)
    preface, sections = _sections(paragraphs[named + (office is not None) :])
    return Page(
        label=label,
        name=title.part(0, new.start()) if new else title,
        is_new=new is not None,
        office=paragraphs[named].flow.part(*office.span("office"))
        if office
        else Flow("", ()),
        preface=preface,
        sections=sections,
    )


def paragraphs_of(document: Document, lines: Sequence[Line]) -> Iterator[Paragraph]:
    """Yield what stands between blank lines; a section's title stands alone."""
    held: list[Line] = []
    gap = next_gap = 0
    for line in lines:
        blank = not line.text.strip()
        titled = _opens_paragraph(line)
        if held and (blank or titled or _is_title(held)):
            yield _paragraph(document, held, gap)
            held, next_gap = [], 0
        if blank:
            next_gap += 1
            continue
        if not held:
            gap, next_gap = next_gap, 0
        held.append(line)
    if held:
        yield _paragraph(document, held, gap)


def _opens_paragraph(line: Line) -> bool:
    """Tell a section's title and an office, set apart by a blank line or not."""
    text = clean(line.text).text
    return bool(_SECTION.fullmatch(text) or _OFFICE_LINE.match(text))


def _is_title(lines: Sequence[Line]) -> bool:
    return len(lines) == 1 and bool(_SECTION.fullmatch(clean(lines[0].text).text))


def _paragraph(document: Document, lines: Sequence[Line], gap: int) -> Paragraph:
    return Paragraph(flow_of_lines(document, lines), tuple(lines), gap)


def _sections(
    paragraphs: Sequence[Paragraph],
) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
    titles = [
        (place, match)
        for place, paragraph in enumerate(paragraphs)
        if (match := _SECTION.fullmatch(paragraph.flow.text))
    ]
    ends = [*(place for place, _ in titles), len(paragraphs)][1:]
    sections = [
        _section(paragraphs[place], match, paragraphs[place + 1 : end])
        for (place, match), end in zip(titles, ends, strict=True)
    ]
    first = titles[0][0] if titles else len(paragraphs)
    return tuple(paragraphs[:first]), tuple(sections)


def _section(
    title: Paragraph, match: re.Match[str], body: Sequence[Paragraph]
) -> Section:
    role = _role(match)
    head = title.flow
    rest = head.part(*match.span("rest"))
    if _MARKED.match(rest.text) and role is Role.RESULTS:
        head = head.part(0, match.start("rest"))
        body = [Paragraph(rest, title.lines, 0), *body]
    text, captions = _without_captions(body, role)
    return Section(head, role, tuple(text), tuple(captions))


def _role(match: re.Match[str]) -> Role:
    """Return what a title promises; 内容 decides where a title promises several."""
    words = match["title"] + match["rest"]
    if match["title"].endswith("相手方") and "内容" in words:
        return Role.CONTENT
    return next(role for role in Role if role.value in match["title"])


def _without_captions(
    body: Sequence[Paragraph], role: Role
) -> tuple[list[Paragraph], list[Paragraph]]:
    """Part a section's text from that of its pictures.

    A section of a line or two has no picture before them.
    """
    resumes = _EXAMPLE if role is Role.EFFECT else _MARKED
    text: list[Paragraph] = []
    captions: list[Paragraph] = []
    off = False
    for paragraph in body:
        marked = bool(resumes.match(paragraph.flow.text))
        off = not marked and (
            off
            or (paragraph.gap >= _PICTURE_GAP and bool(text or role not in _SHORT))
            or (role is Role.EFFECT and not _is_prose(paragraph))
        )
        (captions if off else text).append(paragraph)
    if len(text) > 1 and _is_late_caption(text[-1], text[-2], role):
        captions.append(text.pop())
    return text, captions


def _is_prose(paragraph: Paragraph) -> bool:
    text = paragraph.flow.text
    return "\t" in text or (text.endswith("。") and not _SLOGAN.search(text))


def _is_late_caption(last: Paragraph, before: Paragraph, role: Role) -> bool:
    """Tell whether a section of sentences ends in words that are none."""
    return (
        role is Role.RESULTS
        and _is_prose(before)
        and not _is_prose(last)
        and not _MARKED.match(last.flow.text)
        and not re.search("[0-9０-９]", last.flow.text)
    )


def is_example(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph heads an example that a page adds (【事例紹介】)."""
    return bool(_EXAMPLE.match(paragraph.flow.text))
