"""The words that were looked for, marked where they stand."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.search.folding import JAPANESE, MARK, FoldedText, fold_with_offsets

LENGTH: Final = 140
"""Characters of an excerpt."""

LEAD: Final = 40
"""Characters of an excerpt before the first match."""

_LONG_WORD: Final = re.compile("[ァ-ヺー]{2}[ァ-ヺ]$")
_NO_WORD_BEFORE: Final = rf"(?<![^\s{JAPANESE}])"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a text, marked if it is what was looked for."""

    text: str
    is_marked: bool = False


Span = tuple[int, int]


def spans(text: str, terms: Iterable[str]) -> tuple[Span, ...]:
    """Return where terms stand in a text, as offsets, sorted, none overlapping.

    Args:
        text: The text as printed.
        terms: Folded terms.
    """
    folded = fold_with_offsets(text)
    return _joined(span for term in terms for span in _occurrences(folded, term))


def segments(text: str, marked: Sequence[Span]) -> tuple[Segment, ...]:
    """Cut a text at its marked spans; together the segments are the text."""
    pieces: list[Segment] = []
    done = 0
    for start, end in marked:
        pieces += [Segment(text[done:start]), Segment(text[start:end], is_marked=True)]
        done = end
    pieces.append(Segment(text[done:]))
    return tuple(piece for piece in pieces if piece.text)


def excerpt(text: str, marked: Sequence[Span]) -> tuple[Segment, ...]:
    """Return a stretch of a long text around its first match, in segments.

    White space is shown as single spaces; an ellipsis stands where words are left out.
    """
    start = max(0, marked[0][0] - LEAD) if marked else 0
    if len(text) - start < LENGTH:
        start = max(0, len(text) - LENGTH)
    end = min(len(text), start + LENGTH)
    inside = [
        (max(first, start) - start, min(last, end) - start)
        for first, last in marked
        if first < end and last > start
    ]
    shown = [
        Segment(re.sub(r"\s+", " ", piece.text), piece.is_marked)
        for piece in segments(text[start:end], inside)
    ]
    before = [Segment("…")] if start else []
    after = [Segment("…")] if end < len(text) else []
    return tuple(before + shown + after)


def _occurrences(folded: FoldedText, term: str) -> Iterable[Span]:
    boundary = "" if re.match(f"[{JAPANESE}]", term) else _NO_WORD_BEFORE
    # A long word may have lost its last mark of length in the term alone.
    ending = f"{MARK}?" if _LONG_WORD.search(term) else ""
    for match in re.finditer(boundary + re.escape(term) + ending, folded.text):
        yield folded.span(*match.span())


def _joined(found: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
