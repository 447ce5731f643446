"""Widths of printed text, in em, and the widths of the table's columns.

The extractor keeps line breaks, so the width of a wrapped line tells its column. The
table is set in a proportional face: kana are narrower than Chinese characters, and
punctuation takes half the room. Widths of characters and columns were fitted on wrapped
lines of the published table; columns differ by more than the error of the fit.
"""

from typing import Final

from enishi.loaders.results_table.cells import Block

MEASURE: Final = 14.0
"""No line of the column of measures is wider; narrower columns stand left of it."""

MEASURE_FULL: Final = 9.0
"""A line of that column that goes on in the next line is at least this wide."""

OVERVIEW: Final = 25.5
"""No line of the column of overviews is wider; result columns are wider."""

RESULTS_FULL: Final = 26.0
"""A wrapped line of a column of results is mostly at least this wide."""

FIRST_RESULTS: Final = 29.5
"""No line of the first column of results is wider, where the usual size is printed."""

SECOND_RESULTS: Final = 33.5
"""No line of the second column of results is wider, in the usual size."""

SUBCATEGORY: Final = 19.5
"""No line of the column of subcategories is wider."""

_PUNCTUATION: Final = frozenset("、。・，．：；「」『』（）【】［］〔〕《》〈〉｢｣､｡")
_HIRAGANA: Final = ("ぁ", "ゟ")
_KATAKANA: Final = ("ァ", "ヿ")


def width(text: str) -> float:
    """Return the width of printed text in em."""
    return sum(_character_width(character) for character in text)


def widest(block: Block) -> float:
    """Return the width of a block's widest line in em."""
    return max((width(strip.text) for strip in block), default=0.0)


def _character_width(character: str) -> float:
    if character.isascii():
        return 0.55
    if character in _PUNCTUATION:
        return 0.5
    if _HIRAGANA[0] <= character <= _HIRAGANA[1]:
        return 0.86
    if _KATAKANA[0] <= character <= _KATAKANA[1]:
        return 0.8
    return 1.0
