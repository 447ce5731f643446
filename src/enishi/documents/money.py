"""Yen amounts, in running text and in table cells that leave the unit to the head."""

import re
from dataclasses import dataclass
from decimal import Decimal

from enishi.documents.numerals import Number, find_numbers

_UNIT = re.compile(r"\s*(百万|千|十億|億)?円")
_UNITS = {None: 1, "千": 1_000, "百万": 1_000_000, "億": 10**8, "十億": 10**9}
_LAST_SCALE = re.compile("[十百千万億兆]+$")
_SCALES = {"十": 10, "百": 100, "千": 1_000, "万": 10**4, "億": 10**8, "兆": 10**12}
_CELL_TAIL = re.compile(r"\s*(?:[(（]?※\s*[0-9０-９]*[)）]?|\*[0-9]*)?\s*")
_CELL_HEAD = re.compile(r"\s*[¥￥]?\s*")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of yen.

    Attributes:
        value: Whole yen; negative after △.
        unit: The unit of printing in yen: 1, 1_000 (千円), 1_000_000 (百万円), or the
            smallest scale written out (10_000 in 3,188万円). The value is exact to it.
        start: Where it begins in the text.
        end: Where it ends, exclusive.
        text: As printed (「△ 59,644 千円」).
        mark: The circled digit directly before it (③126,985千円), if there is one.
    """

    value: Decimal
    unit: int
    start: int
    end: int
    text: str
    mark: int | None = None


def find_amounts(text: str) -> list[Amount]:
    """Return every amount of a text that is followed by 円, in order."""
    amounts = []
    for number in find_numbers(text):
        unit = _UNIT.match(text, number.end)
        if unit is not None:
            factor = _UNITS[unit[1]]
            amounts.append(_amount(text, number, factor, end=unit.end()))
    return amounts


def read_cell(text: str, *, unit: int) -> Amount | None:
    """Read a table cell as an amount, or return None if it is not one.

    Args:
        text: The cell: a number with an optional △, an optional unit of its own, which
            wins, and an optional mark of a foot-note (「104,390 (※2)」).
        unit: The unit of printing said in the table's head, in yen.
    """
    numbers = find_numbers(text)
    if len(numbers) == 0:
        return None
    number = numbers[0]
    own = _UNIT.match(text, number.end)
    end = own.end() if own else number.end
    if not _CELL_HEAD.fullmatch(text[: number.start]):
        return None
    if not _CELL_TAIL.fullmatch(text[end:]):
        return None
    return _amount(text, number, _UNITS[own[1]] if own else unit, end=end)


def _amount(text: str, number: Number, factor: int, *, end: int) -> Amount:
    return Amount(
        number.value * factor,
        factor * _written_scale(number.text),
        number.start,
        end,
        text[number.start : end],
        number.mark,
    )


def _written_scale(printed: str) -> int:
    """Return the scale a number ends in: 10,000 for 15億3,188万, 1 for 3万1,000."""
    scale = 1
    found = _LAST_SCALE.search(printed)
    for letter in found.group() if found else "":
        scale *= _SCALES[letter]
    return scale
