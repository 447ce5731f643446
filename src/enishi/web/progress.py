"""When connections last moved, by a clock that nobody sets."""

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from waitress.channel import HTTPChannel


class Seen(NamedTuple):
    """What was seen of a connection.

    Attributes:
        activity: The time of day of its last activity, as waitress notes it.
        moved: When that was new, as `time.monotonic` counts.
    """

    activity: float
    moved: float


class Progress:
    """When each connection last moved.

    Waitress notes the time of day, which jumps when the clock is set: every client
    would seem to have stalled, or none. So only its changes are looked at.
    """

    def __init__(self) -> None:
        self._seen: WeakKeyDictionary[HTTPChannel, Seen] = WeakKeyDictionary()

    def since(self, channel: "HTTPChannel", now: float) -> float:
        """Return when a connection last moved, as far as it was looked at.

        Args:
            channel: The connection.
            now: The present, as `time.monotonic` counts.
        """
        seen = self._seen.get(channel)
        if seen is None or seen.activity != channel.last_activity:
            seen = Seen(channel.last_activity, now)
            self._seen[channel] = seen
        return seen.moved
