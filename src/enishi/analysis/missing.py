"""How far results would move if some ties had not been recorded.

A city's documents are its own statement, so ties are missing. Dropping ties that are
there tells which rankings would survive that (Borgatti, Carley & Krackhardt 2006,
Social Networks 28, 124-136).
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from rdflib import URIRef

from enishi.analysis.measure import NodeMeasure, Settings
from enishi.analysis.network import Network
from enishi.analysis.structure import Floats, Integers, Structure
from enishi.errors import UsageError


@dataclass(frozen=True, slots=True)
class Spread:
    """The values of one node over the draws; undefined values are left out.

    Attributes:
        full: Its value in the whole network; None where undefined.
        low: The 5th percentile.
        high: The 95th percentile.
        best_rank: The best rank it reached (1 for the largest value).
        worst_rank: The worst one.
    """

    full: float | None
    low: float | None
    high: float | None
    best_rank: int
    worst_rank: int


@dataclass(frozen=True, slots=True)
class Robustness:
    """A measure over networks that lack some ties.

    Attributes:
        nodes: Each node's spread, in the order of the network.
        correlation: The mean over draws of Spearman's correlation of the values with
            those of the whole network; None where ranks never vary.
        dropped: Number of ties left out of each draw.
        draws: Number of draws.
        seed: Of the draws.
    """

    nodes: Mapping[URIRef, Spread]
    correlation: float | None
    dropped: int
    draws: int
    seed: int


def robustness(
    network: Network,
    measure: NodeMeasure,
    *,
    share: float = 0.1,
    draws: int = 100,
    seed: int = 1,
) -> Robustness:
    """Take a measure of a network again and again, each time without some ties.

    Nodes stay, even those that lose all their ties; an undefined value ranks last.

    Raises:
        UsageError: If the network is not what the measure needs, or the share would
            drop no tie or all of them.
    """
    structure = Structure.of(network)
    lack = measure.lacks(structure)
    if lack is not None:
        raise UsageError(f"{measure.name.en.lower()} needs a {lack.value} network.")
    dropped = round(structure.size * share)
    if not 0 < dropped < structure.size or draws < 1:
        raise UsageError(
            f"{share:.0%} of {structure.size} ties cannot be dropped.",
            hint="Choose another share.",
        )
    generator = np.random.default_rng(seed)
    full = measure.work(structure, Settings())
    rows = np.array(
        [
            measure.work(_without(structure, dropped, generator), Settings())
            for _ in range(draws)
        ]
    )
    ranks = np.array([_ranks(row) for row in rows])
    nodes = {
        node.iri: _spread(float(full[place]), rows[:, place], ranks[:, place])
        for place, node in enumerate(network.nodes)
    }
    return Robustness(nodes, _correlation(full, rows), dropped, draws, seed)


def _without(
    structure: Structure, dropped: int, generator: np.random.Generator
) -> Structure:
    count = structure.size - dropped
    kept = np.sort(generator.choice(structure.size, count, replace=False))
    return Structure(
        structure.order,
        structure.ends[kept],
        structure.weights[kept],
        structure.directed,
        structure.first,
    )


def _ranks(values: Floats) -> Integers:
    """Return 1 for the largest value; equal ones share the best rank."""
    known = np.where(np.isnan(values), -np.inf, values)
    from_below = np.searchsorted(np.sort(known), known, side="right")
    return np.asarray(len(known) + 1 - from_below, np.int64)


def _spread(full: float, values: Floats, ranks: Integers) -> Spread:
    known = values[~np.isnan(values)]
    low, high = np.percentile(known, (5, 95)).tolist() if len(known) else (None, None)
    return Spread(
        None if np.isnan(full) else full, low, high, int(ranks.min()), int(ranks.max())
    )


def _correlation(full: Floats, rows: Floats) -> float | None:
    found = []
    for row in rows:
        both = ~np.isnan(full) & ~np.isnan(row)
        one, other = full[both], row[both]
        if len(one) > 1 and np.ptp(one) > 0 and np.ptp(other) > 0:
            found.append(spearman(one, other))
    return float(np.mean(found)) if found else None


def spearman(one: Floats, other: Floats) -> float:
    """Return Spearman's correlation: Pearson's of the ranks, equal values sharing one.

    `scipy.stats` has the same, but takes longer to import than the rest of a server.

    Args:
        one: At least two values that are not all equal.
        other: As many.
    """
    return float(np.corrcoef(_middle_ranks(one), _middle_ranks(other))[0, 1])


def _middle_ranks(values: Floats) -> Floats:
    ordered = np.sort(values)
    below = np.searchsorted(ordered, values, side="left")
    up_to = np.searchsorted(ordered, values, side="right")
    return np.asarray((below + up_to) / 2, np.float64)
