"""Dates of Japanese documents, as precise as printed.

Spans are code points of the text handed in. A date printed without its year gets one
only where the text or the caller fixes it, and says so.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from enishi.documents.fiscal_years import (
    BLANK,
    DIGITS,
    YEAR,
    FiscalYear,
    read_year,
    to_integer,
)

_TWO = f"[{DIGITS}]{{1,2}}"
_KANJI = f"{_TWO}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]"
_MONTH = rf"(?P<month>{_TWO}){BLANK}月"
_DAY = rf"(?:{BLANK}(?P<day>{_TWO}){BLANK}日(?!間|以))?"
_FULL_DAY = (
    rf"(?:{BLANK}(?P<month>{_KANJI}){BLANK}月"
    rf"(?:{BLANK}(?P<day>{_KANJI}){BLANK}日(?!間|以))?)?"
)
_NOT_A_DATE = rf"(?!{BLANK}(?:[号間次例報期]|分の))"
_UNYEARED = (
    rf"(?<![{DIGITS}.,．，/／かカヵヶケ箇])(?<!毎年)(?<!例年)"
    rf"{_MONTH}{_NOT_A_DATE}{_DAY}"
)
_FORMS = (
    re.compile(rf"{YEAR}{BLANK}年(?!{BLANK}[度間次目代]){_FULL_DAY}"),
    re.compile(
        rf"{YEAR}[.．/／](?P<month>{_TWO})[.．/／](?P<day>{_TWO})(?![{DIGITS}])"
    ),
    re.compile(rf"{YEAR}-(?P<month>{_TWO})-(?P<day>{_TWO})(?![-{DIGITS}])"),
    re.compile(
        rf"(?=[RHSＲＨＳ]){YEAR}[.．/／](?P<month>{_TWO})(?![.．/／{DIGITS}])月?"
    ),
    # A bare R3 is a year; a bare H2 may be hydrogen, so 平成 must have two digits.
    re.compile(rf"(?=[RＲ]|[HＨ][{DIGITS}]{{2}}){YEAR}(?=[:：)）」、。,\s]|で|末|$)"),
    re.compile(rf"(?P<same>同{BLANK}年){BLANK}{_UNYEARED}"),
    re.compile(_UNYEARED),
    re.compile(
        rf"(?<![{DIGITS}A-Za-z./／の割率])(?P<month>{_TWO})[/／](?P<day>{_TWO})"
        rf"(?![{DIGITS}/／%％])(?!\s*(?:以[内上下]|未満|を?補助|を上限|相当|の額))"
    ),
)
_WEEKDAY = r"(?:\s*[(（][月火水木金土日祝・]+[)）])?"
_LINK = r"\s*(?:から|より|及び|および|と|[、,・~～〜－–―-])\s*"
_LINKED = re.compile(_WEEKDAY + _LINK)
_NEXT_DAY = re.compile(rf"{_WEEKDAY}{_LINK}(?P<day>{_TWO})日(?!間|以)")
_NEXT_SLASHED = re.compile(
    rf"[、,・~～〜－–-](?P<day>{_TWO})(?![{DIGITS}/／:：.,時年月日人名件回%％社校])"
)
_SLASHES = re.compile("[/／]")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as printed: a year, a month, or a day.

    Attributes:
        year: The calendar year.
        month: 1 to 12, or None.
        day: Day of the month, or None.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError(f"a day without a month in {self.year}")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        """How much of the date is printed."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def fiscal_year(self) -> FiscalYear | None:
        """The fiscal year in which it lies; None when only a year is printed."""
        if self.month is None:
            return None
        return FiscalYear.of_month(self.year, self.month)

    def isoformat(self) -> str:
        """Return it as xsd:date, xsd:gYearMonth or xsd:gYear writes it."""
        parts = [f"{self.year:04}", *(f"{n:02}" for n in (self.month, self.day) if n)]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date found in a text.

    Attributes:
        date: The date.
        start: Where it begins in the text.
        end: Where it ends, exclusive.
        text: As printed.
        inferred_year: Whether the year is not printed with this date but follows from a
            date it is linked to, or from the fiscal year the caller named.
    """

    date: PartialDate
    start: int
    end: int
    text: str
    inferred_year: bool = False


def find_dates(text: str, *, fiscal_year: FiscalYear | None = None) -> list[FoundDate]:
    """Return the dates of a text in order; impossible ones (13月) are no dates.

    Args:
        text: The text to read.
        fiscal_year: The fiscal year in which dates without a year lie (10/27, 3月).
            April to December fall in its first calendar year, January to March in
            the second. Without it such dates are read only when linked to a full
            one (令和2年9月18日－19日, 同年2月28日).
    """
    found: list[FoundDate] = []
    for match in _matches(text):
        if found and match.start() < found[-1].end:
            continue
        first = _read(match, found[-1] if found else None, fiscal_year)
        if first is not None:
            found.append(first)
            found.extend(_following_days(text, first))
    return found


def _matches(text: str) -> list[re.Match[str]]:
    """Return the places that look like dates; where two overlap, the longer one."""
    candidates = [match for form in _FORMS for match in form.finditer(text)]
    candidates.sort(key=lambda match: (match.start(), -match.end()))
    kept: list[re.Match[str]] = []
    for match in candidates:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _read(
    match: re.Match[str], previous: FoundDate | None, fiscal_year: FiscalYear | None
) -> FoundDate | None:
    groups = match.groupdict()
    month = to_integer(groups["month"]) if groups.get("month") else None
    day = to_integer(groups["day"]) if groups.get("day") else None
    printed = "era" in groups
    if printed:
        year = read_year(match)
    elif month is None:
        return None
    else:
        year = _implied_year(match, month, previous, fiscal_year)
    if year is None:
        return None
    try:
        read = PartialDate(year, month, day)
    except ValueError:
        return None
    return FoundDate(
        read, match.start(), match.end(), match.group(), inferred_year=not printed
    )


def _implied_year(
    match: re.Match[str],
    month: int,
    previous: FoundDate | None,
    fiscal_year: FiscalYear | None,
) -> int | None:
    """Return the year of a month printed without one, or None if nothing fixes it."""
    if "same" in match.groupdict():
        return previous.date.year if previous else None
    if previous and _LINKED.fullmatch(match.string, previous.end, match.start()):
        earlier = previous.date
        return earlier.year + (earlier.month is not None and month < earlier.month)
    return fiscal_year.calendar_year(month) if fiscal_year else None


def _following_days(text: str, first: FoundDate) -> list[FoundDate]:
    """Return the days that continue a date: 9月18日－19日, 3/11、12, 10/19-22."""
    days: list[FoundDate] = []
    form = _NEXT_SLASHED if _SLASHES.search(first.text) else _NEXT_DAY
    last = first
    while last.date.day is not None and (match := form.match(text, last.end)):
        try:
            read = replace(last.date, day=to_integer(match["day"]))
        except ValueError:
            break
        start = match.start("day")
        last = FoundDate(
            read, start, match.end(), text[start : match.end()], inferred_year=True
        )
        days.append(last)
    return days
