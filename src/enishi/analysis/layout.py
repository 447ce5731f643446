"""Where nodes are drawn: the same network gives the same picture each time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from rdflib import URIRef

from enishi.analysis.igraph_form import Compact
from enishi.analysis.network import Network
from enishi.analysis.structure import Floats, Integers, Structure

ROUNDS: Final = 500
MANY: Final = 2000
"""Nodes beyond which fewer rounds must do."""
GAP: Final = 0.3


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a picture; both run from -1 to 1, y upward."""

    x: float
    y: float


def positions(network: Network, seed: int = 1) -> Mapping[URIRef, Point]:
    """Return the place of each node, in the order of the network.

    Ties pull, nodes push (Fruchterman & Reingold 1991, Software: Practice and
    Experience 21, 1129-1164), by numbers of ties alone: weights don't pull harder.
    Each component is drawn by itself, as large as it has nodes, and they are set out
    in rows, the largest first. Rounded to six digits.

    Args:
        network: What to draw.
        seed: Other seeds give other pictures of the same.
    """
    structure = Structure.of(network).undirected
    if not structure.order:
        return {}
    placed = _fitted(_packed(_components(structure, seed), structure.order))
    return {
        node.iri: Point(round(float(x), 6), round(float(y), 6))
        for node, (x, y) in zip(network.nodes, placed, strict=True)
    }


def _components(structure: Structure, seed: int) -> list[tuple[Integers, Floats]]:
    """Return the nodes of each component and their places around the origin."""
    groups = structure.compact.components()
    places = np.empty(structure.order, np.int64)
    parts = []
    for group in range(int(groups.max()) + 1):
        inside = np.flatnonzero(groups == group)
        places[inside] = np.arange(len(inside))
        ends = places[structure.ends[groups[structure.ends[:, 0]] == group]]
        parts.append((inside, _drawn(len(inside), ends, seed)))
    return parts


def _drawn(order: int, ends: Integers, seed: int) -> Floats:
    if order == 1:
        return np.zeros((1, 2))
    rounds = ROUNDS if order <= MANY else ROUNDS // 5
    drawn = Compact.of(order, ends, directed=False).positions(seed, rounds)
    drawn = drawn - (drawn.max(axis=0) + drawn.min(axis=0)) / 2
    extent = float(np.abs(drawn).max()) or 1.0
    return np.asarray(drawn / extent * np.sqrt(order), np.float64)


def _packed(parts: list[tuple[Integers, Floats]], order: int) -> Floats:
    """Set the components out in rows about as wide as all of them are high."""
    placed = np.zeros((order, 2))
    width = 2.4 * np.sqrt(order)
    left = top = height = 0.0
    for inside, drawn in parts:
        size = np.ptp(drawn, axis=0) + GAP * np.sqrt(len(inside)) + 1
        if left and left + size[0] > width:
            left, top, height = 0.0, top - height, 0.0
        placed[inside] = drawn + np.array([left + size[0] / 2, top - size[1] / 2])
        left += size[0]
        height = max(height, float(size[1]))
    return placed


def _fitted(placed: Floats) -> Floats:
    middle = (placed.max(axis=0) + placed.min(axis=0)) / 2
    extent = float(np.abs(placed - middle).max()) or 1.0
    return np.asarray((placed - middle) / extent, np.float64)
