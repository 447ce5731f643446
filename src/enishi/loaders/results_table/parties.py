"""Whom a cell names: places abroad, bodies, networks, ports.

The register's names come first; beside them the form of a name tells some parties. A
country that only says where a body sits (``上海動物園（中国）``) is an address, not a
party.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from enishi.documents.source import Document
from enishi.loaders.city_states import with_cities_decided
from enishi.loaders.records import Party
from enishi.loaders.results_table.cells import Cell
from enishi.loaders.results_table.forms import (
    PLACES,
    FormedName,
    school_names,
    unknown_names,
)
from enishi.register.entities import Entity
from enishi.register.names import Names
from enishi.register.recogniser import NameMatch
from enishi.vocabulary.identity import Ref

_HOME: Final = "JP"
_CLASS: Final = re.compile(r"(?:内)?の?(?:学校|大学|企業)(?!院|と締結|等との合意)")
_EMBASSY: Final = re.compile(r"(?:共和国|王国)?大使館")
# 「香港窓口」 is an office of our own: it says where it is, not with whom we deal.
_OFFICE: Final = re.compile("(?:の)?(?:相談)?(?:窓口|事務所|オフィス|支所)")
# 「チリ国の主要都市では外出が制限された」 tells where something was.
_WHERE: Final = re.compile(
    "国?(?:の(?:主要|各)?都市|内|各地|国内)(?:では|にて|において)"
)
_BETWEEN: Final = frozenset({"", "の", "・", " ", "　"})
_BRACKETS: Final = frozenset("（(")


@dataclass
class Named:
    """Everyone a cell names.

    Attributes:
        partners: Parties abroad, each once.
        others: Japanese bodies and seats of offices: named, but no parties abroad.
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
        known = self.matches(cell)
        unknown = {name.text: name for name in unknown_names(cell.text, known)}
        reader = _Reader(
            cell.text,
            [
                match
                for match in known
                if not any(n.start <= match.start < n.end for n in unknown.values())
            ],
            frozenset(name.end for name in unknown.values()),
        )
        named = Named()
        for match in reader.doubtful():
            named.doubtful.append(self.party(cell, match))
        for match, entity in reader.acting():
            abroad = entity.country != _HOME
            kept = named.partners if abroad else named.others
            kept.append(self.party(cell, match))
        named.others += [self.party(cell, match) for match in reader.offices()]
        named.classes.extend(reader.classes)
        named.partners.extend(self._formed(cell, name) for name in unknown.values())
        for name in school_names(cell.text):
            named.others.append(self._formed(cell, name, _HOME, "gakko"))
        return named

    def unknown(self, cell: Cell) -> list[tuple[FormedName, Party]]:
        """Return the parties whom only the form of their names tells."""
        names = unknown_names(cell.text, self.matches(cell))
        return [(name, self._formed(cell, name)) for name in names]

    def matches(self, cell: Cell) -> list[NameMatch]:
        """Return the register's names in a cell's text."""
        found = self.names.recogniser.find(cell.text, document=self.slug)
        return with_cities_decided(found)

    def party(self, cell: Cell, match: NameMatch) -> Party:
        """Return a match as a party with the place where it stands."""
        entity = match.entity
        embassy = _EMBASSY.match(cell.text, match.end)
        if entity and match.kind == "Country" and embassy:
            name = FormedName(
                cell.text[match.start : embassy.end()],
                match.start,
                embassy.end(),
                "organization",
            )
            return self._formed(cell, name, entity.id[-2:], "government-body")
        return Party(
            name=match.surface,
            evidence=cell.place(self.document, match.start, match.end),
            kinds=(entity.id.partition("/")[0],) if entity else (),
            ref=Ref.curated(entity.id) if entity else None,
            method=match.method or "exact",
            correction=match.correction,
        )

    def _formed(
        self, cell: Cell, name: FormedName, country: str = "", org_kind: str = ""
    ) -> Party:
        return Party(
            name=name.text,
            evidence=cell.place(self.document, name.start, name.end),
            kinds=(name.kind,),
            country=country or name.country,
            org_kind=org_kind,
        )


@dataclass
class _Reader:
    """Tells which of a text's names act, and which only say where.

    Attributes:
        text: The text.
        matches: The register's names in it.
        ends: Where names end that the register does not know.
        classes: Counterparties worded as a class, as far as read.
    """

    text: str
    matches: list[NameMatch]
    ends: frozenset[int]
    classes: list[str] = field(default_factory=list)

    def doubtful(self) -> list[NameMatch]:
        """Return the names that mean several things."""
        return [match for match in self.matches if match.entity is None]

    def offices(self) -> list[NameMatch]:
        """Return the places abroad that only say where an office is."""
        return [
            match
            for match in self.matches
            if match.entity and not _is_home(match.entity) and self._seats(match)
        ]

    def acting(self) -> list[tuple[NameMatch, Entity]]:
        """Return the names of parties, each entity once."""
        found: dict[str, tuple[NameMatch, Entity]] = {}
        for place, match in enumerate(self.matches):
            entity = match.entity
            if entity and not _is_home(entity) and self._acts(match, place):
                found.setdefault(entity.id, (match, entity))
        return list(found.values())

    def _acts(self, match: NameMatch, place: int) -> bool:
        if match.kind not in PLACES:
            return True
        if self._seats(match):
            return False
        group = _CLASS.match(self.text, match.end)
        if group:
            self.classes.append(self.text[match.start : group.end()])
        if match.kind == "Country" and _WHERE.match(self.text, match.end):
            return False
        return match.kind != "Country" or not (group or self._is_address(match, place))

    def _seats(self, match: NameMatch) -> bool:
        return match.kind in PLACES and bool(_OFFICE.match(self.text, match.end))

    def _is_address(self, match: NameMatch, place: int) -> bool:
        """Tell whether a country only says where another named party is."""
        following = self.matches[place + 1 : place + 2]
        before = self.matches[max(place - 1, 0) : place]
        if any(self._stands_before(match, other) for other in following):
            return True
        if self.text[match.start - 1 : match.start] in _BRACKETS:
            ends = {other.end for other in before if other.kind != "Country"}
            if match.start - 1 in ends | self.ends:
                return True
        return any(words.startswith(match.surface) for words in self.classes)

    def _stands_before(self, country: NameMatch, other: NameMatch) -> bool:
        if other.entity is None or other.kind == "Country" or country.entity is None:
            return False
        between = self.text[country.end : other.start]
        return between in _BETWEEN and other.entity.country in _codes(country.entity)


def _codes(country: Entity) -> Sequence[str]:
    """Return what may be noted as the country of a body there."""
    return country.country or country.id[-2:], ""


def _is_home(entity: Entity) -> bool:
    """Tell whether an entity is a place in Japan, or Japan itself."""
    return entity.kind in PLACES and _HOME in (entity.country, entity.id[-2:])
