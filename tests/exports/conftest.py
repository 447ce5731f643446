"""Networks whose labels and periods are as awkward as documents make them."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from rdflib import XSD, Literal, URIRef

from enishi.exports.about import About, Bilingual, Language
from enishi.exports.table import Edge, Node, NodeEdgeTable
from enishi.exports.tabulation import tabulate

BASE = "https://w3id.org/enishi/id/"
Writer = Callable[[NodeEdgeTable], Iterator[bytes]]

ABOUT = About(
    iri="https://w3id.org/enishi/network/city-partner",
    title=Bilingual("都市と相手都市 <&>", "Cities and partner cities"),
    description=Bilingual('「縁」の"網"', 'Ties, "as documents say"'),
    version="0123abcd",
    query='SELECT ?source ?target WHERE { ?source ?p ?target } # "<&>"',
    licence="https://creativecommons.org/licenses/by/4.0/",
    citation="Enishi (2026). Cities and partner cities.",
    created="2026-04-01",
)

NODES = (
    Node(
        iri=BASE + "city/kawasaki",
        label_ja="川崎市",
        label_en="Kawasaki",
        kind="City",
        x=0.0,
        y=1.5,
        size=12.0,
        colour="#0A7F3c",
        latitude=35.5308,
        longitude=139.703,
        community=1,
        values={
            "founded": Literal("1924-07-01", datatype=XSD.date),
            "budget": 12_345_678_901,
            "share": Literal("0.25", datatype=XSD.decimal),
            "home": True,
            "aliases_ja": ["カワサキ", 'か"わ,さき\\'],
            "site": URIRef("https://www.city.kawasaki.jp/"),
            "mixed": 1,
        },
    ),
    Node(
        iri=BASE + "region/penang",
        label_ja='ペナン "州" <ﾏﾚｰｼｱ> & co',
        label_en="=Penang|a;b",
        kind="Region",
        x=-3.25,
        y=0.0,
        size=4.0,
        colour="#ff0000",
        latitude=5.4141,
        longitude=100.3288,
        community=2,
        start="1972",
        values={"founded": Literal("1786", datatype=XSD.gYear), "mixed": "x"},
    ),
    Node(
        iri=BASE + "city/wellington",
        label_ja="一行目\n二行目\u2028三行目\u2029四\x85五\t六",
        label_en="Wel\x00ling\x1fton\ud800",
        kind="City",
        x=2.0,
        y=-2.0,
        size=4.0,
        latitude=-41.2889,
        longitude=174.7772,
        community=2,
        start="1840-05",
        end="1999",
        values={"budget": -3, "share": float("nan")},
    ),
    Node(
        iri=BASE + "city/san-diego",
        label_ja="",
        label_en="",
        kind="",
        x=9.0,
        y=9.0,
        latitude=32.7157,
        longitude=-117.1611,
    ),
    Node(
        iri=BASE + "department/tokyo/aaa",
        label_ja="国際課",
        label_en="-1+1",
        kind="Department",
        x=9.0,
        y=-9.0,
    ),
    Node(
        iri=BASE + "department/yokohama/bbb",
        label_ja="国際課",
        label_en="@cmd",
        kind="Department",
        x=-9.0,
        y=-9.0,
    ),
)

EDGES = (
    Edge(
        source=BASE + "city/kawasaki",
        target=BASE + "region/penang",
        kind="agreement",
        weight=2.5,
        start=date(1996, 7, 2),
        evidence=(BASE + "passage/b", BASE + "passage/a"),
        values={"amount": 3_000_000_000, "note": '"引用", <改行>\nと\u2028'},
    ),
    Edge(
        source=BASE + "city/kawasaki",
        target=BASE + "region/penang",
        kind="program",
        years=(2021, 2020, 2018),
        values={"amount": 5},
    ),
    Edge(
        source=BASE + "city/kawasaki",
        target=BASE + "region/penang",
        kind="program",
        years=(2021,),
    ),
    Edge(source=BASE + "city/kawasaki", target=BASE + "city/kawasaki", kind="自己"),
    Edge(
        source=BASE + "city/wellington",
        target=BASE + "city/san-diego",
        end="2001-03",
        iri=BASE + "agreement/x",
    ),
    Edge(
        source=BASE + "department/tokyo/aaa",
        target=BASE + "city/san-diego",
        kind="contract",
        weight=0.125,
    ),
)


@pytest.fixture(scope="session")
def awkward() -> NodeEdgeTable:
    """An undirected network with everything that has ever broken a writer."""
    return tabulate(NODES, EDGES, ABOUT, directed=False)


@pytest.fixture(scope="session")
def directed() -> NodeEdgeTable:
    """The same network with directed edges and English labels."""
    return tabulate(NODES, EDGES, ABOUT, directed=True, language=Language.EN)


@pytest.fixture(scope="session")
def bare() -> NodeEdgeTable:
    """A network of one node without name, place, edge or description."""
    about = About(iri="https://example.org/network", title=Bilingual())
    return tabulate([Node(iri="urn:x")], [], about, directed=False)


@pytest.fixture(scope="session")
def empty() -> NodeEdgeTable:
    """A network without nodes."""
    about = About(iri="https://example.org/network", title=Bilingual())
    return tabulate([], [], about, directed=True)


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[Writer, NodeEdgeTable, str], Path]:
    """Write a table into a file, for readers that want one."""

    def save(write: Writer, table: NodeEdgeTable, name: str) -> Path:
        path = tmp_path / name
        path.write_bytes(b"".join(write(table)))
        return path

    return save
