"""The gazetteer: which entities answer to a name."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from enishi.documents.characters import normalise, split_legal_form
from enishi.register.entities import Entity

_CERTIFIED: Final[dict[str | None, str]] = {"nintei-npo": "npo"}


def name_key(name: str) -> str:
    """Return what the spellings of a name share: its normal form, in lower case."""
    return normalise(name).casefold()


@dataclass(frozen=True, slots=True)
class Answer:
    """An entity that answers to a name.

    Attributes:
        entity: The entity.
        method: Concept key of the scheme ``resolution``: ``exact`` for its label,
            ``normalised`` for its label in another spelling, ``alias`` for another
            of its names.
    """

    entity: Entity
    method: str


class Gazetteer:
    """Every entity of the register by its names.

    Args:
        entities: The entities.
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_key: dict[str, list[Entity]] = {}
        self._by_id: dict[str, Entity] = {}
        for entity in entities:
            self._by_id[entity.id] = entity
            for key in dict.fromkeys(map(name_key, entity.names)):
                self._by_key.setdefault(key, []).append(entity)

    def entity(self, path: str) -> Entity | None:
        """Return an entity by its id, or None."""
        return self._by_id.get(path)

    def answers(
        self,
        name: str,
        *,
        kinds: Collection[str] | None = None,
        country: str | None = None,
    ) -> tuple[Answer, ...]:
        """Return the entities that answer to a name.

        Args:
            name: The name, in any spelling.
            kinds: Classes to choose from; None for all.
            country: ISO 3166-1 alpha-2 code that the entity must have; None for any.

        Returns:
            Each of them with how it was found; none if nobody knows the name.
        """
        owners = self._by_key.get(name_key(name)) or self._without_form(name)
        return tuple(
            Answer(entity, method_of(name, entity))
            for entity in owners
            if (kinds is None or entity.kind in kinds)
            and (country is None or entity.country == country)
        )

    def _without_form(self, name: str) -> list[Entity]:
        """Return who answers to a name without its legal form, if the form agrees."""
        form, printed, rest = split_legal_form(name)
        owners = self._by_key.get(name_key(rest), []) if printed else []
        return [entity for entity in owners if _same_form(form, entity.category)]


def _same_form(form: str | None, category: str) -> bool:
    """Whether a printed legal form can be a body's; certification comes and goes."""
    known = _CERTIFIED.get(category, category)
    return not known or _CERTIFIED.get(form, form) == known


def method_of(name: str, entity: Entity) -> str:
    """Return how an entity answers to a name: exact, normalised or alias."""
    labels = (entity.label_ja, entity.label_en)
    if name in labels:
        return "exact"
    key = name_key(name)
    return "normalised" if key in {name_key(label) for label in labels} else "alias"
