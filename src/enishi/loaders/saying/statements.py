"""The statements made from one document, graph by graph."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from rdflib import Graph, URIRef
from rdflib.term import Node

from enishi.documents.manifest import Manifest
from enishi.documents.persons import MASK, find_persons, mask
from enishi.documents.source import Document, Span, trim
from enishi.vocabulary.identity import Ref, entity_iri, rule_iri
from enishi.vocabulary.literals import dated, number, plain, printed, text
from enishi.vocabulary.namespaces import concept
from enishi.vocabulary.statements import statements
from enishi.vocabulary.terms import ENISHI, RDF, RDFS


@dataclass
class Statements:
    """Collects triples: what the document says, its provenance, what rules made of it.

    Attributes:
        document: The document.
        manifest: Its particulars.
        facts: The document's own graph.
        provenance: Documents, passages, mentions.
        inferred: What rules worked out.
        entities: Every curated entity the document names.
    """

    document: Document
    manifest: Manifest
    facts: Graph = field(default_factory=statements)
    provenance: Graph = field(default_factory=statements)
    inferred: Graph = field(default_factory=statements)
    entities: set[URIRef] = field(default_factory=set)
    _passages: dict[Span, URIRef] = field(default_factory=dict)

    def fact(self, subject: Node, predicate: URIRef, value: Node | None) -> None:
        """State what the document says; None says nothing."""
        if value is not None:
            self.facts.add((subject, predicate, value))

    def words(self, subject: Node, predicate: URIRef, words: str) -> None:
        """State a Japanese text; an empty one says nothing."""
        words = self._impersonal(words.strip())
        if words:
            self.facts.add((subject, predicate, text(words, "ja")))

    def code(self, subject: Node, predicate: URIRef, value: str) -> None:
        """State a code or a text as printed, without a language."""
        if value:
            self.facts.add((subject, predicate, plain(value)))

    def link(self, subject: Node, predicate: URIRef, ref: Ref | None) -> None:
        """State a relation to another record's thing."""
        if ref is not None:
            self.facts.add((subject, predicate, ref.iri))

    def keyed(self, subject: Node, predicate: URIRef, scheme: str, key: str) -> None:
        """State a concept by its key in a scheme."""
        if key:
            self.facts.add((subject, predicate, concept(scheme, key)))

    def dated(self, subject: Node, predicate: URIRef, value: str) -> None:
        """State a date as precise as it is given."""
        if value:
            self.facts.add((subject, predicate, dated(value)))

    def fiscal_year(self, subject: Node, year: int | None) -> None:
        """State the fiscal year of a thing, by its first calendar year."""
        if year is not None:
            iri = entity_iri(f"fiscal-year/{year}")
            self.entities.add(iri)
            self.facts.add((subject, ENISHI.fiscalYear, iri))

    def thing(
        self, subject: URIRef, classes: Iterable[str], label: str, label_en: str = ""
    ) -> None:
        """State a thing's classes and labels."""
        for name in classes:
            self.facts.add((subject, RDF.type, ENISHI[name]))
        self.words(subject, RDFS.label, label)
        if label_en:
            self.facts.add((subject, RDFS.label, text(label_en, "en")))

    def rule(self, subject: URIRef, predicate: URIRef, value: Node, rule: str) -> None:
        """State what a rule worked out, and which rule."""
        self.inferred.add((subject, predicate, value))
        self.inferred.add((subject, ENISHI.rule, rule_iri(rule)))

    def evidence(self, subject: URIRef, spans: Iterable[Span]) -> None:
        """State the passages a thing was read from."""
        for span in spans:
            passage = self.passage(span)
            if passage is not None:
                self.facts.add((subject, ENISHI.evidence, passage))

    def passage(self, span: Span) -> URIRef | None:
        """Return the address of a passage, described; None for blank text."""
        span = trim(self.document, span)
        if span.start == span.end:
            return None
        known = self._passages.get(span)
        if known is None:
            known = self._passages[span] = self._describe(span)
        return known

    @cached_property
    def persons(self) -> tuple[Span, ...]:
        """Where the document names persons; their names stay out of the graph."""
        return find_persons(self.document)

    @cached_property
    def _names(self) -> frozenset[str]:
        """Names of persons as texts print them, with and without line breaks."""
        printed = {self.document.text[s.start : s.end] for s in self.persons}
        return frozenset(printed | {name.replace("\n", "") for name in printed})

    def _impersonal(self, words: str) -> str:
        for name in self._names:
            words = words.replace(name, MASK * len(name))
        return words

    @property
    def address(self) -> URIRef:
        """The document's own address."""
        return entity_iri(f"document/{self.manifest.slug}")

    def _describe(self, span: Span) -> URIRef:
        passage = self.document.passage(span)
        masked = mask(passage.text, span.start, self.persons)
        slug = self.manifest.slug
        iri = entity_iri(f"passage/{slug}/{span.start}-{span.end}")
        values: tuple[tuple[URIRef, Node], ...] = (
            (RDF.type, ENISHI.Passage),
            (ENISHI.inDocument, self.address),
            (ENISHI.lineStart, number(passage.line_start)),
            (ENISHI.lineEnd, number(passage.line_end)),
            (ENISHI.charStart, number(span.start)),
            (ENISHI.charEnd, number(span.end)),
            (ENISHI.passageText, printed(masked)),
        )
        for predicate, value in values:
            self.provenance.add((iri, predicate, value))
        return iri
