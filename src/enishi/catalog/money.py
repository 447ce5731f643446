"""Amounts of yen as a reader of each language writes them."""

from decimal import Decimal
from typing import Final

from babel.numbers import format_decimal

MYRIADS: Final = ((10**12, "兆"), (10**8, "億"), (10**4, "万"))
DIGITS: Final = 4
SCALES: Final = ((10**9, "B"), (10**6, "M"))


def yen(amount: Decimal | int, language: str) -> str:
    """Return an amount of yen, short: ``1億5,454万円`` or ``¥154.5M``.

    The Japanese form is exact; the English one is rounded to four digits from a
    million yen on (halves to even), so `yen_exact` belongs at hand beside it.

    Args:
        amount: The amount; one below nought is written with a minus sign.
        language: ``ja`` or ``en``.
    """
    size = abs(Decimal(amount))
    if language == "ja":
        return f"{_sign(amount)}{_in_myriads(size)}円"
    for scale, letter in SCALES:
        if size >= scale:
            return f"{_sign(amount)}¥{_rounded(size / scale):,f}{letter}"
    return yen_exact(amount, language)


def yen_exact(amount: Decimal | int, language: str) -> str:
    """Return an amount of yen to the last one: ``154,540,000円``, ``¥154,540,000``.

    Args:
        amount: The amount.
        language: ``ja`` or ``en``.
    """
    digits = format_decimal(abs(Decimal(amount)), locale=language)
    return _sign(amount) + (f"{digits}円" if language == "ja" else f"¥{digits}")


def _rounded(size: Decimal) -> Decimal:
    """Round a size of at least one to four digits, or to its whole part."""
    return round(size, max(0, DIGITS - size.adjusted() - 1)).normalize()


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
