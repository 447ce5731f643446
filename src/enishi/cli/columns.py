"""Tables on a terminal, where a Japanese character is two columns wide."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

WIDE: Final = frozenset("FW")
LONGEST: Final = 60
"""Columns of a cell; the rest of a longer text is left out."""


def written(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as lines of aligned columns below their headings."""
    lines = [[_cut(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell))
            for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def _width(text: str) -> int:
    return sum(
        0
        if unicodedata.combining(sign)
        else 1 + (unicodedata.east_asian_width(sign) in WIDE)
        for sign in text
    )


def _cut(text: str) -> str:
    text = " ".join(text.split())
    if _width(text) <= LONGEST:
        return text
    while _width(text) >= LONGEST:
        text = text[:-1]
    return f"{text}…"
