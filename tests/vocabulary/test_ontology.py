"""The ontology's files are complete, closed and in both languages."""

import json

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from enishi.resources import folder
from enishi.vocabulary.namespaces import ONTOLOGY, TERMS, concept, schemes, term_names
from enishi.vocabulary.ontology import (
    ontology_graph,
    prefixes_graph,
    rules_graph,
    scheme_files,
    schemes_graph,
    shapes_graph,
    terms_graph,
)
from enishi.vocabulary.prefixes import prefixes
from enishi.vocabulary.turtle import write_turtle

CONTRACT = (
    "AdministrativeProject Agreement Assessment City CollaborationContract "
    "CollaborationProject Consortium CooperationField Correction Department Event "
    "FinancialItem Initiative Measure Membership Mention OverseasOffice PartnerCity "
    "Passage Program ProgramYear QuantitativeResult Region ResultStatement Rule "
    "SourceDocument achievementLevel administrativeProject agreementStatus "
    "agreementType areaOfActivity amount assertionKind assessmentReason charEnd "
    "charStart contractCount contractFor contractType contributionLevel "
    "cooperatesWith cooperationField correctedBy counterpartyText country "
    "covidMarkCount currency duty evidence fieldNumber financeFor financePhase "
    "fiscalYear framework fundingSource futureDirection futureDirectionText "
    "government governmentLevel hasCooperationField implementationStatus "
    "implementedBy inDocument indicator initiator isNew legalForm lgCode lineEnd "
    "lineStart locatedIn ofProgram outcomeOf partner party passageText planCode "
    "plannedContent policyField precision programNumber resolutionMethod resolvesTo "
    "resultText rule sha256 signedOn signedYear sourceCategory startDate "
    "surfaceForm underAgreement unit value valueRole valueText "
)
MAPPINGS = (
    SKOS.exactMatch,
    SKOS.closeMatch,
    SKOS.broadMatch,
    SKOS.narrowMatch,
    SKOS.relatedMatch,
)


def languages(graph: Graph, subject: Node, predicate: URIRef) -> list[str]:
    """Return the languages of a subject's values, sorted."""
    values = graph.objects(subject, predicate)
    return sorted(v.language or "" for v in values if isinstance(v, Literal))


@pytest.mark.parametrize("name", CONTRACT.split())
def test_every_term_that_the_patterns_use_is_declared(name: str) -> None:
    """The names are a contract with those who query."""
    assert name in term_names()


def test_every_term_has_one_label_and_one_definition_in_each_language() -> None:
    """The product is bilingual down to its vocabulary."""
    graph = terms_graph()
    for name in term_names():
        subject = URIRef(TERMS + name)
        assert languages(graph, subject, RDFS.label) == ["en", "ja"], name
        assert languages(graph, subject, SKOS.definition) == ["en", "ja"], name


def test_every_term_is_a_class_or_a_property_of_a_known_kind() -> None:
    """Nothing is declared by accident."""
    graph = terms_graph()
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}
    for name in term_names():
        assert kinds & set(graph.objects(URIRef(TERMS + name), RDF.type)), name


def test_terms_refer_only_to_terms_that_exist() -> None:
    """Domains, ranges and superclasses of our own namespace are declared."""
    for value in terms_graph().objects(unique=True):
        if str(value).startswith(TERMS) and isinstance(value, URIRef):
            assert str(value).removeprefix(TERMS) in term_names()


def test_every_concept_and_scheme_is_described_in_both_languages() -> None:
    """Preferred label, label and definition stand in Japanese and English."""
    graph = schemes_graph()
    for subject in set(graph.subjects(RDF.type)):
        for predicate in (SKOS.prefLabel, RDFS.label, SKOS.definition):
            assert languages(graph, subject, predicate) == ["en", "ja"], subject
        assert set(graph.objects(subject, SKOS.prefLabel)) == set(
            graph.objects(subject, RDFS.label)
        )


def test_every_concept_is_in_one_scheme_and_has_a_place_in_it() -> None:
    """A concept is at the top of its scheme or below another of the same scheme."""
    graph = schemes_graph()
    for subject in graph.subjects(RDF.type, SKOS.Concept):
        (scheme,) = graph.objects(subject, SKOS.inScheme)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in graph
        broader = graph.value(subject, SKOS.broader)
        if broader is None:
            assert (subject, SKOS.topConceptOf, scheme) in graph
        else:
            assert (broader, SKOS.inScheme, scheme) in graph


def test_every_mapping_leads_to_a_concept_that_exists() -> None:
    """Mappings between schemes never point into the void."""
    graph = schemes_graph()
    mappings = [
        value for predicate in MAPPINGS for value in graph.objects(predicate=predicate)
    ]
    assert len(mappings) > 100
    assert {m for m in mappings if (m, RDF.type, SKOS.Concept) not in graph} == set()


def test_every_source_category_that_can_be_mapped_is() -> None:
    """Each source scheme reaches the shared policy fields from each of its leaves."""
    graph = schemes_graph()
    fields = set(schemes()["field"].concepts.values())
    for key in ("yokohama-bunya", "tokyo-bunrui", "kawasaki-hoshin"):
        for item in schemes()[key].concepts.values():
            mapped = {v for p in MAPPINGS for v in graph.objects(item, p)}
            is_group = (None, SKOS.broader, item) in graph
            assert is_group or mapped & fields, item


def test_each_scheme_file_holds_the_one_scheme_it_is_named_after() -> None:
    """A reviewer finds a scheme by its file."""
    for file in scheme_files():
        graph = Graph().parse(file)
        (scheme,) = graph.subjects(RDF.type, SKOS.ConceptScheme)
        assert str(scheme).endswith(f"/scheme/{file.stem}")


def test_nothing_that_is_published_as_data_has_a_blank_node() -> None:
    """The ontology goes into the built graph, which has none."""
    terms = {term for triple in ontology_graph() for term in triple}
    assert not [term for term in terms if isinstance(term, BNode)]


def test_the_files_are_written_as_the_writer_writes_them() -> None:
    """A hand-made change keeps the order that makes differences readable."""
    root = folder("ontology")
    for file in (root / "enishi.ttl", root / "rules.ttl", *scheme_files()):
        assert write_turtle(Graph().parse(file), prefixes()) == file.read_text("utf-8")


def test_the_rules_are_described_in_both_languages() -> None:
    """A reader of an inferred statement can learn how it came about."""
    graph = rules_graph()
    for rule in graph.subjects(RDF.type, URIRef(f"{TERMS}Rule")):
        assert languages(graph, rule, RDFS.label) == ["en", "ja"]
        assert languages(graph, rule, DCTERMS.description) == ["en", "ja"]


def test_the_context_agrees_with_the_prefixes() -> None:
    """JSON-LD and SPARQL abbreviate alike, save where a property has the name."""
    file = folder("ontology") / "context.jsonld"
    context = json.loads(file.read_text("utf-8"))["@context"]
    for prefix, namespace in prefixes().items():
        if prefix not in term_names():
            assert context[prefix] == namespace


def test_the_context_names_every_term() -> None:
    """Every class and property has a compact name that expands to itself."""
    file = folder("ontology") / "context.jsonld"
    context = json.loads(file.read_text("utf-8"))["@context"]
    for name in term_names():
        entry = context[name]
        identifier = entry if isinstance(entry, str) else entry["@id"]
        assert identifier == f"enishi:{name}"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # inside rdflib's own parser
def test_json_ld_with_the_context_says_the_same_triples() -> None:
    """Labels by language, links and values come through the context unchanged."""
    file = folder("ontology") / "context.jsonld"
    document = json.loads(file.read_text("utf-8")) | {
        "iri": "https://w3id.org/enishi/id/city/kawasaki",
        "type": "City",
        "label": {"ja": "川崎市", "en": "Kawasaki"},
        "country": "id:country/JP",
        "lgCode": "141305",
    }
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    city = URIRef("https://w3id.org/enishi/id/city/kawasaki")
    assert set(graph) == {
        (city, RDF.type, URIRef(f"{TERMS}City")),
        (city, RDFS.label, Literal("川崎市", lang="ja")),
        (city, RDFS.label, Literal("Kawasaki", lang="en")),
        (
            city,
            URIRef(f"{TERMS}country"),
            URIRef("https://w3id.org/enishi/id/country/JP"),
        ),
        (city, URIRef(f"{TERMS}lgCode"), Literal("141305")),
    }


def test_each_prefix_has_one_namespace_and_each_namespace_one_prefix() -> None:
    """No two prefixes for one namespace, no two namespaces for one prefix."""
    graph = prefixes_graph()
    declared = list(graph.objects(ONTOLOGY, SH.declare))
    assert len(declared) == len(prefixes()) == len(set(prefixes().values()))


def test_every_scheme_has_a_prefix() -> None:
    """Concepts can be written short in queries and files."""
    for key, scheme in schemes().items():
        some = next(iter(scheme.concepts.values()))
        assert str(some).startswith(prefixes()[key])


def test_the_shapes_use_only_terms_that_exist() -> None:
    """A shape over a misspelt property would never find anything."""
    for triple in shapes_graph():
        for term in triple:
            if isinstance(term, URIRef) and term.startswith(TERMS):
                assert term.removeprefix(TERMS) in term_names()


@pytest.mark.parametrize(
    "key",
    ["animal", "language", "city", "organization", "thousand-teu", "thousand-yen"],
)
def test_the_scheme_of_units_has_the_counters_of_the_documents(key: str) -> None:
    """Units that the documents count in are concepts."""
    assert concept("unit", key)
