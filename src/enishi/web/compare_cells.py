"""The parts of a comparison as tables: numbers, shares, bars, each with its list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final
from urllib.parse import urlencode

from rdflib import URIRef

from enishi.catalog.money import yen
from enishi.graph.comparison import Count, Part, Place, ordered_keys
from enishi.graph.words import Thing, path_of
from enishi.web.chart import FULL
from enishi.web.choices import tail
from enishi.web.language import current_language
from enishi.web.messages import gettext
from enishi.web.statement import Value
from enishi.web.values import thing_value
from enishi.web.wording import fiscal_year, number

BEHIND: Final = "/compare/behind"
MOST_BARS: Final = 8
"""How many bars a city has at most in a part that is drawn city by city."""
Cities = Sequence[Thing]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """One number of a comparison.

    Attributes:
        number: The number as the reader writes it; "" for nought.
        share: Its share of its column, in words, or "".
        length: Length of its bar, from 0 to 100.
        note: Its range of sizes, or "".
        href: The things it counts.
    """

    number: str
    share: str
    length: float
    note: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row of a part: what is counted, and one number for each column."""

    key: Value
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """A column of a part.

    Attributes:
        city: The city.
        year: The fiscal year in words, or "".
        total: How many things it holds, in words.
        bars: The rows that hold most, for a part drawn city by city.
        others: How many rows more there are.
    """

    city: Value
    year: str
    total: str
    bars: tuple[RowView, ...] = ()
    others: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """A part of a comparison as the page shows it.

    Attributes:
        key: Its anchor.
        title: What it compares.
        description: How it counts.
        is_pivot: Whether its rows are shared, so that cities stand side by side.
        columns: Its columns.
        rows: Its rows, for a part whose rows are shared.
        missing: The cities it has nothing of, in words, or "".
        sparql: Its query.
    """

    key: str
    title: str
    description: str
    is_pivot: bool
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    missing: str
    sparql: str


def part_view(part: Part, cities: Cities) -> PartView:
    """Return a part as the page shows it, for some cities in their order."""
    language = current_language()
    places = places_of(part, cities)
    names = {city.iri: city for city in cities}
    header = part.query.header
    is_pivot = header.view == "pivot"
    rows = tuple(_row(part, key, places) for key in ordered_keys(part, places))
    silent = [
        city.named(language)[0]
        for city in cities
        if city.iri not in {place.city for place in places}
    ]
    return PartView(
        key=part.name,
        title=header.text("summary", language),
        description=header.text("description", language),
        is_pivot=is_pivot,
        columns=tuple(
            _column(part, place, names[place.city], rows_wanted=not is_pivot)
            for place in places
        ),
        rows=rows if is_pivot else (),
        missing=("・" if language == "ja" else ", ").join(silent),
        sparql=part.query.sparql,
    )


def places_of(part: Part, cities: Cities) -> tuple[Place, ...]:
    """Return the columns of a part that hold anything, city by city."""
    return tuple(
        place for city in cities for place in part.places if place.city == city.iri
    )


def behind(part: Part, key: URIRef, place: Place) -> str:
    """Return the page that lists what a number counts."""
    arguments = {
        "part": part.name,
        "city": tail(place.city),
        "key": path_of(key) or str(key),
    }
    if place.year is not None:
        arguments["year"] = str(place.year)
    return f"{BEHIND}?{urlencode(arguments, safe='/:')}"


def share_of(count: Count, total: int) -> float:
    """Return a count's share of a total, from 0 to 1."""
    return count.number / total if total else 0.0


def _column(part: Part, place: Place, city: Thing, *, rows_wanted: bool) -> ColumnView:
    language = current_language()
    keys = ordered_keys(part, [place]) if rows_wanted else []
    return ColumnView(
        city=thing_value(city),
        year="" if place.year is None else fiscal_year(place.year, language),
        total=number(part.totals.get(place, 0), language),
        bars=_to_scale([_row(part, key, [place]) for key in keys[:MOST_BARS]]),
        others=max(0, len(keys) - MOST_BARS),
    )


def _row(part: Part, key: Thing, places: Sequence[Place]) -> RowView:
    cells = tuple(_cell(part, key.iri, place) for place in places)
    return RowView(key=thing_value(key), cells=cells)


def _to_scale(rows: Sequence[RowView]) -> tuple[RowView, ...]:
    """Return rows of one column whose longest bar is of full length."""
    longest = max((row.cells[0].length for row in rows), default=FULL)
    return tuple(
        replace(
            row,
            cells=(
                replace(
                    row.cells[0],
                    length=round(row.cells[0].length / longest * FULL, 2),
                ),
            ),
        )
        for row in rows
    )


def _cell(part: Part, key: URIRef, place: Place) -> CellView:
    language = current_language()
    count = part.count(key, place)
    if not count.number:
        return CellView(number="", share="", length=0, note="", href="")
    share = share_of(count, part.totals[place])
    return CellView(
        number=number(count.number, language),
        share=_percent(share),
        length=round(share * FULL, 2),
        note=_range(count.values),
        href=behind(part, key, place),
    )


def _percent(share: float) -> str:
    return f"{share * 100:.0f}%" if share >= 0.01 else "<1%"  # noqa: PLR2004 - 1 %


def _range(values: Sequence[Decimal]) -> str:
    if not values:
        return ""
    language = current_language()
    least, most = yen(min(values), language), yen(max(values), language)
    if least == most:
        return least
    return gettext("%(least)s to %(most)s", least=least, most=most)
