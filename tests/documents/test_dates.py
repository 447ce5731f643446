"""Claims about the reading of dates."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.documents.dates import PartialDate, find_dates
from enishi.documents.fiscal_years import FiscalYear

FY2021 = FiscalYear(2021)


def read(text: str, fiscal_year: FiscalYear | None = None) -> list[str]:
    """Return the dates of a text in ISO form."""
    return [
        found.date.isoformat() for found in find_dates(text, fiscal_year=fiscal_year)
    ]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("平成27(2015)年10月、", "2015-10"),
        ("昭和62年10月開設", "1987-10"),
        ("令和４年 12 月", "2022-12"),
        ("令 和 3 年 5 月 20 日", "2021-05-20"),
        ("令和3年2\n月5日", "2021-02-05"),
        ("２０２１年3月31日", "2021-03-31"),
        ("令和元年６月", "2019-06"),
        ("令和三年四月一日", "2021-04-01"),
        ("R3.3月末時点", "2021-03"),
        ("H30.4.1", "2018-04-01"),
        ("R4（2022）年4月", "2022-04"),
        ("R2:13台", "2020"),
        ("2015年の", "2015"),
        ("2021-03-31", "2021-03-31"),
        ("2021/3/31", "2021-03-31"),
    ],
)
def test_a_date_is_as_precise_as_printed(text: str, iso: str) -> None:
    """Year, month and day are kept apart from what is not printed."""
    assert read(text) == [iso]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_western_date_reads_back(day: date) -> None:
    """The span covers the date and nothing else."""
    printed = f"{day.year}年{day.month}月{day.day}日"

    found = find_dates(f"（{printed}）")

    assert [(f.date.isoformat(), f.text, f.start) for f in found] == [
        (day.isoformat(), printed, 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "13月5日",
        "令和3年13月",
        "令和3年9月31日",
        "10か月",
        "7月号",
        "5年間",
        "1990年代",
        "令和3年度",
        "経費の9/10、上限",
        "毎年3月",
        "H2O",
        "2018～2021",
    ],
)
def test_what_is_no_date_is_not_read(text: str) -> None:
    """Impossible dates, spans of time, fractions and names."""
    assert read(text, FY2021) == []


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("・10/27　会議", ["2021-10-27"]),
        ("9月16日", ["2021-09-16"]),
        ("3/11、12　北京", ["2022-03-11", "2022-03-12"]),
        ("10/19-22　大気質", ["2021-10-19", "2021-10-22"]),
        ("(10月、12月、3月)", ["2021-10", "2021-12", "2022-03"]),
        ("5月15日(土)～31日(月)", ["2021-05-15", "2021-05-31"]),
    ],
)
def test_a_fiscal_year_gives_dates_their_year(text: str, isos: list[str]) -> None:
    """April to December in its first calendar year, January to March in its second."""
    found = find_dates(text, fiscal_year=FY2021)

    assert [one.date.isoformat() for one in found] == isos
    assert all(one.inferred_year for one in found)


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("令和２年９月18日－19日", ["2020-09-18", "2020-09-19"]),
        ("令和４年１月17日から同年２月28日まで", ["2022-01-17", "2022-02-28"]),
        ("令和2年12月～3月", ["2020-12", "2021-03"]),
    ],
)
def test_a_linked_date_takes_the_year_it_is_linked_to(
    text: str, isos: list[str]
) -> None:
    """The text itself fixes the year, whatever fiscal year the caller names."""
    first, second = find_dates(text, fiscal_year=FY2021)

    assert [first.date.isoformat(), second.date.isoformat()] == isos
    assert (first.inferred_year, second.inferred_year) == (False, True)


def test_without_a_fiscal_year_nothing_is_guessed() -> None:
    """A month that nothing places in a year is not read."""
    assert read("10/27、9月16日、同年3月") == []


def test_precision_and_fiscal_year_follow_from_what_is_printed() -> None:
    """A bare year lies in no one fiscal year."""
    assert PartialDate(2022, 3).precision == "month"
    assert PartialDate(2022, 3).fiscal_year == FY2021
    assert PartialDate(2022, 3, 1).precision == "day"
    assert PartialDate(2022).fiscal_year is None
    assert PartialDate(2022).precision == "year"


def test_a_day_needs_its_month() -> None:
    """There is no such thing as the 5th of 2021."""
    with pytest.raises(ValueError, match="day without a month"):
        PartialDate(2021, None, 5)


@given(st.text(alphabet="令和平成R0123456789元年月日度/.～、同 (土)"))
def test_dates_stand_where_they_say(text: str) -> None:
    """Spans cut out the printed form, in order and without overlap."""
    found = find_dates(text, fiscal_year=FY2021)

    assert all(text[one.start : one.end] == one.text for one in found)
    edges = [edge for one in found for edge in (one.start, one.end)]
    assert edges == sorted(edges)
