"""The register as a whole: every file read, and what must hold across files."""

from dataclasses import dataclass
from pathlib import Path

from enishi.errors import SourceError
from enishi.register.corrections import Correction, read_corrections
from enishi.register.departments import Departments, read_departments
from enishi.register.entities import Entity, read_entities
from enishi.register.folding import fold_name
from enishi.register.pins import Pin, read_pins
from enishi.resources import folder


@dataclass(frozen=True, slots=True)
class Register:
    """Everything that people curate about names.

    Attributes:
        entities: Countries, places, organisations, in the order of their files.
        corrections: What is printed wrongly.
        departments: English names and spellings of departments.
        pins: Keys that must not change.
    """

    entities: tuple[Entity, ...]
    corrections: tuple[Correction, ...]
    departments: Departments
    pins: tuple[Pin, ...]


def read_register(path: Path | None = None) -> Register:
    """Read the register.

    Args:
        path: Folder of its files; by default the one that Enishi ships.

    Returns:
        The register, checked.

    Raises:
        SourceError: If a row is wrong, an id stands twice, a name stands for two
            entities that could be taken for one another, or a reference leads nowhere;
            file and line are named.
    """
    place = path or folder("graph/register")
    entities = read_entities(place)
    _check_ids(entities)
    _check_names(entities)
    _check_references(entities)
    return Register(
        entities=entities,
        corrections=read_corrections(place),
        departments=read_departments(place),
        pins=read_pins(place),
    )


def _check_ids(entities: tuple[Entity, ...]) -> None:
    """Refuse an id that stands twice."""
    seen: dict[str, Entity] = {}
    for entity in entities:
        other = seen.setdefault(entity.id, entity)
        if other is not entity:
            raise _error(entity, f"{entity.id!r} stands at line {other.place[1]} too.")


def _check_names(entities: tuple[Entity, ...]) -> None:
    """Refuse a name that two entities of overlapping kind answer to.

    A city and a country may share one (シンガポール), because a passage can tell them
    apart; two organisations of whatever class may not.
    """
    seen: dict[tuple[str, str], Entity] = {}
    for entity in entities:
        kind = entity.kind if entity.kind in {"City", "Region", "Country"} else ""
        for name in entity.names:
            other = seen.setdefault((kind, fold_name(name)), entity)
            if other is not entity:
                raise _error(entity, f"{name!r} is a name of {other.id!r} too.")


def _check_references(entities: tuple[Entity, ...]) -> None:
    """Refuse a country, host or member that no row describes."""
    known = {entity.id for entity in entities}
    for entity in entities:
        country = f"country/{entity.country}" if entity.country else ""
        for path in (country, entity.host, *entity.members):
            if path and path not in known:
                raise _error(entity, f"{path!r} is not in the register.")


def _error(entity: Entity, message: str) -> SourceError:
    """Return an error that names an entity's row."""
    file, line = entity.place
    return SourceError(
        message, document=file, line=line, hint="Mend this row of the register."
    )
