"""The register as triples: what a build says about curated entities and corrections."""

from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import Final

from rdflib import Graph, URIRef

from enishi.register.corrections import Correction
from enishi.register.entities import Entity
from enishi.register.files import Register
from enishi.register.gazetteer import Gazetteer
from enishi.vocabulary.identity import entity_iri
from enishi.vocabulary.literals import number, plain, text
from enishi.vocabulary.namespaces import concept
from enishi.vocabulary.statements import statements
from enishi.vocabulary.terms import DCTERMS, ENISHI, GEO, ORG, RDF, RDFS, SKOS

_GEONAMES: Final = "https://sws.geonames.org/"
_WIDER: Final = {
    "City": "LocalGovernment",
    "Region": "LocalGovernment",
    "CityNetwork": "Organization",
    "InternationalOrganization": "Organization",
    "Consortium": "Organization",
}
_PLACES: Final = Decimal("0.0001")


def register_graph(register: Register, used: Collection[URIRef]) -> Graph:
    """Say what is curated about the entities that a build uses.

    Args:
        register: The register.
        used: Addresses of the entities that the documents name; others among them are
            passed over.

    Returns:
        Those entities and what they refer to (country, host, members), each with its
        classes, labels, other names, codes and position.
    """
    by_id = {entity.id: entity for entity in register.entities}
    damaged = _damaged(register)
    graph = statements()
    for entity in _closure(by_id, used):
        _name(graph, entity, damaged.get(entity.id, ()))
        _place(graph, entity)
        _relate(graph, entity)
    return graph


def corrections_graph(register: Register, provenance: Graph) -> Graph:
    """Say what was corrected in the documents of a build, and why.

    Args:
        register: The register.
        provenance: The documents of the build, and what refers to corrections.

    Returns:
        The corrections that hold in one of the documents, open ones too, and any other
        that is referred to.
    """
    front = str(entity_iri("document/x"))[:-1]
    documents = {
        str(subject).removeprefix(front): subject
        for subject in provenance.subjects(RDF.type, ENISHI.SourceDocument)
    }
    referred = set(provenance.objects(None, ENISHI.correctedBy))
    graph = statements()
    for correction in register.corrections:
        within = [iri for slug, iri in documents.items() if correction.holds_in(slug)]
        if within or correction.iri in referred:
            _correct(graph, correction)
            for document in within:
                graph.add((correction.iri, DCTERMS.source, document))
    return graph


def _closure(by_id: dict[str, Entity], used: Collection[URIRef]) -> list[Entity]:
    """Return the used entities and all that they refer to, sorted by id."""
    waiting = [entity for entity in by_id.values() if entity.iri in used]
    taken: dict[str, Entity] = {}
    while waiting:
        entity = waiting.pop()
        if entity.id not in taken:
            taken[entity.id] = entity
            waiting += (by_id[path] for path in _references(entity))
    return [taken[path] for path in sorted(taken)]


def _references(entity: Entity) -> list[str]:
    """Return the ids that an entity's row refers to."""
    country = [f"country/{entity.country}"] if entity.country else []
    host = [entity.host] if entity.host else []
    return [*country, *host, *entity.members]


def _damaged(register: Register) -> dict[str, set[str]]:
    """Return, by id, the forms an entity's name is damaged to wherever they stand."""
    gazetteer = Gazetteer(register.entities)
    forms: dict[str, set[str]] = {}
    for correction in register.corrections:
        answers = gazetteer.answers(correction.corrected)
        if correction.mends and correction.scope != "passage" and len(answers) == 1:
            entity = answers[0].entity
            if correction.printed not in entity.names:
                forms.setdefault(entity.id, set()).add(correction.printed)
    return forms


def _name(graph: Graph, entity: Entity, damaged: Iterable[str]) -> None:
    """State classes, labels and other names."""
    iri = entity.iri
    for name in filter(None, (entity.kind, _WIDER.get(entity.kind))):
        graph.add((iri, RDF.type, ENISHI[name]))
    graph.add((iri, RDFS.label, text(entity.label_ja, "ja")))
    if entity.label_en:
        graph.add((iri, RDFS.label, text(entity.label_en, "en")))
    labels = {entity.label_ja, entity.label_en}
    for language, names in (("ja", entity.alias_ja), ("en", entity.alias_en)):
        for name in set(names) - labels:
            graph.add((iri, SKOS.altLabel, text(name, language)))
    for name in damaged:
        graph.add((iri, SKOS.hiddenLabel, text(name, "ja")))


def _place(graph: Graph, entity: Entity) -> None:
    """State position and codes."""
    iri = entity.iri
    if entity.position is not None:
        for term, degrees in zip((GEO.lat, GEO.long), entity.position, strict=True):
            value = Decimal(repr(degrees)).quantize(_PLACES)
            graph.add((iri, term, number(value)))
    if entity.geonames:
        graph.add((iri, SKOS.exactMatch, URIRef(f"{_GEONAMES}{entity.geonames}/")))
    if entity.lg_code:
        graph.add((iri, ENISHI.lgCode, plain(entity.lg_code)))
    if entity.kind == "Country":
        graph.add((iri, DCTERMS.identifier, plain(entity.country)))


def _relate(graph: Graph, entity: Entity) -> None:
    """State country, level or kind, host and members."""
    iri = entity.iri
    if entity.country and entity.kind != "Country":
        graph.add((iri, ENISHI.country, entity_iri(f"country/{entity.country}")))
    if entity.category and entity.kind in {"City", "Region"}:
        graph.add((iri, ENISHI.governmentLevel, concept("level", entity.category)))
    elif entity.category:
        graph.add((iri, ORG.classification, concept("org-kind", entity.category)))
    if entity.host:
        graph.add((iri, ENISHI.hostGovernment, entity_iri(entity.host)))
    for member in entity.members:
        graph.add((iri, ORG.hasMember, entity_iri(member)))


def _correct(graph: Graph, correction: Correction) -> None:
    """State one correction."""
    iri = correction.iri
    graph.add((iri, RDF.type, ENISHI.Correction))
    arrow = f"{correction.printed} → {correction.corrected}"
    for language, basis in (("ja", correction.basis_ja), ("en", correction.basis_en)):
        graph.add((iri, RDFS.label, text(arrow, language)))
        graph.add((iri, ENISHI.basis, text(basis, language)))
    graph.add((iri, ENISHI.surfaceForm, plain(correction.printed)))
    graph.add((iri, ENISHI.correctedForm, plain(correction.corrected)))
    kind = concept("correction-kind", correction.kind)
    graph.add((iri, ENISHI.correctionKind, kind))
    status = concept("review-status", correction.status)
    graph.add((iri, ENISHI.reviewStatus, status))
    confidence = number(Decimal(repr(correction.confidence)))
    graph.add((iri, ENISHI.confidence, confidence))
