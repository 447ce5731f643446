"""A network as RDF, asked with SPARQL."""

from pathlib import Path

from rdflib import RDF, RDFS, Literal, URIRef

from enishi.exports.network_graph import network_graph, network_graphs
from enishi.exports.quads import merged, write_trig
from enishi.exports.table import NodeEdgeTable
from enishi.store.embedded import EmbeddedStore
from enishi.vocabulary.terms import DCTERMS, ENISHI, OWL, VOID

NETWORK = URIRef("https://w3id.org/enishi/network/city-partner")
KAWASAKI = URIRef("https://w3id.org/enishi/id/city/kawasaki")


def test_the_network_is_described_beside_it(awkward: NodeEdgeTable) -> None:
    """Title in both languages, version, licence and citation."""
    described = network_graphs(awkward)[""]
    assert (NETWORK, RDF.type, VOID.Dataset) in described
    assert set(described.objects(NETWORK, DCTERMS.title)) == {
        Literal("都市と相手都市 <&>", lang="ja"),
        Literal("Cities and partner cities", lang="en"),
    }
    assert (NETWORK, OWL.versionInfo, Literal("0123abcd")) in described
    assert (NETWORK, DCTERMS.license, URIRef(awkward.about.licence)) in described


def test_both_labels_survive(awkward: NodeEdgeTable) -> None:
    """In the language each is in."""
    network = network_graphs(awkward)[str(NETWORK)]
    labels = set(network.objects(KAWASAKI, RDFS.label))
    assert labels == {Literal("川崎市", lang="ja"), Literal("Kawasaki", lang="en")}


def test_an_edge_says_what_ties_and_asserts_nothing_new(
    awkward: NodeEdgeTable,
) -> None:
    """No statement joins the two ends; the edge does, with its evidence."""
    network = network_graphs(awkward)[str(NETWORK)]
    ends = {URIRef(node.iri) for node in awkward.nodes}
    assert not [
        (s, o) for s, p, o in network if s in ends and o in ends and p != RDFS.label
    ]
    edge = URIRef(f"{NETWORK}#e2")
    assert network.value(edge, RDF.subject) == KAWASAKI
    assert len(set(network.objects(edge, ENISHI.evidence))) == 2
    assert network.value(edge, RDF.value) == Literal(2.5)


def test_the_store_answers_questions_about_it(
    awkward: NodeEdgeTable, tmp_path: Path
) -> None:
    """Weights can be added up, dates compared."""
    path = tmp_path / "network.trig"
    path.write_bytes(b"".join(write_trig(network_graphs(awkward))))
    found = EmbeddedStore.open(path).select(
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>\n"
        "SELECT (SUM(?weight) AS ?sum) (COUNT(?edge) AS ?count)\n"
        "WHERE { ?edge a rdf:Statement ; rdf:value ?weight }"
    )
    ((total, count),) = found.rows
    assert float(str(total)) == sum(edge.weight for edge in awkward.edges)
    assert str(count) == "6"


def test_a_network_without_anything_is_a_graph(empty: NodeEdgeTable) -> None:
    """It still says what it is."""
    assert len(merged(network_graphs(empty))) >= 1


def test_one_graph_holds_the_same_as_both(awkward: NodeEdgeTable) -> None:
    """Turtle cannot keep description and network apart, but loses nothing."""
    both = network_graphs(awkward)
    assert set(merged(network_graph(awkward))) == set(merged(both))
