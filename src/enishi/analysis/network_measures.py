"""How the measures of whole networks are worked out."""

import math
from typing import Final

import networkx as nx
import numpy as np
from networkx.algorithms import bipartite

from enishi.analysis.igraph_form import Compact
from enishi.analysis.measure import Settings
from enishi.analysis.node_measures import degree
from enishi.analysis.structure import Structure

_NEITHER = Settings()
SMALLEST_STAR: Final = 3
"""Nodes from which ties can gather on one."""


def nodes(structure: Structure, _: Settings) -> float:
    """Return the number of nodes."""
    return float(structure.order)


def edges(structure: Structure, _: Settings) -> float:
    """Return the number of edges."""
    return float(structure.size)


def weight(structure: Structure, _: Settings) -> float:
    """Return the sum of all weights."""
    return float(structure.weights.sum())


def density(structure: Structure, _: Settings) -> float:
    """Return the share of possible ties that exist."""
    possible = structure.order * (structure.order - 1)
    if not structure.directed:
        possible //= 2
    return structure.size / possible if possible else math.nan


def two_mode_density(structure: Structure, _: Settings) -> float:
    """Return the share of possible ties between the modes that exist."""
    if structure.first is None:
        return math.nan
    ones = int(structure.first.sum())
    possible = ones * (structure.order - ones)
    return structure.size / possible if possible else math.nan


def two_mode_clustering(structure: Structure, _: Settings) -> float:
    """Return the share of paths of three ties that close to four-cycles."""
    graph = structure.graph
    paths = sum((graph.degree(a) - 1) * (graph.degree(b) - 1) for a, b in graph.edges())
    return float(bipartite.robins_alexander_clustering(graph)) if paths else math.nan


def reciprocity(structure: Structure, _: Settings) -> float:
    """Return the share of ties that are returned."""
    if not structure.size:
        return math.nan
    return float(nx.overall_reciprocity(structure.graph))


def transitivity(structure: Structure, _: Settings) -> float:
    """Return the share of paths of two ties whose ends are tied."""
    return structure.undirected.compact.transitivity()


def mean_clustering(structure: Structure, _: Settings) -> float:
    """Return the mean clustering; a node with fewer than two neighbours counts as 0."""
    if not structure.order:
        return math.nan
    return float(np.nan_to_num(structure.undirected.compact.clustering()).mean())


def assortativity(structure: Structure, _: Settings) -> float:
    """Return the correlation of the degrees at the two ends of ties."""
    if not structure.size:
        return math.nan
    return structure.undirected.compact.assortativity()


def components(structure: Structure, _: Settings) -> float:
    """Return the number of components."""
    return float(len(np.unique(structure.compact.components())))


def largest_share(structure: Structure, _: Settings) -> float:
    """Return the share of nodes in the largest component."""
    if not structure.order:
        return math.nan
    return float((structure.compact.components() == 0).mean())


def bridges(structure: Structure, _: Settings) -> float:
    """Return the number of ties whose loss breaks a component."""
    return float(len(structure.undirected.compact.bridges()))


def cut_nodes(structure: Structure, _: Settings) -> float:
    """Return the number of nodes whose loss breaks a component."""
    return float(len(structure.undirected.compact.cut_nodes()))


def diameter(structure: Structure, _: Settings) -> float:
    """Return the longest of the shortest paths in the largest component."""
    part = _largest(structure)
    return math.nan if part is None else float(part.diameter())


def mean_distance(structure: Structure, _: Settings) -> float:
    """Return the mean number of steps between two nodes of the largest component."""
    part = _largest(structure)
    return math.nan if part is None else part.mean_distance()


def centralization(structure: Structure, settings: Settings) -> float:
    """Return how far the ties gather on one node, against a star."""
    if structure.order < SMALLEST_STAR:
        return math.nan
    largest = (structure.order - 1) * (structure.order - 2)
    degrees = degree(structure, settings)
    return float((degrees.max() - degrees).sum() / largest)


def gini(structure: Structure, settings: Settings) -> float:
    """Return how unevenly the ties are spread over the nodes."""
    degrees = np.sort(degree(structure, settings))
    if not degrees.sum():
        return math.nan
    count = len(degrees)
    ranks = np.arange(1, count + 1)
    return float(((2 * ranks - count - 1) * degrees).sum() / (count * degrees.sum()))


def _largest(structure: Structure) -> Compact | None:
    groups = structure.compact.components()
    inside = np.flatnonzero(groups == 0)
    if len(inside) <= 1:
        return None
    return structure.undirected.compact.part(inside.tolist())
