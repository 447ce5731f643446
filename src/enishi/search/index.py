"""The full-text index: SQLite's FTS5 over tokens made here.

It is built in memory when the graph is opened, holds no text (only which token stands
where), and is never written again. A few connections, each with its own copy, serve
any number of threads.
"""

import contextlib
import queue
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from enishi.search.folding import fold
from enishi.search.item import Holdings, Item
from enishi.search.tokens import tokens

CONNECTIONS: Final = 4
"""Queries that are answered at once; further ones wait some milliseconds."""

SCHEMA: Final = (
    "CREATE VIRTUAL TABLE texts USING fts5("
    "label, names, words, context, content='', tokenize='ascii')"
)
# To the tokenizer, everything that is not ASCII belongs to a word.
INSERT: Final = (
    "INSERT INTO texts (rowid, label, names, words, context) VALUES (?, ?, ?, ?, ?)"
)
MATCH: Final = (
    "SELECT rowid, bm25(texts, 10.0, 6.0, 1.0, 0.2) FROM texts WHERE texts MATCH ?"
)
OWN: Final = "{label names words}"
"""The columns with what is said of a thing itself."""
NAMED: Final = "SELECT rowid FROM texts WHERE texts MATCH ?"
BETWEEN: Final = " • "
"""A token that no text has stands between texts: no phrase may reach over it."""


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that holds all terms.

    Attributes:
        place: Its place among the items.
        score: Okapi BM25 as FTS5 gives it: the lower, the better.
        by_name: Whether its names alone hold all terms.
    """

    place: int
    score: float
    by_name: bool


class FullTextIndex:
    """Where every token stands, for reading only, from any thread.

    Args:
        holdings: What can be found; things that words don't find are left out.
    """

    def __init__(self, holdings: Holdings) -> None:
        with contextlib.closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("PRAGMA temp_store = MEMORY")  # the disk may be full
            connection.execute(SCHEMA)
            connection.executemany(INSERT, _rows(holdings))
            connection.execute("INSERT INTO texts (texts) VALUES ('optimize')")
            connection.commit()
            connection.execute("VACUUM")
            self._image = connection.serialize()
        self._idle: queue.LifoQueue[sqlite3.Connection | None] = queue.LifoQueue()
        for _ in range(CONNECTIONS):
            self._idle.put(None)

    @property
    def size_bytes(self) -> int:
        """The size of one copy."""
        return len(self._image)

    def find(self, expression: str) -> list[Match]:
        """Return what an FTS5 expression finds, in the order of items."""
        with self._connection() as connection:
            named = connection.execute(NAMED, (f"{{label names}} : ({expression})",))
            by_name = {place for (place,) in named}
            return [
                Match(place, score, place in by_name)
                for place, score in connection.execute(MATCH, (expression,))
            ]

    def find_names(self, expression: str) -> list[int]:
        """Return the places of things whose names an FTS5 expression finds."""
        with self._connection() as connection:
            found = connection.execute(NAMED, (f"{{label names}} : ({expression})",))
            return [place for (place,) in found]

    @contextlib.contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        connection = self._idle.get()
        try:
            if connection is None:
                connection = sqlite3.connect(":memory:", check_same_thread=False)
                connection.deserialize(self._image)
                connection.execute("PRAGMA query_only = ON")
            yield connection
        finally:
            self._idle.put(connection)


def _rows(holdings: Holdings) -> Iterator[tuple[int, str, str, str, str]]:
    # Cities, fields, departments come again with every thing.
    cut = lru_cache(maxsize=1 << 14)(_cut)
    for place, item in enumerate(holdings.items):
        if item.is_searched:
            labels = item.labels.values() if item.is_named else ()
            yield (
                place,
                BETWEEN.join(map(_cut, labels)),
                BETWEEN.join(map(_cut, item.names)),
                BETWEEN.join(_cut(text.words) for text in item.texts),
                BETWEEN.join(map(cut, _context(item, holdings))),
            )


def _context(item: Item, holdings: Holdings) -> Iterator[str]:
    """Yield the names of what a thing stands in: its kind, owner, city, field, year."""
    yield from holdings.kinds[item.kind].labels.values()
    yield from item.owner.values()
    for name, keys in item.facets.items():
        for key in keys:
            yield from holdings.facets[name].values[key].values()


def _cut(text: str) -> str:
    return " ".join(tokens(fold(text)))
