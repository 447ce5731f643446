"""Whom a row names: places abroad, bodies, networks, ports."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from enishi.loaders.called_after import CalledAfter, bodies_called_after
from enishi.loaders.city_states import with_cities_decided
from enishi.loaders.home_bodies import home_bodies
from enishi.loaders.progress_sheet.cells import SheetCell
from enishi.loaders.records import Party
from enishi.register.entities import Entity
from enishi.register.names import Names
from enishi.register.recogniser import NameMatch
from enishi.vocabulary.identity import Ref

_HOME_COUNTRY: Final = "JP"
_SCHEME: Final = re.compile("[一-鿿ぁ-ん]{2,12}事業")
_PLACE: Final = re.compile(
    "(?<![ァ-ヺー])[ァ-ヺー]{2,}(?:特別市|広域市|市|州|省)(?![一-龥])"
)
_PLACES: Final = frozenset({"City", "Region", "Country"})
_OUTWARD: Final = frozenset({"dokuritsu", "government-body", "igo", "network"})


def find_names(
    cells: Iterable[SheetCell], names: Names, document: str, home: str
) -> tuple[list[Party], list[Party]]:
    """Return the partners that cells name, and the other bodies, each spelling once.

    Partners are places abroad, international and foreign bodies, and the national
    bodies and networks through which a city works abroad (JICA). The city's own
    foundations, local firms and domestic ports are named, but are no partners abroad;
    Japan, its cities and its regions are neither. A body that the register does not
    know and that is called after a place abroad (ハノイ工科大学) is a partner, not the
    place.

    Args:
        cells: The row's texts in reading order.
        names: The register's names.
        document: Slug of the document, for its corrections.
        home: Name of the document's own city, for its own bodies.
    """
    partners: dict[tuple[str, str], Party] = {}
    others: dict[tuple[str, str], Party] = {}
    for cell in cells:
        known = names.recogniser.find(cell.text, document=document)
        for entity, party in _named(cell, known):
            kept = partners if _works_abroad(entity) else others
            kept.setdefault((party.name, party.kinds[0]), party)
        for party in (*_unknown_places(cell, known), *_bodies(cell, known, home)):
            others.setdefault((party.name, party.kinds[0]), party)
    return list(partners.values()), list(others.values())


def _works_abroad(entity: Entity) -> bool:
    if entity.country != _HOME_COUNTRY:
        return True
    return entity.category in _OUTWARD


def _unknown_places(cell: SheetCell, known: Sequence[NameMatch]) -> Iterator[Party]:
    """Yield places abroad by their form that the register lacks, for the curator."""
    for match in _PLACE.finditer(cell.text):
        if not any(m.start < match.end() and match.start() < m.end for m in known):
            region = match.group().endswith(("州", "省"))
            yield Party(
                name=match.group(),
                evidence=(cell.place(*match.span()),),
                kinds=("region",) if region else ("city",),
            )


def _bodies(cell: SheetCell, known: Sequence[NameMatch], home: str) -> Iterator[Party]:
    """Yield bodies of the home country by their form that the register lacks."""
    for body in home_bodies(cell.text, known, home):
        yield Party(
            name=body.name,
            evidence=(cell.place(body.start, body.end),),
            kinds=("organization",),
        )


def find_parties(cell: SheetCell, names: Names, document: str) -> Iterator[Party]:
    """Yield everybody whom the register knows and a cell names, of any country.

    A name that only begins that of a scheme (JICA草の根技術協力事業) is nobody's.
    """
    found = names.recogniser.find(cell.text, document=document)
    for match in with_cities_decided(found):
        if match.entity and not _SCHEME.match(cell.text, match.end):
            yield party_of(cell, match, match.entity)


def _named(cell: SheetCell, known: list[NameMatch]) -> Iterator[tuple[Entity, Party]]:
    matches = with_cities_decided(known)
    bodies = {body.place: body for body in bodies_called_after(cell.text, matches)}
    for match in matches:
        entity = match.entity
        if entity is None or (
            match.kind in _PLACES and _HOME_COUNTRY in (entity.country, entity.id[-2:])
        ):
            continue
        body = bodies.get(match)
        yield entity, _body(cell, body) if body else party_of(cell, match, entity)


def _body(cell: SheetCell, body: CalledAfter) -> Party:
    return Party(
        name=cell.text[body.start : body.end],
        evidence=(cell.place(body.start, body.end),),
        kinds=("organization",),
        country=body.country,
    )


def party_of(cell: SheetCell, match: NameMatch, entity: Entity) -> Party:
    """Return the party that a name of the register in a cell means."""
    return Party(
        name=match.surface,
        evidence=(cell.place(match.start, match.end),),
        kinds=(entity.id.partition("/")[0],),
        ref=Ref.curated(entity.id),
        method=match.method,
        correction=match.correction,
    )
