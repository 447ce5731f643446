"""Tests of the dataset's description for other programs."""

from pathlib import Path

import pytest
import rdflib
from flask.testing import FlaskClient
from rdflib.namespace import DCTERMS, RDF, VOID

from enishi.graph.graph import Graph
from enishi.web.app import create_app
from enishi.web.dataset import DCAT, dataset_blueprint
from enishi.web.settings import WebSettings


def client_of(graph: Graph, endpoint: str = "") -> FlaskClient:
    """Return somebody who asks a site over a graph."""
    app = create_app(WebSettings(), [dataset_blueprint(graph, endpoint)])
    return app.test_client()


@pytest.fixture(scope="module")
def built() -> Graph:
    """Return the project's own graph."""
    return Graph.open()


def described(client: FlaskClient, accept: str = "text/turtle") -> rdflib.Graph:
    """Return the description as triples."""
    answer = client.get("/dataset", headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.mimetype == accept
    return rdflib.Graph().parse(data=answer.data, format=accept)


def test_the_description_is_counted_in_the_graph(built: Graph) -> None:
    """Totals agree with what a query gives, parts with the total."""
    triples = described(client_of(built))
    (dataset,) = triples.subjects(RDF.type, DCAT.Dataset)
    count = built.service.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").rows[0][0]
    assert triples.value(dataset, VOID.triples) == count
    parts = [
        int(str(triples.value(part, VOID.triples)))
        for part in triples.objects(dataset, VOID.propertyPartition)
    ]
    assert sum(parts) == int(str(count))
    assert len(list(triples.objects(dataset, DCTERMS.source))) == 5
    assert str(triples.value(dataset, DCAT.version)) == built.version
    titles = triples.objects(dataset, DCTERMS.title)
    languages = {one.language for one in titles if isinstance(one, rdflib.Literal)}
    assert languages == {"ja", "en"}


def test_addresses_are_the_public_ones(built: Graph) -> None:
    """Behind a proxy the endpoint is where the operator says."""
    here = described(client_of(built), "application/n-triples")
    there = described(client_of(built, "https://enishi.example/sparql"))
    for triples, endpoint in (
        (here, "http://localhost/sparql"),
        (there, "https://enishi.example/sparql"),
    ):
        (service,) = triples.subjects(RDF.type, DCAT.DataService)
        assert triples.value(service, DCAT.endpointURL) == rdflib.URIRef(endpoint)


def test_a_foreign_graph_is_given_no_title(tmp_path: Path) -> None:
    """What is not known of it is not said."""
    file = tmp_path / "any.nt"
    file.write_text("<http://e/s> <http://e/p> <http://e/o> .\n", encoding="utf-8")
    triples = described(client_of(Graph.open(file)))
    (dataset,) = triples.subjects(RDF.type, VOID.Dataset)
    assert str(triples.value(dataset, VOID.triples)) == "1"
    assert triples.value(dataset, DCTERMS.title) is None


def test_a_well_known_address_leads_here(built: Graph) -> None:
    """And a browser gets Turtle; what cannot be had is refused."""
    client = client_of(built)
    answer = client.get("/.well-known/void")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/dataset")
    browser = client.get("/dataset", headers={"Accept": "text/html"})
    assert browser.mimetype == "text/turtle"
    refused = client.get("/dataset", headers={"Accept": "image/png"})
    assert refused.status_code == 406
    named = client.get("/dataset?format=nt")
    assert named.mimetype == "application/n-triples"
