"""The log's lines: plain text, or one JSON object each.

A line names what was asked for by its path alone: query texts, search words and
addresses of visitors stay out of the log.
"""

import contextlib
import json
import logging
import select
import sys
from datetime import UTC, datetime
from io import UnsupportedOperation
from typing import Final, TextIO

LINE: Final = "%(asctime)s %(levelname)s %(message)s"


class JsonLines(logging.Formatter):
    """Writes a record as one JSON object: time, level, message, and its facts."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        moment = datetime.fromtimestamp(record.created, UTC)
        line = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "message": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


class Unwaiting(logging.StreamHandler[TextIO]):
    """Writes records as long as somebody reads them; loses them rather than wait.

    A full pipe whose reader has stopped would stop all service, with the first line.

    Args:
        stream: Where to write.
    """

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        self._poll: select.poll | None = None
        with contextlib.suppress(UnsupportedOperation):  # what is no file never waits
            descriptor = stream.fileno()
            self._poll = select.poll()
            self._poll.register(descriptor, select.POLLOUT)
        self._lost = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, and before it how many were lost."""
        if self._poll is not None and not self._poll.poll(0):
            self._lost += 1
            return
        if self._lost:
            self.stream.write(f"Lines of this log that were lost: {self._lost}\n")
            self._lost = 0
        super().emit(record)


def log_as(form: str) -> None:
    """Send the log to standard error.

    Args:
        form: ``json`` for one object a line, else text.
    """
    # No line names any of these, and finding them out is half the cost of one.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = Unwaiting(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter(LINE))
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
