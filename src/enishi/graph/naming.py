"""Names of terms and concepts: of the ontology, and of the concept schemes."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from rdflib import SKOS, Literal, URIRef

from enishi.graph.terms import Terms
from enishi.graph.words import NO_WORDS, Thing, Words, words_of
from enishi.vocabulary.ontology import schemes_graph


def term_thing(terms: Terms, iri: URIRef) -> Thing:
    """Return a class, a property, a rule or a concept with its name."""
    return Thing(iri, terms.words(iri) or concept_names().get(iri, NO_WORDS))


@cache
def concept_names() -> Mapping[URIRef, Words]:
    """Return what the concepts of our schemes are called; they are read once."""
    found: dict[URIRef, Words] = {}
    for concept, label in schemes_graph().subject_objects(SKOS.prefLabel):
        if isinstance(label, Literal):
            iri = URIRef(str(concept))
            found[iri] = found.get(iri, NO_WORDS).joined(words_of(label))
    return MappingProxyType(found)
