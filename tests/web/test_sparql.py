"""Tests of the endpoint over HTTP: real server, real workers, real sockets."""

import json
import logging
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from http.client import HTTPConnection, HTTPResponse, IncompleteRead
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import rdflib
from rdflib.namespace import RDF, VOID
from waiting import LONG, comes_true

from enishi.store.admission import QueueLimits
from enishi.store.holding import PoolSource
from enishi.store.output import WorkerLimits
from enishi.store.pool import Pool
from enishi.web.app import create_app
from enishi.web.server import ServerSettings, WebServer
from enishi.web.service_description import SD
from enishi.web.settings import WebSettings
from enishi.web.sparql import SparqlSettings, sparql_blueprint

TRIPLES = 3_000
NAMED = "<http://e/s0> <http://e/p> <http://e/only> <http://e/g> .\n"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
JSON = "application/json"
SMALL = "SELECT (COUNT(*) AS ?n) WHERE { <http://e/s1> ?p ?o }"
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
MANY = "SELECT ?o ?b WHERE { ?s ?p ?o . ?s ?p ?b }"
TOO_MUCH = "SELECT ?a ?d WHERE { ?a ?b ?c . ?d ?e ?f }"
PRODUCT = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"

POST = f"POST /sparql HTTP/1.1\r\nHost: e\r\nContent-Type: {DIRECT}\r\n"
HEADERS: Mapping[str, str] = {}


@dataclass(frozen=True)
class Reply:
    """What the endpoint answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def kind(self) -> str:
        """The media type without parameters."""
        return self.headers.get("Content-Type", "").partition(";")[0]

    @property
    def error(self) -> dict[str, str | int]:
        """The error in JSON."""
        error: dict[str, str | int] = json.loads(self.body)["error"]
        return error


class Endpoint:
    """A running endpoint, and ways to ask it."""

    def __init__(self, pool: Pool, server: WebServer) -> None:
        self.pool = pool
        self.port = int(server.address.rsplit(":", 1)[1].strip("/"))

    def ask(
        self,
        target: str,
        body: bytes | None = None,
        headers: Mapping[str, str] = HEADERS,
        method: str = "",
    ) -> Reply:
        """Send one request."""
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=LONG)) as opened:
            method = method or ("GET" if body is None else "POST")
            opened.request(method, target, body, dict(headers))
            return read(opened.getresponse())

    def query(self, query: str, accept: str = "text/csv", more: str = "") -> Reply:
        """Send a query by GET."""
        return self.ask(f"/sparql?query={quote(query)}{more}", None, {"Accept": accept})


def read(response: HTTPResponse) -> Reply:
    """Return a whole reply."""
    headers = {name.title(): value for name, value in response.getheaders()}
    return Reply(response.status, headers, response.read())


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    """Serve some thousand triples with small limits, but much time."""
    with served(tmp_path_factory.mktemp("graph"), seconds=LONG) as endpoint:
        yield endpoint


@contextmanager
def served(folder: Path, seconds: float) -> Iterator[Endpoint]:
    """Serve some thousand triples; a query may take so long."""
    file = folder / "many.nq"
    lines = (f'<http://e/s{n % 100}> <http://e/p> "値 {n}" .\n' for n in range(TRIPLES))
    file.write_text("".join(lines) + NAMED, encoding="utf-8")
    limits = WorkerLimits(seconds=seconds, cpu_seconds=LONG, rows=200_000)
    queue = QueueLimits(running=2, waiting=4, seconds=LONG)
    with Pool(PoolSource(file, limits=limits), queue) as pool:
        settings = SparqlSettings(pool=pool, query_page="/query")
        app = create_app(WebSettings(), [sparql_blueprint(settings)])
        server = WebServer(app, ServerSettings(port=0))
        thread = threading.Thread(target=server.run)
        thread.start()
        yield Endpoint(pool, server)
        server.stop()
        thread.join()


@pytest.mark.parametrize(
    ("target", "body", "kind"),
    [
        (f"/sparql?query={quote(SMALL)}", None, ""),
        ("/sparql", urlencode({"query": SMALL}), FORM),
        ("/sparql", urlencode({"query": SMALL}), f"{FORM.upper()}; CHARSET=UTF-8"),
        ("/sparql", SMALL, DIRECT),
        ("/sparql", SMALL, f'{DIRECT}; charset="utf-8"'),
        (f"/sparql?unknown=1&query={quote(SMALL)}&x", None, ""),
    ],
)
def test_every_way_of_asking_gives_the_same_answer(
    endpoint: Endpoint, target: str, body: str | None, kind: str
) -> None:
    """GET, form and body; parameters and case of the media type do not matter."""
    headers = {"Accept": "text/csv", "Content-Type": kind}
    reply = endpoint.ask(target, body.encode() if body else None, headers)
    assert reply.status == 200
    assert reply.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert reply.headers["Content-Length"] == str(len(reply.body))
    assert reply.body == b"n\r\n30\r\n"


def test_characters_come_through_once_decoded(endpoint: Endpoint) -> None:
    """Japanese, plus signs, percent signs and reserved characters."""
    text = "川崎市 1+1 %2B & = ? # é 𠮷"
    query = f"SELECT ('{text}' AS ?x) {{}}"
    expected = f"x\r\n{text}\r\n".encode()
    form = urlencode({"query": query}).encode()
    assert endpoint.query(query).body == expected
    accept = {"Accept": "text/csv"}
    posted = endpoint.ask("/sparql", form, {**accept, "Content-Type": FORM})
    assert posted.body == expected
    direct = endpoint.ask("/sparql", query.encode(), {**accept, "Content-Type": DIRECT})
    assert direct.body == expected


@pytest.mark.parametrize(
    ("query", "accept", "kind"),
    [
        (SMALL, "*/*", "application/sparql-results+json"),
        (SMALL, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SMALL, "text/tab-separated-values", "text/tab-separated-values"),
        (SMALL, "text/csv;q=0.1, application/json", "application/sparql-results+json"),
        (SMALL, FIREFOX, "application/sparql-results+xml"),
        (SMALL, ";;,,q=5", "application/sparql-results+json"),
        ("ASK {}", "text/xml", "application/sparql-results+xml"),
        ("DESCRIBE <http://e/s1>", "*/*", "text/turtle"),
        ("DESCRIBE <http://e/s1>", "application/n-triples", "application/n-triples"),
        ("DESCRIBE <http://e/s1>", "application/rdf+xml", "application/rdf+xml"),
        ("DESCRIBE <http://e/s1>", "application/ld+json", "application/ld+json"),
        ("DESCRIBE <http://e/s1>", "application/trig", "application/trig"),
        ("DESCRIBE <http://e/s1>", "application/n-quads", "application/n-quads"),
    ],
)
def test_accept_header_chooses_the_format(
    endpoint: Endpoint, query: str, accept: str, kind: str
) -> None:
    """And the answer says that it did."""
    reply = endpoint.query(query, accept)
    assert reply.status == 200
    assert reply.kind == kind
    assert "Accept" in reply.headers["Vary"]


def test_format_parameter_wins(endpoint: Endpoint) -> None:
    """For links and for people who cannot set headers."""
    reply = endpoint.query(SMALL, "application/sparql-results+xml", "&format=csv")
    assert reply.kind == "text/csv"


def test_format_that_fits_nothing_is_406(endpoint: Endpoint) -> None:
    """The refusal names what there is."""
    for reply in (
        endpoint.query("ASK {}", "text/csv"),
        endpoint.query("ASK {}", "*/*", "&format=xlsx"),
    ):
        assert reply.status == 406
        assert b"application/sparql-results+json" in reply.body


@pytest.mark.parametrize(
    ("target", "body", "kind", "status", "code"),
    [
        ("/sparql?query=ASK{", None, "", 400, "query-syntax"),
        ("/sparql?query=", None, "", 400, "query-syntax"),
        ("/sparql?query=ASK{}&query=ASK{}", None, "", 400, "several-queries"),
        ("/sparql?query=ASK{}&update=x", None, "", 400, "query-and-update"),
        ("/sparql?update=CLEAR%20ALL", None, "", 403, "update-refused"),
        ("/sparql?query=%FF", None, "", 400, "not-utf-8"),
        ("/sparql", b"nothing=1", FORM, 400, "missing-query"),
        ("/sparql", b"update=CLEAR+ALL", FORM, 403, "update-refused"),
        ("/sparql", b"CLEAR ALL", "application/sparql-update", 403, "update-refused"),
        ("/sparql?query=ASK{}", b"ASK{}", DIRECT, 400, "several-queries"),
        ("/sparql", b"\xff", DIRECT, 400, "not-utf-8"),
        ("/sparql", b"query=%E3%81", FORM, 400, "not-utf-8"),
        ("/sparql", b"ASK{}", f"{DIRECT}; charset=shift_jis", 400, "not-utf-8"),
        ("/sparql", b"ASK{}", "text/plain", 415, "unsupported-media-type"),
        ("/sparql", b"{}", "application/json", 415, "unsupported-media-type"),
        ("/sparql", b"ASK{}", "", 415, "unsupported-media-type"),
        ("/sparql?query=CLEAR%20ALL", None, "", 403, "query-forbidden"),
        ("/sparql", b"#" * (1 << 20) + b"ASK{}", DIRECT, 413, "request-too-large"),
        ("/sparql", b"#" * 200_000 + b"ASK{}", DIRECT, 413, "query-too-large"),
    ],
)
def test_wrong_request_has_its_own_status_and_code(
    endpoint: Endpoint,
    target: str,
    body: bytes | None,
    kind: str,
    status: int,
    code: str,
) -> None:
    """One shape for all: status, code, message, hint."""
    headers = {"Accept": "application/json", "Content-Type": kind}
    reply = endpoint.ask(target, body, headers)
    assert (reply.status, reply.error["code"]) == (status, code)
    assert reply.error["status"] == status
    assert reply.error["message"]
    assert reply.error["hint"]


def test_syntax_error_has_line_and_column(endpoint: Endpoint) -> None:
    """As numbers for programs, as words for people."""
    query = "SELECT * WHERE {\n ?s ?p '川崎' } LIMIT -1"
    reply = endpoint.query(query, "application/json")
    assert (reply.error["line"], reply.error["column"]) == (2, 21)
    assert "Line 2, column 21" in endpoint.query(query, "text/plain").body.decode()


def test_errors_are_html_for_browsers_only(endpoint: Endpoint) -> None:
    """A program that forgot its Accept header gets words."""
    assert endpoint.query("ASK {", FIREFOX).kind == "text/html"
    assert endpoint.query("ASK {", "").kind == "text/plain"
    assert endpoint.query("ASK {", "text/csv").kind == "text/plain"
    reply = endpoint.query("ASK {", "application/sparql-results+json")
    assert reply.kind == "text/plain"


def test_errors_speak_japanese_to_those_who_ask(endpoint: Endpoint) -> None:
    """Message and hint both."""
    headers = {"Accept": "application/json", "Accept-Language": "ja, en;q=0.5"}
    reply = endpoint.ask("/sparql?query=LOAD%20%3Cx%3E", None, headers)
    assert "LOAD はここでは使えません" in str(reply.error["message"])
    assert "読み取り専用" in str(reply.error["hint"])


@pytest.mark.parametrize(
    "method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "QUERY"]
)
def test_other_methods_are_refused(endpoint: Endpoint, method: str) -> None:
    """With the list of those that are offered."""
    reply = endpoint.ask("/sparql", None, HEADERS, method)
    assert reply.status == 405
    assert reply.headers["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert reply.headers["Access-Control-Allow-Origin"] == "*"


def test_preflight_is_answered(endpoint: Endpoint) -> None:
    """A page from elsewhere may ask, and read answers and errors."""
    reply = endpoint.ask("/sparql", None, {"Origin": "http://e"}, "OPTIONS")
    assert reply.status == 200
    assert "POST" in reply.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in reply.headers["Access-Control-Allow-Headers"]
    for answered in (endpoint.query("ASK {}", "*/*"), endpoint.query("ASK {", "*/*")):
        assert answered.headers["Access-Control-Allow-Origin"] == "*"


def test_head_has_the_headers_of_get(endpoint: Endpoint) -> None:
    """And no body; the connection goes on."""
    target = f"/sparql?query={quote(SMALL)}&format=csv"
    with closing(HTTPConnection("127.0.0.1", endpoint.port, timeout=LONG)) as opened:
        opened.request("HEAD", target)
        head = read(opened.getresponse())
        opened.request("GET", target)
        got = read(opened.getresponse())
    assert head.body == b""
    for name in ("Content-Type", "Content-Length", "Vary"):
        assert head.headers[name] == got.headers[name]


def test_connection_survives_errors(endpoint: Endpoint) -> None:
    """Several requests over one connection, wrong and right."""
    with closing(HTTPConnection("127.0.0.1", endpoint.port, timeout=LONG)) as opened:
        statuses = []
        for query in ("ASK {", "ASK {}", "LOAD <x>", "ASK {}"):
            opened.request("GET", f"/sparql?query={quote(query)}")
            statuses.append(read(opened.getresponse()).status)
    assert statuses == [400, 200, 403, 200]


@pytest.mark.parametrize(
    ("more", "count"),
    [
        ("", TRIPLES + 1),
        ("&default-graph-uri=http://e/g", 1),
        ("&default-graph-uri=http://e/none", 0),
        ("&default-graph-uri=http://e/g&default-graph-uri=http://e/none", 1),
        ("&named-graph-uri=http://e/g", 0),
    ],
)
def test_dataset_comes_from_the_store(
    endpoint: Endpoint, more: str, count: int
) -> None:
    """The protocol's parameters choose among the graphs that are here."""
    assert endpoint.query(COUNT, "text/csv", more).body == f"n\r\n{count}\r\n".encode()


def test_no_address_is_ever_fetched(endpoint: Endpoint) -> None:
    """Neither by FROM nor by the protocol's parameters."""
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        nobody.settimeout(0)
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}/g"
        query = COUNT.replace("WHERE", f"FROM <{address}> WHERE")
        assert endpoint.query(query).body == b"n\r\n0\r\n"
        more = f"&default-graph-uri={address}&named-graph-uri={address}"
        assert endpoint.query(COUNT, "text/csv", more).body == b"n\r\n0\r\n"
        with pytest.raises(BlockingIOError):
            nobody.accept()  # who had called would be waiting


def test_product_ends_in_time_and_takes_nothing_with_it(tmp_path: Path) -> None:
    """Its connection goes on, and its worker is free."""
    with (
        served(tmp_path, seconds=1) as hasty,
        closing(HTTPConnection("127.0.0.1", hasty.port, timeout=LONG)) as opened,
    ):
        opened.request(
            "GET", f"/sparql?query={quote(PRODUCT)}", headers={"Accept": JSON}
        )
        reply = read(opened.getresponse())
        assert (reply.status, reply.error["code"]) == (504, "query-timeout")
        assert hasty.pool.status().running == 0
        opened.request("GET", "/sparql?query=ASK{")
        assert read(opened.getresponse()).status == 400


def test_nesting_is_refused_and_the_next_is_answered(endpoint: Endpoint) -> None:
    """It never reaches a worker."""
    nested = "SELECT * WHERE { FILTER" + "(" * 20_000 + "1" + ")" * 20_000 + " }"
    headers = {"Content-Type": DIRECT, "Accept": JSON}
    reply = endpoint.ask("/sparql", nested.encode(), headers)
    assert (reply.status, reply.error["code"]) == (413, "query-too-large")
    assert endpoint.query(SMALL).body == b"n\r\n30\r\n"


def test_large_answer_streams_whole(endpoint: Endpoint) -> None:
    """In pieces, with every row."""
    reply = endpoint.query(MANY, "text/tab-separated-values")
    assert reply.headers["Transfer-Encoding"] == "chunked"
    assert reply.body.count(b"\n") == TRIPLES * 30 + 1 + 61


def test_answer_that_breaks_off_breaks_the_transfer(endpoint: Endpoint) -> None:
    """A client can never take half an answer for a whole one."""
    with pytest.raises(IncompleteRead):
        endpoint.query(TOO_MUCH)


def test_answer_that_breaks_off_is_no_whole_one_to_an_old_client_either(
    endpoint: Endpoint, caplog: pytest.LogCaptureFixture
) -> None:
    """To HTTP/1.0 the end of the connection is the end of the answer: it is reset."""
    caplog.set_level(logging.WARNING)
    with socket.create_connection(("127.0.0.1", endpoint.port), timeout=LONG) as raw:
        raw.sendall(f"GET /sparql?query={quote(TOO_MUCH)} HTTP/1.0\r\n\r\n".encode())
        with pytest.raises(ConnectionResetError):
            list(iter(partial(raw.recv, 1 << 20), b""))
    assert comes_true(lambda: "broke off: The answer is larger than" in caplog.text)
    assert "Traceback" not in caplog.text


def test_client_that_leaves_while_reading_stops_the_work(endpoint: Endpoint) -> None:
    """Its worker is free again, long before the deadline."""
    with closing(HTTPConnection("127.0.0.1", endpoint.port, timeout=LONG)) as opened:
        opened.request("GET", f"/sparql?query={quote(ENDLESS)}&format=tsv")
        response = opened.getresponse()
        assert response.read(1_000_000)
        assert endpoint.pool.status().running == 1
        response.close()
    assert comes_true(lambda: endpoint.pool.status().running == 0)
    assert "query-timeout" not in endpoint.pool.status().outcomes


def test_client_that_leaves_while_waiting_stops_the_work(endpoint: Endpoint) -> None:
    """Also before the first byte, long before the deadline."""
    with closing(HTTPConnection("127.0.0.1", endpoint.port, timeout=LONG)) as opened:
        opened.request("GET", f"/sparql?query={quote(PRODUCT)}")
        assert comes_true(lambda: endpoint.pool.status().running == 1)
    assert comes_true(lambda: endpoint.pool.status().running == 0)
    assert "query-timeout" not in endpoint.pool.status().outcomes
    assert endpoint.pool.status().outcomes["query-cancelled"] >= 1


def test_overload_is_503_with_retry_after(endpoint: Endpoint) -> None:
    """Two run, four wait, the others are told when to come back."""
    status = endpoint.pool.status
    with ExitStack() as stack:
        for number in range(1, 7):
            opened = HTTPConnection("127.0.0.1", endpoint.port, timeout=LONG)
            stack.enter_context(closing(opened))
            opened.request("GET", f"/sparql?query={quote(PRODUCT)}")
            assert comes_true(lambda: status().running + status().waiting == number)  # noqa: B023 - asked at once
        assert (status().running, status().waiting) == (2, 4)
        for _ in range(3):
            refused = endpoint.query(SMALL)
            assert refused.status == 503
            assert int(refused.headers["Retry-After"]) > 0
    assert comes_true(lambda: status().running + status().waiting == 0)
    assert endpoint.query(SMALL).body == b"n\r\n30\r\n"


@pytest.mark.parametrize("kind", ["text/turtle", "application/rdf+xml", "*/*"])
def test_endpoint_describes_itself(endpoint: Endpoint, kind: str) -> None:
    """As RDF, with its address, formats, dataset and only what is on."""
    reply = endpoint.ask("/sparql", None, {"Accept": kind})
    assert reply.status == 200
    graph = rdflib.Graph().parse(data=reply.body, format=reply.kind)
    (service,) = graph.subjects(RDF.type, SD.Service)
    (address,) = graph.objects(service, SD.endpoint)
    assert str(address) == f"http://127.0.0.1:{endpoint.port}/sparql"
    assert len(list(graph.objects(service, SD.resultFormat))) == 10
    assert set(graph.objects(service, SD.feature)) == {SD.UnionDefaultGraph}
    assert set(graph.objects(None, SD.name)) == {rdflib.URIRef("http://e/g")}
    assert set(graph.objects(None, VOID.triples)) == {rdflib.Literal(TRIPLES + 1)}


def test_browser_without_a_query_is_sent_to_the_page(endpoint: Endpoint) -> None:
    """People write queries there."""
    reply = endpoint.ask("/sparql", None, {"Accept": FIREFOX})
    assert (reply.status, reply.headers["Location"]) == (303, "/query")


def test_description_in_no_known_format_is_406(endpoint: Endpoint) -> None:
    """It is RDF or nothing."""
    assert endpoint.ask("/sparql", None, {"Accept": "image/png"}).status == 406


@pytest.mark.parametrize(
    "request_text",
    [
        "GET /sparql?query=ASK{}&format=json HTTP/1.0\r\n\r\n",
        f"{POST}Transfer-Encoding: chunked\r\n\r\n3\r\nASK\r\n2\r\n{{}}\r\n0\r\n\r\n",
        f"{POST}Content-Length: 5\r\nExpect: 100-continue\r\n\r\nASK{{}}",
        "GET /sparql?query=ASK{}%23" + "x" * 90_000 + " HTTP/1.1\r\nHost: e\r\n\r\n",
    ],
    ids=["HTTP/1.0", "chunked", "expect", "long"],
)
def test_unusual_requests_work(endpoint: Endpoint, request_text: str) -> None:
    """Old clients, chunked bodies, those who ask before they send, long addresses."""
    with socket.create_connection(("127.0.0.1", endpoint.port), timeout=LONG) as raw:
        raw.sendall(request_text.encode())
        received = b""
        while b"true" not in received:
            more = raw.recv(65536)
            assert more, received
            received += more
    assert b"200 OK" in received


def test_packed_body_is_refused(endpoint: Endpoint) -> None:
    """Properly, instead of as a syntax error."""
    headers = {"Content-Type": DIRECT, "Content-Encoding": "gzip"}
    assert endpoint.ask("/sparql", b"\x1f\x8b", headers).status == 415
