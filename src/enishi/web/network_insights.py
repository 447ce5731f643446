"""Groups of a network, ties that would be new but likely, and change over years."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rdflib import URIRef

from enishi.analysis.change import Change, Fate, TieChange, change
from enishi.analysis.communities import stability
from enishi.analysis.likely import LikelyTie, likely_ties
from enishi.analysis.network import Network
from enishi.graph.network_choice import whole_iri
from enishi.web.choices import tail
from enishi.web.network_scene import Scene, figure
from enishi.web.statement import Value

MEMBERS: Final = 12
GROUPS: Final = 12
SEEDS: Final = range(1, 21)
FEW: Final = 6
LIKELY: Final = 6
CHANGED: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group of close ties."""

    number: int
    size: int
    members: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsView:
    """The groups of a network.

    Attributes:
        groups: The largest first.
        total: How many there are.
        modularity: Of the division.
        agreement: Mean agreement (NMI) with divisions from other seeds; "" if not
            worked out.
        seeds: How many seeds.
    """

    groups: tuple[GroupView, ...]
    total: int
    modularity: str
    agreement: str
    seeds: int


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedTie:
    """A tie that is there in one year and not reported in the other."""

    source: Value
    target: Value
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """A network in two fiscal years.

    Attributes:
        before: The earlier year.
        after: The later year.
        new: Ties of the later year alone.
        silent: Ties that are not reported for the later year.
        kept: How many are in both.
        unknown: How many cannot be compared.
        uncovered: Whose documents do not cover both years.
        likeness: Share of ties that are in both (Jaccard), or "".
    """

    before: int
    after: int
    new: tuple[ChangedTie, ...]
    new_total: int
    silent: tuple[ChangedTie, ...]
    silent_total: int
    kept: int
    unknown: int
    uncovered: tuple[Value, ...]
    likeness: str


def groups_view(scene: Scene) -> GroupsView:
    """Return the groups of a network; their stability in small networks alone."""
    found = scene.groups
    agreement = ""
    if scene.view.works_out(scene.network) and scene.network.edges:
        runs = stability(scene.network, found.search, SEEDS)
        known = [one.nmi for one in runs.agreements]
        agreement = figure(sum(known) / len(known))
    ranks = {iri: value or 0.0 for iri, value in scene.result.values.items()}
    return GroupsView(
        groups=tuple(
            _group(scene, group, found.members(group), ranks)
            for group in range(1, min(found.count, GROUPS) + 1)
        ),
        total=found.count,
        modularity=figure(found.modularity),
        agreement=agreement,
        seeds=len(SEEDS),
    )


def _group(
    scene: Scene,
    number: int,
    members: Sequence[URIRef],
    ranks: dict[URIRef, float],
) -> GroupView:
    ordered = sorted(members, key=lambda iri: (-ranks[iri], iri))
    shown = tuple(scene.value(iri) for iri in ordered[:MEMBERS])
    return GroupView(number=number, size=len(members), members=shown)


def likely_parts(scene: Scene) -> tuple[LikelyPart, ...]:
    """Return the ties that would be new but likely.

    For the node in focus; else for the chosen city, or each home city.
    """
    return tuple(
        LikelyPart(
            node=scene.value(iri),
            ties=tuple(
                _likely(scene, one)
                for one in likely_ties(scene.network, iri, count=LIKELY)
            ),
        )
        for iri in _asking(scene)
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


def change_view(scene: Scene, whole: Network) -> ChangeView | None:
    """Return what changed between the last two years of records.

    Args:
        scene: The network as it is seen.
        whole: The same in all years; None is returned if it has fewer than two.
    """
    years = sorted({year for edge in whole.edges for year in edge.years})
    if len(years) < 2:  # noqa: PLR2004 - before and after
        return None
    found = change(whole, years[-2], years[-1])
    new, silent = found.of(Fate.NEW), found.of(Fate.NOT_REPORTED)
    lasting = scene.in_year(None)
    return ChangeView(
        before=found.before,
        after=found.after,
        new=_changed(lasting, new),
        new_total=len(new),
        silent=_changed(lasting, silent),
        silent_total=len(silent),
        kept=len(found.of(Fate.KEPT)),
        unknown=len(found.of(Fate.UNKNOWN)),
        uncovered=_uncovered(lasting, found),
        likeness="" if found.likeness is None else figure(found.likeness),
    )


def _changed(scene: Scene, ties: Sequence[TieChange]) -> tuple[ChangedTie, ...]:
    ordered = sorted(ties, key=lambda one: (-abs(one.difference), one.edge.source))
    return tuple(
        ChangedTie(
            source=scene.value(one.edge.source),
            target=scene.value(one.edge.target),
            href=scene.tie_href(one.edge),
        )
        for one in ordered[:CHANGED]
    )


def _uncovered(scene: Scene, found: Change) -> tuple[Value, ...]:
    homes = {one.city.iri for one in scene.graph.site.homes}
    return tuple(scene.value(iri) for iri in found.uncovered if iri in homes)
