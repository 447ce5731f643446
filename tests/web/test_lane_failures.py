"""Tests that what fails in the watching thread fails alone."""

import threading
from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

from enishi.web.server import ServerSettings, WebServer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIEnvironment

LONG = 60.0


class Broken:
    """Begins nothing, and fails over it."""

    def begin(self, _environ: "WSGIEnvironment") -> None:
        """Fail."""
        raise RuntimeError

    def note(self, environ: "WSGIEnvironment", status: str) -> None:
        """Take no note."""


def site(_environ: "WSGIEnvironment", start: "StartResponse") -> "Iterable[bytes]":
    """Answer everything."""
    start("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"whole"]


def test_failure_in_the_lane_ends_nothing_else(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The watching thread goes on, and another one answers."""
    server = WebServer(site, ServerSettings(port=0, threads=1), Broken())
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        port = int(server.address.rsplit(":", 1)[1].strip("/"))
        connection = HTTPConnection("127.0.0.1", port, timeout=LONG)
        for _ in range(3):
            connection.request("GET", "/")
            assert connection.getresponse().read() == b"whole"
        connection.close()
    finally:
        server.stop()
        thread.join()
    assert "could not be begun" in caplog.text
