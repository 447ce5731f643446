"""Names that the register does not know, told by their form.

A foreign university, zoo or foundation has a stem in katakana or Latin letters; a
partner may be announced as one (連携先:…); the home government's schools have Chinese
names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enishi.loaders.called_after import bodies_called_after
from enishi.register.recogniser import NameMatch

PLACES: Final = frozenset({"City", "Region", "Country"})
"""Classes of the register's places."""

_KATAKANA: Final = r"[ァ-ヺー・]"
_GENERIC: Final = re.compile(
    r"・*(?:オリンピック|パラリンピック|スポーツ|サッカー|テニス|ボランティア|オンライン|"
    r"グローバル|アジア|デジタル|アリーナ|センター|メディア|コミュニティ|"
    r"バーチャル|ファイナンス|エネルギー|ビジネス|・)+"
)
_BODY: Final = re.compile(
    rf"(?P<stem>{_KATAKANA}{{3,}}|[A-Z][A-Za-z&.\-]+(?: [A-Za-z&.\-]+)* ?)"
    r"[一-龥]{0,6}?(?:大学(?:[ァ-ヺー]+校)?|動物園|水族館|博物館|美術館|植物園|財団|協会|銀行|大使館|"
    r"総領事館|映画祭|研究所|株式会社)(?![一-龥])"
    r"|(?P<partner>(?<=連携先[:：])[^（(　]+?)(?=[（(　]|\s*[12]\d{3}年|$)"
)
_PLACE: Final = re.compile(
    rf"(?P<stem>(?<!{_KATAKANA}){_KATAKANA}{{2,}})(?:特別市|広域市|直轄市|市|州|省)"
    r"(?![一-龥]*[場民街販])"
)
_SCHOOL: Final = re.compile(
    r"(?<![一-龥ぁ-ん])(?!都立高|私立高|公立高)"
    r"(?P<name>[一-龥]{2,7}(?:高等学校|中等教育学校))(?=[、,，がにと]|$)"
)
_REGION_ENDS: Final = ("州", "省")


@dataclass(frozen=True, slots=True)
class FormedName:
    """A name told by its form.

    Attributes:
        text: The name.
        start: Offset of its first character.
        end: Offset behind its last.
        kind: What it names, as a kind of address.
        country: ISO code of the country that its form tells, or "".
    """

    text: str
    start: int
    end: int
    kind: str
    country: str = ""


def unknown_names(text: str, known: list[NameMatch]) -> Iterator[FormedName]:
    """Yield names of parties abroad that the register does not know.

    A place that stands in a longer name (ヴィリニュス工科大学) is part of that name.

    Args:
        text: The text.
        known: The register's names in it.
    """
    for pattern in (_BODY, _PLACE):
        for found in pattern.finditer(text):
            name = found[0].strip("・ ")
            start = found.start() + found[0].index(name)
            formed = FormedName(name, start, start + len(name), _kind(pattern, name))
            generic = _GENERIC.fullmatch(found["stem"] or "")
            if not generic and _is_new(formed, known, pattern):
                yield formed
    for body in bodies_called_after(text, known):
        name = text[body.start : body.end]
        formed = FormedName(name, body.start, body.end, "organization", body.country)
        if _is_new(formed, known, _BODY):
            yield formed


def school_names(text: str) -> Iterator[FormedName]:
    """Yield the home government's schools by name, each once."""
    schools = {match["name"]: match for match in _SCHOOL.finditer(text)}
    for name, match in schools.items():
        start, end = match.span("name")
        yield FormedName(name, start, end, "organization")


def _kind(pattern: re.Pattern[str], name: str) -> str:
    if pattern is _BODY:
        return "organization"
    return "region" if name.endswith(_REGION_ENDS) else "city"


def _is_new(name: FormedName, known: list[NameMatch], pattern: re.Pattern[str]) -> bool:
    """Tell whether nothing of a name is known, or only places in it."""
    overlaps = [m for m in known if m.start < name.end and name.start < m.end]
    if pattern is _PLACE:
        return not overlaps
    return all(
        (m.kind in PLACES or m.entity is None)
        and name.start <= m.start
        and m.end <= name.end
        and (m.start, m.end) != (name.start, name.end)
        for m in overlaps
    )
