"""Whom a cell names: places abroad, bodies, networks, ports.

The register's names come first. Beside them the words themselves tell some parties: an
embassy, a foreign university or a city that no register row knows. A country that only
says where a body sits (``ベオグラード動物園（セルビア）``) is an address, not a party.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from enishi.documents.source import Document
from enishi.loaders.records import Party
from enishi.loaders.results_table.cells import Cell
from enishi.register.entities import Entity
from enishi.register.names import Names
from enishi.register.recogniser import NameMatch
from enishi.vocabulary.identity import Ref

_HOME: Final = "JP"
_PLACES: Final = frozenset({"City", "Region", "Country"})
_KATAKANA: Final = r"[ァ-ヺー・]"
_GENERIC: Final = re.compile(
    r"・*(?:オリンピック|パラリンピック|スポーツ|サッカー|テニス|ボランティア|オンライン|"
    r"グローバル|アジア|デジタル|アリーナ|センター|メディア|コミュニティ|"
    r"バーチャル|ファイナンス|エネルギー|ビジネス|・)+"
)
_BODY: Final = re.compile(
    rf"(?P<stem>{_KATAKANA}{{3,}}|[A-Z][A-Za-z&.\-]+(?: [A-Za-z&.\-]+)* ?)"
    r"[一-龥]{0,6}?(?:大学|動物園|水族館|博物館|美術館|植物園|財団|協会|銀行|大使館|総領事館|映画祭|"
    r"研究所|株式会社)(?![一-龥])"
    r"|(?P<partner>(?<=連携先[:：])[^（(　]+?)(?=[（(　]|\s*[12]\d{3}年|$)"
)
_PLACE: Final = re.compile(
    rf"(?P<stem>(?<!{_KATAKANA}){_KATAKANA}{{2,}})(?:特別市|広域市|直轄市|市|州|省)"
    r"(?![一-龥]*[場民街販])"
)
_CLASS: Final = re.compile(r"(?:内)?の?(?:学校|大学|企業)(?!院|と締結|等との合意)")
_EMBASSY: Final = re.compile(r"(?:共和国|王国)?大使館")
_BETWEEN: Final = frozenset({"", "の", "・", " ", "　"})
_REGION_ENDS: Final = ("州", "省")


@dataclass
class Named:
    """Everyone a cell names.

    Attributes:
        partners: Parties abroad, each once.
        others: Japanese bodies, each once: named, but no parties abroad.
        classes: Counterparties worded as a class (``北京市内の学校``).
        doubtful: Names that mean several things, with the text deciding nothing.
    """

    partners: list[Party] = field(default_factory=list)
    others: list[Party] = field(default_factory=list)
    classes: list[str] = field(default_factory=list)
    doubtful: list[Party] = field(default_factory=list)


@dataclass(frozen=True)
class PartyFinder:
    """Finds the parties that cells name.

    Attributes:
        document: The document.
        slug: Its slug, for its corrections.
        names: The register's names.
    """

    document: Document
    slug: str
    names: Names

    def find(self, cell: Cell) -> Named:
        """Return everyone a cell names, each entity and each unknown name once."""
        matches = self.matches(cell)
        named, seen = Named(), set[str]()
        for place, match in enumerate(matches):
            entity = match.entity
            if entity is None:
                named.doubtful.append(self._party(cell, match))
            elif self._counts(cell, matches, place, named) and entity.id not in seen:
                seen.add(entity.id)
                abroad = entity.country != _HOME
                kept = named.partners if abroad else named.others
                kept.append(self._party(cell, match))
        for party in self._unknown(cell, matches):
            if party.name not in seen:
                seen.add(party.name)
                named.partners.append(party)
        return named

    def matches(self, cell: Cell) -> list[NameMatch]:
        """Return the register's names in a cell's text."""
        return self.names.recogniser.find(cell.text, document=self.slug)

    def party(self, cell: Cell, match: NameMatch) -> Party:
        """Return a match as a party with the place where it stands."""
        return self._party(cell, match)

    def _counts(
        self, cell: Cell, matches: list[NameMatch], place: int, named: Named
    ) -> bool:
        """Tell whether a name is a party's; note classes of counterparties."""
        match = matches[place]
        entity = match.entity
        if entity is None or entity.lg_code or _is_home(entity):
            return False
        if match.kind not in _PLACES:
            return True
        group = _CLASS.match(cell.text, match.end)
        if group:
            named.classes.append(cell.text[match.start : group.end()])
        if match.kind != "Country":
            return True
        return not (group or _is_address(cell.text, matches, place, named))

    def _party(self, cell: Cell, match: NameMatch) -> Party:
        entity = match.entity
        embassy = _EMBASSY.match(cell.text, match.end)
        if entity and match.kind == "Country" and embassy:
            end = embassy.end()
            return Party(
                name=cell.text[match.start : end],
                evidence=cell.place(self.document, match.start, end),
                kinds=("organization",),
                country=entity.id[-2:],
                org_kind="government-body",
            )
        return Party(
            name=match.surface,
            evidence=cell.place(self.document, match.start, match.end),
            kinds=(entity.id.partition("/")[0],) if entity else (),
            ref=Ref.curated(entity.id) if entity else None,
            method=match.method or "exact",
            correction=match.correction,
        )

    def _unknown(self, cell: Cell, matches: list[NameMatch]) -> Iterator[Party]:
        """Yield parties that the register does not know, by the form of their names."""
        for pattern in (_BODY, _PLACE):
            for found in pattern.finditer(cell.text):
                name = found[0].strip("・ ")
                start = found.start() + found[0].index(name)
                end = start + len(name)
                known = any(m.start < end and start < m.end for m in matches)
                if known or _GENERIC.fullmatch(found["stem"] or ""):
                    continue
                region = name.endswith(_REGION_ENDS)
                place = "region" if region else "city"
                yield Party(
                    name=name,
                    evidence=cell.place(self.document, start, end),
                    kinds=(place,) if pattern is _PLACE else ("organization",),
                )


def _is_home(entity: Entity) -> bool:
    """Tell whether an entity is a place in Japan, or Japan itself."""
    return entity.kind in _PLACES and _HOME in (entity.country, entity.id[-2:])


def _is_address(text: str, matches: list[NameMatch], place: int, named: Named) -> bool:
    """Tell whether a country only says where another named party is."""
    match = matches[place]
    country = match.entity.country or match.entity.id[-2:] if match.entity else ""
    following = matches[place + 1] if place + 1 < len(matches) else None
    before = matches[place - 1] if place else None
    if following and following.kind != "Country" and following.entity:
        between = text[match.end : following.start]
        if between in _BETWEEN and following.entity.country in (country, ""):
            return True
    bracketed = text[match.start - 1 : match.start] in {"（", "("}
    if before and before.kind != "Country" and bracketed:
        return before.end == match.start - 1
    surface = match.surface
    return any(words.startswith(surface) for words in named.classes)
