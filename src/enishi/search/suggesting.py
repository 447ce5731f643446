"""Completion: the things a reader may mean while still typing."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from enishi.search.finding import FIRST_KINDS, LAST_KINDS, Search
from enishi.search.folding import fold
from enishi.search.item import Item
from enishi.search.romaji import romaji
from enishi.search.tokens import LONGEST_QUERY, phrase

MOST: Final = 8
"""Suggestions at once."""

LOOKED_AT: Final = 400
"""Names that are compared at most; a longer beginning narrows them."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A thing that a reader may mean.

    Attributes:
        item: The thing.
        name: The name it was found by, as it is written.
    """

    item: Item
    name: str


class Suggester:
    """Completes names; never changes, serves any thread.

    Args:
        search: What can be found.
    """

    def __init__(self, search: Search) -> None:
        self._search = search
        self._items = search.holdings.items
        self._names = sorted(
            (name, place, number)
            for place, item in enumerate(self._items)
            if item.is_searched and item.is_named
            for number, name in enumerate(search.names(place))
        )

    def suggest(self, words: str, most: int = MOST) -> tuple[Suggestion, ...]:
        """Return things whose names begin with some words, then those that hold them.

        Args:
            words: What was typed so far, in any script; kana also find names in Latin
                letters.
            most: How many are wanted.
        """
        typed = fold(words[:LONGEST_QUERY])
        if not typed:
            return ()
        beginnings = tuple(filter(None, (typed, romaji(typed))))
        found: dict[int, int] = {}
        begun = {
            pair for beginning in beginnings for pair in self._beginning(beginning)
        }
        self._keep(found, sorted(begun, key=self._rank))
        if len(found) < most:
            self._keep(found, self._holding(beginnings))
        return tuple(
            Suggestion(self._items[place], self._written(place, number))
            for place, number in list(found.items())[:most]
        )

    def _beginning(self, beginning: str) -> Iterator[tuple[int, int]]:
        """Yield place and number of the names that begin so."""
        start = bisect_left(self._names, (beginning, -1, -1))
        for name, place, number in self._names[start : start + LOOKED_AT]:
            if not name.startswith(beginning):
                return
            yield place, number

    def _holding(self, words: Iterable[str]) -> list[tuple[int, int]]:
        places = {
            place
            for word in words
            for place in self._search.index.find_names(phrase(word))
            if self._items[place].is_named
        }
        # The label stands for whichever name holds the words.
        return sorted(((place, 0) for place in places), key=self._rank)

    def _rank(self, found: tuple[int, int]) -> tuple[bool, bool, bool, int, int]:
        place, number = found
        item, names = self._items[place], self._search.names(place)
        is_label = number < len(item.labels)
        return (
            item.kind in LAST_KINDS,
            not is_label,
            item.kind not in FIRST_KINDS,
            len(names[number]),
            place,
        )

    def _keep(self, found: dict[int, int], more: Iterable[tuple[int, int]]) -> None:
        for place, number in more:
            found.setdefault(place, number)

    def _written(self, place: int, number: int) -> str:
        item = self._items[place]
        return (*item.labels.values(), *item.names)[number]
