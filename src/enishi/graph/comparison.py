"""Cities side by side: what each part of a comparison counts, and what is behind it.

A part is a query of the folder ``compare``: it gives ``?city ?key ?thing``, and where
it has a time ``?year``, where it has a size ``?value``. A number on the page is the
number of distinct things of its rows, so that it can always be opened into them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Final

from rdflib import URIRef

from enishi.catalog.query import NamedQuery
from enishi.graph.answer import Questions
from enishi.graph.covering import year_in
from enishi.graph.ties import names_of
from enishi.graph.words import Thing, Words, iri_in
from enishi.store.terms import Term

FOLDER: Final = "compare"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A column of a comparison: a city, in a fiscal year where the part has years."""

    city: URIRef
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One number of a comparison.

    Attributes:
        things: What it counts, distinct, in the order of the query.
        values: Their sizes, where they have one.
    """

    things: tuple[URIRef, ...]
    values: tuple[Decimal, ...] = ()

    @property
    def number(self) -> int:
        """How many things it counts."""
        return len(self.things)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a comparison.

    Attributes:
        query: The query that gives it.
        counts: Number by row and column; what is not there is nought.
        keys: The rows with their names.
    """

    query: NamedQuery
    counts: Mapping[tuple[URIRef, Place], Count]
    keys: Mapping[URIRef, Thing]

    @property
    def name(self) -> str:
        """Its name in addresses."""
        return self.query.name.partition("/")[2]

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The columns that hold anything, by city and year."""
        found = {place for _, place in self.counts}
        return tuple(sorted(found, key=lambda one: (one.city, one.year or 0)))

    @cached_property
    def totals(self) -> Mapping[Place, int]:
        """How many distinct things each column holds; a thing may be in many rows."""
        things: dict[Place, set[URIRef]] = defaultdict(set)
        for (_, place), count in self.counts.items():
            things[place].update(count.things)
        return {place: len(found) for place, found in things.items()}

    def count(self, key: URIRef, place: Place) -> Count:
        """Return one number."""
        return self.counts.get((key, place), Count(things=()))


def read_parts(questions: Questions) -> tuple[Part, ...]:
    """Return every part of the library, in the order their headers ask for."""
    return tuple(_part(questions, query) for query in questions.library.below(FOLDER))


def _part(questions: Questions, query: NamedQuery) -> Part:
    things: dict[tuple[URIRef, Place], dict[URIRef, Decimal | None]]
    things = defaultdict(dict)
    for row in questions.ask(query.name):
        place = Place(iri_in(row, "city"), year_in(row) if "year" in row else None)
        things[iri_in(row, "key"), place][iri_in(row, "thing")] = _value(row)
    names = names_of(questions, sorted({key for key, _ in things}))
    return Part(
        query=query,
        counts={
            at: Count(
                things=tuple(found),
                values=tuple(one for one in found.values() if one is not None),
            )
            for at, found in things.items()
        },
        keys={
            key: Thing(key, names.get(key, Words()))
            for key in dict.fromkeys(key for key, _ in things)
        },
    )


def _value(row: Mapping[str, Term]) -> Decimal | None:
    return Decimal(str(row["value"])) if "value" in row else None


def ordered_keys(part: Part, places: Sequence[Place]) -> list[Thing]:
    """Return the rows that hold anything in some columns.

    Steps of a scale stand in its order, by their address; other rows by the number of
    things they hold, the most first.
    """
    totals = {
        key: sum(part.count(key, place).number for place in places) for key in part.keys
    }
    held = [thing for thing in part.keys.values() if totals[thing.iri]]
    if part.name in {"achievement", "contribution"}:
        return sorted(held, key=lambda one: one.iri)
    return sorted(held, key=lambda one: (-totals[one.iri], one.iri))
