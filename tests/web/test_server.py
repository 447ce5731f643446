"""Tests of the HTTP server: how it begins, streams, breaks off and ends."""

import os
import re
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

import pytest

from enishi.errors import UsageError
from enishi.web.server import LOOP_SECONDS, ServerSettings, WebServer

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse

BLOCK = b"x" * 65_536
LONG = 60.0
"""Seconds within which anything happens, also on a machine that stalls for some."""

NEVER = 600.0
SERVED = """
import sys
from enishi.web.server import ServerSettings, serve
def app(environ, start_response):
    if environ["PATH_INFO"] == "/slow":
        print("working", flush=True)
        sys.stdin.readline()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [b"whole"]
serve(
    app,
    ServerSettings(port=0, drain_seconds=float(sys.argv[1])),
    ready=lambda address, stop: print(address, flush=True),
    reload=lambda: print("reloaded", flush=True),
)
print("stopped", flush=True)
"""


class Endless:
    """An answer that never ends, and remembers how far it came."""

    def __init__(self) -> None:
        self.blocks = 0
        self.closed = threading.Event()

    def __iter__(self) -> Iterator[bytes]:
        while True:
            self.blocks += 1
            yield BLOCK

    def close(self) -> None:
        """Take note."""
        self.closed.set()


def broken() -> Iterator[bytes]:
    """Give half an answer."""
    yield BLOCK
    raise RuntimeError


@contextmanager
def served(
    body: Callable[[dict[str, Any]], Iterable[bytes]],
    stalled_seconds: float = NEVER,
    threads: int = 8,
    connections: int = 1000,
) -> Iterator[int]:
    """Serve one answer on a free port; give the port."""

    def app(environ: dict[str, Any], start: "StartResponse") -> Iterable[bytes]:
        answer = body(environ)
        start("200 OK", [("Content-Type", "text/plain")])
        return answer

    settings = ServerSettings(
        port=0,
        stalled_seconds=stalled_seconds,
        threads=threads,
        connections=connections,
    )
    server = WebServer(app, settings)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield int(server.address.rsplit(":", 1)[1].strip("/"))
    finally:
        server.stop()
        thread.join()


def asked(port: int, path: str = "/") -> socket.socket:
    """Send a request and return the open socket."""
    opened = socket.create_connection(("127.0.0.1", port), timeout=LONG)
    opened.sendall(f"GET {path} HTTP/1.1\r\nHost: e\r\n\r\n".encode())
    return opened


def rest(opened: socket.socket) -> bytes:
    """Read to the end of the connection."""
    received = b""
    with opened, suppress(ConnectionResetError):
        while more := opened.recv(1 << 20):
            received += more
    return received


def whole(opened: socket.socket) -> bool:
    """Return whether the whole short answer arrives."""
    received = b""
    with opened:
        while b"whole" not in received and (more := opened.recv(1000)):
            received += more
    return b"whole" in received


def test_client_that_leaves_closes_the_answer() -> None:
    """Whatever the answer is doing, long before a stalled client is hung up on."""
    answer = Endless()
    with served(lambda _: answer) as port:
        opened = asked(port)
        opened.recv(1000)
        opened.close()
        assert answer.closed.wait(LONG)


def test_client_that_does_not_read_stops_the_answer() -> None:
    """What waits for it stays small, on both sides of the socket."""
    answer = Endless()
    with served(lambda _: answer) as port, asked(port) as opened:
        opened.recv(1000)
        until, before = time.monotonic() + LONG, 0
        while answer.blocks > before and time.monotonic() < until:
            before = answer.blocks
            time.sleep(0.3)
        assert answer.blocks == before
        assert before * len(BLOCK) < 16 << 20


def test_client_that_stalls_is_hung_up_on() -> None:
    """So that nobody can hold a worker for ever by not reading."""
    answer = Endless()
    with served(lambda _: answer, stalled_seconds=0.5) as port, asked(port) as opened:
        opened.recv(1000)
        assert answer.closed.wait(LONG)


def test_a_clock_that_is_set_hangs_up_on_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Forward past 2038 or back: what counts is how long it really takes."""
    begun, go = threading.Event(), threading.Event()
    looks, now = [0.0], time.time

    def slow(_: object) -> list[bytes]:
        begun.set()
        go.wait(LONG)
        return [b"whole"]

    def told() -> float:
        return now() + looks[-1]

    with served(slow, stalled_seconds=LONG) as port, asked(port) as waiting:
        assert begun.wait(LONG)
        monkeypatch.setattr(time, "time", told)
        for shift in (1e9, -1e9):
            looks.append(shift)
            time.sleep(3 * LOOP_SECONDS)  # that it looks at its connections
        go.set()
        assert whole(waiting)
        assert whole(asked(port))


def test_client_that_trickles_its_request_is_hung_up_on() -> None:
    """After the time for it."""
    with (
        served(lambda _: [b"whole"], stalled_seconds=0.5) as port,
        socket.create_connection(("127.0.0.1", port), timeout=LONG) as slow,
    ):
        slow.sendall(b"GET / HTTP/1.1\r\nX")
        assert slow.recv(1000) == b""


def test_client_that_trickles_its_request_costs_no_thread() -> None:
    """The only one is free for others."""
    with (
        served(lambda _: [b"whole"], threads=1) as port,
        socket.create_connection(("127.0.0.1", port), timeout=LONG) as slow,
    ):
        slow.sendall(b"GET / HTTP/1.1\r\nX")
        assert whole(asked(port))


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nX"])
def test_clients_that_sit_there_keep_nobody_out(begun: bytes) -> None:
    """However long one alone might sit: where all places are taken it has to go."""
    with served(lambda _: [b"whole"], connections=10) as port, ExitStack() as sitting:
        for _ in range(30):
            opened = socket.create_connection(("127.0.0.1", port), timeout=LONG)
            sitting.enter_context(opened)
            opened.sendall(begun)
        assert whole(asked(port))


def test_client_that_leaves_with_half_a_request_leaves_nothing_behind(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Also if not even its first line could be read."""
    with served(lambda _: [b"whole"]) as port:
        for _ in range(50):
            gone = socket.create_connection(("127.0.0.1", port), timeout=LONG)
            gone.setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
            )
            gone.sendall(b"nonsense\r\n\r\n")
            gone.close()
        assert whole(asked(port))
    assert "Exception" not in caplog.text


def test_answer_that_fails_half_way_is_not_ended(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The transfer breaks; the last chunk, which would make it whole, is missing."""
    with served(lambda _: broken()) as port:
        received = rest(asked(port))
    assert BLOCK in received
    assert not received.endswith(b"0\r\n\r\n")
    assert "RuntimeError" in caplog.text


def test_small_answer_leaves_in_one_piece() -> None:
    """Head and body together, so that the client wakes once."""
    with served(lambda _: [b"whole"]) as port, asked(port) as opened:
        received = opened.recv(1 << 16)
    assert received.startswith(b"HTTP/1.1 200 OK\r\n")
    assert received.endswith(b"\r\n\r\nwhole")


@pytest.mark.parametrize("body", [[], [b""], [b"", b"whole"]])
def test_answer_with_an_empty_piece_has_its_head(body: list[bytes]) -> None:
    """Nothing that is held back is forgotten."""
    with served(lambda _: body) as port, asked(port) as opened:
        received = opened.recv(1 << 16)
    assert received.startswith(b"HTTP/1.1 200 OK\r\n")


def test_requests_sent_together_are_answered_in_turn() -> None:
    """Without waiting for the server to look around."""
    names = [f"/{number}" for number in range(20)]
    with served(lambda environ: [environ["PATH_INFO"].encode()]) as port:
        opened = socket.create_connection(("127.0.0.1", port), timeout=30)
        opened.sendall(
            "".join(
                f"GET {name} HTTP/1.1\r\nHost: e\r\n\r\n" for name in names
            ).encode()
        )
        received = b""
        with opened:
            while names[-1].encode() not in received:
                received += opened.recv(1 << 16)
    assert re.findall(r"\r\n\r\n(/\d+)", received.decode()) == names


def test_application_can_ask_whether_its_client_has_left() -> None:
    """Which is how a query is cancelled before its first byte."""
    begun, left = threading.Event(), threading.Event()

    def wait(environ: dict[str, Any]) -> list[bytes]:
        begun.set()
        until = time.monotonic() + LONG
        while time.monotonic() < until:
            if environ["waitress.client_disconnected"]():
                left.set()
                break
            time.sleep(0.01)
        return [b""]

    with served(wait) as port:
        with asked(port):
            assert begun.wait(LONG)
        assert left.wait(LONG)


def test_server_can_be_stopped_again() -> None:
    """Also when it has ended already."""
    server = WebServer(lambda *_: [], ServerSettings(port=0))
    thread = threading.Thread(target=server.run)
    thread.start()
    server.stop()
    thread.join()
    server.stop()


def test_taken_port_is_said() -> None:
    """With what to do about it."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match="--port"):
            WebServer(lambda *_: [], ServerSettings(port=port))
    with pytest.raises(UsageError, match="no port"):
        WebServer(lambda *_: [], ServerSettings(port=99_999))


@contextmanager
def process(
    drain_seconds: float = NEVER,
) -> Iterator[tuple["subprocess.Popen[str]", int]]:
    """Run `serve` in a process whose slow answer waits for a line of input."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", SERVED, str(drain_seconds)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    ) as child:
        try:
            yield child, int(line(child).rsplit(":", 1)[1].strip("/"))
        finally:
            child.kill()


def line(child: "subprocess.Popen[str]") -> str:
    """Return the next line of a process's output."""
    assert child.stdout
    return child.stdout.readline().strip()


def say(child: "subprocess.Popen[str]") -> None:
    """Let the slow answer of a process end."""
    assert child.stdin
    child.stdin.write("\n")
    child.stdin.flush()


def refuses(port: int) -> bool:
    """Wait until nobody listens on a port any more."""
    until = time.monotonic() + LONG
    while time.monotonic() < until:
        try:
            asked(port).close()
        except ConnectionError:
            return True
        time.sleep(0.01)
    return False


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_lets_requests_end(number: signal.Signals) -> None:
    """A running request is answered whole; a new one is not taken."""
    with process() as (child, port):
        opened = asked(port, "/slow")
        assert line(child) == "working"
        child.send_signal(number)
        assert refuses(port)
        assert child.poll() is None
        say(child)
        assert b"whole" in rest(opened)
        assert line(child) == "stopped"
        assert child.wait(LONG) == 0


def test_request_on_its_way_when_the_end_comes_is_answered() -> None:
    """Over a connection that was idle; and it is told that this was the last one."""
    with process() as (child, port):
        connections = [
            HTTPConnection("127.0.0.1", port, timeout=LONG) for _ in range(20)
        ]
        for connection in connections:
            connection.request("GET", "/")
            connection.getresponse().read()
        child.send_signal(signal.SIGTERM)
        for connection in connections:
            connection.request("GET", "/")
        answers = [connection.getresponse() for connection in connections]
        assert {answer.read() for answer in answers} == {b"whole"}
        assert child.wait(LONG) == 0
        for connection in connections:
            connection.close()


def test_draining_has_an_end() -> None:
    """A request that takes too long is given up after the time for it."""
    with process(drain_seconds=1) as (child, port):
        opened = asked(port, "/slow")
        assert line(child) == "working"
        child.send_signal(signal.SIGTERM)
        assert rest(opened) == b""
        assert child.wait(LONG) == 0


def test_second_signal_ends_at_once() -> None:
    """For whoever cannot wait."""
    with process() as (child, port), asked(port, "/slow"):
        assert line(child) == "working"
        child.send_signal(signal.SIGINT)
        child.send_signal(signal.SIGTERM)
        assert child.wait(LONG) in {-signal.SIGTERM, -signal.SIGINT}


def test_hangup_reloads() -> None:
    """And the server goes on."""
    with process() as (child, port):
        child.send_signal(signal.SIGHUP)
        assert line(child) == "reloaded"
        assert whole(asked(port))
