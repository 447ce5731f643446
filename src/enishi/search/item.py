"""What can be found: things with their names, texts and facets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

LANGUAGES: Final = ("ja", "en")

Labels = Mapping[str, str]
"""A name by language, ``ja`` or ``en``; one of the two may be missing."""


def label_in(labels: Labels, language: str) -> tuple[str, str]:
    """Return the best label for a reader and the language it is in.

    Args:
        labels: The labels there are.
        language: What the reader reads, ``ja`` or ``en``.

    Returns:
        The label, or "" if there is none, and its language tag.
    """
    for tag in (language, *LANGUAGES):
        if labels.get(tag):
            return labels[tag], tag
    return "", language


@dataclass(frozen=True, slots=True)
class Text:
    """Words about a thing.

    Attributes:
        words: The words.
        source: Address of the property that says them.
        start: For a passage, the offset in its document; 0 otherwise.
    """

    words: str
    source: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Item:
    """One thing.

    Attributes:
        iri: Its address in the graph.
        kind: Slug of its most special class.
        kinds: Slugs of all its classes.
        labels: Its names in both languages, its owner's if it has none.
        is_named: Whether the labels are its own.
        names: Other names, and the labels of further languages.
        texts: What is said of it in words.
        facets: Keys of values by facet, sorted.
        columns: Other values by column, sorted.
        owner: Labels of what it belongs to, unless its own name says that.
        document: For a passage, the address of its document.
        line: For a passage, its first line, 1-based.
        is_searched: Whether words find it; if not, only lists show it.
        yearly: For a program, the keys of facets in each of its fiscal years.
        placed: Its labels with whose it is, if another of its kind has its name.
    """

    iri: str
    kind: str
    kinds: tuple[str, ...]
    labels: Labels
    is_named: bool = True
    names: tuple[str, ...] = ()
    texts: tuple[Text, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    columns: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    owner: Labels = field(default_factory=lambda: MappingProxyType({}))
    document: str = ""
    line: int = 0
    is_searched: bool = True
    yearly: tuple[Mapping[str, tuple[str, ...]], ...] = ()
    placed: Labels = field(default_factory=lambda: MappingProxyType({}))

    @property
    def title(self) -> Labels:
        """Its labels as lists show them, where things of its name may meet."""
        return self.placed or self.labels


@dataclass(frozen=True, slots=True)
class Facet:
    """Something that things can be told apart by.

    Attributes:
        name: Its name in addresses.
        labels: Its name for readers.
        values: Labels of its values by key, in the order they are listed in.
        addresses: Address in the graph of each value by key.
        in_search: Whether the search offers it, not only the lists.
        in_table: Whether it is a column of the lists' tables.
    """

    name: str
    labels: Labels
    values: Mapping[str, Labels]
    addresses: Mapping[str, str]
    in_search: bool = False
    in_table: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """Something that lists show of a thing besides its facets.

    Attributes:
        name: Its name in addresses and in downloads.
        labels: Its name for readers.
        references: Labels of those values that are addresses of things.
        is_long: Whether its values are sentences, for downloads rather than tables.
        is_quantity: Whether its values are amounts or counts, not codes.
        is_money: Whether its values are amounts of yen.
    """

    name: str
    labels: Labels
    references: Mapping[str, Labels]
    is_long: bool = False
    is_quantity: bool = False
    is_money: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of things.

    Attributes:
        slug: Its name in addresses, ``program-year``.
        iri: The class.
        labels: Its name for readers.
        definitions: What it is.
        total: How many things are of it.
    """

    slug: str
    iri: str
    labels: Labels
    definitions: Labels
    total: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """Everything that can be found, in the order of addresses.

    Attributes:
        items: The things.
        kinds: The classes by slug.
        facets: The facets by name, in the order they are shown in; ``kind`` is not
            among them.
        columns: The columns by name, in the order they are shown in.
        sources: Labels of properties that texts come from, by address.
    """

    items: tuple[Item, ...]
    kinds: Mapping[str, Kind]
    facets: Mapping[str, Facet]
    columns: Mapping[str, Column]
    sources: Mapping[str, Labels]
