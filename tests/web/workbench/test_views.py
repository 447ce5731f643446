"""Views of an answer: only those that suit it, and none that would mislead."""

from collections.abc import Callable
from typing import Final

import pytest
from flask import g
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef

from enishi.graph.graph import Graph
from enishi.store.protocol import Table
from enishi.web.app import create_app
from enishi.web.settings import WebSettings
from enishi.web.workbench.columns import ColumnKind, columns_of
from enishi.web.workbench.place_map import points_of
from enishi.web.workbench.sheet import Sheet, read_sheet
from enishi.web.workbench.views import NAMES, View, offered, view_asked, view_of

Reads = Callable[[Table], Sheet]
Sees = Callable[..., View]

CITY: Final = "https://w3id.org/enishi/id/city/"


def literal(value: object) -> Literal:
    """Return a literal."""
    return Literal(value)


@pytest.fixture(scope="session")
def sheet_of(graph: Graph) -> Reads:
    """Return a function that reads a table as a sheet in English."""
    app = create_app(WebSettings())

    def read(table: Table) -> Sheet:
        with app.test_request_context("/"):
            g.language = "en"
            return read_sheet(table, graph, lambda name: name)

    return read


@pytest.fixture(scope="session")
def seen(sheet_of: Reads) -> Sees:
    """Return a function that gives the view of a table."""
    app = create_app(WebSettings())

    def view(table: Table, *wishes: str) -> View:
        sheet = sheet_of(table)
        with app.test_request_context("/"):
            g.language = "en"
            return view_of(sheet, wishes)

    return view


CITIES: Final = Table(
    ("city", "cityLabel", "year", "programs", "latitude", "longitude"),
    tuple(
        (
            URIRef(CITY + name),
            Literal(name.title()),
            Literal(year),
            Literal(count),
            Literal(35.5),
            Literal(139.5 + place),
        )
        for place, (name, year, count) in enumerate(
            (("a", 2019, 3), ("a", 2021, 5), ("b", 2019, 7), ("b", 2021, 0))
        )
    ),
)


def test_a_name_and_what_it_names_are_one_column() -> None:
    """``?cityLabel`` joins ``?city``; years are dates, coordinates no amounts."""
    columns = columns_of(CITIES)

    assert [(one.name, one.kind) for one in columns] == [
        ("city", ColumnKind.THING),
        ("year", ColumnKind.DATE),
        ("programs", ColumnKind.NUMBER),
        ("latitude", ColumnKind.COORDINATE),
        ("longitude", ColumnKind.COORDINATE),
    ]


def test_every_view_shows_the_same_numbers(seen: Sees, sheet_of: Reads) -> None:
    """Bars, cross table, timeline and map agree with the rows."""
    bars = seen(CITIES, "bar").bars
    pivot = seen(CITIES, "pivot").pivot
    timeline = seen(CITIES, "timeline").timeline
    assert bars is not None
    assert pivot is not None
    assert timeline is not None

    assert [bar.amount.text for bar in bars.bars] == ["3", "5", "7", "0"]
    assert pivot.totals == ("10", "5", "15")
    assert [cell.text for cell in pivot.rows[1].cells] == ["7", "0"]
    assert [(one.year, len(one.moments)) for one in timeline.years] == [
        (2019, 2),
        (2021, 2),
    ]
    assert len(points_of(sheet_of(CITIES)).points) == 4


def test_a_view_that_does_not_suit_is_never_shown(seen: Sees) -> None:
    """A wish for bars without numbers gives the table."""
    words = Table(("a",), ((literal("x"),), (literal("y"),)))

    assert seen(words, "bar", "map").kind == "table"
    assert seen(Table(("a",), ()), "bar").offered == ("table",)


def test_bars_never_hide_what_is_below_nought(sheet_of: Reads) -> None:
    """A column with a negative number is no length."""
    table = Table(
        ("name", "change"), ((literal("x"), literal(-3)), (literal("y"), literal(5)))
    )

    assert "bar" not in offered(sheet_of(table))


def test_one_number_is_a_number(seen: Sees) -> None:
    """A single count is shown as such, unasked."""
    table = Table(("n",), ((literal(1234),),))
    view = seen(table)

    assert view.kind == "number"
    assert view.figure is not None
    assert view.figure[0].text == "1,234"


@pytest.mark.parametrize(
    ("query", "view"),
    [
        ("#+ view: bar\nSELECT", "bar"),
        ("SELECT *\n  #+ view: map  \n{}", "map"),
        ("#+ view: pie", ""),
        ("# view: bar", ""),
    ],
)
def test_a_query_can_ask_for_its_view(query: str, view: str) -> None:
    """As grlc's headers do; unknown views are passed over."""
    assert view_asked(query) == view


TERMS = st.one_of(
    st.none(),
    st.integers(-(10**6), 10**6).map(literal),
    st.text(max_size=5).map(literal),
    st.sampled_from([URIRef(CITY + "a"), URIRef("urn:b"), Literal("x", lang="ja")]),
    st.sampled_from(["2021", "2021-04", "-0001", "9999", "2021-13-40"]).map(
        lambda text: Literal(text, datatype=XSD.gYear, normalize=False)
    ),
    st.sampled_from(["NaN", "INF", "1e400", "x"]).map(
        lambda text: Literal(text, datatype=XSD.double, normalize=False)
    ),
)
ROWS = st.lists(st.tuples(TERMS, TERMS, TERMS, TERMS), max_size=8)


@settings(deadline=None, max_examples=60)
@given(rows=ROWS, wish=st.sampled_from([*NAMES]))
def test_any_answer_can_be_shown(seen: Sees, rows: list[object], wish: str) -> None:
    """Whatever an engine returns, there is a view of it."""
    table = Table(("a", "aLabel", "latitude", "longitude"), tuple(rows))  # type: ignore[arg-type]
    view = seen(table, wish)

    assert view.kind in view.offered
