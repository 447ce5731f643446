"""Proposals for a curator: what an unresolved name might be. They decide nothing.

Likeness of spelling is a poor judge (横浜市国際交流協会 and 川崎市国際交流協会 are
alike and two bodies), so it only orders what a person looks at before writing a row of
the register.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from enishi.register.entities import Entity
from enishi.register.gazetteer import name_key

LEAST: Final = 50.0
"""Proposals less alike than this are not worth a look."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entity whose name looks like an unresolved one.

    Attributes:
        entity: The entity.
        name: The name of it that is alike.
        likeness: Ratio of the two spellings, 0 to 100 (rapidfuzz ``ratio``).
    """

    entity: Entity
    name: str
    likeness: float


def propose(name: str, entities: Iterable[Entity], limit: int = 5) -> list[Proposal]:
    """Propose what an unresolved name might be.

    A closed list makes the best proposals: ケロリン is nearest to ウーロンゴン among
    the partners of one city, and nowhere near it among all cities.

    Args:
        name: The unresolved name.
        entities: What to choose from.
        limit: How many proposals at most.

    Returns:
        The most alike first, each entity once.
    """
    named = [(candidate, entity) for entity in entities for candidate in entity.names]
    found = process.extract(
        name_key(name),
        [name_key(candidate) for candidate, _ in named],
        scorer=fuzz.ratio,
        score_cutoff=LEAST,
        limit=None,
    )
    best: dict[str, Proposal] = {}
    for _, likeness, place in found:
        candidate, entity = named[place]
        best.setdefault(entity.id, Proposal(entity, candidate, likeness))
    ranked = sorted(best.values(), key=lambda one: (-one.likeness, one.entity.id))
    return ranked[:limit]
