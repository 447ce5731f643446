"""Groups of nodes that are tied more among themselves, and whether they hold."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from rdflib import URIRef

from enishi.analysis.agreement import Agreement, agreement
from enishi.analysis.network import Network
from enishi.analysis.structure import Floats, Integers, Structure
from enishi.errors import UsageError

SEEDS: Final = range(1, 101)
RESTING: Final = 100_000
"""Ties up to which the Leiden method is run until it rests."""
ROUNDS: Final = 2
"""Rounds beyond that; each takes seconds on a million ties, and most is won by then."""


class Method(StrEnum):
    """How groups are found; both look for the largest modularity.

    - ``leiden``: Traag, Waltman & van Eck (2019), Scientific Reports 9, 5233.
    - ``louvain``: Blondel et al. (2008), J. Statistical Mechanics, P10008.
    """

    LEIDEN = "leiden"
    LOUVAIN = "louvain"


@dataclass(frozen=True, slots=True)
class Search:
    """How to look for groups; direction never counts.

    Attributes:
        method: The way.
        resolution: 1 for ordinary modularity; larger values give smaller groups.
        weighted: Whether weights count; they must be positive.
    """

    method: Method = Method.LEIDEN
    resolution: float = 1.0
    weighted: bool = True


@dataclass(frozen=True, slots=True)
class Groups:
    """A division of the nodes.

    Attributes:
        membership: Number of the group of each node: 1 is the largest; of equally
            large ones, that of the first node comes first.
        modularity: Of the division, by the search's weights and resolution (Newman &
            Girvan 2004, Physical Review E 69, 026113); a two-mode network counts as an
            ordinary one.
        search: How it was found.
        seed: The seed it was found with.
        rounds: Rounds that the Leiden method was cut short after; None where the
            method came to rest by itself.
    """

    membership: Mapping[URIRef, int]
    modularity: float
    search: Search
    seed: int
    rounds: int | None = None

    @property
    def count(self) -> int:
        """Number of groups."""
        return len(set(self.membership.values()))

    def members(self, group: int) -> tuple[URIRef, ...]:
        """Return the nodes of a group, in the order of the network."""
        return tuple(iri for iri, own in self.membership.items() if own == group)


@dataclass(frozen=True, slots=True)
class Stability:
    """Whether groups hold when the search starts from other seeds.

    Attributes:
        best: The division that the others are compared with: by default that with
            the largest modularity; of equals, the first seed's.
        modularities: One for each seed, in the order of the seeds.
        counts: Number of groups for each seed.
        agreements: Of each seed's division with the best one.
        firmness: For each node, the mean over seeds of the share of its best group's
            other members that are with it; 1 for a node that is alone there.
    """

    best: Groups
    modularities: tuple[float, ...]
    counts: tuple[int, ...]
    agreements: tuple[Agreement, ...]
    firmness: Mapping[URIRef, float]


def find_groups(
    network: Network, search: Search | None = None, seed: int = 1
) -> Groups:
    """Return groups of a network; the same seed gives the same ones.

    Raises:
        UsageError: If a weight that counts is not positive, or the resolution isn't.
    """
    chosen = search or Search()
    structure = _structure(network, chosen)
    return _named(network, _found(structure, chosen, seed), structure, chosen, seed)


def stability(
    network: Network, search: Search | None = None, seeds: Iterable[int] = SEEDS
) -> Stability:
    """Return how far groups hold over seeds.

    Raises:
        UsageError: As `find_groups`, or if there are no seeds.
    """
    return compared(list(divisions(network, search, seeds)))


def divisions(
    network: Network, search: Search | None = None, seeds: Iterable[int] = SEEDS
) -> Iterator[Groups]:
    """Give the groups that each seed leads to, one after the other.

    Raises:
        UsageError: As `find_groups`.
    """
    chosen = search or Search()
    structure = _structure(network, chosen)
    for seed in seeds:
        found = _found(structure, chosen, seed)
        yield _named(network, found, structure, chosen, seed)


def compared(runs: Sequence[Groups], shown: Groups | None = None) -> Stability:
    """Return how far the divisions of several seeds agree.

    Args:
        runs: The divisions.
        shown: The one that all are compared with; by default the best of them.

    Raises:
        UsageError: If there are none.
    """
    if not runs:
        raise UsageError("stability needs at least one seed.")
    best = shown or max(runs, key=lambda groups: groups.modularity)
    found = [np.array(list(run.membership.values())) for run in runs]
    firmness = _firmness(np.array(list(best.membership.values())), found)
    return Stability(
        best,
        tuple(run.modularity for run in runs),
        tuple(run.count for run in runs),
        tuple(agreement(best.membership, run.membership) for run in runs),
        dict(zip(best.membership, firmness.tolist(), strict=True)),
    )


def _structure(network: Network, search: Search) -> Structure:
    structure = Structure.of(network).undirected
    if search.resolution <= 0:
        raise UsageError(f"the resolution must be positive, not {search.resolution}.")
    if search.weighted and (structure.weights <= 0).any():
        raise UsageError("groups need positive weights.", hint="Leave weights out.")
    return structure


def _found(structure: Structure, search: Search, seed: int) -> Integers:
    weights = structure.weights if search.weighted else None
    if search.method is Method.LEIDEN:
        rounds = _rounds(structure, search)
        return structure.compact.leiden(
            seed, search.resolution, weights, -1 if rounds is None else rounds
        )
    return structure.compact.louvain(seed, search.resolution, weights)


def _rounds(structure: Structure, search: Search) -> int | None:
    short = search.method is Method.LEIDEN and structure.size > RESTING
    return ROUNDS if short else None


def _named(
    network: Network, groups: Integers, structure: Structure, search: Search, seed: int
) -> Groups:
    weights = structure.weights if search.weighted else None
    quality = 0.0
    if structure.size:
        quality = structure.compact.modularity(groups, search.resolution, weights)
    numbers = (groups + 1).tolist()
    named = {
        node.iri: number for node, number in zip(network.nodes, numbers, strict=True)
    }
    return Groups(named, quality, search, seed, _rounds(structure, search))


def _firmness(best: Integers, divisions: list[Integers]) -> Floats:
    total = np.zeros(len(best))
    for division in divisions:
        for group in np.unique(best):
            inside = np.flatnonzero(best == group)
            _, where, counts = np.unique(
                division[inside], return_inverse=True, return_counts=True
            )
            others = len(inside) - 1
            total[inside] += (counts[where] - 1) / others if others else 1.0
    return total / len(divisions)
