"""Small answers kept for the next one who asks the same of the same graph.

The version of the graph is part of what is asked, so that nothing here is ever stale;
what belongs to an older version is never asked for again and falls out.
"""

import re
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from enishi.store.media import AnswerKind, Format
from enishi.store.protocol import Request

LARGEST = 1 << 17
"""Bytes of an answer that is kept; larger ones cost more to make than to ask for."""

OVERHEAD = 512
"""Bytes that an answer takes beside its own and its query's, about."""

CHANGING = re.compile(r"RAND|NOW|UUID|BNODE", re.IGNORECASE)
"""Functions with another value each time; anything that looks like one is enough."""

Key: TypeAlias = tuple[str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """A whole answer.

    Attributes:
        form: The format of its bytes.
        body: The bytes.
        version: Of the graph that it comes from.
    """

    form: Format
    body: bytes
    version: str

    @property
    def complete(self) -> bool:
        """Nothing can go wrong any more."""
        return True

    @property
    def length(self) -> int:
        """The number of bytes."""
        return len(self.body)

    def __iter__(self) -> Iterator[bytes]:
        yield self.body

    def close(self) -> None:
        """Nothing is held."""


class AnswerCache:
    """The answers that were asked for last, up to a number of bytes.

    Args:
        limit: Bytes of all of them together; 0 keeps none.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, KeptAnswer] = OrderedDict()
        self._size = 0

    @property
    def size(self) -> int:
        """Bytes of what is kept."""
        return self._size

    def get(self, version: str, request: Request) -> KeptAnswer | None:
        """Return the answer to a request over a version of the graph, if it is kept."""
        key = _key(version, request)
        with self._lock:
            answer = self._kept.get(key)
            if answer is not None:
                self._kept.move_to_end(key)
        return answer

    def put(self, request: Request, answer: KeptAnswer) -> None:
        """Keep an answer, unless the next one to the same request may differ."""
        weight = _size(request.query, answer)
        if weight > self._limit or CHANGING.search(request.query):
            return
        key = _key(answer.version, request)
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = answer
            self._size += weight
            while self._size > self._limit:
                (_, query, *_), oldest = self._kept.popitem(last=False)
                self._size -= _size(query, oldest)


def _key(version: str, request: Request) -> Key:
    forms = request.formats
    names = tuple(form.name if (form := forms[kind]) else "" for kind in AnswerKind)
    graphs = request.graphs
    return version, request.query, names, graphs.default, graphs.named, request.base


def _size(query: str, answer: KeptAnswer) -> int:
    return len(answer.body) + 2 * len(query) + OVERHEAD
