"""An answer taken whole before any of it is given."""

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from typing import IO

from enishi.store.media import Format
from enishi.store.overruns import AnswerTooLargeError, NoRoomError

HELD_IN_MEMORY = 1 << 22
BLOCK = 1 << 16


class SpooledAnswer:
    """An answer that is here in full: in memory or, past 4 MiB, in a file.

    Args:
        write: Writes all of it to a file and returns its format. What it raises is
            raised here, and nothing is kept then.

    Raises:
        NoRoomError: If it can be put nowhere.
    """

    def __init__(self, write: Callable[[IO[bytes]], Format]) -> None:
        with contextlib.ExitStack() as opened:
            self._file = opened.enter_context(
                tempfile.SpooledTemporaryFile(max_size=HELD_IN_MEMORY)
            )
            try:
                self._form = write(self._file)
                self._length = self._file.tell()
                self._file.seek(0)
            except OSError as error:
                reason = error.strerror or type(error).__name__
                raise NoRoomError(reason=reason) from error
            opened.pop_all()

    def whole(self, most: int = 0) -> bytes:
        """Return all of it.

        Args:
            most: Bytes that it may have; 0 is no limit.

        Raises:
            AnswerTooLargeError: If it has more.
        """
        if most and self._length > most:
            self.close()
            raise AnswerTooLargeError(limit="bytes", limit_ja="バイト数", allowed=most)
        return b"".join(self)

    @property
    def form(self) -> Format:
        """The format of the bytes."""
        return self._form

    def __iter__(self) -> Iterator[bytes]:
        while not self._file.closed and (block := self._file.read(BLOCK)):
            yield block
        self.close()

    def close(self) -> None:
        """Free what the answer holds."""
        self._file.close()
