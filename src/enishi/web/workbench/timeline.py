"""An answer in time: what begins when, year by year."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from rdflib import URIRef

from enishi.web.chart import FULL
from enishi.web.workbench.columns import ColumnKind
from enishi.web.workbench.sheet import Cell, Sheet

_DIGITS: Final = 4
_END: Final = ("end", "to", "until")
_FISCAL: Final = "/fiscal-year/"
LONGEST: Final = 300
"""Years that one strip can show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Something in time.

    Attributes:
        when: The day, month or year as the reader writes it; with its end if known.
        text: What it is.
        href: Its page.
        language: Language tag of the text where it is not the reader's own.
        details: What else the row says: heading and text.
        row: Number of the row, from nought.
    """

    when: str
    text: str
    href: str
    language: str
    details: tuple[tuple[str, str], ...]
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """A year with what began in it."""

    year: int
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBar:
    """A year's bar in the strip, in a box of 100 by 100."""

    year: int
    count: int
    left: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """What began when.

    Attributes:
        years: In order; years without anything are left out.
        strip: A bar for each year that has something, on an even scale of years.
        undated: How many rows have no date.
    """

    years: tuple[Year, ...]
    strip: tuple[YearBar, ...]
    undated: int


def time_place(sheet: Sheet) -> int | None:
    """Return the place of the column that says when; None if there is none."""
    dated = [
        place
        for place in sheet.places(ColumnKind.DATE)
        if sheet.columns[place].name not in _END
    ]
    for place in [*dated, *sheet.places(ColumnKind.THING)]:
        if any(_year(row[place]) is not None for row in sheet.rows):
            return place
    return None


def timeline_of(sheet: Sheet, place: int) -> Timeline:
    """Return the timeline by the column at a place."""
    by_year: dict[int, list[tuple[str, Moment]]] = {}
    undated = 0
    for number, row in enumerate(sheet.rows):
        year = _year(row[place])
        if year is None:
            undated += 1
        else:
            when = str(row[place].term)
            moment = replace(_moment(sheet, row, place), row=number)
            by_year.setdefault(year, []).append((when, moment))
    years = tuple(
        Year(
            year=year,
            moments=tuple(one for _, one in sorted(found, key=lambda one: one[0])),
        )
        for year, found in sorted(by_year.items())
    )
    counts = Counter({year.year: len(year.moments) for year in years})
    return Timeline(years=years, strip=_strip(counts), undated=undated)


def _year(cell: Cell) -> int | None:
    text = str(cell.term or "")
    if isinstance(cell.term, URIRef):
        if _FISCAL not in text:
            return None
        text = text.rpartition("/")[2]
    digits = text[:_DIGITS]
    return int(digits) if len(digits) == _DIGITS and digits.isdigit() else None


def _moment(sheet: Sheet, row: tuple[Cell, ...], place: int) -> Moment:
    end = sheet.place(*_END)
    named = [
        other
        for other in sheet.places(ColumnKind.THING, ColumnKind.TEXT)
        if other != place and row[other].text
    ]
    subject = row[named[0]] if named else row[place]
    shown = {place, end, *(named[:1])}
    when = row[place].text
    if end is not None and end != place and row[end].text:
        when = f"{when} – {row[end].text}"
    return Moment(
        when=when,
        text=subject.text,
        href=subject.href,
        language=subject.language,
        details=tuple(
            (heading, cell.text)
            for other, (heading, cell) in enumerate(
                zip(sheet.headings, row, strict=True)
            )
            if other not in shown and cell.text
        ),
    )


def _strip(counts: Counter[int]) -> tuple[YearBar, ...]:
    if not counts or max(counts) - min(counts) >= LONGEST:
        return ()
    first, span = min(counts), max(counts) - min(counts) + 1
    highest = max(counts.values())
    step = FULL / span
    return tuple(
        YearBar(
            year=year,
            count=count,
            left=round((year - first) * step, 3),
            width=round(step * 0.84, 3),
            height=round(count / highest * FULL, 2),
        )
        for year, count in sorted(counts.items())
    )
