"""The endpoint in its own words: SPARQL 1.1 Service Description, as RDF.

It names only what is on: the query language, the formats, the dataset.
"""

from dataclasses import dataclass
from typing import Final

import rdflib
from rdflib.namespace import RDF, VOID

from enishi.store.dataset import DefaultGraph
from enishi.store.media import AnswerKind, Format, formats_of

SD: Final = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMATS: Final = rdflib.Namespace("http://www.w3.org/ns/formats/")
FORMAT_NAMES: Final = {
    "json": "SPARQL_Results_JSON",
    "xml": "SPARQL_Results_XML",
    "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV",
    "turtle": "Turtle",
    "ntriples": "N-Triples",
    "rdfxml": "RDF_XML",
    "jsonld": "JSON-LD",
    "trig": "TriG",
    "nquads": "N-Quads",
}
SERIALISERS: Final = {
    "turtle": "turtle",
    "ntriples": "nt",
    "rdfxml": "pretty-xml",
    "jsonld": "json-ld",
    "trig": "turtle",
    "nquads": "nt",
}


@dataclass(frozen=True, slots=True)
class Service:
    """What an endpoint says of itself.

    Attributes:
        endpoint: Its address.
        default_graph: What a query means that names no graph.
        triples: Triples that such a query sees.
        graphs: The IRIs of the named graphs.
        federated: Whether a query may call some other endpoint.
    """

    endpoint: str
    default_graph: DefaultGraph
    triples: int
    graphs: tuple[str, ...]
    federated: bool = False


def described(service: Service) -> rdflib.Graph:
    """Return the description as triples."""
    graph = rdflib.Graph()
    graph.bind("sd", SD)
    graph.bind("formats", FORMATS)
    graph.bind("void", VOID)
    address = rdflib.URIRef(service.endpoint)
    node, dataset, default = (
        rdflib.URIRef(f"{service.endpoint}#{name}")
        for name in ("service", "dataset", "default-graph")
    )
    graph.add((node, RDF.type, SD.Service))
    graph.add((node, SD.endpoint, address))
    graph.add((node, SD.supportedLanguage, SD.SPARQL11Query))
    for kind in AnswerKind:
        for form in formats_of(kind):
            graph.add((node, SD.resultFormat, FORMATS[FORMAT_NAMES[form.name]]))
    if service.default_graph is DefaultGraph.UNION:
        graph.add((node, SD.feature, SD.UnionDefaultGraph))
    if service.federated:
        graph.add((node, SD.feature, SD.BasicFederatedQuery))
    graph.add((node, SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, default))
    graph.add((default, RDF.type, SD.Graph))
    graph.add((default, VOID.triples, rdflib.Literal(service.triples)))
    for number, name in enumerate(service.graphs, 1):
        named = rdflib.URIRef(f"{service.endpoint}#graph-{number}")
        graph.add((dataset, SD.namedGraph, named))
        graph.add((named, RDF.type, SD.NamedGraph))
        graph.add((named, SD.name, rdflib.URIRef(name)))
    return graph


def written(service: Service, form: Format) -> bytes:
    """Return the description in a format for graphs."""
    return described(service).serialize(format=SERIALISERS[form.name], encoding="utf-8")
