"""What things are called in lists and results, those of one name told apart."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from enishi.catalog.library import Library
from enishi.search.item import LANGUAGES, Item, Labels, label_in
from enishi.store.protocol import QueryService

WHOSE: Final = "entity/whose"
"""The query for names that say whose a thing is."""


def shown(labels: Mapping[str, str]) -> Labels:
    """Return the labels in our two languages; one without language serves for both."""
    plain = labels.get("")
    found = {tag: labels.get(tag, plain) for tag in LANGUAGES}
    return MappingProxyType({tag: words for tag, words in found.items() if words})


def apart(owner: Labels, labels: Labels) -> Labels:
    """Return an owner's labels unless a thing's own ones hold them, or are missing."""
    said = any(words in labels.get(tag, "") for tag, words in owner.items())
    return owner if labels and not said else MappingProxyType({})


def placed_names(service: QueryService, library: Library) -> Mapping[str, Labels]:
    """Return names that say whose a thing is, by address.

    Raises:
        QueryError: If the graph does not answer.
    """
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for thing, *names in service.select(library[WHOSE].sparql):
        for tag, name in zip(LANGUAGES, names, strict=True):
            if name is not None:
                found[str(thing)].setdefault(tag, str(name))
    return MappingProxyType({thing: shown(names) for thing, names in found.items()})


def told_apart(
    labels: Mapping[str, Labels], placed: Mapping[str, Labels]
) -> Mapping[str, Labels]:
    """Return labels by address; of those that read alike, whose each is.

    Args:
        labels: The labels of all that stands in one list.
        placed: Names that say whose a thing is, as `placed_names` gives them.
    """
    alike = _alike(labels)
    return MappingProxyType(
        {
            iri: placed.get(iri, own) if iri in alike else own
            for iri, own in labels.items()
        }
    )


def items_told_apart(
    items: Iterable[Item], placed: Mapping[str, Labels]
) -> tuple[Item, ...]:
    """Return things in their order; those of a kind that share a name have a title."""
    found = tuple(items)
    by_kind: dict[str, dict[str, Labels]] = defaultdict(dict)
    for item in found:
        if item.iri in placed:
            by_kind[item.kind][item.iri] = item.labels
    alike = {iri for labels in by_kind.values() for iri in _alike(labels)}
    return tuple(
        replace(item, placed=placed[item.iri]) if item.iri in alike else item
        for item in found
    )


def _alike(labels: Mapping[str, Labels]) -> frozenset[str]:
    """Return the addresses of what a reader of either language finds alike."""
    found: set[str] = set()
    for language in LANGUAGES:
        names = {iri: label_in(own, language)[0] for iri, own in labels.items()}
        counts = Counter(names.values())
        found |= {iri for iri, name in names.items() if counts[name] > 1}
    return frozenset(found)
