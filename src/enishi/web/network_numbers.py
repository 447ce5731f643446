"""Numbers of an address, passed over where they are none."""

import math
from typing import Final

YEAR_DIGITS: Final = 4


def asked_year(text: str) -> int | None:
    """Return a year of four digits, or None."""
    if len(text) == YEAR_DIGITS and text.isascii() and text.isdigit():
        return int(text)
    return None


def asked_number(text: str, most: float = math.inf) -> float:
    """Return a positive number up to some limit, or 0."""
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if math.isfinite(number) and 0 < number <= most else 0.0
