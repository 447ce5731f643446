"""The whole library over another engine: the Oxigraph server, loaded and asked by HTTP.

The data go there by the Graph Store Protocol and the queries by SPARQLWrapper, so that
nothing is shared with the embedded store but the files.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from compare import difference, questions
from servers import Engine, oxigraph

from enishi.errors import SourceError, UsageError
from enishi.graph.graph import Graph
from enishi.store.embedded import EmbeddedStore
from enishi.store.graph_store import GraphStore, load_into
from enishi.store.remote import RemoteSettings, RemoteStore

ROOT = Path(__file__).parents[2]
OXIGRAPH = str(Path(sys.executable).with_name("oxigraph"))
LONG = 60


@pytest.fixture(scope="module")
def server() -> Iterator[Engine]:
    """Run an Oxigraph server for all tests."""
    with oxigraph(OXIGRAPH) as engine:
        yield engine


@pytest.fixture(scope="module")
def remote(server: Engine) -> RemoteStore:
    """Return the server with the project's graph loaded."""
    loaded = list(load_into(server.store, ROOT / "graph", default_graph=True))
    assert len({graph for _, graph in loaded}) == len(loaded) // 2 + 2
    return RemoteStore(RemoteSettings(server.query, seconds=LONG))


@pytest.fixture(scope="module")
def embedded() -> EmbeddedStore:
    """Return the same graph in this process."""
    return EmbeddedStore.open(ROOT / "graph")


def test_every_query_of_the_library_has_the_same_answer(
    remote: RemoteStore, embedded: EmbeddedStore
) -> None:
    """With the example values of its parameters, in any order of rows."""
    told = {query.name: difference(query, embedded, remote) for query in questions()}
    assert {name: how for name, how in told.items() if how} == {}


def test_the_loading_notes_the_version(
    remote: RemoteStore, embedded: EmbeddedStore
) -> None:
    """So that pages and links over the server can say it."""
    assert remote.version == embedded.version
    assert Graph.open(endpoint=remote.endpoint).version == embedded.version


def test_a_store_that_was_loaded_otherwise_has_no_version() -> None:
    """Nobody noted one."""
    with oxigraph(OXIGRAPH) as engine:
        assert RemoteStore(RemoteSettings(engine.query)).version == ""


def test_loading_again_changes_nothing(server: Engine, remote: RemoteStore) -> None:
    """Graphs are replaced, not added to."""
    count = "SELECT (COUNT(*) AS ?n) { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    before = remote.select(count)
    list(load_into(server.store, ROOT / "graph", default_graph=True))
    assert remote.select(count) == before


@pytest.mark.parametrize("address", ["", "store", "ftp://e/store"])
def test_what_is_no_address_of_a_store_is_said(address: str, tmp_path: Path) -> None:
    """Before anything is sent."""
    file = tmp_path / "a.ttl"
    file.write_text("<http://e/a> <http://e/b> 1 .")
    with pytest.raises(UsageError, match="no address of an endpoint"):
        list(load_into(GraphStore(address), file, default_graph=True))


def test_what_cannot_be_loaded_is_said(server: Engine, tmp_path: Path) -> None:
    """Files of several graphs, damaged ones, and a store that is not there."""
    quads, damaged = tmp_path / "a.nq", tmp_path / "b.ttl"
    quads.write_text("", encoding="utf-8")
    damaged.write_text("<a", encoding="utf-8")
    with pytest.raises(UsageError, match="several graphs"):
        list(load_into(server.store, quads, default_graph=False))
    with pytest.raises(SourceError, match="does not take it: 400"):
        list(load_into(server.store, damaged, default_graph=False))
    with pytest.raises(SourceError, match="does not take it"):
        list(load_into(GraphStore("http://127.0.0.1:1/"), damaged, default_graph=True))
