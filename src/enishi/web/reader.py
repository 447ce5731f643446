"""The lines of a document for its reader: words, passages, marks of conversion."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from enishi.documents.source import Line as TextLine
from enishi.graph.document import DocumentPage
from enishi.graph.passage import Passage
from enishi.web.passage import Line, Span

MARKUP: Final = re.compile(r"</?[a-zA-Z][^<>\n]{0,80}>|�")

Stretch = tuple[int, int]


def lines_of(
    page: DocumentPage,
    chosen: Stretch | None = None,
    only: tuple[int, int] | None = None,
) -> tuple[Line, ...]:
    """Return the lines of a document, cut where passages begin and end.

    Each piece leads to the narrowest passage it stands in; blanks lead nowhere. Without
    the text at hand there are no lines.

    Args:
        page: The document.
        chosen: First character and the one after the last of what is highlighted.
        only: 1-based numbers of the first and the last line wanted; all by default.
    """
    if page.text is None:
        return ()
    counts = page.counts()
    passages = [reading.passage for reading in page.readings]
    found, at = [], 0
    open_: list[Passage] = []
    for line in page.text.lines[only[0] - 1 : only[1]] if only else page.text.lines:
        end = line.start + len(line.text)
        while at < len(passages) and passages[at].start <= end:
            open_.append(passages[at])
            at += 1
        open_ = [one for one in open_ if one.end > line.start]
        spans = tuple(_spans(line, open_, chosen)) if line.text else ()
        found.append(
            Line(number=line.number, spans=spans, statements=counts.get(line.number, 0))
        )
    return tuple(found)


def _spans(
    line: TextLine, passages: Sequence[Passage], chosen: Stretch | None
) -> Iterator[Span]:
    start, end = line.start, line.start + len(line.text)
    tags = [match.span() for match in MARKUP.finditer(line.text)]
    borders = {start, end}
    for one in passages:
        borders |= {one.start, one.end}
    for first, last in tags:
        borders |= {start + first, start + last}
    borders |= set(chosen or ())
    cuts = sorted(border for border in borders if start <= border <= end)
    for left, right in pairwise(cuts):
        narrowest = min(
            (one for one in passages if one.start <= left and right <= one.end),
            key=lambda one: (one.length, one.start),
            default=None,
        )
        text = line.text[left - start : right - start]
        yield Span(
            text=text,
            href=_place(narrowest) if text.strip() else "",
            is_marked=chosen is not None and chosen[0] <= left and right <= chosen[1],
            is_markup=any(f <= left - start and right - start <= t for f, t in tags),
        )


def _place(passage: Passage | None) -> str:
    if passage is None:
        return ""
    return f"?hl={passage.start}-{passage.end}#L{passage.first_line}"
