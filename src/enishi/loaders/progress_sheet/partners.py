"""Whom a row names: places abroad, bodies, networks, ports."""

from collections.abc import Iterable, Iterator
from typing import Final

from enishi.loaders.progress_sheet.cells import SheetCell
from enishi.loaders.records import Party
from enishi.register.entities import Entity
from enishi.register.names import Names
from enishi.register.recogniser import NameMatch
from enishi.vocabulary.identity import Ref

_HOME_COUNTRY: Final = "JP"
_PLACES: Final = frozenset({"City", "Region", "Country"})
_NATIONAL_BODIES: Final = frozenset({"dokuritsu", "government-body", "igo"})


def find_names(
    cells: Iterable[SheetCell], names: Names, document: str
) -> tuple[list[Party], list[Party]]:
    """Return the partners that cells name, and the other bodies, each spelling once.

    Partners are places abroad, international and foreign bodies, and the national
    bodies through which a city works abroad (JICA). The city's own foundations, local
    firms and domestic ports are named, but are no partners abroad; Japan, its cities
    and its regions are neither.

    Args:
        cells: The row's texts in reading order.
        names: The register's names.
        document: Slug of the document, for its corrections.
    """
    partners: dict[tuple[str, str], Party] = {}
    others: dict[tuple[str, str], Party] = {}
    for cell in cells:
        for match, entity, party in _named(cell, names, document):
            kept = partners if _works_abroad(entity) else others
            kept.setdefault((match.surface, match.kind), party)
    return list(partners.values()), list(others.values())


def _works_abroad(entity: Entity) -> bool:
    if entity.country != _HOME_COUNTRY:
        return True
    return entity.category in _NATIONAL_BODIES


def _named(
    cell: SheetCell, names: Names, document: str
) -> Iterator[tuple[NameMatch, Entity, Party]]:
    for match in names.recogniser.find(cell.text, document=document):
        entity = match.entity
        if entity is None or (
            match.kind in _PLACES and _HOME_COUNTRY in (entity.country, entity.id[-2:])
        ):
            continue
        party = Party(
            name=match.surface,
            evidence=(cell.place(match.start, match.end),),
            kinds=(entity.id.partition("/")[0],),
            ref=Ref.curated(entity.id),
            method=match.method,
            correction=match.correction,
        )
        yield match, entity, party
