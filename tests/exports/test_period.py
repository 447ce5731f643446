"""Dates keep what is known, and spells what years say."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import XSD, Literal

from enishi.errors import UsageError
from enishi.exports.period import (
    Precision,
    Spell,
    closing,
    date_of,
    parse_date,
    span,
    spells_of_years,
)


@pytest.mark.parametrize(
    ("given_value", "first", "last", "precision"),
    [
        (1972, date(1972, 1, 1), date(1972, 12, 31), Precision.YEAR),
        ("1972-02", date(1972, 2, 1), date(1972, 2, 29), Precision.MONTH),
        ("1996-07-02", date(1996, 7, 2), date(1996, 7, 2), Precision.DAY),
        (date(1996, 7, 2), date(1996, 7, 2), date(1996, 7, 2), Precision.DAY),
        (datetime(1996, 7, 2, 9), date(1996, 7, 2), date(1996, 7, 2), Precision.DAY),  # noqa: DTZ001 - a day has no zone
        (
            Literal("1924", datatype=XSD.gYear),
            date(1924, 1, 1),
            date(1924, 12, 31),
            Precision.YEAR,
        ),
    ],
)
def test_a_date_is_as_precise_as_it_was_given(
    given_value: object, first: date, last: date, precision: Precision
) -> None:
    """Its first and last possible day follow from what is known."""
    found = date_of(given_value)
    assert found is not None
    assert (found.first, found.last, found.precision) == (first, last, precision)


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_nothing_is_no_date(nothing: object) -> None:
    """An unknown start is open."""
    assert date_of(nothing) is None
    assert closing(nothing) is None


@pytest.mark.parametrize(
    "wrong", ["令和3年", "1972-13", "1972-02-30", "1972/05", 19720]
)
def test_what_is_no_date_is_refused(wrong: object) -> None:
    """A date is not guessed from another notation."""
    with pytest.raises(UsageError, match="not a date"):
        date_of(wrong)


@settings(deadline=None)
@given(st.dates(min_value=date(1, 1, 1)))
def test_a_date_reads_back_from_its_text(day: date) -> None:
    """Text and date are two forms of one thing."""
    found = parse_date(day.isoformat())
    assert found is not None
    assert str(found) == day.isoformat()


def test_an_end_stands_for_its_last_possible_day() -> None:
    """What ended in 1999 may have lasted to New Year's Eve."""
    assert closing("1999") == (date(1999, 12, 31), Precision.YEAR)
    assert closing("2001-02") == (date(2001, 2, 28), Precision.MONTH)


def test_an_open_period_stays_open() -> None:
    """A missing end is no end."""
    assert span(date_of("1972"), None) == Spell(date(1972, 1, 1), None)
    assert span(None, date_of("1972")) == Spell(None, date(1972, 12, 31))
    assert span(None, None) is None


def test_a_period_cannot_end_before_it_starts() -> None:
    """Gephi breaks off at such an interval."""
    with pytest.raises(UsageError, match="ends before it starts"):
        span(date_of("1999"), date_of("1998"))


def test_years_in_a_row_make_one_spell_from_april_to_march() -> None:
    """Fiscal year 2021 ends on 31 March 2022."""
    assert list(spells_of_years((2021, 2018, 2020, 2021), fiscal=True)) == [
        Spell(date(2018, 4, 1), date(2019, 3, 31)),
        Spell(date(2020, 4, 1), date(2022, 3, 31)),
    ]


def test_calendar_years_run_from_january_to_december() -> None:
    """Networks of other origin count so."""
    assert list(spells_of_years([1999], fiscal=False)) == [
        Spell(date(1999, 1, 1), date(1999, 12, 31))
    ]


def test_a_year_that_no_calendar_has_is_refused() -> None:
    """Years are four digits here."""
    with pytest.raises(UsageError, match="not a year: 0"):
        list(spells_of_years([0], fiscal=True))
