"""Tests of a site that is made while it is already being asked."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Response

from enishi.errors import SourceError, UsageError
from enishi.web.live import LiveSite

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication


LONG = 60.0
DRAINING = """
import sys
from enishi.errors import UsageError
from enishi.web.live import LiveSite
from enishi.web.server import ServerSettings, serve
def make():
    sys.stdin.readline()
    raise UsageError("there are no pages.", hint="Make some.")
site = LiveSite(make, patience=600)
def app(environ, start_response):
    print("asked", flush=True)
    return site(environ, start_response)
def ready(address, stop):
    def failed():
        stop()
        print("failed", flush=True)
    print(address, flush=True)
    site.begin(failed=failed)
settings = ServerSettings(port=0, drain_seconds=600)
try:
    serve(app, settings, ready=ready, reload=bool)
    site.end()
    site.check()
except UsageError as error:
    print(error.message, flush=True)
"""
"""Serves a site whose making waits for a line of input and then fails."""


def saying(words: bytes) -> "WSGIApplication":
    """Return an application that says one thing."""

    def app(_environ: Any, start: "StartResponse") -> Iterable[bytes]:  # noqa: ANN401
        start("200 OK", [("Content-Type", "text/plain")])
        return [words]

    return app


def test_requests_wait_for_the_first_application() -> None:
    """For a while, and then they are told to come back."""
    go = threading.Event()

    def make() -> "WSGIApplication":
        go.wait(30)
        return saying(b"first")

    site = LiveSite(make, patience=0.01)
    site.begin(failed=lambda: None)
    client = Client(site, Response)
    early = client.get("/")
    assert (early.status_code, early.headers["Retry-After"]) == (503, "10")
    go.set()
    patient = LiveSite(make, patience=30)
    patient.begin(failed=lambda: None)
    assert Client(patient, Response).get("/").data == b"first"


def test_what_cannot_be_made_is_told() -> None:
    """To whoever has to end the server, and why."""
    told = threading.Event()

    def make() -> "WSGIApplication":
        raise UsageError("there are no pages.", hint="Make some.")

    site = LiveSite(make)
    site.begin(failed=told.set)
    assert told.wait(30)
    with pytest.raises(UsageError, match="no pages"):
        site.check()


def test_the_old_application_stays_if_the_new_one_fails() -> None:
    """And the newest one answers if it does not."""
    made = iter([saying(b"first"), None, saying(b"second")])

    def make() -> "WSGIApplication":
        app = next(made)
        if app is None:
            raise SourceError("the graph is damaged.", hint="Build it.")
        return app

    site = LiveSite(make, patience=30)
    site.begin(failed=lambda: None)
    client = Client(site, Response)
    assert client.get("/").data == b"first"
    site.renew()
    assert client.get("/").data == b"first"
    site.renew()
    assert client.get("/").data == b"second"
    site.check()


def test_what_fails_at_the_end_is_no_failure() -> None:
    """The pool that would answer is closed by then; nobody waits for the pages."""
    go, over, told = threading.Event(), threading.Event(), threading.Event()

    def make() -> "WSGIApplication":
        go.wait(30)
        over.set()
        raise UsageError("the pool is closed.", hint="Start again.")

    site = LiveSite(make, patience=30)
    site.begin(failed=told.set)
    site.end()
    go.set()
    assert over.wait(30)
    assert Client(site, Response).get("/").status_code == 503
    assert not told.is_set()
    site.check()


def test_what_cannot_be_made_while_requests_end_is_told() -> None:
    """Serving ends by itself then, as it was told to, and not by another signal."""
    with subprocess.Popen(
        [sys.executable, "-c", DRAINING],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        port = int(process.stdout.readline().rsplit(":", 1)[1].strip("/\n"))
        with socket.create_connection(("127.0.0.1", port), timeout=LONG) as opened:
            opened.sendall(b"GET / HTTP/1.1\r\nHost: e\r\n\r\n")
            assert process.stdout.readline() == "asked\n"
            process.send_signal(signal.SIGTERM)
            assert refuses(port)
            process.stdin.write("\n")
            process.stdin.flush()
            assert b" 503 " in opened.recv(1000)
        said = process.stdout.read().splitlines()
        assert said == ["failed", "there are no pages."]
        assert process.wait(LONG) == 0


def refuses(port: int) -> bool:
    """Wait until nobody listens on a port any more."""
    until = time.monotonic() + LONG
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=LONG).close()
        except ConnectionError:
            return True
        time.sleep(0.01)
    return False
