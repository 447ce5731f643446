"""Values of a column: one type to a column, whatever the values were given as."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple, TypeAlias

from rdflib import XSD, BNode, Literal, URIRef

from enishi.errors import UsageError
from enishi.exports.about import IRI
from enishi.exports.period import PartialDate, date_of, parse_date
from enishi.exports.text import clean

Cell: TypeAlias = str | int | float | bool | date | tuple[str, ...] | None
"""What stands in a table: None is unknown, an IRI is a text."""

_LARGEST: Final = (1 << 63) - 1
_EXACT: Final = 1 << 53


class ColumnKind(StrEnum):
    """The types that every format of ours can say in one way or another."""

    STRING = "string"
    INT = "int"
    FLOAT = "float"
    BOOL = "bool"
    DATE = "date"
    IRI = "iri"
    LIST = "list[string]"


class Part(StrEnum):
    """What a column describes."""

    NODE = "node"
    EDGE = "edge"


@dataclass(frozen=True, slots=True)
class Column:
    """One attribute of the nodes or of the edges.

    Attributes:
        name: ASCII letters, digits and underscores, beginning with a letter.
        kind: The one type of its cells.
        part: Whether it describes nodes or edges.
        wide: Whether a whole number in it needs more than 32 bits.
    """

    name: str
    kind: ColumnKind
    part: Part
    wide: bool = False


class Read(NamedTuple):
    """A value as it was given, with the type that it has by itself."""

    kind: ColumnKind
    value: str | int | float | bool | PartialDate | tuple[str, ...]

    @property
    def text(self) -> str:
        """The value as text; a list as its members with semicolons."""
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        if isinstance(self.value, tuple) and not isinstance(self.value, PartialDate):
            return "; ".join(self.value)
        return repr(self.value) if isinstance(self.value, float) else str(self.value)


def read(value: object) -> Read | None:
    """Return a value with its type; None for nothing, an empty text, and not-a-number.

    rdflib's terms, Python's own numbers, dates, texts, and sequences of these are
    understood. A literal that is not of its datatype, an address that is none, and a
    date with a time of day are texts. A number that is not finite cannot be written in
    most formats and is left out.

    Raises:
        UsageError: For anything else.
    """
    if isinstance(value, Literal):
        return _literal(value)
    if isinstance(value, URIRef):
        fits = IRI.fullmatch(value)
        return Read(ColumnKind.IRI, str(value)) if fits else _text(value)
    if isinstance(value, bool):
        return Read(ColumnKind.BOOL, value)
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if isinstance(value, str):
        return _text(value.n3() if isinstance(value, BNode) else value)
    return _compound(value)


def _compound(value: object) -> Read | None:
    if value is None:
        return None
    if isinstance(value, datetime):
        return _text(value.isoformat())
    if isinstance(value, PartialDate | date):
        found = date_of(value)
        return None if found is None else Read(ColumnKind.DATE, found)
    if isinstance(value, set | frozenset):
        value = sorted(value, key=str)
    if isinstance(value, list | tuple):
        members = [member for member in map(read, value) if member is not None]
        return Read(ColumnKind.LIST, tuple(member.text for member in members))
    raise UsageError(
        f"a cell cannot hold {type(value).__name__}: {value!r:.60}.",
        hint="Give text, numbers, truth values, dates, IRIs, or lists of these.",
    )


def _text(text: str) -> Read | None:
    cleaned = clean(text)
    return Read(ColumnKind.STRING, cleaned) if cleaned else None


def _number(value: float | Decimal) -> Read | None:
    if not math.isfinite(value):
        return None
    if isinstance(value, float):
        return Read(ColumnKind.FLOAT, value)
    if value == int(value):
        whole = int(value)
        if abs(whole) > _LARGEST:
            return Read(ColumnKind.STRING, str(whole))
        return Read(ColumnKind.INT, whole)
    return Read(ColumnKind.FLOAT, float(value))


def _literal(literal: Literal) -> Read | None:
    value = None if literal.ill_typed else literal.value
    if isinstance(value, bool):
        return Read(ColumnKind.BOOL, value)
    if isinstance(value, int | float | Decimal):
        return _number(value)
    if literal.datatype in {XSD.date, XSD.gYear, XSD.gYearMonth}:
        found = parse_date(str(literal))
        if found is not None:
            return Read(ColumnKind.DATE, found)
    return _text(str(literal))


def kind_of(cells: Iterable[Read | None]) -> ColumnKind:
    """Return the narrowest type that holds every cell of a column.

    Whole numbers and fractions are fractions (unless one is too large to be exact); a
    list makes all cells lists; any other mixture is text.
    """
    known = [cell for cell in cells if cell is not None]
    kinds = {cell.kind for cell in known}
    if len(kinds) == 1:
        return kinds.pop()
    if ColumnKind.LIST in kinds:
        return ColumnKind.LIST
    exact = all(
        not isinstance(cell.value, int) or abs(cell.value) <= _EXACT for cell in known
    )
    if kinds == {ColumnKind.INT, ColumnKind.FLOAT} and exact:
        return ColumnKind.FLOAT
    return ColumnKind.STRING


def fitted(cell: Read | None, column: Column) -> Read | None:
    """Return a cell in the type of its column.

    Raises:
        UsageError: If the column's declared type cannot hold the value.
    """
    if cell is None or cell.kind is column.kind:
        return cell
    made = _converted(cell, column.kind)
    if made is None:
        raise UsageError(
            f"the column {column.name!r} is declared as {column.kind},"
            f" but holds {cell.text!r:.60}.",
            hint="Declare it as string, or mend the value.",
        )
    return made


def _converted(cell: Read, kind: ColumnKind) -> Read | None:
    if kind is ColumnKind.STRING:
        return Read(kind, cell.text)
    if kind is ColumnKind.LIST:
        return Read(kind, (cell.text,))
    if kind is ColumnKind.FLOAT and cell.kind is ColumnKind.INT:
        return Read(kind, float(cell.text))
    if kind is ColumnKind.DATE:
        found = parse_date(cell.text)
        return None if found is None else Read(kind, found)
    return None


def is_wide(cells: Sequence[Cell]) -> bool:
    """Tell whether a whole number among cells needs more than 32 bits."""
    return any(
        isinstance(cell, int) and not -(1 << 31) <= cell < 1 << 31 for cell in cells
    )


def bare(cell: Read | None) -> Cell:
    """Return a cell's value; a date as its first possible day."""
    if cell is None:
        return None
    return cell.value.first if isinstance(cell.value, PartialDate) else cell.value


def precision(cell: Read | None) -> str | None:
    """Return how precise a date cell is."""
    if cell is None or not isinstance(cell.value, PartialDate):
        return None
    return str(cell.value.precision)
