"""Statements about a thing, with where each stands and what it was read from."""

from dataclasses import dataclass
from enum import StrEnum

from rdflib import URIRef

from enishi.config import BASE
from enishi.graph.passage import Evidence
from enishi.graph.words import Thing, Words
from enishi.store.terms import Term

GRAPHS = f"{BASE}graph/"


class Origin(StrEnum):
    """What kind of graph a statement stands in."""

    DOCUMENT = "document"
    REGISTER = "register"
    PROVENANCE = "provenance"
    ONTOLOGY = "ontology"
    INFERRED = "inferred"
    QUALITY = "quality"
    OTHER = "other"

    @classmethod
    def of(cls, graph: str) -> "Origin":
        """Return the origin that the address of a named graph means."""
        name = graph.removeprefix(GRAPHS)
        if not graph.startswith(GRAPHS):
            return cls.OTHER
        return cls(name) if name in set(cls) else cls.DOCUMENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One property of a thing with one value.

    Attributes:
        subject: The thing.
        predicate: The property with its name.
        value: The value.
        words: What the value is called: the label of a thing, the text of a literal.
        origins: The kinds of graph that state it, sorted.
        graphs: The graphs that state it, sorted.
        evidence: The passages it was read from, the narrowest first.
        rules: For an inferred statement: the rules that may have made it.
    """

    subject: URIRef
    predicate: Thing
    value: Term
    words: Words
    origins: tuple[Origin, ...]
    graphs: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()
    rules: tuple[Thing, ...] = ()

    @property
    def is_inferred(self) -> bool:
        """Whether rules alone state it."""
        return self.origins == (Origin.INFERRED,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A thing with all that is said of it.

    Attributes:
        thing: Its address and name.
        classes: Its classes with their names.
        statements: Everything else that is said, in the order of properties and values.
        parts: What belongs to it and is read together with it.
    """

    thing: Thing
    classes: tuple[Thing, ...] = ()
    statements: tuple[Statement, ...] = ()
    parts: tuple["Description", ...] = ()

    def values(self, prop: URIRef) -> tuple[Statement, ...]:
        """Return the statements with a property."""
        return tuple(one for one in self.statements if one.predicate.iri == prop)

    def is_a(self, class_: URIRef) -> bool:
        """Tell whether it states a class."""
        return any(one.iri == class_ for one in self.classes)
