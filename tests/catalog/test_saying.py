"""The library as triples: every question can be found, read and run from the graph."""

import pytest
from rdflib import RDF, RDFS, SDO, SH, BNode, Graph, Literal, URIRef

from enishi.catalog.header import read_header
from enishi.catalog.library import Library
from enishi.catalog.query import NamedQuery
from enishi.catalog.saying import library_graph, question_iri
from enishi.store.embedded import EmbeddedStore

ID = "https://w3id.org/enishi/id/query/"
DORMANT = URIRef(f"{ID}dormant-agreements")


@pytest.fixture(scope="module")
def said(library: Library) -> Graph:
    """What is said of the library that Enishi ships."""
    return library_graph(library)


def test_every_question_is_an_executable(said: Graph, library: Library) -> None:
    """Editors that look for SHACL executables find all questions, and only those."""
    found = set(said.subjects(RDF.type, SH.SPARQLExecutable))

    assert found == {question_iri(query) for query in library.questions}
    assert found == set(said.subjects(RDF.type, SH.SPARQLSelectExecutable))


def test_a_question_runs_as_it_is_said(
    said: Graph, library: Library, store: EmbeddedStore
) -> None:
    """The text in the graph gives what the file gives."""
    text = str(said.value(DORMANT, SH.select))

    assert store.select(text) == store.select(library["dormant-agreements"].text)
    assert "#+" not in text


def test_a_question_is_named_in_both_languages(said: Graph) -> None:
    """Label and comment in Japanese and English, and key words to search by."""
    for predicate in (RDFS.label, RDFS.comment):
        tags = {
            word.language
            for word in said.objects(DORMANT, predicate)
            if isinstance(word, Literal)
        }
        assert tags == {"ja", "en"}
    assert Literal("dormant ties") in set(said.objects(DORMANT, SDO.keywords))


def test_parameters_have_type_and_example(said: Graph) -> None:
    """SHACL takes the name of a parameter from the end of its path."""
    city = URIRef(f"{DORMANT}/parameter/city")
    language = URIRef(f"{DORMANT}/parameter/language")
    tokyo = URIRef("https://w3id.org/enishi/id/city/tokyo")

    assert said.value(city, SH.path) == city
    assert said.value(city, SH.nodeKind) == SH.IRI
    assert said.value(city, SH.defaultValue) == tokyo
    assert said.value(language, SH.defaultValue) == Literal("ja")
    assert str(said.value(city, SH.optional)) == "false"


def test_an_open_parameter_is_optional() -> None:
    """Where nothing stands in the block, the parameter may be left out."""
    text = (
        "#+ summary: Of a year\n#+ summary-ja: 年の\n"
        "#+ param: year integer 年 | Year\n"
        "SELECT ?x WHERE { VALUES ?year { UNDEF } ?x ?y ?year }"
    )
    query = NamedQuery("question/of-year", read_header(text, "of-year.rq"), text)
    said = library_graph(Library({query.name: query}))
    year = URIRef(f"{ID}of-year/parameter/year")

    assert str(said.value(year, SH.optional)) == "true"
    assert said.value(year, SH.defaultValue) is None


def test_nothing_is_without_address(said: Graph) -> None:
    """No blank nodes, so that two builds are equal byte for byte."""
    assert not [term for triple in said for term in triple if isinstance(term, BNode)]
