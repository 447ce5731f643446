"""Departments as the table prints them.

A cell holds a bureau with its divisions run together (``教育庁指導部指導企画課``). A
second division follows a middle dot or begins with the bureau's own name again; related
departments stand in brackets.
"""

import re
from dataclasses import dataclass
from typing import Final

from enishi.loaders.records import Unit

_BUREAU: Final = r"[^\s、。・（）()「」のをにへ]{1,16}?(?:局|庁|本部|市場|事務局)"
_DIVISION_END: Final = r"(?:部|課|室|所|署|園|校|場|センター|担当)"
_DIVISION: Final = rf"[^\s、。（）()「」のをにへ]*?{_DIVISION_END}"
_RELATED: Final = re.compile(r"[（(]([^（）()]+)[）)]")
_DEPARTMENT: Final = re.compile(rf"(?P<bureau>{_BUREAU})(?P<divisions>{_DIVISION})?")
_LEVELS: Final = re.compile(r".+?(?:本部|部(?!門)|課|室|所|センター|担当)(?!・)|.+")
_NEXT_DIVISION: Final = re.compile(r"(?<=部|課|室|所)・|(?<=センター)・")


@dataclass(frozen=True, slots=True)
class Departments:
    """The departments of one cell.

    Attributes:
        bureau: The bureau, or another unit of the highest level.
        division: The divisions as printed, run together, or "" if there is none.
        paths: One path below the government for each department.
        related: Paths of the related departments, which stand in brackets.
    """

    bureau: str
    division: str
    paths: tuple[tuple[str, ...], ...]
    related: tuple[tuple[str, ...], ...] = ()

    def units(self, government: str) -> tuple[Unit, ...]:
        """Return the departments as units of a government."""
        return tuple(Unit(government=government, path=path) for path in self.paths)

    def related_units(self, government: str) -> tuple[Unit, ...]:
        """Return the related departments as units of a government."""
        return tuple(Unit(government=government, path=path) for path in self.related)


def read_departments(text: str) -> Departments | None:
    """Read a cell of departments.

    Args:
        text: The cell's text, wrapped lines joined.

    Returns:
        The departments, or None when the text is not a cell of departments.
    """
    listed = [_read_department(part) for part in text.split("、")]
    known = [one for one in listed if one is not None]
    if len(known) < len(listed):
        return None
    return Departments(
        known[0].bureau,
        known[0].division,
        tuple(path for one in known for path in one.paths),
        tuple(path for one in known for path in one.related),
    )


def _read_department(text: str) -> Departments | None:
    related = _RELATED.findall(text)
    match = _DEPARTMENT.fullmatch(_RELATED.sub("", text))
    if match is None:
        return None
    others = [read_departments(name) for name in related]
    if any(other is None for other in others):
        return None
    bureau, divisions = match["bureau"], match["divisions"] or ""
    return Departments(
        bureau,
        divisions,
        tuple(_paths(bureau, divisions)),
        tuple(path for other in others if other for path in other.paths),
    )


def _paths(bureau: str, divisions: str) -> list[tuple[str, ...]]:
    if not divisions:
        return [(bureau,)]
    again = divisions.find(bureau, 1)
    parts = [divisions] if again < 0 else [divisions[:again], divisions[again:]]
    names = [name for part in parts for name in _NEXT_DIVISION.split(part)]
    return [(bureau, *_LEVELS.findall(name)) for name in names]
