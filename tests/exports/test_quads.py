"""RDF that rdflib and the store read as the same statements."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from rdflib import RDF, XSD, BNode, Dataset, Graph, Literal, URIRef

from enishi.errors import SourceError
from enishi.exports.quads import (
    Graphs,
    term_text,
    write_nquads,
    write_ntriples,
    write_trig,
    write_turtle,
)
from enishi.store.dataset import DefaultGraph
from enishi.store.embedded import EmbeddedStore

# rdflib's readers warn of rdflib's own use of what it wants to remove.
DEFAULT = "urn:x-rdflib:default"
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
A, P = URIRef("https://w3id.org/enishi/id/city/kawasaki"), URIRef("urn:p")
NAMED = "https://w3id.org/enishi/graph/document"
VALUES = (
    URIRef("https://example.org/川崎?a=b#c"),
    Literal("川崎市", lang="ja"),
    Literal("Kawasaki", lang="en"),
    Literal('"引用" \\ <改行>\n\r\t\u2028\x85\x01'),
    Literal(""),
    Literal("1.50", datatype=XSD.decimal, normalize=False),
    Literal("2021", datatype=XSD.gYear),
    Literal("x", datatype=URIRef("urn:own")),
)


def graphs() -> Graphs:
    """Return a default graph and a named one, sharing a statement."""
    default, named = Graph(), Graph()
    for value in VALUES:
        named.add((A, P, value))
    default.add((A, RDF.type, URIRef("urn:City")))
    named.add((A, RDF.type, URIRef("urn:City")))
    return {"": default, NAMED: named}


def quads(dataset: Dataset) -> set[tuple[str, ...]]:
    """Return a dataset's quads as N-Quads has their terms."""
    return {
        (term_text(s), term_text(p), term_text(o), str(g or "").replace(DEFAULT, ""))
        for s, p, o, g in dataset.quads()
    }


WANTED = {
    (term_text(s), term_text(p), term_text(o), address)
    for address, graph in graphs().items()
    for s, p, o in graph
}


@pytest.mark.parametrize(
    ("write", "form"), [(write_trig, "trig"), (write_nquads, "nquads")]
)
def test_rdflib_reads_what_keeps_graphs_apart(
    write: Callable[[Graphs], Iterator[bytes]], form: str
) -> None:
    """Every statement comes back in its graph, every letter in its literal."""
    dataset = Dataset()
    dataset.parse(data=b"".join(write(graphs())), format=form)
    assert quads(dataset) == WANTED


@pytest.mark.parametrize(
    ("write", "form"), [(write_turtle, "turtle"), (write_ntriples, "nt")]
)
def test_rdflib_reads_what_merges_graphs(
    write: Callable[[Graphs], Iterator[bytes]], form: str
) -> None:
    """A statement that two graphs make stands once."""
    graph = Graph().parse(data=b"".join(write(graphs())), format=form)
    found = {tuple(map(term_text, triple)) for triple in graph}
    assert found == {quad[:3] for quad in WANTED}
    assert len(graph) == len(VALUES) + 1


@pytest.mark.parametrize(
    ("write", "suffix"), [(write_trig, ".trig"), (write_nquads, ".nq")]
)
def test_the_store_reads_the_same(
    write: Callable[[Graphs], Iterator[bytes]], suffix: str, tmp_path: Path
) -> None:
    """A second engine counts as many statements in the same graphs."""
    path = tmp_path / f"export{suffix}"
    path.write_bytes(b"".join(write(graphs())))
    store = EmbeddedStore.open(path, DefaultGraph.PLAIN)
    assert store.graphs == (NAMED,)
    assert store.triples == 1
    found = store.select(f"SELECT ?o WHERE {{ GRAPH <{NAMED}> {{ ?s <urn:p> ?o }} }}")
    texts = {str(value) for value in found.column("o")}
    assert '"引用" \\ <改行>\n\r\t\u2028\x85\x01' in texts
    assert len(found) == len(VALUES)


def test_the_order_of_statements_does_not_matter() -> None:
    """Two graphs with the same statements are the same bytes."""
    turned = Graph()
    for triple in sorted(graphs()[NAMED], reverse=True):
        turned.add(triple)
    for write in (write_turtle, write_trig, write_nquads, write_ntriples):
        assert b"".join(write({NAMED: turned})) == b"".join(
            write({NAMED: graphs()[NAMED]})
        )


def test_own_prefixes_are_used() -> None:
    """A network's own properties are short."""
    text = b"".join(write_turtle(graphs(), {"own": "urn:"})).decode()
    assert "@prefix own: <urn:>" in text
    assert "own:p" in text


def test_what_was_printed_is_written() -> None:
    """Readers may take 01 for 1; we don't."""
    code = Literal("01", datatype=XSD.integer, normalize=False)
    assert term_text(code) == '"01"^^<http://www.w3.org/2001/XMLSchema#integer>'


def test_half_a_surrogate_pair_is_no_character() -> None:
    """It cannot be written as UTF-8."""
    assert term_text(Literal("a\ud800")) == '"a?"'


def test_a_blank_node_has_no_place_in_turtle() -> None:
    """The project's graphs have none; N-Quads writes those of others."""
    graph = Graph()
    graph.add((BNode("b0"), P, Literal("x")))
    assert b"".join(write_nquads({"": graph})) == b'_:b0 <urn:p> "x" .\n'
    with pytest.raises(SourceError, match="blank node"):
        b"".join(write_turtle({"": graph}))
