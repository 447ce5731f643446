"""Dates as precise as they are known, and the spells made from them."""

import calendar
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Final, NamedTuple

from enishi.errors import UsageError

_FORM: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class PartialDate(NamedTuple):
    """A date of which perhaps only the month or the year is known.

    Attributes:
        first: Its first possible day.
        precision: What is known.
    """

    first: date
    precision: Precision

    @property
    def last(self) -> date:
        """Its last possible day."""
        if self.precision is Precision.DAY:
            return self.first
        year = self.first.year
        month = 12 if self.precision is Precision.YEAR else self.first.month
        return date(year, month, calendar.monthrange(year, month)[1])

    def __str__(self) -> str:
        digits = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
        return self.first.isoformat()[: digits[self.precision]]


class Spell(NamedTuple):
    """A stretch of days, both ends included; an open end is None."""

    start: date | None
    end: date | None


def parse_date(text: str) -> PartialDate | None:
    """Read ``1972``, ``1972-05`` or ``1972-05-03``; None for anything else."""
    found = _FORM.fullmatch(text)
    if found is None:
        return None
    year, month, day = found.groups()
    known = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    try:
        return PartialDate(date(int(year), int(month or 1), int(day or 1)), known)
    except ValueError:
        return None


def date_of(value: object) -> PartialDate | None:
    """Return what a start or an end says: a year, a date, or text of such a form.

    Raises:
        UsageError: If it can be read as none of these.
    """
    if value is None or isinstance(value, PartialDate):
        return value
    if isinstance(value, datetime):
        return PartialDate(value.date(), Precision.DAY)
    if isinstance(value, date):
        return PartialDate(value, Precision.DAY)
    text = f"{value:04d}" if isinstance(value, int) else str(value).strip()
    if not text:
        return None
    found = parse_date(text)
    if found is None:
        raise UsageError(
            f"not a date: {text!r}.", hint="Write 1972, 1972-05 or 1972-05-03."
        )
    return found


def closing(value: object) -> PartialDate | None:
    """Return an end, as `date_of`, that stands for its last possible day.

    Raises:
        UsageError: As `date_of`.
    """
    found = date_of(value)
    return found and PartialDate(found.last, found.precision)


def span(start: PartialDate | None, end: PartialDate | None) -> Spell | None:
    """Return the longest stretch that two dates allow; None if neither is known.

    Raises:
        UsageError: If it ends before it starts.
    """
    if start is None and end is None:
        return None
    found = Spell(start and start.first, end and end.last)
    if found.start and found.end and found.end < found.start:
        raise UsageError(f"a period ends before it starts: {start} to {end}.")
    return found


def spells_of_years(years: Iterable[int], *, fiscal: bool) -> Iterator[Spell]:
    """Give the spells that years make; years that follow one another make one.

    Args:
        years: Calendar years, in any order.
        fiscal: Whether a year runs from 1 April to 31 March.

    Raises:
        UsageError: If a year is outside 1 to 9998.
    """
    runs: list[list[int]] = []
    for year in sorted(set(years)):
        if not 1 <= year <= date.max.year - 1:
            raise UsageError(f"not a year: {year}.")
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    for run in runs:
        if fiscal:
            yield Spell(date(run[0], 4, 1), date(run[-1] + 1, 3, 31))
        else:
            yield Spell(date(run[0], 1, 1), date(run[-1], 12, 31))
