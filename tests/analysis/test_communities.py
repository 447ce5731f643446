"""Groups, their modularity, and whether they hold."""

from itertools import islice

import networkx as nx
import numpy as np
import pytest
from rdflib import URIRef

from enishi.analysis.agreement import agreement
from enishi.analysis.communities import Method, Search, find_groups, stability
from enishi.analysis.network import Network
from enishi.analysis.networkx_form import from_networkx, to_networkx
from enishi.analysis.structure import Structure
from enishi.errors import UsageError

PLAIN = Search(weighted=False)


def test_leiden_reaches_the_proven_optimum(karate: Network) -> None:
    """Brandes et al. (2008), IEEE TKDE 20, 172-188: 0.4198, in four groups."""
    found = stability(karate, PLAIN, range(10)).best

    assert found.modularity == pytest.approx(0.4198, abs=5e-5)
    assert found.count == 4


def test_no_other_search_finds_better_groups_of_the_novel(
    les_miserables: Network,
) -> None:
    """The best of many seeds of networkx's own search, measured by networkx."""
    graph = to_networkx(les_miserables)
    others = (
        nx.community.louvain_communities(graph, weight=None, seed=seed)
        for seed in range(30)
    )
    best = max(nx.community.modularity(graph, parts, weight=None) for parts in others)

    found = stability(les_miserables, PLAIN, range(1, 31)).best
    parts = [set(found.members(group + 1)) for group in range(found.count)]

    measured = nx.community.modularity(graph, parts, weight=None)
    assert found.modularity == pytest.approx(measured)
    assert found.modularity >= best - 1e-9


def test_quality_of_every_division_of_the_novel_is_that_of_networkx(
    les_miserables: Network,
) -> None:
    """As the ties of the largest betweenness are taken out one by one.

    The way of Newman & Girvan (2004), Physical Review E 69, 026113, who brought
    modularity in; divided and measured here by networkx.
    """
    graph = to_networkx(les_miserables)
    compact = Structure.of(les_miserables).compact
    for parts in islice(nx.community.girvan_newman(graph), 20):
        groups = {node: number for number, part in enumerate(parts) for node in part}
        numbers = np.array([groups[node.iri] for node in les_miserables.nodes])
        measured = nx.community.modularity(graph, parts, weight=None)
        assert compact.modularity(numbers, 1.0) == pytest.approx(measured)


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("weighted", [False, True])
def test_modularity_is_that_of_networkx(
    les_miserables: Network, method: Method, *, weighted: bool
) -> None:
    """Weighted and not, at another resolution too."""
    for resolution in (1.0, 0.7):
        search = Search(method, resolution, weighted)
        found = find_groups(les_miserables, search, seed=5)
        parts = [set(found.members(group + 1)) for group in range(found.count)]
        expected = nx.community.modularity(
            to_networkx(les_miserables),
            parts,
            weight="weight" if weighted else None,
            resolution=resolution,
        )
        assert found.modularity == pytest.approx(expected)


def test_the_club_splits_as_it_did(karate: Network) -> None:
    """At a low resolution two groups are left: the factions, nearly."""
    graph = nx.karate_club_graph()
    club = {URIRef(f"urn:node:{n}"): graph.nodes[n]["club"] for n in graph}

    found = find_groups(karate, Search(resolution=0.5, weighted=False))

    assert found.count == 2
    assert agreement(found.membership, club).ari > 0.75


def test_a_seed_decides(davis: Network) -> None:
    """The same seed gives the same groups, numbered from 1 by size."""
    found = [find_groups(davis, PLAIN, seed) for seed in (3, 3)]
    sizes = [len(found[0].members(group + 1)) for group in range(found[0].count)]

    assert found[0] == found[1]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == 32


def test_what_holds_is_told_from_what_does_not(davis: Network) -> None:
    """Two cliques on a bridge always come out; the women's groups waver."""
    cliques = stability(from_networkx(nx.barbell_graph(5, 0)), PLAIN, range(20))
    women = stability(davis, PLAIN, range(20))

    assert set(cliques.counts) == {2}
    assert set(cliques.firmness.values()) == {1.0}
    assert min(one.ari for one in cliques.agreements) == 1
    assert min(one.ari for one in women.agreements) < 1
    assert min(women.firmness.values()) < 1
    assert women.best.modularity == max(women.modularities)


def test_wrong_wishes_are_refused(karate: Network) -> None:
    """No seed, no resolution, no weight."""
    weightless: nx.Graph[int] = nx.Graph()
    weightless.add_edge(1, 2, weight=0)

    with pytest.raises(UsageError, match="seed"):
        stability(karate, PLAIN, [])
    with pytest.raises(UsageError, match="resolution"):
        find_groups(karate, Search(resolution=0))
    with pytest.raises(UsageError, match="positive weights"):
        find_groups(from_networkx(weightless))


def test_a_network_without_edges_has_no_quality() -> None:
    """Nothing to divide."""
    assert find_groups(Network((), ())).modularity == 0
