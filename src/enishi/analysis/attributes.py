"""What is known of the nodes of a network: classes, country, government, position."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from rdflib import URIRef

from enishi.analysis.asking import FOLDER, WIDEST_STEP, Networks
from enishi.analysis.network import Network

_Found: TypeAlias = Mapping[str, set[str]]


@dataclass(frozen=True, slots=True)
class Attributes:
    """What is known of a node; what is not known is None or empty.

    Attributes:
        classes: Its classes, sorted.
        country: Its country.
        government: The home city it belongs to.
        group: The group of a policy field.
        latitude: In decimal degrees, north positive.
        longitude: In decimal degrees, east positive.
    """

    classes: tuple[URIRef, ...] = ()
    country: URIRef | None = None
    government: URIRef | None = None
    group: URIRef | None = None
    latitude: float | None = None
    longitude: float | None = None


def node_attributes(
    networks: Networks, network: Network
) -> Mapping[URIRef, Attributes]:
    """Return what the graph knows of each node, in the order of the network.

    Of several values where one is expected, the first in order counts.
    """
    query = networks.library[f"{FOLDER}/node-attributes"]
    found: dict[URIRef, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    nodes = [node.iri for node in network.nodes]
    for start in range(0, len(nodes), WIDEST_STEP):
        text = query.bind({"node": nodes[start : start + WIDEST_STEP]})
        for row in networks.service.select(text).records():
            known = found[URIRef(str(row["node"]))]
            for name, term in row.items():
                known[name].add(str(term))
    return {iri: _attributes(found[iri]) for iri in nodes}


def divided(
    attributes: Mapping[URIRef, Attributes], name: str
) -> Mapping[URIRef, URIRef]:
    """Return the nodes' values of one attribute, to compare groups with.

    Args:
        attributes: What is known.
        name: ``country``, ``government`` or ``group``; nodes without it are left out.
    """
    values = ((iri, getattr(known, name)) for iri, known in attributes.items())
    return {iri: value for iri, value in values if value is not None}


def _attributes(found: _Found) -> Attributes:
    return Attributes(
        tuple(URIRef(name) for name in sorted(found.get("class", ()))),
        _first(found.get("country", ())),
        _first(found.get("government", ())),
        _first(found.get("group", ())),
        _number(found.get("latitude", ())),
        _number(found.get("longitude", ())),
    )


def _first(values: Iterable[str]) -> URIRef | None:
    ordered = sorted(values)
    return URIRef(ordered[0]) if ordered else None


def _number(values: Iterable[str]) -> float | None:
    ordered = sorted(values)
    return float(ordered[0]) if ordered else None
