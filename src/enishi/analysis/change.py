"""What changed from one fiscal year to another.

A tie that no document reports for the later year is *not reported*, which is not the
same as ended; and where no document covers a year at all, nothing can be said. So a tie
is compared only where both years are covered.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from rdflib import URIRef

from enishi.analysis.network import Edge, Network


class Fate(StrEnum):
    """What became of a tie."""

    NEW = "new"
    KEPT = "kept"
    NOT_REPORTED = "not-reported"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class TieChange:
    """One tie in two years.

    Attributes:
        edge: The tie, with the records of both years.
        before: Its weight in the earlier year.
        after: Its weight in the later year.
        fate: What became of it; unknown where a year is not covered.
    """

    edge: Edge
    before: float
    after: float
    fate: Fate

    @property
    def difference(self) -> float:
        """How much its weight grew."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class Change:
    """A network in two years.

    Attributes:
        before: First calendar year of the earlier fiscal year.
        after: First calendar year of the later one.
        ties: Every tie of either year, in the order of the network.
        uncovered: Reporters without a dated record in one of the years.
    """

    before: int
    after: int
    ties: tuple[TieChange, ...]
    uncovered: tuple[URIRef, ...]

    def of(self, fate: Fate) -> tuple[TieChange, ...]:
        """Return the ties of one fate."""
        return tuple(tie for tie in self.ties if tie.fate is fate)

    @property
    def likeness(self) -> float | None:
        """Ties of both years as a share of those of either (Jaccard); None if none.

        Ties of unknown fate don't count.
        """
        kept = len(self.of(Fate.KEPT))
        total = kept + len(self.of(Fate.NEW)) + len(self.of(Fate.NOT_REPORTED))
        return kept / total if total else None


def change(
    network: Network,
    before: int,
    after: int,
    reporters: Iterable[URIRef] | None = None,
) -> Change:
    """Compare two fiscal years of a network.

    Args:
        network: With records of both years; standing records count as they hold.
        before: First calendar year of the earlier fiscal year.
        after: First calendar year of the later one.
        reporters: The nodes whose documents report the ties: a tie is compared if one
            of its ends that reports has dated records in both years, or if it rests on
            standing records alone. By default the first mode of a two-mode network;
            without reporters all ties are compared.
    """
    named = network.first_mode if reporters is None else frozenset(reporters)
    covering = {year: _covering(network, year) for year in (before, after)}
    uncovered = {iri for iri in named if any(iri not in c for c in covering.values())}
    ties = []
    for edge in network.edges:
        records = tuple(
            r for r in edge.records if r.holds_in(before) or r.holds_in(after)
        )
        if records:
            kept = replace(edge, records=records)
            known = not named or bool({edge.source, edge.target} & (named - uncovered))
            ties.append(_tie(kept, before, after, known=known))
    return Change(before, after, tuple(ties), tuple(sorted(uncovered)))


def _covering(network: Network, year: int) -> frozenset[URIRef]:
    """Return the nodes with a record dated to a year."""
    return frozenset(
        end
        for edge in network.edges
        if year in edge.years
        for end in (edge.source, edge.target)
    )


def _tie(edge: Edge, before: int, after: int, *, known: bool) -> TieChange:
    weights = [
        sum(record.weight for record in edge.records if record.holds_in(year))
        for year in (before, after)
    ]
    held = [any(r.holds_in(year) for r in edge.records) for year in (before, after)]
    fate = Fate.NEW if held[1] and not held[0] else Fate.NOT_REPORTED
    if all(held):
        fate = Fate.KEPT
    if not known and any(record.year is not None for record in edge.records):
        fate = Fate.UNKNOWN
    return TieChange(edge, weights[0], weights[1], fate)
