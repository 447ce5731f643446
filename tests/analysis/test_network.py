"""Nodes, edges and their records."""

import pytest
from rdflib import URIRef

from enishi.analysis.network import Edge, Network, Node, Record
from enishi.errors import NotFoundError

A, B, C = (URIRef(f"urn:x:{name}") for name in "abc")
RECORDS = (
    Record(A, kinds=(B,), year=2021, weight=2, evidence=(C, A)),
    Record(B, kinds=(A,), since=1959, evidence=(B,)),
)


def test_an_edge_gathers_what_its_records_say() -> None:
    """Weight is summed; kinds, years, vias and passages are sorted."""
    edge = Edge(A, B, RECORDS)

    assert edge.weight == 3
    assert (edge.kinds, edge.years, edge.vias) == ((A, B), (2021,), (A, B))
    assert edge.evidence == (A, B, C)


def test_a_standing_record_holds_from_its_start() -> None:
    """A dated record holds in its year alone, one without any date always."""
    dated, standing = RECORDS

    assert [dated.holds_in(year) for year in (2020, 2021)] == [False, True]
    assert [standing.holds_in(year) for year in (1958, 1959, 2021)] == [0, 1, 1]
    assert Record().holds_in(1900)


@pytest.mark.parametrize(
    ("iri", "kind"),
    [
        ("https://w3id.org/enishi/id/city/lyon", "city"),
        ("https://w3id.org/enishi/scheme/field/climate", "field"),
        ("urn:x:a", ""),
    ],
)
def test_the_address_states_the_kind(iri: str, kind: str) -> None:
    """The kind of a node is read from its address."""
    assert Node(URIRef(iri)).kind == kind


def test_a_label_falls_back_to_the_other_language_and_to_the_address() -> None:
    """A node is never nameless."""
    assert Node(A, "甲", "A").label("en") == "A"
    assert Node(A, "甲").label("en") == "甲"
    assert Node(A, label_en="A").label("ja") == "A"
    assert Node(A).label("ja") == "urn:x:a"


def test_neighbours_are_found_on_both_ends() -> None:
    """Direction does not hide a neighbour."""
    edges = (Edge(A, B, RECORDS), Edge(C, A, RECORDS))
    network = Network((Node(A), Node(B), Node(C)), edges, directed=True)

    assert network.neighbours(A) == (B, C)
    with pytest.raises(NotFoundError, match="not in this network"):
        network.neighbours(URIRef("urn:x:d"))


def test_nodes_without_an_edge_fall_out() -> None:
    """Some edges of a network make a network of their own ends."""
    edges = (Edge(A, B, RECORDS), Edge(A, C, RECORDS))
    network = Network((Node(A), Node(B), Node(C)), edges)

    assert [node.iri for node in network.with_edges(edges[:1]).nodes] == [A, B]


def test_without_direction_opposite_edges_become_one() -> None:
    """No record is lost on the way."""
    edges = (Edge(A, B, RECORDS[:1]), Edge(B, A, RECORDS[1:]))
    network = Network((Node(A), Node(B)), edges, directed=True)

    plain = network.without_direction()

    assert not plain.directed
    assert plain.edges == (Edge(A, B, RECORDS),)
    assert plain.without_direction() is plain
