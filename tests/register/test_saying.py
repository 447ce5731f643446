"""Claims about the register as triples."""

from rdflib import RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef

from enishi.register.files import Register
from enishi.register.saying import corrections_graph, register_graph
from enishi.vocabulary.identity import entity_iri
from enishi.vocabulary.terms import DCTERMS, ENISHI, GEO, ORG

KAWASAKI = entity_iri("city/kawasaki")
WOLLONGONG = entity_iri("city/wollongong")


def test_a_city_says_what_patterns_ask_for(shipped: Register) -> None:
    """Labels, code, level, country, position and GeoNames."""
    graph = register_graph(shipped, {KAWASAKI})

    assert set(graph.objects(KAWASAKI, RDF.type)) == {
        ENISHI.City,
        ENISHI.LocalGovernment,
    }
    assert set(graph.objects(KAWASAKI, RDFS.label)) == {
        Literal("川崎市", lang="ja"),
        Literal("Kawasaki", lang="en"),
    }
    assert graph.value(KAWASAKI, ENISHI.lgCode) == Literal("141305")
    assert graph.value(KAWASAKI, ENISHI.country) == entity_iri("country/JP")
    assert graph.value(KAWASAKI, GEO.lat) is not None
    assert str(graph.value(KAWASAKI, SKOS.exactMatch)).startswith(
        "https://sws.geonames.org/"
    )


def test_only_what_is_used_is_said(shipped: Register) -> None:
    """The hundreds of cities that no document names stay in the register."""
    graph = register_graph(shipped, {KAWASAKI, URIRef("https://example.org/other")})

    assert set(graph.subjects(RDF.type)) == {KAWASAKI, entity_iri("country/JP")}


def test_what_an_entity_refers_to_is_said_with_it(shipped: Register) -> None:
    """Host, country and members of a consortium have their own statements."""
    consortium = entity_iri(
        "organization/shimin-sector-and-kannai-innovation-consortium"
    )
    port = entity_iri("port/tianjin")

    graph = register_graph(shipped, {consortium, port})

    members = set(graph.objects(consortium, ORG.hasMember))
    assert len(members) == 2
    for entity in (*members, entity_iri("city/tianjin"), entity_iri("country/CN")):
        assert (entity, RDFS.label, None) in graph


def test_damaged_forms_are_hidden_labels(shipped: Register) -> None:
    """They help a search and are never shown; those of one passage stay out."""
    graph = register_graph(shipped, {WOLLONGONG, entity_iri("city/paris")})

    hidden = set(graph.objects(None, SKOS.hiddenLabel))
    assert hidden == {Literal("ケロリン市", lang="ja")}


def test_nothing_is_blank_and_labels_are_one_per_language(shipped: Register) -> None:
    """Every entity of the register could be said."""
    graph = register_graph(shipped, {entity.iri for entity in shipped.entities})

    assert not any(isinstance(node, BNode) for node in graph.all_nodes())
    for entity in shipped.entities:
        languages = [
            label.language
            for label in graph.objects(entity.iri, RDFS.label)
            if isinstance(label, Literal)
        ]
        assert "ja" in languages
        assert len(languages) == len(set(languages))


def test_corrections_are_said_for_the_documents_of_a_build(shipped: Register) -> None:
    """With printed and corrected form, kind, status, and the basis in both tongues."""
    document = entity_iri("document/kawasaki-action-program-3-summary")
    provenance = Graph()
    provenance.add((document, RDF.type, ENISHI.SourceDocument))

    graph = corrections_graph(shipped, provenance)

    (mended,) = graph.subjects(ENISHI.surfaceForm, Literal("ケロリン市"))
    assert graph.value(mended, ENISHI.correctedForm) == Literal("ウーロンゴン市")
    assert graph.value(mended, DCTERMS.source) == document
    basis = list(graph.objects(mended, ENISHI.basis))
    assert sorted(b.language or "" for b in basis if isinstance(b, Literal)) == [
        "en",
        "ja",
    ]
    assert (None, ENISHI.surfaceForm, Literal("パカンバル市")) not in graph


def test_a_correction_that_is_referred_to_is_said(shipped: Register) -> None:
    """Whatever a mention points at exists."""
    correction = shipped.corrections[0]
    provenance = Graph()
    provenance.add((entity_iri("mention/x/1-2"), ENISHI.correctedBy, correction.iri))

    graph = corrections_graph(shipped, provenance)

    assert set(graph.subjects(RDF.type)) == {correction.iri}
