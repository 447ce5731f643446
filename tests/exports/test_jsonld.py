"""JSON-LD that reads back as the same statements, with nothing fetched."""

import json
from typing import Any

import pytest
from rdflib import RDF, RDFS, XSD, BNode, Dataset, Graph, Literal, URIRef

from enishi.errors import UsageError
from enishi.exports.jsonld import write_jsonld
from enishi.exports.quads import Graphs, term_text
from enishi.vocabulary.terms import DCTERMS, ENISHI, SKOS

# rdflib's readers warn of rdflib's own use of what it wants to remove.
DEFAULT = "urn:x-rdflib:default"
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
BASE = "https://w3id.org/enishi/id/"
KAWASAKI = URIRef(BASE + "city/kawasaki")
AGREEMENT = URIRef(BASE + "agreement/x")


def graph(*triples: tuple[Any, Any, Any]) -> Graph:
    """Return a graph of some statements."""
    made = Graph()
    for triple in triples:
        made.add(triple)
    return made


SAMPLE: Graphs = {
    "": graph(
        (KAWASAKI, RDF.type, ENISHI.City),
        (KAWASAKI, RDF.type, URIRef("urn:Place")),
        (KAWASAKI, RDFS.label, Literal("川崎市", lang="ja")),
        (KAWASAKI, RDFS.label, Literal("Kawasaki", lang="en")),
        (KAWASAKI, SKOS.altLabel, Literal("カワサキ", lang="ja")),
        (KAWASAKI, SKOS.altLabel, Literal("かわさき", lang="ja")),
        (KAWASAKI, ENISHI.lgCode, Literal("141305")),
        (KAWASAKI, ENISHI.partner, URIRef(BASE + "city/bandung")),
        (KAWASAKI, URIRef("urn:own"), Literal('"<&>\n\u2028', lang="ja")),
        (URIRef("https://example.org/s"), RDFS.label, Literal("no language")),
    ),
    "https://w3id.org/enishi/graph/document": graph(
        (AGREEMENT, RDF.type, ENISHI.Agreement),
        (AGREEMENT, ENISHI.amount, Literal("1500000", datatype=XSD.decimal)),
        (AGREEMENT, ENISHI.endDate, Literal("1999", datatype=XSD.gYear)),
        (AGREEMENT, ENISHI.signedYear, Literal("1996", datatype=XSD.gYear)),
        (AGREEMENT, ENISHI.evidence, URIRef(BASE + "passage/a")),
        (AGREEMENT, ENISHI.evidence, URIRef(BASE + "passage/b")),
        (AGREEMENT, DCTERMS.description, Literal("one", lang="en")),
        (AGREEMENT, DCTERMS.description, Literal("two", lang="en")),
        (AGREEMENT, ENISHI.partner, Literal("not an address")),
    ),
}


def written(graphs: Graphs) -> dict[str, Any]:
    """Return a written document."""
    document: dict[str, Any] = json.loads(b"".join(write_jsonld(graphs)))
    return document


def test_every_statement_comes_back_in_its_graph() -> None:
    """Terms, languages and datatypes are what the context says."""
    dataset = Dataset()
    dataset.parse(data=b"".join(write_jsonld(SAMPLE)), format="json-ld")
    found = {
        (term_text(s), term_text(p), term_text(o), str(g or "").replace(DEFAULT, ""))
        for s, p, o, g in dataset.quads()
    }
    assert found == {
        (term_text(s), term_text(p), term_text(o), address)
        for address, graph in SAMPLE.items()
        for s, p, o in graph
    }


def test_labels_are_a_map_from_language_to_text() -> None:
    """A program finds the Japanese name without knowing RDF."""
    thing = written(SAMPLE)["@graph"][1]
    assert thing["iri"] == "id:city/kawasaki"
    assert thing["label"] == {"ja": "川崎市", "en": "Kawasaki"}
    assert thing["altLabel"] == {"ja": ["かわさき", "カワサキ"]}
    assert thing["partner"] == "id:city/bandung"
    assert thing["lgCode"] == "141305"
    assert "City" in thing["type"]


def test_the_context_stands_in_the_file_and_is_no_longer_than_needed() -> None:
    """Nothing is fetched from anywhere to read it."""
    context = written(SAMPLE)["@context"]
    assert isinstance(context, dict)
    assert context["label"] == {"@id": "rdfs:label", "@container": "@language"}
    assert "City" in context
    assert "Assessment" not in context


def test_what_a_term_cannot_say_is_written_in_full() -> None:
    """Two English descriptions do not fit into a map with one text to a language."""
    named = written(SAMPLE)["@graph"][-1]
    assert named["iri"] == "graph:document"
    (agreement,) = named["@graph"]
    assert agreement["dcterms:description"] == [
        {"@value": "one", "@language": "en"},
        {"@value": "two", "@language": "en"},
    ]
    assert agreement["amount"] == "1500000"
    assert agreement["enishi:endDate"] == {"@value": "1999", "type": "xsd:gYear"}
    assert agreement["enishi:partner"] == {"@value": "not an address"}
    assert agreement["evidence"] == ["id:passage/a", "id:passage/b"]


def test_an_address_that_looks_shortened_is_refused() -> None:
    """A geo address would be read as a term of the geo vocabulary."""
    place = URIRef("geo:35.5,139.7")
    with pytest.raises(UsageError, match="geo:35"):
        written({"": graph((KAWASAKI, RDFS.seeAlso, place))})


def test_blank_nodes_of_others_are_kept() -> None:
    """They have no address, but they are the same node in one file."""
    node = BNode("b0")
    made = written(
        {"": graph((KAWASAKI, RDFS.seeAlso, node), (node, RDFS.label, KAWASAKI))}
    )
    assert {thing["iri"] for thing in made["@graph"]} == {"id:city/kawasaki", "_:b0"}


def test_own_prefixes_are_in_the_context() -> None:
    """A network's own properties are short."""
    document = json.loads(b"".join(write_jsonld(SAMPLE, {"s": "https://example.org/"})))
    assert document["@context"]["s"] == "https://example.org/"
    assert "s:s" in {thing["iri"] for thing in document["@graph"]}
