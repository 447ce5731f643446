"""What was used last, up to a number of bytes."""

import sys
import threading
from collections import OrderedDict
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Keeper(Generic[Key, Value]):
    """Keeps values under keys; the one that was not used for longest goes first.

    Args:
        limit: Bytes of all of them together; 0 keeps none.
    """

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._lock = threading.Lock()
        self._kept: OrderedDict[Key, tuple[Value, int]] = OrderedDict()
        self._size = 0

    @property
    def size(self) -> int:
        """Bytes of what is kept."""
        return self._size

    def get(self, key: Key) -> Value | None:
        """Return the value under a key, if it is kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is None:
                return None
            self._kept.move_to_end(key)
        return found[0]

    def put(self, key: Key, value: Value, size: int) -> None:
        """Keep a value, if there is room for it at all.

        Args:
            key: Its own bytes count too: it may hold all that a visitor has sent.
            value: What to keep.
            size: Bytes of the value.
        """
        size += _weight(key)
        if size > self._limit:
            return
        with self._lock:
            _, before = self._kept.pop(key, (None, 0))
            self._kept[key] = value, size
            self._size += size - before
            while self._size > self._limit:
                _, (_, oldest) = self._kept.popitem(last=False)
                self._size -= oldest


def _weight(key: object) -> int:
    """Return the bytes of a key, about: of a text, or of a tuple with all it holds."""
    parts = sum(map(_weight, key)) if isinstance(key, tuple) else 0
    return sys.getsizeof(key) + parts
