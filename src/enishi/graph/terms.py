"""Names of classes, properties and rules, read once from the graph."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from rdflib import URIRef

from enishi.graph.answer import Questions
from enishi.graph.arrangement import standard_words
from enishi.graph.words import Thing, Words, iri_in, words_in
from enishi.store.terms import Term
from enishi.vocabulary.namespaces import TERMS


@dataclass(frozen=True, slots=True)
class Terms:
    """What classes, properties and rules are called.

    Attributes:
        names: Words by address.
    """

    names: Mapping[URIRef, Words]

    @classmethod
    def read(cls, questions: Questions) -> "Terms":
        """Read them."""
        names = dict(standard_words())
        for record in questions.ask("site/terms"):
            names[iri_in(record, "term")] = words_in(record)
        return cls(MappingProxyType(names))

    def words(self, term: Term) -> Words:
        """Return what a term is called; no words for an unknown one."""
        return self.names.get(URIRef(str(term)), Words())

    def property(self, iri: URIRef) -> Thing:
        """Return a property with its name."""
        return Thing(iri, self.words(iri))

    def classes(self, iris: Iterable[URIRef]) -> tuple[Thing, ...]:
        """Return classes with their names: ours first, then by name."""
        things = [Thing(iri, self.words(iri)) for iri in iris]
        return tuple(
            sorted(
                things,
                key=lambda one: (not one.iri.startswith(TERMS), one.words.en, one.iri),
            )
        )
