"""Japanese eras and fiscal years.

A Japanese fiscal year runs from 1 April to 31 March and is named after the calendar
year in which it begins. Spans are code points of the text handed in.
"""

import re
from dataclasses import dataclass
from datetime import date

DIGITS = "0-9０-９"
# The conversion spaces out letters and breaks lines inside a date; a tab ends a cell.
BLANK = r"[ 　\n]{0,2}"
_WESTERN = f"(?:19|20|１９|２０)[{DIGITS}]{{2}}"
_KANJI = "元|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
# One pattern for a year in every dress; other patterns put it before 年, 年度 or 月.
YEAR = (
    rf"(?:(?P<era>令{BLANK}和|平{BLANK}成|昭{BLANK}和|大{BLANK}正|明{BLANK}治"
    rf"|(?<![A-Za-zＡ-Ｚａ-ｚ{DIGITS}])[RHSＲＨＳ])"
    rf"{BLANK}(?P<era_year>[{DIGITS}]{{1,2}}|{_KANJI})"
    rf"(?:{BLANK}[(（](?P<gloss>{_WESTERN})年?[)）])?"
    rf"|(?<![{DIGITS}.,．，])(?P<western>{_WESTERN})"
    rf"(?:{BLANK}[(（](?P<era_gloss>[^)）\n]{{1,8}}?)年?[)）])?)"
)
_FISCAL_YEAR = re.compile(
    rf"{YEAR}{BLANK}年{BLANK}度|(?<![A-Za-z])(?:FY|ＦＹ) ?(?P<english>{_WESTERN})"
)

# First calendar year and the highest year read. Documents printed before May 2019 plan
# with 平成32年度 and later: those years were never lived but are unambiguous.
_ERAS = {
    "令和": (2019, 99),
    "平成": (1989, 40),
    "昭和": (1926, 64),
    "大正": (1912, 15),
    "明治": (1868, 45),
}
_INITIALS = {"R": "令和", "H": "平成", "S": "昭和"}
# First fiscal year named after each era: 令和 began in May 2019 and gave its name to
# the whole of that fiscal year; 昭和 began in December 1926, within 大正15年度.
_FISCAL_ERAS = (
    (2019, "令和", 2018),
    (1989, "平成", 1988),
    (1927, "昭和", 1925),
    (1913, "大正", 1911),
    (1868, "明治", 1867),
)
_KANJI_DIGITS = "〇一二三四五六七八九"
_APRIL = 4


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """A Japanese fiscal year, named by its first calendar year."""

    year: int

    @classmethod
    def containing(cls, day: date) -> "FiscalYear":
        """Return the fiscal year in which a day lies."""
        return cls.of_month(day.year, day.month)

    @classmethod
    def of_month(cls, year: int, month: int) -> "FiscalYear":
        """Return the fiscal year in which a month of a calendar year lies."""
        return cls(year if month >= _APRIL else year - 1)

    @property
    def start(self) -> date:
        """Its first day, 1 April."""
        return date(self.year, _APRIL, 1)

    @property
    def end(self) -> date:
        """Its last day, 31 March of the next calendar year."""
        return date(self.year + 1, _APRIL - 1, 31)

    @property
    def label_ja(self) -> str:
        """Its Japanese name, as 令和3年度."""
        for first, era, before in _FISCAL_ERAS:
            if self.year >= first:
                number = self.year - before
                return f"{era}{'元' if number == 1 else number}年度"
        return f"{self.year}年度"

    @property
    def label_en(self) -> str:
        """Its English name, as FY2021."""
        return f"FY{self.year}"

    def calendar_year(self, month: int) -> int:
        """Return the calendar year in which a month of this fiscal year lies."""
        return self.year if month >= _APRIL else self.year + 1

    def __add__(self, years: int) -> "FiscalYear":
        """Return the fiscal year that many years later."""
        return FiscalYear(self.year + years)


@dataclass(frozen=True, slots=True)
class FoundFiscalYear:
    """A fiscal year found in a text."""

    fiscal_year: FiscalYear
    start: int
    end: int
    text: str


def find_fiscal_years(text: str) -> list[FoundFiscalYear]:
    """Return the fiscal years of a text (令和3年度, 平成30（2018）年度, FY2021).

    An era year and a western year beside it that contradict each other are not read.
    """
    found = []
    for match in _FISCAL_YEAR.finditer(text):
        year = to_integer(match["english"]) if match["english"] else read_year(match)
        if year is not None:
            found.append(
                FoundFiscalYear(
                    FiscalYear(year), match.start(), match.end(), match.group()
                )
            )
    return found


def era_year(era: str, number: int) -> int | None:
    """Return the calendar year of an era's year, or None outside the era.

    Args:
        era: 令和, 平成, 昭和, 大正, 明治 or an initial R, H, S.
        number: The year of the era; 元年 is 1.
    """
    first, last = _ERAS[_INITIALS.get(era, era)]
    return first + number - 1 if 1 <= number <= last else None


def read_year(match: re.Match[str]) -> int | None:
    """Return the calendar year of a match of ``YEAR``, or None if there is none."""
    if match["western"]:
        return to_integer(match["western"])
    era = "".join(match["era"].split())
    year = era_year(
        era.translate({0xFF32: "R", 0xFF28: "H", 0xFF33: "S"}),
        to_integer(match["era_year"]),
    )
    contradicted = match["gloss"] and to_integer(match["gloss"]) != year
    return None if contradicted else year


def to_integer(digits: str) -> int:
    """Return the value of digits of either width, 元, or a kanji numeral to 99."""
    if digits == "元":
        return 1
    if digits.isdecimal():
        return int(digits)
    tens, ten, ones = digits.rpartition("十")
    if not ten:
        return _KANJI_DIGITS.index(digits)
    return (_KANJI_DIGITS.index(tens) if tens else 1) * 10 + (
        _KANJI_DIGITS.index(ones) if ones else 0
    )
