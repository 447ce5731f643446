"""Numbers, money and years as a reader of each language writes them."""

from datetime import date
from decimal import Decimal
from typing import Final

from babel.dates import format_date
from babel.numbers import format_decimal
from flask import Flask

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

    The Japanese form is exact; the English one is rounded to one decimal from a million
    yen on (halves to even), so the exact amount, `yen_exact`, belongs at hand beside it.
    """
    if language == "ja":
        return _sign(amount) + _in_myriads(abs(amount)) + "円"
    size = abs(amount)
    for scale, letter in SCALES:
        if size >= scale:
            digits = round(Decimal(size) / scale, 1).normalize()
            return f"{_sign(amount)}¥{digits:,f}{letter}"
    return yen_exact(amount, language)


def yen_exact(amount: Decimal | int, language: Language) -> str:
    """Return an amount of yen to the last one: ``154,540,000円``, ``¥154,540,000``."""
    digits = format_decimal(abs(amount), locale=language)
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
    app.jinja_env.filters.update(
        day=lambda value: day(value, current_language()),
        fiscal_year=lambda year: fiscal_year(year, current_language()),
        number=lambda value: number(value, current_language()),
        yen=lambda amount: yen(amount, current_language()),
        yen_exact=lambda amount: yen_exact(amount, current_language()),
    )


def _in_myriads(size: Decimal | int) -> str:
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
