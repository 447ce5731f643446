"""Whether a network is more than chance would give its degrees."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from enishi.analysis.measure import Settings
from enishi.analysis.null import Chance, Model, random_structures, weighed
from enishi.analysis.projection import Likeness, Side
from enishi.analysis.registry import network_measure
from enishi.analysis.shared_ties import shared_ties
from enishi.analysis.structure import Structure
from enishi.errors import UsageError
from enishi.web.language import current_language
from enishi.web.messages import gettext, marked
from enishi.web.network_scene import Scene, figure

Values: TypeAlias = tuple[float, ...]
"""What is measured of one random network, in the order of `statistics`."""

MEASURED: Final = (
    *("reciprocity", "transitivity", "mean-clustering", "two-mode-clustering"),
    *("assortativity", "largest-share"),
)
SLOW: Final = ("mean-distance",)
"""Measured in small networks, or when asked to."""
MODULARITY: Final = "modularity"
TIES_DRAWN: Final = 1_000_000
"""Ties that are drawn in all; a larger network gets fewer draws."""
FEWEST: Final = 20
UNLIKELY: Final = 0.025
"""On each side, so that five of a hundred random networks lie outside."""
MODEL_WORDS: Final = {
    Model.REWIRING: marked(
        "Random networks in which everybody keeps the number of ties: the ends of two "
        "ties are swapped, again and again."
    ),
    Model.CONFIGURATION: marked(
        "Random networks in which half ties are paired anew; double ties are taken "
        "out, so the best connected lose a few."
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChanceRow:
    """A measure against random networks.

    Attributes:
        name: The measure.
        observed: Its value here.
        mean: The mean of the random networks.
        deviation: Their standard deviation.
        z: How many deviations lie between; "–" where they do not vary.
        p: Chance of a value as far on its side.
        meaning: The same in words.
    """

    name: str
    observed: str
    mean: str
    deviation: str
    z: str
    p: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChanceView:
    """A network against random ones.

    Attributes:
        model: How they were drawn, in words.
        through: Whether the two-mode network was drawn and then projected.
        draws: How many.
        asked: How many were asked for.
        rows: What was measured.
    """

    model: str
    through: bool
    draws: int
    asked: int
    rows: tuple[ChanceRow, ...]


def statistics(scene: Scene) -> Mapping[str, Callable[[Structure], float]]:
    """Return what is measured of a network and of random ones, by key."""
    structure = Structure.of(scene.network)
    keys = [*MEASURED, *(SLOW if scene.view.works_out(scene.network) else ())]
    measures = [network_measure(key) for key in keys]
    settings = Settings()
    found: dict[str, Callable[[Structure], float]] = {
        one.key: lambda drawn, work=one.work: work(drawn, settings)  # type: ignore[misc]
        for one in measures
        if one.lacks(structure) is None
    }
    if scene.view.works_out(scene.network):
        found[MODULARITY] = _modularity
    return found


def _modularity(structure: Structure) -> float:
    if not structure.size:
        return np.nan
    compact = structure.undirected.compact
    return compact.modularity(compact.leiden(1, 1.0), 1.0)


def draws(scene: Scene) -> int:
    """Return how many random networks are drawn: the larger, the fewer."""
    most = max(FEWEST, TIES_DRAWN // max(1, len(scene.network.edges)))
    return min(scene.view.study.draws, most)


def drawn_values(scene: Scene) -> Iterator[Values]:
    """Give what is measured of each random network, one after the other."""
    model = scene.view.study.model
    if model is None or not scene.network.edges:
        return
    measured = statistics(scene).values()
    for one in random_structures(_drawn_from(scene), model, draws(scene), 1):
        shown = _shown(scene, one)
        yield tuple(statistic(shown) for statistic in measured)


def chance_view(scene: Scene, drawn: Sequence[Values]) -> ChanceView | None:
    """Return a network against random ones; None if there are none.

    Args:
        scene: The network as it is seen.
        drawn: What was measured of each random network.
    """
    model = scene.view.study.model
    if model is None or not drawn:
        return None
    here = _shown(scene, _drawn_from(scene))
    rows = []
    for place, (key, statistic) in enumerate(statistics(scene).items()):
        try:
            found = weighed(statistic(here), [one[place] for one in drawn], model)
        except UsageError:
            continue  # not defined here, so nothing can be said
        rows.append(_row(_name(key), found))
    return ChanceView(
        model=gettext(MODEL_WORDS[model]),
        through=_goes_through(scene),
        draws=len(drawn),
        asked=scene.view.study.draws,
        rows=tuple(rows),
    )


def _goes_through(scene: Scene) -> bool:
    """Tell whether random networks are drawn before they are projected."""
    choice = scene.view.choice
    return (
        choice.projection not in {"", Likeness.SIGNIFICANCE}
        and not choice.minimum_weight
        and not choice.backbone
    )


def _drawn_from(scene: Scene) -> Structure:
    if not _goes_through(scene):
        return Structure.of(scene.network)
    choice = scene.view.choice
    whole = scene.graph.networks.unselected(choice)
    return Structure.of(choice.selection.of(whole))


def _shown(scene: Scene, drawn: Structure) -> Structure:
    if not _goes_through(scene):
        return drawn
    return shared_ties(drawn, Side(scene.view.choice.side))


def _name(key: str) -> str:
    if key == MODULARITY:
        return gettext("Modularity of groups (ties counted alike)")
    return network_measure(key).name.text(current_language())


def _row(name: str, found: Chance) -> ChanceRow:
    return ChanceRow(
        name=name,
        observed=figure(found.observed),
        mean=figure(found.mean),
        deviation=figure(found.deviation),
        z="–" if found.z is None else f"{found.z:+.2f}",
        p=figure(min(found.above, found.below)),
        meaning=_meaning(found),
    )


def _meaning(found: Chance) -> str:
    if found.z is None:
        return gettext("The numbers of ties leave it no other value.")
    if found.above <= UNLIKELY:
        return gettext("More than chance would give.")
    if found.below <= UNLIKELY:
        return gettext("Less than chance would give.")
    return gettext("Chance alone would give as much.")
