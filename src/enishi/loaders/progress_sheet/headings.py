"""What stands between the rows: title, policy lines, directions, items, legend."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from enishi.documents.characters import normalise
from enishi.documents.numerals import circled_value
from enishi.documents.source import Line
from enishi.documents.tables import is_separator

_TITLE: Final = re.compile(
    r"\s*(?P<plan>\S+?(?:プラン|計画|ビジョン|戦略|方針|指針|大綱))[ 　]*"
    r"第(?P<period>[0-9０-９]+|[一二三四五六七八九])期実行プログラム"
    r"[ 　]*進行管理シート"
    r"\s*[(（](?P<year>[^)）]*年度)[)）]\s*"
)
_POLICY: Final = re.compile(r"\s*【取組方針\s*([ⅠⅡⅢⅣⅤIVX]+)\s*】\s*(\S.*?)\s*")
_DIRECTION: Final = re.compile(r"\s*取組の方向性\s*([0-9０-９]+)\s*(\S.*?)\s*")
_ITEM: Final = re.compile(r"\s*([①-⑳])\s*(\S[^\t。]*?)\s*")
_LEGEND: Final = re.compile(r"\s*※")
_HEADER: Final = re.compile(r"取組名\t")
_KANJI: Final = str.maketrans("一二三四五六七八九", "123456789")
_ROMAN: Final = str.maketrans({"Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV", "Ⅴ": "V"})


class Kind(Enum):
    """What a line of the sheet that is no row says."""

    TITLE = auto()
    POLICY = auto()
    DIRECTION = auto()
    ITEM = auto()
    HEADER = auto()
    LEGEND = auto()
    BLANK = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is no row.

    Attributes:
        number: ``I`` for a policy line, ``1`` for a direction or an item; else "".
        title: Its words; for a legend the whole line.
    """

    line: Line
    kind: Kind
    number: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The sheet's title: which plan's which program in which fiscal year."""

    line: Line
    plan: str
    period: int
    year: str


def read_title(line: Line) -> Title | None:
    """Read a title line, or return None."""
    match = _TITLE.fullmatch(line.text)
    if not match:
        return None
    period = normalise(match["period"]).translate(_KANJI)
    return Title(line, match["plan"], int(period), match["year"])


def read_heading(line: Line) -> Heading:
    """Tell what a line that is no row says."""
    text = line.text
    for kind, fits in (
        (Kind.BLANK, not text.strip()),
        (Kind.TITLE, read_title(line) is not None),
        (Kind.HEADER, bool(_HEADER.match(text.lstrip())) or is_separator(text)),
        (Kind.LEGEND, bool(_LEGEND.match(text))),
    ):
        if fits:
            return Heading(line, kind, title=text.strip())
    if match := _POLICY.fullmatch(text):
        return Heading(line, Kind.POLICY, match[1].translate(_ROMAN), match[2])
    if match := _DIRECTION.fullmatch(text):
        return Heading(line, Kind.DIRECTION, normalise(match[1]), match[2])
    if match := _ITEM.fullmatch(text):
        return Heading(line, Kind.ITEM, str(circled_value(match[1])), match[2])
    return Heading(line, Kind.OTHER, title=text.strip())
