"""How the measures of nodes are worked out."""

from collections.abc import Callable
from typing import Final

import networkx as nx
import numpy as np
from networkx.algorithms import bipartite
from numpy.typing import NDArray
from scipy.sparse import csr_array

from enishi.analysis.igraph_form import Compact
from enishi.analysis.measure import Settings
from enishi.analysis.structure import Floats, Integers, Structure
from enishi.errors import UsageError

ROUNDS: Final = 1000
CLOSE: Final = 1e-12


def degree(structure: Structure, _: Settings) -> Floats:
    """Return the number of nodes tied to each node, whatever the direction."""
    return _count(structure.undirected.ends.reshape(-1), structure.order)


def in_degree(structure: Structure, _: Settings) -> Floats:
    """Return the number of ties that lead to each node."""
    return _count(structure.ends[:, 1], structure.order)


def out_degree(structure: Structure, _: Settings) -> Floats:
    """Return the number of ties that lead from each node."""
    return _count(structure.ends[:, 0], structure.order)


def strength(structure: Structure, _: Settings) -> Floats:
    """Return the sum of the weights of each node's ties, whatever the direction."""
    weights = np.repeat(structure.weights, 2)
    return np.bincount(
        structure.ends.reshape(-1), weights, minlength=structure.order
    ).astype(np.float64)


def two_mode_degree(structure: Structure, settings: Settings) -> Floats:
    """Return the share of the other mode that each node is tied to."""
    first = _first(structure)
    sizes = np.where(first, (~first).sum(), first.sum())
    shares: Floats = degree(structure, settings) / np.maximum(sizes, 1)
    return shares


def redundancy(structure: Structure, settings: Settings) -> Floats:
    """Return the share of each node's pairs that another node ties as well."""
    _first(structure)
    wide = np.flatnonzero(degree(structure, settings) >= 2)  # noqa: PLR2004  # a pair
    found = bipartite.node_redundancy(structure.graph, wide.tolist())
    values = np.full(structure.order, np.nan)
    for node, value in found.items():
        values[node] = value
    return values


def betweenness(structure: Structure, settings: Settings) -> Floats:
    """Return the share of other pairs whose shortest paths run through each node."""
    count = structure.order
    pairs = (count - 1) * (count - 2) / (1 if structure.directed else 2)
    if pairs <= 0:
        return np.zeros(count)
    chosen = _sample(structure, settings)
    raw = structure.compact.betweenness(
        sources=chosen, lengths=_lengths(structure, settings)
    )
    scale = 1.0 if chosen is None else count / len(chosen)
    return raw * scale / pairs


def closeness(structure: Structure, settings: Settings) -> Floats:
    """Return the mean of 1/distance to each node from all others."""
    if structure.order <= 1:
        return np.zeros(structure.order)
    chosen = _sample(structure, settings)
    if chosen is None:
        return structure.compact.harmonic(lengths=_lengths(structure, settings))
    if settings.weighted:
        raise UsageError(
            "closeness over weights cannot be sampled.", hint="Leave weights out."
        )
    total = np.zeros(structure.order)
    others = np.full(structure.order, float(len(chosen)))
    others[chosen] -= 1
    for source in chosen:
        distance = structure.compact.distances_from(source)
        distance[source] = np.inf
        total += 1 / distance
    means: Floats = total / np.maximum(others, 1)
    return means


def eigenvector(structure: Structure, settings: Settings) -> Floats:
    """Return the leading eigenvector of the largest component."""
    whole = structure.undirected
    inside, part, kept = _largest(whole)
    values = np.full(whole.order, np.nan)
    if len(kept):
        weights = whole.weights[kept] if settings.weighted else None
        values[inside] = part.eigenvector(weights=weights)
    return values


def pagerank(structure: Structure, settings: Settings) -> Floats:
    """Return PageRank."""
    if not 0 < settings.damping < 1:
        raise UsageError(f"damping must lie between 0 and 1, not {settings.damping}.")
    return structure.compact.pagerank(
        settings.damping, weights=_weights(structure, settings)
    )


def katz(structure: Structure, settings: Settings) -> Floats:
    """Return Katz centrality, with length 1."""
    incoming = structure.adjacency(weighted=settings.weighted).T.tocsr()
    radius = _radius(incoming)
    factor = settings.attenuation
    if factor is None:
        factor = 0.5 / radius if radius else 0.5
    if factor < 0 or factor * radius >= 1:
        raise UsageError(
            f"the attenuation must lie between 0 and {1 / radius:.6g}, not {factor}.",
            hint="Leave it out for half of the largest.",
        )
    stepping = incoming * factor
    values = _settled(
        lambda walks: _product(stepping, walks) + 1, np.ones(structure.order)
    )
    return _unit(values)


def hubs(structure: Structure, settings: Settings) -> Floats:
    """Return hub scores, with sum 1."""
    return _leading(_pointing(structure, settings))


def authorities(structure: Structure, settings: Settings) -> Floats:
    """Return authority scores, with sum 1."""
    return _leading(_pointing(structure, settings).T.tocsr())


def constraint(structure: Structure, settings: Settings) -> Floats:
    """Return Burt's constraint."""
    return structure.compact.constraint(weights=_weights(structure, settings))


def effective_size(structure: Structure, _: Settings) -> Floats:
    """Return Burt's effective size: contacts less their mean ties with each other."""
    whole = structure.undirected
    found = nx.effective_size(whole.graph)
    return np.array([found[node] for node in range(whole.order)], np.float64)


def core_number(structure: Structure, _: Settings) -> Floats:
    """Return the largest k for which each node is in a k-core."""
    return structure.undirected.compact.cores()


def clustering(structure: Structure, _: Settings) -> Floats:
    """Return the share of each node's pairs of neighbours that are tied."""
    return structure.undirected.compact.clustering()


def component(structure: Structure, _: Settings) -> Floats:
    """Return the number of each node's component, from 1, the largest first."""
    return structure.compact.components().astype(np.float64) + 1


def cut_node(structure: Structure, _: Settings) -> Floats:
    """Return 1 for each node whose loss breaks its component, else 0."""
    values = np.zeros(structure.order)
    values[structure.undirected.compact.cut_nodes()] = 1
    return values


def _count(ends: Integers, order: int) -> Floats:
    return np.bincount(ends, minlength=order).astype(np.float64)


def _first(structure: Structure) -> NDArray[np.bool_]:
    if structure.first is None:
        raise UsageError("this network has one mode only.")
    return structure.first


def _weights(structure: Structure, settings: Settings) -> Floats | None:
    return structure.weights if settings.weighted else None


def _lengths(structure: Structure, settings: Settings) -> Floats | None:
    if not settings.weighted:
        return None
    if (structure.weights <= 0).any():
        raise UsageError("a tie without weight has no length.", hint="Leave it out.")
    return 1 / structure.weights


def _sample(structure: Structure, settings: Settings) -> list[int] | None:
    count = settings.sample(structure)
    if count is None:
        return None
    chance = np.random.default_rng(settings.seed)
    return sorted(chance.choice(structure.order, count, replace=False).tolist())


def _largest(structure: Structure) -> tuple[Integers, Compact, Integers]:
    """Return the largest component: its nodes, its graph, the places of its edges."""
    groups = structure.compact.components()
    inside = np.flatnonzero(groups == 0)
    kept = np.flatnonzero(groups[structure.ends[:, 0]] == 0)
    places = np.full(structure.order, -1)
    places[inside] = np.arange(len(inside))
    ends = places[structure.ends[kept]]
    return inside, Compact.of(len(inside), ends, directed=False), kept


def _pointing(structure: Structure, settings: Settings) -> csr_array[np.float64]:
    """Return who points to whom; in two modes, the first points to the second."""
    if not structure.directed:
        _first(structure)
    values = structure.weights if settings.weighted else np.ones(structure.size)
    shape = (structure.order, structure.order)
    return csr_array(
        (values, (structure.ends[:, 0], structure.ends[:, 1])), shape=shape
    )


def _leading(matrix: csr_array[np.float64]) -> Floats:
    """Return the leading eigenvector of a matrix times its transpose, with sum 1."""
    back = matrix.T.tocsr()
    start = np.ones(matrix.shape[0])
    scores = _settled(lambda v: _unit(_product(matrix, _product(back, v))), start)
    total = float(scores.sum())
    return scores / total if total else scores


def _radius(matrix: csr_array[np.float64]) -> float:
    """Return the spectral radius of a matrix without negative entries."""
    start = np.ones(matrix.shape[0])
    leading = _settled(lambda v: _unit(_product(matrix, v) + v), _unit(start))
    return float(np.linalg.norm(_product(matrix, leading) + leading)) - 1


def _product(matrix: csr_array[np.float64], values: Floats) -> Floats:
    return np.asarray(matrix @ values, np.float64)


def _unit(values: Floats) -> Floats:
    length = float(np.linalg.norm(values))
    return values / length if length else values


def _settled(step: Callable[[Floats], Floats], start: Floats) -> Floats:
    """Repeat a step until its values rest."""
    values = start
    for _ in range(ROUNDS):
        following = step(values)
        if np.abs(following - values).sum() <= CLOSE * max(len(values), 1):
            return following
        values = following
    return values
