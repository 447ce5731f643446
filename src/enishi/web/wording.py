"""Numbers, money and years as a reader of each language writes them."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from babel.numbers import format_decimal
from flask import Flask
from jinja2 import pass_context
from jinja2.runtime import Context

from enishi.catalog.dates import day
from enishi.catalog.money import yen, yen_exact
from enishi.web.language import Language, current_language

ERAS: Final = ((2019, "令和"), (1989, "平成"), (1926, "昭和"))
"""The first calendar year of each era, the newest first.

A fiscal year bears the era of its calendar year, as in the cities' own documents, which
print 令和元年度 for the year that began in April 2019 (then still 平成31年).
"""


def number(value: float | Decimal, language: Language) -> str:
    """Return a number with its thousands marked: ``4,570,000``."""
    return format_decimal(value, locale=language)


def fiscal_year(year: int, language: Language) -> str:
    """Return a fiscal year by its first calendar year: ``令和3年度``, ``FY2021``."""
    if language == "en":
        return f"FY{year}"
    for first, era in ERAS:
        if year >= first:
            count = year - first + 1
            return f"{era}{'元' if count == 1 else count}年度"
    return f"{year}年度"


def install(app: Flask) -> None:
    """Give templates these as filters, in the language of the request."""
    for wording in (day, fiscal_year, number, yen, yen_exact):
        app.jinja_env.filters[wording.__name__] = _filter_of(wording)


def _filter_of(wording: Callable[[Any, Language], str]) -> Callable[..., str]:
    # Without the context, Jinja would work out the filter of a constant once, when
    # it compiles the template, in the language of whoever came first.
    @pass_context
    def filtered(_context: Context, value: object) -> str:
        return wording(value, current_language())

    return filtered
