"""The columns of an answer: a name and what it names are one column, not two."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final

from rdflib import XSD, Literal, URIRef

from enishi.store.protocol import Table
from enishi.store.terms import Term

LABEL: Final = "Label"
"""How the name of what ``?x`` holds is called: ``?xLabel``."""
DIGITS: Final = 20
"""Digits of the longest number that is written out."""
_DATE: Final = re.compile(r"-?\d{4}(?:-\d\d(?:-\d\d)?)?")
_YEAR: Final = re.compile(r"[12]\d{3}")
_YEARS: Final = frozenset({"year", "since", "start", "end", "from", "to", "signed"})
_COORDINATES: Final = frozenset({"latitude", "longitude", "lat", "long", "lng", "lon"})
NUMBERS: Final = frozenset(
    {
        *(XSD.integer, XSD.decimal, XSD.double, XSD.float, XSD.int, XSD.long),
        *(XSD.nonNegativeInteger, XSD.positiveInteger, XSD.short),
    }
)
_DATES: Final = frozenset({XSD.date, XSD.gYear, XSD.gYearMonth, XSD.dateTime})


class ColumnKind(StrEnum):
    """What a column holds."""

    THING = "thing"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    COORDINATE = "coordinate"


@dataclass(frozen=True, slots=True)
class Column:
    """A column as a reader sees it.

    Attributes:
        name: Its variable.
        value: Place of its values in a row.
        label: Place of their names, or None.
        kind: What it holds.
    """

    name: str
    value: int
    label: int | None
    kind: ColumnKind


def columns_of(table: Table) -> tuple[Column, ...]:
    """Return the columns of a table, those of names joined with those they name."""
    places = {name: place for place, name in enumerate(table.variables)}
    columns = []
    for name, place in places.items():
        thing = name.removesuffix(LABEL)
        if thing != name and thing in places:
            continue
        label = places.get(f"{name}{LABEL}")
        values = [row[place] for row in table.rows if row[place] is not None]
        kind = _kind(thing or name, [term for term in values if term is not None])
        columns.append(Column(thing or name, place, label, kind))
    return tuple(columns)


def _kind(name: str, terms: Sequence[Term]) -> ColumnKind:
    if name in _COORDINATES:
        return ColumnKind.COORDINATE
    tests: tuple[tuple[ColumnKind, Callable[[Term], bool]], ...] = (
        (ColumnKind.THING, lambda term: isinstance(term, URIRef)),
        (ColumnKind.DATE, lambda term: _is_date(name, term)),
        (ColumnKind.NUMBER, lambda term: number_of(term) is not None),
    )
    for kind, fits in tests:
        if terms and all(map(fits, terms)):
            return kind
    return ColumnKind.TEXT


def _is_date(name: str, term: Term) -> bool:
    if not isinstance(term, Literal):
        return False
    if term.datatype in _DATES:
        return True
    if term.datatype in NUMBERS:
        return name in _YEARS and _YEAR.fullmatch(str(term)) is not None
    return _DATE.fullmatch(str(term)) is not None


def number_of(term: Term | None) -> Decimal | None:
    """Return the number that a typed literal holds, or None."""
    if not isinstance(term, Literal) or term.datatype not in NUMBERS:
        return None
    try:
        number = Decimal(str(term))
    except InvalidOperation:
        return None
    # Beyond this a number is easier read as it was written than with all its digits.
    return number if number.is_finite() and abs(number.adjusted()) <= DIGITS else None
