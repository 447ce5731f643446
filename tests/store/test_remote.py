"""Tests of asking somebody else's endpoint, which may do anything."""

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from enishi.errors import UsageError
from enishi.store.overruns import (
    OverloadedError,
    QueryTimeoutError,
    UnreachableError,
)
from enishi.store.protocol import FormatChoice, Request
from enishi.store.refusals import (
    NotAcceptableError,
    QueryEvaluationError,
    QuerySyntaxError,
)
from enishi.store.remote import RemoteSettings, RemoteStore

TRUE = b'{"head":{},"boolean":true}'
TABLE = (
    b'{"head":{"vars":["a","b"]},"results":{"bindings":[{"a":{"type":"typed-literal",'
    b'"datatype":"http://www.w3.org/2001/XMLSchema#integer","value":"07"}}]}}'
)
Script = Callable[[BaseHTTPRequestHandler, int], None]
Start = Callable[..., RemoteStore]


def reply(
    handler: BaseHTTPRequestHandler,
    body: bytes,
    status: int = 200,
    kind: str = "application/sparql-results+json",
    **headers: str,
) -> None:
    """Send one whole reply."""
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def start() -> Iterator[Start]:
    """Return a function that starts an endpoint by a script of its replies."""
    servers: list[ThreadingHTTPServer] = []

    def start(script: Script, seconds: int = 60) -> RemoteStore:
        class Handler(BaseHTTPRequestHandler):
            asked = 0

            def do_POST(self) -> None:
                Handler.asked += 1
                self.rfile.read(int(self.headers["Content-Length"]))
                script(self, Handler.asked)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever).start()
        address = f"http://127.0.0.1:{server.server_port}/sparql"
        return RemoteStore(RemoteSettings(address, seconds=seconds, pause=0.01))

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def test_busy_endpoint_is_asked_again(start: Start) -> None:
    """A query changes nothing, so it may be sent twice."""
    store = start(
        lambda handler, asked: reply(handler, TRUE, 200 if asked >= 3 else 503)
    )
    assert store.ask("ASK {}")


def test_endpoint_that_stays_busy_is_given_up(start: Start) -> None:
    """After as many attempts as were set."""
    asked: list[int] = []

    def script(handler: BaseHTTPRequestHandler, number: int) -> None:
        asked.append(number)
        reply(handler, b"", 503)

    with pytest.raises(OverloadedError):
        start(script).ask("ASK {}")
    assert asked == [1, 2, 3]


def test_endpoint_that_is_not_there_is_said_to_be_so() -> None:
    """Nobody listens; it was tried as often as a busy one."""
    store = RemoteStore(RemoteSettings("http://127.0.0.1:1/sparql", pause=0.01))
    with pytest.raises(UnreachableError, match="does not answer: Connection refused"):
        store.ask("ASK {}")


@pytest.mark.parametrize("address", ["", "e:7878/query", "ftp://e/", "http://", "/x"])
def test_what_is_no_address_is_refused_at_once(address: str) -> None:
    """Nothing but the web is asked, files least of all."""
    with pytest.raises(UsageError, match="no address of an endpoint"):
        RemoteStore(RemoteSettings(address))


def test_what_the_endpoint_cannot_write_is_not_acceptable(start: Start) -> None:
    """The query is right; the format is not."""
    store = start(lambda handler, _: reply(handler, b"", 406))
    with pytest.raises(NotAcceptableError, match="application/n-triples"):
        store.stream(Request("ASK {}", FormatChoice.named("csv")))


@pytest.mark.parametrize("status", [408, 504])
def test_time_out_of_the_endpoint_is_one(start: Start, status: int) -> None:
    """And is not tried again."""
    asked: list[int] = []

    def script(handler: BaseHTTPRequestHandler, number: int) -> None:
        asked.append(number)
        reply(handler, b"", status)

    with pytest.raises(QueryTimeoutError):
        start(script).ask("ASK {}")
    assert asked == [1]


def test_silent_endpoint_is_a_time_out(start: Start) -> None:
    """After the seconds that were set."""
    over = threading.Event()
    store = start(lambda _, __: over.wait(60), seconds=1)
    with pytest.raises(QueryTimeoutError, match="1 second"):
        store.ask("ASK {}")
    assert not over.is_set()
    over.set()


def test_time_out_hangs_up(start: Start) -> None:
    """So that an engine that looks gives the query up too."""
    left = threading.Event()

    def script(handler: BaseHTTPRequestHandler, _: int) -> None:
        handler.connection.settimeout(60)
        if handler.connection.recv(1) == b"":
            left.set()

    with pytest.raises(QueryTimeoutError):
        start(script, seconds=1).ask("ASK {}")
    assert left.wait(60)


def test_time_that_virtuosos_operator_allows_is_a_time_out(start: Start) -> None:
    """It is told as a failure of the server."""
    said = b"Virtuoso S1T00 Error SR171: Transaction timed out\n\nSPARQL query:\nASK {}"
    with pytest.raises(QueryTimeoutError):
        start(lambda handler, _: reply(handler, said, 500)).ask("ASK {}")


def test_half_an_answer_of_virtuoso_is_a_time_out(start: Start) -> None:
    """It says so in a header of a plain 200 only."""
    store = start(lambda handler, _: reply(handler, TRUE, X_SQL_State="S1TAT"))
    with pytest.raises(QueryTimeoutError):
        store.ask("ASK {}")


def test_virtuoso_is_known_by_its_first_answer(start: Start) -> None:
    """Then it is asked which graphs it holds, and the question again."""
    asked: list[str] = []
    graphs = b'{"head":{"vars":["graph"]},"results":{"bindings":[]}}'
    table = (
        b'{"head":{"vars":["__ASK_RETVAL"]},"results":{"bindings":'
        b'[{"__ASK_RETVAL":{"type":"literal","value":"1"}}]}}'
    )

    def script(handler: BaseHTTPRequestHandler, number: int) -> None:
        asked.append(str(number))
        handler.server_version = "Virtuoso/07.20"
        reply(handler, graphs if number in {2, 6} else table)

    store = start(script)
    assert store.ask("ASK {}")
    assert asked == ["1", "2", "3"]
    assert store.ask("ASK {}")
    assert len(asked) == 4
    store.renew()
    assert store.ask("ASK {}")
    assert len(asked) == 7


def test_virtuoso_is_known_by_its_refusal(start: Start) -> None:
    """Which may come from being asked in a language it does not speak."""
    graphs = b'{"head":{"vars":["graph"]},"results":{"bindings":[]}}'

    def script(handler: BaseHTTPRequestHandler, number: int) -> None:
        handler.server_version = "Virtuoso/07.20"
        if number == 1:
            reply(handler, b"no", 400)
        else:
            reply(handler, graphs if number == 2 else TRUE)

    assert start(script).ask("ASK {}")


def test_a_fault_is_found_here(start: Start) -> None:
    """Whatever the endpoint says about it."""
    store = start(lambda handler, _: reply(handler, b"error at 9:9", 400))
    with pytest.raises(QuerySyntaxError, match="did you mean WHERE"):
        store.select("SELECT ?x WHRE { }")


def test_refusal_carries_the_endpoints_words(start: Start) -> None:
    """Which is all that anyone knows about it."""
    store = start(lambda handler, _: reply(handler, b"unexpected LIMIT", 400))
    with pytest.raises(QueryEvaluationError, match="unexpected LIMIT"):
        store.ask("ASK {}")


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<html>", "text/html"),
        (b'{"head":{"vars":["a"]},"results":{"bin', "application/json"),
        (b"[]", "application/json"),
        (b'{"head":{}}', "application/json"),
    ],
)
def test_what_is_no_answer_is_refused(start: Start, body: bytes, kind: str) -> None:
    """Whatever it is."""
    with pytest.raises(QueryEvaluationError):
        start(lambda handler, _: reply(handler, body, kind=kind)).select("SELECT * {}")


def test_older_servers_are_read(start: Start) -> None:
    """Typed literals have a type of their own there; nothing is normalised."""
    table = start(lambda handler, _: reply(handler, TABLE)).select("SELECT * {}")
    ((first, second),) = table.rows
    assert str(first) == "07"
    assert second is None


def test_other_format_than_asked_is_refused(start: Start) -> None:
    """What comes is told by its own media type."""
    store = start(lambda handler, _: reply(handler, TRUE))
    with pytest.raises(NotAcceptableError, match="json"):
        store.stream(Request("SELECT * {}", FormatChoice.named("csv")))


def test_transfer_that_breaks_is_an_error(start: Start) -> None:
    """Half of it is never taken for the whole."""

    def script(handler: BaseHTTPRequestHandler, _: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/csv")
        handler.send_header("Content-Length", "1000")
        handler.end_headers()
        handler.wfile.write(b"a,b\r\n")

    answer = start(script).stream(Request("SELECT * {}", FormatChoice.named("csv")))
    with pytest.raises(QueryEvaluationError, match="broke off"):
        list(answer)
