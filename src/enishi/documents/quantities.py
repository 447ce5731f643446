"""Counted and measured facts in running text: number, counter and what limits them.

Dates, fiscal years, ordinals (第23期), times of day, codes (4-1-1), list numbers and
digits inside names are no quantities. Spans are code points of the text handed in.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from enishi.documents.counters import Counter, read_counter
from enishi.documents.dates import find_dates
from enishi.documents.fiscal_years import FiscalYear, find_fiscal_years
from enishi.documents.numerals import Number, find_numbers

ValueRole = Literal["actual", "target", "baseline", "cumulative"]

_WORDS_BEFORE = re.compile(
    r"(?:(?:約|およそ|概ね|おおむね|延べ|のべ|延(?!期|長)|累計|通算|累積|"
    r"合計|総計|計|前年度?比|平均|全|各|毎[年月週]?|年間|(?<![0-9０-９元])[年月週]|"
    r"最大|最高|上限|最低|少なくとも|(?<![一-鿿])(?:目標|実績|基準)値?|"
    r"総額|総数|新規に?|新たに)(?:で|に|は|として|[:：])?[ 　]?|[+＋][ 　]?)+$"
)
_WORDS_AFTER = re.compile(
    r"[ 　]?(?:以上|超|余り|余(?!り|白|地)|以内|以下|未満|程度|前後|ほど|弱|"
    r"強(?!化|力)|(?:[/／]|毎)[年月週日回])?"
)
_WORD = re.compile(
    "約|およそ|概ね|おおむね|延べ|のべ|延|累計|通算|累積|合計|総計|計|前年度?比|平均|"
    "全|各|毎年|毎月|毎週|毎|年間|年|"
    "月|週|最大|最高|上限|最低|少なくとも|目標|実績|基準|総額|総数|新規|新たに|[+＋]"
)
_QUALIFIERS = {
    **dict.fromkeys(("約", "およそ", "概ね", "おおむね"), "about"),
    **dict.fromkeys(("程度", "前後", "ほど", "弱", "強"), "about"),
    **dict.fromkeys(("延べ", "のべ", "延"), "head-count"),
    **dict.fromkeys(("以上", "超", "余", "余り", "最低", "少なくとも"), "at-least"),
}
_LIMITS = frozenset({"以内", "以下", "未満", "最大", "最高", "上限"})
_PERIODS = {
    **dict.fromkeys(("年", "年間", "毎年", "/年", "／年"), "年"),
    **dict.fromkeys(("月", "毎月", "/月", "／月"), "月"),
    **dict.fromkeys(("週", "毎週", "/週", "／週"), "週"),
}
_ROLE_WORD = re.compile(
    r"(?P<word>目標|基準値|累計|通算|累積)(?:値|数|件数|人数)?"
    r"(?:は|を|が|で|の|として|[:：])?[ 　]*(?:約|延べ|年間|計|全)*[ 　]?$"
)
_ROLES: dict[str, ValueRole] = {"目標": "target", "基準値": "baseline"}
_AIMED_AT = re.compile(r"(?:以上|程度)?(?:を目標|の目標|を目指|をめざ|が目標)")
_HEAD_COUNT_NOTE = re.compile("[(（]延べ(?:人数|件数|数|回数)?[)）]")
_RANGE = re.compile("[ 　]?[~～〜－–-][ 　]?")
# A digit right behind these belongs to a name, a code, an ordinal or a clock.
_INSIDE_NAME = re.compile(
    r"(?:[A-Za-zＡ-Ｚａ-ｚ第#_./／][-－]?|[0-9０-９][-－–:：]|[一-鿿]-)$"
)
_CLOCK_FREE = re.compile(r"[RHＲＨ][0-9０-９]{1,2}[:：]$")
# Any year will do to recognise a date without one; this one has a 29 February.
_SOME_YEAR = FiscalYear(2023)
_WINDOW = 16


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity as printed.

    Attributes:
        value: The printed number, in printed units (127 for 127千TEU).
        unit: The counter as printed (「名」, 「ヶ国」, 「千TEU」).
        unit_concept: Key in the scheme ``unit``, or None where it has none.
        scale: Units of the concept in one printed unit (1000 for 千TEU).
        start: Where it begins, qualifying words included.
        end: Where it ends, qualifying words included.
        text: As printed, qualifying words included (「延べ19社」, 「180人以上」).
        number_start: Where the number itself begins.
        words: The qualifying words as printed, in order.
        qualifiers: Keys in the scheme ``qualifier``; ``exact`` alone if nothing limits
            the number, none if only an upper limit is printed (以内, 上限).
        role: Key in the scheme ``value-role``, as far as the wording says it.
        per: 年, 月 or 週 if the number is said per period (年4回, 40件／年).
        upper: The larger number of a printed range (8～10校); ``value`` is the smaller.
    """

    value: Decimal
    unit: str
    unit_concept: str | None
    scale: int
    start: int
    end: int
    text: str
    number_start: int
    words: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ("exact",)
    role: ValueRole = "actual"
    per: str | None = None
    upper: Decimal | None = None


def find_quantities(text: str) -> list[Quantity]:
    """Return the quantities of a text in order."""
    taken = _taken(text)
    found: list[Quantity] = []
    before: Number | None = None
    for number in find_numbers(text):
        counter = read_counter(text, number.start, number.end)
        if counter is None or taken[number.start] or _is_part(text, number):
            before = number if counter is None else None
            continue
        low = before if before and _is_range(text, before, number) else number
        found.append(_quantity(text, low, number, counter))
        before = None
    return found


def _taken(text: str) -> bytearray:
    """Mark the letters that dates and fiscal years have taken."""
    taken = bytearray(len(text))
    dates = find_dates(text, fiscal_year=_SOME_YEAR)
    spans = [(found.start, found.end) for found in dates]
    spans += [(found.start, found.end) for found in find_fiscal_years(text)]
    for start, end in spans:
        taken[start:end] = b"\x01" * (end - start)
    return taken


def _is_part(text: str, number: Number) -> bool:
    """Tell whether the number's digits belong to a name, a code or an ordinal."""
    lead = text[max(0, number.start - 4) : number.start]
    return bool(_INSIDE_NAME.search(lead)) and not _CLOCK_FREE.search(lead)


def _is_range(text: str, low: Number, high: Number) -> bool:
    between = text[low.end : high.start]
    return (
        bool(_RANGE.fullmatch(between))
        and low.value < high.value
        and not _is_part(text, low)
    )


def _quantity(text: str, low: Number, number: Number, counter: Counter) -> Quantity:
    lead = text[max(0, low.start - _WINDOW) : low.start]
    before = _WORDS_BEFORE.search(lead)
    after = _WORDS_AFTER.match(text, counter.end)
    start = low.start - (len(before.group()) if before else 0)
    end = after.end() if after and after.group().strip() else counter.end
    words = tuple(_WORD.findall(before.group())) if before else ()
    tail = text[counter.end : end].strip()
    words = (*words, tail) if tail else words
    return Quantity(
        low.value,
        counter.printed,
        counter.concept,
        counter.scale,
        start,
        end,
        text[start:end],
        low.start,
        words,
        _qualifiers(words, text, end),
        _role(lead, text, counter.end),
        next((_PERIODS[word] for word in words if word in _PERIODS), None),
        number.value if number is not low else None,
    )


def _qualifiers(words: tuple[str, ...], text: str, end: int) -> tuple[str, ...]:
    keys = [_QUALIFIERS[word] for word in words if word in _QUALIFIERS]
    if _HEAD_COUNT_NOTE.match(text, end):
        keys.append("head-count")
    if keys or _LIMITS.intersection(words):
        return tuple(dict.fromkeys(keys))
    return ("exact",)


def _role(lead: str, text: str, end: int) -> ValueRole:
    if _AIMED_AT.match(text, end):
        return "target"
    found = _ROLE_WORD.search(lead)
    return _ROLES.get(found["word"], "cumulative") if found else "actual"
