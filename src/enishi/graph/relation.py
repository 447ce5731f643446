"""What points to a thing, grouped and counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.graph.answer import Answer, Questions
from enishi.graph.namesakes import told_apart
from enishi.graph.terms import Terms
from enishi.graph.words import (
    NO_WORDS,
    Thing,
    Words,
    count_in,
    iri_in,
    text_in,
    words_in,
)

NAMED: Final = 2_000
"""Things up to which a list is in the order of names; of more, in that of addresses."""
MOST: Final = 20_000
"""Things of a list at most: the LIMIT of the query ``entity/related-addresses``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """The things of one kind that point to a thing by one property.

    Attributes:
        predicate: The property.
        kind: Their kind of address (``program``), "" for addresses that are not ours.
        count: How many there are.
        things: The first of them by name.
    """

    predicate: Thing
    kind: str
    count: int
    things: tuple[Thing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationList:
    """The things of a relation, as long as they can be listed.

    Attributes:
        predicate: The property.
        kind: Their kind of address.
        things: The things by name; of more than `NAMED`, by address and without names.
        is_named: Whether they have their names.
        is_cut: Whether there are more than `MOST`, of whom these are the first found.
    """

    predicate: Thing
    kind: str
    things: tuple[Thing, ...]
    is_named: bool
    is_cut: bool

    @property
    def count(self) -> int:
        """How many are listed."""
        return len(self.things)


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

    def whole(self, entity: URIRef, prop: URIRef, kind: str) -> RelationList:
        """Return one relation with all its things, as far as they can be listed.

        A fiscal year of a large graph has hundreds of thousands of them, and their
        names alone would take minutes.
        """
        asked = {"entity": entity, "property": prop, "kind": kind}
        found = self.questions.ask("entity/related-addresses", **asked)
        is_named = len(found) <= NAMED
        if is_named:
            listed = _things(self.questions.ask("entity/related-list", **asked))
            things = told_apart(self.questions, listed)
        else:
            addresses = sorted(iri_in(record, "subject") for record in found)
            things = tuple(Thing(iri, NO_WORDS) for iri in addresses)
        return RelationList(
            predicate=self.terms.property(prop),
            kind=kind,
            things=things,
            is_named=is_named,
            is_cut=len(found) >= MOST,
        )

    def named(self, things: Sequence[Thing]) -> tuple[Thing, ...]:
        """Return things with their names, in their order."""
        words: dict[URIRef, Words] = {}
        wanted = [one.iri for one in things]
        for record in self.questions.ask("entity/labels", entity=wanted):
            iri = iri_in(record, "entity")
            words[iri] = words.get(iri, NO_WORDS).joined(words_in(record))
        return tuple(Thing(iri, words.get(iri, NO_WORDS)) for iri in wanted)

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
            things=told_apart(self.questions, _things(sample)),
        )


def _things(answer: Answer) -> tuple[Thing, ...]:
    """Return the things of an answer, each once, in its order."""
    found: dict[URIRef, Words] = {}
    for record in answer:
        iri = iri_in(record, "subject")
        found[iri] = found.get(iri, Words()).joined(words_in(record))
    return tuple(Thing(iri, words) for iri, words in found.items())
