"""Where nodes are drawn."""

import networkx as nx

from enishi.analysis.layout import Point, positions
from enishi.analysis.network import Network
from enishi.analysis.networkx_form import from_networkx


def test_the_picture_is_the_same_each_time(les_miserables: Network) -> None:
    """And another one for another seed."""
    first = positions(les_miserables)

    assert first == positions(les_miserables)
    assert first != positions(les_miserables, seed=2)
    assert list(first) == [node.iri for node in les_miserables.nodes]


def test_the_picture_fills_its_frame(karate: Network) -> None:
    """All places lie within −1 to 1, and one side is reached."""
    values = [
        abs(v) for point in positions(karate).values() for v in (point.x, point.y)
    ]

    assert max(values) == 1


def test_no_two_nodes_share_a_place(les_miserables: Network) -> None:
    """Each can be pointed at."""
    assert len(set(positions(les_miserables).values())) == 77


def test_parts_are_drawn_side_by_side() -> None:
    """The boxes of two components never overlap."""
    graph = nx.disjoint_union(nx.complete_graph(6), nx.path_graph(5))
    found = positions(from_networkx(graph))
    boxes = []
    for numbers in (range(6), range(6, 11)):
        points = [
            point
            for iri, point in found.items()
            if int(iri.rsplit(":", 1)[-1]) in numbers
        ]
        xs, ys = [p.x for p in points], [p.y for p in points]
        boxes.append((min(xs), max(xs), min(ys), max(ys)))

    (left, right, low, high), (left2, right2, low2, high2) = boxes
    assert right < left2 or right2 < left or high < low2 or high2 < low


def test_ties_draw_nodes_together(karate: Network) -> None:
    """On average, tied nodes are nearer than others."""
    found = positions(karate)
    near: list[float] = []
    far: list[float] = []
    for one in karate.nodes:
        for other in karate.nodes:
            if one.iri < other.iri:
                a, b = found[one.iri], found[other.iri]
                distance = ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5
                (near if (one.iri, other.iri) in karate.ties else far).append(distance)

    assert sum(near) / len(near) < 0.7 * sum(far) / len(far)


def test_small_networks_can_be_drawn() -> None:
    """Nothing, one pair, many pairs."""
    assert positions(Network((), ())) == {}
    pair = positions(from_networkx(nx.Graph([(1, 2)])))
    assert len(set(pair.values())) == 2
    assert all(isinstance(point, Point) for point in pair.values())
    many = positions(from_networkx(nx.Graph([(2 * i, 2 * i + 1) for i in range(50)])))
    assert len(set(many.values())) == 100
