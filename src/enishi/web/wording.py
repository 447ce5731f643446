"""Numbers, money and years as a reader of each language writes them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask
from jinja2 import pass_context
from jinja2.runtime import Context

from enishi.web.language import Language, current_language

ERAS: Final = ((2019, "令和"), (1989, "平成"), (1926, "昭和"))
"""The first calendar year of each era, the newest first.

A fiscal year bears the era of its calendar year, as in the cities' own documents, which
print 令和元年度 for the year that began in April 2019 (then still 平成31年).
"""

MYRIADS: Final = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))
SCALES: Final = ((10**9, "B"), (10**6, "M"))


def number(value: float | Decimal, language: Language) -> str:
    """Return a number with its thousands marked: ``4,570,000``."""
    return format_decimal(value, locale=language)


def yen(amount: Decimal | int, language: Language) -> str:
    """Return an amount of yen, short: ``1億5,454万円`` or ``¥154.5M``.

    The Japanese form is exact; the English one is rounded to one decimal from a
    million yen on (halves to even), so `yen_exact` belongs at hand beside it.
    """
    size = abs(Decimal(amount))
    if language == "ja":
        return f"{_sign(amount)}{_in_myriads(size)}円"
    for scale, letter in SCALES:
        if size >= scale:
            digits = round(size / scale, 1).normalize()
            return f"{_sign(amount)}¥{digits:,f}{letter}"
    return yen_exact(amount, language)


def yen_exact(amount: Decimal | int, language: Language) -> str:
    """Return an amount of yen to the last one: ``154,540,000円``, ``¥154,540,000``."""
    digits = format_decimal(abs(Decimal(amount)), locale=language)
    return _sign(amount) + (f"{digits}円" if language == "ja" else f"¥{digits}")


def fiscal_year(year: int, language: Language) -> str:
    """Return a fiscal year by its first calendar year: ``令和3年度``, ``FY2021``."""
    if language == "en":
        return f"FY{year}"
    for first, era in ERAS:
        if year >= first:
            count = year - first + 1
            return f"{era}{'元' if count == 1 else count}年度"
    return f"{year}年度"


def day(value: date, language: Language) -> str:
    """Return a date: ``2021年11月5日``, ``5 November 2021``."""
    pattern = "y年M月d日" if language == "ja" else "d MMMM y"
    return format_date(value, pattern, locale=language)


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


def _in_myriads(size: Decimal) -> str:
    parts = []
    rest = size
    for unit, name in MYRIADS:
        count, rest = divmod(rest, unit)
        if count:
            parts.append(f"{format_decimal(count, locale='ja')}{name}")
    if rest or not parts:
        parts.append(format_decimal(rest, locale="ja"))
    return "".join(parts)


def _sign(amount: Decimal | int) -> str:
    return "−" if amount < 0 else ""
