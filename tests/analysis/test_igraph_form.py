"""The fast engine, behind its one door."""

import random
from concurrent.futures import ThreadPoolExecutor

import networkx as nx
import numpy as np

from enishi.analysis.igraph_form import Compact, by_size
from enishi.analysis.network import Network
from enishi.analysis.structure import Structure


def test_a_seed_decides_whatever_else_draws_meanwhile(davis: Network) -> None:
    """Neither the process's own generator nor other threads change a result."""
    compact = Structure.of(davis).compact
    expected = [compact.leiden(seed, 1.0).tolist() for seed in range(20)]

    random.seed(7)
    with ThreadPoolExecutor(4) as threads:
        found = list(
            threads.map(lambda seed: compact.leiden(seed, 1.0).tolist(), range(20))
        )

    assert found == expected
    assert len({tuple(one) for one in expected}) > 1


def test_groups_are_numbered_by_size_then_by_first_member() -> None:
    """So that the same division always has the same numbers."""
    assert by_size(np.array([5, 2, 2, 9, 5, 7])).tolist() == [0, 1, 1, 2, 0, 3]


def test_rewiring_keeps_every_degree(karate: Network) -> None:
    """And makes no loop and no double tie."""
    structure = Structure.of(karate)

    drawn: nx.MultiGraph[int] = nx.MultiGraph(
        structure.compact.rewired(3, 780).tolist()
    )

    assert dict(drawn.degree()) == dict(structure.graph.degree())
    assert nx.number_of_selfloops(drawn) == 0
    assert nx.Graph(drawn).number_of_edges() == 78


def test_the_graph_itself_is_never_rewired(karate: Network) -> None:
    """Random draws work on copies."""
    compact = Structure.of(karate).compact
    before = compact.graph.get_edgelist()

    compact.rewired(3, 780)

    assert compact.graph.get_edgelist() == before


def test_positions_follow_the_seed(florentine: Network) -> None:
    """The same seed gives the same picture, another seed another one."""
    compact = Structure.of(florentine).compact
    first, again, other = (compact.positions(seed, 50) for seed in (1, 1, 2))

    np.testing.assert_array_equal(first, again)
    assert not np.allclose(first, other)


def test_components_are_numbered_by_size() -> None:
    """The largest is number 0."""
    compact = Compact.of(6, np.array([[0, 1], [2, 3], [3, 4]]), directed=False)

    assert compact.components().tolist() == [1, 1, 0, 0, 0, 2]
