"""Numbers as Japanese documents print them: widths, scales, minus signs, marks.

Spans are code points of the text handed in. A circled digit is an ordinal mark and
never part of a number: ③126,985 is 126985 with the mark 3.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

_DIGIT = "0-9０-９"
_PLAIN = rf"(?:[{_DIGIT}]{{1,3}}(?:[,，][{_DIGIT}]{{3}})+(?![{_DIGIT}])|[{_DIGIT}]+)"
_DECIMAL = rf"{_PLAIN}(?:[.．][{_DIGIT}]+)?"
# 千円, 百万円 and 千TEU are units of printing: their 千 and 百万 belong to the unit.
_PRINTING_UNIT = r"(?:円|TEU|ＴＥＵ|ドル|ユーロ|トン|ｔ|t|kW|ｋＷ)"
_MYRIAD = r"(?:[十百千]?[万億兆])"
_SMALL = rf"(?:百(?!万)|千(?!葉))(?!\s*{_PRINTING_UNIT})"
_SCALE = rf"(?:(?!百万\s*{_PRINTING_UNIT})[ 　]?{_MYRIAD}|{_SMALL})"
_NUMBER = re.compile(
    rf"(?P<minus>[△▲]\s*|(?<![{_DIGIT}A-Za-z])−\s*|(?<=[\t(（:：])[-－‐]\s?)?"
    rf"(?P<digits>{_DECIMAL}(?:{_SCALE}{_DECIMAL})*{_SCALE}?)"
)
_PIECE = re.compile(rf"({_DECIMAL})([ 　]?[十百千万億兆]*)")
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "億": 10**8, "兆": 10**12}

_KANJI_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_KANJI_COUNT = re.compile(
    r"(?<![第一二三四五六七八九十百千数])(?P<count>[一二三四五六七八九十百千]+)"
    r"(?=[かカヵヶケ箇][国所年月])"
)
_KANJI_PIECE = re.compile("([一二三四五六七八九]?)([十百千]?)")

_CIRCLED = {
    **{chr(0x2460 + n): n + 1 for n in range(20)},
    **{chr(0x3251 + n): n + 21 for n in range(15)},
    **{chr(0x32B1 + n): n + 36 for n in range(15)},
    **{chr(0x2776 + n): n + 1 for n in range(10)},
    "⓪": 0,
}
_ZERO_PIECES = "〇○◯⓪0０"
_LARGEST_DIGIT = 9
_LARGEST_TENS = 5


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in a text.

    Attributes:
        value: The value, with scales multiplied out (3万1,000 is 31000).
        start: Where it begins in the text, sign included.
        end: Where it ends, exclusive.
        text: As printed.
        mark: The circled digit that stands directly before it, if one does.
    """

    value: Decimal
    start: int
    end: int
    text: str
    mark: int | None = None


def find_numbers(text: str) -> list[Number]:
    """Return all numbers of a text in order.

    Arabic digits of both widths with separators, decimals, 百千万億兆 and △▲− signs;
    kanji numerals only as a count before か国, か所, か月, か年 (三か国), where they
    cannot be part of a name.
    """
    found = [
        Number(
            _value(match["digits"], negative=match["minus"] is not None),
            match.start(),
            match.end(),
            match.group(),
            circled_value(text[match.start() - 1 : match.start()]),
        )
        for match in _NUMBER.finditer(text)
    ]
    found += [
        Number(
            Decimal(kanji_value(match["count"])),
            match.start(),
            match.end(),
            match.group(),
        )
        for match in _KANJI_COUNT.finditer(text)
    ]
    return sorted(found, key=lambda number: number.start)


def _value(digits: str, *, negative: bool) -> Decimal:
    total = Decimal(0)
    for digit, scale in _PIECE.findall(digits):
        piece = Decimal(digit.replace(",", "").replace("，", "").replace("．", "."))
        for letter in scale.strip():
            piece *= _SCALES[letter]
        total += piece
    return -total if negative else total


def kanji_value(numeral: str) -> int:
    """Return the value of a kanji numeral below ten thousand (二十三 is 23).

    Raises:
        ValueError: If the text is no such numeral.
    """
    total = 0
    rest = numeral
    while rest:
        match = _KANJI_PIECE.match(rest)
        if match is None or not match.group():
            raise ValueError(f"not a kanji numeral: {numeral!r}")
        total += _KANJI_DIGITS.get(match[1], 1) * _SCALES.get(match[2], 1)
        rest = rest[match.end() :]
    return total


def circled_value(mark: str) -> int | None:
    """Return the number of a circled digit, ⓪ to ㊿, or None.

    Also of the damaged form in two pieces, as ②⑥ for ㉖ and ③〇 for ㉚: only the
    caller can know that two marks are one.
    """
    mark = mark.strip()
    if mark in _CIRCLED:
        return _CIRCLED[mark]
    pieces = [0 if piece in _ZERO_PIECES else _CIRCLED.get(piece) for piece in mark]
    match pieces:
        case [int(tens), int(ones)] if (
            0 < tens <= _LARGEST_TENS and ones <= _LARGEST_DIGIT
        ):
            return tens * 10 + ones
        case _:
            return None
