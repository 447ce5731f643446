"""Turtle is the same bytes for the same statements, and loses nothing."""

import os
import subprocess
import sys

import pyoxigraph  # noqa: TID251 - the writer must satisfy the engine's parser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, URIRef

from enishi.errors import SourceError
from enishi.vocabulary.ontology import terms_graph
from enishi.vocabulary.prefixes import prefixes
from enishi.vocabulary.terms import ENISHI
from enishi.vocabulary.turtle import write_turtle

CITY = URIRef("https://w3id.org/enishi/id/city/kawasaki")
SUBJECTS = st.sampled_from([CITY, ENISHI.City, URIRef("urn:x:1"), URIRef("urn:x:2")])
PREDICATES = st.sampled_from([RDF.type, RDFS.label, ENISHI.value])
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
LITERALS = st.one_of(
    st.builds(Literal, TEXTS, lang=st.sampled_from(["ja", "en", "ja-latn"])),
    st.builds(Literal, TEXTS),
    st.integers().map(lambda n: Literal(str(n), datatype=XSD.integer, normalize=False)),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(
        lambda d: Literal(format(d, "f"), datatype=XSD.decimal, normalize=False)
    ),
    st.booleans().map(
        lambda b: Literal(str(b).lower(), datatype=XSD.boolean, normalize=False)
    ),
    st.dates().map(
        lambda d: Literal(d.isoformat(), datatype=XSD.date, normalize=False)
    ),
)
TRIPLES = st.lists(st.tuples(SUBJECTS, PREDICATES, st.one_of(SUBJECTS, LITERALS)))


def graph_of(triples: list[tuple[URIRef, URIRef, URIRef | Literal]]) -> Graph:
    """Return a graph of the triples."""
    graph = Graph(bind_namespaces="none")
    for triple in triples:
        graph.add(triple)
    return graph


def test_a_block_reads_as_a_person_would_write_it() -> None:
    """Types first, labels together, prefixes only where used."""
    graph = graph_of(
        [
            (CITY, ENISHI.lgCode, Literal("141305")),
            (CITY, RDFS.label, Literal("川崎市", lang="ja")),
            (CITY, RDFS.label, Literal("Kawasaki", lang="en")),
            (CITY, RDF.type, ENISHI.City),
            (ENISHI.City, RDFS.label, Literal("都市", lang="ja")),
        ]
    )
    assert (
        write_turtle(graph, prefixes())
        == """\
@prefix enishi: <https://w3id.org/enishi/ont#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

<https://w3id.org/enishi/id/city/kawasaki>
    a enishi:City ;
    rdfs:label "Kawasaki"@en, "川崎市"@ja ;
    enishi:lgCode "141305" .

enishi:City
    rdfs:label "都市"@ja .
"""
    )


def test_objects_too_long_for_a_line_stand_below_one_another() -> None:
    """A changed value is a changed line."""
    long = [Literal(letter * 50) for letter in "ba"]
    text = write_turtle(graph_of([(CITY, RDFS.label, o) for o in long]), {})
    assert f'\n        "{"a" * 50}" ,\n        "{"b" * 50}" .\n' in text


def test_an_empty_graph_is_an_empty_file() -> None:
    """No prefixes without statements."""
    assert write_turtle(Graph(), prefixes()) == ""


@given(TRIPLES)
def test_nothing_is_lost_on_the_way_through_rdflib(
    triples: list[tuple[URIRef, URIRef, URIRef | Literal]],
) -> None:
    """The statements that were written come back from rdflib."""
    graph = graph_of(triples)
    text = write_turtle(graph, prefixes())
    back = Graph().parse(data=text, format="turtle")
    assert set(back) == set(graph)
    assert write_turtle(back, prefixes()) == text


@given(TRIPLES)
def test_nothing_is_lost_on_the_way_through_the_engine(
    triples: list[tuple[URIRef, URIRef, URIRef | Literal]],
) -> None:
    """The engine's parser reads as many statements, with the same terms."""
    graph = graph_of(triples)
    text = write_turtle(graph, prefixes())
    read = pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)
    lines = pyoxigraph.serialize(read, format=pyoxigraph.RdfFormat.N_TRIPLES)
    assert lines is not None
    assert set(Graph().parse(data=lines.decode(), format="nt")) == set(graph)


@given(TRIPLES, st.randoms())
def test_the_order_of_statements_does_not_matter(
    triples: list[tuple[URIRef, URIRef, URIRef | Literal]], random: object
) -> None:
    """Equal graphs give equal texts."""
    shuffled = list(triples)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first = write_turtle(graph_of(triples), prefixes())
    assert write_turtle(graph_of(shuffled), prefixes()) == first


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_hash_seed_does_not_matter(seed: str) -> None:
    """A process with another seed writes what this one writes."""
    program = (
        "from enishi.vocabulary.ontology import terms_graph\n"
        "from enishi.vocabulary.prefixes import prefixes\n"
        "from enishi.vocabulary.turtle import write_turtle\n"
        "print(ascii(write_turtle(terms_graph(), prefixes())))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == ascii(write_turtle(terms_graph(), prefixes()))


def test_a_plain_text_and_a_typed_one_are_written_once() -> None:
    """RDF 1.1 knows only one of them."""
    pair = [Literal("x"), Literal("x", datatype=XSD.string)]
    text = write_turtle(graph_of([(CITY, RDFS.label, o) for o in pair]), {})
    assert text.count('"x"') == 1


def test_the_longest_namespace_is_used() -> None:
    """A concept is written with its scheme's prefix, not with a slash in its name."""
    concept = URIRef("https://w3id.org/enishi/scheme/status/held")
    text = write_turtle(graph_of([(CITY, RDF.type, concept)]), prefixes())
    assert "a status:held ." in text


@pytest.mark.parametrize("place", ["subject", "object"])
def test_a_blank_node_is_refused(place: str) -> None:
    """The graph holds none."""
    triple = (
        (BNode(), RDF.type, CITY) if place == "subject" else (CITY, RDF.type, BNode())
    )
    graph = Graph()
    graph.add(triple)
    with pytest.raises(SourceError, match="blank node"):
        write_turtle(graph, {})


@pytest.mark.filterwarnings("ignore")
def test_what_is_no_address_is_refused() -> None:
    """A space or a bracket would break the file."""
    graph = graph_of([(URIRef("https://example.org/a b"), RDF.type, CITY)])
    with pytest.raises(SourceError, match="not an address"):
        write_turtle(graph, {})
