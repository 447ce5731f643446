"""Classes of things and their short names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_END: Final = re.compile(r"[^/#]*$")


def slug_of(iri: str) -> str:
    """Return the short name of a class: its last part in lower case with hyphens.

    Example:
        >>> slug_of("https://w3id.org/enishi/ont#ProgramYear")
        'program-year'
    """
    match = _END.search(iri.rstrip("/#"))
    return _WORD.sub("-", match[0] if match else iri).lower()


@dataclass(frozen=True, slots=True)
class Classes:
    """Which classes things are of.

    Attributes:
        things: The classes of each thing, sorted.
        names: Short name by class.
        above: All classes above each class, whichever way.
        totals: How many things are of each class.
    """

    things: Mapping[str, tuple[str, ...]]
    names: Mapping[str, str]
    above: Mapping[str, frozenset[str]]
    totals: Mapping[str, int]

    def slugs(self, thing: str) -> tuple[str, ...]:
        """Return the short names of a thing's classes."""
        return tuple(self.names[iri] for iri in self.things[thing])

    def special(self, thing: str) -> str:
        """Return the short name of a thing's most special class.

        Of classes that are not above another of its classes, the one with the fewest
        things is meant, of equals the first.
        """
        own = self.things[thing]
        covered = frozenset[str]().union(*(self.above.get(iri, ()) for iri in own))
        lowest = [iri for iri in own if iri not in covered] or list(own)
        return self.names[min(lowest, key=lambda iri: (self.totals[iri], iri))]

    def counted(self) -> Iterator[tuple[str, str, int]]:
        """Yield short name, class and number of things, in the order of names."""
        for iri in sorted(self.names, key=lambda iri: self.names[iri]):
            yield self.names[iri], iri, self.totals[iri]


def read_classes(
    kinds: Iterable[tuple[str, ...]], things: Iterable[tuple[str, ...]]
) -> Classes:
    """Make the classes of what two queries gave.

    Args:
        kinds: Pairs of a class and a class above it, or "".
        things: Pairs of a thing and its class.
    """
    parents: dict[str, set[str]] = defaultdict(set)
    for iri, above in kinds:
        parents[iri] |= {above} if above and above != iri else set()
    members: dict[str, set[str]] = defaultdict(set)
    for thing, iri in things:
        if iri in parents:
            members[thing].add(iri)
    return Classes(
        things={thing: tuple(sorted(found)) for thing, found in members.items()},
        names=_names(parents),
        above={iri: _ancestors(iri, parents) for iri in parents},
        totals=Counter(iri for found in members.values() for iri in found),
    )


def _names(classes: Iterable[str]) -> Mapping[str, str]:
    """Return short names; of classes that would share one, later ones get a number."""
    names: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for iri in sorted(classes):
        slug = slug_of(iri) or "thing"
        taken[slug] += 1
        names[iri] = slug if taken[slug] == 1 else f"{slug}-{taken[slug]}"
    return names


def _ancestors(iri: str, parents: Mapping[str, set[str]]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(parents.get(iri, ()))
    while waiting:
        above = waiting.pop()
        if above not in found and above != iri:
            found.add(above)
            waiting += parents.get(above, ())
    return frozenset(found)
