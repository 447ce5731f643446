"""Endpoints that hold the data of the suites, each file as the graph of its address."""

import re
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.client import HTTPConnection
from json import dumps
from pathlib import Path
from subprocess import DEVNULL, PIPE, Popen
from tempfile import TemporaryDirectory
from urllib.parse import quote

from suite import Suite

TYPES = {".ttl": "text/turtle", ".rdf": "application/rdf+xml", ".nt": "text/plain"}
PATIENCE = 30.0


@contextmanager
def open_server(name: str, suite: Suite, program: str) -> Iterator[tuple[int, str]]:
    """Start a server with the data loaded; give its port and the endpoint's path."""
    with TemporaryDirectory() as folder:
        if name == "ours":
            with _ours(suite, Path(folder)) as port:
                yield port, "/sparql"
        else:
            with _oxigraph(suite, program) as port:
                yield port, "/query"


@contextmanager
def _ours(suite: Suite, folder: Path) -> Iterator[int]:
    graphs = {}
    for number, file in enumerate(suite.data()):
        name = f"{number}{file.suffix}"
        (folder / name).write_bytes(_with_base(file, suite.address(file)))
        graphs[name] = suite.address(file)
    index = {"version": "suite", "graphs": graphs}
    (folder / "index.json").write_text(dumps(index), encoding="utf-8")
    command = [sys.executable, "-m", "enishi", "serve", "--port", "0"]
    command += ["--graph", str(folder), "--default-graph", "plain"]
    with Popen(command, stdout=PIPE, text=True) as process:  # noqa: S603 - our own
        try:
            line = process.stdout.readline() if process.stdout else ""
            found = re.search(r":(\d+)/", line)
            if not found:
                raise SystemExit(f"the server did not start: {line}")
            yield int(found[1])
        finally:
            process.terminate()


def _with_base(file: Path, address: str) -> bytes:
    text = file.read_bytes()
    if file.suffix == ".rdf":
        return text.replace(b"<rdf:RDF", f'<rdf:RDF xml:base="{address}"'.encode(), 1)
    return f"@base <{address}> .\n".encode() + text if file.suffix == ".ttl" else text


@contextmanager
def _oxigraph(suite: Suite, program: str) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [program, "serve", "--bind", f"127.0.0.1:{port}"]
    with Popen(command, stderr=DEVNULL) as process:  # noqa: S603 - named by the caller
        try:
            _wait(port)
            for file in suite.data():
                _put(port, suite.address(file), file)
            yield port
        finally:
            process.terminate()


def _put(port: int, address: str, file: Path) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    target = f"/store?graph={quote(address, safe='')}"
    body = _with_base(file, address)
    connection.request("PUT", target, body, {"Content-Type": TYPES[file.suffix]})
    status = connection.getresponse().status
    connection.close()
    if status >= HTTPStatus.BAD_REQUEST:
        print(f"not loaded ({status}): {file.name}", file=sys.stderr)


def _wait(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise SystemExit("the server did not start")
