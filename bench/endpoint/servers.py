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
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    begun = time.perf_counter()
    path, command = _command(name, program, file, port)
    with Popen(  # noqa: S603 - named by the caller
        [*command, *more], stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
    ) as process:
        try:
            _wait(port, path)
            ready = time.perf_counter() - begun
            if path == OURS:
                _wait(port, "/")  # its pages are made while queries are answered
                _settle(process.pid)
            yield Server(name, port, path, process.pid, ready)
        finally:
            os.killpg(process.pid, signal.SIGTERM)


def _command(name: str, program: str, file: Path, port: int) -> tuple[str, list[str]]:
    if name == "oxigraph":
        store = str(file.with_suffix(".store"))
        load = [program, "load", "--location", store, "--file", str(file)]
        run(load, check=True, stderr=DEVNULL)  # noqa: S603 - named by the caller
        bind = f"127.0.0.1:{port}"
        return "/query", [program, "serve", "--location", store, "--bind", bind]
    if name == "rdflib-endpoint":
        return "/", [program, "serve", str(file), "--port", str(port)]
    options = ["--graph", str(file), "--port", str(port), "--cache", "0"]
    return OURS, [program, "-m", "enishi", "serve", *options]


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
