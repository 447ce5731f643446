"""From two modes to one: which nodes of a side are alike by what they are tied to.

Every projected edge keeps one record for each thing its ends share, with the passages
of both ties; the records' weights sum to the measure of likeness.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import accumulate, combinations
from typing import Final, TypeAlias

from rdflib import URIRef

from enishi.analysis.network import Edge, Network, Record
from enishi.analysis.wording import Wording
from enishi.errors import UsageError

_Profiles: TypeAlias = Mapping[URIRef, Mapping[URIRef, Edge]]
_Pair: TypeAlias = tuple[URIRef, URIRef]


class Side(StrEnum):
    """Which mode becomes the nodes."""

    FIRST = "first"
    SECOND = "second"


class Likeness(StrEnum):
    """How alike two nodes are. k is the degree of a thing they share.

    - ``count``: the number of things they share.
    - ``newman``: the sum of 1/(k−1) over what they share: sharing what few have binds
      more (Newman 2001, Physical Review E 64, 016132).
    - ``jaccard``: the share of what either has that both have (Jaccard 1901).
    - ``cosine``: the cosine of the angle between their weights (Salton 1983).
    - ``significance``: −log10 of the chance of sharing so many (see `overlaps`); pairs
      that chance explains are left out (Tumminello et al. 2011, PLoS ONE 6, e17994).
    """

    COUNT = "count"
    NEWMAN = "newman"
    JACCARD = "jaccard"
    COSINE = "cosine"
    SIGNIFICANCE = "significance"


class Correction(StrEnum):
    """How chances are corrected for being many.

    ``bonferroni`` multiplies each by the number of pairs of the side; ``fdr`` bounds
    the share of false finds (Benjamini & Hochberg 1995, J. Royal Statistical Society B
    57, 289-300).
    """

    BONFERRONI = "bonferroni"
    FDR = "fdr"


UNITS: Final[Mapping[Likeness, Wording]] = {
    Likeness.COUNT: Wording("共有するものの数", "things shared"),
    Likeness.NEWMAN: Wording("ニューマンの重み", "Newman's weight"),
    Likeness.JACCARD: Wording("ジャッカード係数", "Jaccard index"),
    Likeness.COSINE: Wording("コサイン類似度", "cosine similarity"),
    Likeness.SIGNIFICANCE: Wording("−log10 p", "−log10 p"),
}
_LEAST: Final = 1e-300


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two nodes of a side share, against chance.

    Attributes:
        one: The node with the smaller address.
        other: The other one.
        shared: The number of things both are tied to.
        expected: The number to be expected if each drew its things at random.
        chance: Probability of sharing at least so many then (hypergeometric).
        corrected: The same, corrected for the number of pairs of the side.
    """

    one: URIRef
    other: URIRef
    shared: int
    expected: float
    chance: float
    corrected: float


def project(
    network: Network,
    likeness: Likeness = Likeness.COUNT,
    side: Side = Side.FIRST,
    *,
    level: float = 0.05,
    correction: Correction = Correction.BONFERRONI,
) -> Network:
    """Return the network of one side of a two-mode network.

    Args:
        network: The two-mode network.
        likeness: What an edge weighs.
        side: Which side's nodes are kept; all of them, also those that share nothing.
        level: For significance: pairs are kept if their corrected chance is below.
        correction: For significance.

    Raises:
        UsageError: If the network has one mode only.
    """
    profiles = _profiles(network, side)
    others = _others(profiles)
    if likeness is Likeness.SIGNIFICANCE:
        found = overlaps(network, side, correction)
        kept = {(o.one, o.other): o.chance for o in found if o.corrected < level}
        share = _spread(kept, profiles)
    else:
        kept = None
        share = _share(likeness, profiles, others)
    edges = []
    for (one, other), things in sorted(_shared(others).items()):
        if kept is None or (one, other) in kept:
            records = tuple(
                _record(profiles, one, other, thing, share(one, other, thing))
                for thing in sorted(things)
            )
            edges.append(Edge(one, other, records))
    nodes = tuple(node for node in network.nodes if node.iri in profiles)
    return Network(nodes, tuple(edges), unit=UNITS[likeness], title=network.title)


def overlaps(
    network: Network,
    side: Side = Side.FIRST,
    correction: Correction = Correction.BONFERRONI,
) -> tuple[Overlap, ...]:
    """Return what each pair of a side shares, against chance.

    Pairs that share nothing are left out, but count in the correction.

    Chance: of N things of the other side one node has a, the other b, each any of them
    with the same probability; the number shared is then hypergeometric.

    Raises:
        UsageError: If the network has one mode only.
    """
    profiles = _profiles(network, side)
    others = _others(profiles)
    pairs = sorted(_shared(others).items())
    total = len(others)
    tail = _hypergeometric(total)
    chances = [
        tail(len(things), *sorted(len(profiles[one]) for one in pair))
        for pair, things in pairs
    ]
    tests = len(profiles) * (len(profiles) - 1) // 2
    corrected = corrections(chances, tests, correction)
    return tuple(
        Overlap(
            *pair,
            len(things),
            len(profiles[pair[0]]) * len(profiles[pair[1]]) / total,
            p,
            q,
        )
        for (pair, things), p, q in zip(pairs, chances, corrected, strict=True)
    )


def _hypergeometric(total: int) -> Callable[[int, int, int], float]:
    """Return what gives the chance to share at least so many of all things.

    By logarithms of factorials: `scipy.stats` has the same, but takes longer to import
    than everything else that serves a page.
    """
    steps = (math.log(number) for number in range(1, total + 1))
    logs = (0.0, *accumulate(steps))

    def choose(whole: int, part: int) -> float:
        return logs[whole] - logs[part] - logs[whole - part]

    @cache
    def tail(shared: int, one: int, other: int) -> float:
        most = min(one, other)
        ways = choose(total, other)
        chances = (
            math.exp(choose(one, k) + choose(total - one, other - k) - ways)
            for k in range(shared, most + 1)
        )
        return min(1.0, math.fsum(chances))

    return tail


def corrections(
    chances: list[float], tests: int, correction: Correction
) -> list[float]:
    """Return chances corrected for the number of tests, none above 1.

    Args:
        chances: The chances of the tests that may be significant; the others' are 1.
        tests: The number of all tests.
        correction: The way.
    """
    if correction is Correction.BONFERRONI:
        return [min(1.0, chance * tests) for chance in chances]
    order = sorted(range(len(chances)), key=lambda place: chances[place])
    corrected = [1.0] * len(chances)
    least = 1.0
    for rank in range(len(order), 0, -1):
        place = order[rank - 1]
        least = min(least, chances[place] * tests / rank)
        corrected[place] = least
    return corrected


def _profiles(network: Network, side: Side) -> _Profiles:
    if not network.two_mode:
        raise UsageError(
            "only a two-mode network can be projected.",
            hint="Choose one such as city-partner or event-participant.",
        )
    profiles: dict[URIRef, dict[URIRef, Edge]] = defaultdict(dict)
    for edge in network.edges:
        if side is Side.FIRST:
            profiles[edge.source][edge.target] = edge
        else:
            profiles[edge.target][edge.source] = edge
    return profiles


def _others(profiles: _Profiles) -> Mapping[URIRef, list[URIRef]]:
    others: dict[URIRef, list[URIRef]] = defaultdict(list)
    for node in sorted(profiles):
        for thing in profiles[node]:
            others[thing].append(node)
    return others


def _shared(others: Mapping[URIRef, list[URIRef]]) -> Mapping[_Pair, list[URIRef]]:
    shared: dict[_Pair, list[URIRef]] = defaultdict(list)
    for thing, nodes in others.items():
        for pair in combinations(nodes, 2):
            shared[pair].append(thing)
    return shared


def _share(
    likeness: Likeness,
    profiles: _Profiles,
    others: Mapping[URIRef, list[URIRef]],
) -> Callable[[URIRef, URIRef, URIRef], float]:
    """Return what one shared thing adds to the likeness of two nodes."""
    lengths = {
        node: math.sqrt(sum(edge.weight**2 for edge in edges.values()))
        for node, edges in profiles.items()
    }

    def cosine(one: URIRef, other: URIRef, thing: URIRef) -> float:
        product = profiles[one][thing].weight * profiles[other][thing].weight
        return product / (lengths[one] * lengths[other] or 1)

    shares: Mapping[Likeness, Callable[[URIRef, URIRef, URIRef], float]] = {
        Likeness.COUNT: lambda _one, _other, _thing: 1.0,
        Likeness.NEWMAN: lambda _one, _other, thing: 1 / (len(others[thing]) - 1),
        Likeness.JACCARD: lambda one, other, _thing: (
            1 / len(profiles[one].keys() | profiles[other].keys())
        ),
        Likeness.COSINE: cosine,
    }
    return shares[likeness]


def _spread(
    kept: Mapping[_Pair, float], profiles: _Profiles
) -> Callable[[URIRef, URIRef, URIRef], float]:
    """Return −log10 of a pair's chance, in equal parts on what it shares."""

    def share(one: URIRef, other: URIRef, _thing: URIRef) -> float:
        count = len(profiles[one].keys() & profiles[other].keys())
        return -math.log10(max(kept[one, other], _LEAST)) / count

    return share


def _record(
    profiles: _Profiles, one: URIRef, other: URIRef, thing: URIRef, weight: float
) -> Record:
    evidence = set(profiles[one][thing].evidence) | set(profiles[other][thing].evidence)
    return Record(via=thing, weight=weight, evidence=tuple(sorted(evidence)))
