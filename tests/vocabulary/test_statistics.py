"""The graph in numbers, as editors read them."""

from rdflib import RDF, RDFS, VOID, BNode, Graph, Literal, URIRef

from enishi.vocabulary.prefixes import prefixes
from enishi.vocabulary.statistics import DATASET, dataset_graph
from enishi.vocabulary.terms import ENISHI

CITY, OTHER = URIRef("urn:x:city"), URIRef("urn:x:other")


def described() -> Graph:
    """Two graphs that state one triple both, described."""
    one, two = Graph(), Graph()
    one.add((CITY, RDF.type, ENISHI.City))
    one.add((CITY, RDFS.label, Literal("市", lang="ja")))
    two.add((CITY, RDF.type, ENISHI.City))
    two.add((OTHER, RDF.type, ENISHI.City))
    two.add((OTHER, URIRef("urn:x:unknown"), CITY))
    return dataset_graph({"one": one, "two": two}, prefixes())


def test_a_triple_of_two_graphs_counts_once() -> None:
    """Each graph has its own number; together they have less."""
    graph = described()
    parts = {
        str(part).rpartition("/")[2]: int(str(graph.value(part, VOID.triples)))
        for part in graph.objects(DATASET, VOID.subset)
    }

    assert parts == {"one": 2, "two": 3}
    assert int(str(graph.value(DATASET, VOID.triples))) == 4


def test_classes_have_their_properties() -> None:
    """A class has its number of things, and the properties that these state."""
    graph = described()
    (part,) = graph.subjects(VOID["class"], ENISHI.City)
    properties = {
        graph.value(place, VOID.property): int(str(graph.value(place, VOID.triples)))
        for place in graph.objects(part, VOID.propertyPartition)
    }

    assert int(str(graph.value(part, VOID.entities))) == 2
    assert properties == {RDF.type: 2, RDFS.label: 1}


def test_nothing_is_without_address() -> None:
    """Every partition has an address made of what it counts."""
    graph = described()

    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]
    assert (DATASET, VOID.classPartition, URIRef(f"{DATASET}/enishi.City")) in graph
