"""Engines other than ours, each empty, on a free port of this machine."""

import os
import shutil
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory

from enishi.store.graph_store import GraphStore
from enishi.store.remote import RemoteSettings, RemoteStore

ATTEMPTS = 13
"""To reach an engine that starts: over three minutes, with ever longer pauses."""
INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = {sql}
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
[HTTPServer]
ServerPort = {http}
ServerRoot = .
ServerThreads = 8
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 10000000
"""


@dataclass(frozen=True, slots=True)
class Engine:
    """A running engine.

    Attributes:
        name: Which.
        query: Address of its query endpoint.
        store: Where to load, with name and password.
        process: Its process id.
    """

    name: str
    query: str
    store: GraphStore
    process: int


def engines_at_hand() -> Iterator[AbstractContextManager[Engine]]:
    """Give the engines that are installed."""
    yield oxigraph(str(Path(sys.executable).with_name("oxigraph")))
    program = shutil.which("virtuoso-t")
    if program:
        yield virtuoso(program)
    else:
        print("virtuoso\tnot installed")


@contextmanager
def oxigraph(program: str) -> Iterator[Engine]:
    """Run the Oxigraph server, its data in memory."""
    port = _free()
    command = [program, "serve", "--bind", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}"
    with _running(command, Path.cwd(), f"{address}/query") as process:
        store = GraphStore(f"{address}/store")
        yield Engine("oxigraph", f"{address}/query", store, process)


@contextmanager
def virtuoso(program: str) -> Iterator[Engine]:
    """Run Virtuoso over a database that is deleted afterwards."""
    port = _free()
    address = f"http://127.0.0.1:{port}"
    with TemporaryDirectory() as folder:
        settings = Path(folder) / "virtuoso.ini"
        settings.write_text(INI.format(sql=_free(), http=port), encoding="utf-8")
        command = [program, "+foreground", "+configfile", str(settings)]
        with _running(command, Path(folder), f"{address}/sparql") as process:
            store = GraphStore(f"{address}/sparql-graph-crud-auth", "dba", "dba")
            yield Engine("virtuoso", f"{address}/sparql", store, process)


@contextmanager
def _running(command: list[str], folder: Path, endpoint: str) -> Iterator[int]:
    with Popen(  # noqa: S603 - named by the caller
        command, cwd=folder, stdout=DEVNULL, stderr=DEVNULL, start_new_session=True
    ) as process:
        try:
            settings = RemoteSettings(endpoint, attempts=ATTEMPTS, pause=0.05)
            RemoteStore(settings).ask("ASK {}")
            yield process.pid
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port
