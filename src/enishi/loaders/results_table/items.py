"""The items of a cell of results: bullets, notes, sentences that stand alone.

A wrapped line begins with no bullet; what begins with one is an item of its own. The
label of a cooperation field, printed first, belongs to the cell and to no item.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.loaders.results_table.cells import Cell

_BULLET: Final = re.compile(
    r"[ｌ｜|]?[・･○〇●☆※①-⑳［\[＜【]|[(（](?:[○〇]|参考)|以下の"
    r"|[0-9０-９]{1,2}[/／][0-9０-９]{1,2}[ 　、]|[0-9０-９][．.]\D"
    r"|(?:[A-Z]{2,}|[一-龥ー]{2,6})[:：](?=[0-9０-９]|[一-龥])"
)
_LABEL: Final = re.compile(
    r"【\s*[(（](?P<number>[0-9０-９]+)[)）]\s*(?P<name>[^】]+?)\s*】"
    r"|[(（](?P<bare_number>[0-9０-９]+)[)）](?P<bare_name>[^\sぁ-ん、。][^\s、。]{0,19})"
)


@dataclass(frozen=True, slots=True)
class FieldLabel:
    """The label of a cooperation field at the head of a cell.

    Attributes:
        number: The number printed.
        name: The name printed.
        start: Offset of the label in the cell's text.
        end: Offset behind it.
    """

    number: int
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a cell's text that says one thing."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Offset behind the item in the cell's text."""
        return self.start + len(self.text)


def field_label(cell: Cell) -> FieldLabel | None:
    """Return the label of a cooperation field that a cell begins with."""
    if not cell:
        return None
    match = _LABEL.match(cell.strips[0].text)
    if match is None:
        return None
    if match["number"]:
        number, name = match["number"], match["name"]
    elif match.end() == len(cell.strips[0].text):
        number, name = match["bare_number"], match["bare_name"]
    else:
        return None
    return FieldLabel(int(number), name, match.start(), match.end())


def items(cell: Cell) -> Iterator[Item]:
    """Yield the items of a cell, its field label left out."""
    label = field_label(cell)
    start = label.end if label else 0
    bounds = [at for at in _beginnings(cell) if at > start]
    for begin, end in zip([start, *bounds], [*bounds, len(cell.text)], strict=True):
        text = cell.text[begin:end]
        if text.strip():
            yield Item(text, begin)


def _beginnings(cell: Cell) -> Iterator[int]:
    """Yield where in the cell's text a line begins with a bullet."""
    for place, strip in cell.places():
        if _BULLET.match(strip.text):
            yield place
