"""The ontology as the graph holds and uses it."""

import pytest
from rdflib import SKOS, URIRef

from enishi.graph.class_links import ClassLink, counted_links
from enishi.graph.graph import Graph
from enishi.graph.ontology import Ontology
from enishi.vocabulary.namespaces import TERMS, schemes, term_names
from enishi.vocabulary.ontology import schemes_graph


@pytest.fixture(scope="module")
def ontology(graph: Graph) -> Ontology:
    """The ontology of the small graph."""
    return Ontology.read(graph.questions)


def test_every_term_and_scheme_is_there(ontology: Ontology) -> None:
    """The page leaves out nothing that the files declare."""
    names = {one.name for one in (*ontology.classes, *ontology.properties)}

    assert names == set(term_names())
    assert {one.key for one in ontology.schemes} == set(schemes())
    shown = {one.thing.iri for each in ontology.schemes for one in each.concepts}
    # A reader adds the units it met and the categories of its document.
    assert shown >= set(schemes_graph().subjects(SKOS.inScheme, unique=True))


def test_links_count_statements_between_classes(graph: Graph) -> None:
    """Parties of an accord are of any class below the party; what is not said is 0."""
    party, field = (
        ClassLink(
            source=URIRef(TERMS + "Agreement"),
            property=URIRef(TERMS + name),
            target=URIRef(TERMS + target),
        )
        for name, target in (("party", "Party"), ("party", "FiscalYear"))
    )

    counts = counted_links(graph.questions, [party, field])

    said = graph.service.select(
        "SELECT DISTINCT ?one ?other"
        f" {{ ?one a <{party.source}> ; <{party.property}> ?other }}"
    )
    assert counts == {party: len(list(said)), field: 0}
    assert counts[party] > 0


def test_every_term_means_something_in_both_languages(ontology: Ontology) -> None:
    """Name and definition, for classes, properties, schemes and concepts."""
    told = [
        (one.thing.words, one.definition)
        for one in (*ontology.classes, *ontology.properties)
    ]
    told += [(one.thing.words, one.definition) for one in ontology.schemes]
    for words, definition in told:
        assert words.ja
        assert words.en
        assert definition.ja
        assert definition.en


def test_use_is_counted_and_shown(graph: Graph, ontology: Ontology) -> None:
    """What is used has its number of things and one of them."""
    counts = graph.site.counts
    for one in ontology.classes:
        assert one.count == counts.get(one.thing.iri, 0), one.name
        assert (one.example is not None) == bool(one.count), one.name
