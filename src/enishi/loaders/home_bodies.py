"""Bodies of the home country that the register does not know, told by their form.

「(公財)札幌市国際交流協会」 has a legal form, 「青山学院大学」 ends as a university
does, and what is called after the document's own city and ends as a body does is one of
its own (札幌市居住支援協議会).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from enishi.register.recogniser import NameMatch

_LETTER: Final = "一-鿿々ァ-ヶーA-Za-zＡ-Ｚａ-ｚ0-9０-９＆&"
_END: Final = (
    "(?:協会|財団|機構|協議会|研究所|研究センター|商工会議所|公社|大学|連盟|連合会"
    "|振興会)"
)
_FORM: Final = (
    r"(?:(?:公益|一般)(?:財団|社団)法人|(?:認定)?(?:特定非営利活動|NPO)法人|社会福祉法人"
    r"|学校法人|独立行政法人|(?:国立|公立)大学法人|[(（](?:公財|公社|一財|一社)[)）])"
)
_WITH_FORM: Final = re.compile(
    rf"{_FORM}\s*(?:[{_LETTER}・]{{1,24}}?{_END}|[{_LETTER}・]{{2,24}})"
)
_COMPANY: Final = re.compile(
    rf"(?:株式会社|㈱|[(（]株[)）])\s*[{_LETTER}・]{{2,24}}"
    rf"|(?<![{_LETTER}・])[{_LETTER}・]{{2,20}}?(?:株式会社|㈱|[(（]株[)）])"
)
_UNIVERSITY: Final = re.compile(
    "(?<![一-鿿ァ-ヶー])[一-鿿]{2,10}大学(?=[、，。・及やとがのにはを等「」(（)） ]|$)"
)
# A class of bodies is none: 主要大学, 市内企業.
_CLASS: Final = re.compile(
    "各|主要|市内|県内|都内|国内|国立|公立|私立|市立|県立|現地|地元|地域|海外|関係|民間|近隣|他|短期"
)
_PART: Final = re.compile(r"等|など|及び|および|又は|または")


@dataclass(frozen=True, slots=True)
class HomeBody:
    """A body by its place in a text.

    Attributes:
        name: Its name as printed.
        start: Offset of its first character.
        end: Offset behind its last.
    """

    name: str
    start: int
    end: int


def home_bodies(text: str, known: Sequence[NameMatch], home: str) -> Iterator[HomeBody]:
    """Yield the bodies that a text names by their form, each place once.

    Args:
        text: The text.
        known: The register's names in it; what stands in them is no other body.
        home: Name of the document's own city (札幌市).
    """
    taken = [(match.start, match.end) for match in known if match.kind not in _PLACES]
    for pattern in (_WITH_FORM, _COMPANY, _own(home), _UNIVERSITY):
        for match in pattern.finditer(text):
            start, end = match.span()
            cut = _PART.search(text, start, end)
            end = cut.start() if cut else end
            free = all(end <= left or right <= start for left, right in taken)
            if free and not _CLASS.match(text, start):
                taken.append((start, end))
                yield HomeBody(text[start:end], start, end)


_PLACES: Final = frozenset({"City", "Region", "Country", "Port", ""})


def _own(home: str) -> re.Pattern[str]:
    """Return the form of the names of a city's own bodies."""
    stem = re.escape(home.rstrip("市都府県区町村"))
    return re.compile(
        rf"(?<![{_LETTER}]){stem}(?:市|都|府|県|区|町|村)?[{_LETTER}・]{{2,20}}?{_END}"
        rf"(?![{_LETTER}])"
    )
