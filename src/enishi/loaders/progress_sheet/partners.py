"""Whom a row names: places abroad, bodies, networks, ports."""

from collections.abc import Iterable, Iterator
from typing import Final

from enishi.loaders.progress_sheet.cells import SheetCell
from enishi.loaders.records import Party
from enishi.register.names import Names
from enishi.register.recogniser import NameMatch
from enishi.vocabulary.identity import Ref

_HOME_COUNTRY: Final = "JP"
_PLACES: Final = frozenset({"City", "Region", "Country"})


def find_partners(
    cells: Iterable[SheetCell], names: Names, document: str
) -> tuple[Party, ...]:
    """Return everyone the cells name, each spelling once.

    Japan, its cities and its regions are no partners; its bodies (JICA) are.

    Args:
        cells: The row's texts in reading order.
        names: The register's names.
        document: Slug of the document, for its corrections.
    """
    found: dict[tuple[str, str], Party] = {}
    for cell in cells:
        for match, party in _named(cell, names, document):
            found.setdefault((match.surface, match.kind), party)
    return tuple(found.values())


def _named(
    cell: SheetCell, names: Names, document: str
) -> Iterator[tuple[NameMatch, Party]]:
    for match in names.recogniser.find(cell.text, document=document):
        entity = match.entity
        if entity is None or (
            match.kind in _PLACES and _HOME_COUNTRY in (entity.country, entity.id[-2:])
        ):
            continue
        yield (
            match,
            Party(
                name=match.surface,
                evidence=(cell.place(match.start, match.end),),
                kinds=(entity.id.partition("/")[0],),
                ref=Ref.curated(entity.id),
                method=match.method,
                correction=match.correction,
            ),
        )
