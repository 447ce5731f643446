"""Ties that would be new but likely."""

import math
from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest
from rdflib import URIRef

from enishi.analysis.asking import Networks
from enishi.analysis.likely import Score, likely_ties
from enishi.analysis.network import Network
from enishi.analysis.networkx_form import from_networkx, to_networkx
from enishi.errors import NotFoundError

PEERS: dict[Score, Callable[..., Any]] = {
    Score.JACCARD: nx.jaccard_coefficient,
    Score.ADAMIC_ADAR: nx.adamic_adar_index,
    Score.PREFERENTIAL_ATTACHMENT: nx.preferential_attachment,
}


@pytest.mark.parametrize("score", Score)
def test_scores_are_those_of_networkx(karate: Network, score: Score) -> None:
    """For every member that has something in common with the first."""
    graph = to_networkx(karate)
    node = karate.nodes[0].iri

    found = likely_ties(karate, node, score, count=100)
    expected = list(PEERS[score](graph, [(node, tie.other) for tie in found]))

    assert len(found) == 9
    for tie, (_, other, value) in zip(found, expected, strict=True):
        assert tie.other == other
        assert tie.score == pytest.approx(value)
        assert not graph.has_edge(node, other)


def partners() -> Network:
    """Three cities: b and c share y with a and have z; c alone has w."""
    pairs = [("a", "x"), ("a", "y"), ("b", "y"), ("b", "z")]
    pairs += [("c", "y"), ("c", "z"), ("c", "w")]
    graph = nx.Graph(pairs)
    nx.set_node_attributes(graph, {n: int(n in "wxyz") for n in graph}, "bipartite")
    return from_networkx(graph, two_mode=True)


def test_what_peers_have_and_a_city_has_not() -> None:
    """A partner that two peers have outranks one that a single peer has."""
    network = partners()
    a, *_, w, x, y, z = (node.iri for node in network.nodes)

    first, second = likely_ties(network, a, Score.JACCARD)

    assert (first.other, second.other) == (z, w)
    assert [iri[-1] for iri in first.peers] == ["b", "c"]
    assert first.shared == second.shared == (y,)
    assert first.score == pytest.approx(1 / 3 + 1 / 4)  # a with b, a with c
    assert second.score == pytest.approx(1 / 4)
    assert likely_ties(network, a, Score.ADAMIC_ADAR)[0].score == pytest.approx(
        2 / math.log(3)
    )
    assert likely_ties(network, a, Score.PREFERENTIAL_ATTACHMENT)[0].score == 4
    assert x in network.places


def test_ties_stay_between_the_two_modes(davis: Network) -> None:
    """No woman is proposed to a woman."""
    woman = davis.nodes[0].iri
    found = likely_ties(davis, woman, count=50)

    assert {tie.other for tie in found}.isdisjoint(davis.first_mode)


def test_the_peers_ties_are_the_evidence(networks: Networks) -> None:
    """What the proposal rests on can be read."""
    network = networks.network("program-partner")
    base = "https://w3id.org/enishi/id/"

    (tie,) = likely_ties(network, URIRef(f"{base}program/yokohama/p1"))

    assert tie.other == URIRef(f"{base}organization/unep")
    assert tie.evidence == (URIRef(f"{base}passage/k/6"),)


def test_who_shares_nothing_gets_nothing_proposed() -> None:
    """And a stranger to the network is said to be one."""
    network = from_networkx(nx.Graph([(1, 2), (3, 4)]))

    assert likely_ties(network, network.nodes[0].iri) == ()
    with pytest.raises(NotFoundError):
        likely_ties(network, URIRef("urn:node:9"))
