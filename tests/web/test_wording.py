"""Numbers, money and years in words."""

import re
from datetime import date
from decimal import Decimal

import pytest
from flask import render_template_string
from hypothesis import given
from hypothesis import strategies as st

from enishi.catalog.dates import day
from enishi.catalog.money import yen, yen_exact
from enishi.web.app import create_app
from enishi.web.settings import WebSettings
from enishi.web.wording import fiscal_year, number

UNITS = {"兆": 10**12, "億": 10**8, "万": 10**4, "円": 1}


@pytest.mark.parametrize(
    ("amount", "japanese", "english"),
    [
        (154_540_000, "1億5,454万円", "¥154.5M"),
        (12_345_678, "1,234万5,678円", "¥12.35M"),
        (2_000_000_000, "20億円", "¥2B"),
        (999_999, "99万9,999円", "¥999,999"),
        (-1_500_000, "−150万円", "−¥1.5M"),
        (0, "0円", "¥0"),
    ],
)
def test_money_is_short(amount: int, japanese: str, english: str) -> None:
    """As newspapers of each language print it."""
    assert yen(amount, "ja") == japanese
    assert yen(Decimal(amount), "en") == english


@given(st.integers(min_value=0, max_value=10**15))
def test_japanese_money_is_exact(amount: int) -> None:
    """Reading the words back gives the amount."""
    parts = re.findall(r"([\d,]+)([兆億万円])?", yen(amount, "ja"))
    read = sum(int(n.replace(",", "")) * UNITS[unit or "円"] for n, unit in parts)

    assert read == amount


def test_the_exact_amount_is_at_hand() -> None:
    """To the last yen, in both languages."""
    assert yen_exact(154_540_000, "en") == "¥154,540,000"
    assert yen_exact(-154_540_000, "ja") == "−154,540,000円"


@pytest.mark.parametrize(
    ("year", "japanese"),
    [
        (2021, "令和3年度"),
        (2019, "令和元年度"),
        (2018, "平成30年度"),
        (1989, "平成元年度"),
        (1988, "昭和63年度"),
        (1920, "1920年度"),
    ],
)
def test_fiscal_years_have_eras(year: int, japanese: str) -> None:
    """English readers get the calendar year."""
    assert fiscal_year(year, "ja") == japanese
    assert fiscal_year(year, "en") == f"FY{year}"


def test_dates_and_numbers() -> None:
    """As each language writes them."""
    assert day(date(2021, 11, 5), "ja") == "2021年11月5日"
    assert day(date(2021, 11, 5), "en") == "5 November 2021"
    assert number(4_570_000, "ja") == "4,570,000"


def test_filters_follow_the_reader() -> None:
    """A constant in a template is not worded once for everybody."""
    app = create_app(WebSettings())
    words = []
    for language in ("ja", "en"):
        with app.test_request_context(f"/?lang={language}"):
            app.preprocess_request()
            words.append(render_template_string("{{ 2021 | fiscal_year }}"))

    assert words == ["令和3年度", "FY2021"]
