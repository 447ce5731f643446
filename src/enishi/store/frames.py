"""What a worker and its caller say to each other over a pair of sockets.

A frame is one byte for its kind, four for the length of what follows (little-endian),
and that. The caller sends one ``QUERY``; the worker answers ``HEAD``, any number of
``DATA``, and ``END``, or ``LAST`` if the worker should be replaced; at any point it may
answer ``REFUSAL`` instead. ``DATA`` are the answer's bytes, ``END`` and ``LAST`` are
empty, everything else is JSON. A small answer is one write and one read.
"""

import json
import struct
from collections.abc import Mapping
from enum import IntEnum
from typing import NamedTuple, Protocol

from enishi.store import overruns, refusals
from enishi.store.media import AnswerKind, Format, formats_of
from enishi.store.protocol import DatasetChoice, FormatChoice, Request

HEADER = struct.Struct("<BI")
READ = 1 << 18


class FrameKind(IntEnum):
    """What a frame carries."""

    QUERY = 1
    HEAD = 2
    DATA = 3
    END = 4
    REFUSAL = 5
    READY = 6
    LAST = 7


class Frame(NamedTuple):
    """One message."""

    kind: FrameKind
    body: bytes


class Readable(Protocol):
    """The reading half of a socket."""

    def recv(self, size: int, /) -> bytes:
        """Return the next bytes, or nothing at the end."""


class FrameReader:
    """Cuts a stream of bytes into frames.

    Args:
        source: Where the bytes come from.
    """

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._buffer = bytearray()

    def waiting(self) -> bool:
        """Return whether a whole frame is here, so that reading cannot block."""
        if len(self._buffer) < HEADER.size:
            return False
        _, length = HEADER.unpack_from(self._buffer)
        return len(self._buffer) >= HEADER.size + int(length)

    def feed(self, received: bytes) -> None:
        """Take bytes that were read elsewhere."""
        self._buffer += received

    def holds_end(self) -> bool:
        """Return whether an answer is here to its end."""
        at, here = 0, len(self._buffer)
        while at + HEADER.size <= here:
            kind, length = HEADER.unpack_from(self._buffer, at)
            if kind == FrameKind.END:
                return True
            at += HEADER.size + length
        return False

    def bodies(self) -> list[bytes]:
        """Return what the frames carry that are here, all of them whole."""
        view, at, found = memoryview(self._buffer), 0, []
        while at < len(view):
            _, length = HEADER.unpack_from(view, at)
            at += HEADER.size + length
            found.append(bytes(view[at - length : at]))
        view.release()
        self._buffer.clear()
        return found

    def read(self) -> Frame:
        """Return the next frame.

        Raises:
            EOFError: If the other side is gone.
            TimeoutError: As the source says.
        """
        while not self.waiting():
            received = self._source.recv(READ)
            if not received:
                raise EOFError
            self._buffer += received
        kind, length = HEADER.unpack_from(self._buffer)
        end = HEADER.size + length
        body = bytes(memoryview(self._buffer)[HEADER.size : end])
        del self._buffer[:end]
        return Frame(FrameKind(kind), body)


def framed(kind: FrameKind, body: bytes) -> bytes:
    """Return the bytes of a frame."""
    return HEADER.pack(kind, len(body)) + body


def framed_json(kind: FrameKind, value: object) -> bytes:
    """Return the bytes of a frame that carries JSON."""
    return framed(kind, json.dumps(value, separators=(",", ":")).encode())


def framed_request(request: Request) -> bytes:
    """Return the bytes that ask a query."""
    formats = {
        kind.value: form.name
        for kind, form in request.formats.formats.items()
        if form is not None
    }
    graphs = request.graphs
    return framed_json(
        FrameKind.QUERY,
        [request.query, formats, graphs.default, graphs.named, request.base],
    )


def read_request(body: bytes) -> Request:
    """Read a query that was asked."""
    query, formats, default, named, base = json.loads(body)
    chosen = {
        kind: format_of(kind, formats[kind.value]) if kind.value in formats else None
        for kind in AnswerKind
    }
    choice = DatasetChoice(tuple(default), tuple(named))
    return Request(query, FormatChoice(chosen), choice, base)


def format_of(kind: AnswerKind, name: str) -> Format:
    """Return a format by its exact name."""
    return next(form for form in formats_of(kind) if form.name == name)


def framed_refusal(error: refusals.QueryRefusedError) -> bytes:
    """Return the bytes that carry a refusal."""
    return framed_json(FrameKind.REFUSAL, [type(error).__name__, error.details])


def read_refusal(body: bytes) -> refusals.QueryRefusedError:
    """Make the error anew that a worker raised."""
    name, details = json.loads(body)
    return refusal_named(name, details)


def refusal_named(
    name: str, details: Mapping[str, str | int]
) -> refusals.QueryRefusedError:
    """Return a refusal by the name of its class; an unknown one is a crash."""
    kind = getattr(overruns, name, None) or getattr(refusals, name, None)
    if not isinstance(kind, type) or not issubclass(kind, refusals.QueryRefusedError):
        return refusals.QueryCrashError()
    return kind(**details)
