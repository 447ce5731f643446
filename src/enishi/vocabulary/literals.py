"""Python values as RDF literals, in one form for each value.

Engines disagree on the letter case of language tags and rewrite numbers when they
load them; what is written here is already in the form they would choose.
"""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import Final

from rdflib import XSD, Literal

_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
)
_TAG: Final = re.compile(r"[a-z]{1,8}(?:-[a-z0-9]{1,8})*")
_REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_DATE: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_FIRST_DAY: Final = "-01-01"
_PRECISION: Final = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}


def clean(value: str) -> str:
    """Return a text in NFC, without control characters, with Unix line ends.

    Tabs and line ends stay. Full-width letters and digits stay as they are: only
    canonical equivalents are joined (NFC, not NFKC).
    """
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", text))


def text(value: str, language: str) -> Literal:
    """Return a text in a language.

    Args:
        value: The text; it is cleaned (`clean`).
        language: A BCP 47 tag such as ``ja`` or ``ja-Latn``; made lower case.

    Raises:
        ValueError: If the tag is not one.
    """
    tag = language.lower()
    if not _TAG.fullmatch(tag):
        raise ValueError(f"not a language tag: {language!r}")
    return Literal(clean(value), lang=tag)


def plain(value: str) -> Literal:
    """Return a text without a language, cleaned: a code, a number as printed.

    Its datatype is left unsaid, as rdflib leaves it when it reads a file: rdflib takes
    ``"x"`` and ``"x"^^xsd:string`` for two values.
    """
    return Literal(clean(value))


def printed(value: str) -> Literal:
    """Return a passage exactly as it stands in its document.

    Its length must stay what the character offsets say. So nothing is normalised, and
    a character that no RDF or XML file may hold becomes U+FFFD instead of vanishing.
    """
    return Literal(_UNPRINTABLE.sub(_REPLACEMENT, value))


def number(value: int | Decimal) -> Literal:
    """Return an ``xsd:integer`` for an int and an ``xsd:decimal`` for a Decimal.

    A decimal is written without exponent, trailing zeros or a bare point.

    Raises:
        ValueError: If the decimal is not finite.
        TypeError: If the value is a truth value or no number.
    """
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"not an exact number: {value!r}")
    if isinstance(value, int):
        return Literal(str(value), datatype=XSD.integer, normalize=False)
    if not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    lexical = "0" if digits in {"-0", ""} else digits
    return Literal(lexical, datatype=XSD.decimal, normalize=False)


def truth(value: bool) -> Literal:  # noqa: FBT001 - the value itself, not a switch
    """Return an ``xsd:boolean``."""
    lexical = "true" if value else "false"
    return Literal(lexical, datatype=XSD.boolean, normalize=False)


def day(value: date) -> Literal:
    """Return an ``xsd:date``."""
    return Literal(value.isoformat()[:10], datatype=XSD.date, normalize=False)


def dated(value: str) -> Literal:
    """Return a date as precise as it is given.

    Args:
        value: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``.

    Returns:
        An ``xsd:date``, ``xsd:gYearMonth`` or ``xsd:gYear``.

    Raises:
        ValueError: If it is none of these, or no day of the calendar.
    """
    if not _DATE.fullmatch(value):
        raise ValueError(f"not a date: {value!r}")
    date.fromisoformat(value + _FIRST_DAY[len(value) - 4 :])
    return Literal(value, datatype=_PRECISION[len(value)], normalize=False)


def literal(value: str | int | Decimal | date) -> Literal:
    """Return the literal of a value by its type; a text has no language."""
    if isinstance(value, bool):
        return truth(value)
    if isinstance(value, int | Decimal):
        return number(value)
    if isinstance(value, date):
        return day(value)
    return plain(value)
