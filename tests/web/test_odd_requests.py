"""Tests of the endpoint with some hundred requests that hardly anybody would send.

Each is sent as it is, byte for byte. The table ``odd-requests.tsv`` has its statuses:
of every answer on the connection, in turn; ``⟦9×x⟧`` stands for ``xxxxxxxxx``.
"""

import codecs
import csv
import json
import logging
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO, NamedTuple

import pytest

from enishi.store.holding import PoolSource
from enishi.store.pool import Pool
from enishi.web.app import create_app
from enishi.web.observing import Observed
from enishi.web.server import ServerSettings, WebServer
from enishi.web.settings import WebSettings
from enishi.web.shortcut import Shortcut
from enishi.web.sparql import SparqlSettings, sparql_blueprint

DATA = Path(__file__).parents[1] / "data"
LONG = 60.0
"""Seconds within which anything happens, also on a machine that stalls for some."""

REPEATED = re.compile(r"⟦(\d+)×(.*?)⟧")
LAST = (
    b"GET /sparql?query=SELECT('last'AS%3Fx){}&format=csv HTTP/1.1\r\n"
    b"Host: e\r\nConnection: close\r\n\r\n"
)


class Odd(NamedTuple):
    """A request, and the statuses of what is answered."""

    name: str
    statuses: list[int]
    sent: bytes


class Reply(NamedTuple):
    """One answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def closes(self) -> bool:
        """Whether it is the last on its connection."""
        return self.headers.get("connection", "") == "close"


def odd_requests() -> Iterator[Odd]:
    """Give the rows of the table."""
    table = DATA / "web" / "odd-requests.tsv"
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = REPEATED.sub(lambda m: m[2] * int(m[1]), row["request"])
            sent = codecs.decode(text, "unicode_escape").encode("latin-1")
            statuses = [int(status) for status in row["statuses"].split()]
            yield Odd(row["name"], statuses, sent)


ODD = list(odd_requests())


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """Serve a small graph as the command does; give the port."""
    with Pool(PoolSource(DATA / "store" / "built")) as pool:
        site = create_app(WebSettings(), [sparql_blueprint(SparqlSettings(pool=pool))])
        shortcut = Shortcut(site, pool, 1 << 20)
        observed = Observed(shortcut, pool, shortcut.begin)
        server = WebServer(observed, ServerSettings(port=0), observed)
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            yield int(server.address.rsplit(":", 1)[1].strip("/"))
        finally:
            server.stop()
            thread.join()


def reply(stream: IO[bytes], *, to_head: bool) -> Reply:
    """Read one answer, but for those that say to go on."""
    status = int(stream.readline().split()[1])
    headers = {}
    while line := stream.readline().strip():
        name, _, value = line.decode("latin-1").partition(":")
        headers[name.lower()] = value.strip()
    if status == 100:
        return reply(stream, to_head=to_head)
    body = b"" if to_head else stream.read(int(headers["content-length"]))
    return Reply(status, headers, body)


def replies(port: int, odd: Odd) -> list[Reply]:
    """Send a request; return what is answered and, if the connection lasts, one more.

    The one more shows that both sides still agree where a request begins.
    """
    with socket.create_connection(("127.0.0.1", port), timeout=LONG) as opened:
        stream = opened.makefile("rb")
        opened.sendall(odd.sent)
        to_head = odd.sent.startswith(b"HEAD")
        found = [reply(stream, to_head=to_head)]
        found += [reply(stream, to_head=False) for _ in odd.statuses[1:]]
        if not found[-1].closes:
            opened.sendall(LAST)
            found.append(reply(stream, to_head=False))
            assert b"last" in found[-1].body
        assert stream.read() == b""
    return found


@pytest.mark.parametrize("odd", ODD, ids=[odd.name for odd in ODD])
def test_odd_request_gets_its_status(
    port: int, odd: Odd, caplog: pytest.LogCaptureFixture
) -> None:
    """In the end the connection is closed or goes on in step; nothing is a failure."""
    with caplog.at_level(logging.WARNING):
        found = replies(port, odd)
    assert [one.status for one in found[: len(odd.statuses)]] == odd.statuses
    for one in found:
        assert one.headers.get("access-control-allow-origin") == "*" or (
            one.status == 404
        )
        assert b"Traceback" not in one.body
    assert not caplog.records


def test_the_table_is_long() -> None:
    """And says of each request in one word what is odd."""
    assert len(ODD) > 300
    assert len({odd.name for odd in ODD}) == len(ODD)


@pytest.mark.parametrize(
    ("language", "said"), [("ja", "HTTP のリクエストとして"), ("en", "not right HTTP")]
)
def test_request_that_cannot_be_read_has_the_shape_of_all_failures(
    port: int, language: str, said: str
) -> None:
    """As JSON for those who ask for it, in the reader's language."""
    more = f"Accept: application/json\r\nAccept-Language: {language}"
    sent = f"GET /sparql HTTP/1.1\r\n{more}\r\n\r\n".encode()
    (found,) = replies(port, Odd("no host", [400], sent))
    error = json.loads(found.body)["error"]
    assert set(error) == {"status", "code", "message", "hint"}
    assert (error["status"], error["code"]) == (400, "malformed-request")
    assert said in error["message"]
    assert "waitress" not in found.body.decode()


def test_client_that_names_no_host_gets_the_servers_own(port: int) -> None:
    """An old one; its relative names begin with the server's address."""
    sent = b"GET /sparql?query=SELECT(STR(<x>)AS%3Fx){}&format=csv HTTP/1.0\r\n\r\n"
    (found,) = replies(port, Odd("no host", [200], sent))
    assert found.body.decode() == f"x\r\nhttp://127.0.0.1:{port}/x\r\n"


def test_host_of_a_whole_address_goes_first(port: int) -> None:
    """As RFC 9112, section 3.2.2 has it."""
    target = "http://other/sparql?query=SELECT(STR(<x>)AS%3Fx){}&format=csv"
    sent = f"GET {target} HTTP/1.1\r\nHost: e\r\n\r\n".encode()
    found = replies(port, Odd("address", [200], sent))
    assert found[0].body == b"x\r\nhttp://other/x\r\n"
