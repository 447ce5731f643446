"""The control socket between a pool and its holder: orders, answers, and patience."""

import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil

from enishi.store.holder import NUMBER, ORDER


class HolderGoneError(Exception):
    """The holder has died, or is silent; never leaves `enishi.store`."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a holder may be silent before it is given up.

    Time is counted in looks, not by the clock: a machine that stalls as a whole (its
    memory on disk, its lid closed) stalls the looking too, and that is one look.

    Attributes:
        seconds: Length of one look.
        looks: How many; at least as many as reading the graph anew would take.
    """

    seconds: float = 5.0
    looks: int = 6


class Control:
    """Our end of the control socket of a holder.

    Args:
        connection: The socket.
        patience: How long the holder may be silent.
        kill: Kills the holder.
    """

    def __init__(
        self, connection: socket.socket, patience: Patience, kill: Callable[[], None]
    ) -> None:
        self._connection = connection
        self._patience = patience
        self._looks = patience.looks
        self._kill = kill
        self._lock = threading.Lock()
        self._silent = False

    @property
    def silent(self) -> bool:
        """Whether an order has been waiting for its answer for longer than a look."""
        return self._silent

    def report(self) -> bytes:
        """Return what the holder says of the graph when it has read it.

        Raises:
            HolderGoneError: If it has died.
        """
        begun = time.monotonic()
        try:
            size = NUMBER.unpack(_exactly(self._connection, NUMBER.size))[0]
            body = _exactly(self._connection, size)
        except (EOFError, OSError) as error:
            raise HolderGoneError from error
        anew = ceil((time.monotonic() - begun) / self._patience.seconds)
        self._looks = max(self._looks, anew)
        self._connection.settimeout(self._patience.seconds)
        return body

    def order(
        self, letter: bytes, number: int = 0, descriptors: Sequence[int] = ()
    ) -> int:
        """Have something done, and return what the holder answers.

        Raises:
            HolderGoneError: If it has died, or is silent.
        """
        while not self._lock.acquire(timeout=self._patience.seconds):
            if self._silent:  # whoever waits for it already is enough
                raise HolderGoneError
        try:
            order = ORDER.pack(letter, number)
            socket.send_fds(self._connection, [order], descriptors)
            return int(NUMBER.unpack(self._answer())[0])
        except (EOFError, OSError) as error:
            raise HolderGoneError from error
        finally:
            self._lock.release()

    def close(self) -> None:
        """Hang up; the holder ends."""
        self._connection.close()

    def _answer(self) -> bytes:
        """Wait for an answer; kill the holder when patience is at its end.

        From outside nobody can tell a holder that is stuck from one that waits for
        memory, disk or processor, so only time decides. Killing it too early costs its
        answers and the reading of the graph; too late, no more than the reading again.
        """
        for _ in range(self._looks):
            try:
                answer = _exactly(self._connection, NUMBER.size)
            except TimeoutError:
                self._silent = True
            else:
                self._silent = False
                return answer
        self._kill()
        raise EOFError


def _exactly(connection: socket.socket, size: int) -> bytes:
    received = bytearray()
    while len(received) < size:
        more = connection.recv(size - len(received))
        if not more:
            raise EOFError
        received += more
    return bytes(received)
