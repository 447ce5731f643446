"""Small answers kept for the next one who asks the same of the same graph.

The version of the graph is part of what is asked, so that nothing here is ever stale;
what belongs to an older version is never asked for again and falls out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from enishi.store.answers import PoolAnswer
from enishi.store.keeping import Keeper
from enishi.store.media import AnswerKind, Format
from enishi.store.protocol import Request

LARGEST = 1 << 17
"""Bytes of an answer that is kept; larger ones cost more to make than to ask for."""

OVERHEAD = 512
"""Bytes that an answer takes beside its own and its question's, about."""

CHANGING = re.compile(r"RAND|NOW|UUID|BNODE|SERVICE|\\u", re.IGNORECASE)
"""Functions with another value each time, and calls of graphs that are not ours;
anything that looks like one is enough, and a code-point escape may spell one."""

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
        self._kept: Keeper[Key, KeptAnswer] = Keeper(limit)

    @property
    def size(self) -> int:
        """Bytes of what is kept."""
        return self._kept.size

    def get(self, version: str, request: Request) -> KeptAnswer | None:
        """Return the answer to a request over a version of the graph, if it is kept."""
        return self._kept.get(_key(version, request))

    def passed(self, request: Request, answer: PoolAnswer) -> PoolAnswer | KeptAnswer:
        """Return an answer; one that is whole and small is read, and kept."""
        if not answer.complete or (answer.length or 0) > LARGEST:
            return answer
        kept = KeptAnswer(answer.form, b"".join(answer), answer.version)
        self.put(request, kept)
        return kept

    def put(self, request: Request, answer: KeptAnswer) -> None:
        """Keep an answer, unless the next one to the same request may differ."""
        if not may_change(request.query):
            size = len(answer.body) + OVERHEAD
            self._kept.put(_key(answer.version, request), answer, size)


def may_change(query: str) -> bool:
    """Return whether the answer to a query may differ over the same graph."""
    return CHANGING.search(query) is not None


def _key(version: str, request: Request) -> Key:
    forms = request.formats
    names = tuple(form.name if (form := forms[kind]) else "" for kind in AnswerKind)
    graphs = request.graphs
    return version, request.query, names, graphs.default, graphs.named, request.base
