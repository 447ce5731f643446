"""Servers over one file of N-Triples, started and stopped."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from subprocess import DEVNULL, Popen, run
from urllib.parse import quote

PATIENCE = 900.0
QUIET = 0.05
"""Seconds of processor time in a second that a process at rest uses at most."""

OURS = "/sparql"
PROBE = quote("ASK {}")
VIRTUOSO = "virtuoso"
VIRTUOSO_SETTINGS = """
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = {inner}
DirsAllowed = {data}
NumberOfBuffers = 340000
MaxDirtyBuffers = 250000
[HTTPServer]
ServerPort = {http}
ServerRoot = {folder}
ServerThreads = 40
KeepAliveTimeout = 60
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 10000000
MaxConstructTriples = 10000000
"""
"""Buffers as its makers advise for four gigabytes of memory."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server.

    Attributes:
        name: Which.
        port: Where it listens on this machine.
        path: Of its SPARQL endpoint.
        pid: Of the process that was started.
        ready: Seconds from start to the first answer, loading included.
    """

    name: str
    port: int
    path: str
    pid: int
    ready: float

    def memory(self) -> int:
        """Return bytes of it and all its children, shared pages counted once."""
        return sum(map(_weight, _family(self.pid)))


@contextmanager
def running(name: str, program: str, file: Path, *more: str) -> Iterator[Server]:
    """Start a server over a file, and end it afterwards."""
    port, inner = _free(), _free()
    begun = time.perf_counter()
    path, command = _command(name, program, file, (port, inner))
    with Popen(  # noqa: S603 - named by the caller
        [*command, *more], stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
    ) as process:
        try:
            _wait(port, path)
            if name == VIRTUOSO:
                _load_into_virtuoso(file, inner)
            ready = time.perf_counter() - begun
            if path == OURS:
                _wait(port, "/")  # its pages are made while queries are answered
                _settle(process.pid)
            yield Server(name, port, path, process.pid, ready)
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def _command(
    name: str, program: str, file: Path, ports: tuple[int, int]
) -> tuple[str, list[str]]:
    """Return the path of a server's endpoint, and what starts it.

    Args:
        name: Which.
        program: Its program.
        file: The graph.
        ports: For HTTP, and for whatever else it listens to.
    """
    port = ports[0]
    if name == "oxigraph":
        store = str(file.with_suffix(".store"))
        load = [program, "load", "--location", store, "--file", str(file)]
        run(load, check=True, stderr=DEVNULL)  # noqa: S603 - named by the caller
        bind = f"127.0.0.1:{port}"
        return "/query", [program, "serve", "--location", store, "--bind", bind]
    if name == VIRTUOSO:
        return "/sparql", [
            program,
            "+foreground",
            "+configfile",
            _virtuoso(file, ports),
        ]
    if name == "rdflib-endpoint":
        return "/", [program, "serve", str(file), "--port", str(port)]
    options = ["--graph", str(file), "--port", str(port)]
    return OURS, [program, "-m", "enishi", "serve", *options]


def _virtuoso(file: Path, ports: tuple[int, int]) -> str:
    """Write the settings of a database beside the graph; return their file."""
    folder = file.with_suffix(".virtuoso")
    folder.mkdir()
    settings = folder / "virtuoso.ini"
    text = VIRTUOSO_SETTINGS.format(
        folder=folder, data=file.parent, http=ports[0], inner=ports[1]
    )
    settings.write_text(text, encoding="utf-8")
    return str(settings)


def _load_into_virtuoso(file: Path, port: int) -> None:
    """Load the graph by the bulk loader, which is by far the fastest way."""
    words = f"ld_add('{file}', 'http://localhost/graph'); rdf_loader_run(); checkpoint;"
    command = ["isql-vt", str(port), "dba", "dba", f"exec={words}"]
    run(command, check=True, stdout=DEVNULL)  # noqa: S603 - our own words


def _wait(port: int, path: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", f"{path}?query={PROBE}")
            if connection.getresponse().status < 500:  # noqa: PLR2004 - HTTP
                return
        except (OSError, HTTPException):
            pass
        time.sleep(0.05)
    raise SystemExit("the server did not start")


def _settle(pid: int) -> None:
    """Wait until a process has done what it does after its start."""
    until, spent = time.monotonic() + PATIENCE, -QUIET
    while time.monotonic() < until and _spent(pid) - spent >= QUIET:
        spent = _spent(pid)
        time.sleep(1)


def _spent(pid: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1]
    user, system = fields.split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _family(pid: int) -> Iterator[int]:
    yield pid
    for other in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = other.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[1]
        except OSError:
            continue
        if parent == str(pid):
            yield from _family(int(other.parent.name))


def _weight(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
