"""An answer in words: a template of a question's header, filled from its table.

A template is text with places in braces. Nothing is ever evaluated: a place names one
of a few sums over the rows, and anything else is an error of the file.

| place | gives |
|---|---|
| `{n}` | number of rows |
| `{first.x}`, `{last.x}` | the value of column ``x`` in the first or last row |
| `{sum.x}`, `{min.x}`, `{max.x}` | over the numbers of the column |
| `{count.x}` | number of different values of the column |

Behind a bar stand the forms of a noun for one and for several: `{n|city|cities}` gives
"1 city" and "2 cities".
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Final

from rdflib import XSD, Literal

from enishi.catalog.dates import dated
from enishi.catalog.money import yen
from enishi.errors import SourceError, UsageError
from enishi.store.protocol import Table
from enishi.store.terms import Term

_PLACE: Final = re.compile(
    r"\{(?:(n)|(first|last|sum|min|max|count)\.(\w+))(?:\|([^|{}]*)\|([^|{}]*))?\}"
)
Terms = list[Term | None]

_DATES: Final = frozenset({XSD.date, XSD.gYear, XSD.gYearMonth})
_NOTHING: Final = "–"
_GROUPED: Final = 10_000
_DATED: Final = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
"""A date or month that a query gives as text; a year alone may be any number."""
_NUMBER: Final = re.compile(r"[+-]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template, known to be well formed.

    Attributes:
        template: Its text.
    """

    template: str

    @classmethod
    def read(cls, template: str, file: str) -> "Sentence":
        """Read a template.

        Raises:
            SourceError: If it has a brace that belongs to no place.
        """
        rest = _PLACE.sub("", template)
        if "{" in rest or "}" in rest:
            raise SourceError(
                f"the answer {template!r} has a place that is not understood.",
                document=file,
                hint="Places read {n}, {first.x}, {sum.x}, {count.x|one|several}.",
            )
        return cls(template)

    @property
    def columns(self) -> frozenset[str]:
        """The columns that the places name."""
        found = (match[3] for match in _PLACE.finditer(self.template))
        return frozenset(column for column in found if column)

    def fill(
        self, table: Table, money: frozenset[str] = frozenset(), language: str = "en"
    ) -> str:
        """Return the sentence for an answer that has rows.

        Args:
            table: The answer.
            money: Columns with amounts of yen; they are written as such, with the unit.
            language: That amounts are written in, ``ja`` or ``en``.

        Raises:
            UsageError: If a place names a column that the answer does not have.
        """
        unknown = self.columns.difference(table.variables)
        if unknown:
            raise UsageError(f"the answer has no column {min(unknown)!r}.")

        def filled(match: re.Match[str]) -> str:
            column = match[3] or ""
            writer = Writer(language, is_money=column in money)
            value = _value(table, match[2] or "", column, writer)
            if match[4] is None:
                return value
            return f"{value} {match[4] if value == '1' else match[5]}"

        return _PLACE.sub(filled, self.template)


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values of a column.

    Attributes:
        language: ``ja`` or ``en``.
        is_money: Whether its numbers are amounts of yen.
    """

    language: str
    is_money: bool = False

    def number(self, number: Decimal) -> str:
        """Return a number in words."""
        return yen(number, self.language) if self.is_money else _grouped(number)


def _value(table: Table, sum_: str, column: str, writer: Writer) -> str:
    if not column:
        return _grouped(Decimal(len(table)))
    return _SUMS[sum_](table.column(column), writer)


def _first(terms: Terms, writer: Writer) -> str:
    return _said(terms[0], writer) if terms else _NOTHING


def _last(terms: Terms, writer: Writer) -> str:
    return _said(terms[-1], writer) if terms else _NOTHING


def _count(terms: Terms, _writer: Writer) -> str:
    return _grouped(Decimal(len(set(terms) - {None})))


def _total(terms: Terms, writer: Writer) -> str:
    return writer.number(sum(_numbers(terms), Decimal(0)))


def _least(terms: Terms, writer: Writer) -> str:
    numbers = _numbers(terms)
    return writer.number(min(numbers)) if numbers else _NOTHING


def _most(terms: Terms, writer: Writer) -> str:
    numbers = _numbers(terms)
    return writer.number(max(numbers)) if numbers else _NOTHING


_SUMS: Final[Mapping[str, Callable[[Terms, Writer], str]]] = MappingProxyType(
    {
        "first": _first,
        "last": _last,
        "count": _count,
        "sum": _total,
        "min": _least,
        "max": _most,
    }
)


def _numbers(terms: Terms) -> list[Decimal]:
    found = (_number(term) for term in terms)
    return [number for number in found if number is not None]


def _number(term: Term | None) -> Decimal | None:
    """Return the number that a typed literal holds."""
    if not isinstance(term, Literal) or term.datatype is None:
        return None
    try:
        return Decimal(str(term))
    except InvalidOperation:
        return None


def _said(term: Term | None, writer: Writer) -> str:
    if term is None:
        return _NOTHING
    typed = isinstance(term, Literal) and term.datatype in _DATES
    if typed or _DATED.fullmatch(str(term)):
        return dated(str(term), writer.language)
    number = _number(term) if _NUMBER.fullmatch(str(term)) else None
    return str(term) if number is None else writer.number(number)


def _grouped(number: Decimal) -> str:
    """Write a number; one of four digits stays ungrouped, as years do."""
    if number == number.to_integral_value():
        whole = int(number)
        return str(whole) if abs(whole) < _GROUPED else f"{whole:,}"
    return f"{number.normalize():,f}"
