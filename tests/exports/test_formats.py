"""Every format on offer: well described, the same each time, whole for any network."""

import csv
import io
import json
import random
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from rdflib import Dataset, Literal

from enishi.errors import NotFoundError
from enishi.exports.about import About, Bilingual, Language
from enishi.exports.format import Format
from enishi.exports.formats import (
    GRAPH_FORMATS,
    NETWORK_FORMATS,
    RESULT_FORMATS,
    format_named,
    network_format,
    result_format,
)
from enishi.exports.network_graph import network_graphs
from enishi.exports.result import Result
from enishi.exports.table import Edge, Node, NodeEdgeTable
from enishi.exports.tabulation import tabulate
from enishi.store.protocol import Table

# rdflib's readers warn of rdflib's own use of what it wants to remove.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
TEXT = st.text(st.characters(codec=None), max_size=12) | st.sampled_from(
    ["川崎市", '"州" <&>', "一\n二\u2028三\x85四", "=1+1", "", "a|b;c,d", "-", "\x00"]
)
NUMBER = st.floats(allow_nan=True, allow_infinity=True) | st.integers()
VALUE = (
    st.none() | TEXT | NUMBER | st.booleans() | st.dates() | st.lists(TEXT, max_size=3)
)
VALUES = st.dictionaries(st.sampled_from(["alpha", "beta", "gamma"]), VALUE)
YEARS = st.lists(st.integers(1868, 2100), max_size=3).map(tuple)
ABOUT = About(
    iri="https://example.org/network",
    title=Bilingual("網 <&>", "Net"),
    licence="https://creativecommons.org/licenses/by/4.0/",
    created="2026-04-01",
)


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Node], list[Edge], bool]:
    """Draw nodes, edges among them, and whether these have a direction."""
    placed = draw(st.booleans())
    nodes = [
        Node(
            iri=f"https://example.org/id/{number}",
            label_ja=draw(TEXT),
            label_en=draw(TEXT),
            kind=draw(TEXT),
            x=draw(st.floats(-1e6, 1e6)) if placed else None,
            y=draw(st.floats(-1e6, 1e6)) if placed else None,
            latitude=draw(st.floats(-90, 90)) if placed else None,
            longitude=draw(st.floats(-180, 180)) if placed else None,
            start=draw(st.none() | st.integers(1868, 2000)),
            values=draw(VALUES),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    ends = st.sampled_from([node.iri for node in nodes]) if nodes else st.nothing()
    edges = st.builds(
        Edge,
        source=ends,
        target=ends,
        kind=TEXT,
        weight=st.floats(1e-6, 1e6),
        start=st.none() | st.integers(1868, 2000),
        end=st.none() | st.integers(2001, 2100),
        years=YEARS,
        evidence=st.just(()) | st.just(("https://example.org/p/1",)),
        values=VALUES,
    )
    return (
        nodes,
        draw(st.lists(edges, max_size=4)) if nodes else [],
        draw(st.booleans()),
    )


def made(network: tuple[list[Node], list[Edge], bool]) -> NodeEdgeTable:
    """Return the table of a drawn network."""
    nodes, edges, directed = network
    return tabulate(nodes, edges, ABOUT, directed=directed)


def check_xml(written: bytes) -> None:
    """Assert that a strict parser reads it."""
    etree.fromstring(written)


def check_csv(written: bytes) -> None:
    """Assert that all rows are as long as the head."""
    text = written.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}


def check_zip(written: bytes) -> None:
    """Assert that the archive is whole, its names single and its files good."""
    archive = zipfile.ZipFile(io.BytesIO(written))
    assert archive.testzip() is None
    names = archive.namelist()
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        checks: dict[str, Callable[[bytes], object]] = {
            "csv": check_csv,
            "gexf": check_xml,
            "graphml": check_xml,
            "json": json.loads,
        }
        check = checks.get(name.rpartition(".")[2])
        if check:
            check(archive.read(name))


CHECKS: dict[str, Callable[[bytes], object]] = {
    "application/gexf+xml": check_xml,
    "application/graphml+xml": check_xml,
    "application/zip": check_zip,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": check_zip,
    "application/json": json.loads,
    "application/geo+json": json.loads,
    "application/ld+json": json.loads,
    "text/csv": check_csv,
    "text/plain": bytes.decode,
    "text/turtle": bytes.decode,
    "application/trig": bytes.decode,
    "application/n-quads": bytes.decode,
    "application/n-triples": bytes.decode,
}


@pytest.mark.parametrize("form", NETWORK_FORMATS, ids=lambda form: form.id)
@settings(max_examples=15, deadline=None)
@given(network=networks())
def test_any_network_can_be_written(
    form: Format[NodeEdgeTable], network: tuple[list[Node], list[Edge], bool]
) -> None:
    """Whatever documents print, the file is well-formed and complete."""
    CHECKS[form.media_type](b"".join(form.write(made(network))))


@settings(max_examples=20, deadline=None)
@given(networks())
def test_all_rdf_formats_say_the_same(
    network: tuple[list[Node], list[Edge], bool],
) -> None:
    """TriG, N-Quads and JSON-LD are read by rdflib as one set of statements."""
    graphs = network_graphs(made(network))
    found = []
    for name, parser in (("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")):
        dataset = Dataset()
        written = b"".join(format_named(GRAPH_FORMATS, name).write(graphs))
        dataset.parse(data=written, format=parser)
        found.append(set(dataset.quads()))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == sum(map(len, graphs.values()))


@pytest.mark.parametrize("form", NETWORK_FORMATS, ids=lambda form: form.id)
def test_the_order_of_what_is_given_makes_no_difference(
    form: Format[NodeEdgeTable],
) -> None:
    """The same network is the same bytes, however it was put together."""
    nodes = [Node(iri=f"urn:n{n}", label_ja="同じ", values={"m": n}) for n in range(9)]
    edges = [Edge(source=f"urn:n{n}", target="urn:n0", kind="k") for n in range(9)]
    first = b"".join(form.write(tabulate(nodes, edges, ABOUT, directed=True)))
    random.shuffle(nodes)
    random.shuffle(edges)
    assert b"".join(form.write(tabulate(nodes, edges, ABOUT, directed=True))) == first


@pytest.mark.parametrize(
    "formats", [NETWORK_FORMATS, RESULT_FORMATS, GRAPH_FORMATS], ids=["n", "r", "g"]
)
def test_every_format_is_described_in_both_languages(
    formats: tuple[Format[Any], ...],
) -> None:
    """The menu needs a name, tools and a sentence; files an ending of their own."""
    assert len({form.id for form in formats}) == len(formats)
    assert len({form.suffix for form in formats}) == len(formats)
    for form in formats:
        assert form.name.ja
        assert form.name.en
        assert form.tools
        assert form.use.ja.endswith("。")
        assert form.use.en.endswith(".")
        assert form.suffix.startswith(".")


@pytest.mark.parametrize("form", RESULT_FORMATS, ids=lambda form: form.id)
def test_a_result_can_be_empty(form: Format[Result]) -> None:
    """No rows is an answer too."""
    result = Result(ABOUT, Table(("a", "b"), ()), Language.EN)
    assert b"".join(form.write(result))


@pytest.mark.parametrize("form", RESULT_FORMATS, ids=lambda form: form.id)
def test_a_result_is_the_same_each_time(form: Format[Result]) -> None:
    """Nothing depends on the clock."""
    result = Result(ABOUT, Table(("a",), ((Literal("縁", lang="ja"),),)))
    assert b"".join(form.write(result)) == b"".join(form.write(result))


def test_a_format_is_found_by_id_and_ending() -> None:
    """As it is typed on the command line, or taken from a file's name."""
    assert network_format("GEXF").suffix == ".gexf"
    assert network_format(".graphml").id == "graphml"
    assert result_format("excel-csv").content_type == "text/csv; charset=utf-8"
    assert network_format("gexf").content_type == "application/gexf+xml"


def test_an_unknown_format_gets_a_suggestion() -> None:
    """The message lists what there is."""
    with pytest.raises(NotFoundError, match=r"did you mean 'gexf'.*graphml"):
        network_format("gexff")
    with pytest.raises(NotFoundError, match=r"no format 'xyz123'\. There are: csv"):
        result_format("xyz123")


def test_labels_of_the_menu_follow_the_language(awkward: NodeEdgeTable) -> None:
    """Files in English have English labels."""
    english = replace(awkward, language=Language.EN)
    assert english.title == "Cities and partner cities"
