"""A query's answer becomes a network."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Literal, URIRef

from enishi.analysis.network import Network
from enishi.analysis.reading import Form, read_network
from enishi.errors import UsageError
from enishi.store.protocol import Row, Table

A, B, C = (URIRef(f"urn:x:{name}") for name in "abc")
VIA, KIND = URIRef("urn:x:via"), URIRef("urn:x:kind")


def table(variables: str, *rows: Row) -> Table:
    """Return a table of some rows."""
    return Table(tuple(variables.split()), rows)


def weights(network: Network) -> dict[tuple[str, str], float]:
    """Return the weight of each edge by the last letters of its ends."""
    return {(edge.source[-1], edge.target[-1]): edge.weight for edge in network.edges}


def test_a_record_of_three_passages_weighs_once() -> None:
    """Rows that differ in their passage alone are one record."""
    rows = [(A, B, VIA, URIRef(f"urn:p:{number}")) for number in range(3)]

    edge = read_network(table("source target via evidence", *rows), Form()).edges[0]

    assert (edge.weight, len(edge.records), len(edge.evidence)) == (1, 1, 3)


def test_a_record_of_two_kinds_weighs_once() -> None:
    """A kind tells records apart only where they have no address of their own."""
    kinds = [(A, B, VIA, A), (A, B, VIA, KIND)]
    bare = [(A, B, None, A), (A, B, None, KIND)]

    edge = read_network(table("source target via kind", *kinds), Form()).edges[0]

    assert (edge.weight, edge.kinds) == (1, (A, KIND))
    assert weights(read_network(table("source target via kind", *bare), Form())) == {
        ("a", "b"): 2
    }


def test_rows_with_another_record_add_to_the_weight() -> None:
    """Two records between the same nodes make one edge of weight two."""
    rows = [(A, B, VIA), (A, B, KIND)]

    assert weights(read_network(table("source target via", *rows), Form())) == {
        ("a", "b"): 2
    }


def test_an_undirected_network_folds_both_orders_of_a_pair() -> None:
    """a-b and b-a are one edge, of both records."""
    rows = [(A, B, VIA), (B, A, KIND)]

    network = read_network(table("source target via", *rows), Form())

    assert weights(network) == {("a", "b"): 2}
    assert network.ties[B, A] is network.ties[A, B]


def test_a_directed_network_keeps_both_orders_of_a_pair() -> None:
    """a-b and b-a are two edges."""
    rows = [(A, B, VIA), (B, A, KIND)]

    network = read_network(table("source target via", *rows), Form(directed=True))

    assert weights(network) == {("a", "b"): 1, ("b", "a"): 1}


def test_a_node_on_both_sides_makes_a_network_one_mode() -> None:
    """Measures of two modes are not offered where they would be wrong."""
    form = Form(two_mode=True)

    assert read_network(table("source target", (B, A)), form).two_mode
    assert not read_network(table("source target", (B, A), (A, C)), form).two_mode


def test_labels_years_and_weights_are_read() -> None:
    """Each column ends where it belongs."""
    row = (
        A,
        B,
        Literal("甲", lang="ja"),
        Literal("B", lang="en"),
        Literal(2021),
        Literal("1959"),
        Literal("2.5"),
    )
    names = "source target sourceLabel targetLabelEn year since weight"

    network = read_network(table(names, row), Form())
    record = network.edges[0].records[0]

    assert [node.label("ja") for node in network.nodes] == ["甲", "B"]
    assert (record.year, record.since, record.weight) == (2021, 1959, 2.5)


@pytest.mark.parametrize("weight", ["heavy", "nan", "inf"])
def test_a_weight_that_is_no_number_is_refused(weight: str) -> None:
    """A wrong weight is said, not guessed."""
    with pytest.raises(UsageError, match="must be a number"):
        read_network(table("source target weight", (A, B, Literal(weight))), Form())


def test_an_end_that_is_no_address_is_refused() -> None:
    """A name or a blank node cannot be a node."""
    for end in (Literal("Lyon"), BNode()):
        with pytest.raises(UsageError, match="must be an address"):
            read_network(table("source target", (A, end)), Form())


def test_a_query_without_ends_is_refused() -> None:
    """The columns source and target are needed."""
    with pytest.raises(UsageError, match="gives no network"):
        read_network(table("city partner", (A, B)), Form())


def test_a_year_that_is_none_is_refused() -> None:
    """A wrong year is said, not guessed."""
    with pytest.raises(UsageError, match="must be a year"):
        read_network(table("source target year", (A, B, Literal("R3"))), Form())


ENDS = st.sampled_from([URIRef(f"urn:x:{letter}") for letter in "abcde"])
OPEN = st.none() | ENDS
NUMBERS = st.none() | st.integers(0, 3).map(Literal)
ROWS = st.lists(st.tuples(ENDS, ENDS, OPEN, OPEN, OPEN, OPEN, NUMBERS, NUMBERS))


@given(ROWS, st.integers(), st.sampled_from([Form(), Form(directed=True)]))
def test_the_order_of_rows_does_not_matter(
    rows: list[Row], seed: int, form: Form
) -> None:
    """An engine may answer in any order; the network is the same."""
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    names = "source target via evidence kind state since weight"

    expected = read_network(table(names, *rows), form)

    assert read_network(table(names, *shuffled), form) == expected
