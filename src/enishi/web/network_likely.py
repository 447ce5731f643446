"""Ties that would be new but likely: what peers have and a node has not."""

from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.analysis.likely import LikelyTie, likely_ties
from enishi.graph.network_choice import whole_iri
from enishi.web.choices import tail
from enishi.web.network_scene import Scene, figure
from enishi.web.statement import Value

FEW: Final = 6
LIKELY: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyView:
    """A tie that peers have and a node has not."""

    other: Value
    score: str
    peers: tuple[Value, ...]
    shared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelyPart:
    """The ties that would be new but likely for one node."""

    node: Value
    ties: tuple[LikelyView, ...]


def likely_parts(scene: Scene) -> tuple[LikelyPart, ...]:
    """Return the ties that would be new but likely.

    For the node in focus; else for the chosen city, or each home city. Peers are
    looked for in all cities, whichever is chosen.
    """
    wanted = _asking(scene)
    if scene.view.choice.city:
        scene = scene.of_all_cities
    return tuple(
        LikelyPart(
            node=scene.value(iri),
            ties=tuple(
                _likely(scene, one)
                for one in likely_ties(
                    scene.network, iri, scene.view.study.score, LIKELY
                )
            ),
        )
        for iri in wanted
        if iri in scene.network.places
    )


def _asking(scene: Scene) -> list[URIRef]:
    network = scene.network
    if scene.view.focus:
        focus = focus_of(scene)
        return [focus] if focus is not None else []
    homes = [one.city.iri for one in scene.graph.site.homes]
    inside = [iri for iri in homes if iri in network.places]
    wanted = [iri for iri in inside if tail(iri) == scene.view.choice.city]
    if inside:
        return (wanted or inside)[:FEW]
    top = scene.result.top(1)
    return [iri for iri, _ in top]


def _likely(scene: Scene, tie: LikelyTie) -> LikelyView:
    return LikelyView(
        other=scene.value(tie.other),
        score=figure(tie.score),
        peers=tuple(
            Value(
                text=scene.text(peer),
                href=scene.tie_href(scene.network.ties[peer, tie.other]),
            )
            for peer in tie.peers[:FEW]
            if (peer, tie.other) in scene.network.ties
        ),
        shared=len(tie.shared),
    )


def focus_of(scene: Scene) -> URIRef | None:
    """Return the node in focus, or None if there is none in this network."""
    if not scene.view.focus:
        return None
    iri = whole_iri(scene.view.focus)
    return iri if iri in scene.network.places else None
