"""Lists of all things of one class: narrowed by facets, sorted, in pages."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Final

from enishi.errors import NotFoundError
from enishi.search.filtering import (
    Choices,
    FacetOptions,
    facet_options,
    filtered,
    kind_facet,
    values_of,
)
from enishi.search.folding import fold
from enishi.search.item import Column, Facet, Holdings, Item, Kind, label_in

PAGE_SIZE: Final = 50
BY_NAME: Final = "name"

_NUMBER: Final = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_DIGITS: Final = re.compile(r"[0-9]+")

SortKey = tuple[bool, Decimal, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRequest:
    """What list a reader wants.

    Attributes:
        kind: Slug of the class.
        choices: The facets in force.
        sort: ``name``, a column or a facet; a hyphen before it turns the order round.
        page: 1-based number of the page.
        language: The reader's language, which names are sorted in.
    """

    kind: str
    choices: Choices = field(default_factory=lambda: MappingProxyType({}))
    sort: str = BY_NAME
    page: int = 1
    language: str = "ja"


@dataclass(frozen=True, slots=True)
class Listing:
    """A list.

    Attributes:
        kind: The class.
        items: All things of the list, in order.
        page: 1-based number of the page, moved to the last one if asked for more.
        sort: The order in force.
        facets: The facets that the class has, with what can be chosen.
        own_facets: Those facets themselves.
        telling_facets: Those in which the things differ, worth a column of a table.
        columns: The other columns that the class has.
    """

    kind: Kind
    items: tuple[Item, ...]
    page: int
    sort: str
    facets: tuple[FacetOptions, ...]
    own_facets: tuple[Facet, ...]
    telling_facets: tuple[Facet, ...]
    columns: tuple[Column, ...]

    @property
    def shown(self) -> tuple[Item, ...]:
        """The things of this page."""
        return self.items[(self.page - 1) * PAGE_SIZE : self.page * PAGE_SIZE]


def listing(holdings: Holdings, request: ListRequest) -> Listing:
    """Make a list.

    Raises:
        NotFoundError: If no thing is of that class.
    """
    kind = kind_named(holdings, request.kind)
    members = [item for item in holdings.items if kind.slug in item.kinds]
    facets = [
        facet
        for facet in (kind_facet(holdings), *holdings.facets.values())
        if any(values_of(item, facet.name) for item in members)
    ]
    if not _tells_apart(facets[0], members):
        del facets[0]  # all are of this class itself
    columns = tuple(
        column
        for column in holdings.columns.values()
        if any(column.name in item.columns for item in members)
    )
    items, sort = _sorted(filtered(members, request.choices), facets, columns, request)
    return Listing(
        kind=kind,
        items=tuple(items),
        page=min(max(1, request.page), max(1, -(-len(items) // PAGE_SIZE))),
        sort=sort,
        facets=facet_options(members, facets, request.choices),
        own_facets=tuple(facets),
        telling_facets=tuple(
            facet for facet in facets if facet.in_table and _tells_apart(facet, members)
        ),
        columns=columns,
    )


def kind_named(holdings: Holdings, slug: str) -> Kind:
    """Return a class by its slug.

    Raises:
        NotFoundError: If no thing is of that class.
    """
    if slug not in holdings.kinds:
        raise NotFoundError(
            f"there is no list of {slug!r}.", hint="/browse names all lists."
        )
    return holdings.kinds[slug]


def is_number(value: str) -> bool:
    """Whether a value is written as a number, so that it is sorted by its size."""
    return _NUMBER.fullmatch(value) is not None


def _tells_apart(facet: Facet, members: Iterable[Item]) -> bool:
    """Whether some members differ in a facet."""
    return len({values_of(item, facet.name) for item in members}) > 1


def _sorted(
    items: list[Item],
    facets: Iterable[Facet],
    columns: Iterable[Column],
    request: ListRequest,
) -> tuple[list[Item], str]:
    """Return things in the order asked for, and the order; an unknown one is by name.

    Things without a value come last either way; equals stand by name.
    """
    name = request.sort.removeprefix("-")
    turned = request.sort.startswith("-")
    by_name = sorted(items, key=lambda item: _name_key(item, request.language))
    words = _words_of(name, facets, columns, request.language)
    if words is None:
        return by_name[:: -1 if turned else 1], f"-{BY_NAME}" if turned else BY_NAME
    keyed = [(_key(words(item)), item) for item in by_name]
    with_value = [pair for pair in keyed if not pair[0][0]]
    with_value.sort(key=lambda pair: pair[0], reverse=turned)
    without = [pair for pair in keyed if pair[0][0]]
    return [item for _, item in with_value + without], f"-{name}" if turned else name


def _words_of(
    name: str, facets: Iterable[Facet], columns: Iterable[Column], language: str
) -> Callable[[Item], str] | None:
    """Return what tells the value of a facet or a column; None if there is neither."""
    for facet in facets:
        if facet.name == name:
            return partial(_facet_words, facet=facet, language=language)
    if any(column.name == name for column in columns):
        return lambda item: next(iter(item.columns.get(name, ())), "")
    return None


def _facet_words(item: Item, facet: Facet, language: str) -> str:
    keys = values_of(item, facet.name)
    return label_in(facet.values[keys[0]], language)[0] or keys[0] if keys else ""


def _name_key(item: Item, language: str) -> tuple[str, int, str]:
    # A thing without a name of its own stands at its place in its document.
    return _folded(label_in(item.labels, language)[0]), item.line, item.iri


@lru_cache(maxsize=1 << 15)
def _folded(name: str) -> str:
    """Fold a name; the same lists are asked for again and again."""
    return fold(name)


def _key(value: str) -> SortKey:
    """Return what a value is sorted by: numbers by size, before words."""
    if is_number(value):
        return False, Decimal(value), ""
    # Numbers within words are compared by size too: 2 before 10.
    padded = _DIGITS.sub(lambda digits: digits[0].zfill(12), value)
    return not value, Decimal("Infinity"), padded
