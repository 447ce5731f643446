"""Watching all connections in one thread, without asking each of them each time.

The loop of waitress asks every connection before every look whether it wants to read
or write. With many connections that is most of what a small answer costs, and the
answer is nearly always the same: so only those are asked that something has happened
to, and now and then, to be safe, all of them.
"""

import select
import time
from collections import deque
from typing import Any, Final

from waitress.wasyncore import readwrite

READING: Final = select.POLLIN | select.POLLPRI
LEAVING: Final = getattr(select, "POLLRDHUP", 0)
"""That the other side sends no more; only Linux tells."""

ALL_SECONDS: Final = 0.5


class Watch(dict[int, Any]):
    """What is watched, by descriptor; given to waitress as its map.

    Attributes:
        ending: Whether each connection ends with the answer that is being written.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ending = False
        self._poll = select.poll()
        self._flags: dict[int, int] = {}
        self._changed: deque[int] = deque()
        self._all_asked = 0.0

    def __setitem__(self, descriptor: int, watched: Any) -> None:  # noqa: ANN401 - as waitress has it
        """Watch something from now on."""
        super().__setitem__(descriptor, watched)
        self.changed(descriptor)

    def __delitem__(self, descriptor: int) -> None:
        """Stop watching something; its descriptor may be another's soon."""
        super().__delitem__(descriptor)
        if self._flags.pop(descriptor, None) is not None:
            self._poll.unregister(descriptor)

    def changed(self, descriptor: int) -> None:
        """Ask something anew what it wants; may be called by any thread."""
        self._changed.append(descriptor)

    def hears(self, descriptor: int) -> bool:
        """Return whether something is listened to; may be called by any thread."""
        return bool(self._flags.get(descriptor, 0) & READING)

    def turn(self, seconds: float) -> None:
        """Wait until something can be done, for so long at most, and do it."""
        self._ask()
        for descriptor, flags in self._poll.poll(1000 * seconds):
            watched = self.get(descriptor)
            if watched is not None:
                readwrite(watched, select.POLLHUP if flags & LEAVING else flags)
                self._changed.append(descriptor)

    def _ask(self) -> None:
        now = time.monotonic()
        if now - self._all_asked >= ALL_SECONDS:
            self._all_asked = now
            self._changed.extend(self)
        while self._changed:
            descriptor = self._changed.popleft()
            watched = self.get(descriptor)
            if watched is not None:
                self._want(descriptor, _wanted(watched))

    def _want(self, descriptor: int, flags: int) -> None:
        """Wait for some events; of whoever wants none, for its client to leave."""
        flags = flags or LEAVING
        if flags != self._flags.get(descriptor):
            self._poll.register(descriptor, flags)
            self._flags[descriptor] = flags


def _wanted(watched: Any) -> int:  # noqa: ANN401 - as waitress has it
    flags = READING if watched.readable() else 0
    if watched.writable() and not watched.accepting:
        flags |= select.POLLOUT
    return flags
