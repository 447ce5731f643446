"""Facets in force, and how many things each further choice would leave."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from enishi.search.item import Facet, Holdings, Item, Labels

KIND: Final = "kind"
"""The facet of most special classes, which no query file makes."""

Choices = Mapping[str, frozenset[str]]
"""Keys chosen by facet: things have at least one of each facet's."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet as a reader may choose it.

    Attributes:
        key: Its key.
        labels: Its name.
        count: How many things have it, other facets being in force.
        is_chosen: Whether it is in force.
    """

    key: str
    labels: Labels
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetOptions:
    """A facet with what can be chosen in it."""

    name: str
    labels: Labels
    options: tuple[Option, ...]


def kind_facet(holdings: Holdings) -> Facet:
    """Return the facet of most special classes."""
    return Facet(
        name=KIND,
        labels=MappingProxyType({"ja": "種類", "en": "Kind"}),
        values=MappingProxyType(
            {slug: kind.labels for slug, kind in holdings.kinds.items()}
        ),
        addresses=MappingProxyType(
            {slug: kind.iri for slug, kind in holdings.kinds.items()}
        ),
        in_search=True,
    )


def values_of(item: Item, facet: str) -> tuple[str, ...]:
    """Return the keys that a thing has in a facet."""
    return (item.kind,) if facet == KIND else item.facets.get(facet, ())


def filtered(items: Iterable[Item], choices: Choices) -> list[Item]:
    """Return the things that fit all choices, in their order."""
    return [item for item in items if _fits(item, choices)]


def facet_options(
    items: Sequence[Item], facets: Iterable[Facet], choices: Choices
) -> tuple[FacetOptions, ...]:
    """Count what each choice would leave.

    Args:
        items: All things, before any facet.
        facets: The facets to count.
        choices: The facets in force; a facet's own choice does not narrow its counts.

    Returns:
        The facets that some thing has a value of; options with nothing left are only
        there if chosen.
    """
    counted = []
    for facet in facets:
        others = {name: keys for name, keys in choices.items() if name != facet.name}
        chosen = choices.get(facet.name, frozenset())
        counts = Counter(
            key
            for item in items
            if _fits(item, others)
            for key in _left(item, facet.name, others)
        )
        options = _options(facet, counts, chosen)
        if options:
            counted.append(FacetOptions(facet.name, facet.labels, options))
    return tuple(counted)


def _options(
    facet: Facet, counts: Mapping[str, int], chosen: frozenset[str]
) -> tuple[Option, ...]:
    keys = sorted(
        counts.keys() | (chosen & facet.values.keys()),
        key=lambda key: (-counts.get(key, 0), key),
    )
    return tuple(
        Option(key, facet.values[key], counts.get(key, 0), key in chosen)
        for key in keys
    )


def _fits(item: Item, choices: Choices) -> bool:
    """Whether a thing fits all choices, a program in one and the same year."""
    return all(
        not keys.isdisjoint(values_of(item, name)) for name, keys in choices.items()
    ) and (not item.yearly or any(True for _ in _years(item, choices)))


def _years(item: Item, choices: Choices) -> Iterator[Mapping[str, tuple[str, ...]]]:
    """Yield a program's years that fit those choices that differ by year."""
    names = {name for year in item.yearly for name in year}
    for year in item.yearly:
        if all(
            not keys.isdisjoint(year.get(name, ()))
            for name, keys in choices.items()
            if name in names
        ):
            yield year


def _left(item: Item, facet: str, others: Choices) -> Iterable[str]:
    """Return the keys of a facet that a thing would still be found by."""
    if not any(facet in year for year in item.yearly):
        return values_of(item, facet)
    return {key for year in _years(item, others) for key in year.get(facet, ())}
