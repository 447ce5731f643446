"""Claims about eras and fiscal years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.documents.fiscal_years import FiscalYear, era_year, find_fiscal_years


@pytest.mark.parametrize(
    ("printed", "year"),
    [
        ("令和3年度", 2021),
        ("令和２年度", 2020),
        ("令和元年度", 2019),
        ("平成31年度", 2019),
        ("令和2(2020)年度", 2020),
        ("平成30（2018）年度", 2018),
        ("R3年度", 2021),
        ("Ｒ２年度", 2020),
        ("FY2021", 2021),
        ("令 和 3 年 度", 2021),
        ("２０２１年度", 2021),
        ("昭和六十三年度", 1988),
    ],
)
def test_a_fiscal_year_is_named_by_its_first_calendar_year(
    printed: str, year: int
) -> None:
    """Eras, initials, western years and spaced letters all lead to the year."""
    [found] = find_fiscal_years(f"（{printed}）の実績")

    assert found.fiscal_year.year == year
    assert found.text == printed


@pytest.mark.parametrize("text", ["令和3(2020)年度", "令和3年", "昭和70年度", "30年度"])
def test_what_fixes_no_fiscal_year_is_not_read(text: str) -> None:
    """A contradiction, a calendar year, a year outside its era, an era left out."""
    assert find_fiscal_years(text) == []


@given(st.integers(1868, 2100))
def test_a_fiscal_years_japanese_name_reads_back(year: int) -> None:
    """The label is the one by which documents name the year."""
    [found] = find_fiscal_years(FiscalYear(year).label_ja)

    assert found.fiscal_year == FiscalYear(year)


@given(st.dates(date(1868, 4, 1), date(2100, 3, 31)))
def test_a_day_lies_in_its_fiscal_year(day: date) -> None:
    """April begins a fiscal year and March ends it."""
    fiscal_year = FiscalYear.containing(day)

    assert fiscal_year.start <= day <= fiscal_year.end
    assert fiscal_year.calendar_year(day.month) == day.year


def test_labels_across_the_change_of_era() -> None:
    """FY2019 began in 平成31年 and is called 令和元年度."""
    assert FiscalYear(2018).label_ja == "平成30年度"
    assert FiscalYear(2019).label_ja == "令和元年度"
    assert (FiscalYear(2019) + 2).label_ja == "令和3年度"
    assert FiscalYear(2021).label_en == "FY2021"


def test_an_era_has_an_end() -> None:
    """昭和64年 was 1989; there was no 昭和65年."""
    assert era_year("昭和", 64) == 1989
    assert era_year("S", 65) is None
    assert era_year("令和", 0) is None
