"""Tests of the log's lines."""

import contextlib
import io
import json
import logging
import os
import sys

from enishi.web.logs import JsonLines, Unwaiting


def record(message: str, **more: object) -> logging.LogRecord:
    """Return a record as a logger makes it."""
    made = logging.LogRecord("e", logging.INFO, "", 0, message, ("x",), None)
    vars(made).update(more)
    return made


def test_a_line_is_one_object_with_its_facts() -> None:
    """Japanese stays readable, a line break does not break the line."""
    text = JsonLines().format(record("川崎\n%s", facts={"status": 200}))
    line = json.loads(text)
    assert "\n" not in text
    assert "川崎" in text
    assert (line["message"], line["status"], line["level"]) == ("川崎\nx", 200, "info")
    assert line["time"].endswith("+00:00")


def test_an_error_brings_its_trace() -> None:
    """Where it came from is in the log, and in the log only."""
    try:
        int("odd")
    except ValueError:
        text = JsonLines().format(record("%s", exc_info=sys.exc_info()))
    assert "ValueError" in json.loads(text)["trace"]


def test_reader_that_has_stopped_stops_nobody() -> None:
    """What finds no room is lost, and the next line says how much."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    filled = 0
    with contextlib.suppress(BlockingIOError):
        while True:
            filled += os.write(writing, b"x" * 4096)
    os.set_blocking(writing, True)
    with os.fdopen(reading, "rb") as reader, os.fdopen(writing, "w") as stream:
        log = Unwaiting(stream)
        log.emit(logging.makeLogRecord({"msg": "nobody reads this"}))
        reader.read(filled)
        log.emit(logging.makeLogRecord({"msg": "somebody reads this"}))
        assert reader.readline() == b"Lines of this log that were lost: 1\n"
        assert reader.readline() == b"somebody reads this\n"


def test_what_is_no_file_is_written_to() -> None:
    """As in a notebook, where standard error is something else."""
    stream = io.StringIO()
    handler = Unwaiting(stream)
    handler.emit(logging.makeLogRecord({"msg": "told"}))
    assert stream.getvalue() == "told\n"
