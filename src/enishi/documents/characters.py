"""Repair of converted text that remembers offsets, and the folding of names.

Three readings, from the gentlest to the strongest: ``clean`` takes out what the
conversion put in and keeps every printed character; ``normalise`` folds spellings so
that names can be compared; ``split_legal_form`` parts a body's legal form from its
name.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

_BLOCK = r"</?(?:p|ul|ol|li|br|div|table|thead|tbody|tr|td|th|h[1-6])(?:\s[^<>]*)?/?>"
_INLINE = r"</?(?:b|i|u|em|strong|span|sup|sub|font|small|mark)(?:\s[^<>]*)?/?>"
_MARKUP = re.compile(
    rf"(?P<block>(?:\s*{_BLOCK}\s*)+)|(?P<inline>{_INLINE}|\*\*)"
    r"|(?P<entity>&(?:amp|lt|gt|quot|apos|nbsp|\#\d{1,5}|\#x[0-9a-fA-F]{1,4});)",
    re.IGNORECASE,
)

# Unicode gives these radicals no decomposition, though fonts draw them as the kanji.
RADICALS = str.maketrans(
    "⺟⺠⻁⻄⻆⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲", "母民虎西角長青食鬼麦黄斉歯竜亀"
)
# Numbered marks that NFKC would turn into plain digits, and so into part of a number.
_MARKS = re.compile(
    "([\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3251-\u325f\u32b1-\u32bf]+)"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−─", "-"),
        **dict.fromkeys("〜∼", "~"),
        **dict.fromkeys("“”„″〝〞〟", '"'),
        **dict.fromkeys("‘’‚′", "'"),
        **dict.fromkeys("〈《", "<"),
        **dict.fromkeys("〉》", ">"),
        **dict.fromkeys("·•‧", "・"),
        "○": "〇",
    }
)
_KANJI = "\u3400-\u4dbf\u4e00-\u9fff々"
_SMALL_KE = re.compile(f"(?<=[{_KANJI}])ヶ(?=[{_KANJI}])")
_COUNTED = re.compile("(?<=[0-9一二三四五六七八九十])[ヶケカヵ箇](?=[国所年月])")
_CHILD = re.compile("子ども|子供|コドモ")
_BLANK = re.compile(r"\s+")
_CLOSED_UP = frozenset("()[]<>{}")
_FIRST_JAPANESE = "\u2000"
# A line break that only wraps a line: no blank line, no bullet and no bracket follows.
_WRAP = re.compile(r"(?<=\S)\n(?![\s・○〇●◆■◎※⇒→①-⑳㉑-㉟㊱-㊿【（(-]|\Z)")
_ASCII_WORD = re.compile("[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text without the conversion's markup, with its way back.

    Args:
        text: The text as a reader of the original would see it.
        offsets: For each character of ``text``, where it stood in the source.
    """

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Turn a stretch of ``text`` into the stretch of the source it came from.

        Raises:
            ValueError: If the stretch is empty or reaches outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no stretch of the cleaned text: {start} to {end}")
        return self.offsets[start], self.offsets[end - 1] + 1


def clean(text: str) -> Cleaned:
    """Take out what the conversion put in: tags, ``**``, entities, look-alike radicals.

    A run of block tags with the blanks around it becomes one line feed, and the ends
    are stripped. Circled and full-width digits and all printed characters stay.
    """
    letters: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in _MARKUP.finditer(text):
        _copy(text, (at, match.start()), letters, offsets)
        if match.lastgroup != "inline":
            block = match.lastgroup == "block"
            letters.append("\n" if block else html.unescape(match.group()))
            offsets.append(match.start())
        at = match.end()
    _copy(text, (at, len(text)), letters, offsets)
    joined = "".join(letters)
    first = len(joined) - len(joined.lstrip())
    last = max(first, len(joined.rstrip()))
    return Cleaned(joined[first:last], tuple(offsets[first:last]))


def unwrap(text: str) -> Cleaned:
    """Join the lines that a page's width broke, with the way back.

    Lines are joined with nothing between, or with a blank between two ASCII letters or
    digits. Blank lines and lines that begin with a bullet, a circled digit or a bracket
    stay apart.
    """
    letters: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in _WRAP.finditer(text):
        _copy(text, (at, match.start()), letters, offsets)
        at = match.end()
        around = text[match.start() - 1], text[at]
        if all(_ASCII_WORD.match(letter) for letter in around):
            letters.append(" ")
            offsets.append(match.start())
    _copy(text, (at, len(text)), letters, offsets)
    return Cleaned("".join(letters), tuple(offsets))


def _copy(
    text: str, stretch: tuple[int, int], letters: list[str], offsets: list[int]
) -> None:
    for at in range(*stretch):
        letters.append(_repair(text[at]))
        offsets.append(at)


def _repair(letter: str) -> str:
    """Turn a radical or compatibility ideograph into the kanji it looks like."""
    if "\u2e80" <= letter <= "\u2eff":
        return letter.translate(RADICALS)
    if "\u2f00" <= letter <= "\u2fdf" or "\uf900" <= letter <= "\ufaff":
        repaired = unicodedata.normalize("NFKC", letter)
        return repaired if len(repaired) == 1 else letter
    return letter


def normalise(text: str) -> str:
    """Fold a name to the form in which names are compared; idempotent.

    Widths, dashes, waves, quotes and brackets are unified; blanks go, save one between
    Latin words; ヶ between kanji reads ケ, 子ども and 子供 read こども. Circled digits
    stay circled, so that ③126,985 never becomes 3126,985. Markup is the business of
    ``clean``.
    """
    folded = _fold(text)
    while folded != text:  # a blank taken out can bring two foldable letters together
        text, folded = folded, _fold(folded)
    return folded


def _fold(text: str) -> str:
    text = _INVISIBLE.sub("", text).translate(RADICALS)
    parts = _MARKS.split(text)
    parts[::2] = [unicodedata.normalize("NFKC", part) for part in parts[::2]]
    text = _BLANK.sub(_one_blank, "".join(parts).translate(_FOLDED).strip())
    text = _COUNTED.sub("か", _SMALL_KE.sub("ケ", text))
    return _CHILD.sub("こども", text)


def _one_blank(match: re.Match[str]) -> str:
    """Keep one blank between Latin words, and none beside Japanese or a bracket."""
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return " " if _is_latin(before) and _is_latin(after) else ""


def _is_latin(letter: str) -> bool:
    return letter < _FIRST_JAPANESE and letter not in _CLOSED_UP


class LegalName(NamedTuple):
    """A body's name parted from its legal form.

    Attributes:
        form: Key in the concept scheme ``org-kind``; None if no form is printed.
        printed: The form as printed, empty if there is none.
        name: The rest of the name.
    """

    form: str | None
    printed: str
    name: str


_FORMS = {
    "認定特定非営利活動法人": "nintei-npo",
    "認定NPO法人": "nintei-npo",
    "特定非営利活動法人": "npo",
    "NPO法人": "npo",
    "(認定特非)": "nintei-npo",
    "(特非)": "npo",
    "(NPO)": "npo",
    "株式会社": "kabushiki",
    "㈱": "kabushiki",
    "(株)": "kabushiki",
    "有限会社": "yugen",
    "㈲": "yugen",
    "(有)": "yugen",
    "合同会社": "godo",
    "(同)": "godo",
    "公益財団法人": "koeki-zaidan",
    "(公財)": "koeki-zaidan",
    "一般財団法人": "ippan-zaidan",
    "(一財)": "ippan-zaidan",
    "公益社団法人": "koeki-shadan",
    "(公社)": "koeki-shadan",
    "一般社団法人": "ippan-shadan",
    "(一社)": "ippan-shadan",
    "社会福祉法人": "shakai-fukushi",
    "(福)": "shakai-fukushi",
    "(社福)": "shakai-fukushi",
    "学校法人": "gakko",
    "国立大学法人": "gakko",
    "公立大学法人": "gakko",
    "独立行政法人": "dokuritsu",
    "地方独立行政法人": "dokuritsu",
    "国立研究開発法人": "dokuritsu",
    "(独)": "dokuritsu",
    "有限責任事業組合": "llp",
    "LLP": "llp",
}
_WIDE = {ord("("): "[(（]", ord(")"): "[)）]"} | {
    ord(letter): f"[{letter}{chr(ord(letter) + 0xFEE0)}]" for letter in "NPOL"
}
_LOOSE_FORMS = "|".join(
    r"\s*".join(letter.translate(_WIDE) for letter in form)
    for form in sorted(_FORMS, key=len, reverse=True)
)
_AT_START = re.compile(rf"\s*({_LOOSE_FORMS})\s*([^\s、，,等].*?)\s*", re.DOTALL)
_AT_END = re.compile(rf"\s*(.+?)\s*({_LOOSE_FORMS})\s*", re.DOTALL)
_BARE_START = re.compile(rf"\s*(株)\s*([^{_KANJI}\s].*?)\s*", re.DOTALL)
_BARE_END = re.compile(r"\s*(.+?)\s*(株)\s*", re.DOTALL)


def split_legal_form(name: str, *, bare_kabu: bool = False) -> LegalName:
    """Part a legal form at either end of a body's name from the name.

    Blanks inside the form (「NPO 法人」) and full-width letters do not matter. A name
    that is nothing but a form (「NPO法人」 as a class of bodies) is left whole.

    Args:
        name: The name as printed.
        bare_kabu: Read also 株 alone before or behind a name as a damaged ㈱. Before a
            name only if no kanji follows (株主会 is no company).
    """
    found = _AT_START.fullmatch(name)
    if found:
        return _legal_name(found[1], found[2])
    found = _AT_END.fullmatch(name)
    if found:
        return _legal_name(found[2], found[1])
    if bare_kabu and (found := _BARE_START.fullmatch(name)):
        return LegalName("kabushiki", found[1], found[2])
    if bare_kabu and (found := _BARE_END.fullmatch(name)):
        return LegalName("kabushiki", found[2], found[1])
    return LegalName(None, "", name.strip())


def _legal_name(printed: str, name: str) -> LegalName:
    compact = "".join(printed.split()).translate(
        {ord(letter) + 0xFEE0: letter for letter in "()NPOL"}
    )
    return LegalName(_FORMS[compact], printed, name)
