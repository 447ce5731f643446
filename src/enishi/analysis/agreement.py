"""How far two divisions of the same things agree."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import numpy as np
from rdflib import URIRef

from enishi.analysis.structure import Floats
from enishi.errors import UsageError


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of two divisions.

    Attributes:
        nmi: Normalised mutual information, 2 I / (H₁ + H₂), from 0 (independent) to 1
            (equal); 1 where neither divides at all (Danon et al. 2005, J. Statistical
            Mechanics, P09008).
        ari: Adjusted Rand index: 1 for equal divisions, 0 on average for random ones of
            the same sizes; 1 where neither can differ (Hubert & Arabie 1985, J.
            Classification 2, 193-218).
        nodes: The number of things that both divide; the others don't count.
    """

    nmi: float
    ari: float
    nodes: int


def agreement(
    one: Mapping[URIRef, Hashable], other: Mapping[URIRef, Hashable]
) -> Agreement:
    """Compare two divisions, such as groups and countries, over what both divide.

    Raises:
        UsageError: If they have nothing in common.
    """
    common = sorted(one.keys() & other.keys())
    if not common:
        raise UsageError("the two divisions have nothing in common.")
    counts = _crossed([one[iri] for iri in common], [other[iri] for iri in common])
    return Agreement(_nmi(counts), _ari(counts), len(common))


def _crossed(ones: list[Hashable], others: list[Hashable]) -> Floats:
    """Return how many things stand in each pair of classes."""
    rows = {value: place for place, value in enumerate(dict.fromkeys(ones))}
    columns = {value: place for place, value in enumerate(dict.fromkeys(others))}
    counts = np.zeros((len(rows), len(columns)))
    for row, column in zip(ones, others, strict=True):
        counts[rows[row], columns[column]] += 1
    return counts


def _nmi(counts: Floats) -> float:
    total = counts.sum()
    both = _entropy(counts.reshape(-1) / total)
    first = _entropy(counts.sum(axis=1) / total)
    second = _entropy(counts.sum(axis=0) / total)
    if first + second == 0:
        return 1.0
    return float(np.clip(2 * (first + second - both) / (first + second), 0, 1))


def _entropy(shares: Floats) -> float:
    inside = shares[shares > 0]
    return float(-(inside * np.log(inside)).sum())


def _ari(counts: Floats) -> float:
    total = _pairs(counts.sum(keepdims=True))
    together = _pairs(counts)
    first, second = _pairs(counts.sum(axis=1)), _pairs(counts.sum(axis=0))
    expected = first * second / total if total else 0.0
    largest = (first + second) / 2
    if largest == expected:
        return 1.0
    return (together - expected) / (largest - expected)


def _pairs(counts: Floats) -> float:
    return float((counts * (counts - 1) / 2).sum())
