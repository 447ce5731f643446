"""What changed in a network between two fiscal years."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from enishi.analysis.change import Change, Fate, TieChange, change
from enishi.web.network_scene import Scene, figure
from enishi.web.statement import Value

CHANGED: Final = 40
BOTH: Final = 2


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
        years: The years to choose from.
        before: The earlier year.
        after: The later year.
        new: Ties of the later year alone.
        silent: Ties that are not reported for the later year.
        kept: How many are in both.
        unknown: How many cannot be compared.
        uncovered: Whose documents do not cover both years.
        likeness: Share of ties that are in both (Jaccard), or "".
    """

    years: tuple[int, ...]
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


def change_view(scene: Scene) -> ChangeView | None:
    """Return what changed between two years of records; None with fewer than two.

    The years are those of the address, else the last two. The ties are those of the
    network's query, neither projected nor thinned out.

    Args:
        scene: The network as it is seen.
    """
    lasting = scene.lasting
    years = sorted({year for edge in lasting.network.edges for year in edge.years})
    if len(years) < BOTH:
        return None
    study = scene.view.study
    found = change(lasting.network, *_asked(years, study.before, study.after))
    new, silent = found.of(Fate.NEW), found.of(Fate.NOT_REPORTED)
    return ChangeView(
        years=tuple(years),
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


def _asked(years: list[int], *asked: int | None) -> tuple[int, int]:
    """Return two different years of those there are, the earlier one first."""
    wanted = {year for year in asked if year in years}
    for year in reversed(years):
        if len(wanted) < BOTH:
            wanted.add(year)
    return min(wanted), max(wanted)


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
