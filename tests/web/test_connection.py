"""Tests of a client's connection, where two threads meet on it."""

import socket
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from waitress.parser import HTTPRequestParser

from enishi.web.connection import Connection
from enishi.web.server import ServerSettings, WebServer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIEnvironment

WAITING = b"what waits for a slow client"


def site(_environ: "WSGIEnvironment", start: "StartResponse") -> "Iterable[bytes]":
    """Answer everything."""
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"whole"]


@pytest.fixture
def client() -> Iterator[socket.socket]:
    """Return the client's end of a connection."""
    opened = socket.socket()
    with opened:
        yield opened


@pytest.fixture
def server() -> Iterator[WebServer]:
    """Return a server whose connections this thread watches."""
    made = WebServer(site, ServerSettings(port=0, threads=0, drain_seconds=0))
    made._lane.open()
    yield made
    made.stop()
    made.run()


@pytest.fixture
def connection(server: WebServer, client: socket.socket) -> Connection:
    """Return the server's end of the client's connection."""
    client.connect(("127.0.0.1", server._port))
    client.setblocking(False)
    while not server._channels():
        server._turn()
    (made,) = server._channels()
    assert isinstance(made, Connection)
    return made


def in_another_thread(does: threading.Thread) -> None:
    """Wait until something is done there."""
    does.start()
    does.join()


def test_what_one_thread_sends_no_other_sends_too(
    connection: Connection, client: socket.socket
) -> None:
    """Also when no request is left, as while the end of an answer is being sent."""
    connection.outbufs[-1].append(WAITING)
    connection.total_outbufs_len = len(WAITING)
    with connection.outbuf_lock:
        in_another_thread(threading.Thread(target=connection.handle_write))
        with pytest.raises(BlockingIOError):
            client.recv(1)
    connection.handle_write()
    client.setblocking(True)
    assert client.recv(100) == WAITING


def test_connection_is_closed_by_the_thread_that_watches_it(
    server: WebServer, connection: Connection
) -> None:
    """Another one that finds the client gone says so, and changes no table."""
    in_another_thread(threading.Thread(target=connection.handle_close))
    assert server._channels() == [connection]
    connection.handle_write()
    assert not server._channels()


def test_only_who_is_listened_to_needs_no_waking(
    server: WebServer, connection: Connection
) -> None:
    """A connection with many requests is not read from, and must be asked again."""
    assert connection.socket is not None
    number = connection.socket.fileno()
    server._map._ask()
    assert server._map.hears(number)
    connection.requests = [HTTPRequestParser(connection.adj) for _ in range(2)]
    server._map.changed(number)
    server._map._ask()
    assert not server._map.hears(number)
    connection.requests = []
    connection.server.pull_trigger()
    server._map._ask()
    assert server._map.hears(number)
