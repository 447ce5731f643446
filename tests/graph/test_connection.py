"""How two things are connected."""

from itertools import pairwise
from pathlib import Path

import pytest

from enishi.errors import NotFoundError, UsageError
from enishi.graph.connection import GENERAL, Connection, Route
from enishi.graph.graph import Graph
from enishi.vocabulary.terms import ENISHI

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def whole() -> Graph:
    """The graph of all documents, as committed."""
    return Graph.open(ROOT / "graph")


def _kinds(found: Connection) -> set[str]:
    inner = {step.target.kind for path in found.paths for step in path[:-1]}
    return {"field" if kind == "scheme" else kind for kind in inner}


def test_kawasaki_reaches_unep_through_what_they_do_together(whole: Graph) -> None:
    """Two hops: a program of Kawasaki that names the partner, each with its passage."""
    found = whole.path("city/kawasaki", "organization/unep")

    assert found.length == 2
    assert {step.target.kind for path in found.paths for step in path[:1]} == {
        "program"
    }
    links = [link for path in found.paths for step in path for link in step.links]
    assert all(link.evidence for link in links)
    assert any("UNEP" in one.marked for link in links for one in link.evidence)


def test_tokyo_reaches_citynet_through_others(whole: Graph) -> None:
    """Tokyo's documents name no membership: the way leads through another city."""
    found = whole.path("city/tokyo", "network/citynet")

    assert found.length is not None
    assert found.length > 2
    assert _kinds(found).isdisjoint(GENERAL)
    assert all(
        step.target.path == after.source.path
        for path in found.paths
        for step, after in pairwise(path)
    )


def test_what_joins_everything_is_passed_through_only_on_wish(whole: Graph) -> None:
    """A shared country makes shorter ways that explain nothing."""
    strict = whole.path("city/tokyo", "network/citynet")
    loose = whole.path("city/tokyo", "network/citynet", Route(through_general=True))

    assert loose.length is not None
    assert strict.length is not None
    assert loose.length < strict.length
    assert _kinds(loose) & GENERAL


def test_only_the_chosen_relations_are_used(whole: Graph) -> None:
    """Every statement of every hop is of a chosen property."""
    kinds = frozenset({ENISHI.partner, ENISHI.government})
    found = whole.path("city/kawasaki", "organization/unep", Route(kinds=kinds))

    assert found.paths
    assert {
        link.predicate.iri
        for path in found.paths
        for step in path
        for link in step.links
    } <= kinds


def test_longer_paths_come_on_wish_and_hubs_can_be_avoided(graph: Graph) -> None:
    """Up to a length, and past what has too many ties."""
    partner = next(
        node.iri
        for node in graph.connecting.whole.nodes
        if node.kind == "city" and not node.iri.endswith("kawasaki")
    )
    shortest = graph.path("city/kawasaki", partner)
    longer = graph.path("city/kawasaki", partner, Route(longest=4, count=100))

    assert shortest.length is not None
    assert {len(path) for path in longer.paths} >= {shortest.length}
    assert all(len(path) <= 4 for path in longer.paths)
    assert len(longer.paths) >= len(shortest.paths)
    tight = graph.path("city/kawasaki", partner, Route(hub_degree=1))
    assert all(len(path) == 1 for path in tight.paths)


def test_things_are_found_by_path_address_and_name(whole: Graph) -> None:
    """A reader may write any of them."""
    find = whole.connecting.find

    assert find("city/kawasaki") == find("川崎市") == find("kawasaki")
    assert find(" CITYNET ") == find("https://w3id.org/enishi/id/network/citynet")
    with pytest.raises(NotFoundError, match="nothing called"):
        find("Nowhere")
    with pytest.raises(NotFoundError, match="nothing called ''"):
        find("")
    with pytest.raises(UsageError, match="two different ends"):
        whole.path("city/kawasaki", "city/kawasaki")


def test_a_name_that_many_have_is_not_guessed(whole: Graph) -> None:
    """Departments of one name are listed, none is taken."""
    names: dict[str, int] = {}
    for node in whole.connecting.whole.nodes:
        names[node.label_ja] = names.get(node.label_ja, 0) + 1
    shared = max((name for name in names if name), key=lambda name: names[name])

    assert names[shared] > 1
    with pytest.raises(UsageError, match="several things"):
        whole.connecting.find(shared)
