"""The lists of projects: name, division in charge, page of the outline."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.source import Document, Line, Span
from enishi.documents.tables import split_row
from enishi.loaders.collaboration_report.flow import Flow, flow_of

_MAIN_PART: Final = re.compile(r"\s*【本編\s*(?P<page>[0-9０-９]+)[^】]*】\s*$")
_UNIT_END: Final = re.compile(r".*(?:区|局|本部|室|庁|委員会)")
_DIVISION_END: Final = re.compile(r".*(?:課|館|センター|所|室|係|担当|事務所)")
_COLUMNS: Final = 2


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list.

    Attributes:
        name: The project's name.
        unit: The ward or bureau in charge, as the list writes it.
        divisions: Its divisions.
        page: First page of the main part that presents it, or None.
        line: The row's line.
        cells: Places of the cells that say it.
    """

    name: Flow
    unit: str
    divisions: tuple[str, ...]
    page: int | None
    line: Line
    cells: tuple[Span, ...]

    @property
    def key(self) -> str:
        """The name as names are compared."""
        return normalise(self.name.name)


def read_list(
    document: Document, lines: Iterable[Line], units: Collection[str]
) -> Iterator[ListRow]:
    """Yield the rows of a list.

    A ward or bureau stands only before the division of its first row and of the first
    row of a page; it holds until the next one.

    Args:
        document: The report.
        lines: The lines of the list.
        units: Names of wards and bureaus by which the outlines are headed.
    """
    known = {normalise(unit) for unit in units}
    unit = ""
    for line in lines:
        row = _read_row(document, line)
        if row is None:
            continue
        unit, divisions = _split_division(row.unit, unit, known)
        yield replace(row, unit=unit, divisions=divisions)


def unread_lines(lines: Iterable[Line], rows: Iterable[ListRow]) -> Iterator[Line]:
    """Yield the lines of a list that are neither rows nor heads nor blank."""
    read = {row.line for row in rows}
    for line in lines:
        head = normalise(line.text).startswith("事業名")
        if line.text.strip() and line not in read and not head:
            yield line


def _read_row(document: Document, line: Line) -> ListRow | None:
    """Read a line as a row whose unit is still the whole cell, or return None."""
    cells = split_row(line.text)
    if len(cells) < _COLUMNS or not cells[0] or not cells[1]:
        return None
    if normalise(cells[0].text) == "事業名":
        return None
    places = tuple(
        Span(line.start + cell.start, line.start + cell.end) for cell in cells if cell
    )
    name = flow_of(document, places[0])
    main = _MAIN_PART.search(name.text)
    page = int(main["page"]) if main else None
    if main:
        name = name.part(0, main.start())
    return ListRow(name, cells[1].text, (), page, line, places)


def _split_division(
    cell: str, unit: str, known: Collection[str]
) -> tuple[str, tuple[str, ...]]:
    """Part a cell into the ward or bureau, if it names one, and its divisions."""
    words = cell.split()
    if len(words) > 1 and _is_unit(words[0], known):
        unit, words = words[0], words[1:]
    divisions: list[str] = []
    for word in words:
        if divisions and not _DIVISION_END.fullmatch(divisions[-1]):
            divisions[-1] += word
        else:
            divisions.append(word)
    return unit, tuple(divisions)


def _is_unit(word: str, known: Collection[str]) -> bool:
    if normalise(word) in known:
        return True
    return bool(_UNIT_END.fullmatch(word)) and not _DIVISION_END.fullmatch(word)
