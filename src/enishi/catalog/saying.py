"""The library as triples, so that questions can be found by asking the graph itself.

Each question is a SHACL executable with its whole text, so that any editor that looks
for `sh:SPARQLExecutable` offers it. Its parameters are `sh:Parameter`s, whose path is
their own address: SHACL takes a parameter's name from the end of its path.
"""

from typing import Final

from rdflib import SDO, SH, Graph, URIRef

from enishi.catalog.header import Parameter, Type
from enishi.catalog.library import LANGUAGES, QUESTIONS, Library
from enishi.catalog.query import NamedQuery
from enishi.vocabulary.identity import entity_iri
from enishi.vocabulary.literals import number, plain, text, truth
from enishi.vocabulary.namespaces import ONTOLOGY
from enishi.vocabulary.statements import statements
from enishi.vocabulary.terms import DCTERMS, RDF, RDFS, XSD

_DATATYPES: Final = {
    Type.TEXT: XSD.string,
    Type.INTEGER: XSD.integer,
    Type.LANGUAGE: XSD.string,
}


def question_iri(query: NamedQuery) -> URIRef:
    """Return the address of a question; its page stands at the same path."""
    return entity_iri(f"query/{query.name.removeprefix(f'{QUESTIONS}/')}")


def library_graph(library: Library) -> Graph:
    """Say what questions there are.

    Args:
        library: All queries; only its questions are said.

    Returns:
        The questions with their names, descriptions, key words, texts and parameters.
    """
    graph = statements()
    for query in library.questions:
        _say(graph, query)
    return graph


def _say(graph: Graph, query: NamedQuery) -> None:
    iri = question_iri(query)
    graph.add((iri, RDF.type, SH.SPARQLExecutable))
    graph.add((iri, RDF.type, SH.SPARQLSelectExecutable))
    graph.add((iri, SH.prefixes, ONTOLOGY))
    graph.add((iri, SH.select, plain(query.sparql)))
    graph.add((iri, SH.order, number(query.header.order)))
    for language in LANGUAGES:
        summary = text(query.header.text("summary", language), language)
        description = text(query.header.text("description", language), language)
        graph.add((iri, RDFS.label, summary))
        graph.add((iri, RDFS.comment, summary))
        graph.add((iri, DCTERMS.description, description))
    for tag in query.header.tags:
        graph.add((iri, SDO.keywords, plain(tag)))
    for place, parameter in enumerate(query.header.parameters):
        _say_parameter(graph, query, parameter, place)


def _say_parameter(
    graph: Graph, query: NamedQuery, parameter: Parameter, place: int
) -> None:
    owner = question_iri(query)
    iri = URIRef(f"{owner}/parameter/{parameter.name}")
    graph.add((owner, SH.parameter, iri))
    graph.add((iri, RDF.type, SH.Parameter))
    graph.add((iri, SH.path, iri))
    graph.add((iri, SH.order, number(place)))
    for language in LANGUAGES:
        label = text(parameter.label(language), language)
        graph.add((iri, RDFS.label, label))
        graph.add((iri, SH.name, label))
    if parameter.type is Type.IRI:
        graph.add((iri, SH.nodeKind, SH.IRI))
    else:
        graph.add((iri, SH.datatype, _DATATYPES[parameter.type]))
    examples = query.examples(parameter.name)
    graph.add((iri, SH.optional, truth(not examples)))
    for example in examples:
        graph.add((iri, SH.defaultValue, example))
