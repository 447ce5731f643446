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

from rdflib import Literal

from enishi.errors import SourceError, UsageError
from enishi.store.protocol import Table
from enishi.store.terms import Term

_PLACE: Final = re.compile(
    r"\{(?:(n)|(first|last|sum|min|max|count)\.(\w+))(?:\|([^|{}]*)\|([^|{}]*))?\}"
)
_NOTHING: Final = "–"
_GROUPED: Final = 10_000
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

    def fill(self, table: Table) -> str:
        """Return the sentence for an answer that has rows.

        Raises:
            UsageError: If a place names a column that the answer does not have.
        """
        unknown = self.columns.difference(table.variables)
        if unknown:
            raise UsageError(f"the answer has no column {min(unknown)!r}.")

        def filled(match: re.Match[str]) -> str:
            value = _value(table, match[2] or "", match[3] or "")
            if match[4] is None:
                return value
            return f"{value} {match[4] if value == '1' else match[5]}"

        return _PLACE.sub(filled, self.template)


def _value(table: Table, sum_: str, column: str) -> str:
    if not column:
        return _grouped(Decimal(len(table)))
    return _SUMS[sum_](table.column(column))


def _first(terms: list[Term | None]) -> str:
    return _said(terms[0]) if terms else _NOTHING


def _last(terms: list[Term | None]) -> str:
    return _said(terms[-1]) if terms else _NOTHING


def _count(terms: list[Term | None]) -> str:
    return _grouped(Decimal(len(set(terms) - {None})))


def _total(terms: list[Term | None]) -> str:
    return _grouped(sum(_numbers(terms), Decimal(0)))


def _least(terms: list[Term | None]) -> str:
    numbers = _numbers(terms)
    return _grouped(min(numbers)) if numbers else _NOTHING


def _most(terms: list[Term | None]) -> str:
    numbers = _numbers(terms)
    return _grouped(max(numbers)) if numbers else _NOTHING


_SUMS: Final[Mapping[str, Callable[[list[Term | None]], str]]] = MappingProxyType(
    {
        "first": _first,
        "last": _last,
        "count": _count,
        "sum": _total,
        "min": _least,
        "max": _most,
    }
)


def _numbers(terms: list[Term | None]) -> list[Decimal]:
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


def _said(term: Term | None) -> str:
    if term is None:
        return _NOTHING
    number = _number(term) if _NUMBER.fullmatch(str(term)) else None
    return str(term) if number is None else _grouped(number)


def _grouped(number: Decimal) -> str:
    """Write a number; one of four digits stays ungrouped, as years do."""
    if number == number.to_integral_value():
        whole = int(number)
        return str(whole) if abs(whole) < _GROUPED else f"{whole:,}"
    return f"{number.normalize():,f}"
