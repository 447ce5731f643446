"""The log's lines: plain text, or one JSON object each.

A line names what was asked for by its path alone: query texts, search words and
addresses of visitors stay out of the log.
"""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Final

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


def log_as(form: str) -> None:
    """Send the log to standard error.

    Args:
        form: ``json`` for one object a line, else text.
    """
    # No line names any of these, and finding them out is half the cost of one.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else logging.Formatter(LINE))
    logging.basicConfig(handlers=[handler], level=logging.INFO, force=True)
