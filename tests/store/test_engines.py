"""The whole library over another engine: the Oxigraph server, loaded and asked by HTTP.

The data go there by the Graph Store Protocol and the queries by SPARQLWrapper, so that
nothing is shared with the embedded store but the files.
"""

import contextlib
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib

from enishi.catalog.library import read_library
from enishi.errors import SourceError, UsageError
from enishi.graph.graph import Graph
from enishi.store.embedded import EmbeddedStore
from enishi.store.graph_store import GraphStore, load_into
from enishi.store.protocol import QueryService
from enishi.store.remote import RemoteSettings, RemoteStore
from enishi.store.terms import Term

ROOT = Path(__file__).parents[2]
OXIGRAPH = Path(sys.executable).with_name("oxigraph")
LONG = 60


def waited(port: int) -> None:
    """Wait until something listens."""
    until = time.monotonic() + LONG
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), LONG).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the server does not listen")


@contextlib.contextmanager
def started() -> Iterator[str]:
    """Run an empty Oxigraph server; give its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(OXIGRAPH), "serve", "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        waited(port)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Run one for all tests; give its address."""
    with started() as address:
        yield address


@pytest.fixture(scope="module")
def remote(server: str) -> RemoteStore:
    """Return the server with the project's graph loaded."""
    loaded = list(
        load_into(GraphStore(f"{server}/store"), ROOT / "graph", default_graph=True)
    )
    assert len({graph for _, graph in loaded}) == len(loaded) // 2 + 2
    return RemoteStore(RemoteSettings(f"{server}/query", seconds=LONG))


@pytest.fixture(scope="module")
def embedded() -> EmbeddedStore:
    """Return the same graph in this process."""
    return EmbeddedStore.open(ROOT / "graph")


def asked(service: QueryService, query: str) -> Counter[object]:
    """Return the rows or triples of an answer, in no order."""
    if re.search(r"^\s*CONSTRUCT\b", query, re.MULTILINE):
        return Counter(service.construct(query))
    table = service.select(query)
    separators = re.findall(r"SEPARATOR\s*=\s*[\"'](.+?)[\"']", query, re.IGNORECASE)
    rows = (tuple(in_order(cell, separators) for cell in row) for row in table)
    return Counter([table.variables, *rows])


def in_order(cell: Term | None, separators: list[str]) -> object:
    """Return a cell; the parts of a concatenation, which have no order, as a set."""
    for separator in separators:
        if isinstance(cell, rdflib.Literal) and separator in cell:
            return frozenset(cell.split(separator))
    return cell


def test_every_query_of_the_library_has_the_same_answer(
    remote: RemoteStore, embedded: EmbeddedStore
) -> None:
    """With the example values of its parameters, in any order of rows."""
    different = []
    for query in read_library():
        if query.name.startswith("endpoint/"):
            continue  # what the endpoint is, not what the graph says
        here, there = (asked(store, query.bind({})) for store in (embedded, remote))
        if here != there:
            missing, more = here - there, there - here
            different.append(f"{query.name}: {len(missing)} missing, {len(more)} more")
    assert different == []


def test_the_loading_notes_the_version(
    remote: RemoteStore, embedded: EmbeddedStore
) -> None:
    """So that pages and links over the server can say it."""
    assert remote.version == embedded.version
    assert Graph.open(endpoint=remote.endpoint).version == embedded.version


def test_a_store_that_was_loaded_otherwise_has_no_version() -> None:
    """Nobody noted one."""
    with started() as server:
        assert RemoteStore(RemoteSettings(f"{server}/query")).version == ""


def test_loading_again_changes_nothing(server: str, remote: RemoteStore) -> None:
    """Graphs are replaced, not added to."""
    count = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    before = remote.select(count)
    store = GraphStore(f"{server}/store")
    list(load_into(store, ROOT / "graph", default_graph=True))
    assert remote.select(count) == before


def test_what_cannot_be_loaded_is_said(server: str, tmp_path: Path) -> None:
    """Files of several graphs, damaged ones, and a store that is not there."""
    quads, damaged = tmp_path / "a.nq", tmp_path / "b.ttl"
    quads.write_text("", encoding="utf-8")
    damaged.write_text("<a", encoding="utf-8")
    store = GraphStore(f"{server}/store")
    with pytest.raises(UsageError, match="several graphs"):
        list(load_into(store, quads, default_graph=False))
    with pytest.raises(SourceError, match="does not take it: 400"):
        list(load_into(store, damaged, default_graph=False))
    with pytest.raises(SourceError, match="does not take it"):
        list(load_into(GraphStore("http://127.0.0.1:1/"), damaged, default_graph=True))
