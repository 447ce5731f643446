"""The disparity filter."""

import networkx as nx
import pytest

from enishi.analysis.backbone import backbone
from enishi.analysis.network import Network
from enishi.analysis.networkx_form import from_networkx
from enishi.errors import UsageError


def star(*weights: float) -> "nx.Graph[str]":
    """Return a star with the weights of its rays."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(
        ("centre", f"ray{place}", weight) for place, weight in enumerate(weights)
    )
    return graph


def test_the_chance_is_that_of_the_formula() -> None:
    """A ray of 7 of 10 among three: (1 − 0.7)²; rays' ends say nothing."""
    found = backbone(from_networkx(star(7, 2, 1)), 0.1)

    chances = {target[-4:]: chance for (_, target), chance in found.chances.items()}
    assert chances == pytest.approx({"ray0": 0.09, "ray1": 0.64, "ray2": 0.81})
    assert [edge.target[-4:] for edge in found.network.edges] == ["ray0"]
    assert len(found.network.nodes) == 2


def test_equal_weights_have_no_backbone(karate: Network) -> None:
    """Nothing stands out of an even spread; a level of 1 keeps what has a chance."""
    even = from_networkx(nx.complete_graph(6))

    assert backbone(even, 0.05).network.edges == ()
    assert len(backbone(karate, 0.3).network.edges) < 78


def test_direction_tells_what_goes_out_from_what_comes_in() -> None:
    """The source counts outgoing ties, the target incoming ones."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_weighted_edges_from([("a", "b", 8), ("a", "c", 2), ("d", "b", 8)])

    chances = {
        (source[-1], target[-1]): chance
        for (source, target), chance in backbone(from_networkx(graph)).chances.items()
    }

    assert chances == pytest.approx({("a", "b"): 0.2, ("a", "c"): 0.8, ("d", "b"): 0.5})


def test_weights_must_be_positive_and_levels_chances() -> None:
    """Otherwise the formula means nothing."""
    with pytest.raises(UsageError, match="positive weights"):
        backbone(from_networkx(star(1, 0)))
    with pytest.raises(UsageError, match="between 0 and 1"):
        backbone(from_networkx(star(1, 2)), 0)
