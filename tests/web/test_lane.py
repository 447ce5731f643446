"""Tests of answers that the watching thread gives by itself, over real connections."""

import contextlib
import socket
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from waiting import LONG, comes_true, kill

from enishi.store.admission import QueueLimits
from enishi.store.holding import PoolSource
from enishi.store.output import WorkerLimits
from enishi.store.pool import Pool
from enishi.web.app import create_app
from enishi.web.observing import Observed
from enishi.web.server import ServerSettings, WebServer
from enishi.web.settings import WebSettings
from enishi.web.shortcut import Shortcut
from enishi.web.sparql import SparqlSettings, sparql_blueprint

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SMALL = "SELECT (COUNT(*) AS ?n) { <http://e/s1> ?p ?o }"
LENGTHY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(?c < ?f) }"
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ANSWER = b"n\r\n10\r\n"
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/csv"}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of a thousand triples."""
    file = tmp_path_factory.mktemp("graph") / "many.nt"
    lines = (f'<http://e/s{n % 100}> <http://e/p> "{n}" .\n' for n in range(1000))
    file.write_text("".join(lines), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def pool(graph: Path) -> Iterator[Pool]:
    """Return two workers with much time."""
    limits = WorkerLimits(seconds=LONG, cpu_seconds=LONG)
    queue = QueueLimits(running=2, seconds=LONG)
    with Pool(PoolSource(graph, limits=limits), queue) as opened:
        yield opened


def site_over(pool: Pool) -> "WSGIApplication":
    """Return what stands behind the shortcut."""
    return create_app(WebSettings(), [sparql_blueprint(SparqlSettings(pool=pool))])


def unreachable(
    _environ: "WSGIEnvironment", _start: "StartResponse"
) -> Iterable[bytes]:
    """Answer nothing."""
    raise AssertionError


@contextmanager
def served(
    pool: Pool, *, threads: int = 8, kept: int = 0, site: bool = True
) -> Iterator[int]:
    """Serve the endpoint on a free port, as the command does."""
    shortcut = Shortcut(site_over(pool) if site else unreachable, pool, kept)
    observed = Observed(shortcut, pool, shortcut.begin)
    settings = ServerSettings(port=0, threads=threads, drain_seconds=1)
    server = WebServer(observed, settings, observed)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield int(server.address.rsplit(":", 1)[1].strip("/"))
    finally:
        server.stop()
        thread.join()


def ask(port: int, query: str = SMALL, **more: str) -> tuple[int, bytes]:
    """Ask by POST on a connection of its own; return status and body."""
    connection = HTTPConnection("127.0.0.1", port, timeout=LONG)
    body = urlencode({"query": query})
    connection.request("POST", "/sparql", body, {**FORM, **more})
    response = connection.getresponse()
    with contextlib.closing(connection):
        return response.status, response.read()


def worker_pids(pool: Pool) -> set[int]:
    """Return the processes that a pool's holder has started."""
    tasks = Path(f"/proc/{pool._generation.holder.pid}/task").iterdir()
    texts = [(task / "children").read_text(encoding="ascii") for task in tasks]
    return {int(word) for text in texts for word in text.split()}


def sent_raw(port: int, text: str) -> socket.socket:
    """Send bytes as they are."""
    opened = socket.create_connection(("127.0.0.1", port), timeout=LONG)
    opened.sendall(text.encode())
    return opened


def until_close(opened: socket.socket) -> bytes:
    """Read until the server closes the connection."""
    received = b""
    with opened, contextlib.suppress(ConnectionResetError):
        while more := opened.recv(1 << 16):
            received += more
    return received


@pytest.mark.parametrize("kept", [0, 1 << 20])
def test_short_answers_need_no_thread(pool: Pool, kept: int) -> None:
    """A server without threads gives them, asked first or again."""
    with served(pool, threads=0, kept=kept, site=False) as port:
        assert [ask(port) for _ in range(3)] == [(200, ANSWER)] * 3


def test_more_clients_than_workers_are_answered_without_threads(pool: Pool) -> None:
    """They wait in line."""
    with served(pool, threads=0, site=False) as port:
        answers: list[tuple[int, bytes]] = []

        def client() -> None:
            answers.extend(ask(port) for _ in range(20))

        clients = [threading.Thread(target=client) for _ in range(6)]
        for one in clients:
            one.start()
        for one in clients:
            one.join()
    assert answers == [(200, ANSWER)] * 120


def test_short_answers_pass_long_ones(pool: Pool) -> None:
    """A query that takes its time is handed to a thread, and delays nobody."""
    with served(pool) as port:
        connection = HTTPConnection("127.0.0.1", port, timeout=LONG)
        connection.request("POST", "/sparql", urlencode({"query": ENDLESS}), FORM)
        assert comes_true(lambda: pool.status().running == 1)
        assert ask(port) == (200, ANSWER)
        assert pool.status().running == 1
        connection.close()
        assert comes_true(lambda: pool.status().running == 0)


def test_all_workers_busy_for_long_is_waited_for(pool: Pool) -> None:
    """Whoever waits longer than the lane allows waits in the queue."""
    with served(pool) as port:
        target = f"/sparql?{urlencode({'query': ENDLESS})}"
        line = f"GET {target} HTTP/1.1\r\nHost: e\r\n\r\n"
        busy = [sent_raw(port, line) for _ in range(2)]
        assert comes_true(lambda: pool.status().running == 2)
        answers: list[tuple[int, bytes]] = []
        waiting = threading.Thread(target=lambda: answers.append(ask(port)))
        waiting.start()
        assert comes_true(lambda: pool.status().waiting == 1)
        for one in busy:
            one.close()
        waiting.join()
    assert answers == [(200, ANSWER)]


def test_lengthy_and_large_answers_are_whole(pool: Pool) -> None:
    """The one takes longer than a moment, the other comes in pieces."""
    with served(pool) as port:
        status, body = ask(port, LENGTHY)
        assert (status, body.splitlines()[0]) == (200, b"n")
        status, body = ask(port, LARGE)
        assert (status, body.count(b"\n")) == (200, 100_001)


@pytest.mark.parametrize(
    ("query", "status", "word"),
    [("SELECT {", 400, b"column 8"), ("ASK { SERVICE <x:> {} }", 403, b"SERVICE")],
)
def test_refusals_are_told_as_ever(
    pool: Pool, query: str, status: int, word: bytes
) -> None:
    """Also in the body of a first request."""
    with served(pool) as port:
        found, body = ask(port, query)
        assert found == status
        assert word in body


@pytest.mark.parametrize("accept", ["text/csv", "image/png"])
@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_lane_and_threads_answer_alike(pool: Pool, accept: str, encoding: str) -> None:
    """A request with ``Connection: close`` goes the long way, to the same answer."""
    query = "SELECT ?o { ?s ?p ?o } ORDER BY ?o LIMIT 900"
    target = f"/sparql?{urlencode({'query': query})}"
    head = f"Host: e\r\nAccept: {accept}\r\nAccept-Encoding: {encoding}\r\n"
    closing = "Connection: close\r\n\r\n"
    with served(pool) as port:
        long = until_close(sent_raw(port, f"GET {target} HTTP/1.1\r\n{head}{closing}"))
        both = until_close(
            sent_raw(
                port,
                f"GET {target} HTTP/1.1\r\n{head}\r\n"
                f"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: e\r\n{closing}",
            )
        )
    long_head, _, body = long.partition(b"\r\n\r\n")
    short = both[: both.index(body) + len(body)]
    short_head, _, short_body = short.partition(b"\r\n\r\n")
    assert short_body == body
    dated = (b"date:", b"connection:")

    def lines(text: bytes) -> set[bytes]:
        return {
            line for line in text.split(b"\r\n") if not line.lower().startswith(dated)
        }

    assert lines(short_head) == lines(long_head)


def test_requests_sent_together_are_answered_in_turn(pool: Pool) -> None:
    """Short and lengthy ones, in the order in which they came."""
    asked = [f"SELECT ({n} AS ?n) {{}}" for n in range(5)]
    asked.insert(2, LENGTHY)
    lines = [
        f"GET /sparql?{urlencode({'query': query, 'format': 'csv'})} HTTP/1.1\r\n"
        "Host: e\r\n"
        for query in asked
    ]
    text = "\r\n".join(lines) + "Connection: close\r\n\r\n"
    with served(pool) as port:
        received = until_close(sent_raw(port, text))
    bodies = [part.split(b"\r\n")[1] for part in received.split(b"\r\n\r\n")[1:]]
    assert bodies[:2] == [b"0", b"1"]
    assert bodies[3:] == [b"2", b"3", b"4"]


def test_old_clients_are_answered(pool: Pool) -> None:
    """HTTP/1.0, with and without a connection that is kept."""
    target = f"GET /sparql?{urlencode({'query': SMALL, 'format': 'csv'})} HTTP/1.0\r\n"
    with served(pool) as port:
        assert until_close(sent_raw(port, f"{target}\r\n")).endswith(ANSWER)
        keeping = sent_raw(port, f"{target}Connection: keep-alive\r\n\r\n{target}\r\n")
        assert until_close(keeping).count(ANSWER) == 2


def test_worker_that_dies_harms_its_answer_alone(pool: Pool) -> None:
    """The one is told so, the next one is answered."""
    with served(pool) as port:
        answers: list[tuple[int, bytes]] = []
        hurt = threading.Thread(target=lambda: answers.append(ask(port, ENDLESS)))
        hurt.start()
        assert comes_true(lambda: pool.status().running == 1)
        for worker in worker_pids(pool):
            kill(worker)
        hurt.join()
        assert answers[0][0] == 500
        assert ask(port) == (200, ANSWER)


def test_clients_that_leave_at_once_leave_nothing(pool: Pool) -> None:
    """Their answers are thrown away, and others are answered."""
    target = f"/sparql?{urlencode({'query': SMALL})}"
    with served(pool) as port:
        for _ in range(30):
            sent_raw(port, f"GET {target} HTTP/1.1\r\nHost: e\r\n\r\n").close()
        assert ask(port) == (200, ANSWER)
        assert comes_true(lambda: pool.status().running == 0)


@pytest.mark.parametrize("more", [0, 1, 2, 5])
def test_client_that_leaves_takes_its_query_along(pool: Pool, more: int) -> None:
    """Also while other requests of its own wait behind that one."""
    lines = [
        f"GET /sparql?{urlencode({'query': query})} HTTP/1.1\r\nHost: e\r\n\r\n"
        for query in [ENDLESS, *[SMALL] * more]
    ]
    with served(pool) as port:
        before = pool.status().outcomes.get("query-cancelled", 0)
        leaving = sent_raw(port, "".join(lines))
        assert comes_true(lambda: pool.status().running == 1)
        leaving.close()
        assert comes_true(lambda: pool.status().running == 0)
        assert pool.status().outcomes["query-cancelled"] == before + 1


def test_a_request_that_cannot_be_begun_is_answered_all_the_same(pool: Pool) -> None:
    """Whatever goes wrong in the lane concerns that request alone."""

    class Broken(Observed):
        def begin(self, environ: "WSGIEnvironment") -> None:
            raise RuntimeError(environ)

    shortcut = Shortcut(site_over(pool), pool, 0)
    server = WebServer(shortcut, ServerSettings(port=0), Broken(shortcut, pool))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        port = int(server.address.rsplit(":", 1)[1].strip("/"))
        assert [ask(port) for _ in range(2)] == [(200, ANSWER)] * 2
    finally:
        server.stop()
        thread.join()


def test_answers_of_the_lane_are_counted(pool: Pool) -> None:
    """With the time they took."""
    with served(pool) as port:
        ask(port)
        connection = HTTPConnection("127.0.0.1", port, timeout=LONG)
        connection.request("GET", "/metrics")
        text = connection.getresponse().read().decode()
        connection.close()
    counted = 'enishi_request_seconds_count{part="sparql",status="200"} 1.0'
    assert counted in text
