"""Choosing records and edges."""

from rdflib import URIRef

from enishi.analysis.network import Edge, Network, Node, Record
from enishi.analysis.selection import Selection

BASE = "https://w3id.org/enishi/id/"
CITY, OTHER, BODY = (
    URIRef(BASE + path) for path in ("city/a", "city/b", "organization/c")
)
KIND, STATE = URIRef("urn:kind"), URIRef("urn:state")
NETWORK = Network(
    (Node(CITY), Node(OTHER), Node(BODY)),
    (
        Edge(CITY, OTHER, (Record(KIND, (KIND,), 2020), Record(STATE, (), 2021))),
        Edge(CITY, BODY, (Record(since=2021, state=STATE, weight=5),)),
    ),
)


def pairs(selection: Selection) -> list[tuple[str, float]]:
    """Return the target and weight of each edge that is kept."""
    return [(edge.target[-1], edge.weight) for edge in selection.of(NETWORK).edges]


def test_nothing_asked_keeps_everything() -> None:
    """An empty selection is the whole."""
    assert Selection().of(NETWORK) == NETWORK


def test_a_year_keeps_its_records_and_what_stands_then() -> None:
    """Standing records hold from their start on."""
    assert pairs(Selection(years=frozenset({2020}))) == [("b", 1)]
    assert pairs(Selection(years=frozenset({2021}))) == [("b", 1), ("c", 5)]
    assert pairs(Selection(years=frozenset({2020, 2021}))) == [("b", 2), ("c", 5)]


def test_kinds_and_states_keep_records() -> None:
    """A record of another kind or state, or of none, falls out."""
    assert pairs(Selection(kinds=frozenset({KIND}))) == [("b", 1)]
    assert pairs(Selection(states=frozenset({STATE}))) == [("c", 5)]


def test_nodes_and_their_kinds_keep_edges() -> None:
    """One end must be a chosen node; both ends must be of the chosen kinds."""
    assert pairs(Selection(nodes=frozenset({BODY}))) == [("c", 5)]
    assert pairs(Selection(node_kinds=frozenset({"city"}))) == [("b", 2)]


def test_the_minimum_weight_counts_what_is_left() -> None:
    """Records are chosen first, then edges by their weight."""
    assert pairs(Selection(minimum_weight=2)) == [("b", 2), ("c", 5)]
    years = frozenset({2021})
    assert pairs(Selection(years=years, minimum_weight=2)) == [("c", 5)]
