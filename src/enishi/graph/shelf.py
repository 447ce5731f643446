"""Page values kept for the next reader: the graph they were made from never changes."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Shelf(Generic[T]):
    """Keeps what was asked for last, from any thread.

    Args:
        capacity: How many values it keeps, at least 1.
    """

    def __init__(self, capacity: int) -> None:
        self._capacity = capacity
        self._kept: OrderedDict[str, T] = OrderedDict()
        self._being_made: dict[str, threading.Event] = {}
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, key: str) -> bool:
        return key in self._kept

    def get(self, key: str, make: Callable[[], T]) -> T:
        """Return the value kept under a key, or make and keep it.

        Who misses what another is making waits for it. What `make` raises is passed
        on, and nothing is kept; who waited then makes it itself, beside the others.
        """
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            made_elsewhere = self._being_made.get(key)
            if made_elsewhere is None:
                done = self._being_made[key] = threading.Event()
        if made_elsewhere is not None:
            made_elsewhere.wait()
            return self._found(key, make)
        try:
            return self._made(key, make)
        finally:
            with self._lock:
                del self._being_made[key]
            done.set()

    def _found(self, key: str, make: Callable[[], T]) -> T:
        with self._lock:
            if key in self._kept:
                return self._kept[key]
        return self._made(key, make)

    def _made(self, key: str, make: Callable[[], T]) -> T:
        made = make()
        with self._lock:
            self._kept[key] = made
            self._kept.move_to_end(key)
            while len(self._kept) > self._capacity:
                self._kept.popitem(last=False)
        return made
