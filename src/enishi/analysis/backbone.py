"""The backbone: the ties that weigh more than an even spread would explain."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from rdflib import URIRef

from enishi.analysis.network import Network
from enishi.analysis.structure import Floats, Integers
from enishi.errors import UsageError


@dataclass(frozen=True, slots=True)
class Backbone:
    """What is left of a network, and why.

    Attributes:
        network: The ties that were kept, and their nodes.
        chances: For every tie of the whole network, the smaller of the chances that
            its two ends give it.
        level: Ties below this chance were kept.
    """

    network: Network
    chances: Mapping[tuple[URIRef, URIRef], float]
    level: float


def backbone(network: Network, level: float = 0.05) -> Backbone:
    """Return the ties that stand out, by the disparity filter.

    For an end with k ties and strength s, a tie of weight w has the chance
    (1 − w/s)^(k−1) of weighing so much if s were spread over the k ties at random; an
    end with one tie says nothing (chance 1). A tie is kept if either end gives it a
    chance below the level. With direction, the source counts its outgoing ties and the
    target its incoming ones. Serrano, Boguñá & Vespignani (2009), PNAS 106, 6483-6488.

    Raises:
        UsageError: If a weight is not positive, or the level not between 0 and 1.
    """
    if not 0 < level <= 1:
        raise UsageError(f"the level must lie between 0 and 1, not {level}.")
    weights = np.array([edge.weight for edge in network.edges], np.float64)
    if (weights <= 0).any():
        raise UsageError("the disparity filter needs positive weights.")
    places = network.places
    sources = np.array([places[edge.source] for edge in network.edges], np.int64)
    targets = np.array([places[edge.target] for edge in network.edges], np.int64)
    chances = _chances(sources, targets, weights, directed=network.directed)
    pairs = [(edge.source, edge.target) for edge in network.edges]
    kept = [
        edge
        for edge, chance in zip(network.edges, chances, strict=True)
        if chance < level
    ]
    named = dict(zip(pairs, chances.tolist(), strict=True))
    return Backbone(network.with_edges(kept), named, level)


def _chances(
    sources: Integers, targets: Integers, weights: Floats, *, directed: bool
) -> Floats:
    if directed:
        return np.minimum(
            _side(sources, sources, weights, weights),
            _side(targets, targets, weights, weights),
        )
    ends, twice = np.r_[sources, targets], np.r_[weights, weights]
    return np.minimum(
        _side(sources, ends, weights, twice), _side(targets, ends, weights, twice)
    )


def _side(ends: Integers, all_ends: Integers, weights: Floats, total: Floats) -> Floats:
    count = int(max(all_ends.max(initial=-1), ends.max(initial=-1))) + 1
    degrees = np.bincount(all_ends, minlength=count)[ends]
    strengths = np.bincount(all_ends, total, minlength=count)[ends]
    rest = np.clip(1 - weights / strengths, 0, 1)
    return np.where(degrees > 1, rest ** (degrees - 1), 1.0)
