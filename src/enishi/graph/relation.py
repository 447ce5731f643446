"""What points to a thing, grouped and counted."""

from dataclasses import dataclass

from rdflib import URIRef

from enishi.graph.answer import Answer, Questions
from enishi.graph.terms import Terms
from enishi.graph.words import Thing, Words, count_in, iri_in, text_in, words_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """The things of one kind that point to a thing by one property.

    Attributes:
        predicate: The property.
        kind: Their kind of address (``program``), "" for addresses that are not ours.
        count: How many there are.
        things: The first of them by name; all of them where that was asked for.
    """

    predicate: Thing
    kind: str
    count: int
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A name that a document prints for a thing.

    Attributes:
        surface: The name as printed.
        document: The document.
        kind: Address of the concept that says how it was resolved.
        count: How often it was read.
        start: First character of its first place.
        end: The character after it.
        line: 1-based line of it.
    """

    surface: str
    document: URIRef
    kind: URIRef
    count: int
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Relations:
    """Reads what points to a thing."""

    questions: Questions
    terms: Terms

    def of(self, entity: URIRef) -> tuple[Relation, ...]:
        """Return every relation with its count and its first things, largest first."""
        return tuple(
            self._relation(
                entity,
                iri_in(record, "property"),
                text_in(record, "kind"),
                count_in(record, "count"),
            )
            for record in self.questions.ask("entity/relations", entity=entity)
        )

    def whole(self, entity: URIRef, prop: URIRef, kind: str) -> Relation:
        """Return one relation with all its things."""
        things = _things(
            self.questions.ask(
                "entity/related-list", entity=entity, property=prop, kind=kind
            )
        )
        return Relation(
            predicate=self.terms.property(prop),
            kind=kind,
            count=len(things),
            things=things,
        )

    def namings(self, entity: URIRef) -> tuple[Naming, ...]:
        """Return the names that documents print for a thing."""
        return tuple(
            Naming(
                surface=text_in(record, "surface"),
                document=iri_in(record, "document"),
                kind=iri_in(record, "kind"),
                count=count_in(record, "count"),
                start=count_in(record, "firstStart"),
                end=count_in(record, "firstEnd"),
                line=count_in(record, "firstLine"),
            )
            for record in self.questions.ask("entity/naming", entity=entity)
        )

    def _relation(
        self, entity: URIRef, prop: URIRef, kind: str, count: int
    ) -> Relation:
        sample = self.questions.ask(
            "entity/related-sample", entity=entity, property=prop, kind=kind
        )
        return Relation(
            predicate=self.terms.property(prop),
            kind=kind,
            count=count,
            things=_things(sample),
        )


def _things(answer: Answer) -> tuple[Thing, ...]:
    """Return the things of an answer, each once, in its order."""
    found: dict[URIRef, Words] = {}
    for record in answer:
        iri = iri_in(record, "subject")
        found[iri] = found.get(iri, Words()).joined(words_in(record))
    return tuple(Thing(iri, words) for iri, words in found.items())
