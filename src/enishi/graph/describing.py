"""Reading descriptions of things from the graph."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rdflib import Literal, URIRef

from enishi.graph.answer import Questions
from enishi.graph.arrangement import place_of
from enishi.graph.evidence import Found, TextOf, find_evidence
from enishi.graph.passage import Evidence
from enishi.graph.rules import Rules
from enishi.graph.statement import Description, Origin, Statement
from enishi.graph.terms import Terms
from enishi.graph.words import Thing, Words, iri_in, words_in, words_of
from enishi.store.terms import Term
from enishi.vocabulary.namespaces import TERMS
from enishi.vocabulary.terms import ENISHI, RDF, RDFS, SKOS

Records = Sequence[Mapping[str, Term]]
_OF_THE_WHOLE: Final = frozenset(
    {
        TERMS + name
        for name in ("government", "fiscalYear", "framework", "ofProgram", "outcomeOf")
    }
)
"""Said by where a record stands; the same words elsewhere in it prove nothing."""


@dataclass(frozen=True, slots=True)
class Describing:
    """Reads descriptions.

    Attributes:
        questions: The queries.
        terms: Names of classes and properties.
        rules: The rules that infer statements.
        text_of: Gives the texts of documents.
    """

    questions: Questions
    terms: Terms
    rules: Rules
    text_of: TextOf

    def descriptions(self, entities: Iterable[URIRef]) -> dict[URIRef, Description]:
        """Return what is said of some things; those of whom nothing is, are absent."""
        wanted = list(dict.fromkeys(entities))
        if not wanted:
            return {}
        by_entity: dict[URIRef, list[Mapping[str, Term]]] = defaultdict(list)
        for record in self.questions.ask("entity/statements", entity=wanted):
            by_entity[iri_in(record, "entity")].append(record)
        headings = {
            URIRef(str(record["value"]))
            for records in by_entity.values()
            for record in records
            if record["property"] == ENISHI.sourceCategory
        }
        found = find_evidence(
            self.questions,
            wanted,
            self.text_of,
            headings=sorted(headings - set(wanted)),
            tied=[iri for iri, records in by_entity.items() if _is_tied(records)],
        )
        return {
            iri: self._description(iri, by_entity[iri], found)
            for iri in wanted
            if iri in by_entity
        }

    def with_parts(self, entity: URIRef) -> Description | None:
        """Return a thing with its parts, or None if nothing is said of it."""
        wholes = [
            (iri_in(record, "whole"), iri_in(record, "part"))
            for record in self.questions.ask("entity/parts", entity=entity)
        ]
        known = self.descriptions([entity, *(part for _, part in wholes)])
        if entity not in known:
            return None
        return _joined(entity, known, wholes)

    def _description(self, iri: URIRef, records: Records, found: Found) -> Description:
        classes = {record["value"] for record in records if _is_class(record)}
        labels = [record for record in records if record["property"] == RDFS.label]
        labels += [record for record in records if record["property"] == SKOS.prefLabel]
        words = Words()
        for record in labels:
            words = words.joined(words_of(record["value"]))
        return Description(
            thing=Thing(iri, words),
            classes=self.terms.classes(URIRef(str(one)) for one in classes),
            statements=self._statements(iri, records, found),
        )

    def _statements(
        self, iri: URIRef, records: Records, found: Found
    ) -> tuple[Statement, ...]:
        rules = [str(r["value"]) for r in records if r["property"] == ENISHI.rule]
        gathered: dict[tuple[URIRef, Term], list[Mapping[str, Term]]] = defaultdict(
            list
        )
        for record in records:
            if not _is_hidden(record):
                gathered[iri_in(record, "property"), record["value"]].append(record)
        made = [
            self._statement(iri, prop, same) for (prop, _), same in gathered.items()
        ]
        deciding = [
            str(one.value) for one in made if one.predicate.iri == ENISHI.statusWords
        ]
        proven = [
            replace(
                one,
                evidence=_evidence(one, found, deciding),
                rules=self.rules.making(one.predicate.iri, rules)
                if one.is_inferred
                else (),
            )
            for one in made
        ]
        return tuple(sorted(_without_echo(proven), key=_order))

    def _statement(self, iri: URIRef, prop: URIRef, same: Records) -> Statement:
        value, words = same[0]["value"], Words()
        for record in same:
            words = words.joined(words_in(record))
        graphs = sorted({str(r["graph"]) for r in same if "graph" in r})
        return Statement(
            subject=iri,
            predicate=self.terms.property(prop),
            value=value,
            words=words or words_of(value) or self.terms.words(value),
            origins=tuple(sorted({Origin.of(graph) for graph in graphs})),
            graphs=tuple(graphs),
        )


def _joined(
    entity: URIRef,
    known: Mapping[URIRef, Description],
    wholes: Sequence[tuple[URIRef, URIRef]],
) -> Description:
    parts = [
        _joined(part, known, [pair for pair in wholes if pair != (whole, part)])
        for whole, part in wholes
        if whole == entity and part in known
    ]
    return replace(known[entity], parts=tuple(sorted(parts, key=_place)))


def _place(part: Description) -> tuple[str, int, str]:
    """Return a key that sorts parts: by class, place in the document, name."""
    first = min(
        (seen.start for one in part.statements for seen in one.evidence), default=0
    )
    classes = ",".join(one.iri for one in part.classes)
    return classes, first, part.thing.words.ja


def _evidence(
    statement: Statement, found: Found, deciding: Sequence[str]
) -> tuple[Evidence, ...]:
    subject, prop = statement.subject, statement.predicate.iri
    if prop == ENISHI.cooperatesWith:
        return found.tying(subject, statement.value)
    if Origin.DOCUMENT not in statement.origins:
        is_status = prop in {ENISHI.implementationStatus, ENISHI.statusWords}
        return found.saying(subject, deciding) if is_status else ()
    if str(prop) in _OF_THE_WHOLE:
        return found.whole(subject, 1)
    words = _telling(statement)
    if prop in {RDFS.label, SKOS.prefLabel}:  # a name may be composed of several cells
        return found.saying(subject, words)
    elsewhere: tuple[Evidence, ...] = ()
    if prop == ENISHI.programNumber:
        elsewhere = found.numbering(subject, str(statement.value))
    elif prop == ENISHI.sourceCategory:
        elsewhere = found.whole(URIRef(str(statement.value)))
    return elsewhere or found.behind(subject, statement.value, words)


def _telling(statement: Statement) -> tuple[str, ...]:
    """Return the texts that would say a statement's value in a document."""
    if isinstance(statement.value, Literal):
        return (str(statement.value),)
    return tuple(text for text in (statement.words.ja, statement.words.en) if text)


def _without_echo(statements: Iterable[Statement]) -> list[Statement]:
    """Leave out preferred names that only repeat the label."""
    listed = list(statements)
    labels = {one.value for one in listed if one.predicate.iri == RDFS.label}
    return [
        one
        for one in listed
        if one.predicate.iri != SKOS.prefLabel or one.value not in labels
    ]


def _order(statement: Statement) -> tuple[tuple[int, str], str, str]:
    return (
        place_of(statement.predicate.iri),
        statement.words.ja or statement.words.en,
        str(statement.value),
    )


def _is_tied(records: Records) -> bool:
    return any(record["property"] == ENISHI.cooperatesWith for record in records)


def _is_class(record: Mapping[str, Term]) -> bool:
    return record["property"] == RDF.type and isinstance(record["value"], URIRef)


def _is_hidden(record: Mapping[str, Term]) -> bool:
    return record["property"] in {RDF.type, ENISHI.evidence, ENISHI.rule}
