"""Finding things by words, and saying why each was found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final

from enishi.catalog.library import Library
from enishi.search.filtering import (
    Choices,
    FacetOptions,
    facet_options,
    filtered,
    kind_facet,
)
from enishi.search.folding import fold
from enishi.search.gathering import gather
from enishi.search.highlighting import Segment, Span, excerpt, segments, spans
from enishi.search.index import OWN, FullTextIndex, Match
from enishi.search.item import Facet, Holdings, Item, Text
from enishi.search.romaji import romaji
from enishi.search.spelling import is_misheard, kana_words
from enishi.search.tokens import phrase, terms
from enishi.store.protocol import QueryService
from enishi.vocabulary.terms import ENISHI

PAGE_SIZE: Final = 20
EXCERPTS: Final = 2
"""Texts of a thing that are quoted with it, of those with what was looked for."""
FIRST_KINDS: Final = (
    "city",
    "region",
    "partner-city",
    "country",
    "city-network",
    "agreement",
    "policy-framework",
    "department",
)
"""Kinds that go before others that match as well."""
NUMBER: Final = str(ENISHI.programNumber)
LAST_KINDS: Final = ("cooperation-field", "program-year")
"""Kinds that repeat the names of others, and go after them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What a reader asks.

    Attributes:
        words: The words as typed.
        choices: The facets in force.
        page: 1-based number of the page.
    """

    words: str = ""
    choices: Choices = field(default_factory=lambda: MappingProxyType({}))
    page: int = 1


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a thing that hold what was looked for.

    Attributes:
        segments: The words, with the matches marked.
        source: Address of the property that says them; "" for a passage.
        span: For a passage, where the first match stands in the document.
    """

    segments: tuple[Segment, ...]
    source: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found.

    Attributes:
        item: The thing.
        other_name: The name it was found by, if its labels don't hold the words.
        excerpts: What it says that holds the words.
    """

    item: Item
    other_name: tuple[Segment, ...]
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One page of what was found.

    Attributes:
        terms: The words that were looked for, folded.
        total: How many things were found.
        page: 1-based number of this page, moved to the last one if asked for more.
        hits: The things of this page, the best first.
        facets: What can be chosen further.
        counts: If nothing was found: how many things each term alone would find.
    """

    terms: tuple[str, ...]
    total: int
    page: int
    hits: tuple[Hit, ...]
    facets: tuple[FacetOptions, ...]
    counts: Mapping[str, int]


class Search:
    """Everything that can be found in one graph; never changes, serves any thread.

    Args:
        holdings: What can be found.
    """

    def __init__(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self._facets = (kind_facet(holdings), *holdings.facets.values())

    @classmethod
    def of(cls, service: QueryService, library: Library) -> "Search":
        """Build the search of a graph.

        Raises:
            QueryError: If the graph does not answer.
        """
        return cls(gather(service, library))

    @cached_property
    def index(self) -> FullTextIndex:
        """Where every word stands; made when first asked for: most pages do without."""
        return FullTextIndex(self.holdings)

    @cached_property
    def _names(self) -> tuple[tuple[str, ...], ...]:
        return tuple(_folded_names(item) for item in self.holdings.items)

    @cached_property
    def _numbers(self) -> tuple[frozenset[str], ...]:
        return tuple(_numbers(item) for item in self.holdings.items)

    @property
    def facets(self) -> tuple[Facet, ...]:
        """The facets of the search, the kind first."""
        return tuple(facet for facet in self._facets if facet.in_search)

    def names(self, place: int) -> tuple[str, ...]:
        """Return the folded names of an item, its labels first."""
        return self._names[place]

    def find(self, inquiry: Inquiry) -> Finding:
        """Answer an inquiry; without any word in it, nothing is found."""
        words = terms(inquiry.words)
        ranked = self._ranked(words, inquiry.words)
        found = filtered(ranked, inquiry.choices)
        page = min(max(1, inquiry.page), max(1, -(-len(found) // PAGE_SIZE)))
        shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
        return Finding(
            terms=words,
            total=len(found),
            page=page,
            hits=tuple(_hit(item, words) for item in shown),
            facets=facet_options(ranked, self.facets, inquiry.choices),
            counts=MappingProxyType({} if ranked else self._counts(words)),
        )

    def _ranked(self, words: Sequence[str], typed: str) -> list[Item]:
        if not words:
            return []
        expressions = [expression(word) for word in words]
        all_of_them = " AND ".join(f"({one})" for one in expressions)
        itself = " OR ".join(f"{OWN} : ({one})" for one in expressions)
        # One of the words a thing must hold itself; others may name what it stands in:
        # 保育 横浜 finds the child care of Yokohama that does not say so.
        matches = self.index.find(f"({all_of_them}) AND ({itself})")
        if not matches:
            matches = self.index.find(all_of_them)
        items = self.holdings.items
        whole = fold(typed)
        wholes = frozenset(filter(None, (whole, romaji(whole))))
        kana = kana_words(typed)
        matches.sort(
            key=lambda match: (
                bool(kana) and is_misheard(kana, _all_words(items[match.place])),
                *self._rank(match, wholes),
                match.score,
            )
        )
        return [items[match.place] for match in matches]

    def _rank(self, match: Match, wholes: frozenset[str]) -> tuple[int, int]:
        """Return how near a match is: names before texts, texts before passages."""
        item = self.holdings.items[match.place]
        if not item.document and not wholes.isdisjoint(self._numbers[match.place]):
            return 0, 0
        if not match.by_name:
            return (4 if item.document else 3), 0
        names = self._names[match.place]
        order = (item.kind not in FIRST_KINDS) + (item.kind in LAST_KINDS)
        if item.kind in LAST_KINDS:
            return 2, order
        if not wholes.isdisjoint(names[: len(item.labels)]):
            return 0, order
        begins = any(name.startswith(tuple(wholes)) for name in names)
        return (1 if begins else 2), order

    def _counts(self, words: Sequence[str]) -> dict[str, int]:
        return {word: len(self.index.find(expression(word))) for word in words}


def expression(term: str) -> str:
    """Return the FTS5 query of one folded term, in kana also of its romaji in names."""
    spelt = romaji(term)
    if not spelt:
        return phrase(term)
    return f"{phrase(term)} OR {{label names}} : {phrase(spelt)}"


def chosen(arguments: Mapping[str, Iterable[str]], facets: Iterable[Facet]) -> Choices:
    """Return the choices that an address makes; unknown values are left out."""
    choices = {
        facet.name: frozenset(arguments.get(facet.name, ())) & facet.values.keys()
        for facet in facets
    }
    return MappingProxyType({name: keys for name, keys in choices.items() if keys})


def _numbers(item: Item) -> frozenset[str]:
    """Return what a thing is numbered by in its document."""
    found = (text for text in item.texts if text.source == NUMBER)
    return frozenset(fold(text.words) for text in found)


def _all_words(item: Item) -> Iterator[str]:
    yield from item.labels.values()
    yield from item.names
    yield from (text.words for text in item.texts)


def _folded_names(item: Item) -> tuple[str, ...]:
    own = item.labels.values() if item.is_named else ()
    return tuple(fold(name) for name in (*own, *item.names))


def _hit(item: Item, words: Sequence[str]) -> Hit:
    labelled = any(spans(label, words) for label in item.labels.values())
    return Hit(
        item=item,
        other_name=() if labelled else _other_name(item, words),
        excerpts=_excerpts(item, words),
    )


def _other_name(item: Item, words: Sequence[str]) -> tuple[Segment, ...]:
    for name in item.names:
        marked = spans(name, words)
        if marked:
            return segments(name, marked)
    return ()


def _excerpts(item: Item, words: Sequence[str]) -> tuple[Excerpt, ...]:
    found = []
    for text in item.texts:
        marked = spans(text.words, words)
        if marked:
            found.append(_excerpt(item, text, marked))
    return tuple(found[:EXCERPTS])


def _excerpt(item: Item, text: Text, marked: Sequence[Span]) -> Excerpt:
    first, last = marked[0]
    span = (text.start + first, text.start + last) if item.document else None
    return Excerpt(excerpt(text.words, marked), text.source, span)
