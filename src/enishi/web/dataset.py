"""What the graph says of itself to other programs: VoID and DCAT 3, as RDF.

Everything is counted in the graph or stated in it; what it does not say, such as a
licence, is not said here.
"""

from functools import cached_property
from http import HTTPStatus
from typing import Final

import rdflib
from flask import Blueprint, Response, redirect, request, url_for
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, RDF, VOID, XSD
from werkzeug.wrappers import Response as AnyResponse

from enishi.config import BASE
from enishi.graph.graph import Graph
from enishi.store.media import GRAPH_FORMATS, AnswerKind, negotiate
from enishi.store.protocol import FormatChoice
from enishi.store.refusals import NotAcceptableError
from enishi.vocabulary.prefixes import prefixes
from enishi.web.service_description import SD, SERIALISERS

DCAT: Final = rdflib.Namespace("http://www.w3.org/ns/dcat#")
"""Version 3; the library's own table holds version 2."""

TITLES: Final = (
    Literal("Enishi: cities' international policy as a graph", lang="en"),
    Literal("縁：都市の国際政策の知識グラフ", lang="ja"),
)
DESCRIPTIONS: Final = (
    Literal(
        "Programs, partners, agreements and results read from the cities' own "
        "documents, each statement with its passage.",
        lang="en",
    ),
    Literal(
        "各都市の文書から読み取った事業、相手先、協定、実績。すべての記述に出典箇所を付す。",
        lang="ja",
    ),
)


def dataset_blueprint(graph: Graph, endpoint_address: str = "") -> Blueprint:
    """Return the blueprint of ``/dataset`` and ``/.well-known/void``.

    Args:
        graph: What is described.
        endpoint_address: Public address of ``/sparql``; empty where clients use the
            very address that this server sees.
    """
    blueprint = Blueprint("dataset", __name__)
    described = DatasetDescription(graph)

    @blueprint.get("/dataset")
    def dataset() -> Response:
        formats = request.args.getlist("format")
        form = (
            FormatChoice.named(formats[-1])[AnswerKind.GRAPH]
            if formats
            else negotiate(_accepted(), AnswerKind.GRAPH)
        )
        if form is None:
            offered = ", ".join(form.media_type for form in GRAPH_FORMATS)
            raise NotAcceptableError(offered=offered)
        endpoint = endpoint_address or f"{request.url_root}sparql"
        triples = described.triples(request.base_url, endpoint)
        body = triples.serialize(format=SERIALISERS[form.name], encoding="utf-8")
        response = Response(body)
        response.content_type = form.content_type
        response.vary.add("Accept")
        return response

    @blueprint.get("/.well-known/void")
    def well_known() -> AnyResponse:
        return redirect(url_for("dataset.dataset"), HTTPStatus.SEE_OTHER)

    return blueprint


def _accepted() -> str:
    """Return what the client accepts; a browser reads Turtle if there is no page."""
    accept = request.headers.get("Accept", "")
    return f"{accept}, text/turtle;q=0.1" if "text/html" in accept else accept


class DatasetDescription:
    """Counts the graph once, and writes the description for an address.

    Args:
        graph: What is described.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def triples(self, address: str, endpoint: str) -> rdflib.Graph:
        """Return the description.

        Args:
            address: Of this document.
            endpoint: Of the SPARQL endpoint over the dataset.
        """
        made = rdflib.Graph()
        namespaces = {**prefixes(), "dcat": DCAT, "void": VOID, "sd": SD}
        for prefix, namespace in namespaces.items():
            made.bind(prefix, namespace, override=True)
        dataset = URIRef(f"{address}#dataset")
        service = URIRef(f"{endpoint}#service")
        made.add((URIRef(address), RDF.type, VOID.DatasetDescription))
        made.add((URIRef(address), rdflib.FOAF.primaryTopic, dataset))
        for predicate, value in self._facts:
            made.add((dataset, predicate, value))
        made.add((dataset, VOID.sparqlEndpoint, URIRef(endpoint)))
        made.add((dataset, DCAT.distribution, URIRef(f"{address}#sparql")))
        made.add((URIRef(f"{address}#sparql"), RDF.type, DCAT.Distribution))
        made.add((URIRef(f"{address}#sparql"), DCAT.accessService, service))
        made.add((URIRef(f"{address}#sparql"), DCAT.accessURL, URIRef(endpoint)))
        made.add((service, RDF.type, DCAT.DataService))
        made.add((service, DCAT.endpointURL, URIRef(endpoint)))
        made.add((service, DCAT.endpointDescription, URIRef(endpoint)))
        made.add((service, DCAT.servesDataset, dataset))
        self._partition(made, dataset)
        return made

    @cached_property
    def _facts(self) -> tuple[tuple[URIRef, URIRef | Literal], ...]:
        """What is said of the dataset as a whole."""
        facts: list[tuple[URIRef, URIRef | Literal]] = [
            (RDF.type, VOID.Dataset),
            (RDF.type, DCAT.Dataset),
            (DCAT.version, Literal(self._graph.version)),
            (VOID.triples, _number(sum(count for _, count in self._properties))),
            (VOID.classes, _number(len(self._classes))),
            (VOID.properties, _number(len(self._properties))),
        ]
        documents = {row["document"] for row in self._graph.query("site/documents")}
        if documents:
            facts += [(DCTERMS.title, title) for title in TITLES]
            facts += [(DCTERMS.description, text) for text in DESCRIPTIONS]
            facts += [(DCTERMS.language, Literal(code)) for code in ("ja", "en")]
            facts.append((VOID.uriSpace, Literal(BASE)))
        facts += [
            (DCTERMS.source, document)
            for document in sorted(documents)
            if isinstance(document, URIRef)
        ]
        return tuple(facts)

    @cached_property
    def _classes(self) -> tuple[tuple[URIRef, int], ...]:
        return self._counted("site/counts", "class")

    @cached_property
    def _properties(self) -> tuple[tuple[URIRef, int], ...]:
        return self._counted("site/properties", "property")

    @cached_property
    def _graphs(self) -> tuple[tuple[URIRef, int], ...]:
        return self._counted("site/graphs", "graph", "statements")

    def _counted(
        self, query: str, variable: str, number: str = "count"
    ) -> tuple[tuple[URIRef, int], ...]:
        rows = self._graph.query(query)
        return tuple(
            (term, int(str(row[number])))
            for row in rows
            if isinstance(term := row.get(variable), URIRef)
        )

    def _partition(self, made: rdflib.Graph, dataset: URIRef) -> None:
        """Say how much of the dataset belongs to each class, property and graph."""
        for names, of_dataset, of_part, counted in (
            (self._classes, VOID.classPartition, VOID["class"], VOID.entities),
            (self._properties, VOID.propertyPartition, VOID.property, VOID.triples),
            (self._graphs, VOID.subset, SD.name, VOID.triples),
        ):
            kind = str(of_dataset).rpartition("#")[2]
            for number, (name, count) in enumerate(names, 1):
                part = URIRef(f"{dataset.removesuffix('dataset')}{kind}-{number}")
                made.add((dataset, of_dataset, part))
                made.add((part, of_part, name))
                made.add((part, counted, _number(count)))
                if of_dataset == VOID.subset:
                    made.add((part, RDF.type, VOID.Dataset))


def _number(value: int) -> Literal:
    return Literal(value, datatype=XSD.integer)
