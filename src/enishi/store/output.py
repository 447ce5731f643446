"""Where a worker's answer goes: counted, cut into blocks, sent."""

import os
import socket
import time
from dataclasses import dataclass

from enishi.store.frames import FrameKind, framed, framed_json
from enishi.store.media import Format
from enishi.store.overruns import AnswerTooLargeError

FIRST_BLOCK = 1 << 17
BLOCK = 1 << 18
PATIENCE_SECONDS = 1.0
"""How long rows wait for a block to be full before the reader gets to see them."""
ROW_MARKS = {"tsv": b"\n", "csv": b"\n", "xml": b"<result>", "json": b'}},{"'}
HEADER_ROWS = {"tsv": 1, "csv": 1, "json": -1}


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """What one query may use.

    Attributes:
        seconds: Wall-clock time that the caller waits for it, all in all; then the
            worker is killed.
        delivery_seconds: Wall-clock time until the caller has taken its last byte.
        cpu_seconds: Processor time.
        megabytes: Memory in MiB beyond the graph itself.
        rows: Rows of a table.
        bytes: Length of an answer.
    """

    seconds: float = 30.0
    delivery_seconds: float = 300.0
    cpu_seconds: float = 30.0
    megabytes: int = 192
    rows: int = 5_000_000
    bytes: int = 2 << 30


def workers_for(processors: int | None = None) -> int:
    """Return how many workers suit a machine.

    One more than processors, so that a query of unknown cost leaves one for the small
    ones; at least three, at most eight.

    Args:
        processors: Of the machine; by default those that this process may use.
    """
    if processors is None:
        processors = os.cpu_count() or 1
    return max(3, min(8, processors + 1))


class AnswerOutput:
    """Where the engine writes an answer: counted, cut into frames, sent.

    Nothing is sent before the first block is full or a moment has passed, so that what
    fails early fails with a status of its own, and a reader sees rows that come slowly.
    """

    def __init__(self, connection: socket.socket, limits: WorkerLimits) -> None:
        self._connection = connection
        self._limits = limits
        self._head = b""
        self._block = bytearray()
        self._room = FIRST_BLOCK
        self._written = 0
        self._rows = RowCount("")
        self._sent = time.monotonic()

    def begin(self, form: Format, kind: str) -> None:
        """Say what is coming."""
        self._head = framed_json(FrameKind.HEAD, [kind, form.name])
        self._rows = RowCount(form.name)

    def write(self, data: bytes) -> int:
        """Take the next bytes of the answer.

        Raises:
            AnswerTooLargeError: If the answer passes a limit.
        """
        self._written += len(data)
        if self._written > self._limits.bytes:
            raise AnswerTooLargeError(
                limit="bytes", limit_ja="バイト数", allowed=self._limits.bytes
            )
        if self._rows.after(data) > self._limits.rows:
            raise AnswerTooLargeError(
                limit="rows", limit_ja="行数", allowed=self._limits.rows
            )
        self._block += data
        waited = time.monotonic() - self._sent
        if len(self._block) >= self._room or waited >= PATIENCE_SECONDS:
            self._send(b"")
        return len(data)

    def flush(self) -> None:
        """Nothing: blocks are sent when they are full."""

    def end(self, *, retire: bool) -> None:
        """Send what is left and say that it was all.

        Args:
            retire: Whether this worker has grown and should be replaced.
        """
        self._send(framed(FrameKind.LAST if retire else FrameKind.END, b""))

    def _send(self, last: bytes) -> None:
        block = framed(FrameKind.DATA, bytes(self._block)) if self._block else b""
        self._connection.sendall(self._head + block + last)
        self._head = b""
        self._block.clear()
        self._room = BLOCK
        self._sent = time.monotonic()


class RowCount:
    """Counts the rows of a table in its bytes, as the engine writes them.

    Counting in the bytes costs next to nothing, while a call per row would cost more
    than the row. In JSON the border between two rows is counted: text cannot look
    like it, because text escapes its quotation marks.

    Args:
        name: The format's name; formats without rows count none.
    """

    def __init__(self, name: str) -> None:
        self._mark = ROW_MARKS.get(name, b"")
        self._rows = -HEADER_ROWS.get(name, 0)
        self._quotes_count = name == "csv"
        self._quoted = False
        self._tail = b""

    def after(self, data: bytes) -> int:
        """Return the number of rows that have ended after these bytes."""
        if self._quotes_count:
            self._rows += self._unquoted_lines(data)
        elif self._mark:
            joined = self._tail + data
            self._rows += joined.count(self._mark)
            self._tail = joined[len(joined) - len(self._mark) + 1 :]
        return self._rows

    def _unquoted_lines(self, data: bytes) -> int:
        lines = 0
        for position, part in enumerate(data.split(b'"')):
            if position:
                self._quoted = not self._quoted
            if not self._quoted:
                lines += part.count(self._mark)
        return lines
