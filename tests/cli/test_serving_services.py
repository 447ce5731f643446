"""Tests of `enishi serve --services`: queries that call endpoints, over real HTTP."""

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
from serving import serving
from waiting import LONG, comes_true

TRIPLE = '<http://e/s> <http://e/p> "here" .\n'
THERE = json.dumps(
    {
        "head": {"vars": ["x"]},
        "results": {"bindings": [{"x": {"type": "literal", "value": "there"}}]},
    }
).encode()
FEDERATED = "http://www.w3.org/ns/sparql-service-description#BasicFederatedQuery"


class Endpoint(ThreadingHTTPServer):
    """An endpoint on this machine that notes which of its paths were asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[str] = []
        self.elsewhere = ""
        self.over = threading.Event()

    @property
    def address(self) -> str:
        """Where it is, without a path."""
        return f"http://127.0.0.1:{self.server_port}"


class Answering(BaseHTTPRequestHandler):
    """Answers by path: bindings, a redirection, or nothing."""

    server: Endpoint

    def do_POST(self) -> None:
        """Note the path, and answer."""
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append(self.path)
        if self.path == "/slow":
            self.server.over.wait()
        elif self.path.startswith("/moved"):
            self.send_response(int(self.path.removeprefix("/moved/")))
            self.send_header("Location", self.server.elsewhere)
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(THERE)))
            self.end_headers()
            self.wfile.write(THERE)

    do_GET = do_POST  # noqa: N815 - the name that the library calls

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def endpoint() -> Iterator[Endpoint]:
    """Open an endpoint until the test is over."""
    with Endpoint() as opened:
        thread = threading.Thread(target=opened.serve_forever)
        thread.start()
        yield opened
        opened.over.set()
        opened.shutdown()
        thread.join()


@contextmanager
def served(*options: str) -> Iterator[str]:
    """Start the command; give its host."""
    with serving(*options) as there:
        yield there.host


class Site(NamedTuple):
    """A site whose queries may call some paths of one endpoint.

    Attributes:
        host: The site.
        graph: The file that it serves.
        listed: The endpoint.
        other: Another one, which is not listed.
        dead: A listed address where nobody listens.
    """

    host: str
    graph: Path
    listed: Endpoint
    other: Endpoint
    dead: str

    @property
    def there(self) -> str:
        """The listed address that gives bindings."""
        return f"{self.listed.address}/sparql"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Return a site with a list, and who is on it."""
    graph = tmp_path_factory.mktemp("graph") / "a.nt"
    graph.write_text(TRIPLE, encoding="utf-8")
    with ExitStack() as stack:
        listed, other = (stack.enter_context(endpoint()) for _ in range(2))
        listed.elsewhere = f"{other.address}/sparql"
        # Bound, so that nobody else takes the port, but not listened to.
        silent = stack.enter_context(socket.socket())
        silent.bind(("127.0.0.1", 0))
        dead = f"http://127.0.0.1:{silent.getsockname()[1]}/sparql"
        paths = ("/sparql", "/slow", *(f"/moved/{code}" for code in MOVED))
        services = [f"{listed.address}{path}" for path in paths]
        services += [dead, f"http://localhost:{listed.server_port}/named"]
        options = ("--graph", str(graph), "--services", " ".join(services))
        host = stack.enter_context(served(*options))
        yield Site(host, graph, listed, other, dead)


MOVED = (301, 302, 303, 307, 308)


def asked(host: str, query: str, language: str = "en") -> tuple[int, str]:
    """Ask a query; return the answer's status and text."""
    with closing(HTTPConnection(host, timeout=LONG)) as connection:
        headers = {"Accept": "text/csv, text/plain", "Accept-Language": language}
        connection.request("GET", f"/sparql?query={quote(query)}", headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


@pytest.mark.parametrize(
    "form",
    [
        "SELECT ?x {{ SERVICE <{}> {{ ?s ?p ?x }} }}",
        "SELECT ?x {{ SERVICE SILENT <{}> {{ ?s ?p ?x }} }}",
        "BASE <http://e/> SELECT ?x {{ ?s ?p 'here' SERVICE <{}> {{ ?a ?b ?x }} }}",
        "SELECT ?x {{ {{ SELECT ?x {{ SERVICE <{}> {{ ?s ?p ?x }} }} }} }}",
    ],
)
def test_a_listed_endpoint_is_called_each_time(site: Site, form: str) -> None:
    """Its bindings come back, and no answer is kept for the next who asks the same."""
    query = form.format(site.there)
    before = len(site.listed.asked)
    for number in (1, 2, 3):
        assert asked(site.host, query) == (200, "x\r\nthere\r\n")
        assert site.listed.asked[before:] == ["/sparql"] * number


def test_an_endpoint_may_be_listed_by_its_name(site: Site) -> None:
    """The worker may read what a name means."""
    named = f"http://localhost:{site.listed.server_port}/named"
    query = f"SELECT ?x {{ SERVICE <{named}> {{ ?s ?p ?x }} }}"
    assert asked(site.host, query) == (200, "x\r\nthere\r\n")


def test_a_listed_endpoint_is_called_in_exists_and_by_escapes(site: Site) -> None:
    """Wherever it stands, and as it is read."""
    for address in (site.there, site.there.replace("sparql", "s\\u0070arql")):
        query = (
            f"SELECT ?s {{ ?s ?p ?o "
            f"FILTER EXISTS {{ SERVICE <{address}> {{ ?a ?b ?x }} }} }}"
        )
        assert asked(site.host, query) == (200, "s\r\nhttp://e/s\r\n")


UNLISTED = {
    "plain": "ASK {{ SERVICE <{0}/sparql> {{ ?s ?p ?o }} }}",
    "silent": "ASK {{ SERVICE SILENT <{0}/sparql> {{ ?s ?p ?o }} }}",
    "beside a listed one": "ASK {{ SERVICE <{1}> {{}} SERVICE <{0}/sparql> {{}} }}",
    "within a listed one": "ASK {{ SERVICE <{1}> {{ SERVICE <{0}/sparql> {{}} }} }}",
    "by BASE": "BASE <{0}/> ASK {{ SERVICE <sparql> {{ ?s ?p ?o }} }}",
    "by a prefix": "PREFIX e: <{0}/> ASK {{ SERVICE e:sparql {{ ?s ?p ?o }} }}",
    "by a variable": "ASK {{ BIND(<{0}/sparql> AS ?x) SERVICE ?x {{ ?s ?p ?o }} }}",
    "in EXISTS": "ASK {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{0}/> {{ ?a ?b ?c }} }} }}",
    "in a sub-select": "ASK {{ {{ SELECT * {{ SERVICE <{0}/> {{ ?s ?p ?o }} }} }} }}",
    "escaped": "ASK {{ \\u0053ERVICE <{0}/sparql> {{ ?s ?p ?o }} }}",
    "string that is none": (
        "ASK {{ ?s ?p ?x SERVICE <{1}> {{}} "
        "FILTER(?x<'>'||EXISTS{{SERVICE<{0}/>{{?a ?b ?c}}}}||?x<'>') #'\n}}"
    ),
    "load": "LOAD <{0}/sparql>",
    "another path of it": "ASK {{ SERVICE <{1}/x> {{ ?s ?p ?o }} }}",
}


@pytest.mark.parametrize("name", UNLISTED)
def test_nobody_else_is_called(site: Site, name: str) -> None:
    """The refusal names who may be called, in the reader's language."""
    before = list(site.listed.asked)
    query = UNLISTED[name].format(site.other.address, site.there)
    for language, words in (("en", "only reads"), ("ja", "読み取り専用")):
        status, text = asked(site.host, query, language)
        assert status == 403
        assert f"<{site.there}>" in text
        assert words in text
    assert site.listed.asked == before
    assert site.other.asked == []


def test_graphs_are_not_fetched_by_workers_that_could(site: Site) -> None:
    """An address in FROM is the name of an empty graph, also beside a call."""
    graph = f"FROM <{site.other.address}"
    query = (
        f"SELECT ?x {graph}/a.ttl> {graph}/b.ttl> "
        f"{{ SERVICE <{site.there}> {{ ?s ?p ?x }} OPTIONAL {{ ?x ?y ?z }} }}"
    )
    assert asked(site.host, query) == (200, "x\r\nthere\r\n")
    assert site.other.asked == []


@pytest.mark.parametrize("code", MOVED)
def test_redirections_of_a_listed_endpoint_are_not_followed(
    site: Site, code: int
) -> None:
    """The call fails; silently it binds nothing."""
    moved = f"<{site.listed.address}/moved/{code}> {{ ?s ?p ?x }}"
    status, _ = asked(site.host, f"SELECT ?x {{ SERVICE {moved} }}")
    assert status == 400
    answer = asked(site.host, f"SELECT ?x {{ SERVICE SILENT {moved} }}")
    assert answer == (200, "x\r\n\r\n")
    assert site.listed.asked.count(f"/moved/{code}") == 2
    assert site.other.asked == []


def test_an_endpoint_that_is_not_there_is_said_or_passed_over(site: Site) -> None:
    """An error by itself; nothing bound with SILENT."""
    call = f"<{site.dead}> {{ ?s ?p ?x }}"
    assert asked(site.host, f"SELECT ?x {{ SERVICE {call} }}")[0] == 400
    silent = f"SELECT ?x {{ ?s ?p ?x SERVICE SILENT {call} }}"
    assert asked(site.host, silent) == (200, "x\r\nhere\r\n")


def test_slow_endpoints_keep_no_other_query_waiting(site: Site) -> None:
    """Calls have workers of their own; they are given up when their client leaves."""
    slow = f"<{site.listed.address}/slow>"
    query = quote(f"SELECT ?x {{ SERVICE {slow} {{ ?s ?p ?x }} }}")
    before = len(site.listed.asked)
    with ExitStack() as stack:
        for _ in range(3):
            connection = HTTPConnection(site.host, timeout=LONG)
            stack.enter_context(closing(connection))
            connection.request("GET", f"/sparql?query={query}")
        assert comes_true(lambda: site.listed.asked[before:] == ["/slow"] * 2)
        for number in range(20):
            answer = asked(site.host, f"SELECT ?o {{ ?s ?p ?o }} #{number}")
            assert answer == (200, "o\r\nhere\r\n")
    query = f"SELECT ?x {{ SERVICE <{site.there}> {{ ?s ?p ?x }} }}"
    assert comes_true(lambda: asked(site.host, query) == (200, "x\r\nthere\r\n"))


@pytest.mark.parametrize("silent", ["", "SILENT"])
def test_a_slow_endpoint_ends_at_the_deadline(site: Site, silent: str) -> None:
    """Silent or not."""
    slow = f"{site.listed.address}/slow"
    options = ("--graph", str(site.graph), "--services", slow, "--seconds", "1")
    with served(*options) as host:
        query = f"SELECT ?x {{ SERVICE {silent} <{slow}> {{ ?s ?p ?x }} }}"
        assert asked(host, query)[0] == 504


def described(host: str) -> str:
    """Return what an endpoint says of itself."""
    with closing(HTTPConnection(host, timeout=LONG)) as connection:
        connection.request("GET", "/sparql", headers={"Accept": "text/turtle"})
        return connection.getresponse().read().decode()


def test_an_endpoint_says_that_it_calls_others(site: Site) -> None:
    """In its service description, and only where there is a list."""
    name = FEDERATED.rpartition("#")[2]
    assert name in described(site.host)
    with served("--graph", str(site.graph)) as host:
        assert name not in described(host)
        query = f"ASK {{ SERVICE <{site.there}> {{ ?s ?p ?o }} }}"
        status, text = asked(host, query)
        assert status == 403
        assert site.there not in text


def test_a_remote_engine_calls_what_is_listed_here(site: Site) -> None:
    """The check holds on this side; the endpoint does the call."""
    options = ("--endpoint", f"http://{site.host}/sparql", "--services", site.there)
    with served(*options) as host:
        query = f"SELECT ?x {{ SERVICE <{site.there}> {{ ?s ?p ?x }} }}"
        for _ in range(2):
            before = len(site.listed.asked)
            assert asked(host, query) == (200, "x\r\nthere\r\n")
            assert site.listed.asked[before:] == ["/sparql"]
        dead = f"SELECT ?x {{ SERVICE SILENT <{site.dead}> {{ ?s ?p ?x }} }}"
        status, text = asked(host, dead)
        assert status == 403
        assert site.dead not in text
        assert FEDERATED.rpartition("#")[2] in described(host)


@pytest.mark.parametrize("services", ["sparql", "http://a:b@example.org/"])
def test_a_list_that_cannot_be_meant_is_refused(site: Site, services: str) -> None:
    """At the start, with what is wrong."""
    options = ("--port", "0", "--graph", str(site.graph), "--services", services)
    said = subprocess.run(
        [sys.executable, "-m", "enishi", "serve", *options],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONG,
    )
    assert said.returncode == 2
    assert "services" in said.stderr
    assert "Traceback" not in said.stderr
