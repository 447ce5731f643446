"""Who joins the others in a network of two sides, and who has whom alone."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from rdflib import URIRef

from enishi.analysis.network import Edge
from enishi.web.network_scene import Scene
from enishi.web.statement import Value

FEW: Final = 6
"""Nodes of a side up to which what each has alone is listed."""
SHOWN: Final = 15
ALONE: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Joiner:
    """A node that is tied to several of the other side.

    Attributes:
        node: The node.
        joined: Whom it joins, each leading to the records of that tie.
    """

    node: Value
    joined: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """What one node has that no other of its side has.

    Attributes:
        node: The node.
        only: Those it alone is tied to, leading to the records.
        total: How many they are.
    """

    node: Value
    only: tuple[Value, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Which nodes join the other side, and who has whom alone.

    Attributes:
        joiners: Those tied to the most of the other side first.
        total: How many nodes join at least two.
        kinds: What the joined are, in words.
        alone: For a side of few nodes: what each has alone.
    """

    joiners: tuple[Joiner, ...]
    total: int
    kinds: tuple[str, ...]
    alone: tuple[Alone, ...]


def sharing(scene: Scene) -> Sharing | None:
    """Return who joins whom; None in a network of one side.

    The side with more nodes is looked at: what stands between the cities, which
    organisations work with several offices.
    """
    network = scene.network
    if not network.two_mode or not network.edges:
        return None
    first = network.first_mode
    is_first_larger = len(first) > len(network.nodes) - len(first)
    ties: dict[URIRef, dict[URIRef, Edge]] = {}
    for edge in network.edges:
        near, far = edge.source, edge.target
        if not is_first_larger:
            near, far = far, near
        ties.setdefault(near, {})[far] = edge
    joining = sorted(
        (iri for iri, found in ties.items() if len(found) > 1),
        key=lambda iri: (-len(ties[iri]), -_weight(ties[iri]), iri),
    )
    others = sorted({far for found in ties.values() for far in found})
    return Sharing(
        joiners=tuple(
            Joiner(node=scene.value(iri), joined=_joined(scene, ties[iri]))
            for iri in joining[:SHOWN]
        ),
        total=len(joining),
        kinds=tuple(sorted({scene.kind(iri) for iri in others})),
        alone=_alone(scene, ties, others) if 1 < len(others) <= FEW else (),
    )


def _weight(ties: Mapping[URIRef, Edge]) -> float:
    return sum(edge.weight for edge in ties.values())


def _joined(scene: Scene, ties: Mapping[URIRef, Edge]) -> tuple[Value, ...]:
    return tuple(
        replace(scene.value(far), href=scene.tie_href(edge))
        for far, edge in sorted(
            ties.items(), key=lambda pair: (-pair[1].weight, pair[0])
        )
    )


def _alone(
    scene: Scene, ties: Mapping[URIRef, Mapping[URIRef, Edge]], others: list[URIRef]
) -> tuple[Alone, ...]:
    made = []
    for far in others:
        only = [iri for iri, found in ties.items() if set(found) == {far}]
        only.sort(key=lambda iri: (-ties[iri][far].weight, iri))
        made.append(
            Alone(
                node=scene.value(far),
                only=tuple(
                    replace(scene.value(iri), href=scene.tie_href(ties[iri][far]))
                    for iri in only[:ALONE]
                ),
                total=len(only),
            )
        )
    return tuple(made)
