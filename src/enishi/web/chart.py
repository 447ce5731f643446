"""Bar charts: a table whose numbers are drawn as well as written."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

FULL: Final = 100.0
"""The width of the longest bar, in the units of the drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What one bar stands for.

    Attributes:
        label: The row's name.
        size: Its size, not negative.
        text: The size as the reader writes it.
        href: Where the row's things are listed.
        tone: ``plain``, ``good``, ``fair`` or ``poor``.
    """

    label: str
    size: float
    text: str
    href: str = ""
    tone: str = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An amount with the length of its bar, from 0 to 100."""

    amount: Amount
    length: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """A chart of bars on one scale that starts at nought.

    Attributes:
        caption: What is shown, where from, and how many there are.
        label_heading: The heading of the names.
        size_heading: The heading of the sizes, with their unit.
        bars: The bars from top to bottom.
    """

    caption: str
    label_heading: str
    size_heading: str
    bars: tuple[Bar, ...]


def bars(amounts: Iterable[Amount]) -> tuple[Bar, ...]:
    """Return the bars of some amounts, the longest of length 100.

    Raises:
        ValueError: If an amount is negative: a bar can't show one.
    """
    rows = tuple(amounts)
    if any(row.size < 0 for row in rows):
        raise ValueError("a bar chart shows no negative amounts")
    longest = max((row.size for row in rows), default=0) or 1.0
    return tuple(
        Bar(amount=row, length=round(row.size / longest * FULL, 2)) for row in rows
    )
