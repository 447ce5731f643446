"""Tests that every engine gives the same answers by the same protocol."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import RDFS, XSD

from enishi.errors import UsageError
from enishi.store.admission import QueueLimits
from enishi.store.embedded import EmbeddedStore
from enishi.store.holding import PoolSource
from enishi.store.pool import Pool
from enishi.store.pooled import PooledStore
from enishi.store.protocol import DatasetChoice, FormatChoice, QueryService, Request
from enishi.store.refusals import QueryRefusedError
from enishi.store.remote import RemoteSettings, RemoteStore
from enishi.web.app import create_app
from enishi.web.server import ServerSettings, WebServer
from enishi.web.settings import WebSettings
from enishi.web.sparql import SparqlSettings, sparql_blueprint

EX = rdflib.Namespace("http://example.org/")


@pytest.fixture(scope="module")
def pool(built: Path) -> Iterator[Pool]:
    """Return a pool over the small graph."""
    with Pool(PoolSource(built), QueueLimits(running=1)) as opened:
        yield opened


@pytest.fixture(scope="module")
def endpoint(pool: Pool) -> Iterator[str]:
    """Return the address of an endpoint over the same pool."""
    app = create_app(WebSettings(), [sparql_blueprint(SparqlSettings(pool=pool))])
    server = WebServer(app, ServerSettings(port=0))
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"{server.address}sparql"
    server.stop()
    thread.join()


@pytest.fixture(params=["embedded", "pooled", "remote"])
def service(
    request: pytest.FixtureRequest, store: EmbeddedStore, pool: Pool, endpoint: str
) -> QueryService:
    """Return each of the three engines in turn."""
    services: dict[str, QueryService] = {
        "embedded": store,
        "pooled": PooledStore(pool),
        "remote": RemoteStore(RemoteSettings(endpoint)),
    }
    return services[str(request.param)]


def test_table_keeps_terms_order_and_holes(service: QueryService) -> None:
    """Languages, datatypes, printed forms and what is not bound."""
    table = service.select(
        "SELECT ?s ?label ?founded WHERE { ?s a <http://example.org/City> "
        "OPTIONAL { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?label "
        "FILTER(LANG(?label) = 'ja') } "
        "OPTIONAL { ?s <http://example.org/founded> ?founded } } ORDER BY ?s"
    )
    assert table.variables == ("s", "label", "founded")
    assert table.rows == (
        (
            EX.kawasaki,
            rdflib.Literal("川崎市", lang="ja"),
            rdflib.Literal("1924-07", datatype=XSD.gYearMonth),
        ),
        (EX.shenyang, rdflib.Literal("瀋陽市", lang="ja"), None),
        (EX.yokohama, rdflib.Literal("横浜市", lang="ja"), None),
    )


def test_truth_and_graph_are_read(service: QueryService) -> None:
    """The other two kinds of answer."""
    assert service.ask("ASK { ?s ?p '014' }")
    assert not service.ask("ASK { ?s ?p '14' }")
    graph = service.construct("DESCRIBE <http://example.org/yokohama>")
    assert graph.value(EX.yokohama, RDFS.label) == rdflib.Literal("横浜市", lang="ja")
    assert len(graph) == 3


def test_wrong_method_is_the_callers_mistake(service: QueryService) -> None:
    """Each names the methods that fit."""
    with pytest.raises(UsageError):
        service.select("ASK {}")
    with pytest.raises(UsageError):
        service.select("CONSTRUCT WHERE { ?s ?p ?o }")
    with pytest.raises(UsageError):
        service.ask("SELECT * {}")
    with pytest.raises(UsageError):
        service.ask("CONSTRUCT WHERE { ?s ?p ?o }")
    with pytest.raises(UsageError):
        service.construct("SELECT * {}")


def test_bytes_are_streamed(service: QueryService) -> None:
    """In the format and over the dataset of the request's choice."""
    request = Request(
        "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
        FormatChoice.named("csv"),
        DatasetChoice(("http://example.org/graph/places",)),
    )
    answer = service.stream(request)
    assert answer.form.name == "csv"
    assert b"".join(answer) == b"n\r\n7\r\n"
    answer.close()


def test_format_that_does_not_fit_is_refused(service: QueryService) -> None:
    """A truth value has no table form."""
    with pytest.raises(QueryRefusedError, match=r"accept|406"):
        service.stream(Request("ASK {}", FormatChoice.named("csv")))


def test_wrong_query_is_refused(service: QueryService) -> None:
    """With the reason in it."""
    with pytest.raises(QueryRefusedError, match="Line 1"):
        service.select("SELECT ?x WHERE { } LIMIT -1")
