"""Groups of close ties: whether they hold, and whether they follow something known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from rdflib import URIRef

from enishi.analysis.agreement import Agreement, agreement
from enishi.analysis.communities import Groups, Method, Stability, compared, divisions
from enishi.web.messages import gettext, marked
from enishi.web.network_options import COLOUR_WORDS
from enishi.web.network_scene import Scene, figure
from enishi.web.statement import Value

MEMBERS: Final = 12
GROUPS: Final = 12
SEEDS: Final = range(1, 21)
KNOWN: Final = ("country", "government", "group", "kind")
"""What groups are compared with."""
METHOD_WORDS: Final = {
    Method.LEIDEN: marked("Leiden method"),
    Method.LOUVAIN: marked("Louvain method"),
}
FOLLOWING: Final = (
    (0.75, marked("The groups are nearly the same as this division.")),
    (0.4, marked("The groups follow this division in large part.")),
    (0.1, marked("The groups follow this division in small part.")),
    (-1.0, marked("The groups follow this division hardly more than chance would.")),
)
"""What an adjusted Rand index from some value on says, in our words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group of close ties.

    Attributes:
        number: Its number; the largest is 1.
        size: How many are in it.
        members: The first of them by the chosen measure.
        firmness: How much of it stays together from other seeds; "" if not worked out.
    """

    number: int
    size: int
    members: tuple[Value, ...]
    firmness: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Whether groups hold when the search starts elsewhere.

    Attributes:
        seeds: How many seeds.
        nmi: Mean agreement with the best division (normalised mutual information).
        least: The smallest agreement.
        ari: Mean adjusted Rand index with it.
        counts: How many groups were found, from – to.
        modularity: Largest and smallest modularity.
    """

    seeds: int
    nmi: str
    least: str
    ari: str
    counts: tuple[int, int]
    modularity: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Groups beside a division that is known.

    Attributes:
        name: What divides.
        classes: Into how many parts.
        nodes: How many nodes both divide.
        nmi: Normalised mutual information.
        ari: Adjusted Rand index.
        meaning: The same in words.
    """

    name: str
    classes: int
    nodes: int
    nmi: str
    ari: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsView:
    """The groups of a network.

    Attributes:
        groups: The largest first.
        total: How many there are.
        method: How they were found, in words.
        resolution: Larger values give smaller groups.
        seed: The seed they were found with.
        modularity: Of the division.
        holding: Whether they hold; None if not worked out.
        comparisons: Beside countries, home cities, groups of fields, kinds.
    """

    groups: tuple[GroupView, ...]
    total: int
    method: str
    resolution: float
    seed: int
    modularity: str
    holding: Holding | None
    comparisons: tuple[Comparison, ...]


def groups_view(scene: Scene, divided: Sequence[Groups]) -> GroupsView:
    """Return the groups of a network.

    Args:
        scene: The network as it is seen.
        divided: Divisions from other seeds; none if they were not worked out.
    """
    runs = compared(divided, scene.groups) if divided else None
    found, study = scene.groups, scene.view.study
    ranks = {iri: value or 0.0 for iri, value in scene.result.values.items()}
    made = []
    for number in range(1, min(found.count, GROUPS) + 1):
        members = found.members(number)
        ordered = sorted(members, key=lambda iri: (-ranks[iri], iri))
        made.append(
            GroupView(
                number=number,
                size=len(members),
                members=tuple(scene.value(iri) for iri in ordered[:MEMBERS]),
                firmness=_firmness(runs, members),
            )
        )
    return GroupsView(
        groups=tuple(made),
        total=found.count,
        method=gettext(METHOD_WORDS[study.method]),
        resolution=study.resolution,
        seed=study.seed,
        modularity=figure(found.modularity),
        holding=None if runs is None else _holding(runs),
        comparisons=_comparisons(scene),
    )


def seeded_runs(scene: Scene) -> Iterator[Groups]:
    """Give the groups that the search finds from other seeds, one after the other."""
    return divisions(scene.network, scene.search, SEEDS)


def _firmness(runs: Stability | None, members: Sequence[URIRef]) -> str:
    if runs is None:
        return ""
    return f"{fmean(runs.firmness[iri] for iri in members):.0%}"


def _holding(runs: Stability) -> Holding:
    known = [one.nmi for one in runs.agreements]
    return Holding(
        seeds=len(runs.modularities),
        nmi=figure(fmean(known)),
        least=figure(min(known)),
        ari=figure(fmean(one.ari for one in runs.agreements)),
        counts=(min(runs.counts), max(runs.counts)),
        modularity=(figure(max(runs.modularities)), figure(min(runs.modularities))),
    )


def _comparisons(scene: Scene) -> tuple[Comparison, ...]:
    made = []
    for name in KNOWN:
        division = {iri: part for iri, part in scene.division(name).items() if part}
        classes = len(set(division.values()))
        if classes > 1:
            found = agreement(scene.groups.membership, division)
            made.append(_comparison(name, classes, found))
    return tuple(made)


def _comparison(name: str, classes: int, found: Agreement) -> Comparison:
    said = next(words for least, words in FOLLOWING if found.ari >= least)
    return Comparison(
        name=gettext(COLOUR_WORDS[name]),
        classes=classes,
        nodes=found.nodes,
        nmi=figure(found.nmi),
        ari=figure(found.ari),
        meaning=gettext(said),
    )
