"""What chance would give: the same degrees, tied at random."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import numpy as np

from enishi.analysis.igraph_form import Compact
from enishi.analysis.measure import NetworkMeasure, Settings
from enishi.analysis.network import Network
from enishi.analysis.structure import Integers, Structure
from enishi.errors import UsageError

Statistic: TypeAlias = Callable[[Structure], float]


class Model(StrEnum):
    """How random networks are made. Two-mode networks stay two-mode.

    - ``rewiring``: the ends of two ties are swapped, ten times as often as there are
      ties, wherever that makes no loop and no double tie: every degree is kept
      (Maslov & Sneppen 2002, Science 296, 910-913).
    - ``configuration``: half ties are paired at random; loops and doubles are then
      taken out, so the largest degrees come out a little smaller (Newman, Strogatz &
      Watts 2001, Physical Review E 64, 026118).
    """

    REWIRING = "rewiring"
    CONFIGURATION = "configuration"


SWAPS_PER_TIE = 10


@dataclass(frozen=True, slots=True)
class Chance:
    """A value against the values of random networks.

    Attributes:
        observed: The value of the network itself.
        mean: The mean of the random networks' values.
        deviation: Their standard deviation (divided by draws − 1).
        z: (observed − mean) / deviation; None where they don't vary.
        above: Chance of a value as large or larger, (1 + how many) / (1 + draws).
        below: Chance of a value as small or smaller, in the same way.
        draws: The number of random networks with a defined value.
        model: How they were made.
        seed: The seed they were made with.
    """

    observed: float
    mean: float
    deviation: float
    z: float | None
    above: float
    below: float
    draws: int
    model: Model
    seed: int


def by_chance(
    network: Network,
    measure: NetworkMeasure,
    model: Model = Model.REWIRING,
    *,
    draws: int = 1000,
    seed: int = 1,
) -> Chance:
    """Compare a measure of a network with that of random networks of its degrees.

    The chances are those of Phipson & Smyth (2010, Statistical Applications in Genetics
    and Molecular Biology 9, 39), never 0. Weights don't count.

    Raises:
        UsageError: If the network is not what the measure needs, the measure is not
            defined for it, or fewer than two draws give a value.
    """
    structure = Structure.of(network)
    lack = measure.lacks(structure)
    if lack is not None:
        raise UsageError(f"{measure.name.en.lower()} needs a {lack.value} network.")
    settings = Settings()
    return chance(
        structure,
        lambda one: measure.work(one, settings),
        model,
        draws=draws,
        seed=seed,
    )


def chance(
    structure: Structure,
    statistic: Statistic,
    model: Model = Model.REWIRING,
    *,
    draws: int = 1000,
    seed: int = 1,
) -> Chance:
    """Compare any statistic of a structure with that of random structures.

    Raises:
        UsageError: If the statistic is not defined, or fewer than two draws give one.
    """
    drawn = random_structures(structure, model, draws, seed)
    values = [statistic(one) for one in drawn]
    return weighed(statistic(structure), values, model, seed)


def weighed(
    observed: float, drawn: Sequence[float], model: Model, seed: int = 1
) -> Chance:
    """Compare a value with the values of random structures.

    Args:
        observed: The value of the structure itself.
        drawn: Those of random ones; what is not finite is left out.
        model: How they were made.
        seed: The seed they were made with.

    Raises:
        UsageError: If the value is not defined, or fewer than two are.
    """
    values = np.array(drawn, np.float64)
    values = values[np.isfinite(values)]
    if not np.isfinite(observed) or len(values) <= 1:
        raise UsageError(
            "there is nothing to compare with chance here.",
            hint="Take a larger network, or more draws.",
        )
    deviation = float(values.std(ddof=1))
    mean = float(values.mean())
    slack = 1e-12 * max(1.0, abs(observed))
    return Chance(
        float(observed),
        mean,
        deviation,
        (float(observed) - mean) / deviation if deviation > slack else None,
        float((1 + (values >= observed - slack).sum()) / (1 + len(values))),
        float((1 + (values <= observed + slack).sum()) / (1 + len(values))),
        len(values),
        model,
        seed,
    )


def random_structures(
    structure: Structure, model: Model, draws: int, seed: int
) -> Iterator[Structure]:
    """Give random structures with the degrees of one; each draw has its own seed."""
    seeds = np.random.default_rng(seed).integers(1, 2**31, draws).tolist()
    ordered = structure.directed or structure.first is not None
    ends = _from_first(structure)
    compact = Compact.of(structure.order, ends, directed=ordered)
    for one in seeds:
        if model is Model.REWIRING:
            drawn = compact.rewired(one, SWAPS_PER_TIE * structure.size)
        else:
            drawn = _paired(ends, one, ordered=ordered)
        yield Structure(
            structure.order,
            drawn,
            np.ones(len(drawn)),
            structure.directed,
            structure.first,
        )


def _from_first(structure: Structure) -> Integers:
    """Return the edges, in two modes each from the first to the second."""
    if structure.first is None:
        return structure.ends
    swapped = ~structure.first[structure.ends[:, 0]]
    return np.where(swapped[:, None], structure.ends[:, ::-1], structure.ends)


def _paired(ends: Integers, seed: int, *, ordered: bool) -> Integers:
    generator = np.random.default_rng(seed)
    if ordered:
        drawn = np.column_stack((ends[:, 0], generator.permutation(ends[:, 1])))
    else:
        drawn = generator.permutation(ends.reshape(-1)).reshape(-1, 2)
        drawn = np.sort(drawn, axis=1)
    drawn = drawn[drawn[:, 0] != drawn[:, 1]]
    return np.unique(drawn, axis=0)
