"""One pass makes a network clean, typed and independent of its order."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from rdflib import XSD, Literal

from enishi.errors import UsageError
from enishi.exports.about import About, Bilingual, Language
from enishi.exports.cell import Column, ColumnKind, Part
from enishi.exports.period import Spell
from enishi.exports.table import Edge, Node, NodeEdgeTable, known, text_of
from enishi.exports.tabulation import tabulate

ABOUT = About(iri="https://example.org/network", title=Bilingual("網", "Net"))
A, B = "https://example.org/a", "https://example.org/b"


def table(
    nodes: Iterable[Node] = (Node(iri=A), Node(iri=B)),
    edges: Iterable[Edge] = (),
    columns: Iterable[Column] = (),
) -> NodeEdgeTable:
    """Return a small undirected table."""
    return tabulate(nodes, edges, ABOUT, directed=False, columns=columns)


def cells(made: NodeEdgeTable, number: int = 1) -> dict[str, object]:
    """Return a node's cells by the names of their columns."""
    node = made.nodes[number - 1]
    return {column.name: cell for column, cell in known(made.node_columns, node.cells)}


def edge(**values: object) -> Edge:
    """Return an edge from A to B."""
    return replace(Edge(source=A, target=B), **values)  # type: ignore[arg-type]


def test_ids_follow_the_order_of_addresses(awkward: NodeEdgeTable) -> None:
    """n1 is the first address, whatever order the nodes came in."""
    assert [node.iri for node in awkward.nodes] == sorted(
        node.iri for node in awkward.nodes
    )
    assert [node.id for node in awkward.nodes] == [f"n{n}" for n in range(1, 7)]
    assert [made.id for made in awkward.edges] == [f"e{n}" for n in range(1, 7)]


def test_the_order_of_what_is_given_does_not_matter() -> None:
    """The same content makes the same table."""
    nodes = [Node(iri=f"urn:n{n}", values={"a": n}) for n in range(9)]
    edges = [
        Edge(source=f"urn:n{n % 3}", target="urn:n1", weight=n + 1, years=(n + 2000,))
        for n in range(9)
    ]
    first = table(nodes, edges)
    random.shuffle(nodes)
    random.shuffle(edges)
    assert table(nodes, edges) == first


def test_a_label_is_in_the_tables_language_or_the_other_or_the_address() -> None:
    """No node is nameless, and no name is made up."""
    nodes = [
        Node(iri="urn:1", label_ja="川崎市", label_en="Kawasaki"),
        Node(iri="urn:2", label_ja="国際課"),
        Node(iri="https://example.org/city/x/"),
    ]
    made = tabulate(nodes, [], ABOUT, directed=False, language=Language.EN)
    assert {node.iri: node.label for node in made.nodes} == {
        "urn:1": "Kawasaki",
        "urn:2": "国際課",
        "https://example.org/city/x/": "x",
    }


def test_both_languages_stand_in_columns_whatever_the_label(
    awkward: NodeEdgeTable, directed: NodeEdgeTable
) -> None:
    """Labels of the Japanese and of the English file differ; columns don't."""
    assert awkward.nodes[0].label == "川崎市"
    assert directed.nodes[0].label == "Kawasaki"
    assert cells(awkward)["label_en"] == cells(directed)["label_en"] == "Kawasaki"


def test_a_date_has_its_precision_beside_it() -> None:
    """A year stands as its first day, and the column beside says so."""
    founded = Literal("1786", datatype=XSD.gYear)
    made = table([Node(iri=A, start="1972-05", end="1999", values={"f": founded})])
    assert cells(made) == {
        "iri": A,
        "start": date(1972, 5, 1),
        "start_precision": "month",
        "end": date(1999, 12, 31),
        "end_precision": "year",
        "f": date(1786, 1, 1),
        "f_precision": "year",
    }
    assert made.nodes[0].spell == Spell(date(1972, 5, 1), date(1999, 12, 31))


def test_own_columns_that_nobody_declared_follow_by_name() -> None:
    """Declared ones come first, in their order."""
    nodes = [Node(iri=A, values={"n": 1, "m": 2, "k": 3})]
    made = table(nodes, columns=[Column("k", ColumnKind.FLOAT, Part.NODE)])
    assert [column.name for column in made.node_columns][-3:] == ["k", "m", "n"]
    assert cells(made)["k"] == 3.0


def test_large_whole_numbers_are_marked() -> None:
    """Formats choose a wider type for them."""
    made = table([Node(iri=A, values={"yen": 3_000_000_000, "n": 3})])
    wide = {column.name: column.wide for column in made.node_columns}
    assert (wide["yen"], wide["n"]) == (True, False)


def test_a_life_comes_before_recorded_years() -> None:
    """An edge exists from its start; years only count where no start is known."""
    made = table(
        edges=[edge(start="1996-07-02", years=(2020,)), edge(years=(2020, 2021))]
    )
    assert {made.spells for made in made.edges} == {
        (Spell(date(1996, 7, 2), None),),
        (Spell(date(2020, 4, 1), date(2022, 3, 31)),),
    }


def test_evidence_and_years_are_sorted_and_single() -> None:
    """A passage counts once."""
    made = table(edges=[edge(evidence=(B, A, B), years=(2021, 2020, 2021))])
    shown = {
        column.name: text_of(column, cell)
        for column, cell in known(made.edge_columns, made.edges[0].cells)
    }
    assert shown == {"years": "2020|2021", "evidence": f"{A}|{B}"}


def test_text_of_a_cell_is_plain() -> None:
    """Truth values are words, lists joined, nothing is empty."""
    column = Column("a", ColumnKind.LIST, Part.NODE)
    assert text_of(column, ("a", "b")) == "a|b"
    assert [text_of(column, cell) for cell in (True, 0.5, None)] == ["true", "0.5", ""]


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf")])
def test_an_edge_weighs_something(weight: float) -> None:
    """Gephi deletes edges of weight 0."""
    with pytest.raises(UsageError, match="weight"):
        table(edges=[edge(weight=weight)])


@pytest.mark.parametrize(
    "name",
    ["id", "Weight", "TYPE", "x", "label", "iri", "start", "1st", "a-b", "名", ""],
)
def test_a_column_cannot_take_a_name_that_formats_need(name: str) -> None:
    """An attribute called type made NetworkX write files that Gephi refuses."""
    with pytest.raises(UsageError, match="may not be called"):
        table([Node(iri=A, values={name: 1})])
    with pytest.raises(UsageError, match="may not be called"):
        table(columns=[Column(name, ColumnKind.INT, Part.NODE)])


def test_two_columns_cannot_share_a_name() -> None:
    """A date's precision is a column too, and letter case does not tell apart."""
    day = date(1972, 1, 1)
    with pytest.raises(UsageError, match="two columns are called 'f_precision'"):
        table([Node(iri=A, values={"f": day, "f_precision": "x"})])
    with pytest.raises(UsageError, match="two columns"):
        table([Node(iri=A, values={"f": 1, "F": 2})])


@pytest.mark.parametrize(
    ("node", "message"),
    [
        (Node(iri="no address"), "not an address"),
        (Node(iri=A, x=1.0), "half of a position"),
        (Node(iri=A, x=float("inf"), y=0.0), "not finite"),
        (Node(iri=A, latitude=1.0), "half of a place"),
        (Node(iri=A, latitude=91.0, longitude=0.0), "not on the globe"),
        (Node(iri=A, latitude=float("nan"), longitude=0.0), "not on the globe"),
        (Node(iri=A, size=0.0), "not above zero"),
        (Node(iri=A, colour="red"), "not #rrggbb"),
        (Node(iri=A, community=0), "numbered from 1"),
        (Node(iri=A, start=2000, end=1999), "ends before it starts"),
        (Node(iri=A, start="昭和"), "not a date"),
    ],
)
def test_a_node_that_would_break_a_reader_is_refused(node: Node, message: str) -> None:
    """The message says what is wrong with which node."""
    with pytest.raises(UsageError, match=message):
        table([node])


def test_two_nodes_cannot_share_an_address() -> None:
    """An edge would not know which one it means."""
    with pytest.raises(UsageError, match="two nodes have the address"):
        table([Node(iri=A), Node(iri=A)])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (Edge(source=A, target="urn:missing"), "not among the nodes"),
        (Edge(source=A, target=B, iri="no address"), "not an address"),
        (Edge(source=A, target=B, evidence=("p 1",)), "not an address"),
        (Edge(source=A, target=B, years=(0,)), "not a year"),
    ],
)
def test_an_edge_that_leads_nowhere_is_refused(wrong: Edge, message: str) -> None:
    """The message names the address."""
    with pytest.raises(UsageError, match=message):
        table(edges=[wrong])


def test_a_table_tells_what_it_has(awkward: NodeEdgeTable, bare: NodeEdgeTable) -> None:
    """Writers ask whether positions, dates and kinds are there."""
    assert awkward.is_placed
    assert awkward.is_dated
    assert awkward.kinds == ("agreement", "contract", "program", "自己")
    assert awkward.title == "都市と相手都市 <&>"
    assert awkward.description == '「縁」の"網"'
    assert {column.part for column in awkward.columns} == set(Part)
    assert not bare.is_placed
    assert not bare.is_dated


def test_a_colour_is_three_numbers(awkward: NodeEdgeTable) -> None:
    """Formats differ in how they write it."""
    assert awkward.nodes[0].rgb == (10, 127, 60)
    assert awkward.nodes[1].rgb is None
