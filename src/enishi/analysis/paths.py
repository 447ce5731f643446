"""How two things are connected: shortest paths, and all paths up to a length.

A path may follow a statement against its direction; each hop tells the statements it
rests on as they are made.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final, TypeAlias

from rdflib import URIRef

from enishi.analysis.network import Edge, Network
from enishi.analysis.route import Hop, Kinds, Limit, Path, Paths, Road
from enishi.errors import UsageError

LONGEST: Final = 8
WORK: Final = 200_000
"""Steps after which the search for paths gives up and says so."""
_Contacts: TypeAlias = Mapping[URIRef, tuple[URIRef, ...]]
_Nodes: TypeAlias = tuple[URIRef, ...]


def shortest_paths(
    network: Network,
    start: URIRef,
    end: URIRef,
    road: Road | None = None,
    limit: Limit | None = None,
) -> Paths:
    """Return the shortest paths between two nodes; no path is found, none is returned.

    Args:
        network: Where to look.
        start: Where to start.
        end: Where to end.
        road: What paths may use.
        limit: How many paths at most.

    Raises:
        NotFoundError: If a node is not in the network.
        UsageError: If both are the same.
    """
    return _paths(network, (start, end), road or Road(), None, limit)


def simple_paths(
    network: Network,
    start: URIRef,
    end: URIRef,
    longest: int = 4,
    road: Road | None = None,
    limit: Limit | None = None,
) -> Paths:
    """Return all paths between two nodes up to a length.

    Args:
        network: Where to look.
        start: Where to start.
        end: Where to end.
        longest: Number of hops at most, 1 to 8.
        road: What paths may use.
        limit: How many paths at most.

    Raises:
        NotFoundError: If a node is not in the network.
        UsageError: If both are the same, or the length is out of range.
    """
    if not 1 <= longest <= LONGEST:
        raise UsageError(f"paths are 1 to {LONGEST} hops long, not {longest}.")
    return _paths(network, (start, end), road or Road(), longest, limit)


def _paths(
    network: Network,
    ends: tuple[URIRef, URIRef],
    road: Road,
    longest: int | None,
    limit: Limit | None,
) -> Paths:
    start, end = ends
    network.node(start), network.node(end)
    if start == end:
        raise UsageError("a path needs two different ends.")
    edges = _usable(network, road)
    contacts, hubs = _contacts(edges, road, ends)
    steps = _steps_to(contacts, end)
    found: list[_Nodes] = []
    complete = True
    reach = steps.get(start)
    if reach is not None:
        most = reach if longest is None else longest
        for one in _walks(contacts, steps, ends, most):
            if one is None:
                complete = False
                break
            found.append(one)
    found.sort(key=lambda one: (len(one), sum(len(contacts[n]) for n in one), one))
    kinds = {one: tuple(network.node(iri).kind for iri in one) for one in found}
    kept = _chosen(kinds, limit or Limit())
    return Paths(
        start,
        end,
        tuple(_path(nodes, edges) for nodes in kept),
        complete and len(kept) == len(found),
        hubs,
        Counter(kinds.values()),
    )


def _chosen(kinds: Mapping[_Nodes, Kinds], limit: Limit) -> list[_Nodes]:
    """Return the first walks, and of those alike the first few."""
    kept: list[_Nodes] = []
    taken: Counter[Kinds] = Counter()
    for nodes, alike in kinds.items():
        if len(kept) < limit.count and taken[alike] != limit.alike:
            taken[alike] += 1
            kept.append(nodes)
    return kept


def _usable(
    network: Network, road: Road
) -> Mapping[frozenset[URIRef], tuple[Edge, ...]]:
    """Return the edges a path may use, by their ends."""
    edges: dict[frozenset[URIRef], tuple[Edge, ...]] = {}
    for edge in network.edges:
        records = tuple(
            record
            for record in edge.records
            if not road.kinds or not road.kinds.isdisjoint(record.kinds)
        )
        if records and edge.source != edge.target:
            pair = frozenset((edge.source, edge.target))
            kept = Edge(edge.source, edge.target, records)
            edges[pair] = (*edges.get(pair, ()), kept)
    return edges


def _contacts(
    edges: Mapping[frozenset[URIRef], tuple[Edge, ...]],
    road: Road,
    ends: tuple[URIRef, URIRef],
) -> tuple[_Contacts, tuple[URIRef, ...]]:
    """Return whom each node may be left for, and the hubs that were left out."""
    contacts: dict[URIRef, set[URIRef]] = defaultdict(set)
    for pair in edges:
        one, other = pair
        contacts[one].add(other)
        contacts[other].add(one)
    hubs = {
        iri
        for iri, found in contacts.items()
        if road.hub_degree is not None and len(found) > road.hub_degree
    } - set(ends)
    closed = (road.hidden | hubs) - set(ends)
    open_ = {
        iri: tuple(sorted(found - closed))
        for iri, found in contacts.items()
        if iri not in closed
    }
    return defaultdict(tuple, open_), tuple(sorted(hubs))


def _steps_to(contacts: _Contacts, end: URIRef) -> Mapping[URIRef, int]:
    steps = {end: 0}
    waiting = deque([end])
    while waiting:
        node = waiting.popleft()
        for other in contacts[node]:
            if other not in steps:
                steps[other] = steps[node] + 1
                waiting.append(other)
    return steps


def _walks(
    contacts: _Contacts,
    steps: Mapping[URIRef, int],
    ends: tuple[URIRef, URIRef],
    longest: int,
) -> Iterator[_Nodes | None]:
    """Give the nodes of each path, the shorter ones first; None where it gives up.

    Only nodes from which the end can still be reached in time are entered.
    """
    start, end = ends
    waiting: deque[_Nodes] = deque([(start,)])
    work = 0
    while waiting:
        walked = waiting.popleft()
        for other in contacts[walked[-1]]:
            if len(walked) + steps.get(other, longest) > longest or other in walked:
                continue
            work += 1
            if work > WORK:
                yield None
                return
            if other == end:
                yield (*walked, other)
            else:
                waiting.append((*walked, other))


def _path(nodes: _Nodes, edges: Mapping[frozenset[URIRef], tuple[Edge, ...]]) -> Path:
    return Path(
        tuple(
            Hop(one, other, edges[frozenset((one, other))])
            for one, other in pairwise(nodes)
        )
    )
