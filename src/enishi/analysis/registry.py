"""All measures, and the one way to take them."""

from typing import Final

from enishi.analysis.measure import (
    Measure,
    NetworkMeasure,
    NetworkResult,
    NodeMeasure,
    NodeResult,
    Option,
    Settings,
    defined,
)
from enishi.analysis.network import Network
from enishi.analysis.registry_shape import SHAPE
from enishi.analysis.registry_size import SIZE
from enishi.analysis.registry_standing import STANDING
from enishi.analysis.registry_ties import TIES
from enishi.analysis.structure import Structure
from enishi.errors import NotFoundError, UsageError

NODE_MEASURES: Final[tuple[NodeMeasure, ...]] = (*TIES, *STANDING)
"""Measures of each node."""
NETWORK_MEASURES: Final[tuple[NetworkMeasure, ...]] = (*SIZE, *SHAPE)
"""Measures of a whole network."""
MEASURES: Final[tuple[Measure, ...]] = (*NODE_MEASURES, *NETWORK_MEASURES)
"""All of them; every list of measures anywhere is drawn from here."""


def node_measure(key: str) -> NodeMeasure:
    """Return a measure of nodes by its key.

    Raises:
        NotFoundError: If there is none.
    """
    for measure in NODE_MEASURES:
        if measure.key == key:
            return measure
    raise _unknown(key, NODE_MEASURES)


def network_measure(key: str) -> NetworkMeasure:
    """Return a measure of whole networks by its key.

    Raises:
        NotFoundError: If there is none.
    """
    for measure in NETWORK_MEASURES:
        if measure.key == key:
            return measure
    raise _unknown(key, NETWORK_MEASURES)


def fitting(network: Network) -> tuple[Measure, ...]:
    """Return the measures that mean something for a network."""
    structure = Structure.of(network)
    return tuple(one for one in MEASURES if one.lacks(structure) is None)


def measure_nodes(
    network: Network, measure: NodeMeasure, settings: Settings | None = None
) -> NodeResult:
    """Take a measure of each node.

    Raises:
        UsageError: If the network is not what the measure needs, or a setting is out
            of range.
    """
    chosen = settings or Settings()
    structure = _fit(Structure.of(network), measure)
    values = measure.work(structure, chosen) if structure.order else ()
    sampled = chosen.sample(structure) if Option.SOURCES in measure.options else None
    named = {
        node.iri: defined(value)
        for node, value in zip(network.nodes, values, strict=True)
    }
    return NodeResult(measure, named, chosen, sampled)


def measure_network(
    network: Network, measure: NetworkMeasure, settings: Settings | None = None
) -> NetworkResult:
    """Take a measure of a whole network.

    Raises:
        UsageError: If the network is not what the measure needs.
    """
    chosen = settings or Settings()
    structure = _fit(Structure.of(network), measure)
    return NetworkResult(measure, defined(measure.work(structure, chosen)), chosen)


def _fit(structure: Structure, measure: Measure) -> Structure:
    lack = measure.lacks(structure)
    if lack is not None:
        raise UsageError(
            f"{measure.name.en.lower()} needs a {lack.value} network.",
            hint="Choose another network or measure.",
        )
    return structure


def _unknown(key: str, known: tuple[Measure, ...]) -> NotFoundError:
    return NotFoundError(
        f"there is no measure {key!r}.",
        hint=f"There are: {', '.join(measure.key for measure in known)}.",
    )
