"""An entity as a page shows it."""

from dataclasses import dataclass

from enishi.graph.relation import Naming, Relation
from enishi.graph.statement import Description, Statement
from enishi.graph.words import Thing, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A thing with all that is said of it and all that points to it.

    Attributes:
        description: What is said, with its parts.
        relations: What points to it, grouped and counted.
        namings: What documents call it.
        version: The version of the graph this was read from.
    """

    description: Description
    relations: tuple[Relation, ...]
    namings: tuple[Naming, ...]
    version: str

    @property
    def thing(self) -> Thing:
        """Its address and name."""
        return self.description.thing

    @property
    def iri(self) -> str:
        """Its address."""
        return str(self.description.thing.iri)

    @property
    def labels(self) -> Words:
        """What it is called."""
        return self.description.thing.words

    @property
    def classes(self) -> tuple[Thing, ...]:
        """Its classes."""
        return self.description.classes

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What is said of it, in the order of the page, each with its evidence."""
        return self.description.statements

    @property
    def parts(self) -> tuple[Description, ...]:
        """What belongs to it and is read together with it."""
        return self.description.parts
