"""What a measure is: a value that says what it counts, and how to work it out."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

from rdflib import URIRef

from enishi.analysis.structure import Floats, Structure
from enishi.analysis.wording import Wording

SHARE: Final = Wording("割合", "share")
"""The unit of what lies between nothing and all."""
UNIT_INTERVAL: Final = (0.0, 1.0)
FROM_ZERO: Final = (0.0, math.inf)
EXACT_WORK: Final = 300_000_000
"""Nodes times edges up to which shortest paths are followed from every node."""
SAMPLED_SOURCES: Final = 100
"""Nodes that shortest paths are followed from beyond that."""


class Need(StrEnum):
    """What a network must be for a measure to mean something."""

    DIRECTED = "directed"
    ONE_MODE = "one-mode"
    TWO_MODE = "two-mode"
    ORDERED = "directed or two-mode"


class Option(StrEnum):
    """A setting that a measure heeds."""

    WEIGHTED = "weighted"
    DAMPING = "damping"
    ATTENUATION = "attenuation"
    SOURCES = "sources"
    SEED = "seed"


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be set; a measure heeds only its own options.

    Attributes:
        weighted: Whether weights count. For shortest paths a tie is 1/weight long.
        damping: Chance of following a tie in PageRank, 0 to 1, without the ends.
        attenuation: Katz's factor for each step; None for half of what is possible.
        sources: Nodes to follow shortest paths from; None for all, or for a sample
            of 100 where nodes times edges pass 300 million; 0 for all, however long.
        seed: Of the sample.
    """

    weighted: bool = False
    damping: float = 0.85
    attenuation: float | None = None
    sources: int | None = None
    seed: int = 1

    def sample(self, structure: Structure) -> int | None:
        """Return how many nodes shortest paths are followed from; None for all."""
        asked = self.sources
        if asked is None and structure.order * structure.size > EXACT_WORK:
            asked = SAMPLED_SOURCES
        return asked if asked and asked < structure.order else None


NodeWork: TypeAlias = Callable[[Structure, Settings], Floats]
NetworkWork: TypeAlias = Callable[[Structure, Settings], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What is told of every measure.

    Attributes:
        key: Its name in addresses and files.
        name: Its name for people.
        meaning: What it says, in plain words.
        definition: Exactly what is worked out: normalised how, which part of the
            network, with weights or without, with direction or without.
        formula: The same in symbols. n nodes, m edges, A adjacency, k degree,
            d distance.
        source: Who introduced it.
        unit: What it counts.
        range: Smallest and largest value possible.
        cost: How the work grows with n and m.
        needs: What the network must be.
        options: The settings it heeds.
    """

    key: str
    name: Wording
    meaning: Wording
    definition: Wording
    formula: str
    source: str
    unit: Wording
    range: tuple[float, float]
    cost: str
    needs: frozenset[Need] = frozenset()
    options: frozenset[Option] = frozenset()

    def lacks(self, structure: Structure) -> Need | None:
        """Return what a network lacks for the measure; None if it can be worked out."""
        two_mode = structure.first is not None
        met = {
            Need.DIRECTED: structure.directed,
            Need.ONE_MODE: not two_mode,
            Need.TWO_MODE: two_mode,
            Need.ORDERED: structure.directed or two_mode,
        }
        return next(
            (need for need in Need if need in self.needs and not met[need]), None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeMeasure(Particulars):
    """A measure of each node; nan where it is not defined for one."""

    work: NodeWork


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkMeasure(Particulars):
    """A measure of the whole; nan where it is not defined."""

    work: NetworkWork


Measure: TypeAlias = NodeMeasure | NetworkMeasure


@dataclass(frozen=True, slots=True)
class NodeResult:
    """The values of the nodes.

    Attributes:
        measure: What was measured.
        values: Value by node, in the order of the network; None where undefined.
        settings: What was set.
        sampled: Nodes that shortest paths were followed from, if not all: the values
            are then estimates.
    """

    measure: NodeMeasure
    values: Mapping[URIRef, float | None]
    settings: Settings = field(default_factory=Settings)
    sampled: int | None = None

    def top(self, count: int = 10) -> tuple[tuple[URIRef, float], ...]:
        """Return the nodes with the largest values, equal ones by address."""
        known = [
            (iri, value) for iri, value in self.values.items() if value is not None
        ]
        known.sort(key=lambda pair: (-pair[1], pair[0]))
        return tuple(known[:count])


@dataclass(frozen=True, slots=True)
class NetworkResult:
    """The value of a whole network; None where it is not defined."""

    measure: NetworkMeasure
    value: float | None
    settings: Settings = field(default_factory=Settings)


def defined(value: float) -> float | None:
    """Return a value, or None for nan."""
    return None if math.isnan(value) else float(value)
